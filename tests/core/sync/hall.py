"""A hall of several counters, each a store of its own, that exchange through a folder."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.app import MODELS
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases import desk
from hall_assistant.clock import SetClock
from hall_assistant.people.desk import add_staff
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.privacy.identity import unboxed
from hall_assistant.settings.founding import found_hall
from hall_assistant.store.store import Store
from hall_assistant.sync.joining import invite, join, start_exchange
from hall_assistant.sync.rounds import exchange
from hall_assistant.sync.values import Round

START = "2026-03-12 09:50"
PIN = "246810"


@dataclass
class Hall:
    """Counters by number. 周伟 manages, 王敏 and 陈静 are clerks; all of them may sit at any counter."""

    home: Path
    share: Path
    counters: dict[str, Store] = field(default_factory=dict)
    clocks: dict[str, SetClock] = field(default_factory=dict)

    def open(self, counter: str, image: str = "") -> Store:
        """Open a counter's store, made if it is not there; `image`: the counter whose copy it is, place and all."""
        clock = self.clocks.setdefault(counter, SetClock.at(START))
        of = image or counter
        store = Store.open(self.home / counter, of.encode().ljust(32, b"k"), clock=clock, models=MODELS, place=of)
        self.counters[counter] = store
        return store

    def found(self) -> Store:
        """Counter 01, founded, with an exchange begun."""
        store = self.open("01")
        found_hall(store, hall="演示厅", code="YS", counter="1", name="周伟", number="8001", pin=PIN)
        for name, number in (("王敏", "8021"), ("陈静", "8022")):
            add_staff(store, by=self.who("周伟"), name=name, number=number, role=Role.CLERK, pin=PIN)
        start_exchange(store, by=self.who("周伟"))
        return store

    def join(self, counter: str) -> Store:
        """One more counter, invited and exchanged with once."""
        code, _ = invite(self.counters["01"], self.share, by=self.who("周伟"), counter=counter)
        exchange(self.counters["01"], self.share)
        store = self.open(counter)
        join(store, self.share, code=code)
        self.exchange(counter)
        return store

    def who(self, name: str, counter: str = "01") -> Actor:
        """Somebody of the staff as a counter knows them."""
        with self.counters[counter].reading() as at:
            found = next(person for person in roll(at) if person.name == name)
        return Actor(found.staff, found.name, found.number, found.role, counter)

    def exchange(self, counter: str) -> Round:
        """One round of a counter with the share."""
        return exchange(self.counters[counter], self.share)

    def meet(self) -> None:
        """Everybody exchanges until nobody has anything new."""
        moved = True
        while moved:
            rounds = [self.exchange(counter) for counter in sorted(self.counters)]
            moved = any(each.facts_sent or each.facts_taken for each in rounds)

    def reception(self, counter: str, words: str, name: str = "王敏") -> CaseId:
        """An open reception with one note."""
        store, by = self.counters[counter], self.who(name, counter)
        case = desk.begin(store, by=by)[0]
        desk.note(store, by=by, case=case, text=words)
        return case

    def close(self) -> None:
        """Close every counter."""
        for store in self.counters.values():
            store.close()


def dump(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """What must be the same at every counter that has met the others: facts, keys, vault and read rows in order."""
    tables = {"journal": "chain, seq", "subject_keys": "subject, key"}
    tables |= {"person_match": "kind, digest, person", "case_texts": "subject, entry"}
    store.follow()  # what past receptions are found by follows in idle moments
    names = {name for model in MODELS for name in model.tables}
    with store.reading() as at:
        listed = {name: _listed(store, order, name) for name, order in tables.items()}
        for name in sorted(names):
            columns = [row["name"] for row in at.rows(f"PRAGMA table_info({name})")]
            listed[name] = _listed(store, ", ".join(f'"{column}"' for column in columns), name)
        people = [row["person"] for row in at.rows("SELECT person FROM persons ORDER BY person")]
        listed["persons"] = [(person, str((unboxed(at, person) or (b"", {}))[1])) for person in people]
    return listed


def _listed(store: Store, order: str, name: str) -> list[tuple[object, ...]]:
    with store.reading() as at:
        return [tuple(row) for row in at.rows(f"SELECT * FROM {name} ORDER BY {order}")]
