"""The words index follows the facts in idle moments, equals a rebuild, and gives back what was forgotten at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.cases import desk
from hall_assistant.clock import SetClock
from hall_assistant.store import database
from hall_assistant.store.driver import Connection
from hall_assistant.store.facts import Json
from hall_assistant.store.holding import Term, holding, waiting
from hall_assistant.store.store import Store
from tests.core.counter import KEY, PLACE, Counter
from tests.core.store.pages import all_pages

RARE = "麒麟鼙鼓"
OPENED: dict[str, Json] = {
    "mode": "live",
    "day": "2026-03-12",
    "counter": "03",
    "flow": "eight_steps",
    "first_asked": "s",
}


def held(counter: Counter, *pieces: str) -> list[str]:
    with counter.store.reading() as at:
        return list(holding(at, [Term(pieces=pieces)]))


def late(counter: Counter) -> list[str]:
    with counter.store.reading() as at:
        return waiting(at, 100)


def test_a_fact_marks_its_subject_once_and_an_idle_moment_brings_it_up(counter: Counter) -> None:
    case = counter.reception(words=RARE)
    desk.note(counter.store, by=counter.wang, case=case, text="再记一句")
    assert late(counter) == [case] and held(counter, "麒麟") == []
    assert counter.store.settle() is False
    assert late(counter) == [] and held(counter, "麒麟", "鼙鼓") == [case]
    assert held(counter, "再记") == [case] and held(counter, "麒鼓") == []


def test_what_is_typed_after_the_index_followed_marks_again(counter: Counter) -> None:
    case = counter.reception()
    counter.store.settle()
    desk.note(counter.store, by=counter.wang, case=case, text=RARE)
    assert late(counter) == [case]
    counter.store.settle()
    assert held(counter, "麒麟") == [case]


def test_a_large_backlog_is_followed_bit_by_bit(counter: Counter) -> None:
    for _ in range(50):
        counter.reception()
    assert counter.store.settle() is True
    assert len(late(counter)) == 10
    assert counter.store.settle() is False
    assert late(counter) == []


def test_a_backlog_survives_a_stop_and_another_program_may_follow(counter: Counter) -> None:
    case = counter.reception(words=RARE)
    counter.store.settle()
    desk.note(counter.store, by=counter.wang, case=case, text="晚到的")
    other = Store.open(counter.store.folder, KEY, clock=counter.clock, models=MODELS, place=PLACE)
    other.follow()
    other.close()
    assert late(counter) == [] and held(counter, "晚到") == [case]
    desk.note(counter.store, by=counter.wang, case=case, text="又一句")
    assert late(counter) == [case]


def test_the_newest_come_first_across_blocks(counter: Counter) -> None:
    with counter.store.write() as w:
        for number in range(700):
            subject = f"case:{number:016x}"
            w.append(subject, "case.opened", by="s", open={**OPENED, "number": f"N{number}", "started": number})
            w.append(
                subject, "case.noted", by="s", open={"kind": "note"}, sealed={"text": RARE if number % 7 else "别"}
            )
    counter.store.follow()
    assert held(counter, "麒麟") == [f"case:{number:016x}" for number in reversed(range(700)) if number % 7]


def test_a_failed_part_leaves_no_mark_behind(counter: Counter) -> None:
    case = counter.reception()
    counter.store.settle()
    with counter.store.write(), pytest.raises(RuntimeError), counter.store.write() as inner:
        desk.note(counter.store, by=counter.wang, case=case, text=RARE)
        assert inner.one("SELECT 1 FROM word_marks") is not None
        raise RuntimeError
    counter.store.settle()
    assert held(counter, "麒麟") == [] and counter.store.rebuild().equal


@pytest.fixture
def raw(counter: Counter) -> Iterator[Connection]:
    at = database.connect(counter.store.file, KEY)
    yield at
    at.close()


def test_a_rebuild_mends_the_index_and_names_whose_words_were_wrong(counter: Counter, raw: Connection) -> None:
    first = counter.reception(words=RARE)
    counter.store.settle()
    second = counter.reception(words=RARE)
    counter.store.settle()
    raw.execute("UPDATE word_pieces SET places = x'01' WHERE piece = '麒麟'")
    raw.execute("INSERT INTO word_pieces VALUES (0, '没有', x'02')")
    raw.execute("INSERT INTO word_pieces VALUES (9, '没有', x'02')")
    report = counter.store.rebuild()
    assert not report.equal
    assert {one.table for one in report.differences} == {"word_pieces"}
    assert {one.subject for one in report.differences} == {second, "9·2"}
    assert counter.store.rebuild().equal and set(held(counter, "麒麟")) == {second, first}


def test_a_hall_without_an_index_gets_one_by_a_rebuild(counter: Counter, raw: Connection) -> None:
    case = counter.reception(words=RARE)
    counter.store.settle()
    for table in ("case_texts", "word_places", "word_pieces", "word_marks"):
        raw.execute(f"DELETE FROM {table}")
    assert held(counter, "麒麟") == []
    assert not counter.store.rebuild().equal
    assert held(counter, "麒麟") == [case] and counter.store.rebuild().equal


def test_forgetting_leaves_no_byte_of_the_words_on_any_page(counter: Counter) -> None:
    """Every page of the file and of its log, decrypted by hand: freed rows and free pages too."""
    case, other = counter.reception(words=f"{RARE}，卡停了" + "饕餮" * 3_000), counter.reception(words="饕餮也来了")
    desk.note(counter.store, by=counter.wang, case=case, text="貔貅第一次写的")
    counter.store.settle()
    noted = counter.facts(case)[-1]
    from hall_assistant.cases.ending import correct

    correct(
        counter.store, by=counter.wang, case=case, chain=noted.chain, seq=noted.seq, field="text", value="狻猊改过的"
    )
    counter.store.settle()
    assert "麒麟".encode() in all_pages(counter.store) and held(counter, "狻猊") == [case]
    with counter.store.write() as w:
        w.forget(case)
    assert held(counter, "麒麟") == held(counter, "狻猊") == [] and held(counter, "饕餮") == [other]
    with counter.store.reading() as at:
        assert at.rows("SELECT * FROM case_texts WHERE subject = ?", (case,)) == []
    counter.store.settle()
    left = all_pages(counter.store)
    for gone in ("麒麟", "麒", "鼙鼓", "貔貅", "狻猊", "卡停"):
        assert gone.encode() not in left, gone
    assert "饕餮也来了".encode() in left
    assert counter.store.rebuild().equal and counter.store.verify().holds


def test_what_was_still_waiting_is_forgotten_too(counter: Counter) -> None:
    case = counter.reception(words=RARE)
    with counter.store.write() as w:
        w.forget(case)
    assert late(counter) == []
    counter.store.settle()
    assert "麒麟".encode() not in all_pages(counter.store)


def test_a_locked_file_puts_the_index_off_and_troubles_nobody(
    counter: Counter, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = counter.reception(words=RARE)
    other = database.connect(counter.store.file, KEY)
    other.execute("BEGIN IMMEDIATE")
    counter.store._at.execute("PRAGMA busy_timeout = 10")
    assert counter.store.settle() is False
    other.execute("ROLLBACK")
    other.close()
    assert late(counter) == [case]
    desk.note(counter.store, by=counter.wang, case=case, text="再来")
    counter.store.settle()
    assert held(counter, "麒麟") == [case]


def test_a_copy_without_a_clock_of_its_own_is_as_found(tmp_path: Path) -> None:
    """An empty store has nothing to follow."""
    store = Store.open(tmp_path, KEY, clock=SetClock.at("2026-03-12 09:50"), models=MODELS, place=PLACE)
    store.follow()
    with store.reading() as at:
        assert list(holding(at, [Term(pieces=("麒麟",))])) == [] == list(holding(at, []))
    assert store.rebuild().equal
    store.close()
