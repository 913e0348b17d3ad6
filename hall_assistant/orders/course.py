"""What happened to an order, fact by fact, as lines to read; what was corrected is still there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from hall_assistant.casefile.number import DELETED, NEWER, short
from hall_assistant.clock import local_text
from hall_assistant.orders.fold import CORRECTABLE, amended
from hall_assistant.orders.values import CLOSINGS, HOWS, NOTE_KINDS, WORDS, OrderId
from hall_assistant.people.records import names
from hall_assistant.store.facts import Fact, Json
from hall_assistant.store.store import Reading

FIELD_NAMES: Mapping[str, str] = {
    "number": "派单号",
    "received": "收单时间",
    "contact_due": "首次联系时限",
    "answer_due": "回单时限",
    "text": "内容",
    "at": "联系时间",
    "words": "联系情况",
    "why": "原因",
    "verbatim": "客户原话",
}
"""What the entries that are corrected on screen are called, in the order they are asked."""


@dataclass(frozen=True, slots=True)
class Amendable:
    """An entry that may be corrected (可更正项), with its value now: text, or UTC milliseconds for an hour."""

    field: str
    name: str
    value: Json


@dataclass(frozen=True, slots=True)
class OrderEntry:
    """One line of an order's course."""

    at: int
    who: str
    what: str
    text: str
    chain: str
    seq: int
    corrected: bool
    amendable: tuple[Amendable, ...]


def course(at: Reading, order: OrderId) -> list[OrderEntry]:
    """Every fact of an order as a line, oldest first, with corrections filled in and marked."""
    facts, staff = at.facts(order), names(at)
    corrected = {(fact.open.get("chain"), fact.open.get("seq")) for fact in facts if fact.kind == "order.corrected"}
    cases = {str(fact.open.get("case")) for fact in facts if "case" in fact.open}
    told = {**staff, **_numbers(at, cases)}
    return [_entry(fact, told, (fact.chain, fact.seq) in corrected) for fact in amended(facts)]


def _numbers(at: Reading, cases: Iterable[str]) -> dict[str, str]:
    """Short reception numbers by subject."""
    found = {case: at.one("SELECT number FROM cases WHERE subject = ?", (case,)) for case in cases}
    return {case: short(row["number"]) for case, row in found.items() if row is not None and row["number"]}


def _entry(fact: Fact, staff: Mapping[str, str], corrected: bool) -> OrderEntry:
    what, tell = _TOLD.get(fact.kind, (NEWER, _nothing))
    return OrderEntry(
        at=fact.at,
        who=staff.get(fact.actor, ""),
        what=what(fact) if callable(what) else what,
        text=tell(fact, staff),
        chain=fact.chain,
        seq=fact.seq,
        corrected=corrected,
        amendable=_amendable(fact),
    )


def _amendable(fact: Fact) -> tuple[Amendable, ...]:
    if fact.sealed is None:
        return ()
    fields = CORRECTABLE.get(fact.kind, frozenset())
    values: dict[str, Json] = {**fact.open, **fact.sealed}
    return tuple(Amendable(name, FIELD_NAMES[name], values.get(name)) for name in FIELD_NAMES if name in fields)


def _sealed(fact: Fact, name: str) -> str:
    return DELETED if fact.sealed is None else str(fact.sealed.get(name, ""))


def _hour(fact: Fact, name: str) -> str:
    value = fact.open.get(name)
    return local_text(value, fact.offset) if isinstance(value, int) else ""


def _number(fact: Fact) -> str:
    """The number outside; older facts carry it in the open body."""
    return str(fact.open.get("number") or _sealed(fact, "number"))


def _nothing(fact: Fact, staff: Mapping[str, str]) -> str:
    return ""


def _received(fact: Fact, staff: Mapping[str, str]) -> str:
    contact, answer = _hour(fact, "contact_due"), _hour(fact, "answer_due")
    parts = [f"{_number(fact)} · {_hour(fact, 'received')}收单", f"{answer}前回单"]
    parts.insert(1, f"{contact}前联系" if contact else "")
    whys = dict.fromkeys(str(fact.open.get(name) or "") for name in ("contact_why", "answer_why"))
    return "，".join(part for part in parts if part) + "".join(f"（{why}）" for why in whys if why)


def _assigned(fact: Fact, staff: Mapping[str, str]) -> str:
    return f"改由 {staff.get(str(fact.open.get('to', '')), '同事')} 办"


def _contacted(fact: Fact, staff: Mapping[str, str]) -> str:
    how = HOWS.get(str(fact.open.get("how", "")), "")
    came = "联系上了" if fact.open.get("reached") is True else "没接通"
    words = _sealed(fact, "words")
    return f"{_hour(fact, 'at')} {how}{came}" + (f"：{words}" if words else "")


def _contact_word(fact: Fact) -> str:
    return "联系上" if fact.open.get("reached") is True else "没接通"


def _note_word(fact: Fact) -> str:
    return NOTE_KINDS.get(str(fact.open.get("kind", "")), "经过")


def _sent_word(fact: Fact) -> str:
    return "退单" if fact.open.get("ours") is True else "被退回"


def _resent(fact: Fact, staff: Mapping[str, str]) -> str:
    told, number = _hour(fact, "told"), _number(fact)
    parts = [f"新单号 {number}" if number else "", f"这次要求 {told} 前" if told else "", "时限还按头一次算"]
    return "，".join(part for part in parts if part)


def _word(fact: Fact, staff: Mapping[str, str]) -> str:
    said = _sealed(fact, "verbatim")
    return WORDS.get(str(fact.open.get("word", "")), "") + (f"，说「{said}」" if said else "")


def _closed(fact: Fact, staff: Mapping[str, str]) -> str:
    why = _sealed(fact, "why")
    return CLOSINGS.get(str(fact.open.get("as", "")), "办结") + (f"：{why}" if why else "")


def _linked(fact: Fact, staff: Mapping[str, str]) -> str:
    number, promise = staff.get(str(fact.open.get("case", "")), ""), fact.open.get("promise")
    return f"接待 {number}".strip() + (f" 的承诺 {promise}" if promise else "")


def _corrected_text(fact: Fact, staff: Mapping[str, str]) -> str:
    name = FIELD_NAMES.get(str(fact.open.get("field", "")), "")
    why = _sealed(fact, "reason")
    return name + (f"（{why}）" if why else "")


def _of(name: str) -> Callable[[Fact, Mapping[str, str]], str]:
    return lambda fact, staff: _sealed(fact, name)


_Tell = Callable[[Fact, Mapping[str, str]], str]
_TOLD: Mapping[str, tuple[str | Callable[[Fact], str], _Tell]] = {
    "order.received": ("收单", _received),
    "order.assigned": ("改派", _assigned),
    "order.person": ("客户", lambda fact, staff: "登记了是谁"),
    "order.contacted": (_contact_word, _contacted),
    "order.noted": (_note_word, _of("text")),
    "order.answered": ("回单", _of("text")),
    "order.sent_back": (_sent_word, _of("why")),
    "order.resent": ("再次派来", _resent),
    "order.customer_word": ("用户意见", _word),
    "order.linked": ("关联", _linked),
    "order.unlinked": ("取消关联", _linked),
    "order.closed": ("了结", _closed),
    "order.corrected": ("更正", _corrected_text),
}
