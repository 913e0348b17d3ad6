"""Which lines to offer (推荐话术), at most three, each with the reason why it is there.

Pure and repeatable: the same situation gives the same lines. Works with a topic alone, or with nothing at
all.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from hall_assistant.flow.states import upset
from hall_assistant.library.kinds import GENERAL, Phrase


@dataclass(frozen=True, slots=True)
class Situation:
    """What is known at the moment a line is wanted; everything but the step may be unknown.

    topic: id; step: canonical step; evidence: whose fault; emotion: 1 calm to 5 furious; said: ids of lines
    already said in this reception.
    """

    step: str
    topic: str | None = None
    evidence: str = "unknown"
    emotion: int | None = None
    said: Collection[str] = frozenset()
    around: Collection[str] = frozenset()
    """What holds around it: `watched` while others look on, `waited` after too long a wait."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A line and, in a few Chinese words, why it is offered."""

    phrase: Phrase
    reason: str


def suggest(situation: Situation, phrases: Iterable[Phrase], limit: int = 3) -> list[Suggestion]:
    """The lines to offer, best first; `phrases` as `Library.phrases_for(topic, step)` gives them.

    A fault-grade apology is offered only when the evidence says ours, whatever its file says (S06). Lines
    not yet said come first; then those made for what was found out; then the topic's own, its tile's,
    general ones.
    """
    fitting = [each for each in phrases if fits(each, situation)]
    ranked = sorted(enumerate(fitting), key=lambda pair: _rank(pair[1], situation, pair[0]))
    return [Suggestion(each, reason(each, situation)) for _place, each in ranked[: max(limit, 0)]]


def fits(phrase: Phrase, situation: Situation) -> bool:
    """Whether a line may be offered at all: its step, what the evidence allows, the mood it was written for.

    A line written for the upset (lowest level 3 or more) is not offered while the mood is unknown: naming
    a feeling helps the furious and annoys the calm (E6).
    """
    if phrase.step != situation.step:
        return False
    if phrase.apology == "fault" and situation.evidence != "ours":
        return False
    if phrase.evidence and situation.evidence not in phrase.evidence:
        return False
    if phrase.when and phrase.when not in situation.around:
        return False
    if phrase.emotion is None:
        return True
    lowest, highest = phrase.emotion
    if situation.emotion is None:
        return lowest < 3
    return lowest <= situation.emotion <= highest


def reason(phrase: Phrase, situation: Situation) -> str:
    """Why a line is offered, in a few Chinese words."""
    parts = []
    if phrase.id in situation.said:
        parts.append("刚才说过")
    if phrase.when:
        parts.append(_AROUND[phrase.when])
    if phrase.apology == "fault":
        parts.append("已查实是我们的错")
    elif phrase.evidence:
        parts.append(_EVIDENCE[situation.evidence])
    if phrase.emotion is not None and upset(situation.emotion):
        parts.append("先接住再办事")
    if phrase.technique:
        parts.append(_TECHNIQUES[phrase.technique])
    parts.append(_origin(phrase, situation))
    return " · ".join(parts[:3])


def _rank(phrase: Phrase, situation: Situation, place: int) -> tuple[bool, bool, bool, int, bool, int]:
    """Sort key: unsaid, made for what holds around it, for what was found out, how near the topic, for this mood, file
    order.
    """
    return (
        phrase.id in situation.said,
        phrase.when is None,
        not (phrase.evidence and situation.evidence != "unknown"),
        _distance(phrase, situation),
        phrase.emotion is None,
        place,
    )


def _distance(phrase: Phrase, situation: Situation) -> int:
    """0 the topic's own, 1 its tile's, 2 general."""
    if phrase.topic == situation.topic:
        return 0
    return 2 if phrase.topic == GENERAL else 1


def _origin(phrase: Phrase, situation: Situation) -> str:
    """Where a line comes from, in words."""
    return ("说的就是这件事", "同一类事", "什么事都用得上")[_distance(phrase, situation)]


_AROUND = {"watched": "边上有人", "waited": "等得久了"}
_EVIDENCE = {
    "unknown": "还没查明",
    "ours": "已查实是我们的错",
    "not_ours": "已查明不在我们",
    "unverifiable": "查不实",
}
_TECHNIQUES = {
    "consequence": "先说后果",
    "restate": "复述他的话",
    "own_words": "用客户的原话",
    "concrete_hour": "有钟点",
    "open_question": "让他开口",
    "sum_up": "一句收拢",
    "offer": "给能办的",
    "limit": "把界限说清",
    "protect": "规矩是护他",
    "not_knowing": "不知道就直说",
    "read_back": "念给他听",
    "thank": "谢他",
}
