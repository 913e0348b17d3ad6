"""A founded hall in a temporary folder, with a manager and a clerk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.clock import SetClock
from hall_assistant.people.desk import add_staff
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor, Role
from hall_assistant.settings.founding import found_hall
from hall_assistant.store import unlock
from hall_assistant.store.store import Store


@pytest.fixture
def clock() -> SetClock:
    return SetClock.at("2026-03-12 09:50")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "hall"


@pytest.fixture
def copies_folder(tmp_path: Path) -> Path:
    return tmp_path / "copies"


@pytest.fixture
def new_key(folder: Path) -> unlock.NewKey:
    return unlock.create(folder)


@pytest.fixture
def store(folder: Path, clock: SetClock, new_key: unlock.NewKey) -> Iterator[Store]:
    opened = Store.open(folder, new_key.key, clock=clock, models=MODELS)
    found_hall(opened, hall="延寿路厅", code="YS", counter="01", name="周敏", number="1001", pin="482913")
    yield opened
    opened.close()


@pytest.fixture
def manager(store: Store) -> Actor:
    return _actor(store, "周敏")


@pytest.fixture
def clerk(store: Store, manager: Actor) -> Actor:
    add_staff(store, by=manager, name="何静", number="1002", role=Role.CLERK, pin="592714")
    return _actor(store, "何静")


def _actor(store: Store, name: str) -> Actor:
    with store.reading() as at:
        person = next(person for person in roll(at) if person.name == name)
    return Actor(person.staff, person.name, person.number, person.role, "01")
