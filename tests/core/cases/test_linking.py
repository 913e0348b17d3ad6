"""Receptions of the same matter: linked both ways and back, and a repeat that never resets a clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from hall_assistant.casefile.case_rows import rows_of
from hall_assistant.casefile.clocks import Clock
from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.parts.linked import first_counts
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, linking
from hall_assistant.cases.ending import end, void
from hall_assistant.clock import DAY, HOUR
from hall_assistant.deadlines import desk as clocks
from hall_assistant.deadlines.why import why
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.timeline import timeline
from hall_assistant.people.values import Actor
from tests.core.counter import Counter


@dataclass
class Matter:
    """A matter that came up, and came up again two days later."""

    counter: Counter
    library: Library
    first: CaseId
    again: CaseId

    def link(self, case: CaseId | None = None, other: CaseId | None = None, *, by: Actor | None = None) -> None:
        linking.link(
            self.counter.store,
            by=by or self.counter.wang,
            case=case or self.again,
            other=other or self.first,
            rules=self.library.later("deadlines"),
            law=self.library.law,
        )

    def unlink(self) -> None:
        linking.unlink(self.counter.store, by=self.counter.chen, case=self.first, other=self.again)

    def start(self, case: CaseId, rule: str, *, told: int | None = None, ago: int = 0) -> None:
        clocks.start(
            self.counter.store,
            by=self.counter.wang,
            case=case,
            rule=self.library.later("deadlines")[rule],
            law=self.library.law,
            started=self.counter.clock.now() - ago,
            told=told,
        )

    def clock(self, case: CaseId | None = None) -> Clock:
        (found,) = self.counter.state(case or self.again).clocks
        return found


@pytest.fixture
def matter(counter: Counter, shipped: Library) -> Matter:
    first = counter.reception(words="宽带断了")
    counter.clock.advance(2 * DAY)
    return Matter(counter, shipped, first, counter.reception(counter.chen, words="宽带还是断的"))


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(StaffError) as error:
        act()
    return error.value.code


def test_a_link_stands_on_both_and_the_later_one_repeats_whichever_was_named_first(matter: Matter) -> None:
    counter = matter.counter
    matter.link(matter.first, matter.again)
    first, again = counter.state(matter.first), counter.state(matter.again)
    assert [(one.other, one.number, one.repeat) for one in again.links] == [(matter.first, first.number, True)]
    assert [(one.other, one.number, one.repeat) for one in first.links] == [(matter.again, again.number, False)]
    assert again.first_registered == first.started < again.started
    assert (first.first_asked, again.first_asked) == (counter.wang.staff, counter.chen.staff)


def test_taken_back_both_are_as_if_it_had_never_been(matter: Matter) -> None:
    counter = matter.counter
    matter.start(matter.again, "house_reply")
    before = (counter.state(matter.first), counter.state(matter.again))
    matter.link()
    assert counter.state(matter.again) != before[1]
    matter.unlink()
    assert (counter.state(matter.first), counter.state(matter.again)) == before
    assert counter.kinds(matter.again)[-2:] == ["case.linked", "case.unlinked"]
    assert refused(matter.unlink) == "link.unknown"
    matter.link()
    assert counter.state(matter.again).links


def test_the_repeats_clock_counts_from_the_first_registration(matter: Matter) -> None:
    counter = matter.counter
    matter.start(matter.again, "reply_15")
    own = matter.clock()
    matter.link()
    shown, first = matter.clock(), counter.state(matter.first)
    assert (shown.start, shown.since) == (first.started, first.number)
    assert shown.due == own.due - 2 * DAY
    assert all(one < shown.due for one in shown.warnings)
    assert first.number in why(shown, 480).begins
    with counter.store.reading() as at:
        row = at.one("SELECT due FROM clocks WHERE subject = ?", (matter.again,))
        assert row is not None and row["due"] == shown.due


def test_a_clock_that_runs_there_lends_its_own_due_hour(matter: Matter) -> None:
    """The hall may have had another figure then; what was decided stands."""
    matter.start(matter.first, "house_reply", ago=2 * DAY)
    matter.start(matter.again, "house_reply")
    matter.link()
    assert matter.clock().due == matter.clock(matter.first).due


def test_a_clock_started_after_the_link_counts_from_there_too_until_it_is_taken_back(matter: Matter) -> None:
    matter.link()
    matter.start(matter.again, "reply_15")
    linked = matter.clock()
    assert linked.start == matter.counter.state(matter.first).started
    matter.unlink()
    assert matter.clock().due == linked.due + 2 * DAY


def test_what_was_met_there_what_was_told_and_what_is_the_customers_is_left_alone(matter: Matter) -> None:
    counter = matter.counter
    matter.start(matter.first, "house_reply", ago=2 * DAY)
    clocks.meet(counter.store, by=counter.wang, case=matter.first, clock="C1")
    for rule in ("house_reply", "appeal_window"):
        matter.start(matter.again, rule)
    matter.start(matter.again, "port_code", told=counter.clock.now() + HOUR)
    before = counter.state(matter.again).clocks
    matter.link()
    assert counter.state(matter.again).clocks == before


def test_a_third_time_still_counts_from_the_first(matter: Matter) -> None:
    counter = matter.counter
    matter.link()
    counter.clock.advance(DAY)
    third = counter.reception()
    matter.start(third, "reply_15")
    matter.link(third, matter.again)
    assert matter.clock(third).start == counter.state(matter.first).started == counter.state(third).first_registered


def test_ended_ones_are_linked_voided_and_unknown_ones_and_itself_are_not(matter: Matter) -> None:
    counter = matter.counter
    end(counter.store, by=counter.wang, case=matter.first, outcome=Outcome.LEFT, sentence="走了")
    matter.link()
    assert refused(matter.link) == "link.known"
    assert refused(lambda: matter.link(matter.again, matter.again)) == "link.self"
    assert refused(lambda: matter.link(matter.again, CaseId("case:0000000000000000"))) == "case.unknown"
    voided = counter.reception()
    void(counter.store, by=counter.wang, case=voided)
    assert refused(lambda: matter.link(matter.again, voided)) == "case.voided"


def test_one_that_was_only_begun_becomes_a_record_by_its_link(matter: Matter) -> None:
    counter = matter.counter
    begun, _ = desk.begin(counter.store, by=counter.wang)
    matter.link(begun, matter.first)
    assert counter.kinds(begun) == ["case.opened", "case.linked"]


def test_damaged_entries_of_a_link_are_passed_over() -> None:
    good = {"of": "a", "clock": "C1", "start": 1, "due": 2, "warnings": [1, "x", None]}
    found = first_counts([good, {"start": "x", "due": 2}, None, 7, {}], "case:1")
    assert [(of, name, count.due, count.warnings) for of, name, count in found] == [("a", "C1", 2, (1,))]
    assert first_counts("x") == []


def test_rows_and_timeline_say_what_the_facts_say(matter: Matter) -> None:
    counter = matter.counter
    matter.link()
    matter.unlink()
    with counter.store.reading() as at:
        for case in (matter.first, matter.again):
            facts = at.facts(case)
            assert fold(case, facts) == counter.state(case)
            assert rows_of(case, facts)["heard"] == []
            lines = [one.text for one in timeline(at, case, matter.library)]
            assert any("同一件" in line for line in lines)
