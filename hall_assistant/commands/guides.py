"""Which way people take through the guides (走法), on the command line."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

from hall_assistant.clock import DAY, day_bounds, local_day
from hall_assistant.commands.opening import opened, tell, tell_json
from hall_assistant.errors import StaffError

if TYPE_CHECKING:
    from hall_assistant.app import Hall
    from hall_assistant.solutions.guiding import WayTaken

LOOKED_BACK = 30
"""Days counted where none are named."""


def ways(args: Namespace) -> int:
    """How often each way through each guide was taken, by default in the last thirty days. Ways only, never people."""
    from hall_assistant.solutions.guiding import ways_taken

    with opened(args) as hall:
        since, until = _days(hall, args)
        with hall.store.reading() as at:
            found = ways_taken(at, since=since, until=until)
        told = [_as_json(hall, way) for way in found]
    if args.json:
        tell_json({"since": since, "until": until, "ways": told})
        return 0
    tell(f"{since} 到 {until}，按导引走了{sum(way.times for way in found)}回。")
    for way in told:
        tell(f"{way['times']}回　{way['title']}：{way['labels']} → {way['outcome']}")
    return 0


def _days(hall: Hall, args: Namespace) -> tuple[str, str]:
    """The first and the last local day. Raises StaffError `command.day`."""
    now, offset = hall.clock.now(), hall.clock.offset()
    until = args.until or local_day(now, offset)
    since = args.since or local_day(now - (LOOKED_BACK - 1) * DAY, offset)
    return _day(since, offset), _day(until, offset)


def _day(text: str, offset: int) -> str:
    try:
        return local_day(day_bounds(text, offset)[0], offset)
    except ValueError as error:
        raise StaffError("command.day", day=text) from error


def _as_json(hall: Hall, way: WayTaken) -> dict[str, object]:
    """A way with the words the guides have for it now; a guide changed since is told by its names."""
    from hall_assistant.solutions.guides import walked

    guide = hall.library.later("guides").get(way.guide)
    walk = walked(guide, way.path) if guide else None
    end = walk.end if walk else None
    return {
        "guide": way.guide,
        "title": guide.title if guide else way.guide,
        "path": way.path,
        "labels": " · ".join(walk.labels if walk else way.path),
        "end": way.end,
        "outcome": end.title if end else way.end,
        "times": way.times,
    }
