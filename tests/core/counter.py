"""An open counter for the core's tests: a real hall in a temporary folder, four people, a clock set by hand."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from hall_assistant.app import MODELS
from hall_assistant.casefile.case_rows import rows_of
from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.cases import desk
from hall_assistant.clock import SetClock
from hall_assistant.people.desk import add_staff
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.founding import found_hall
from hall_assistant.store.driver import Row
from hall_assistant.store.facts import Fact
from hall_assistant.store.reading import Params, Reading
from hall_assistant.store.store import Store

START = "2026-03-12 09:50"
KEY = bytes(range(32))
PIN = "246810"
PLACE = "test"
"""Where every copy of the founded hall is said to lie, so that opening a copy goes on with its chain."""


@dataclass(frozen=True, slots=True)
class Counter:
    """Counter 3 of hall YS: 王敏 and 陈静 are clerks, 李强 leads, 周伟 manages."""

    store: Store
    clock: SetClock
    wang: Actor
    chen: Actor
    li: Actor
    zhou: Actor

    @property
    def everyone(self) -> tuple[Actor, Actor, Actor, Actor]:
        return self.wang, self.chen, self.li, self.zhou

    def begun(self, by: Actor | None = None) -> CaseId:
        """A reception that was begun and holds nothing."""
        return desk.begin(self.store, by=by or self.wang)[0]

    def reception(self, by: Actor | None = None, words: str = "卡停了，要用") -> CaseId:
        """An open reception with one note."""
        case = self.begun(by)
        desk.note(self.store, by=by or self.wang, case=case, text=words)
        return case

    def state(self, case: CaseId) -> CaseState:
        with self.store.reading() as at:
            return state_of(at, case)

    def facts(self, case: CaseId) -> list[Fact]:
        with self.store.reading() as at:
            return at.facts(case)

    def kinds(self, case: CaseId) -> list[str]:
        return [fact.kind for fact in self.facts(case)]

    def row(self, case: CaseId) -> dict[str, object] | None:
        """The row lists are made of, or None where there is none."""
        with self.store.reading() as at:
            row = at.one("SELECT * FROM cases WHERE subject = ?", (case,))
            return dict(row) if row is not None else None

    def count(self, table: str) -> int:
        with self.store.reading() as at:
            row = at.one(f"SELECT count(*) AS n FROM {table}")
            return int(row["n"]) if row is not None else 0

    def agrees(self, case: CaseId) -> bool:
        """Whether the read rows say what the facts say."""
        with self.store.reading() as at:
            told = rows_of(case, at.facts(case))
            cases = [dict(row) for row in at.rows("SELECT * FROM cases WHERE subject = ?", (case,))]
            made = at.rows("SELECT * FROM promises WHERE subject = ? ORDER BY promise", (case,))
            wanted = sorted(told["promises"], key=lambda row: str(row["promise"]))
            asked = [dict(row) for row in at.rows("SELECT * FROM legs WHERE subject = ? ORDER BY leg", (case,))]
            return (
                cases == [dict(row) for row in told["cases"]]
                and [dict(row) for row in made] == wanted
                and asked == sorted((dict(row) for row in told["legs"]), key=lambda row: str(row["leg"]))
            )


class Planned(Reading):
    """A reading that notes how the database means to answer each question."""

    def __init__(self, at: Reading, folder: Path) -> None:
        super().__init__(at.connection, folder)
        self.plans: list[str] = []

    def rows(self, sql: str, params: Params = ()) -> list[Row]:
        self.plans.extend(row["detail"] for row in super().rows(f"EXPLAIN QUERY PLAN {sql}", params))
        return super().rows(sql, params)

    @property
    def scans(self) -> list[str]:
        """Tables that a question reads from end to end."""
        return [plan for plan in self.plans if plan.startswith("SCAN") and "CONSTANT" not in plan]


def found(folder: Path) -> None:
    """Found the hall that every test starts from."""
    store = open_store(folder, SetClock.at("2026-03-01 08:00"))
    found_hall(store, hall="演示厅", code="YS", counter="3", name="周伟", number="8001", pin=PIN)
    with store.reading() as at:
        manager = roll(at)[0]
    zhou = Actor(manager.staff, manager.name, manager.number, manager.role, "03")
    for name, number, role in (
        ("李强", "8002", Role.LEAD),
        ("王敏", "8003", Role.CLERK),
        ("陈静", "8004", Role.CLERK),
    ):
        add_staff(store, by=zhou, name=name, number=number, role=role, pin=PIN)
    store.close()


def open_store(folder: Path, clock: SetClock) -> Store:
    """The store of a hall in `folder`, made if it is not there."""
    return Store.open(folder, KEY, clock=clock, models=MODELS, place=PLACE)


def open_counter(founded: Path, folder: Path, clock: SetClock) -> Counter:
    """A counter over a copy of the founded hall. Close its store afterwards."""
    shutil.copytree(founded, folder)
    return counter_of(open_store(folder, clock), clock)


def counter_of(store: Store, clock: SetClock, number: str = "03") -> Counter:
    """The people of an open store, signed in at one counter without paying for their PINs."""
    with store.reading() as at:
        people = {member.name: member for member in roll(at)}
    zhou, li, wang, chen = (
        Actor(one.staff, one.name, one.number, one.role, number)
        for one in (people[name] for name in ("周伟", "李强", "王敏", "陈静"))
    )
    return Counter(store, clock, wang, chen, li, zhou)


def acts(*them: Callable[[], object]) -> tuple[Callable[[], object], ...]:
    """Several acts to be tried in turn."""
    return them
