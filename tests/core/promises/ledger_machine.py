"""The ledger under random acts: what nobody may bring about at a counter, whatever they do in whatever order."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from hall_assistant.casefile.case_rows import rows_of
from hall_assistant.casefile.promising import PromiseKind, Reached, Way
from hall_assistant.casefile.values import CaseId, CaseState, Outcome, PromiseState
from hall_assistant.cases import desk
from hall_assistant.cases.ending import end, void
from hall_assistant.cases.handover import accept, decline, offer
from hall_assistant.clock import DAY, HOUR, MINUTE, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor, Role
from hall_assistant.promises.chains import chain_of
from hall_assistant.promises.contacting import contact, urge
from hall_assistant.promises.desk import REOPEN_WITHIN, break_promise, keep, promise, renew, reopen
from hall_assistant.promises.ledger import Contacted
from hall_assistant.promises.lists import FollowList, follow_page
from tests.core.counter import START, Counter, open_counter

WHO = st.integers(0, 2)
CASES = st.integers(0, 1)
NAMES = st.sampled_from(["P1", "P2", "P3", "P4"])
HOURS = st.sampled_from([-HOUR, MINUTE, HOUR, 3 * HOUR, DAY])
TELLING = st.builds(Contacted, st.sampled_from(Way), st.sampled_from(Reached), st.sampled_from(["", "说了"]))
TOLD = st.one_of(st.none(), TELLING)


class LedgerMachine(RuleBasedStateMachine):
    """Two clerks and a lead, two receptions, every act of the ledger, hand-overs and endings, a clock that moves."""

    founded: Path

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.at: Counter = open_counter(self.founded, Path(self.folder.name) / "hall", SetClock.at(START))
        self.people: tuple[Actor, ...] = (self.at.wang, self.at.chen, self.at.li)
        self.cases: list[CaseId] = []
        self.owners: dict[tuple[CaseId, str], str] = {}

    def teardown(self) -> None:
        equal, holds = self.at.store.rebuild().equal, self.at.store.verify().holds
        self.at.store.close()
        self.folder.cleanup()
        assert equal and holds

    def attempt(self, act: Callable[[], object]) -> bool:
        """Do it and say whether it was taken; a refusal leaves every fact as it was."""
        before = self.at.count("journal")
        try:
            act()
        except StaffError:
            assert self.at.count("journal") == before
            return False
        return True

    @initialize()
    def two_receptions(self) -> None:
        for by in self.people[:2]:
            case = self.at.begun(by)
            desk.note(self.at.store, by=by, case=case, text="要回话")
            self.cases.append(case)

    @rule(who=WHO, which=CASES, due=HOURS, kind=st.sampled_from([None, *PromiseKind]))
    def promises(self, who: int, which: int, due: int, kind: PromiseKind | None) -> None:
        when, by = self.at.clock.now() + due, self.people[who]
        self.attempt(lambda: promise(self.at.store, by=by, case=self.cases[which], words="打给您", due=when, kind=kind))

    @rule(who=WHO, which=CASES, due=HOURS)
    def says_a_line_with_an_hour(self, who: int, which: int, due: int) -> None:
        when, by, case = self.at.clock.now() + due, self.people[who], self.cases[which]
        self.attempt(lambda: desk.say(self.at.store, by=by, case=case, line="到点前我打给您。", step="agree", due=when))

    @rule(who=WHO, which=CASES, name=NAMES, told=TOLD, due=HOURS, how=st.sampled_from(["keep", "renew", "break"]))
    def settles(self, who: int, which: int, name: str, told: Contacted | None, due: int, how: str) -> None:
        at, by, case, when = self.at.store, self.people[who], self.cases[which], self.at.clock.now() + due
        before = next((one for one in self.at.state(case).promises if one.promise == name), None)
        asked = before is not None and before.needs_contact(self.at.clock.now()) and told is None
        acts: dict[str, Callable[[], object]] = {
            "keep": lambda: keep(at, by=by, case=case, promise=name, contacted=told),
            "renew": lambda: renew(at, by=by, case=case, promise=name, due=when, contacted=told),
            "break": lambda: break_promise(at, by=by, case=case, promise=name, done="补办了", contacted=told),
        }
        taken = self.attempt(acts[how])
        assert not (taken and asked), "overdue and nobody in touch: nothing is settled"

    @rule(who=WHO, which=CASES, name=NAMES)
    def reopens(self, who: int, which: int, name: str) -> None:
        by, case = self.people[who], self.cases[which]
        before = next((one for one in self.at.state(case).promises if one.promise == name), None)
        taken = self.attempt(lambda: reopen(self.at.store, by=by, case=case, promise=name, why="点错"))
        if taken and by.role is Role.CLERK:
            assert before is not None and before.settled is not None
            assert before.owner == by.staff and self.at.clock.now() - before.settled <= REOPEN_WITHIN

    @rule(who=WHO, which=CASES, name=NAMES, told=TELLING)
    def contacts(self, who: int, which: int, name: str, told: Contacted) -> None:
        by, case = self.people[who], self.cases[which]
        before = len(self.at.state(case).promises)
        taken = self.attempt(lambda: contact(self.at.store, by=by, case=case, promise=name, told=told))
        more = len(self.at.state(case).promises) - before
        assert more == int(taken and told.reached is Reached.BROKEN_OFF), "a call that broke off is rung back"

    @rule(who=WHO, which=CASES, name=NAMES)
    def urges(self, who: int, which: int, name: str) -> None:
        self.attempt(lambda: urge(self.at.store, by=self.people[who], case=self.cases[which], promise=name))

    @rule(who=WHO, which=CASES, to=WHO)
    def offers(self, who: int, which: int, to: int) -> None:
        by, to_whom = self.people[who], self.people[to].staff
        self.attempt(lambda: offer(self.at.store, by=by, case=self.cases[which], to=to_whom))

    @rule(who=WHO, which=CASES, takes=st.booleans())
    def answers(self, who: int, which: int, takes: bool) -> None:
        act = accept if takes else decline
        self.attempt(lambda: act(self.at.store, by=self.people[who], case=self.cases[which]))

    @rule(who=WHO, which=CASES, voids=st.booleans())
    def ends(self, who: int, which: int, voids: bool) -> None:
        at, by, case = self.at.store, self.people[who], self.cases[which]
        if voids:
            self.attempt(lambda: void(at, by=by, case=case))
        else:
            self.attempt(lambda: end(at, by=by, case=case, outcome=Outcome.SOLVED, sentence="好"))

    @rule(ms=st.sampled_from([MINUTE, HOUR, 4 * HOUR, 25 * HOUR, -HOUR]))
    def time_passes(self, ms: int) -> None:
        self.at.clock.advance(ms)

    @rule()
    def the_program_is_restarted_on_another_chain(self) -> None:
        self.at.store.begin_chain("03")

    @invariant()
    def what_must_always_hold(self) -> None:
        for case in self.cases:
            state = self.at.state(case)
            self._holds(case, state)
            row = self.at.row(case)
            assert row is not None and row["open_promises"] == len(state.open_promises)
        self._lists_agree()

    def _holds(self, case: CaseId, state: CaseState) -> None:
        staff = {one.staff for one in self.people}
        assert state.first_asked == self.people[self.cases.index(case)].staff, "first asked for good"
        assert state.handler in staff, "never without an owner"
        assert state.state == "open" or not state.open_promises, "never closed with an open promise"
        for one in state.promises:
            assert one.owner == self.owners.setdefault((case, one.promise), one.owner), "who gave it, for good"
            assert one in chain_of(state, one.promise)
            assert (one.settled is None) == (one.state is PromiseState.OPEN)
        renewed = {one.promise for one in state.promises if one.state is PromiseState.RENEWED}
        assert renewed == {one.renews for one in state.promises if one.renews}, "each new hour in one old one's place"

    def _lists_agree(self) -> None:
        now = self.at.clock.now()
        with self.at.store.reading() as at:
            told = {case: rows_of(case, at.facts(case))["promises"] for case in self.cases}
            still = {(case, row["promise"]) for case, rows in told.items() for row in rows if row["state"] == "open"}
            found: set[tuple[CaseId, str]] = set()
            for which in (FollowList.DUE, FollowList.LATE):
                page = follow_page(at, which, me=self.people[0].staff, now=now, limit=500)
                found |= {(one.case, one.promise) for one in page.promises}
        assert {(str(case), name) for case, name in found} == {(str(case), str(name)) for case, name in still}


def run(founded: Path, *, examples: int, steps: int = 30, seed: int | None = None) -> None:
    """Play so many counters' days, those of a seed if given; raises where one brings about what must never be."""
    machine: type[LedgerMachine] = type("LedgerMachine", (LedgerMachine,), {"founded": founded})
    run_state_machine_as_test(
        machine if seed is None else seeded(seed)(machine),
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate, Phase.shrink),
            database=None,
        ),
    )
