"""The radars: each says what a slow recount from the journal says, in words a manager reads once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from hall_assistant.casefile.promising import Way
from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.told import Elsewhere
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending, senders, telling
from hall_assistant.cases.hops import judge_hop, send_on
from hall_assistant.cases.legs import answer_leg, open_leg
from hall_assistant.clock import DAY, HOUR, MINUTE, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.library.radars import Rising
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.going_out import outward_timeline
from hall_assistant.logbook.radars.page import Radars, look, receptions_behind
from hall_assistant.logbook.radars.rising import rises
from hall_assistant.logbook.radars.values import RADAR_NAMES, Radar, Section
from hall_assistant.logbook.timeline import timeline
from hall_assistant.people.values import Actor
from hall_assistant.personal.desk import forget
from hall_assistant.promises.desk import keep, promise, renew
from hall_assistant.promises.ledger import Contacted
from hall_assistant.search.gaps import note_gap
from hall_assistant.search.usage import note_opened
from hall_assistant.solutions import desk as solutions
from tests.core.counter import Counter, Planned, open_counter
from tests.core.logbook.radars.slowly import recounted

TOPICS = ("stop", "bill", "plan", "")
RULE = Rising(id="rising", name="在涨", weeks=4, least=6, spread=2)


def page(counter: Counter, library: Library, first: str, last: str = "", by: Actor | None = None) -> Radars:
    with counter.store.reading() as at:
        now = counter.clock.now()
        return look(at, span(first, last or first, 480), by=by or counter.zhou, library=library, now=now, offset=480)


def of(counter: Counter, library: Library, radar: Radar, first: str = "2026-03-12", last: str = "") -> Section:
    return page(counter, library, first, last).of(radar)


@pytest.fixture(scope="module")
def season(founded: Path, shipped: Library, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """Seven weeks in which everything happens that a radar looks for, most of it in the last."""
    counter = open_counter(founded, tmp_path_factory.mktemp("season") / "hall", SetClock.at("2026-03-02 09:00"))
    chance = Random(11)
    for visit in range(90):
        counter.clock.advance(chance.randint(30, 1_500 if visit < 60 else 500) * MINUTE)
        _live(counter, shipped, chance)
    yield counter
    counter.store.close()


def _live(counter: Counter, library: Library, chance: Random) -> None:
    store, by, clock = counter.store, counter.wang, counter.clock
    case = counter.reception(by)
    if topic := chance.choice(TOPICS):
        desk.set_topic(store, by=by, case=case, topic=topic)
    if chance.random() < 0.4:
        desk.show_card(store, by=by, case=case, card=chance.choice(list(library.cards)), version="1")
    _told(counter, case, library, chance)
    _moved(counter, case, chance)
    if chance.random() < 0.6:
        _given(counter, case, chance)
    if chance.random() < 0.2:
        note_gap(store, by=by, query=chance.choice(("彩铃退订", "流量结转", "副卡限速")))
    if chance.random() < 0.35:
        made = clock.now()
        promise(store, by=by, case=case, words="我打您", due=made + HOUR)
        for turn in range(chance.randint(0, 4)):
            clock.advance(20 * HOUR)
            renew(
                store, by=by, case=case, promise=f"P{turn + 1}", words="再等等", due=clock.now() + DAY,
                contacted=Contacted(Way.COUNTER),
            )  # fmt: skip
        if chance.random() < 0.4:
            open_one = counter.state(case).open_promises[0]
            keep(store, by=by, case=case, promise=open_one.promise, contacted=Contacted(Way.COUNTER))
    if chance.random() < 0.1 and not counter.state(case).promises:
        ending.void(store, by=by, case=case)


def _told(counter: Counter, case: CaseId, library: Library, chance: Random) -> None:
    store, by = counter.store, counter.wang
    if chance.random() < 0.5:
        channel = library.later("channels")[chance.choice(("hotline", "other_hall"))]
        given = chance.random() < 0.3
        telling.hear(store, by=by, case=case, channel=channel, theirs="说能退", ours="满一年能退", granted=given)
    if chance.random() < 0.4:
        sender = library.later("senders")[chance.choice(("sms", "hotline", "app"))]
        port = chance.choice(("", "106550012345", "10655009")) if sender.id == "sms" else ""
        senders.note_sender(store, by=by, case=case, sender=sender, port=port, campaign=chance.choice(("", "满减")))
    if chance.random() < 0.1:
        solutions.refuse(
            store, by=by, case=case, cannot="免不掉", why="在合同期", can="先算清", elsewhere=Elsewhere.GRANTED,
            granted="赠费10",
        )  # fmt: skip


def _moved(counter: Counter, case: CaseId, chance: Random) -> None:
    store, by = counter.store, counter.wang
    if chance.random() < 0.3:
        send_on(store, by=by, case=case, where=chance.choice(("银行", "营业部")))
    if chance.random() < 0.2:
        due = counter.clock.now() + HOUR
        open_leg(store, by=by, case=case, department="装维", question="哪天修", due=due)
        answer_leg(store, by=by, case=case, leg="L1", answer="明早")
    for hop in counter.state(case).hops:
        if chance.random() < 0.6:
            judge_hop(store, by=by, case=case, chain=hop.chain, seq=hop.seq, avoidable=True, why="窗口能办")


def _given(counter: Counter, case: CaseId, chance: Random) -> None:
    store, by = counter.store, counter.wang
    amount = chance.choice(("5", "10", "10", "10", "15", "20"))
    why = chance.choice(("", "等了三趟"))
    _, name = solutions.offer(
        store, by=by, case=case, type=SolutionType.NOW, words="退多收的", why=why, amount=amount,
        redress=chance.choice((Redress.REFUND, Redress.REFUND, Redress.CREDIT)),
    )  # fmt: skip
    if chance.random() < 0.9:
        solutions.agree(store, by=by, case=case, solution=name)


def days_of(counter: Counter) -> tuple[str, str]:
    with counter.store.reading() as at:
        row = at.one("SELECT max(day) AS day FROM cases")
    assert row is not None
    return "2026-03-02", row["day"]


@pytest.mark.parametrize("shorter", [0, 9, 20])
def test_every_row_is_what_a_slow_recount_from_the_journal_says(
    season: Counter, shipped: Library, shorter: int
) -> None:
    first, last = days_of(season)
    days = span(f"2026-03-{2 + shorter:02d}", last, 480)
    told = page(season, shipped, days.first, last)
    with season.store.reading() as at:
        slow = recounted(at, days, shipped)
    for radar in Radar:
        assert {row.key: (row.count, frozenset(row.cases)) for row in told.of(radar).rows} == slow[radar], radar
    if not shorter:
        assert first == days.first and all(told.of(radar).rows for radar in Radar), "something of everything"


def test_no_radar_reads_a_table_from_end_to_end(season: Counter, shipped: Library) -> None:
    _first, last = days_of(season)
    with season.store.reading() as at:
        planned = Planned(at, season.store.folder)
        look(planned, span(last, last, 480), by=season.li, library=shipped, now=season.clock.now(), offset=480)
    assert planned.plans and not planned.scans


def test_who_leads_may_look_and_nobody_else_and_a_row_opens_its_receptions(season: Counter, shipped: Library) -> None:
    told = page(season, shipped, *days_of(season), by=season.li)
    row = told.of(Radar.BOTH_SIDES).rows[0]
    with season.store.reading() as at:
        assert [line.case for line in receptions_behind(at, row.cases, by=season.li)] == list(row.cases)
        with pytest.raises(StaffError, match=r"access\.denied"):
            receptions_behind(at, row.cases, by=season.wang)
    with pytest.raises(StaffError, match=r"access\.denied"):
        page(season, shipped, "2026-03-12", by=season.wang)


def test_nobody_is_named_by_any_radar(season: Counter, shipped: Library) -> None:
    told = page(season, shipped, *days_of(season))
    words = " ".join(
        " ".join((section.sentence, *(" ".join((row.head, *row.lines)) for row in section.rows)))
        for section in told.sections
    )
    assert not any(one.name in words or one.staff in words for one in season.everyone)


def test_a_hall_without_receptions_has_a_line_for_each(counter: Counter, shipped: Library) -> None:
    told = page(counter, shipped, "2026-03-08")
    assert [one.radar for one in told.sections] == list(Radar) == list(RADAR_NAMES)
    assert all(one.sentence.endswith("。") and not one.rows for one in told.sections)


@pytest.mark.parametrize(
    ("now", "before", "stands_out"),
    [
        (5, (0, 0, 0, 0), False),  # fewer than six say nothing
        (6, (0, 0, 0, 0), True),
        (6, (0, 0, 6, 0), False),  # a week before had as many
        (7, (4, 3, 4, 5), False),  # 4 a week swings so far by itself
        (8, (4, 3, 4, 5), True),
        (47, (40, 38, 42, 40), False),
        (53, (40, 38, 42, 40), True),  # 40 and twice its root
    ],
)
def test_small_numbers_say_nothing(now: int, before: tuple[int, ...], stands_out: bool) -> None:
    assert rises(now, before, RULE) is stands_out


def test_a_young_hall_says_when_it_can_tell(counter: Counter, shipped: Library) -> None:
    for _visit in range(8):
        desk.set_topic(counter.store, by=counter.wang, case=counter.reception(), topic="stop")
    assert of(counter, shipped, Radar.RISING).sentence == "记满 5 周，才看得出哪样在涨。"
    ended = counter.reception()
    ending.end(counter.store, by=counter.wang, case=ended, outcome=Outcome.SOLVED, sentence="好了")
    counter.clock.move_to("2026-04-16 10:00")
    for _visit in range(8):
        desk.set_topic(counter.store, by=counter.wang, case=counter.reception(), topic="stop")
    told = of(counter, shipped, Radar.RISING, "2026-04-16")
    assert told.sentence == f"最近7天「{shipped.topics['stop'].name}」8 件，前 4 周每周 0、0、0、0 件。"
    assert len(told.rows[0].cases) == 8


def test_what_is_voided_or_taken_back_is_gone_from_every_radar(counter: Counter, shipped: Library) -> None:
    store, by, case = counter.store, counter.wang, counter.reception()
    channel = shipped.later("channels")["hotline"]
    telling.hear(store, by=by, case=case, channel=channel, theirs="说能减", ours="减不了")
    send_on(store, by=by, case=case, where="银行")
    (hop,) = counter.state(case).hops
    judge_hop(store, by=by, case=case, chain=hop.chain, seq=hop.seq, avoidable=True, why="窗口能办")
    desk.show_card(store, by=by, case=case, card=next(iter(shipped.cards)), version="1")
    before = page(counter, shipped, "2026-03-12")
    assert before.of(Radar.BOTH_SIDES).sentence == "别处的话记下 1 回，「10086 热线」最多，1 回。"
    assert before.of(Radar.HOPS).rows[0].lines == ("去的地方：银行", "为什么可免：窗口能办")
    ending.void(store, by=by, case=case)
    after = page(counter, shipped, "2026-03-12")
    assert not after.of(Radar.BOTH_SIDES).rows and not after.of(Radar.HOPS).rows
    assert counter.count("case_cards") == counter.count("hops") == 0


def test_a_forgotten_reception_is_counted_without_its_words(counter: Counter, shipped: Library) -> None:
    store, by, case = counter.store, counter.zhou, counter.reception(counter.zhou)
    desk.identify(store, by=by, case=case, surname="王", phone="13912345678")
    channel = shipped.later("channels")["hotline"]
    telling.hear(store, by=by, case=case, channel=channel, theirs="说能减", ours="减不了")
    sender = shipped.later("senders")["sms"]
    senders.note_sender(store, by=by, case=case, sender=sender, port="10655009", campaign="老用户回馈")
    send_on(store, by=by, case=case, where="银行")
    (hop,) = counter.state(case).hops
    judge_hop(store, by=by, case=case, chain=hop.chain, seq=hop.seq, avoidable=True, why="窗口能办")
    ending.end(store, by=by, case=case, outcome=Outcome.SOLVED, sentence="好了")
    forget(store, by=by, phone="13912345678")
    told = page(counter, shipped, "2026-03-12")
    for radar in (Radar.BOTH_SIDES, Radar.SENT_HERE, Radar.HOPS):
        (row,) = told.of(radar).rows
        assert row.count == 1 and row.cases == (case,)
    typed = ("说能减", "减不了", "老用户", "10655009", "银行", "窗口")
    assert not any(word in repr(told) for word in typed)


def test_a_sum_beyond_the_usual_is_shown_with_its_reason(counter: Counter, shipped: Library) -> None:
    for turn, amount in enumerate(("10", "10", "10", "20", "20", "60")):
        case = counter.reception()
        desk.set_topic(counter.store, by=counter.zhou, case=case, topic="stop")
        why = "耽误他一天工" if turn == 5 else ""
        _, name = solutions.offer(
            counter.store, by=counter.zhou, case=case, type=SolutionType.NOW, words="退了", redress=Redress.REFUND,
            amount=amount, why=why,
        )  # fmt: skip
        solutions.agree(counter.store, by=counter.zhou, case=case, solution=name)
    told = of(counter, shipped, Radar.REDRESS)
    (row,) = told.rows
    assert told.sentence == "给过 6 笔，1 笔超过本厅常见。"
    assert row.head.endswith("退费 60.00 元（常见 10.00–20.00 元，6 笔）")
    assert row.lines == ("给的：退了", "为什么：耽误他一天工")
    with counter.store.reading() as at:
        course = "".join(entry.text for entry in timeline(at, row.cases[0], shipped))
        outside = "".join(entry.text for entry in outward_timeline(at, row.cases[0], shipped))
    assert "为什么多给：耽误他一天工" in course and "耽误" not in outside


def test_four_sums_are_too_few_to_say_what_is_usual(counter: Counter, shipped: Library) -> None:
    for amount in ("5", "5", "5", "50"):
        case = counter.reception()
        desk.set_topic(counter.store, by=counter.zhou, case=case, topic="stop")
        _, name = solutions.offer(
            counter.store, by=counter.zhou, case=case, type=SolutionType.NOW, words="退了", redress=Redress.REFUND,
            amount=amount,
        )  # fmt: skip
        solutions.agree(counter.store, by=counter.zhou, case=case, solution=name)
    told = of(counter, shipped, Radar.REDRESS)
    assert told.sentence == "给过 4 笔，没有超过平常的。另有 4 笔同类太少，比不出。" and not told.rows


def test_a_card_opened_from_the_search_here_is_no_unused_one(counter: Counter, shipped: Library) -> None:
    card = next(iter(shipped.cards.values()))
    desk.set_topic(counter.store, by=counter.wang, case=counter.reception(), topic=card.topic)
    before = {row.key: row.count for row in of(counter, shipped, Radar.GAPS).rows}
    note_opened(counter.store, by=counter.wang, entry=f"card:{card.id}")
    after = {row.key: row.count for row in of(counter, shipped, Radar.GAPS).rows}
    key = ("cards", card.topic)
    assert after.get(key, 0) == before[key] - 1
