"""Finding a reception again by whatever the customer brings: a number, an order, a phone, a surname, a day."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.ending import end, void
from hall_assistant.cases.find import CaseLine, find, lines, open_of
from hall_assistant.cases.handover import offer
from tests.core.counter import Counter, Planned

PEOPLE = [
    # day and hour, surname, honorific, phone, order
    ("2025-12-28 16:00", "赵", "先生", "13900000001", ""),
    ("2026-03-11 10:00", "王", "女士", "13812345678", "GD20260311-7"),
    ("2026-03-12 09:50", "欧阳", "", "059112345678", "ＧＤ９９"),
    ("2026-03-12 11:20", "王", "先生", "13987655678", ""),
]


@pytest.fixture
def past(counter: Counter) -> list[CaseId]:
    """The four receptions above, oldest first."""
    cases = []
    for when, surname, honorific, phone, order in sorted(PEOPLE):
        counter.clock.move_to(when)
        case = counter.reception()
        desk.identify(counter.store, by=counter.wang, case=case, surname=surname, honorific=honorific, phone=phone)
        if order:
            desk.set_order(counter.store, by=counter.wang, case=case, number=order)
        cases.append(case)
    return cases


def ask(counter: Counter, words: str, *, limit: int = 50) -> list[CaseLine]:
    with counter.store.reading() as at:
        return find(at, words, year=2026, limit=limit)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        # the work order's number, as it was typed
        ("GD20260311-7", [1]),
        (" GD20260311-7 ", [1]),
        ("GD20260311", []),
        ("ＧＤ９９", [2]),
        # phone numbers, whole or the last four
        ("13812345678", [1]),
        ("138 1234 5678", [1]),
        ("138-1234-5678", [1]),
        ("+8613812345678", [1]),
        ("１３８１２３４５６７８", [1]),
        ("0591-12345678", [2]),
        ("5678", [3, 2, 1]),
        ("0001", [0]),
        ("345678", []),
        # surnames, with or without the way to call them
        ("王", [3, 1]),
        ("王女士", [3, 1]),
        ("欧阳先生", [2]),
        ("阳", []),
        ("李", []),
        # days
        ("2026-03-12", [3, 2]),
        ("2026/3/12", [3, 2]),
        ("2026年3月12日", [3, 2]),
        ("3月12日", [3, 2]),
        ("3月12", [3, 2]),
        ("03-12", [3, 2]),
        ("3.11", [1]),
        ("12月28日", []),
        ("2025-12-28", [0]),
        ("2026-13-45", []),
        # the front of a number, and its part from the day on
        ("YS03-260312", [3, 2]),
        ("ys03-260312-002", [3]),
        ("ys03-260312-0", [3, 2]),
        ("YS03-2603", []),
        ("YS04-260312", []),
        ("0312-002", [3]),
        ("0312-2", [3]),
        ("3-0312-002", [3]),
        ("03-0312-2", [3]),
        ("4-0312-002", []),
        ("260312-001", [2]),
        ("250312-001", []),
        ("1228-001", [0]),
        ("0312-003", []),
        # nothing to find
        ("", []),
        ("  \u3000 ", []),
        ("%", []),
        ("_", []),
        ("0312-00%", []),
        ("' OR 1=1 --", []),
        ("\ud800", []),
        ("王\ud800", []),
        ("\x00", []),
        ("王" * 100_000, []),
        ("3" * 100_000, []),
        ("😀", []),
    ],
)
def test_it_finds_what_was_meant_newest_first_and_nothing_else(
    counter: Counter, past: list[CaseId], words: str, found: list[int]
) -> None:
    assert [past.index(line.case) for line in ask(counter, words)] == found


def test_the_whole_number_finds_its_reception_however_it_is_written(counter: Counter, past: list[CaseId]) -> None:
    for case in past:
        number = counter.state(case).number
        for words in (number, number.lower(), number.replace("-", ""), number.replace("-", " "), f" {number} "):
            assert [line.case for line in ask(counter, words)] == [case]


def test_a_number_with_one_wrong_figure_finds_nothing(counter: Counter, past: list[CaseId]) -> None:
    number = counter.state(past[1]).number
    wrong = number[:-1] + ("0" if number[-1] != "0" else "1")
    assert ask(counter, wrong) == [] == ask(counter, wrong.replace("-", ""))


def test_a_line_shows_the_reception_as_it_stands(counter: Counter, past: list[CaseId]) -> None:
    end(counter.store, by=counter.wang, case=past[1], outcome=Outcome.ORDERED, sentence="立单了")
    (line,) = ask(counter, "GD20260311-7")
    state = counter.state(past[1])
    assert (line.number, line.state, line.outcome, line.sentence) == (state.number, "ended", Outcome.ORDERED, "立单了")
    assert (line.person.line, line.order_number, line.ended) == ("王女士 138****5678", "GD20260311-7", state.ended)
    assert (line.first_asked, line.handler, line.open_promises) == (counter.wang.staff, counter.wang.staff, 0)


def test_no_more_than_asked_for_come(counter: Counter, past: list[CaseId]) -> None:
    assert [past.index(line.case) for line in ask(counter, "5678", limit=2)] == [3, 2]


@pytest.mark.parametrize("words", ["YS03-260312", "0312-002", "5678", "王", "2026-03-12", "03-12", "GD1", "whatever"])
def test_every_way_of_finding_goes_through_an_index(counter: Counter, past: list[CaseId], words: str) -> None:
    with counter.store.reading() as plain:
        at = Planned(plain, counter.store.folder)
        find(at, words, year=2026)
        find(at, counter.state(past[0]).number, year=2026)
    assert at.plans and not at.scans


def test_ones_open_receptions_are_those_one_handles_or_is_asked_to_take(counter: Counter) -> None:
    mine, offered, other, gone = (
        counter.reception(by) for by in (counter.chen, counter.wang, counter.wang, counter.chen)
    )
    offer(counter.store, by=counter.wang, case=offered, to=counter.chen.staff)
    void(counter.store, by=counter.chen, case=gone)
    with counter.store.reading() as at:
        assert {line.case for line in open_of(at, counter.chen.staff)} == {mine, offered}
        assert {line.case for line in open_of(at, counter.wang.staff)} == {offered, other}
        assert len(lines(at, "1", (), order="subject", limit=3)) == 3


@pytest.mark.parametrize(
    "words", ["138 1234 5678", "138－1234－5678", "8613812345678", "＋86 13812345678", "（138）12345678"]
)
def test_a_number_is_found_in_every_form_in_which_it_may_be_taken_down(
    counter: Counter, past: list[CaseId], words: str
) -> None:
    assert [line.person.masked for line in ask(counter, words)] == ["138****5678"]
