"""What needs somebody now, tiles whose number is the length of their list, and the charts of any days."""

from __future__ import annotations

import pytest

from hall_assistant.casefile.rated import RatingWay
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending, rating
from hall_assistant.cases.handover import decline, offer
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.charts import Bar, Chart, address_of, read_picture
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.today import (
    PROMISE_TILES,
    Tile,
    Today,
    look,
    promises_behind,
    receptions_before,
    receptions_behind,
)
from hall_assistant.logbook.wanting import Matter
from hall_assistant.orders import desk as orders
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import keep, promise
from tests.core.counter import Counter, Planned


def page(
    counter: Counter, library: Library, first: str = "2026-03-12", last: str = "", by: Actor | None = None
) -> Today:
    days = span(first, last or first, 480)
    with counter.store.reading() as at:
        return look(at, days, by=by or counter.zhou, library=library, now=counter.clock.now(), offset=480)


def listed(counter: Counter, tile: Tile, first: str = "2026-03-12", last: str = "") -> list[CaseId]:
    days = span(first, last or first, 480)
    with counter.store.reading() as at:
        if tile in PROMISE_TILES:
            found = promises_behind(at, tile, days, by=counter.zhou, now=counter.clock.now())
            return [one.case for one in found if one.case]
        return [one.case for one in receptions_behind(at, tile, days, by=counter.zhou)]


def promised(counter: Counter, hours: int) -> CaseId:
    case = counter.reception()
    promise(counter.store, by=counter.wang, case=case, words="我打您", due=counter.clock.now() + hours * HOUR)
    return case


def solved(counter: Counter, minutes: int, topic: str = "stop") -> CaseId:
    case = counter.reception()
    desk.set_topic(counter.store, by=counter.wang, case=case, topic=topic)
    counter.clock.advance(minutes * MINUTE)
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="好了")
    return case


def test_everything_that_waits_for_somebody_stands_in_one_list_the_pressing_first(
    counter: Counter, shipped: Library
) -> None:
    store, now = counter.store, counter.clock.now()
    late = promised(counter, 1)
    promised(counter, 40)
    returned = counter.reception()
    offer(store, by=counter.wang, case=returned, to=counter.chen.staff)
    decline(store, by=counter.chen, case=returned, why="手上满")
    for number, hours in (("RX1", 4), ("RX2", 72)):
        orders.receive(
            store, by=counter.li, source="city_12345", number=number, received=now, answer_due=now + hours * HOUR
        )
    rated = solved(counter, 5)
    rating.rate(store, by=counter.chen, case=rated, marks={"manner": 1}, way=RatingWay.PAPER)
    rating.appeal_rating(store, by=counter.wang, case=rated, reason="不是说我")
    counter.clock.advance(2 * HOUR)
    wanting = page(counter, shipped).wanting
    assert [one.matter for one in wanting] == [Matter.PROMISE, Matter.ORDER, Matter.RETURNED, Matter.APPEAL]
    assert wanting[0].case == late and wanting[0].late and not wanting[1].late
    assert "王敏" not in wanting[3].words + wanting[3].who, "whose rating it was is not counted up"
    assert Matter.APPEAL not in [one.matter for one in page(counter, shipped, by=counter.li).wanting]
    elsewhere = page(counter, shipped, "2026-01-01", "2026-01-31")
    assert elsewhere.wanting == wanting, "what needs somebody now needs them whatever days are looked at"


def test_more_than_a_list_holds_is_told(counter: Counter, shipped: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hall_assistant.logbook.wanting.MOST", 2)
    for hours in (1, 2, 3):
        promised(counter, hours)
    seen = page(counter, shipped)
    assert (len(seen.wanting), seen.more) == (2, 1)


def test_a_tile_counts_what_its_list_holds(counter: Counter, shipped: Library) -> None:
    first = promised(counter, 1)
    promised(counter, 3)
    solved(counter, 5), solved(counter, 9)
    counter.clock.advance(2 * HOUR)
    kept = promised(counter, 1)
    keep(counter.store, by=counter.wang, case=kept, promise="P1")
    counts = {tile: page(counter, shipped).count(tile) for tile in Tile if tile is not Tile.WORD}
    assert counts == {tile: len(listed(counter, tile)) for tile in counts}
    assert counts == {Tile.OPEN: 3, Tile.DUE: 1, Tile.OVERDUE: 1, Tile.SOLVED: 2, Tile.KEPT: 1}
    assert listed(counter, Tile.OVERDUE) == [first]


def test_the_first_firm_word_is_the_middle_one_and_its_list_begins_with_the_longest(
    counter: Counter, shipped: Library
) -> None:
    cases = [solved(counter, minutes) for minutes in (4, 30, 9)]
    assert page(counter, shipped).figures.minutes == 9
    assert listed(counter, Tile.WORD) == [cases[1], cases[2], cases[0]]


def test_a_day_that_is_over_and_one_without_receptions(counter: Counter, shipped: Library) -> None:
    promised(counter, 1)
    counter.clock.advance(3 * DAY)
    over, empty = page(counter, shipped), page(counter, shipped, "2026-03-14")
    assert (over.count(Tile.OPEN), over.count(Tile.OVERDUE), over.count(Tile.DUE)) == (1, 1, 0)
    assert [empty.count(tile) for tile in Tile] == [0, 0, 0, 0, 0, 0]
    assert (empty.older_open, empty.told(Tile.OPEN), empty.told(Tile.WORD)) == (1, "往日还有 1", "还没有")
    days = span("2026-03-14", "2026-03-14", 480)
    with counter.store.reading() as at:
        assert len(receptions_before(at, days, by=counter.zhou)) == 1, "and they can be looked at"
        with pytest.raises(StaffError):
            receptions_before(at, days, by=counter.wang)
    assert page(counter, shipped, "2026-03-15").count(Tile.OVERDUE) == 1, "today every older one is overdue too"


class TestCharts:
    def test_by_hour_matter_and_over_the_week(self, counter: Counter, shipped: Library) -> None:
        solved(counter, 5), solved(counter, 5, topic="fraud_stop")
        counter.clock.move_to("2026-03-12 23:30")
        counter.reception()
        hour, matter, week = page(counter, shipped).charts
        assert {bar.label: bar.value for bar in hour.bars if bar.value} == {
            "9点": 1,
            "10点": 1,
            "23点": 1,
        } or hour.highest
        assert (hour.bars[0].label, hour.bars[-1].label) == ("8点", "23点")
        assert matter.bars[0] == Bar("停机", 2) and sum(bar.value for bar in matter.bars) == 3
        assert [bar.label for bar in week.bars] == ["周五", "周六", "周日", "周一", "周二", "周三", "周四"]
        assert week.sentence == "七天：周四 3 个"

    def test_more_than_a_week_has_a_bar_a_week_and_none_is_lost(self, counter: Counter, shipped: Library) -> None:
        for _week in range(3):
            solved(counter, 5)
            counter.clock.advance(7 * DAY)
        week = page(counter, shipped, "2026-03-01", "2026-04-01").charts[2]
        assert [(bar.label, bar.value) for bar in week.bars] == [
            ("2/23起", 0), ("3/2起", 0), ("3/9起", 1), ("3/16起", 1), ("3/23起", 1), ("3/30起", 0),
        ]  # fmt: skip

    def test_a_chart_travels_in_a_page_and_comes_back_whole(self) -> None:
        chart = Chart("topic", "按事项", (Bar('停机"<', 3), Bar("话费", 0)), lying=True)
        address = address_of(chart)
        assert read_picture(address) == (chart, 640, 220) and read_picture("http://x") is None


def test_a_clerk_looks_at_no_figures_of_the_hall(counter: Counter, shipped: Library) -> None:
    with pytest.raises(StaffError, match=r"access\.denied"):
        page(counter, shipped, by=counter.wang)


def test_no_table_that_grows_is_read_from_end_to_end(counter: Counter, shipped: Library) -> None:
    promised(counter, 1)
    days = span("2026-03-12", "2026-03-12", 480)
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        look(planned, days, by=counter.zhou, library=shipped, now=counter.clock.now(), offset=480)
        for tile in Tile:
            if tile in PROMISE_TILES:
                promises_behind(planned, tile, days, by=counter.zhou, now=counter.clock.now())
            else:
                receptions_behind(planned, tile, days, by=counter.zhou)
    assert not [plan for plan in planned.plans if "cases_state" in plan], "what ever ended is not walked for a day"
    waiting = (
        "staff",
        "solutions_waiting",
        "cases_returned",
        "cases_crossed",
    )  # the last three hold only what waits for somebody
    assert not [plan for plan in planned.scans if not plan.endswith(waiting)], planned.scans


def test_one_day_without_anybody_is_not_several_and_today_is_not_over(counter: Counter, shipped: Library) -> None:
    def words(first: str, last: str = "") -> list[str]:
        return [chart.nothing for chart in page(counter, shipped, first, last).charts]

    assert words("2026-03-12") == ["今天还没有", "今天还没有", "这几天没有"]
    assert words("2026-03-11") == ["这天没有", "这天没有", "这几天没有"]
    assert set(words("2026-03-10", "2026-03-12")) == {"这几天没有"}
    hours = page(counter, shipped).charts[0]
    assert hours.sentence == "按钟点：今天还没有"
    assert read_picture(address_of(hours)) == (hours, 640, 220), "paper says the same"


def test_what_earlier_days_owe_does_not_read_as_nothing_kept_today(counter: Counter, shipped: Library) -> None:
    for _ in range(2):
        promised(counter, 1)
    counter.clock.advance(DAY)
    today = page(counter, shipped, "2026-03-13")
    assert (today.count(Tile.OVERDUE), today.number(Tile.KEPT)) == (2, "0")
    assert today.told(Tile.KEPT) == "早先的还欠 2 件"
    assert (today.figures.promised.share.part, today.figures.promised.share.whole) == (0, 2), "the figure stays"
    case = promised(counter, 1)
    keep(counter.store, by=counter.wang, case=case, promise="P1")
    assert page(counter, shipped, "2026-03-13").told(Tile.KEPT) == "按点的 33%（1/3）"
    assert page(counter, shipped, "2026-03-12").told(Tile.KEPT) == "按点的 0%（0/2）", "the day they were due on"
