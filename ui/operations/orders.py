"""派单台账: what people do about an order from outside, each one call of the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.drafting import drafts_of, keep_draft
from hall_assistant.cases.find import CaseLine
from hall_assistant.changes import Changes
from hall_assistant.orders.overview import Asked
from hall_assistant.orders.values import OrderId
from ui.context import Context
from ui.models.orders import OrderBoard, OrderShown, load_board, load_order, receptions_by
from ui.operations.acting import Done, Failed, write_and_say

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.people.values import Actor


def read_board(context: Context, asked: Asked, *, owner: QObject, then: Callable[[OrderBoard], None]) -> None:
    """Ask for the list, narrowed to what is asked for."""
    library, clock = context.hall.library, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(lambda at: load_board(at, library, asked, now=now, offset=offset), owner=owner, then=then)


def read_order(
    context: Context, order: OrderId, *, owner: QObject, then: Callable[[OrderShown], None], failed: Failed
) -> None:
    """Ask for one order."""
    library, offset = context.hall.library, context.hall.clock.offset()
    context.runner.read(lambda at: load_order(at, order, library, offset), owner=owner, then=then, failed=failed)


def look_for(context: Context, words: str, *, owner: QObject, then: Callable[[list[CaseLine]], None]) -> None:
    """Ask for receptions that fit a number."""
    clock = context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(lambda at: receptions_by(at, words, now, offset), owner=owner, then=then)


@dataclass(frozen=True, slots=True)
class Typed:
    """An order as it stands in the form. Hours are UTC milliseconds."""

    source: str
    number: str
    received: int
    answer_due: int
    contact_due: int | None
    contact_why: str
    answer_why: str
    text: str
    to: str
    surname: str
    honorific: str
    phone: str


FORM_FIELDS = ("text", "number", "received", "contact_due", "answer_due", "name")
"""What the form keeps while it is being filled in; the customer's number is nowhere before it is in the vault."""


def _place(context: Context) -> CaseId:
    """Where the drafts of an order that is not entered yet are kept: one place per person."""
    return CaseId(f"orderform:{context.who.staff}")


def keep_form(context: Context, fields: Mapping[str, str], *, owner: QObject) -> None:
    """Keep what stands in the form, by field; an empty one keeps nothing."""
    by, place = context.who, _place(context)
    context.runner.write(lambda store: _kept(store, by, place, fields), owner=owner)


def _kept(store: Store, by: Actor, place: CaseId, fields: Mapping[str, str]) -> Changes:
    changes = Changes()
    for name in FORM_FIELDS:
        changes |= keep_draft(store, by=by, case=place, field=name, text=fields.get(name, ""))
    return changes


def find_form(context: Context, *, owner: QObject, then: Callable[[dict[str, str]], None]) -> None:
    """What was being entered when the form was last left."""
    place = _place(context)
    context.runner.read(lambda at: drafts_of(at, place), owner=owner, then=then)


def receive(context: Context, typed: Typed, *, owner: QObject, then: Done, failed: Failed) -> None:
    """登记派单: it is in the list at once."""
    from hall_assistant.orders import desk

    by, place = context.who, _place(context)

    def work(store: Store) -> Changes:
        _order, changes = desk.receive(
            store,
            by=by,
            source=typed.source,
            number=typed.number,
            received=typed.received,
            answer_due=typed.answer_due,
            contact_due=typed.contact_due,
            contact_why=typed.contact_why,
            answer_why=typed.answer_why,
            text=typed.text,
            to=typed.to,
            surname=typed.surname,
            honorific=typed.honorific,
            phone=typed.phone,
        )
        return changes | _kept(store, by, place, {})

    write_and_say(context, work, "登记好了，列表里按钟点排着。", owner=owner, then=then, failed=failed)


def copy(context: Context, text: str) -> None:
    """Put an answer on the clipboard."""
    QGuiApplication.clipboard().setText(text)
    context.say("回单复制好了，到派单系统里粘贴。")


@dataclass(frozen=True, slots=True)
class OrderActs:
    """What can be done about one order, and what comes after: `then` when it was done, `failed` when it was not."""

    context: Context
    order: OrderId
    owner: QObject
    then: Done
    failed: Failed

    def _act(self, work: Callable[[Store, Actor], Changes], said: str) -> None:
        by = self.context.who
        write_and_say(
            self.context, lambda store: work(store, by), said, owner=self.owner, then=self.then, failed=self.failed
        )

    def contact(self, *, how: str, reached: bool, words: str, at: int | None) -> None:
        """记联系."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.contact(
                store, by=by, order=self.order, how=how, reached=reached, words=words, at=at
            ),
            "联系记好了。" if reached else "没接通也记上了，再打一次还点这里。",
        )

    def note(self, *, kind: str, text: str) -> None:
        """写核查、依据、结果."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.note(store, by=by, order=self.order, kind=kind, text=text),
            "写进去了，回单里会带上。",
        )

    def answer(self, *, text: str) -> None:
        """复制回单，记已回单."""
        from hall_assistant.orders import desk

        QGuiApplication.clipboard().setText(text)
        self._act(
            lambda store, by: desk.answer(store, by=by, order=self.order, text=text),
            "回单复制好了，也记上已回单。到派单系统里粘贴。",
        )

    def hear(self, *, word: str, verbatim: str) -> None:
        """记用户意见."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.hear(store, by=by, order=self.order, word=word, verbatim=verbatim),
            "用户意见记好了。",
        )

    def send_back(self, *, ours: bool, why: str) -> None:
        """退单, or 回单被退回."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.send_back(store, by=by, order=self.order, ours=ours, why=why),
            "记上退单了，又派来点「再次派来」。" if ours else "记上被退回了，改好再回一次。",
        )

    def resend(self, *, told: int | None, number: str) -> None:
        """再次派来."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.resend(store, by=by, order=self.order, told=told, number=number),
            "记上再次派来了，时限还按头一次算。",
        )

    def assign(self, *, to: str) -> None:
        """改派."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.assign(store, by=by, order=self.order, to=to),
            "改派好了，对方的「我的」里能看到。",
        )

    def identify(self, *, surname: str, honorific: str, phone: str) -> None:
        """登记客户."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.identify(
                store, by=by, order=self.order, surname=surname, honorific=honorific, phone=phone
            ),
            "客户登记好了，号码只留头尾。",
        )

    def link(self, *, case: CaseId, promise: str) -> None:
        """关联接待."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.link(store, by=by, order=self.order, case=case, promise=promise),
            "关联好了，核查和结果会带进回单。",
        )

    def unlink(self, *, case: CaseId) -> None:
        """取消关联."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.unlink(store, by=by, order=self.order, case=case),
            "不关联了，记录里还在。",
        )

    def close(self, *, closed_as: str, why: str) -> None:
        """办结."""
        from hall_assistant.orders import desk

        self._act(
            lambda store, by: desk.close(store, by=by, order=self.order, closed_as=closed_as, why=why),
            "办结了，记录都在。",
        )

    def correct(self, *, chain: str, seq: int, field: str, value: str | int, reason: str) -> None:
        """更正."""
        from hall_assistant.orders.correcting import correct

        self._act(
            lambda store, by: correct(
                store, by=by, order=self.order, chain=chain, seq=seq, field=field, value=value, reason=reason
            ),
            "更正好了，原来的也留着。",
        )
