"""What is read aloud before the doors open: everything in it, within three minutes, whatever the day before was."""

from __future__ import annotations

import pytest

from hall_assistant.authoring import desk as notices
from hall_assistant.authoring.values import NoticeKind
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.morning import BUDGET, LONGEST, Morning, morning_html, read_morning
from hall_assistant.logbook.morning_case import pick_case
from hall_assistant.orders import desk as orders
from hall_assistant.people.desk import remove_staff
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from hall_assistant.settings.rostering import set_away
from tests.core.counter import Counter, Planned


def read(counter: Counter, library: Library, by: Actor | None = None) -> Morning:
    with counter.store.reading() as at:
        return read_morning(at, by=by or counter.zhou, library=library, now=counter.clock.now(), offset=480)


def lines(counter: Counter, library: Library, part: str) -> tuple[str, ...]:
    return read(counter, library).part(part).lines


def promised(counter: Counter, hours: int, words: str = "打电话说补卡进度", by: Actor | None = None) -> CaseId:
    case = counter.reception(by)
    due = counter.clock.now() + hours * HOUR
    promise(counter.store, by=by or counter.wang, case=case, words=words, due=due)
    return case


def ended(counter: Counter, minutes: int, sentence: str, topic: str = "stop") -> CaseId:
    case = counter.reception()
    desk.set_topic(counter.store, by=counter.wang, case=case, topic=topic)
    counter.clock.advance(minutes * MINUTE)
    ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence=sentence)
    return case


def test_a_hall_that_has_nothing_yet_has_a_page_that_says_so(counter: Counter, shipped: Library) -> None:
    page = read(counter, shipped)
    assert [part.id for part in page.parts] == list(LONGEST)
    assert all(not part.lines and part.spoken == (part.nothing,) for part in page.parts)
    assert page.minutes == 1 and page.case is None


def test_a_promise_is_read_with_its_hour_its_owner_and_the_stand_in(counter: Counter, shipped: Library) -> None:
    case = promised(counter, 3)
    desk.identify(counter.store, by=counter.wang, case=case, surname="赵", honorific="女士", phone="13812345678")
    (line,) = lines(counter, shipped, "promises")
    assert line.startswith("12:50前：赵女士，打电话说补卡进度。王敏（") and "138" not in line
    set_away(counter.store, by=counter.li, staff=counter.wang.staff, day="2026-03-12", stand_in=counter.chen.staff)
    assert "王敏不在，陈静替" in lines(counter, shipped, "promises")[0]
    set_away(counter.store, by=counter.li, staff=counter.wang.staff, day="2026-03-12", stand_in="")
    assert "王敏不在，今天定谁替" in lines(counter, shipped, "promises")[0]


def test_what_is_overdue_comes_first_and_what_is_due_tomorrow_is_not_read(counter: Counter, shipped: Library) -> None:
    promised(counter, 1, "昨天的")
    counter.clock.advance(DAY)
    promised(counter, 2, "今天的")
    promised(counter, 30, "明天的")
    first, second = lines(counter, shipped, "promises")
    assert first.startswith("昨天10:50前，过了点，先联系：昨天的") and "今天的" in second


@pytest.mark.parametrize(
    ("late", "due", "shown"), [(6, 9, (4, 4)), (12, 2, (6, 2)), (1, 12, (1, 7)), (9, 0, (8, 0)), (0, 3, (0, 3))]
)
def test_half_the_places_stay_with_what_is_due_today(
    counter: Counter, shipped: Library, late: int, due: int, shown: tuple[int, int]
) -> None:
    for _ in range(late):
        promised(counter, 1, "昨天的")
    counter.clock.advance(DAY)
    for _ in range(due):
        promised(counter, 2, "今天的")
    part = read(counter, shipped).part("promises")
    told = [("昨天的" in line) for line in part.lines]
    assert told == [True] * shown[0] + [False] * shown[1], "what is overdue first"
    assert part.more == late + due - sum(shown), "how many more there are stays true"


def test_three_minutes_are_kept_by_leaving_out_of_both_halves(counter: Counter, shipped: Library) -> None:
    long = "答应的话很长很长" * 20
    for _ in range(6):
        promised(counter, 1, f"昨天的{long}")
    counter.clock.advance(DAY)
    for turn in range(6):
        promised(counter, 2, f"今天的{long}")
        notices.publish_notice(counter.store, by=counter.zhou, text=f"第{turn}条口径" + "字" * 400)
        notices.publish_notice(counter.store, by=counter.zhou, text="断" * 400, kind=NoticeKind.OUTAGE)
        notices.publish_notice(counter.store, by=counter.zhou, text="缺" * 400, kind=NoticeKind.STOCK)
    page = read(counter, shipped)
    part = page.part("promises")
    today = sum("今天的" in line for line in part.lines)
    assert len(part.lines) < LONGEST["promises"] and page.characters <= BUDGET
    assert today >= len(part.lines) / 2 and part.more == 12 - len(part.lines)


def test_somebody_who_left_is_named_with_who_goes_on(counter: Counter, shipped: Library) -> None:
    case = promised(counter, 3)
    offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
    accept(counter.store, by=counter.chen, case=case)
    remove_staff(counter.store, by=counter.zhou, staff=counter.wang.staff)
    (handed,) = lines(counter, shipped, "promises")
    assert "王敏已离岗，陈静接着办" in handed


def test_orders_are_read_with_the_hour_that_comes_next(counter: Counter, shipped: Library) -> None:
    now = counter.clock.now()
    order, _ = orders.receive(
        counter.store, by=counter.li, source="city_12345", number="RX2026031207", received=now, to=counter.chen.staff,
        contact_due=now + HOUR, answer_due=now + 2 * DAY,
    )  # fmt: skip
    assert lines(counter, shipped, "orders") == ("12345 政务热线尾号1207，10:50前首联。陈静",)
    orders.contact(counter.store, by=counter.chen, order=order, reached=True)
    assert lines(counter, shipped, "orders") == ("12345 政务热线尾号1207，3月14日09:50前回单。陈静",)


class TestTheCase:
    def test_the_hardest_of_yesterday_is_told_unless_the_manager_picks(
        self, counter: Counter, shipped: Library
    ) -> None:
        short = ended(counter, 5, "补了卡，13812345678 通了")
        ended(counter, 50, "查清了，退了钱")
        counter.clock.advance(DAY)
        page = read(counter, shipped)
        assert page.part("case").title == "昨天一例" and len(page.choices) == 2
        assert page.part("case").lines == ("停机：查清了，退了钱（现场化解，前后50分钟）",)
        pick_case(counter.store, by=counter.zhou, case=short)
        assert lines(counter, shipped, "case") == ("停机：补了卡，138****5678 通了（现场化解，前后5分钟）",)
        counter.clock.advance(DAY)
        assert "查清了" in lines(counter, shipped, "case")[0], "a pick holds for its morning"

    def test_after_days_off_the_last_day_that_had_any_is_told(self, counter: Counter, shipped: Library) -> None:
        ended(counter, 5, "好了")
        counter.clock.advance(3 * DAY)
        assert read(counter, shipped).part("case").title == "3月12日一例"

    def test_one_that_went_over_midnight_or_against_the_clock_is_told_without_a_course(
        self, counter: Counter, shipped: Library
    ) -> None:
        counter.clock.move_to("2026-03-12 23:50")
        case = counter.reception()
        counter.clock.move_to("2026-03-12 20:00")
        ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.PASSED, sentence="转给装维")
        counter.clock.move_to("2026-03-13 08:00")
        assert lines(counter, shipped, "case") == ("转给装维（已转出）",)

    def test_one_voided_or_open_is_neither_told_nor_picked(self, counter: Counter, shipped: Library) -> None:
        case = counter.reception()
        with pytest.raises(StaffError, match=r"morning\.not_ended"):
            pick_case(counter.store, by=counter.zhou, case=case)
        with pytest.raises(StaffError, match=r"case\.unknown"):
            pick_case(counter.store, by=counter.zhou, case=CaseId("case:0000000000000000"))
        counter.clock.advance(DAY)
        assert read(counter, shipped).case is None


class TestWords:
    def test_a_word_is_read_until_a_roll_call_outages_and_stock_while_they_last(
        self, counter: Counter, shipped: Library
    ) -> None:
        store, by, now = counter.store, counter.zhou, counter.clock.now()
        word, _ = notices.publish_notice(store, by=by, text="补卡一律当天办")
        notices.publish_notice(store, by=by, text="城东基站检修。", end=now + 5 * HOUR, kind=NoticeKind.OUTAGE)
        notices.publish_notice(store, by=by, text="副卡卡板没货", kind=NoticeKind.STOCK)
        told = {"words": "补卡一律当天办", "outages": "城东基站检修，到14:50", "stock": "副卡卡板没货"}
        for part, line in told.items():
            assert lines(counter, shipped, part) == (line,)
        notices.call_roll(store, by=counter.li, notices=[word], present=[counter.wang.staff, counter.li.staff])
        assert lines(counter, shipped, "words") == (), "those away read it on its own page"
        assert lines(counter, shipped, "stock") == ("副卡卡板没货",)
        notices.correct_notice(store, by=by, notice=word, text="补卡当天办，除了过户的")
        assert lines(counter, shipped, "words") == ("补卡当天办，除了过户的",)

    def test_a_corrected_text_says_its_kind_anew(self, counter: Counter, shipped: Library) -> None:
        notice, _ = notices.publish_notice(counter.store, by=counter.zhou, text="没货", kind=NoticeKind.STOCK)
        notices.correct_notice(counter.store, by=counter.zhou, notice=notice, text="到货了")
        assert lines(counter, shipped, "stock") == () and lines(counter, shipped, "words") == ("到货了",)


def test_a_morning_with_far_too_much_is_cut_to_three_minutes(counter: Counter, shipped: Library) -> None:
    for turn in range(12):
        promised(counter, 1 + turn // 4, f"第{turn}件：" + "答应的话很长很长" * 20)
        notices.publish_notice(counter.store, by=counter.zhou, text=f"第{turn}条口径" + "字" * 10_000)
    page = read(counter, shipped)
    assert page.characters <= BUDGET and page.minutes <= 3
    due = page.part("promises")
    assert len(due.lines) + due.more == 12 and due.spoken[-1].startswith("还有")
    assert len(page.part("words").lines) + page.part("words").more == 12


def test_the_paper_says_the_same_and_escapes_what_people_typed(counter: Counter, shipped: Library) -> None:
    promised(counter, 2, "<b>我打您</b>")
    with counter.store.reading() as at:
        html = morning_html(at, by=counter.li, library=shipped, now=counter.clock.now(), offset=480)
    assert "&lt;b&gt;我打您" in html and "手上没有要办的派单。" in html and "王敏 □" in html


def test_a_clerk_reads_no_page_of_the_manager(counter: Counter, shipped: Library) -> None:
    with pytest.raises(StaffError, match=r"access\.denied"):
        read(counter, shipped, by=counter.wang)


def test_no_table_that_grows_is_read_from_end_to_end(counter: Counter, shipped: Library) -> None:
    ended(counter, 5, "好了")
    promised(counter, 2)
    with counter.store.reading() as at:
        planned = Planned(at, counter.store.folder)
        read_morning(planned, by=counter.zhou, library=shipped, now=counter.clock.now() + DAY, offset=480)
    scanned = {plan.split()[1] for plan in planned.scans}
    assert scanned <= {"staff", "notices", "settings"}, scanned
    assert not [plan for plan in planned.plans if "cases_state" in plan], "the day leads, not all that ever ended"
