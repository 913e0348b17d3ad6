"""Rebuild (重建): fold every subject again and see whether the read tables already said the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from hashlib import sha256

from hall_assistant.store import journal, words
from hall_assistant.store.driver import Connection
from hall_assistant.store.readmodel import Models, ReadModel

_AT_ONCE = 1_000
"""Subjects the words index follows in one go."""


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
    _follow(at, models)
    before = _dumps(at, models)
    found: list[Difference] = []
    subjects = 0
    for model in models.by_kind.values():
        for subject in _subjects(at, model):
            subjects += 1
            found.extend(_again(at, models, model, subject))
    if models.words is not None:
        found.extend(Difference("word_pieces", subject) for subject in words.rebuild(at, models.words))
    return RebuildReport(before == _dumps(at, models), subjects, tuple(found))


def _follow(at: Connection, models: Models) -> None:
    """What waits to be followed is no difference: let the words index follow first."""
    facts = partial(journal.of_subject, at)
    while models.words is not None and words.follow(at, models, models.words, facts, limit=_AT_ONCE):
        pass


def _subjects(at: Connection, model: ReadModel) -> list[str]:
    """Every subject that has facts, and every one that has rows though it has none."""
    found = dict.fromkeys(journal.subjects(at, model.subject_kind))
    for name in model.kept:
        found.update(dict.fromkeys(row[0] for row in at.execute(f"SELECT subject FROM {name}")))
    return list(found)


def _again(at: Connection, models: Models, model: ReadModel, subject: str) -> Iterator[Difference]:
    facts = journal.of_subject(at, subject)
    folded = model.folded(subject, facts) if facts else {}
    for name in model.kept:
        table = models.table(at, name)
        before = table.kept(at, subject)
        written = table.replace(at, before, table.folded(subject, folded.get(name, ())))
        if written and table.kept(at, subject) != before:
            yield Difference(name, subject)


def _dumps(at: Connection, models: Models) -> dict[str, str]:
    names = [name for model in models.by_kind.values() for name in model.kept]
    dumps = {name: _dump(at, models.table(at, name).dump) for name in names}
    return dumps if models.words is None else dumps | {"word_pieces": _dump(at, words.DUMP)}


def _dump(at: Connection, question: str) -> str:
    """Rows by natural key, as one digest."""
    whole = sha256()
    for row in at.execute(question):
        whole.update(repr(tuple(row)).encode("utf-8", "backslashreplace"))
    return whole.hexdigest()
