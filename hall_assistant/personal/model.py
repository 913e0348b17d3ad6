"""Read models of holds and of who looked, light enough for the start: folding is imported with the first fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.privacy.covering import covered
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row


def _holds(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.personal.records import hold_rows

    return {"person_holds": hold_rows(subject, facts)}


def _views(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.personal.records import view_rows

    return {"views": view_rows(subject, facts)}


PERSONS = ReadModel(subject_kind="person", tables=("person_holds",), fold=_holds, cover=covered)
VIEWS = ReadModel(subject_kind="view", tables=("views",), fold=_views, cover=covered)
"""Of both the reasons typed are kept without full numbers, as all words about customers."""
