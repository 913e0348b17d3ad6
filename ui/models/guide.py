"""What the guide panel shows, worked out from a walk: pure, told apart from the widgets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hall_assistant.clock import DAY, HOUR, local_day, local_time, parse_local
from hall_assistant.phrases.render import render
from ui.widgets.hours import DAY_WORDS, DueHour, first_offer
from ui.widgets.line_card import LineFace

if TYPE_CHECKING:
    from hall_assistant.library.library import Library

LONGEST_CUE = 10
OPENS = "09:00"
_CLAUSE = re.compile(r"[，。！？；：、,.!?;]")


def usual_due(hours: int, now: int, offset: int, *, closes: str = "18:00") -> DueHour:
    """The hour to offer for a promise usually due in so many hours: within opening hours, on a day the chip knows."""
    wanted = now + hours * HOUR
    start = parse_local(f"{local_day(now, offset)} 00:00", offset)
    days = (wanted - start) // DAY
    if days >= len(DAY_WORDS):
        return DueHour(len(DAY_WORDS) - 1, _earlier(closes))
    time = _half_hour(local_time(wanted, offset))
    if time > closes:
        days, time = days + 1, "10:00"
    due = DueHour(min(int(days), len(DAY_WORDS) - 1), min(max(time, OPENS), _earlier(closes)))
    return first_offer(now, offset, closes=closes) if due.past(now, offset) else due


def _half_hour(time: str) -> str:
    """The half hour a time falls in or before."""
    hour, minute = (int(part) for part in time.split(":"))
    hour, minute = (hour, 0) if minute == 0 else (hour, 30) if minute <= 30 else (hour + 1, 0)
    return f"{min(hour, 23):02d}:{minute if hour < 24 else 30:02d}"


def _earlier(closes: str) -> str:
    """An hour before closing."""
    hour, minute = (int(part) for part in closes.split(":"))
    return f"{max(hour - 1, 0):02d}:{minute:02d}"


def cue_of(line: str) -> str:
    """A cue for a line that brings none: its first clauses, as far as a glance reaches."""
    cue = ""
    for clause in (part.strip() for part in _CLAUSE.split(line)):
        if clause and len(cue) + len(clause) <= LONGEST_CUE:
            cue = f"{cue} {clause}".strip()
        elif cue:
            break
        elif clause:
            return clause[:LONGEST_CUE]
    return cue


def word_faces(
    library: Library, words: Sequence[str], slots: Mapping[str, str], said: frozenset[str]
) -> tuple[LineFace, ...]:
    """The lines of an end, filled as far as is known; `said` are the lines already spoken in this reception."""
    faces = []
    for place, line in enumerate(words):
        rendered = render(line, slots, library.slots)
        missing = tuple((name, library.slots[name].label) for name in rendered.missing)
        faces.append(
            LineFace(str(place), cue_of(rendered.text), rendered.text, missing=missing, said=rendered.text in said)
        )
    return tuple(faces)
