"""The five answers of a write-up as they stand in the form, and what they become for the core. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases.writeup import WriteUp
from hall_assistant.clock import MINUTE
from ui.widgets.chips import ChipFace

AGO = (
    ("0", "刚刚", 0),
    ("10", "10 分钟前", 10),
    ("30", "半小时前", 30),
    ("60", "1 小时前", 60),
    ("120", "2 小时前", 120),
)
"""Quick choices for when it began: id, words, minutes ago."""
LONGEST_SENTENCE = 60


@dataclass(frozen=True, slots=True)
class Answers:
    """The form as filled in."""

    started: int
    surname: str = ""
    honorific: str = ""
    phone: str = ""
    topic: str = ""
    request: str = ""
    done: str = ""
    promise: str = ""
    due: int | None = None
    outcome: Outcome | None = None
    sentence: str = ""
    order_number: str = ""
    first_asked: str = ""
    """Staff id of who was asked first; empty for the one who writes it up."""

    @property
    def result(self) -> str:
        """The result in a sentence: as written, else the beginning of what was done or wanted."""
        return self.sentence.strip() or _first_sentence(self.done) or _first_sentence(self.request)

    def missing(self) -> tuple[ChipFace, ...]:
        """What still has to be filled in, each naming the place to jump to."""
        found = []
        if not (self.request.strip() or self.done.strip()):
            found.append(ChipFace("request", "写一句什么事", missing=True))
        if self.outcome is None and self.due is None:
            found.append(ChipFace("outcome", "选一个结果", missing=True))
        if self.outcome is Outcome.ORDERED and self.due is None and not self.order_number.strip():
            found.append(ChipFace("order", "填工单号", missing=True))
        return tuple(found)

    def for_the_core(self) -> WriteUp:
        """With a promise the reception stays open until it is kept; then the result is asked."""
        waiting = self.due is not None
        return WriteUp(
            started=self.started,
            surname=self.surname,
            honorific=self.honorific,
            phone=self.phone,
            topic=self.topic,
            request=self.request,
            done=self.done,
            promise=self.promise,
            due=self.due,
            outcome=None if waiting else self.outcome,
            sentence="" if waiting else self.result,
            order_number=self.order_number,
            first_asked=self.first_asked,
        )


def _first_sentence(text: str) -> str:
    line = next((line.strip() for line in text.splitlines() if line.strip()), "")
    return line.split("。")[0][:LONGEST_SENTENCE]


def started_at(now: int, minutes_ago: int) -> int:
    """When it began, UTC ms."""
    return now - minutes_ago * MINUTE
