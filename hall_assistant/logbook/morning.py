"""班前一页: read aloud before the doors open, in three minutes: promises, orders, a case, words, what is lacking.

Screen and paper read the same lines. Source: counter.md "The manager's day", S124, S126.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hall_assistant.clock import local_day, local_text
from hall_assistant.library.library import Library
from hall_assistant.logbook.morning_case import ToldCase, day_words, to_pick_from, told_case
from hall_assistant.logbook.morning_lines import LONGEST, Part, Teller
from hall_assistant.people.access import check
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

__all__ = ["BUDGET", "LONGEST", "Morning", "Part", "morning_html", "read_morning"]

A_MINUTE = 240
"""Characters read aloud in a minute, calmly."""
BUDGET = 3 * A_MINUTE


@dataclass(frozen=True, slots=True)
class Morning:
    """The page of a morning."""

    hall: str
    day: str
    parts: tuple[Part, ...]
    case: ToldCase | None
    choices: tuple[ToldCase, ...]
    """Receptions the manager may pick from instead."""

    @property
    def characters(self) -> int:
        """How many there are to read."""
        return sum(len(line) for part in self.parts for line in (part.title, *part.spoken))

    @property
    def minutes(self) -> int:
        """Minutes it takes to read, begun ones counted whole."""
        return -(-self.characters // A_MINUTE)

    def part(self, id: str) -> Part:
        """One part by its id, as `LONGEST`."""
        return next(part for part in self.parts if part.id == id)


def read_morning(at: Reading, *, by: Actor, library: Library, now: int, offset: int) -> Morning:
    """The page as of now (UTC milliseconds). Raises StaffError `access.denied` for a clerk."""
    check(at, by, "logbook.read_morning")
    today = local_day(now, offset)
    teller = Teller(at, library, now, offset)
    case = told_case(at, library, today=today)
    parts = (teller.promises(), teller.orders(), teller.improvements(), _case_part(case, today), *teller.notices())
    return Morning(
        hall=hall_settings(at).hall,
        day=today,
        parts=_within_budget(parts),
        case=case,
        choices=tuple(to_pick_from(at, library, today=today)),
    )


def _case_part(case: ToldCase | None, today: str) -> Part:
    title = f"{day_words(case.day, today)}一例" if case else "昨天一例"
    return Part("case", title, (case.words,) if case else (), nothing="还没有结了的接待。")


def _within_budget(parts: Sequence[Part]) -> tuple[Part, ...]:
    """The parts cut to what three minutes hold: the longest gives up a line, again and again."""
    cut = [part.within(LONGEST[part.id]) for part in parts]
    while sum(len(line) for part in cut for line in (part.title, *part.spoken)) > BUDGET:
        place = max(range(len(cut)), key=lambda one: len(cut[one].lines))
        if len(cut[place].lines) <= 1:
            break
        cut[place] = cut[place].within(len(cut[place].lines) - 1)
    return tuple(cut)


def morning_html(at: Reading, *, by: Actor, library: Library, now: int, offset: int) -> str:
    """The page on paper (A4, large type), with a line for everybody to sign. Raises as `read_morning`."""
    page = read_morning(at, by=by, library=library, now=now, offset=offset)
    words = {
        "厅名": page.hall,
        "日期": page.day,
        "分钟": page.minutes,
        "各块": [_on_paper(part) for part in page.parts],
        "在岗": [one.name for one in roll(at)],
        "打印人": by.name,
        "打印时间": local_text(now, offset),
    }
    return fill(library.template("morning_page"), words)


def _on_paper(part: Part) -> dict[str, object]:
    nothing = "" if part.lines else part.nothing
    return {"标题": part.title, "各行": list(part.lines), "还有": part.rest, "空": nothing}
