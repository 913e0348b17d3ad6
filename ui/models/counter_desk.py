"""What the counter has in hand, shared by the mini window and the desk page, painted ahead of the database.

A click changes the hand in memory and everything is painted from it; the write follows on the writer thread. When the
last write of a reception is done, its stored state is read back and takes the place of what was shown ahead.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall_assistant.casefile.values import CaseId, CaseState, StepMark
from hall_assistant.changes import Changes
from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from ui.models.desk_words import offer_words
from ui.models.hand import NO_CASE, Hand
from ui.models.receptions import Loaded, OpenList, ReceptionFace, load_case, load_open
from ui.models.sight import Sight, flow_of, sight
from ui.models.steps import marks_for
from ui.models.ticket import Ticket

if TYPE_CHECKING:
    from hall_assistant.app import Store
    from hall_assistant.people.values import Actor, StaffMember
    from ui.context import Context

Work = Callable[["Store", "Actor", CaseId], Changes]
Ahead = Callable[[CaseState], CaseState]
KINDS = frozenset({"case", "cases", "begun", "promises"})


def _hand_of(known: Loaded) -> Hand:
    """A reception as it is known, with nothing chosen on screen yet."""
    return Hand(known.state, known.began, known.person, seen_before=known.seen_before)


def same(state: CaseState) -> CaseState:
    """Nothing to show ahead."""
    return state


def _marking(step: str) -> Work:
    from hall_assistant.cases import desk

    return lambda store, by, case: desk.mark_step(store, by=by, case=case, step=step, state="doing")


class CounterDesk(QObject):
    """The reception in hand and the list of open ones. `changed`: paint again; `listed`: the list is another one."""

    changed = Signal()
    listed = Signal()
    opened = Signal()
    """Another reception is in hand: fields that hold typing take its drafts."""
    leaving = Signal()
    """Another reception is about to be in hand: fields tell what was typed in this one."""
    typed = Signal()
    """What stands in a field of the reception in hand is another text: told by a field, or found where it was kept."""
    over = Signal(str)
    """The reception in hand ended or was voided; carries its case."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.setObjectName("counter_desk")
        self.context = context
        self.hand = Hand()
        self.sight = Sight()
        self.receptions: tuple[ReceptionFace, ...] = ()
        self.staff: tuple[StaffMember, ...] = ()
        """Everyone on the roll, removed people too."""
        self._ticket: Ticket | None = None
        self.last: Ticket | None = None
        """The reception that ended last: its summary can still be copied, its work order's number taken."""
        self._known: dict[CaseId, Loaded] = {}
        self._drafts: dict[str, str] = {}
        self._unread = False
        self._staff = ""
        context.signed.connect(self._signed)
        context.attended.connect(self._attended)
        context.bus.when(self, KINDS, self._heard)
        self._signed(context.actor)

    @classmethod
    def shared(cls, context: Context) -> CounterDesk:
        """The one of this context, made at the first call."""
        found = context.findChild(CounterDesk, "counter_desk")
        return found if isinstance(found, CounterDesk) else cls(context)

    @property
    def now(self) -> int:
        """The hall's clock, UTC milliseconds."""
        return self.context.hall.clock.now()

    @property
    def state(self) -> CaseState:
        """State of the reception in hand, as shown."""
        return self.hand.state

    @property
    def case(self) -> CaseId | None:
        """Id of the reception in hand once it is known."""
        return self._ticket.case if self._ticket else None

    @property
    def ticket(self) -> Ticket | None:
        """The reception in hand, perhaps still without its id."""
        return self._ticket

    def after_writes(self, then: Callable[[], None]) -> None:
        """Call `then` once everything done so far is stored."""
        self.context.runner.write(lambda _store: None, owner=self, then=lambda _nothing: then())

    @property
    def drafts(self) -> dict[str, str]:
        """What is being typed in the reception in hand, by field, as last told by a field or found in the store."""
        return self._drafts

    def note_typing(self, field: str, text: str) -> None:
        """A field of the reception in hand now holds `text`; both windows show the same."""
        if self._drafts.get(field, "") != text:
            self._drafts = {**self._drafts, field: text}
            self.typed.emit()

    def show(self, hand: Hand) -> None:
        """Take a hand and have it painted."""
        self.hand = hand
        self.show_again()

    def show_again(self) -> None:
        """Work out anew what is shown: another minute, another view."""
        self.sight = sight(self.context.hall.library, self.hand, by=self.context.actor, now=self.now)
        self.changed.emit()

    # what the clerk has in hand

    def begin(self) -> None:
        """接待开始: a new reception, its clock running; topic and step looked at before go with it."""
        if self.hand.begun:
            self.leaving.emit()
            self._drafts = {}
        before = self.hand
        fresh = Hand() if before.begun else before
        ticket = Ticket(waiting=1)
        self._ticket, self._unread = ticket, False
        self.show(replace(fresh, began=self.now))
        flow = self.state.flow
        self.opened.emit()
        self._write_begin(ticket, flow)
        if not before.begun:
            self._carry_over()

    def _write_begin(self, ticket: Ticket, flow: str) -> None:
        from hall_assistant.cases import desk

        by = self.context.who

        def work(store: Store) -> Changes:
            ticket.case, changes = desk.begin(store, by=by, flow=flow)
            return changes

        self.context.runner.write(
            work,
            owner=self,
            then=lambda _changes: self._begun(ticket),
            failed=lambda error: self._refused(ticket, error),
        )

    def _begun(self, ticket: Ticket) -> None:
        if ticket is self._ticket:
            self.context.attend(ticket.case)
        self._written(ticket)

    def _carry_over(self) -> None:
        """Record what was looked at before the reception was begun: its topic and the step it is at."""
        from hall_assistant.cases import desk

        topic, marks = self.state.topic, self.marks_of(self.sight.step) if self.state.step else ()
        if topic:
            self.act(same, lambda store, by, case: desk.set_topic(store, by=by, case=case, topic=topic))
        for name in reversed(marks):
            self.act(same, _marking(name))

    def act(
        self,
        ahead: Ahead,
        work: Work,
        *,
        then: Callable[[], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Show a change at once and record it; begins the reception if none is running.

        failed: called after the error's sentence was said, to give back what was typed.
        """
        if not self.hand.begun:
            self.begin()
        if self._ticket is not None:
            self.show(self.hand.of_state(ahead(self.state)))
            self.record(self._ticket, work, then=then, failed=failed)

    def record(
        self,
        ticket: Ticket,
        work: Work,
        *,
        then: Callable[[], None] | None = None,
        failed: Callable[[], None] | None = None,
    ) -> None:
        """Queue a write of one reception, in hand or just ended."""
        by = self.context.who
        ticket.waiting += 1

        def done(_changes: Changes) -> None:
            self._written(ticket)
            if then is not None:
                then()

        def refused(error: HallError) -> None:
            self._refused(ticket, error)
            if failed is not None:
                failed()

        self.context.runner.write(lambda store: work(store, by, ticket.id()), owner=self, then=done, failed=refused)

    def look(self, ahead: Ahead) -> None:
        """Show a change that is no content: which topic or step is looked at while no reception runs."""
        self.show(self.hand.of_state(ahead(self.state)))

    def _written(self, ticket: Ticket) -> None:
        ticket.waiting -= 1
        if not ticket.waiting and ticket.case is not None:
            self._read_back(ticket.case)

    def _refused(self, ticket: Ticket, error: HallError) -> None:
        self.context.trouble(error)
        if ticket.case is None and ticket is self._ticket:
            self.put_away()
            return
        self._written(ticket)

    # what is stored

    def _read_back(self, case: CaseId) -> None:
        self.context.runner.read(lambda at: load_case(at, case), owner=self, then=self._take_stored)

    def _take_stored(self, loaded: Loaded) -> None:
        self._known[loaded.case] = loaded
        ticket = self._ticket
        if ticket is None or ticket.case != loaded.case or ticket.waiting:
            return
        if loaded.state.state != "open" or not loaded.began:
            self._leave(loaded)
            return
        if self._unread:
            self._unread = False
            self._drafts = {**loaded.drafts, **self._drafts}
            self.typed.emit()
        if self._handed_on(loaded.state):
            kept = "首问记录还是您的。" if loaded.state.first_asked == self._staff else ""
            self.context.say(f"同事接过去了。{kept}")
            self.put_away()
            return
        stored = replace(
            self.hand.of_state(loaded.state),
            began=loaded.began,
            person=loaded.person,
            seen_before=loaded.seen_before,
        )
        if stored != self.hand:
            self.show(stored)

    def _leave(self, loaded: Loaded) -> None:
        self._known.pop(loaded.case, None)
        self.last = self._ticket if loaded.state.state == "ended" else None
        self._empty_hand()
        self.over.emit(loaded.case)

    def _handed_on(self, state: CaseState) -> bool:
        """Whether a colleague took it over: while it was in hand, or while this person was away from the counter."""
        actor, before = self.context.actor, self.state.handler
        if actor is None or state.handler in ("", self._staff):
            return False
        return before == self._staff or not may(actor.role, "cases.act_for_another")

    def _heard(self, changes: Changes) -> None:
        self.refresh()
        ticket = self._ticket
        if ticket is not None and ticket.case in changes.subjects and not ticket.waiting and ticket.case:
            self._read_back(ticket.case)

    def refresh(self) -> None:
        """Ask for the open receptions again."""
        actor = self.context.actor
        if actor is not None:
            self.context.runner.read(lambda at: load_open(at, actor.staff), owner=self, then=self._take_list)

    def _take_list(self, found: OpenList) -> None:
        in_hand = self.case
        self._known.update({one.case: one for one in found.loaded if one.case != in_hand})
        fresh = (self.receptions, self.staff) != (found.faces, found.staff)
        self.receptions, self.staff = found.faces, found.staff
        if fresh:
            self.listed.emit()

    def name_of(self, staff: str) -> str:
        """A colleague's name; removed people too."""
        return next((person.name for person in self.staff if person.staff == staff), "同事")

    @property
    def own(self) -> tuple[ReceptionFace, ...]:
        """The open receptions without those only offered, which wait in the banner for an answer."""
        return tuple(face for face in self.receptions if not face.offered_to_me)

    @property
    def offer(self) -> tuple[str, str, str, int]:
        """The offer that waits longest for an answer: its case, the words of the banner, the brief, and how many wait
        behind it; all empty without one.
        """
        faces = [one for one in self.receptions if one.offered_to_me]
        if not faces:
            return "", "", "", 0
        face, known = faces[0], self._known.get(faces[0].case)
        told = known.state.offer if known else None
        words = offer_words(self.context.hall.library, face, self.name_of(face.handler))
        return face.case, words, told.brief if told else "", len(faces) - 1

    # going from one to another

    def open(self, case: CaseId) -> None:
        """Take another reception in hand; painted from memory, then read again."""
        if case == self.case:
            return
        self.leaving.emit()
        self._ticket = Ticket(case)
        known = self._known.get(case)
        self._drafts, self._unread = dict(known.drafts) if known else {}, known is None
        hand = _hand_of(known) if known else Hand(CaseState(case=case), self.now)
        self.show(hand)
        self.context.attend(case)
        self.opened.emit()
        self._read_back(case)

    def put_away(self) -> None:
        """Nothing in hand: the tiles again. The reception, if any, stays open in the list."""
        self.leaving.emit()
        self._empty_hand()

    def _empty_hand(self) -> None:
        self._ticket, self._drafts, self._unread = None, {}, False
        self.show(Hand())
        self.context.attend(None)
        self.opened.emit()

    def _signed(self, actor: Actor | None) -> None:
        if actor is not None and actor.staff != self._staff:
            self._staff = actor.staff
            self._known.clear()
            self.receptions = ()
            self.put_away()
            self.refresh()
        elif actor is not None:
            self.show_again()

    def _attended(self, case: object) -> None:
        if isinstance(case, str) and case and case != self.case:
            self.open(CaseId(case))

    # steps, which need the flow's own names

    def enter(self, step: str, marks: tuple[str, ...]) -> Ahead:
        """How the state looks after going to a step recorded under `marks`."""
        at = self.now

        def ahead(state: CaseState) -> CaseState:
            made = {name: StepMark("doing", "", at) for name in marks}
            return replace(state, steps={**state.steps, **made}, step=marks[0])

        return ahead

    def marks_of(self, step: str) -> tuple[str, ...]:
        """Names under which a step of the flow in force is recorded; empty for one it does not have."""
        flow = flow_of(self.context.hall.library, self.state.flow)
        found = flow.step(step) if flow else None
        return marks_for(flow, found) if flow and found else ()

    def blank(self) -> bool:
        """Whether nothing at all is in hand."""
        return not self.hand.begun and self.state.case == NO_CASE and not self.state.topic
