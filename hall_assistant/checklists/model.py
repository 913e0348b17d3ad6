"""The read models of walks, findings and photos, light enough for the start: folding comes with the first fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from hall_assistant.privacy.covering import always_covered
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import ReadModel, Row


def _checks(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.checklists.records import check_rows

    return {"checks": check_rows(subject, facts)}


def _findings(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.checklists.records import finding_rows

    return {"findings": finding_rows(subject, facts)}


def _photos(subject: str, facts: Sequence[Fact]) -> Mapping[str, Sequence[Row]]:
    from hall_assistant.checklists.photos import photo_rows

    return {"photos": photo_rows(subject, facts)}


CHECKS = ReadModel(subject_kind="check", tables=("checks",), fold=_checks, cover=always_covered)
FINDINGS = ReadModel(subject_kind="finding", tables=("findings",), fold=_findings, cover=always_covered)
PHOTOS = ReadModel(subject_kind="photo", tables=("photos",), fold=_photos)
