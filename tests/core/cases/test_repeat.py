"""What is on file of a number, both wordings of one thing, final answers, and needs that are no names."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.told import Elsewhere
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, needs, repeat, telling
from hall_assistant.cases.ending import correct, end, undo, void
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.timeline import timeline
from hall_assistant.orders import desk as orders
from hall_assistant.privacy.identity import shown
from hall_assistant.promises.desk import promise
from hall_assistant.solutions import desk as solutions
from tests.core.counter import Counter, Planned

PHONE = "13912345678"


def refused(act: Callable[[], object]) -> str:
    with pytest.raises(StaffError) as error:
        act()
    return error.value.code


def visit(counter: Counter, phone: str = PHONE) -> CaseId:
    case = counter.reception()
    desk.identify(counter.store, by=counter.wang, case=case, surname="王", honorific="女士", phone=phone)
    return case


def ended(counter: Counter, case: CaseId, sentence: str, outcome: Outcome = Outcome.SOLVED) -> CaseId:
    end(counter.store, by=counter.wang, case=case, outcome=outcome, sentence=sentence)
    return case


def known(counter: Counter, case: CaseId) -> repeat.Known:
    with counter.store.reading() as at:
        return repeat.known_of(at, counter.state(case).person, now=counter.clock.now(), but=case)


class TestKnown:
    def test_a_new_number_and_no_number_have_nothing_on_file(self, counter: Counter) -> None:
        assert known(counter, visit(counter)) == repeat.NOTHING
        assert known(counter, visit(counter, "")) == repeat.NOTHING

    def test_visits_last_answer_promises_and_orders_of_the_same_number(
        self, counter: Counter, shipped: Library
    ) -> None:
        store, clock = counter.store, counter.clock
        long_ago = ended(counter, visit(counter), "退了15块")
        clock.advance(60 * DAY)
        lately = visit(counter, "+86 139-1234-5678")
        promise(store, by=counter.wang, case=lately, words="给您回电", due=clock.now() + 3 * DAY)
        clock.advance(DAY)
        void(store, by=counter.wang, case=visit(counter))
        visit(counter, "13912345679")
        orders.receive(
            store,
            by=counter.li,
            number="GD-1",
            source="hotline_10086",
            text="宽带断",
            received=clock.now(),
            answer_due=clock.now() + DAY,
            phone=PHONE,
        )
        found = known(counter, visit(counter))
        assert (found.month, found.quarter) == (1, 2)
        assert [one.case for one in found.visits] == [lately, long_ago]
        assert [one.result for one in found.visits] == ["还在办", "现场化解"]
        assert found.last_answer is not None and found.last_answer.sentence == "退了15块"
        assert [one.words for one in found.promises] == ["给您回电"]
        assert [one.number for one in found.orders] == ["GD-1"]

    def test_a_final_answer_is_seen_at_once_by_the_next_visit(self, counter: Counter, shipped: Library) -> None:
        case = ended(counter, visit(counter), "讲清楚了", Outcome.LEFT)
        remedies = shipped.later("remedies")
        for answer in ("先看看", "违约金免不掉，能换低档"):
            telling.answer_finally(
                counter.store,
                by=counter.li,
                case=case,
                answer=answer,
                who="周店长",
                basis="合同第三条",
                remedies=[remedies["telecom_appeal"], remedies["market"]],
            )
        ((of, final),) = known(counter, visit(counter)).finals
        assert (of, final.answer, final.who) == (case, "违约金免不掉，能换低档", "周店长")
        assert final.remedies == ("电信用户申诉", "12315")
        assert counter.kinds(case).count("case.final") == 2

    def test_what_was_given_elsewhere_or_here_is_warned_of(self, counter: Counter, shipped: Library) -> None:
        store, wang = counter.store, counter.wang
        case = visit(counter)
        hotline = shipped.later("channels")["hotline"]
        telling.hear(store, by=wang, case=case, channel=hotline, theirs="热线给减了20", granted=True)
        desk.set_evidence(store, by=wang, case=case, evidence=desk.Evidence.OURS)
        _, name = solutions.offer(
            store, by=wang, case=case, type=SolutionType.NOW, redress=Redress.REFUND, amount="5", words="退5块"
        )
        counter.clock.advance(HOUR)
        solutions.agree(store, by=wang, case=case, solution=name)
        other = visit(counter)
        solutions.refuse(
            store,
            by=wang,
            case=other,
            cannot="免不掉",
            why="签了两年",
            can="先算清",
            elsewhere=Elsewhere.GRANTED,
            granted="网上客服给了赠费10块",
        )
        given = known(counter, other).given
        assert {(one.words, str(one.amount), one.elsewhere) for one in given} == {
            ("退5块", "5.00", ""),
            ("热线给减了20", "0.00", "10086 热线"),
            ("网上客服给了赠费10块", "0.00", "别处"),
        }

    def test_a_refusal_that_found_it_given_says_what(self, counter: Counter, shipped: Library) -> None:
        def refuse(elsewhere: Elsewhere | None) -> None:
            solutions.refuse(
                counter.store, by=counter.wang, case=case, cannot="不行", why="没有", can="查", elsewhere=elsewhere
            )

        case = visit(counter)
        assert refused(lambda: refuse(Elsewhere.GRANTED)) == "text.empty"
        refuse(Elsewhere.NONE)
        refuse(None)
        assert [one.elsewhere for one in counter.state(case).refusals] == ["none", ""]
        with counter.store.reading() as at:
            lines = [one.text for one in timeline(at, case, shipped) if one.kind == "case.refused"]
        assert [line.endswith("别处也没给") for line in lines] == [True, False]

    def test_every_question_goes_by_an_index(self, counter: Counter) -> None:
        ended(counter, visit(counter), "好了")
        case = visit(counter)
        with counter.store.reading() as at:
            planned = Planned(at, counter.store.folder)
            repeat.known_of(planned, counter.state(case).person, now=counter.clock.now(), but=case)
        assert len(planned.plans) > 5
        assert not planned.scans

    def test_who_is_forgotten_is_matched_no_more(self, counter: Counter) -> None:
        ended(counter, visit(counter), "好了")
        case = visit(counter)
        person = counter.state(case).person
        with counter.store.write() as w:
            w.execute("DELETE FROM person_match WHERE person = ?", (person,))
        assert known(counter, case) == repeat.NOTHING
        with counter.store.reading() as at:
            assert shown(at, person).surname == "王"


class TestHeard:
    def test_our_wording_is_put_in_later_and_a_slip_is_taken_back(self, counter: Counter, shipped: Library) -> None:
        case, store = visit(counter), counter.store
        channel = shipped.later("channels")["agent"]
        telling.hear(store, by=counter.wang, case=case, channel=channel, theirs="说送手机")
        fact = counter.facts(case)[-1]
        correct(store, by=counter.wang, case=case, chain=fact.chain, seq=fact.seq, field="ours", value="要满两年")
        (heard,) = counter.state(case).heard
        assert (heard.theirs, heard.ours) == ("说送手机", "要满两年")
        telling.hear(store, by=counter.wang, case=case, channel=channel, theirs="多点了一下")
        undo(store, by=counter.wang, case=case)
        assert len(counter.state(case).heard) == 1
        with store.reading() as at:
            words = {one.what: one.text for one in timeline(at, case, shipped)}
        assert words["更正"] == "我们怎么说的改为「要满两年」"


class TestNeeds:
    def test_a_superior_is_a_need_with_who_when_and_a_promise(self, counter: Counter, shipped: Library) -> None:
        case, store, need = visit(counter), counter.store, shipped.later("needs")["superior"]
        ground = {"rules": shipped.later("deadlines"), "law": shipped.law}
        for _twice in range(2):
            needs.ask_for(store, by=counter.wang, case=case, need=need, **ground)
        (wanted,) = counter.state(case).needs
        assert (wanted.name, wanted.answered) == ("要跟上一级谈", None)
        due = counter.clock.now() + HOUR
        told = {"谁来谈": "周店长", "先请了谁": "李强", "别的": "不问"}
        needs.answer(store, by=counter.chen, case=case, need=need, how="店长一小时内到", entries=told, due=due)
        (answered,) = counter.state(case).needs
        assert dict(answered.entries) == {"先请了谁": "李强", "谁来谈": "周店长", "怎么答的": "店长一小时内到"}
        assert answered.answered_by == counter.chen.staff
        assert [(one.words, one.due) for one in counter.state(case).open_promises] == [("能定的人跟您谈", due)]

    def test_what_many_eyes_are_on_starts_its_clock(self, counter: Counter, shipped: Library) -> None:
        case, need = visit(counter), shipped.later("needs")["media"]
        ground = {"rules": shipped.later("deadlines"), "law": shipped.law}
        needs.ask_for(counter.store, by=counter.wang, case=case, need=need, **ground)
        assert [one.rule for one in counter.state(case).clocks] == ["first_contact_urgent"]

    def test_one_ticked_by_mistake_is_taken_back_and_not_carried_to_the_next_visit(
        self, counter: Counter, shipped: Library
    ) -> None:
        case, store, need = visit(counter), counter.store, shipped.later("needs")["written"]
        ground = {"rules": shipped.later("deadlines"), "law": shipped.law}
        assert refused(lambda: needs.answer(store, by=counter.wang, case=case, need=need, how="写了")) == "need.unknown"
        needs.ask_for(store, by=counter.wang, case=case, need=need, **ground)
        assert counter.state(visit(counter)).needs == ()
        needs.take_back(store, by=counter.wang, case=case, need=need)
        assert counter.state(case).needs == ()

    def test_shipped_needs_come_with_cards_and_their_names_say_what_is_needed(self, shipped: Library) -> None:
        shelf = shipped.later("needs")
        assert {"written", "grounds", "superior", "lawyer", "media"} <= set(shelf)
        assert all(need.name.startswith("要") and need.cards for need in shelf.values())
        assert {rule for need in shelf.values() if (rule := need.deadline)} <= set(shipped.later("deadlines"))
