"""What a teaching colleague said of a reception: marks by stage, private notes."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.folding import Fold, Folding, Words, text_in
from hall_assistant.casefile.reviewed import CoachingNote, StageGrade, StageReview
from hall_assistant.store.facts import Fact


def _reviewed(folding: Folding, fact: Fact, words: Words) -> None:
    stage, grade, whom = (text_in(fact.open, name) for name in ("stage", "grade", "whom"))
    if not stage or not whom or grade not in set(StageGrade):
        return
    chain, seq = fact.open.get("chain"), fact.open.get("seq")
    said = StageReview(
        stage=stage,
        name=text_in(fact.open, "name"),
        grade=StageGrade(grade),
        sentence=text_in(words, "sentence"),
        whom=whom,
        by=fact.actor,
        at=fact.at,
        tag=text_in(fact.open, "tag_name"),
        line=(chain, seq) if isinstance(chain, str) and isinstance(seq, int) else None,
    )
    before: tuple[StageReview, ...] = folding.values.get("stage_reviews", ())
    folding.values["stage_reviews"] = (*(one for one in before if _about(one) != _about(said)), said)


def _about(one: StageReview) -> tuple[object, ...]:
    """What one colleague's word is about: a line wherever they put it, else a stage."""
    return (one.line or one.stage, one.by, one.whom)


def _coached(folding: Folding, fact: Fact, words: Words) -> None:
    text, whom = text_in(words, "text"), text_in(fact.open, "whom")
    if text and whom:
        folding.lists["coaching"].append(CoachingNote(text, whom, fact.actor, fact.at))


FOLDS: Mapping[str, Fold] = {"case.reviewed": _reviewed, "case.coached": _coached}
