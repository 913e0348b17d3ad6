"""Improvement items of the demo month (改进), as content tells them (`knowledge/demo/items.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.clock import local_day
from hall_assistant.improvements import desk
from hall_assistant.improvements.values import ItemId, Source, SourceKind
from hall_assistant.library.demo import DemoItem
from hall_assistant.training.month import Month, Telling
from hall_assistant.training.told_visits import LEAD, MANAGER, moment


def items_told(month: Month) -> Iterator[Telling]:
    """All of them: written down by the lead, done by whose they are, picked for the wall by the manager."""
    items: tuple[DemoItem, ...] = tuple(month.library.later("demo_items").values())
    for item in items:
        yield _told(month, item)


def _told(month: Month, one: DemoItem) -> Telling:
    yield moment(month, one.at)
    source = Source(SourceKind.RADAR, "", one.radar) if one.radar else Source()
    due = local_day(moment(month, one.due), month.clock.offset())
    by, owner = month.at(month.crew[LEAD]), month.crew[one.owner].staff
    item, _ = desk.open_item(month.store, by=by, words=one.words, source=source, owner=owner, due=due)
    if one.done is not None:
        yield moment(month, one.done)
        _done(month, one, item)
    if one.dropped is not None:
        yield moment(month, one.dropped)
        desk.drop(month.store, by=month.at(month.crew[LEAD]), item=item, why=one.why)


def _done(month: Month, one: DemoItem, item: ItemId) -> None:
    store, library = month.store, month.library
    by = month.at(month.crew[LEAD])
    desk.finish(store, by=by, item=item, said=one.said, did=one.did, library=library)
    if one.picked:
        desk.pick(store, by=month.at(month.crew[MANAGER]), item=item, on=True)
