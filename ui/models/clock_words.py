"""What the counter windows say of clocks. Pure; neutral where customer and camera can read it."""

from __future__ import annotations

from collections.abc import Sequence

from hall_assistant.casefile.clocks import Clock, ClockState, nearest
from hall_assistant.clock import DAY
from hall_assistant.deadlines.why import left, why
from ui.widgets.big_clock import FigureFace
from ui.widgets.hours import due_words, left_words


def figure_face(clocks: Sequence[Clock], now: int, offset: int, *, private: bool) -> FigureFace | None:
    """The nearest running clock; in public neither its name nor that it is late."""
    first = nearest(clocks)
    if first is None:
        return None
    over = first.over(now)
    if over and not private:
        return FigureFace(first.clock, "·", "", f"时限　{due_words(first.due, now, offset)}", False)
    figure, unit = left(first, now, offset)
    more = sum(one.running for one in clocks) - 1
    others = f"　另有 {more} 个" if more else ""
    name = first.name if private else "下一个时限"
    return FigureFace(first.clock, figure, unit, f"{name}　{due_words(first.due, now, offset)}{others}", over)


def standing_words(clock: Clock, now: int, offset: int, *, private: bool) -> str:
    """Where a clock stands, for a row; in public neither that it is late nor why it was withdrawn."""
    if clock.state is ClockState.MET:
        when = due_words(clock.settled or 0, now, offset)
        return f"{when} 办到{'，过了点' if clock.late and private else ''}"
    if clock.state is ClockState.WITHDRAWN:
        return f"撤下：{clock.how}" if private else "撤下"
    until = f"{due_words(clock.due, now, offset)} 前"
    if clock.over(now) and not private:
        return until
    return f"{until} · {left_short(clock.due, now)}"


def left_short(due: int, now: int) -> str:
    """How long until a due hour, in days where hours would say nothing."""
    days = (due - now) // DAY
    return f"剩 {days} 天" if days >= 3 else left_words(due, now)


def why_lines(clock: Clock, offset: int) -> tuple[tuple[str, str], ...]:
    """「为什么是这天」 as pairs of a short word and its answer; only those that say something."""
    found = why(clock, offset)
    pairs = (
        ("到点", found.due),
        ("起算", found.begins),
        ("多久", found.amount),
        ("跳过", "；".join(found.skipped)),
        ("凭什么", found.ground),
        ("核对", found.standing),
        ("怎么算办到", f"{found.met_by}（{found.whose}）" if found.met_by else ""),
        ("又报过", found.repeats),
        ("更正", found.corrected),
        ("留意", found.beyond),
    )
    return tuple(pair for pair in pairs if pair[1])
