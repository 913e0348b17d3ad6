"""What happened in the demo hall: topics and channels that are there, hours in order, words that sound like us."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from hall_assistant.library.check_base import Bench
from hall_assistant.library.demo import DemoItem, DemoVisit, told
from hall_assistant.library.kinds import Flow, Topic
from hall_assistant.library.needs import Channel
from hall_assistant.library.outside import OrderSource
from hall_assistant.library.senders import Sender


def visit_findings(visit: DemoVisit, at: Bench) -> Iterator[str]:
    """It names only what is there, its hours follow one another, and what we say in it is ours."""
    yield from (f"「{visit.id}」写的{what}没有：{name}" for what, name in _missing(visit, at))
    if not (_in_order(_turns(visit)) and all(_in_order(pair) for pair in _hours(visit))):
        yield f"「{visit.id}」的钟点要一个比一个晚"
    if visit.promise is not None and visit.promise.kept is None and visit.sentence:
        yield f"「{visit.id}」的承诺还没办，结果（sentence）先空着"
    for words in _ours(visit):
        yield from (f"「{visit.id}」{finding}" for finding in at.voice.words(words, spoken=False))


def _missing(visit: DemoVisit, at: Bench) -> Iterator[tuple[str, str]]:
    of = at.content.of
    if visit.topic not in of(Topic):
        yield "话题", visit.topic
    if visit.again and visit.again not in of(DemoVisit):
        yield "前一次", visit.again
    if visit.order is not None and visit.order.source not in of(OrderSource):
        yield "派单来源", visit.order.source
    if visit.sent_by is not None and visit.sent_by.kind not in of(Sender):
        yield "谁支来的", visit.sent_by.kind
    if visit.heard is not None and visit.heard.channel not in of(Channel):
        yield "渠道", visit.heard.channel
    stages = {stage.id for flow in of(Flow).values() if flow.kind == "review" for stage in flow.steps}
    yield from (("回看的一段", one.stage) for one in visit.looked_back if one.stage not in stages)


def _turns(visit: DemoVisit) -> list[str]:
    """When it goes on, in the order it is told."""
    given, carried = visit.promise, visit.carried
    moved = [one.at for one in given.moved] if given is not None else []
    kept = [given.kept] if given is not None and given.kept else []
    return [visit.at, *moved, *kept, *([carried.at] if carried is not None else [])]


def _hours(visit: DemoVisit) -> Iterator[tuple[str, str]]:
    """When an hour was named, and that hour: one given to the customer, or to whoever goes on with it."""
    given, carried = visit.promise, visit.carried
    if given is not None:
        yield visit.at, given.due
        yield from ((one.at, one.due) for one in given.moved)
    if carried is not None:
        yield carried.at, carried.due


def _in_order(moments: Sequence[str]) -> bool:
    before = [back * 24 * 60 - minutes for back, minutes in map(told, moments)]
    return all(earlier > later for earlier, later in pairwise(before))


def _ours(visit: DemoVisit) -> Iterator[str]:
    yield from (visit.checked, visit.explained, visit.sentence, visit.note)
    yield from (one.words for one in visit.looked_back)
    if visit.promise is not None:
        yield from (visit.promise.words, visit.promise.how)


def item_findings(item: DemoItem, at: Bench) -> Iterator[str]:
    """It is done, dropped or open, and what hangs on the wall is ours."""
    if item.done and item.dropped:
        yield f"「{item.id}」做到了就不写不做了"
    if bool(item.done) != bool(item.said and item.did):
        yield f"「{item.id}」做到了才写 said、did，两样都写"
    if item.picked and not item.done:
        yield f"「{item.id}」没做到的不上墙"
    for words in (item.words, item.did, item.why):
        yield from (f"「{item.id}」{finding}" for finding in at.voice.words(words, spoken=False))
