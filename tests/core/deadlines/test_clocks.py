"""Clocks of a reception: started once, never reset, met, put right, and listed over the hall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from hall_assistant.casefile.case_rows import rows_of
from hall_assistant.casefile.clocks import Clock, ClockState, nearest
from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases.ending import correct as correct_entry
from hall_assistant.cases.ending import end, undo, void
from hall_assistant.cases.handover import accept, offer
from hall_assistant.clock import DAY, HOUR, MINUTE, local_text
from hall_assistant.deadlines import desk, records
from hall_assistant.deadlines.why import left, why
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.timeline import timeline
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from hall_assistant.settings.desk import set_figure
from tests.core.counter import Counter, Planned


@pytest.fixture
def started(counter: Counter, shipped: Library) -> Starter:
    return Starter(counter, shipped)


class Starter:
    """Starts clocks of the shipped rules."""

    def __init__(self, counter: Counter, library: Library) -> None:
        self.counter, self.library, self.rules = counter, library, library.later("deadlines")

    def __call__(
        self, case: CaseId, rule: str, *, by: Actor | None = None, ago: int = 0, told: int | None = None
    ) -> None:
        began = self.counter.clock.now() - ago
        desk.start(
            self.counter.store,
            by=by or self.counter.wang,
            case=case,
            rule=self.rules[rule],
            law=self.library.law,
            started=began,
            told=told,
        )

    def correct(self, case: CaseId, rule: str, *, by: Actor, ago: int, clock: str = "C1", reason: str = "记错") -> None:
        began = self.counter.clock.now() - ago
        desk.correct(
            self.counter.store,
            by=by,
            case=case,
            clock=clock,
            rule=self.rules[rule],
            law=self.library.law,
            started=began,
            reason=reason,
        )

    def only(self, case: CaseId) -> Clock:
        (clock,) = self.counter.state(case).clocks
        return clock


def refused(act: object) -> str:
    with pytest.raises(StaffError) as error:
        act()  # type: ignore[operator]  # a lambda
    return error.value.code


class TestStarting:
    def test_a_clock_stands_with_all_that_was_decided(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "repair_city")
        clock = started.only(case)
        assert (clock.clock, clock.rule, clock.due) == ("C1", "repair_city", counter.clock.now() + 48 * HOUR)
        assert (clock.layer, clock.law, clock.article) == ("nation", "telecom_regs_32", "电信条例 第三十二条")
        assert (clock.standing, clock.checked, clock.beyond) == ("verified", "2026-11-22", False)
        assert counter.agrees(case)

    def test_it_opens_a_record_like_any_first_content(self, counter: Counter, started: Starter) -> None:
        case = counter.begun()
        started(case, "house_reply")
        assert counter.kinds(case) == ["case.opened", "clock.started"]

    def test_several_run_side_by_side_and_the_nearest_of_ours_comes_first(
        self, counter: Counter, started: Starter
    ) -> None:
        case = counter.reception()
        started(case, "reply_15")
        started(case, "first_contact_urgent", ago=20 * MINUTE)
        started(case, "port_code", told=counter.clock.now() + MINUTE)
        found = nearest(counter.state(case).clocks)
        assert found and found.rule == "first_contact_urgent"
        assert [one.clock for one in counter.state(case).clocks] == ["C1", "C2", "C3"]

    @pytest.mark.parametrize(("ago", "code"), [(-MINUTE, "clock.future"), (4 * 366 * DAY, "clock.long_ago")])
    def test_a_start_lies_behind_us_and_not_too_far(
        self, counter: Counter, started: Starter, ago: int, code: str
    ) -> None:
        case = counter.reception()
        assert refused(lambda: started(case, "appeal_window", ago=ago)) == code

    def test_it_takes_no_clock_once_it_ended(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.LEFT, sentence="走了")
        assert refused(lambda: started(case, "house_reply")) == "case.ended"

    def test_a_slip_is_taken_back_within_a_minute(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "house_reply")
        undo(counter.store, by=counter.wang, case=case)
        assert counter.state(case).clocks == ()


class TestRepeats:
    def test_the_same_matter_reported_again_never_resets_the_clock(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "house_reply")
        first = started.only(case)
        counter.clock.advance(30 * HOUR)
        started(case, "house_reply", by=counter.chen)
        again = started.only(case)
        assert (again.start, again.due, again.repeats) == (first.start, first.due, (counter.clock.now(),))
        assert counter.kinds(case)[-1] == "clock.repeated"

    def test_a_figure_changed_meanwhile_changes_nothing_that_runs(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "house_reply")
        due = started.only(case).due
        set_figure(counter.store, by=counter.zhou, name="首问答复时限", text="10天")
        started(case, "house_reply")
        assert counter.store.rebuild().equal
        assert started.only(case).due == due

    def test_after_it_was_met_a_new_matter_has_its_own_clock(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "repair_city")
        desk.meet(counter.store, by=counter.wang, case=case, clock="C1", how="修好了")
        started(case, "repair_city")
        assert [one.state for one in counter.state(case).clocks] == [ClockState.MET, ClockState.RUNNING]

    def test_two_counters_that_start_the_same_rule_share_the_first(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "house_reply")
        counter.store.begin_chain("07")
        counter.clock.advance(HOUR)
        with counter.store.write() as w:
            first = next(fact for fact in w.facts(case) if fact.kind == "clock.started")
            body = {**first.open, "start": counter.clock.now(), "due": counter.clock.now() + 48 * HOUR}
            w.append(case, "clock.started", by=counter.chen.staff, open=body, sealed={"own": ""})
            w.append(case, "clock.met", by=counter.chen.staff, open={"clock": "C1"}, sealed={"how": "答了"})
        clock = started.only(case)
        assert clock.due == first.open["due"]
        assert (clock.state, clock.how, len(clock.refs)) == (ClockState.MET, "答了", 2)


class TestMeeting:
    def test_met_in_time_or_late_is_told_by_when_it_was_done(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "first_contact_urgent")
        done = counter.clock.now() + 25 * MINUTE
        counter.clock.advance(HOUR)
        assert started.only(case).over(counter.clock.now())
        desk.meet(counter.store, by=counter.chen, case=case, clock="C1", how="打通了", done=done)
        clock = started.only(case)
        assert (clock.settled, clock.late, clock.how) == (done, False, "打通了")

    @pytest.mark.parametrize(("shift", "code"), [(MINUTE, "clock.future"), (-MINUTE, "clock.done_early")])
    def test_done_lies_between_start_and_now(self, counter: Counter, started: Starter, shift: int, code: str) -> None:
        case = counter.reception()
        started(case, "house_reply")
        done = counter.clock.now() + shift
        assert refused(lambda: desk.meet(counter.store, by=counter.wang, case=case, clock="C1", done=done)) == code

    def test_once_only_and_only_one_there_is(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "house_reply")
        desk.meet(counter.store, by=counter.wang, case=case, clock="C1")
        for clock, code in (("C1", "clock.settled"), ("C9", "clock.unknown")):
            assert (
                refused(lambda clock=clock: desk.meet(counter.store, by=counter.wang, case=case, clock=clock)) == code
            )

    def test_solving_on_the_spot_meets_what_it_answers_and_nothing_else(
        self, counter: Counter, started: Starter
    ) -> None:
        case = counter.reception()
        started(case, "house_reply")
        started(case, "reply_15")
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="退了")
        house, written = counter.state(case).clocks
        assert (house.state, house.how, written.state) == (ClockState.MET, "现场化解", ClockState.RUNNING)
        desk.meet(counter.store, by=counter.wang, case=case, clock="C2", how="书面答了")

    def test_a_corrected_outcome_lets_it_run_again(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "house_reply")
        end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="退了")
        ended = counter.facts(case)[-1]
        correct_entry(
            counter.store, by=counter.wang, case=case, chain=ended.chain, seq=ended.seq, field="outcome", value="left"
        )
        assert started.only(case).running

    def test_a_voided_reception_has_no_clocks_in_any_list(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "house_reply")
        void(counter.store, by=counter.wang, case=case)
        assert counter.count("clocks") == counter.count("clock_alarms") == 0
        assert refused(lambda: desk.meet(counter.store, by=counter.wang, case=case, clock="C1")) == "case.voided"


class TestCorrecting:
    def test_an_earlier_start_brings_the_hour_nearer_and_both_stay_on_file(
        self, counter: Counter, started: Starter
    ) -> None:
        case = counter.reception()
        started(case, "repair_city")
        due = started.only(case).due
        started.correct(case, "repair_city", by=counter.wang, ago=5 * HOUR)
        clock = started.only(case)
        assert (clock.due, clock.corrected) == (due - 5 * HOUR, True)
        assert counter.kinds(case)[-2:] == ["clock.started", "clock.corrected"]

    def test_only_who_leads_may_make_it_later(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "repair_city", ago=5 * HOUR)
        assert refused(lambda: started.correct(case, "repair_city", by=counter.wang, ago=0)) == "clock.later"
        started.correct(case, "repair_city", by=counter.li, ago=0)
        assert started.only(case).start == counter.clock.now()

    def test_not_once_its_hour_went_by(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "first_contact_urgent", ago=HOUR)
        assert refused(lambda: started.correct(case, "first_contact_urgent", by=counter.li, ago=0)) == "clock.over"

    def test_not_by_another_rule_and_not_without_a_reason(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "repair_city")
        assert refused(lambda: started.correct(case, "repair_rural", by=counter.wang, ago=HOUR)) == "clock.rule"
        blank = {"by": counter.wang, "ago": HOUR, "reason": " "}
        assert refused(lambda: started.correct(case, "repair_city", **blank)) == "text.empty"

    def test_withdrawn_it_stays_on_file_with_the_reason(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "repair_rural")
        desk.withdraw(counter.store, by=counter.li, case=case, clock="C1", reason="是城里的")
        clock = started.only(case)
        assert (clock.state, clock.how) == (ClockState.WITHDRAWN, "是城里的")
        assert counter.count("clock_alarms") == 0


class TestTheHallsList:
    def test_what_is_ours_by_due_hour_with_who_handles_it(self, counter: Counter, started: Starter) -> None:
        late, soon = counter.reception(), counter.reception(counter.chen)
        started(late, "reply_15")
        started(soon, "first_contact_urgent", by=counter.chen)
        started(late, "appeal_window")
        with counter.store.reading() as at:
            everyone = records.running_clocks(at)
            mine = records.running_clocks(at, handler=counter.wang.staff)
            windows = records.running_clocks(at, whose="customer")
            soonest = records.running_clocks(at, until=counter.clock.now() + HOUR)
        assert [one.rule for one in everyone] == ["first_contact_urgent", "reply_15"]
        assert [one.rule for one in mine] == ["reply_15"]
        assert [one.rule for one in windows] == ["appeal_window"]
        assert [one.handler for one in soonest] == [counter.chen.staff]

    def test_after_the_reception_ended_and_changed_hands_it_is_still_there(
        self, counter: Counter, started: Starter
    ) -> None:
        case = counter.reception()
        started(case, "reply_15")
        offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
        accept(counter.store, by=counter.chen, case=case)
        end(counter.store, by=counter.chen, case=case, outcome=Outcome.ORDERED, sentence="立单", order_number="G1")
        with counter.store.reading() as at:
            (found,) = records.running_clocks(at)
        assert (found.handler, found.case) == (counter.chen.staff, case)

    def test_counts_and_lists_never_read_a_table_from_end_to_end(self, counter: Counter, started: Starter) -> None:
        started(counter.reception(), "reply_15")
        with counter.store.reading() as at:
            planned = Planned(at, counter.store.folder)
            records.running_clocks(planned)
            records.nearest_due(planned, "x", 0)
            records.next_alarm(planned, after=0)
            records.alarms(planned, after=0, until=DAY)
        assert [plan for plan in planned.scans if "clocks" in plan or "cases" in plan or "promises" in plan] == []

    def test_the_hour_that_comes_next_is_a_word_given_or_a_clock_of_ones_own(
        self, counter: Counter, started: Starter
    ) -> None:
        def coming(who: Actor) -> int | None:
            with counter.store.reading() as at:
                return records.nearest_due(at, who.staff, counter.clock.now())

        case, now = counter.reception(), counter.clock.now()
        assert coming(counter.wang) is None
        promise(counter.store, by=counter.wang, case=case, words="给您回电", due=now + 3 * HOUR)
        assert coming(counter.wang) == now + 3 * HOUR
        started(case, "first_contact")  # two hours
        started(case, "port_code", told=now + MINUTE)  # the customer's own window is no hour of ours
        assert coming(counter.wang) == now + 2 * HOUR
        offer(counter.store, by=counter.wang, case=case, to=counter.chen.staff)
        accept(counter.store, by=counter.chen, case=case)
        assert (coming(counter.wang), coming(counter.chen)) == (now + 3 * HOUR, now + 2 * HOUR)
        counter.clock.advance(2 * HOUR)
        assert coming(counter.chen) == now + 3 * HOUR
        counter.clock.advance(HOUR)
        assert coming(counter.chen) is None and coming(counter.wang) is None

    def test_the_next_alarm_is_the_first_warning_or_due_hour_to_come(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "first_contact")  # two hours; warns an hour and a quarter of an hour before
        now = counter.clock.now()
        with counter.store.reading() as at:
            assert records.next_alarm(at, after=now) == now + HOUR
            assert records.next_alarm(at, after=now + HOUR) == now + 105 * MINUTE
            assert records.next_alarm(at, after=now + 2 * HOUR) is None
            assert records.alarms(at, after=now, until=now + 2 * HOUR) == 1, "one reception, however often"
        desk.meet(counter.store, by=counter.wang, case=case, clock="C1")
        with counter.store.reading() as at:
            assert records.next_alarm(at, after=now) is None


class TestWhy:
    def test_it_tells_start_amount_ground_and_days_that_did_not_count(self, counter: Counter, started: Starter) -> None:
        counter.clock.move_to("2026-09-30 10:00")
        case = counter.reception()
        started(case, "appeal_accept")
        started(case, "appeal_accept")
        found = why(started.only(case), 480)
        assert found.due == "2026-10-13 23:59"
        assert found.begins == "2026-09-30 10:00 起算：申诉机构收到材料"
        assert found.amount == "5个工作日，起头那天不算，休息日跳过"
        assert found.skipped == ("10月1日–10月7日 国庆节（7天）", "10月11日 周日")
        assert found.ground == "部委 · 电信用户申诉处理办法 第十四条"
        assert found.standing == "原文 2026-11-22 核过"
        assert "又报过 1 次" in found.repeats
        assert found.beyond == ""

    def test_beyond_the_table_is_said(self, counter: Counter, started: Starter) -> None:
        counter.clock.move_to("2026-12-30 10:00")
        case = counter.reception()
        started(case, "appeal_accept")
        assert started.only(case).beyond
        assert "放假表" in why(started.only(case), 480).beyond

    @pytest.mark.parametrize(
        ("after", "wanted"),
        [
            (0, ("2", "天")),
            (10 * HOUR, ("38", "小时")),
            (47 * HOUR, ("60", "分钟")),
            (50 * HOUR, ("2", "小时前到点")),
        ],
    )
    def test_the_big_figure_counts_down_and_then_says_since_when(
        self, counter: Counter, started: Starter, after: int, wanted: tuple[str, str]
    ) -> None:
        case = counter.reception()
        started(case, "repair_city")
        assert left(started.only(case), counter.clock.now() + after, 480) == wanted

    def test_the_timeline_reads_like_a_log(self, counter: Counter, started: Starter, shipped: Library) -> None:
        case = counter.reception()
        started(case, "repair_city")
        started(case, "repair_city")
        started.correct(case, "repair_city", by=counter.wang, ago=HOUR)
        desk.meet(counter.store, by=counter.wang, case=case, clock="C1", how="通了")
        due = local_text(counter.clock.now() + 47 * HOUR, 480)
        with counter.store.reading() as at:
            told = [(entry.what, entry.text) for entry in timeline(at, case, shipped) if "clock" in entry.kind]
        assert told == [
            ("起时限", "C1 修障（城里） 2026-03-14 09:50到点"),
            ("又报一次", "C1 钟点不变，按头一次算"),
            ("时限更正", f"C1 改到 {due}到点（记错）"),
            ("时限办到", "C1 2026-03-12 09:50 通了"),
        ]


class TestFolding:
    def test_forgetting_takes_the_words_and_leaves_hours_and_states(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "repair_city")
        desk.meet(counter.store, by=counter.wang, case=case, clock="C1", how="修好了")
        facts = [replace(fact, sealed=None if fact.sealed else {}) for fact in counter.facts(case)]
        (clock,) = fold(case, facts).clocks
        assert (clock.state, clock.due, clock.how) == (ClockState.MET, started.only(case).due, "已删除")

    @pytest.mark.parametrize(
        "damage",
        [
            {"due": "soon"},
            {"start": None},
            {"clock": 3},
            {"warnings": 5},
            {"skipped": [["2026-10-01"], 4]},
            {"rule": 7},
        ],
    )
    def test_damaged_entries_never_stop_a_fold(
        self, counter: Counter, started: Starter, damage: dict[str, object]
    ) -> None:
        case = counter.reception()
        started(case, "repair_city")
        facts = [
            replace(fact, open={**fact.open, **damage}) if fact.kind == "clock.started" else fact  # type: ignore[dict-item]
            for fact in counter.facts(case)
        ]
        assert len(rows_of(case, facts)["clocks"]) <= 1

    def test_what_is_met_or_put_right_without_having_been_started_is_passed_over(self, counter: Counter) -> None:
        case = counter.reception()
        with counter.store.write() as w:
            for kind in ("clock.met", "clock.repeated", "clock.corrected"):
                w.append(case, kind, by=counter.wang.staff, open={"clock": "C1"})
        assert counter.state(case).clocks == ()

    def test_a_rebuild_finds_the_rows_as_they_should_be(self, counter: Counter, started: Starter) -> None:
        case = counter.reception()
        started(case, "repair_city")
        started(case, "reply_15")
        desk.meet(counter.store, by=counter.wang, case=case, clock="C1")
        assert counter.store.rebuild().equal
