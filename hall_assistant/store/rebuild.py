"""Rebuild (重建): fold every subject again and see whether the read tables already said the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from hall_assistant.store import journal
from hall_assistant.store.driver import Connection
from hall_assistant.store.readmodel import Models, ReadModel, Table


@dataclass(frozen=True, slots=True)
class Difference:
    """A subject whose rows in a table were not what its facts say."""

    table: str
    subject: str


@dataclass(frozen=True, slots=True)
class RebuildReport:
    """What a rebuild found. equal: the ordered dumps before and after are the same, byte for byte."""

    equal: bool
    subjects: int
    differences: tuple[Difference, ...]


def rebuild(at: Connection, models: Models) -> RebuildReport:
    """Make all read tables say what the facts say, inside the caller's transaction."""
    before = _dumps(at, models)
    found: list[Difference] = []
    subjects = 0
    for model in models.by_kind.values():
        for subject in _subjects(at, model):
            subjects += 1
            found.extend(_again(at, models, model, subject))
    return RebuildReport(before == _dumps(at, models), subjects, tuple(found))


def _subjects(at: Connection, model: ReadModel) -> list[str]:
    """Every subject that has facts, and every one that has rows though it has none."""
    found = dict.fromkeys(journal.subjects(at, model.subject_kind))
    for name in model.tables:
        found.update(dict.fromkeys(row[0] for row in at.execute(f"SELECT subject FROM {name}")))
    return list(found)


def _again(at: Connection, models: Models, model: ReadModel, subject: str) -> Iterator[Difference]:
    facts = journal.of_subject(at, subject)
    folded = model.fold(subject, facts) if facts else {}
    for name in model.tables:
        table = models.table(at, name)
        before = table.kept(at, subject)
        written = table.replace(at, before, table.folded(subject, folded.get(name, ())))
        if written and table.kept(at, subject) != before:
            yield Difference(name, subject)


def _dumps(at: Connection, models: Models) -> dict[str, str]:
    names = [name for model in models.by_kind.values() for name in model.tables]
    return {name: _dump(at, models.table(at, name)) for name in names}


def _dump(at: Connection, table: Table) -> str:
    """The table's rows by natural key, as one digest."""
    whole = sha256()
    for row in at.execute(table.dump):
        whole.update(repr(tuple(row)).encode("utf-8", "backslashreplace"))
    return whole.hexdigest()
