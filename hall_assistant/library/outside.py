"""Orders from outside as content: who sends them (派单来源), and what their fields are called (派单栏目)."""

from __future__ import annotations

from hall_assistant.library.kinds import Id, Kind, Words


class OrderSource(Kind, frozen=True, kw_only=True):
    """Who sends orders down to the hall: a hotline, the city's 12345, a regulator, the head office."""

    id: Id
    name: Words
    contact: str = ""
    """How soon the customer must be rung, as text with the hall's figure in it; empty where only the order says."""
    answer: str = ""
    """How soon the answer must be in, likewise."""
    marks: tuple[str, ...] = ()
    """Words in a pasted order that show it comes from there."""
    law: tuple[Id, ...] = ()
    """Law rows that stand behind it; shown as ground, never turned into hours."""
    above: bool = False
    """Whether a customer who turned there went past the hall (越级)."""
    source: tuple[str, ...] = ()


class OrderField(Kind, frozen=True, kw_only=True):
    """One field of a pasted order and the labels it goes by."""

    id: Id
    """`number`, `received`, `contact_due`, `answer_due`, `phone`, `name` or `address`."""
    labels: tuple[str, ...]
    private: bool = False
    """Whether what stands there says who the customer is; it is hidden in the text that is kept."""


FIELDS = ("number", "received", "contact_due", "answer_due", "phone", "name", "address")
"""The fields a pasted order is read for."""
