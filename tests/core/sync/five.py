"""Five counters of one hall that work, lose touch and meet again, while files and computers suffer; for the machine."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending, handover
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.people.values import Actor
from hall_assistant.promises import desk as promises
from hall_assistant.store.store import Store
from hall_assistant.sync.rounds import exchange
from tests.core.sync.hall import Hall, dump

COUNTERS = ("01", "02", "03", "04", "05")
_counter = st.sampled_from(COUNTERS)
_chance = st.integers(0, 2**32)


class _Killed(Exception):
    """The program ended here."""


def machine(founded: Path, scratch: Path) -> type[RuleBasedStateMachine]:
    """The machine over copies of a closed hall of five."""

    class Counters(RuleBasedStateMachine):
        """Whatever happens, after all have met they hold the same record, and nothing of it is lost or doubled."""

        @initialize()
        def copied(self) -> None:
            self.home = scratch / "playing"
            shutil.rmtree(self.home, ignore_errors=True)
            shutil.copytree(founded, self.home)
            self.hall = Hall(self.home, self.home / "share")
            self.folders = (self.hall.share, self.home / "stick", self.home / "other")
            for folder in self.folders[1:]:
                folder.mkdir()
            for counter in COUNTERS:
                self.hall.open(counter)

        @rule(counter=_counter, chance=_chance)
        def works(self, counter: str, chance: int) -> None:
            work(self.hall, counter, random.Random(chance))

        @rule(counter=_counter, which=st.sampled_from((0, 0, 1, 2)))
        def exchanges(self, counter: str, which: int) -> None:
            exchange(self.hall.counters[counter], self.folders[which])

        @rule(counter=_counter, after=st.integers(0, 60))
        def is_killed_meanwhile(self, counter: str, after: int) -> None:
            def told(facts: int) -> None:
                if facts > after:
                    raise _Killed

            try:
                exchange(self.hall.counters[counter], self.folders[0], told)
            except _Killed:
                self.hall.counters[counter].close()
                self.hall.open(counter)

        @rule(counter=_counter, days=st.integers(-3, 3))
        def has_its_clock_moved(self, counter: str, days: int) -> None:
            self.hall.clocks[counter].advance(days * DAY + HOUR)

        @rule(chance=_chance)
        def a_file_suffers(self, chance: int) -> None:
            spoil(self.folders[0], random.Random(chance))

        @rule(one=st.integers(0, 2), other=st.integers(0, 2))
        def a_folder_is_copied_over_another(self, one: int, other: int) -> None:
            if one != other:
                shutil.copytree(self.folders[one], self.folders[other], dirs_exist_ok=True)

        def teardown(self) -> None:
            if not hasattr(self, "hall"):
                return
            try:
                written = own_facts(self.hall)
                self.hall.meet()
                met(self.hall, written)
            finally:
                self.hall.close()

    return Counters


def five_founded(home: Path) -> Path:
    """A closed hall of five counters that have met, made in `home`."""
    (home / "share").mkdir(parents=True)
    hall = Hall(home, home / "share")
    hall.found()
    for counter in COUNTERS[1:]:
        hall.join(counter)
    hall.meet()
    hall.close()
    return home


def run(founded: Path, scratch: Path, *, examples: int, steps: int = 40, seeded: int | None = None) -> None:
    """Play so many times. Raises AssertionError where what must hold does not."""
    played = machine(founded, scratch)
    if seeded is not None:
        played = seed(seeded)(played)
    run_state_machine_as_test(
        played,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            phases=(Phase.generate,),  # a shorter case costs minutes to find, and the seed plays this one again
            suppress_health_check=list(HealthCheck),
        ),
    )


def own_facts(hall: Hall) -> dict[tuple[str, int], bytes]:
    """Every fact that stands anywhere, with its hash; on one chain and place there is only ever one."""
    found: dict[tuple[str, int], bytes] = {}
    for store in hall.counters.values():
        with store.reading() as at:
            for row in at.rows("SELECT chain, seq, hash FROM journal"):
                assert found.setdefault((row["chain"], row["seq"]), row["hash"]) == row["hash"]
    return found


def met(hall: Hall, written: dict[tuple[str, int], bytes]) -> None:
    """What must hold once all have met."""
    assert own_facts(hall) == written
    first, *others = (dump(store) for store in hall.counters.values())
    for other in others:
        for table, rows in first.items():
            assert other[table] == rows, table
    for store in hall.counters.values():
        assert store.verify().holds
        assert store.rebuild().equal
        with store.reading() as at:
            cases = at.rows("SELECT subject, first_asked, number FROM cases")
            assert all(case["first_asked"] and case["number"] for case in cases)
            lost = "SELECT subject FROM cases WHERE state <> 'open' AND (open_promises > 0 OR open_legs > 0)"
            assert not at.rows(lost), "a promise is never left in a reception that nobody works on"


def work(hall: Hall, counter: str, chance: random.Random) -> None:
    """Somebody does something at a counter; what a rule of the desk refuses is not done."""
    store = hall.counters[counter]
    by = hall.who(chance.choice(("王敏", "陈静", "周伟")), counter)
    with store.reading() as at:
        cases = [CaseId(row["subject"]) for row in at.rows("SELECT subject FROM cases ORDER BY number")]
    if not cases or chance.random() < 0.3:
        hall.reception(counter, f"第{chance.randrange(1000)}件")
        return
    with suppress(StaffError):
        chance.choice(_ACTS)(store, by, chance.choice(cases), chance)


def _promise(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    promises.promise(
        store, by=by, case=case, words="到点打给您", due=store.clock.now() + chance.randrange(1, 40) * HOUR
    )


def _keep(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    promises.keep(store, by=by, case=case, promise=_any_promise(store, case, chance), how="打过了")


def _renew(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    due = store.clock.now() + chance.randrange(1, 40) * HOUR
    promises.renew(store, by=by, case=case, promise=_any_promise(store, case, chance), due=due, why="还没查完")


def _any_promise(store: Store, case: CaseId, chance: random.Random) -> str:
    with store.reading() as at:
        made = state_of(at, case).promises
    return chance.choice(made).promise if made else "P1"


def _end(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    ending.end(store, by=by, case=case, outcome=Outcome.SOLVED, sentence="办好了")


def _note(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    desk.note(store, by=by, case=case, text=f"记一笔{chance.randrange(100)}")


def _identify(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    phone = f"1380000{chance.randrange(10000):04d}"
    desk.identify(store, by=by, case=case, surname=chance.choice("王李赵"), honorific="女士", phone=phone)


def _offer(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    with store.reading() as at:
        people = [row["staff"] for row in at.rows("SELECT staff FROM staff ORDER BY number")]
    handover.offer(store, by=by, case=case, to=chance.choice(people))


def _accept(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    handover.accept(store, by=by, case=case)


def _forget(store: Store, by: Actor, case: CaseId, chance: random.Random) -> None:
    if chance.random() < 0.2:
        with store.write() as w:
            w.forget(case)


_ACTS: tuple[Callable[[Store, Actor, CaseId, random.Random], None], ...] = (
    _promise,
    _keep,
    _renew,
    _end,
    _note,
    _note,
    _identify,
    _offer,
    _accept,
    _forget,
)


def spoil(folder: Path, chance: random.Random) -> None:
    """Lose, cut, alter or empty one file of the exchange."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    if not files:
        return
    file = chance.choice(files)
    whole = bytearray(file.read_bytes() or b"0")
    match chance.randrange(4):
        case 0:
            file.unlink()
            return
        case 1:
            del whole[chance.randrange(len(whole)) :]
        case 2:
            whole[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        case _:
            whole.clear()
    file.write_bytes(whole)
