"""What people type reaches the database as values, never as part of a question."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from hall_assistant.authoring.records import hall_cards
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk
from hall_assistant.cases.find import find, open_of
from hall_assistant.cases.find_words import find_words
from hall_assistant.cases.leg_list import waiting_legs
from hall_assistant.errors import StaffError
from hall_assistant.logbook.day import LogFilter, receptions
from hall_assistant.logbook.radars.page import receptions_behind
from hall_assistant.orders.records import closed_orders, open_orders
from hall_assistant.store.reading import Params, Reading
from hall_assistant.store.writing import Writing
from tests.core.cases.test_hostile_text import FIELDS
from tests.core.counter import Counter

MARK = "zqx"
TYPED = f"{MARK}') OR 1=1; DROP TABLE cases; --\" %_*"


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Every question and every writing, as SQL, from here on."""
    heard: list[str] = []

    def listen(kind: type, name: str) -> None:
        real = getattr(kind, name)

        def heard_first(self: object, sql: str, params: Params = ()) -> object:
            heard.append(sql)
            return real(self, sql, params)

        monkeypatch.setattr(kind, name, heard_first)

    for name in ("rows", "one"):
        listen(Reading, name)
    listen(Writing, "execute")
    yield heard
    assert heard
    assert not [sql for sql in heard if MARK in sql.lower()]


def test_no_field_puts_it_into_a_question(counter: Counter, asked: list[str]) -> None:
    for write, read, _form in FIELDS.values():
        case = counter.reception()
        with suppress(StaffError):
            write(counter, case, TYPED)
            read(counter, case)
    assert counter.store.verify().holds


def test_no_search_and_no_list_puts_it_into_a_question(counter: Counter, asked: list[str]) -> None:
    case = counter.reception()
    desk.identify(counter.store, by=counter.wang, case=case, surname="王")
    with counter.store.reading() as at:
        assert find(at, TYPED, year=2026) == []
        assert find_words(at, TYPED, topics={TYPED: TYPED}) == []
        assert open_of(at, TYPED) == []
        assert waiting_legs(at, handler=TYPED) == []
        assert open_orders(at, holder=TYPED) == closed_orders(at, holder=TYPED) == []
        assert receptions_behind(at, [CaseId(TYPED)], by=counter.zhou) == []
        assert hall_cards(at, source=TYPED) == hall_cards(at, topic=TYPED) == []
        for name in ("first", "handler", "first_asked", "state", "counter"):
            assert receptions(at, LogFilter(**{"first": "", "last": "9", name: TYPED})) == []
        assert receptions(at, LogFilter("", "9", topics=(TYPED,))) == []


def test_no_sign_stands_for_any(counter: Counter) -> None:
    case = counter.reception()
    desk.identify(counter.store, by=counter.wang, case=case, surname="王", phone="13800005678")
    desk.set_order(counter.store, by=counter.wang, case=case, number="GD0001")
    with counter.store.reading() as at:
        for typed in ("%", "_", "%%", "*", "?", "'", '"', "\\", "%-%", "____", "[a-z]", "GD000_", "GD%", "\x00"):
            assert find(at, typed, year=2026) == find_words(at, typed, topics={}) == [], typed
        assert [line.case for line in find(at, "GD0001", year=2026)] == [case]
