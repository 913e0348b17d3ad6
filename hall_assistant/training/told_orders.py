"""An order of the demo month with its reception: entered, rung, answered, perhaps sent back, closed (派单)."""

from __future__ import annotations

from dataclasses import dataclass, field

from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import DAY, HOUR, MINUTE
from hall_assistant.library.demo import FromOutside
from hall_assistant.orders import desk
from hall_assistant.orders.values import OrderId
from hall_assistant.people.values import Actor
from hall_assistant.training.month import Month, Telling

ENTERED = 10 * MINUTE
"""How long after it came an order is entered."""
KEEPER = "陈静"
"""Who enters and closes them."""


@dataclass(slots=True)
class OrderCourse:
    """One order, told beside its reception."""

    month: Month
    clerk: Actor
    told: FromOutside
    who: tuple[str, str, str]
    rings_at: int = 0
    """When the customer is rung, UTC milliseconds."""
    order: OrderId = field(init=False)

    def comes_in(self) -> None:
        """It is entered with its hours and given to the clerk."""
        month, told = self.month, self.told
        received = month.clock.now() - ENTERED
        surname, honorific, phone = self.who
        self.rings_at = max(received + told.rung * MINUTE, month.clock.now() + MINUTE)
        self.order, _ = desk.receive(
            month.store,
            by=month.at(month.crew[KEEPER]),
            source=told.source,
            number=told.number,
            received=received,
            contact_due=received + told.allowed * MINUTE,
            answer_due=received + told.days * DAY,
            text=told.text,
            to=self.clerk.staff,
            surname=surname,
            honorific=honorific,
            phone=phone,
        )

    def rings(self, case: CaseId) -> None:
        """The customer is rung, in the reception of the same matter."""
        store, by = self.month.store, self.month.at(self.clerk)
        desk.link(store, by=by, order=self.order, case=case)
        desk.contact(store, by=by, order=self.order, reached=True, words=self.told.words)

    def answered(self) -> Telling:
        """The answer goes out; once more where it was sent back; closed in the evening."""
        yield self.month.clock.now() + 15 * MINUTE
        self._answer(self.told.answer)
        if self.told.returned:
            yield self.month.clock.now() + 2 * HOUR
            keeper = self.month.at(self.month.crew[KEEPER])
            desk.send_back(self.month.store, by=keeper, order=self.order, ours=False, why=self.told.returned)
            yield self.month.clock.now() + HOUR
            self._answer(f"{self.told.answer}补充：{self.told.returned}，已写明。")
        yield self.month.clock.now() + HOUR
        keeper = self.month.at(self.month.crew[KEEPER])
        desk.close(self.month.store, by=keeper, order=self.order)

    def _answer(self, text: str) -> None:
        store, by = self.month.store, self.month.at(self.clerk)
        desk.answer(store, by=by, order=self.order, text=text)
        desk.hear(store, by=by, order=self.order, word=self.told.opinion)
