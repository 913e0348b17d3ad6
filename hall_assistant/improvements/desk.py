"""What people do about improvement items, one function each. Facts only are added; the old ones stay. Source: S135."""

from __future__ import annotations

from datetime import date, timedelta

from hall_assistant.changes import Changes
from hall_assistant.clock import calendar_day, local_day
from hall_assistant.errors import StaffError
from hall_assistant.improvements.plain_words import about_the_work, for_the_wall, nobody_in
from hall_assistant.improvements.records import item_of
from hall_assistant.improvements.values import Item, ItemId, Source, Standing
from hall_assistant.library.library import Library
from hall_assistant.people.access import check
from hall_assistant.people.records import on_the_roll, roll
from hall_assistant.people.values import Actor
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import typed

WORDS = 200
"""Characters of what was said, and of a reason."""
INSIDE = frozenset({"jargon", "advertising"})
"""Kinds of rules that hold for a customer's own words on the wall too: they may be hard on us."""
_YEAR = timedelta(days=366)
_ALONE = Source()


def open_item(
    store: Store, *, by: Actor, words: str, source: Source = _ALONE, owner: str, due: str
) -> tuple[ItemId, Changes]:
    """Write an item down (记改进): what was said, where that stands, who sees to it, by which local day.

    owner: staff id. Raises StaffError `improvement.due`, `improvement.name` where a customer is called by name,
    `staff.unknown`, `text.empty`, `text.too_long`.
    """
    words = about_the_work(words, what="要改什么", limit=WORDS)
    told = nobody_in(typed(source.words, what="来处", limit=WORDS))
    with store.write() as w:
        check(w, by, "improvements.open")
        item = ItemId(f"improvement:{new_id(w.now)}")
        opened: dict[str, Json] = {
            "source": source.kind.value,
            "source_id": typed(source.id, what="来处", limit=WORDS),
            "owner": on_the_roll(w, owner),
            "due": _due(w, due),
        }
        w.append(item, "improvement.opened", by=by.staff, open=opened, sealed={"words": words, "told": told})
    return item, w.changes


def change(store: Store, *, by: Actor, item: ItemId, owner: str, due: str, why: str) -> Changes:
    """Give an item to somebody else or another day (换人、改日子), with why; the same again is no fact.

    Raises StaffError `improvement.due`, `improvement.name`, `improvement.over`, `improvement.unknown`,
    `staff.unknown`, `text.empty`, `text.too_long`.
    """
    why = about_the_work(why, what="为什么改", limit=WORDS)
    with store.write() as w:
        check(w, by, "improvements.change")
        state = _open(w, item)
        if (owner, due) != (state.owner, state.due):
            day = due if due == state.due else _due(w, due)
            opened: dict[str, Json] = {"owner": on_the_roll(w, owner), "due": day}
            w.append(item, "improvement.changed", by=by.staff, open=opened, sealed={"why": why})
    return w.changes


def finish(store: Store, *, by: Actor, item: ItemId, said: str, did: str, library: Library) -> Changes:
    """Say what was done (做到了), in words customers may read: what they said, and what is otherwise now.

    Raises StaffError `improvement.name`, `improvement.number`, `improvement.words`, `improvement.over`,
    `improvement.unknown`, `text.empty`, `text.too_long`.
    """
    with store.write() as w:
        check(w, by, "improvements.finish")
        _open(w, item)
        w.append(item, "improvement.done", by=by.staff, sealed=_wall(w, said, did, library))
    return w.changes


def reword(store: Store, *, by: Actor, item: ItemId, said: str, did: str, library: Library) -> Changes:
    """Say it better (换个说法) of an item that is done; the earlier words stay in its course.

    What was picked for the wall is picked anew, so that whoever picks has read it. Raises StaffError as `finish`, and
    `improvement.not_done`.
    """
    with store.write() as w:
        check(w, by, "improvements.finish")
        state, words = _done(w, item), _wall(w, said, did, library)
        if words != {"said": state.said, "did": state.did}:
            w.append(item, "improvement.reworded", by=by.staff, sealed=words)
    return w.changes


def drop(store: Store, *, by: Actor, item: ItemId, why: str) -> Changes:
    """Leave an item (不做了), with why; it stays on the record.

    Raises StaffError `improvement.name`, `improvement.over`, `improvement.unknown`, `text.empty`, `text.too_long`.
    """
    why = about_the_work(why, what="为什么不做", limit=WORDS)
    with store.write() as w:
        check(w, by, "improvements.drop")
        _open(w, item)
        w.append(item, "improvement.dropped", by=by.staff, sealed={"why": why})
    return w.changes


def reopen(store: Store, *, by: Actor, item: ItemId, due: str, why: str) -> Changes:
    """Take an item up again (再办) that was done or dropped, with why and a new day.

    Raises StaffError `improvement.due`, `improvement.name`, `improvement.not_over`, `improvement.unknown`,
    `text.empty`, `text.too_long`.
    """
    why = about_the_work(why, what="为什么再办", limit=WORDS)
    with store.write() as w:
        check(w, by, "improvements.reopen")
        if not _known(w, item).is_over:
            raise StaffError("improvement.not_over")
        w.append(item, "improvement.reopened", by=by.staff, open={"due": _due(w, due)}, sealed={"why": why})
    return w.changes


def pick(store: Store, *, by: Actor, item: ItemId, on: bool) -> Changes:
    """Put a done item on the month's sheet (上墙), or take it off; the same again is no fact.

    Raises StaffError `improvement.not_done`, `improvement.unknown`.
    """
    with store.write() as w:
        check(w, by, "improvements.pick")
        if _done(w, item).picked is not on:
            w.append(item, "improvement.picked", by=by.staff, open={"on": on})
    return w.changes


def _wall(w: Writing, said: str, did: str, library: Library) -> dict[str, Json]:
    rules, names = (*library.rules, *library.wall_rules), [one.name for one in roll(w, everyone=True)]
    return {
        "said": for_the_wall(
            said, what="您说", rules=[one for one in rules if one.where != "say" or one.kind in INSIDE], names=names
        ),
        "did": for_the_wall(did, what="我们做了什么", rules=rules, names=names),
    }


def _due(w: Writing, text: str) -> str:
    today, day = date.fromisoformat(local_day(w.now, w.offset)), calendar_day(text)
    if day is None or not today <= day <= today + _YEAR:
        raise StaffError("improvement.due")
    return text


def _known(w: Writing, item: ItemId) -> Item:
    state = item_of(w, item)
    if not state.opened:
        raise StaffError("improvement.unknown")
    return state


def _open(w: Writing, item: ItemId) -> Item:
    state = _known(w, item)
    if state.is_over:
        raise StaffError("improvement.over")
    return state


def _done(w: Writing, item: ItemId) -> Item:
    state = _known(w, item)
    if state.standing is not Standing.DONE:
        raise StaffError("improvement.not_done")
    return state
