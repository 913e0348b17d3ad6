"""Every act of the desk with arguments that make it succeed: one row each, read by the test of the roles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hall_assistant.authoring import confirming, importing
from hall_assistant.authoring import desk as notices
from hall_assistant.authoring.columns import ColumnMap
from hall_assistant.authoring.preview import NewCard, Preview
from hall_assistant.backup import desk as backup
from hall_assistant.backup import unlocking
from hall_assistant.casefile.solved import Redress, SolutionType
from hall_assistant.casefile.values import CaseId, Evidence, Outcome
from hall_assistant.cases import desk as cases
from hall_assistant.cases import drafting, ending, handover, writeup
from hall_assistant.clock import HOUR
from hall_assistant.library.kinds import Card
from hall_assistant.library.library import Library
from hall_assistant.logbook import exports
from hall_assistant.logbook.day import LogFilter
from hall_assistant.orders import desk as orders
from hall_assistant.orders.values import OrderId
from hall_assistant.people import desk as people
from hall_assistant.people.values import Actor, Role
from hall_assistant.promises import desk as promises
from hall_assistant.search import gaps, usage
from hall_assistant.settings import desk as settings
from hall_assistant.solutions import desk as solutions
from hall_assistant.store.store import Reading, Store
from tests.core.counter import PIN as COUNTER_PIN
from tests.core.counter import Counter

PIN = "135790"
PREVIEW = Preview(
    "faq.csv", "0", ColumnMap(0, 1), (NewCard(2, "靓号怎么转", "靓号怎么转", "带证来", "", "", ()),), (), ()
)
DAY = LogFilter("2026-03-12", "2026-03-12")


@dataclass(frozen=True)
class Scene:
    """A hall in which somebody is about to act."""

    counter: Counter
    by: Actor
    works_here: bool
    """False for someone removed or made up: what they try, they try on the clerk's reception."""
    library: Library
    copy: Path

    @property
    def store(self) -> Store:
        return self.counter.store

    @property
    def owner(self) -> Actor:
        return self.by if self.works_here else self.counter.wang

    @property
    def other(self) -> Actor:
        return self.counter.chen if self.by != self.counter.chen else self.counter.wang

    def held(self) -> CaseId:
        """An open reception in the actor's own hands."""
        return self.counter.reception(self.owner)

    def promised(self) -> CaseId:
        """The same with promise P1."""
        case = self.held()
        due = self.store.clock.now() + HOUR
        promises.promise(self.store, by=self.owner, case=case, words="给您回电", due=due)
        return case

    def optioned(self, amount: str) -> dict[str, Any]:
        """A reception with an option of that sum, as the acts on an option name it."""
        case, by = self.held(), self.owner if self.owner != self.counter.zhou else self.counter.wang
        _, name = solutions.offer(
            self.store,
            by=by,
            case=case,
            type=SolutionType.NOW,
            redress=Redress.REFUND,
            amount=amount,
            words="多收的退您",
        )
        return {"case": case, "solution": name}

    def offered(self) -> CaseId:
        """A colleague's reception, offered to the actor."""
        case = self.counter.reception(self.other)
        handover.offer(self.store, by=self.other, case=case, to=self.owner.staff)
        return case

    @property
    def card(self) -> Card:
        """Any card of the library."""
        return next(iter(self.library.cards.values()))

    def checked(self) -> str:
        """A card the manager vouched for."""
        confirming.confirm_card(self.store, by=self.counter.zhou, card=self.card, note="问了省里")
        return self.card.id

    def noticed(self) -> str:
        """A word of the day that the manager put up."""
        return notices.publish_notice(self.store, by=self.counter.zhou, text="今天断网两小时")[0]

    def imported(self) -> str:
        """An import that the manager made."""
        return importing.import_cards(self.store, by=self.counter.zhou, preview=PREVIEW)[0]

    def outside(self) -> OrderId:
        """An order from outside in the actor's own hands."""
        now = self.store.clock.now()
        return orders.receive(
            self.store,
            by=self.counter.zhou,
            source="hotline_10086",
            number=f"GD{self.counter.count('orders')}",
            received=now,
            answer_due=now + HOUR,
            to=self.owner.staff,
        )[0]

    def answered(self) -> OrderId:
        """The same, answered."""
        order = self.outside()
        orders.answer(self.store, by=self.counter.zhou, order=order, text="已退")
        return order

    def reading(self, ask: Callable[[Reading], object]) -> object:
        with self.store.reading() as at:
            return ask(at)


@dataclass(frozen=True)
class Act:
    """One thing a person can do: which function, under which name in `MAY`, and how to try it."""

    function: str
    may: str
    act: Callable[[Scene], object] = field(repr=False)


def _undo(scene: Scene) -> object:
    return ending.undo(scene.store, by=scene.by, case=scene.held())


def _correct(scene: Scene) -> object:
    case = scene.held()
    with scene.store.write() as w:  # sees the write this try runs in, as a reader would not
        noted = next(fact for fact in w.facts(case) if fact.kind == "case.noted")
    return ending.correct(
        scene.store, by=scene.by, case=case, chain=noted.chain, seq=noted.seq, field="text", value="话费多了"
    )


def _correct_order(scene: Scene) -> object:
    order = scene.outside()
    with scene.store.write() as w:
        came = next(fact for fact in w.facts(order) if fact.kind == "order.received")
    return orders.correct(
        scene.store,
        by=scene.by,
        order=order,
        chain=came.chain,
        seq=came.seq,
        field="text",
        value="多扣三十元",
        reason="抄错了",
    )


ACTS: tuple[Act, ...] = (
    Act(
        "orders.desk.receive",
        "orders.receive",
        lambda s: orders.receive(
            s.store,
            by=s.by,
            source="hotline_10086",
            number="GD1",
            received=s.store.clock.now(),
            answer_due=s.store.clock.now() + HOUR,
        ),
    ),
    Act(
        "orders.desk.assign",
        "orders.assign",
        lambda s: orders.assign(s.store, by=s.by, order=s.outside(), to=s.other.staff),
    ),
    Act(
        "orders.desk.identify",
        "orders.identify",
        lambda s: orders.identify(s.store, by=s.by, order=s.outside(), surname="王", phone="13812345678"),
    ),
    Act(
        "orders.desk.contact",
        "orders.contact",
        lambda s: orders.contact(s.store, by=s.by, order=s.outside(), reached=True),
    ),
    Act(
        "orders.desk.note",
        "orders.note",
        lambda s: orders.note(s.store, by=s.by, order=s.outside(), kind="checked", text="查了"),
    ),
    Act(
        "orders.desk.answer",
        "orders.answer",
        lambda s: orders.answer(s.store, by=s.by, order=s.outside(), text="已退"),
    ),
    Act(
        "orders.desk.send_back",
        "orders.send_back",
        lambda s: orders.send_back(s.store, by=s.by, order=s.outside(), ours=True, why="不是本厅的"),
    ),
    Act("orders.desk.resend", "orders.resend", lambda s: orders.resend(s.store, by=s.by, order=s.outside())),
    Act("orders.desk.hear", "orders.hear", lambda s: orders.hear(s.store, by=s.by, order=s.outside(), word="none")),
    Act("orders.desk.link", "orders.link", lambda s: orders.link(s.store, by=s.by, order=s.outside(), case=s.held())),
    Act(
        "orders.desk.unlink",
        "orders.link",
        lambda s: orders.unlink(s.store, by=s.by, order=s.outside(), case=s.held()),
    ),
    Act("orders.desk.close", "orders.close", lambda s: orders.close(s.store, by=s.by, order=s.answered())),
    Act("orders.desk.correct", "orders.correct", _correct_order),
    Act(
        "people.desk.add_staff",
        "people.add_staff",
        lambda s: people.add_staff(s.store, by=s.by, name="何田", number="8099", role=Role.CLERK, pin=PIN),
    ),
    Act(
        "people.desk.remove_staff",
        "people.remove_staff",
        lambda s: people.remove_staff(s.store, by=s.by, staff=s.counter.chen.staff),
    ),
    Act(
        "people.desk.change_role",
        "people.change_role",
        lambda s: people.change_role(s.store, by=s.by, staff=s.counter.chen.staff, role=Role.LEAD),
    ),
    Act(
        "people.desk.set_pin",
        "people.set_pin",
        lambda s: people.set_pin(s.store, by=s.by, staff=s.by.staff, pin=PIN),
    ),
    Act(
        "people.desk.set_pin",
        "people.set_pin_of_another",
        lambda s: people.set_pin(s.store, by=s.by, staff=s.counter.chen.staff, pin=PIN),
    ),
    Act("settings.desk.change", "settings.change", lambda s: settings.change(s.store, by=s.by, address="人民路1号")),
    Act(
        "settings.desk.change_counter",
        "settings.look",
        lambda s: settings.change_counter(s.store, by=s.by, theme="dark"),
    ),
    Act(
        "settings.desk.change_counter",
        "settings.change",
        lambda s: settings.change_counter(s.store, by=s.by, backup_folder="D:/备份"),
    ),
    Act(
        "cases.drafting.keep_draft",
        "cases.keep_draft",
        lambda s: drafting.keep_draft(s.store, by=s.by, case=s.held(), field="note", text="话"),
    ),
    Act("cases.desk.begin", "cases.begin", lambda s: cases.begin(s.store, by=s.by)),
    Act("cases.desk.leave", "cases.leave", lambda s: cases.leave(s.store, by=s.by, case=s.counter.begun(s.owner))),
    Act(
        "cases.desk.set_topic",
        "cases.set_topic",
        lambda s: cases.set_topic(s.store, by=s.by, case=s.held(), topic="stop"),
    ),
    Act(
        "cases.desk.switch_flow",
        "cases.switch_flow",
        lambda s: cases.switch_flow(s.store, by=s.by, case=s.held(), flow="short"),
    ),
    Act(
        "cases.desk.mark_step",
        "cases.mark_step",
        lambda s: cases.mark_step(s.store, by=s.by, case=s.held(), step="listen", state="done"),
    ),
    Act(
        "cases.desk.say",
        "cases.say",
        lambda s: cases.say(s.store, by=s.by, case=s.held(), line="您从头说，我记着。", step="listen"),
    ),
    Act("cases.desk.note", "cases.note", lambda s: cases.note(s.store, by=s.by, case=s.held(), text="多扣三十")),
    Act(
        "cases.desk.detail",
        "cases.detail",
        lambda s: cases.detail(s.store, by=s.by, case=s.held(), name="金额", value="30"),
    ),
    Act(
        "cases.desk.show_card",
        "cases.show_card",
        lambda s: cases.show_card(s.store, by=s.by, case=s.held(), card="stop", version="1"),
    ),
    Act("cases.desk.tell", "cases.tell", lambda s: cases.tell(s.store, by=s.by, case=s.held(), card="stop", item="a")),
    Act(
        "cases.desk.set_evidence",
        "cases.set_evidence",
        lambda s: cases.set_evidence(s.store, by=s.by, case=s.held(), evidence=Evidence.OURS),
    ),
    Act(
        "cases.desk.set_emotion",
        "cases.set_emotion",
        lambda s: cases.set_emotion(s.store, by=s.by, case=s.held(), level=3, step="listen"),
    ),
    Act(
        "cases.desk.identify",
        "cases.identify",
        lambda s: cases.identify(s.store, by=s.by, case=s.held(), surname="王", honorific="女士", phone="13812345678"),
    ),
    Act(
        "cases.desk.rate",
        "cases.rate",
        lambda s: cases.rate(s.store, by=s.by, case=s.held(), manner=5, solution=4, rule=3),
    ),
    Act(
        "cases.desk.set_order",
        "cases.set_order",
        lambda s: cases.set_order(s.store, by=s.by, case=s.held(), number="GD1"),
    ),
    Act(
        "cases.ending.end",
        "cases.end",
        lambda s: ending.end(s.store, by=s.by, case=s.held(), outcome=Outcome.SOLVED, sentence="退了三十元"),
    ),
    Act("cases.ending.void", "cases.void", lambda s: ending.void(s.store, by=s.by, case=s.held())),
    Act("cases.ending.correct", "cases.correct", _correct),
    Act("cases.ending.undo", "cases.undo", _undo),
    Act(
        "cases.handover.offer",
        "cases.offer",
        lambda s: handover.offer(s.store, by=s.by, case=s.held(), to=s.other.staff),
    ),
    Act("cases.handover.offer_all", "cases.offer", lambda s: handover.offer_all(s.store, by=s.by, to=s.other.staff)),
    Act("cases.handover.accept", "cases.accept", lambda s: handover.accept(s.store, by=s.by, case=s.offered())),
    Act("cases.handover.decline", "cases.decline", lambda s: handover.decline(s.store, by=s.by, case=s.offered())),
    Act(
        "cases.writeup.write_up",
        "cases.write_up",
        lambda s: writeup.write_up(
            s.store, by=s.by, answers=writeup.WriteUp(started=s.store.clock.now(), request="查话费")
        ),
    ),
    Act(
        "promises.desk.promise",
        "promises.promise",
        lambda s: promises.promise(s.store, by=s.by, case=s.held(), words="给您回电", due=s.store.clock.now() + HOUR),
    ),
    Act(
        "promises.desk.keep",
        "promises.keep",
        lambda s: promises.keep(s.store, by=s.by, case=s.promised(), promise="P1"),
    ),
    Act(
        "promises.desk.renew",
        "promises.renew",
        lambda s: promises.renew(s.store, by=s.by, case=s.promised(), promise="P1", due=s.store.clock.now() + 2 * HOUR),
    ),
    Act(
        "solutions.desk.offer",
        "solutions.offer",
        lambda s: solutions.offer(s.store, by=s.by, case=s.held(), type=SolutionType.NOW, words="当场改回来"),
    ),
    Act(
        "solutions.desk.sign",
        "solutions.sign",
        lambda s: solutions.sign(s.store, by=s.by, **s.optioned("5"), second=s.counter.zhou.staff, pin=COUNTER_PIN),
    ),
    Act(
        "solutions.desk.permit_by_phone",
        "solutions.permit_by_phone",
        lambda s: solutions.permit_by_phone(s.store, by=s.by, **s.optioned("5"), who="周店长", phone="8001"),
    ),
    Act("solutions.desk.agree", "solutions.agree", lambda s: solutions.agree(s.store, by=s.by, **s.optioned("5"))),
    Act(
        "solutions.desk.decline",
        "solutions.decline",
        lambda s: solutions.decline(s.store, by=s.by, **s.optioned("5")),
    ),
    Act(
        "solutions.desk.refuse",
        "solutions.refuse",
        lambda s: solutions.refuse(s.store, by=s.by, case=s.held(), cannot="免不掉", why="签了两年", can="先算清"),
    ),
    Act(
        "backup.desk.back_up",
        "backup.back_up",
        lambda s: backup.back_up(s.store, by=s.by, folder=s.copy.parent / "kept"),
    ),
    Act(
        "backup.unlocking.set_password",
        "unlock.set_password",
        lambda s: unlocking.set_password(s.store, by=s.by, password="春眠不觉晓，处处闻啼鸟。"),
    ),
    Act(
        "backup.unlocking.remove_password",
        "unlock.remove_password",
        lambda s: unlocking.remove_password(s.store, by=s.by),
    ),
    Act("backup.unlocking.new_code", "unlock.new_code", lambda s: unlocking.new_code(s.store, by=s.by)),
    Act(
        "settings.desk.set_figure",
        "settings.set_figure",
        lambda s: settings.set_figure(s.store, by=s.by, name="回复时限", text="72小时"),
    ),
    Act(
        "authoring.confirming.confirm_card",
        "authoring.check_card",
        lambda s: confirming.confirm_card(s.store, by=s.by, card=s.card, note="问了省里"),
    ),
    Act(
        "authoring.confirming.withdraw_card_check",
        "authoring.check_card",
        lambda s: confirming.withdraw_card_check(s.store, by=s.by, card=s.checked()),
    ),
    Act(
        "search.usage.note_opened",
        "search.note_opened",
        lambda s: usage.note_opened(s.store, by=s.by, entry="card:fraud_stop"),
    ),
    Act("search.gaps.note_gap", "search.note_gap", lambda s: gaps.note_gap(s.store, by=s.by, query="靓号转赠")),
    Act(
        "authoring.desk.publish_notice",
        "authoring.publish_notice",
        lambda s: notices.publish_notice(s.store, by=s.by, text="今天断网两小时"),
    ),
    Act(
        "authoring.desk.correct_notice",
        "authoring.correct_notice",
        lambda s: notices.correct_notice(s.store, by=s.by, notice=s.noticed(), text="今天断网一小时"),
    ),
    Act(
        "authoring.desk.confirm_notice",
        "authoring.confirm_notice",
        lambda s: notices.confirm_notice(s.store, by=s.by, notice=s.noticed()),
    ),
    Act(
        "authoring.desk.withdraw_notice",
        "authoring.withdraw_notice",
        lambda s: notices.withdraw_notice(s.store, by=s.by, notice=s.noticed()),
    ),
    Act(
        "authoring.desk.read_notice",
        "authoring.read_notice",
        lambda s: notices.read_notice(s.store, by=s.by, notice=s.noticed()),
    ),
    Act(
        "authoring.desk.call_roll",
        "authoring.call_roll",
        lambda s: notices.call_roll(s.store, by=s.by, notices=[s.noticed()], present=[s.owner.staff]),
    ),
    Act(
        "authoring.importing.import_cards",
        "authoring.import_cards",
        lambda s: importing.import_cards(s.store, by=s.by, preview=PREVIEW),
    ),
    Act(
        "authoring.importing.undo_import",
        "authoring.undo_import",
        lambda s: importing.undo_import(s.store, by=s.by, source=s.imported()),
    ),
    Act("backup.desk.compare", "backup.restore", lambda s: backup.compare(s.store, by=s.by, copy=s.copy)),
    Act("backup.desk.restore_over", "backup.restore", lambda s: backup.restore_over(s.store, by=s.by, copy=s.copy)),
    Act(
        "logbook.exports.day_csv",
        "logbook.export",
        lambda s: s.reading(lambda at: exports.day_csv(at, by=s.by, wanted=DAY, library=s.library, offset=480)),
    ),
    Act(
        "logbook.exports.day_html",
        "logbook.export",
        lambda s: s.reading(lambda at: exports.day_html(at, by=s.by, wanted=DAY, now=0, library=s.library, offset=480)),
    ),
)
