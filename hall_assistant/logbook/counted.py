"""The hall's figures as plain values (经营数): what each counts in words, shares, days, and all of them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hall_assistant.casefile.values import Outcome
from hall_assistant.clock import DAY, day_bounds


@dataclass(frozen=True, slots=True)
class Definition:
    """What a share counts, in words for a footnote or a hint."""

    name: str
    part: str
    whole: str

    @property
    def words(self) -> str:
        """The definition in a line."""
        return f"{self.name}＝{self.part}÷{self.whole}"


DEFINITIONS: Mapping[str, Definition] = {
    "solved": Definition("现场化解率", "现场化解的接待", "结了的接待（误开作废不算）"),
    "repeated": Definition("重复投诉率", "又来一次的接待（关联过，或同号同事项30天内来过）", "接待"),
    "above": Definition("越级率", "关联了12345、12315、10080、通管局派单的接待，或上一级出面谈了的", "接待"),
    "contacted": Definition("首联及时率", "首联时限内联系过的派单", "定了首联时限的派单（没到点又没联系的先不算）"),
    "kept": Definition("承诺兑现率", "按点兑现的承诺", "兑现的、没做到的、过了点还没办的"),
}


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> int | None:
        """Whole per cent, halves upwards; None of nothing."""
        return (200 * self.part + self.whole) // (2 * self.whole) if self.whole else None

    @property
    def words(self) -> str:
        """The share as it reads: 89%（8/9）, or a dash of nothing."""
        return f"{self.percent}%（{self.part}/{self.whole}）" if self.whole else "—"


@dataclass(frozen=True, slots=True)
class Span:
    """Local days, both included, with their bounds in UTC milliseconds, the later excluded."""

    first: str
    last: str
    start: int
    end: int

    @property
    def days(self) -> int:
        """How many days."""
        return (self.end - self.start) // DAY


def span(first: str, last: str, offset: int) -> Span:
    """The days from `first` to `last` (`2026-03-12`) for a local time `offset` minutes east."""
    return Span(first, last, day_bounds(first, offset)[0], day_bounds(last, offset)[1])


@dataclass(frozen=True, slots=True)
class Promised:
    """What became of the promises of some days."""

    made: int
    kept: int
    """Settled as kept in these days, in time or not."""
    in_time: int
    """Of these, by their hour."""
    broken: int
    overdue: int
    """Open past their hour: those due in these days, and where today is one of the days every older one too."""
    older: int
    """Of these, with an hour before the days."""
    due: int
    """Open with their hour to come in these days."""

    @property
    def share(self) -> Share:
        """承诺兑现率."""
        return Share(self.in_time, self.kept + self.broken + self.overdue)

    @property
    def only_older(self) -> bool:
        """Whether all that counts is overdue since before the days: a share of these days would mislead."""
        return bool(self.older) and self.older == self.kept + self.broken + self.overdue


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything at once."""

    span: Span
    opened: int
    still_open: int
    by_outcome: Mapping[Outcome, int]
    solved: Share
    repeated: Share
    above: Share
    contacted: Share
    promised: Promised
    minutes: int | None
    """Minutes to the first firm word (头一个准话), the middle one of the days; None where there was none."""

    @property
    def shares(self) -> Mapping[str, Share]:
        """The five shares by the name of their definition."""
        return {
            "solved": self.solved,
            "repeated": self.repeated,
            "above": self.above,
            "contacted": self.contacted,
            "kept": self.promised.share,
        }
