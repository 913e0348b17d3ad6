"""The exchange in words: one quiet line for the windows, and one for what an exchange moved."""

from __future__ import annotations

from hall_assistant.clock import DAY, HOUR, local_day, local_text, local_time
from hall_assistant.sync.standing import CounterStanding, Standing
from hall_assistant.wording import sentence

UNSEEN = HOUR
"""A counter from which nothing came for this long is named."""
_NAMED = 2
"""Counters named in the one line; of more, how many they are."""


def counter_name(one: CounterStanding) -> str:
    """`03` → 3号柜."""
    return f"{int(one.counter)}号柜" if one.counter.isdigit() else "没有柜号的电脑"


def unseen(now: int, one: CounterStanding) -> str:
    """For how long nothing came from a counter: `2 小时未见`, `还没来过`; empty where that is no time."""
    if not one.seen:
        return "还没来过"
    away = now - one.seen
    if away >= 2 * DAY:
        return f"{away // DAY} 天未见"
    return f"{away // HOUR} 小时未见" if away >= UNSEEN else ""


def line(standing: Standing, now: int, offset: int) -> str:
    """`已交换 10:42 · 3号柜 2 小时未见`: who has not been seen comes behind; empty where there is no exchange."""
    if not standing.on:
        return ""
    last = standing.last
    begins = f"已交换 {moment(last.done, now, offset)}" if last.done else "还没交换过"
    if last.failed:
        begins = f"交换停着，上次 {moment(last.done, now, offset)}" if last.done else "交换停着"
    # The longest away first, for the top bar has room for one; who never came may only not be set up yet.
    away = sorted((one for one in standing.here if unseen(now, one)), key=lambda one: (not one.seen, one.seen))
    named = [f"{counter_name(one)} {unseen(now, one)}" for one in away]
    if len(named) > _NAMED:
        named = [f"{len(named)} 个柜没见着"]
    return " · ".join((begins, *named))


def moment(at: int, now: int, offset: int) -> str:
    """The hour, with the day before it where that is not today."""
    return local_time(at, offset) if local_day(at, offset) == local_day(now, offset) else local_text(at, offset)[5:]


def moved(standing: Standing) -> str:
    """What the last exchange moved."""
    last = standing.last
    if not (last.sent or last.taken):
        return "两边一样，没有要换的。"
    return f"收进 {last.taken:,} 条，送出 {last.sent:,} 条。"


def troubles(standing: Standing) -> list[str]:
    """Why the last exchange was not done, and why files were set aside, each sentence once."""
    last = standing.last
    told = [sentence(last.failure)] if last.failure else []
    return list(dict.fromkeys((*told, *(sentence(trouble.error) for trouble in last.troubles))))
