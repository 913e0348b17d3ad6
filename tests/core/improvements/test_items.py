"""Improvement items: owner and day with their course, words that may hang on the wall, the month's sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.improvements import desk
from hall_assistant.improvements.fold import fold
from hall_assistant.improvements.plain_words import WALL
from hall_assistant.improvements.records import item_of, items_over, items_picked, months_over, open_items
from hall_assistant.improvements.sheet import wall_html
from hall_assistant.improvements.values import Item, ItemId, Source, SourceKind, Standing
from hall_assistant.library.library import Library
from hall_assistant.logbook.morning import read_morning
from hall_assistant.logbook.wanting import Matter, wanting
from hall_assistant.people.desk import remove_staff
from hall_assistant.store.facts import Fact
from tests.core.counter import Counter, Planned

WORDS = "移机改期没人打电话，有人白等一天"


def opened(counter: Counter, **more: Any) -> ItemId:
    wanted = {"by": counter.zhou, "words": WORDS, "owner": counter.li.staff, "due": "2026-03-20", **more}
    return desk.open_item(counter.store, **wanted)[0]


def done(counter: Counter, library: Library, item: ItemId | None = None, **more: Any) -> ItemId:
    item = item or opened(counter)
    words = {"by": counter.li, "said": "移机改了期没人说一声", "did": "改期当天先打电话，说清改到几点", **more}
    desk.finish(counter.store, item=item, library=library, **words)
    return item


def state(counter: Counter, item: ItemId) -> Item:
    with counter.store.reading() as at:
        return item_of(at, item)


def refused(code: str, call: Any) -> StaffError:
    with pytest.raises(StaffError) as caught:
        call()
    assert caught.value.code == code
    return caught.value


def test_its_owner_and_day_change_with_a_reason_and_the_old_ones_stay_on_its_course(
    counter: Counter, shipped: Library
) -> None:
    source = Source(SourceKind.RADAR, "rising:move", "王女士 13812345678 等 32 件，上一个四周 11 件")
    item = opened(counter, source=source, words=f"{WORDS}，来电 13812345678")
    told = state(counter, item)
    assert told.words.endswith("138****5678") and told.source == replace(
        source, words="客户 138****5678 等 32 件，上一个四周 11 件"
    )
    desk.change(counter.store, by=counter.zhou, item=item, owner=counter.wang.staff, due="2026-03-25", why="李强学习")
    desk.change(counter.store, by=counter.zhou, item=item, owner=counter.wang.staff, due="2026-03-25", why="再点一次")
    told = state(counter, item)
    assert (told.owner, told.due) == (counter.wang.staff, "2026-03-25")
    assert [(one.owner, one.due) for one in told.course] == [
        (counter.li.staff, "2026-03-20"),
        (counter.wang.staff, "2026-03-25"),
    ]
    assert told.course[1].words == "李强学习"
    done(counter, shipped, item)
    refused("improvement.over", lambda: done(counter, shipped, item))
    desk.reopen(counter.store, by=counter.li, item=item, due="2026-04-01", why="又有人白等")
    assert state(counter, item).standing is Standing.OPEN and state(counter, item).due == "2026-04-01"
    desk.drop(counter.store, by=counter.zhou, item=item, why="移机归装维了")
    told = state(counter, item)
    assert told.standing is Standing.DROPPED and [one.kind.partition(".")[2] for one in told.course] == [
        *("opened", "changed", "done", "reopened", "dropped")
    ]


def test_what_cannot_be_is_refused_and_leaves_nothing(counter: Counter, shipped: Library) -> None:
    for due in ("2026-03-11", "2028-01-01", "3月15日", "2026-3-15", ""):
        refused("improvement.due", lambda due=due: opened(counter, due=due))
    refused("staff.unknown", lambda: opened(counter, owner="nobody"))
    refused("text.empty", lambda: opened(counter, words=" \n"))
    refused("text.too_long", lambda: opened(counter, words="乱" * 10_000))
    assert refused("improvement.name", lambda: opened(counter, words="王女士说没坡道")).values["found"] == "王女士"
    assert counter.count("improvements") == 0
    text = "=1+1；'); DROP TABLE improvements;-- {{x}} 😀"
    item = opened(counter, words=text)
    assert state(counter, item).words == text
    refused("improvement.not_done", lambda: desk.pick(counter.store, by=counter.zhou, item=item, on=True))
    refused("improvement.not_over", lambda: desk.reopen(counter.store, by=counter.zhou, item=item, due="x", why="y"))
    refused("improvement.unknown", lambda: desk.drop(counter.store, by=counter.zhou, item=ItemId("x"), why="y"))
    remove_staff(counter.store, by=counter.zhou, staff=counter.li.staff)
    with counter.store.reading() as at:
        assert [line.owner for line in open_items(at)] == [counter.li.staff]
    desk.change(counter.store, by=counter.zhou, item=item, owner=counter.wang.staff, due="2026-03-20", why="人走了")


WRONG = {
    "陈师傅上门前先打电话": ("improvement.name", "陈师傅"),
    "张某的事当天退": ("improvement.name", "张某"),
    "王敏每天早上先看一遍": ("improvement.name", "王敏"),
    "尾号5678的当天退了": ("improvement.number", "5678"),
    "打13812345678问": ("improvement.number", "13812345678"),
    "一三八一二三四的退了": ("improvement.number", "一三八一二三四"),
    "以后绝不再让您白等": ("improvement.words", "以后绝"),
    "开错的双倍返还": ("improvement.words", "双倍"),
    "班前会上讲了三遍": ("improvement.words", "班前会"),
    "将在门口修坡道": ("improvement.words", "将在"),
    "尽快修好坡道": ("improvement.words", "尽快"),
}


def test_words_for_the_wall_hold_no_name_no_number_no_inside_word_and_no_promise(
    counter: Counter, shipped: Library
) -> None:
    item = opened(counter)
    for did, (code, found) in WRONG.items():
        error = refused(code, lambda did=did: done(counter, shipped, item, did=did))
        assert found in error.values["found"], did
    refused("improvement.words", lambda: done(counter, shipped, item, said="客诉没人管"))
    refused("text.too_long", lambda: done(counter, shipped, item, did="修" * (WALL + 1)))
    refused("text.empty", lambda: done(counter, shipped, item, did="我们，。"))
    for did in (
        "三个窗口改成四个，10086和12345的电话贴在门口",
        "办卡的等候从半小时降到十分钟",
        "门口修了坡道，轮椅能直接进来",
        "移机改期当天打电话，师傅上门前一小时再打一回",
    ):
        fresh = done(counter, shipped, said="您说：不好。", did=f"我们，{did}。")
        assert state(counter, fresh).did == did and state(counter, fresh).said == "不好"


def test_lists_show_overdue_first_and_a_month_shows_what_was_over_in_it(counter: Counter, shipped: Library) -> None:
    late, later, over = opened(counter), opened(counter, due="2026-03-30"), done(counter, shipped)
    counter.clock.ms += 20 * DAY
    left = opened(counter, due="2026-04-20")
    desk.drop(counter.store, by=counter.zhou, item=left, why="不做")
    with counter.store.reading() as at:
        assert [line.item for line in open_items(at)] == [late, later]
        assert [line.item for line in open_items(at, until="2026-03-20")] == [late]
        assert open_items(at)[0].overdue("2026-03-21") and not open_items(at)[0].overdue("2026-03-20")
        assert months_over(at) == ["2026-04", "2026-03"]
        assert [line.item for line in items_over(at, "2026-03")] == [over]
        assert [line.item for line in items_over(at, "2026-04")] == [left]
        planned = Planned(at, counter.store.folder)
        for ask in (open_items, months_over):
            ask(planned)
        items_over(planned, "2026-03")
        items_picked(planned, "2026-03")
        assert not [plan for plan in planned.scans if "INDEX" not in plan]


def test_the_months_sheet_holds_what_was_picked_as_it_reads_now_and_nothing_else(
    counter: Counter, shipped: Library
) -> None:
    picked = done(counter, shipped, said="<b>排队</b>久", did="加了一个窗口")
    done(counter, shipped, said="没坡道", did="修了坡道")
    with counter.store.reading() as at:
        refused("improvement.none_picked", lambda: wall_html(at, by=counter.zhou, library=shipped, month="2026-03"))
    desk.pick(counter.store, by=counter.zhou, item=picked, on=True)
    before = counter.count("journal")
    desk.pick(counter.store, by=counter.zhou, item=picked, on=True)
    assert counter.count("journal") == before
    desk.reword(
        counter.store, by=counter.li, item=picked, said="<b>排队</b>久", did="中午也开三个窗口", library=shipped
    )
    with counter.store.reading() as at:
        assert items_picked(at, "2026-03") == [], "other words are read anew by whoever picks"
    desk.pick(counter.store, by=counter.zhou, item=picked, on=True)
    with counter.store.reading() as at:
        page = wall_html(at, by=counter.zhou, library=shipped, month="2026-03")
        refused("access.denied", lambda: wall_html(at, by=counter.li, library=shipped, month="2026-03"))
    assert "您说，&lt;b&gt;排队&lt;/b&gt;久。" in page and "我们，中午也开三个窗口。" in page and "2026年3月" in page
    for kept_back in ("坡道", WORDS, "李强", "周伟", "加了一个窗口"):
        assert kept_back not in page
    desk.reopen(counter.store, by=counter.li, item=picked, due="2026-03-30", why="又排上了")
    with counter.store.reading() as at:
        assert items_picked(at, "2026-03") == []


def test_what_is_due_or_overdue_is_read_out_in_the_morning_and_stands_on_today_without_its_words(
    counter: Counter, shipped: Library
) -> None:
    opened(counter, due="2026-03-12", owner=counter.wang.staff)
    opened(counter, due="2026-03-14", words="门口没坡道")
    for ahead, wanted in ((0, ["改进 今天到日子"]), (2, ["改进 过了日子还没办", "改进 今天到日子"])):
        now = counter.clock.ms + ahead * DAY
        with counter.store.reading() as at:
            page = read_morning(at, by=counter.zhou, library=shipped, now=now, offset=480)
            found = [
                one
                for one in wanting(at, by=counter.li, library=shipped, now=now, offset=480)
                if one.matter is Matter.IMPROVEMENT
            ]
        assert [one.words for one in found] == wanted and found[0].who == "王敏"
        assert len(page.part("improvements").lines) == len(wanted)
    assert page.part("improvements").lines == (
        "移机改期没人打电话，有人白等一天。过了日子，王敏",
        "门口没坡道。今天到日子，李强",
    )


JUNK = st.one_of(
    st.none(), st.booleans(), st.integers(), st.text(max_size=12), st.sampled_from(["2026-03-12", "radar"])
)
BODY = st.dictionaries(
    st.sampled_from(["source", "source_id", "owner", "due", "on", "words", "told", "said", "did", "why"]), JUNK
)
KINDS = st.sampled_from(
    ["opened", "opened", "changed", "done", "reworded", "dropped", "reopened", "picked", "of a later version"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(KINDS, BODY, st.one_of(st.none(), BODY)), max_size=8))
def test_damaged_facts_and_unknown_kinds_never_raise(told: list[tuple[str, dict[str, Any], Any]]) -> None:
    item = ItemId("improvement:x")
    facts = [
        Fact("c", seq, seq << 16, 480, "s", item, f"improvement.{kind}", 1, body, sealed)
        for seq, (kind, body, sealed) in enumerate(told, start=1)
    ]
    found = fold(item, facts)
    assert (found.closed is not None) is found.is_over and bool(found.closed_day) is found.is_over
    assert not found.picked or found.standing is Standing.DONE
