"""Any day at the counter: random acts by three people under a moving clock never break what must always hold."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from hall_assistant.casefile.amending import CORRECTABLE
from hall_assistant.casefile.case_rows import rows_of
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk
from hall_assistant.cases.ending import correct, end, undo, void
from hall_assistant.cases.handover import accept, decline, offer, offer_all
from hall_assistant.cases.writeup import WriteUp, write_up
from hall_assistant.clock import DAY, HOUR, MINUTE, SECOND, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import keep, promise, renew
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.store import Reading
from tests.core.counter import START, Counter, open_counter

WHO = st.integers(0, 2)
WHICH = st.integers(0, 1)
HOURS = st.sampled_from([-HOUR, 1, HOUR, 3 * HOUR, DAY])
VALUES: list[Json] = ["改", "", "ordered", "solved", "乱", 0, True, None]


def kept(reading: Reading, table: str, case: CaseId) -> list[dict[str, object]]:
    """A reception's read rows; promises in the order they were given."""
    order = " ORDER BY CAST(substr(promise, 2) AS INTEGER)" if table == "promises" else ""
    return [dict(row) for row in reading.rows(f"SELECT * FROM {table} WHERE subject = ?{order}", (case,))]


class AnyDay(RuleBasedStateMachine):
    """Three people, a handful of receptions, every act the desk knows."""

    founded: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.at: Counter = open_counter(self.founded, Path(self.folder.name) / "hall", SetClock.at(START))
        self.people: tuple[Actor, ...] = (self.at.wang, self.at.chen, self.at.li)
        self.cases: list[CaseId] = []
        self.began: dict[CaseId, str] = {}
        self.first_seen: dict[CaseId, str] = {}
        self.numbers: dict[CaseId, str] = {}
        self.facts_before: dict[CaseId, list[Fact]] = {}

    def teardown(self) -> None:
        equal = self.at.store.rebuild().equal
        holds = self.at.store.verify().holds
        self.at.store.close()
        self.folder.cleanup()
        assert equal and holds

    def attempt(self, act: Callable[[], object]) -> None:
        """Do it; a refusal must leave every fact as it was."""
        before = self.at.count("journal")
        try:
            act()
        except StaffError:
            assert self.at.count("journal") == before

    def case(self, which: int) -> CaseId:
        return self.cases[which % len(self.cases)]

    @initialize()
    def opens(self) -> None:
        self.begin(0)

    @rule(who=WHO)
    def begin(self, who: int) -> None:
        if len(self.cases) < 2:
            case = self.at.begun(self.people[who])
            self.cases.append(case)
            self.began[case] = self.people[who].staff

    @rule(who=WHO, words=st.sampled_from(["", "打给您"]), due=HOURS, outcome=st.sampled_from([None, *Outcome]))
    @precondition(lambda self: len(self.cases) < 3)
    def write_up(self, who: int, words: str, due: int, outcome: Outcome | None) -> None:
        now = self.at.clock.now()
        answers = WriteUp(
            started=now - HOUR,
            request="查",
            promise=words,
            due=now + due,
            outcome=outcome,
            sentence="好" if outcome else "",
        )

        def act() -> None:
            case, _ = write_up(self.at.store, by=self.people[who], answers=answers)
            self.cases.append(case)
            self.began[case] = self.people[who].staff

        self.attempt(act)

    @rule(who=WHO, which=WHICH, what=st.sampled_from(["note", "topic", "evidence", "order", "apology", "leave"]))
    def works(self, who: int, which: int, what: str) -> None:
        at, by, case = self.at.store, self.people[who], self.case(which)
        doing: dict[str, Callable[[], object]] = {
            "note": lambda: desk.note(at, by=by, case=case, text="记一句"),
            "topic": lambda: desk.set_topic(at, by=by, case=case, topic="stop"),
            "evidence": lambda: desk.set_evidence(at, by=by, case=case, evidence=Evidence.OURS),
            "order": lambda: desk.set_order(at, by=by, case=case, number="GD1"),
            "apology": lambda: desk.say(at, by=by, case=case, line="对不起", step="apology", apology="fault"),
            "leave": lambda: desk.leave(at, by=by, case=case),
        }
        self.attempt(doing[what])

    @rule(who=WHO, which=WHICH, due=HOURS)
    def promises(self, who: int, which: int, due: int) -> None:
        when = self.at.clock.now() + due
        self.attempt(
            lambda: promise(self.at.store, by=self.people[who], case=self.case(which), words="打给您", due=when)
        )

    @rule(who=WHO, which=WHICH, name=st.sampled_from(["P1", "P2", "P3"]))
    def keeps(self, who: int, which: int, name: str) -> None:
        self.attempt(lambda: keep(self.at.store, by=self.people[who], case=self.case(which), promise=name))

    @rule(who=WHO, which=WHICH, name=st.sampled_from(["P1", "P2", "P3"]), due=HOURS)
    def renews(self, who: int, which: int, name: str, due: int) -> None:
        when = self.at.clock.now() + due
        self.attempt(lambda: renew(self.at.store, by=self.people[who], case=self.case(which), promise=name, due=when))

    @rule(who=WHO, which=WHICH, to=WHO)
    def offers(self, who: int, which: int, to: int) -> None:
        self.attempt(lambda: offer(self.at.store, by=self.people[who], case=self.case(which), to=self.people[to].staff))

    @rule(who=WHO, to=WHO)
    def ends_a_shift(self, who: int, to: int) -> None:
        self.attempt(lambda: offer_all(self.at.store, by=self.people[who], to=self.people[to].staff))

    @rule(who=WHO, which=WHICH, takes=st.booleans())
    def answers(self, who: int, which: int, takes: bool) -> None:
        act = accept if takes else decline
        self.attempt(lambda: act(self.at.store, by=self.people[who], case=self.case(which)))

    @rule(who=WHO, which=WHICH, outcome=st.sampled_from(Outcome), order=st.sampled_from(["", "GD2"]))
    def ends(self, who: int, which: int, outcome: Outcome, order: str) -> None:
        self.attempt(
            lambda: end(
                self.at.store,
                by=self.people[who],
                case=self.case(which),
                outcome=outcome,
                sentence="好",
                order_number=order,
            )
        )

    @rule(who=WHO, which=WHICH)
    def voids(self, who: int, which: int) -> None:
        self.attempt(lambda: void(self.at.store, by=self.people[who], case=self.case(which)))

    @rule(who=WHO, which=WHICH)
    def undoes(self, who: int, which: int) -> None:
        self.attempt(lambda: undo(self.at.store, by=self.people[who], case=self.case(which)))

    @rule(
        who=WHO,
        which=WHICH,
        fact=st.integers(0, 3),
        value=st.one_of(st.sampled_from(VALUES), HOURS),
        outcome=st.sampled_from(Outcome),
    )
    def corrects(self, who: int, which: int, fact: int, value: Json, outcome: Outcome) -> None:
        case = self.case(which)
        entries = [(one, field) for one in self.at.facts(case) for field in sorted(CORRECTABLE.get(one.kind, ()))]
        if entries:
            target, field = entries[-1 - fact % len(entries)]
            if field == "outcome":
                value = outcome.value
            elif isinstance(value, int) and not isinstance(value, bool):
                value += self.at.clock.now()
            self.attempt(
                lambda: correct(
                    self.at.store,
                    by=self.people[who],
                    case=case,
                    chain=target.chain,
                    seq=target.seq,
                    field=field,
                    value=value,
                )
            )

    @rule(ms=st.sampled_from([1, SECOND, MINUTE, HOUR, 9 * HOUR, -HOUR]))
    def time_passes(self, ms: int) -> None:
        self.at.clock.advance(ms)

    @rule()
    def the_program_is_restarted_on_another_chain(self) -> None:
        self.at.store.begin_chain("03")

    @invariant()
    def what_must_always_hold(self) -> None:
        with self.at.store.reading() as reading:
            for case in self.cases:
                facts = reading.facts(case)
                if not facts:
                    continue
                told = rows_of(case, facts)
                (state,) = kept(reading, "cases", case)
                assert [state] == told["cases"]
                assert kept(reading, "promises", case) == told["promises"]
                assert facts[: len(self.facts_before.get(case, []))] == self.facts_before.get(case, [])
                self.facts_before[case] = facts
                assert state["first_asked"] == self.began[case] == self.first_seen.setdefault(case, self.began[case])
                assert state["number"] == self.numbers.setdefault(case, str(state["number"]))
                assert state["handler"] in {one.staff for one in self.people}
                if state["state"] != "open":
                    assert state["open_promises"] == 0
                if state["outcome"] == "ordered":
                    assert state["order_number"]
        assert len(set(self.numbers.values())) == len(self.numbers)


@pytest.mark.timeout(60)
def test_no_sequence_of_acts_breaks_what_must_always_hold(founded: Path) -> None:
    AnyDay.founded = founded
    run_state_machine_as_test(
        AnyDay,
        settings=settings(
            max_examples=150,
            stateful_step_count=30,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate, Phase.shrink),
            database=None,
        ),
    )
