"""The identity vault: it recognises a customer, and holds no full number anywhere."""

from __future__ import annotations

from contextlib import closing

import pytest

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.desk import identify
from hall_assistant.cases.ending import undo
from hall_assistant.clock import MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.privacy.identity import NOBODY, digits_of, matching, remember, shown
from hall_assistant.store import database
from tests.core.counter import KEY, Counter

NUMBER = "13812345678"


def _identified(counter: Counter, **who: str) -> CaseId:
    case = counter.reception()
    identify(counter.store, by=counter.wang, case=case, **who)
    return case


def _dump(counter: Counter) -> bytes:
    """Everything in the opened database, decrypted: each value of each row of each table, and the schema."""
    counter.store.settle()
    with closing(database.connect(counter.store.file, KEY, read_only=True)) as at:
        tables = [row[0] for row in at.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        values = [value for table in tables for row in at.execute(f'SELECT * FROM "{table}"') for value in tuple(row)]
    assert len(tables) > 10
    return b"\n".join(value if isinstance(value, bytes) else str(value).encode() for value in values)


def test_a_customer_is_shown_by_name_and_masked_number(counter: Counter) -> None:
    case = _identified(counter, surname="王", honorific="女士", phone="138 1234 5678")
    with counter.store.reading() as at:
        person = shown(at, counter.state(case).person)
    assert (person.called, person.line) == ("王女士", "王女士 138****5678")


def test_the_opened_database_holds_no_full_number_and_no_name_outside_sealed_boxes(counter: Counter) -> None:
    _identified(counter, surname="慕容", honorific="先生", phone=NUMBER)
    everything = _dump(counter)
    assert b"8003" in everything, "the dump must show what is not sealed"
    assert NUMBER.encode() not in everything
    assert NUMBER[3:].encode() not in everything
    assert "慕容".encode() not in everything


def test_the_sealed_words_of_a_case_do_not_carry_the_number_either(counter: Counter) -> None:
    case = _identified(counter, surname="慕容", phone=NUMBER)
    said = "".join(str(fact.open) + str(fact.sealed) for fact in counter.facts(case))
    assert NUMBER not in said
    assert "慕容" not in said


def test_a_customer_is_found_again_by_number_by_tail_and_by_surname(counter: Counter) -> None:
    case = _identified(counter, surname="王", phone=NUMBER)
    person = counter.state(case).person
    with counter.store.reading() as at:
        for kind, text in (("number", NUMBER), ("tail", "5678"), ("surname", "王")):
            assert matching(at, kind, text) == [person]
        for kind, text in (("number", "13812345679"), ("tail", "1234"), ("surname", "玉"), ("number", "5678")):
            assert matching(at, kind, text) == []


def test_the_same_number_in_another_form_is_the_same_match(counter: Counter) -> None:
    first = counter.state(_identified(counter, phone="+86 138-1234-5678")).person
    second = counter.state(_identified(counter, phone="１３８１２３４５６７８")).person
    with counter.store.reading() as at:
        assert set(matching(at, "number", digits_of(NUMBER))) == {first, second}


def test_matches_are_keyed_so_that_another_hall_gives_another_digest(counter: Counter) -> None:
    _identified(counter, phone=NUMBER)
    with counter.store.write() as w:
        digests = [row["digest"] for row in w.rows("SELECT digest FROM person_match ORDER BY digest")]
        w.execute("DELETE FROM local WHERE key = 'match.key'")
        remember(w, surname="", honorific="", phone=NUMBER)
        again = [row["digest"] for row in w.rows("SELECT digest FROM person_match ORDER BY digest")]
    assert len(again) == 2 * len(digests)
    assert len(set(again)) == len(again)


def test_with_the_persons_row_gone_they_are_nobody_and_the_case_still_counts(counter: Counter) -> None:
    case = _identified(counter, surname="王", phone=NUMBER)
    with counter.store.write() as w:
        w.execute("DELETE FROM persons")
    with counter.store.reading() as at:
        assert shown(at, counter.state(case).person) == NOBODY
        assert shown(at, None) == NOBODY
    assert counter.count("cases") == 1
    assert NOBODY.called == "您"


@pytest.mark.parametrize("surname", ["<b>", "{{x}}", "';DROP TABLE x;--", "𠮷", "🙂"])
def test_a_surname_is_kept_as_typed(counter: Counter, surname: str) -> None:
    case = _identified(counter, surname=surname)
    with counter.store.reading() as at:
        assert shown(at, counter.state(case).person).surname == surname


def test_a_mark_that_would_turn_a_line_round_is_no_part_of_a_surname(counter: Counter) -> None:
    case = _identified(counter, surname="\u202e王")
    with counter.store.reading() as at:
        assert shown(at, counter.state(case).person).surname == "王"


@pytest.mark.parametrize(
    ("who", "code"),
    [
        ({"phone": "138"}, "phone.form"),
        ({"surname": "王" * 21}, "text.too_long"),
        ({"surname": "\ud800"}, "text.broken"),
        ({"phone": "\udfff1234"}, "phone.form"),
        ({"surname": "王", "honorific": "\ud800"}, "text.broken"),
    ],
)
def test_what_cannot_be_kept_is_refused_and_nobody_is_in_the_vault(
    counter: Counter, who: dict[str, str], code: str
) -> None:
    case = counter.reception()
    with pytest.raises(StaffError) as told:
        identify(counter.store, by=counter.wang, case=case, **who)
    assert told.value.code == code
    assert counter.count("persons") == 0


def test_with_the_persons_key_destroyed_they_are_nobody(counter: Counter) -> None:
    case = _identified(counter, surname="王", phone=NUMBER)
    person = counter.state(case).person
    with counter.store.write() as w:
        w.execute("UPDATE persons SET key = NULL WHERE person = ?", (person,))
    with counter.store.reading() as at:
        assert shown(at, person) == NOBODY


def test_naming_somebody_again_leaves_no_row_behind_once_it_cannot_be_taken_back(counter: Counter) -> None:
    case = _identified(counter, surname="王", phone=NUMBER)
    identify(counter.store, by=counter.wang, case=case, surname="汪", phone=NUMBER)
    undo(counter.store, by=counter.wang, case=case)
    with counter.store.reading() as at:
        assert shown(at, counter.state(case).person).surname == "王"
    for surname in ("汪", "黄"):
        counter.clock.advance(2 * MINUTE)
        identify(counter.store, by=counter.wang, case=case, surname=surname, phone=NUMBER)
    assert counter.count("persons") == 1
    with counter.store.reading() as at:
        assert matching(at, "surname", "王") == matching(at, "surname", "汪") == []
        assert matching(at, "number", NUMBER) == [counter.state(case).person]


def test_a_number_that_comes_later_keeps_the_name_and_a_name_the_number(counter: Counter) -> None:
    case, by = counter.reception(), counter.wang
    identify(counter.store, by=by, case=case, surname="欧阳", honorific="女士")
    identify(counter.store, by=by, case=case, phone="13800001234")
    with counter.store.reading() as at:
        person = counter.state(case).person
        assert shown(at, person).line == "欧阳女士 138****1234"
    identify(counter.store, by=by, case=case, surname="王")
    with counter.store.reading() as at:
        person = counter.state(case).person
        assert shown(at, person).line == "王女士 138****1234"
        assert person in matching(at, "number", "13800001234") and person in matching(at, "surname", "王")
        assert person not in matching(at, "surname", "欧阳")
