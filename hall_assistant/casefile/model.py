"""The read model of receptions, light enough for the start: folding is imported when the first fact is folded."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.reading import Reading
from hall_assistant.store.readmodel import ReadModel, Row, Words


def _rows(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.casefile.case_rows import rows_of

    return rows_of(subject, facts)


def _texts(subject: str, facts: Sequence[Fact]) -> Sequence[Row]:
    from hall_assistant.casefile.texts import text_rows

    return text_rows(subject, facts)


def _cut(texts: Iterable[str]) -> frozenset[str]:
    from hall_assistant.casefile.texts import cut

    return cut(texts)


def covered(at: Reading, kind: str, open: Mapping[str, Json], sealed: Mapping[str, Json]) -> Mapping[str, Json]:
    """What was typed about a customer, as it may be kept; see `privacy.covering`."""
    from hall_assistant.privacy import covering

    return covering.covered(at, kind, open, sealed)


MODEL = ReadModel(
    subject_kind="case",
    tables=(
        "cases",
        "promises",
        "clocks",
        "clock_alarms",
        "solutions",
        "legs",
        "guided",
        "ratings",
        "heard",
        "final_answers",
        "case_needs",
        "sent_by",
        "hops",
        "case_cards",
    ),
    fold=_rows,
    words=Words("case_texts", _texts, _cut),
    cover=covered,
)
