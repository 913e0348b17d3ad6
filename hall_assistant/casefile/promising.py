"""What a promise is made of besides words and hour: kind, contacts, who was urged (种类、联系、催).

Source: S30, S41, S47.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class PromiseKind(StrEnum):
    """What was promised (承诺种类)."""

    REPLY = "reply"
    """答复: an answer by the hour; promises of older counters, which say no kind, are these."""
    RESTORE = "restore_by"
    """恢复: it works again by the hour."""
    CALL_BACK = "call_back"
    """回电."""
    REFUND = "refund"
    """退款."""
    VISIT = "visit"
    """上门."""
    ASK_FIRST = "confirm_before_send"
    """先问准再请人去: ask the other place before a customer is sent there."""
    OTHER = "other"


KIND_NAMES: dict[PromiseKind, str] = {
    PromiseKind.REPLY: "答复",
    PromiseKind.RESTORE: "恢复",
    PromiseKind.CALL_BACK: "回电",
    PromiseKind.REFUND: "退款",
    PromiseKind.VISIT: "上门",
    PromiseKind.ASK_FIRST: "先问准再请人去",
    PromiseKind.OTHER: "其他",
}


class Way(StrEnum):
    """How somebody was spoken to (怎么联系的)."""

    COUNTER = "counter"
    """The customer stands at the counter."""
    PHONE = "phone"
    MESSAGE = "message"
    VISIT = "visit"
    HERE = "here"
    """By a mark in this program, which the other sees in the own list."""
    OTHER = "other"


WAY_NAMES: dict[Way, str] = {
    Way.COUNTER: "当面",
    Way.PHONE: "电话",
    Way.MESSAGE: "短信",
    Way.VISIT: "上门",
    Way.HERE: "在这儿催",
    Way.OTHER: "别的办法",
}


class Reached(StrEnum):
    """How a contact went (联系上没有)."""

    REACHED = "reached"
    UNREACHED = "unreached"
    BROKEN_OFF = "broken_off"
    """The call broke off halfway: somebody has to ring back. Source: S47."""


REACHED_NAMES: dict[Reached, str] = {
    Reached.REACHED: "说到了",
    Reached.UNREACHED: "没联系上",
    Reached.BROKEN_OFF: "说一半断了",
}


@dataclass(frozen=True, slots=True)
class Contact:
    """A customer was contacted about a promise (主动联系), or it was tried."""

    at: int
    """When, UTC milliseconds."""
    way: Way
    reached: Reached
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Urge:
    """Somebody was urged to see to a promise (催)."""

    at: int
    by: str
    to: str
    way: Way
    words: str
