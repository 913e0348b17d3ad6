"""Live work on the reception in hand: each function shows its effect at once and records it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from hall_assistant.casefile.values import CaseState, Evidence, Note, Outcome, Said
from hall_assistant.cases import desk, ending
from hall_assistant.cases.drafting import keep_draft
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError
from ui.models.counter_desk import CounterDesk, same
from ui.models.ticket import Ticket
from ui.operations import promises
from ui.widgets.hours import due_words

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.casefile.values import CaseId
    from hall_assistant.people.values import Actor


def set_topic(counter: CounterDesk, *, topic: str) -> None:
    """Say what it is about; before a reception is begun the topic is only looked at."""

    def ahead(state: CaseState) -> CaseState:
        return replace(state, topic=topic)

    if not counter.hand.begun:
        counter.look(ahead)
        return
    counter.act(ahead, lambda store, by, case: desk.set_topic(store, by=by, case=case, topic=topic))


def enter_step(counter: CounterDesk, *, step: str) -> None:
    """Go to a step of the flow; before a reception is begun it is only looked at."""
    marks = counter.marks_of(step)
    if not marks:
        return
    ahead = counter.enter(step, marks)
    if not counter.hand.begun:
        counter.look(ahead)
        return

    def work(store: Store, by: Actor, case: CaseId) -> Changes:
        changes = Changes()
        for name in reversed(marks):
            changes |= desk.mark_step(store, by=by, case=case, step=name, state="doing")
        return changes

    counter.act(ahead, work)


def switch_flow(counter: CounterDesk, *, flow: str) -> None:
    """Go on by another flow; everything entered stays."""

    def ahead(state: CaseState) -> CaseState:
        return replace(state, flow=flow)

    if not counter.hand.begun:
        counter.look(ahead)
        return
    counter.act(ahead, lambda store, by, case: desk.switch_flow(store, by=by, case=case, flow=flow))


def say(counter: CounterDesk, *, phrase: str) -> None:
    """Tick a line of those shown as said; one with an open slot is not recorded, one with an hour gives the promise."""
    face = next((line for line in counter.sight.lines if line.id == phrase), None)
    if face is None or face.missing or face.said:
        return
    entry = counter.context.hall.library.phrases[phrase]
    said, context = Said(phrase, face.say, entry.step, counter.now), counter.context
    due = promises.hour_of_line(counter, line=entry.say)

    def ahead(state: CaseState) -> CaseState:
        spoken = replace(state, said=(*state.said, said))
        return spoken if due is None else promises.with_promise(spoken, said.line, due, context.who.staff, said.at)

    counter.act(
        ahead,
        lambda store, by, case: desk.say(
            store, by=by, case=case, line=said.line, step=said.step, phrase=entry, due=due
        ),
    )
    if due is not None:
        context.say(f"{due_words(due, said.at, context.hall.clock.offset())} 前，记成承诺了。")


def silence(counter: CounterDesk, *, phrase: str) -> None:
    """Do not offer a line again in this reception; nothing is recorded."""
    counter.show(replace(counter.hand, silenced=counter.hand.silenced | {phrase}))


def use_line(counter: CounterDesk, *, phrase: str) -> None:
    """Put a line from the search first; its topic is taken where none was chosen. A fault apology stays locked."""
    found = counter.context.hall.library.phrases[phrase]
    if found.apology == "fault" and counter.state.evidence is not Evidence.OURS:
        counter.context.trouble(StaffError("apology.too_early"))
        return
    if not counter.state.topic and found.topic in counter.context.hall.library.topics:
        set_topic(counter, topic=found.topic)
    counter.show(replace(counter.hand, pinned=phrase))


def fill_slot(counter: CounterDesk, *, slot: str, value: str) -> None:
    """Fill a gap of the lines shown; only a line said is recorded."""
    counter.show(replace(counter.hand, slots={**counter.hand.slots, slot: value}))


def note(
    counter: CounterDesk,
    *,
    text: str,
    kind: str = "note",
    then: Callable[[], None] | None = None,
    failed: Callable[[], None] | None = None,
) -> None:
    """Write something down. Its draft goes with it in the same write; `failed` gives the field its text back."""
    counter.note_typing("note", "")
    counter.act(
        same,
        lambda store, by, case: desk.note(store, by=by, case=case, text=text, kind=kind, draft="note"),
        then=then,
        failed=failed,
    )


def draft(counter: CounterDesk, *, field: str, text: str) -> None:
    """Keep what is being typed; begins the reception, so that the draft has a place."""
    counter.note_typing(field, text)
    counter.act(same, lambda store, by, case: keep_draft(store, by=by, case=case, field=field, text=text))


def detail(counter: CounterDesk, *, name: str, value: str) -> None:
    """Fill in one fact of the matter; empty takes it back."""
    counter.act(
        lambda state: replace(state, details={**state.details, name: value}),
        lambda store, by, case: desk.detail(store, by=by, case=case, name=name, value=value),
    )


def tell(counter: CounterDesk, *, card: str, item: str) -> None:
    """Tick one item of a card's must-tell list, and with it that the card was used."""
    version = counter.context.hall.library.fingerprint[:12]

    def work(store: Store, by: Actor, case: CaseId) -> Changes:
        changes = desk.show_card(store, by=by, case=case, card=card, version=version) if new else Changes()
        return changes | desk.tell(store, by=by, case=case, card=card, item=item)

    new = card not in counter.state.cards
    counter.act(lambda state: replace(state, told=state.told | {(card, item)}, cards=(*state.cards, card)), work)


def choose_card(counter: CounterDesk, *, card: str) -> None:
    """Show another card; recorded as used while a reception runs."""
    counter.show(replace(counter.hand, card=card, own=None))
    if not counter.hand.begun or card in counter.state.cards:
        return
    version = counter.context.hall.library.fingerprint[:12]
    counter.act(
        lambda state: replace(state, cards=(*state.cards, card)),
        lambda store, by, case: desk.show_card(store, by=by, case=case, card=card, version=version),
    )


def set_evidence(counter: CounterDesk, *, evidence: Evidence) -> None:
    """Record what the check shows so far."""
    if evidence is not counter.state.evidence:
        counter.act(
            lambda state: replace(state, evidence=evidence),
            lambda store, by, case: desk.set_evidence(store, by=by, case=case, evidence=evidence),
        )


def choose_grade(counter: CounterDesk, *, grade: str) -> None:
    """Offer apologies of one grade; the same again offers what fits. Nothing is recorded until one is said."""
    counter.show(replace(counter.hand, grade="" if grade == counter.hand.grade else grade))


def set_emotion(counter: CounterDesk, *, level: int) -> None:
    """Note how upset the customer is, 1–5."""
    step = counter.state.step or "listen"
    counter.act(
        lambda state: replace(state, emotions=(*state.emotions, (step, level))),
        lambda store, by, case: desk.set_emotion(store, by=by, case=case, level=level, step=step),
    )


def identify(
    counter: CounterDesk, *, surname: str, honorific: str, phone: str, failed: Callable[[], None] | None = None
) -> None:
    """Say who the customer is; the full number is never kept. 有上次记录 comes with what is read back."""
    counter.act(
        same,
        lambda store, by, case: desk.identify(
            store, by=by, case=case, surname=surname, honorific=honorific, phone=phone
        ),
        failed=failed,
    )


def set_order(counter: CounterDesk, *, number: str) -> None:
    """Take back the official work order's number, of the reception in hand or of the one that ended last."""
    ticket = counter.ticket or counter.last
    if ticket is not None and number.strip():
        counter.record(
            ticket,
            lambda store, by, case: desk.set_order(store, by=by, case=case, number=number),
            then=lambda: counter.context.say("工单号记上了。"),
        )


def end(
    counter: CounterDesk,
    *,
    outcome: Outcome,
    sentence: str,
    order_number: str,
    failed: Callable[[], None] | None = None,
) -> None:
    """End the reception in hand; what blocks it is said by the core, and `failed` keeps what was filled in."""
    ticket = counter.ticket
    counter.act(
        same,
        lambda store, by, case: ending.end(
            store, by=by, case=case, outcome=outcome, sentence=sentence, order_number=order_number
        ),
        then=lambda: _ended(counter, ticket),
        failed=failed,
    )


def _ended(counter: CounterDesk, ticket: Ticket | None) -> None:
    from ui.operations.settling import suggest_rest  # not before a reception ends: the start has no room

    counter.context.say("这次接待记好了。")
    if ticket is not None and ticket.case is not None:
        suggest_rest(counter, ticket.case)


def void(counter: CounterDesk) -> None:
    """误开作废: opened by mistake; one that holds nothing just vanishes."""
    if counter.hand.begun:
        counter.act(
            same,
            lambda store, by, case: ending.void(store, by=by, case=case),
            then=lambda: counter.context.say("作废了，不算一次接待。"),
        )


def correct_note(counter: CounterDesk, *, note: Note, text: str) -> None:
    """Correct what was written down (更正); both stay on the timeline."""
    if text.strip() and text != note.text:
        notes = tuple(replace(one, text=text) if one == note else one for one in counter.state.notes)
        counter.act(
            lambda state: replace(state, notes=notes),
            lambda store, by, case: ending.correct(
                store, by=by, case=case, chain=note.chain, seq=note.seq, field="text", value=text
            ),
        )


def undo(counter: CounterDesk) -> None:
    """撤销上一步: take back one's own last act within a minute."""
    if not counter.hand.begun:
        counter.context.trouble(StaffError("undo.nothing"))
        return
    counter.act(same, lambda store, by, case: ending.undo(store, by=by, case=case))
