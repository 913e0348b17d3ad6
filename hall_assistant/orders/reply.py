"""The answer to paste (回单): 联系时间 · 核查 · 依据 · 结果 · 用户意见, from the order and its receptions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from msgspec import structs

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import OUTCOME_NAMES, CaseState
from hall_assistant.clock import local_text
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.library.order_slots import ORDER_PARTS, ORDER_SLOTS
from hall_assistant.library.written import written
from hall_assistant.orders.records import order_state
from hall_assistant.orders.values import HOWS, WORDS, Contact, OrderId, OrderState
from hall_assistant.people.records import names
from hall_assistant.phrases.templates import fill, shortened
from hall_assistant.privacy.identity import shown
from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

TEMPLATE = "order_reply"


@dataclass(frozen=True, slots=True)
class Reply:
    """The text to paste, and what it lacks."""

    text: str
    limit: int
    cut: bool
    """Whether it was cut at the limit."""
    missing: tuple[str, ...]
    """Names of the five parts for which there is nothing on the record."""


def reply(at: Reading, order: OrderId, library: Library, *, offset: int) -> Reply:
    """The answer as the record gives it; what it does not hold is named, never invented. Source: counter.md.

    A hall that wrote its own text for it gets that one. Raises StaffError `order.unknown`, `template.missing`,
    `template.broken`.
    """
    state = order_state(at, order)
    if not state.number:
        raise StaffError("order.unknown")
    words = reply_words(at, state, library, offset=offset)
    hall = hall_settings(at)
    if hall.order_reply_text:
        whole = written(hall.order_reply_text, ORDER_SLOTS).fill(words).strip()
    else:
        whole = fill(structs.replace(library.template(TEMPLATE), limit=0), words).strip()
    whole = masked(whole)
    text = shortened(whole, hall.order_reply_limit)
    missing = tuple(name for name in ORDER_PARTS if not words[name].strip())
    return Reply(text, hall.order_reply_limit, text != whole, missing)


def reply_words(at: Reading, state: OrderState, library: Library, *, offset: int) -> Mapping[str, str]:
    """The slots of an answer, each a text that may be empty."""
    person, staff = shown(at, state.person), names(at)
    cases = [state_of(at, case) for case in dict.fromkeys(link.case for link in state.links)]
    source = library.later("order_sources").get(state.source)
    return {
        "派单号": state.number,
        "来源": source.name if source else "",
        "收单时间": local_text(state.received, offset),
        "回单时限": local_text(state.answer_due, offset),
        "称呼": person.called if person.surname else "",
        "号码": person.masked,
        "经办": staff.get(state.holder, ""),
        "诉求": _joined(note.text for case in cases for note in case.notes if note.kind == "request"),
        "联系时间": _contact_hour(state, offset),
        "联系情况": _contact_words(state),
        "核查": _joined([*_noted(state, "checked"), *_of_cases(cases, "checked")]),
        "依据": _joined([*_noted(state, "basis"), *_grounds(cases, library)]),
        "结果": _joined([*_noted(state, "result"), *_results(cases)]),
        "用户意见": _word(state),
        "接待编号": "、".join(case.number for case in cases),
        "承诺": _joined(_promised(cases, offset)),
    }


def _joined(texts: Iterable[str]) -> str:
    """Texts in one line, each once."""
    return "；".join(dict.fromkeys(line for text in texts if (line := " ".join(text.split()).rstrip("。；"))))


def _best_contact(state: OrderState) -> Contact | None:
    """The first call that was answered, else the first try."""
    tries = sorted(state.contacts, key=lambda one: one.at)
    return next((one for one in tries if one.reached), tries[0] if tries else None)


def _contact_hour(state: OrderState, offset: int) -> str:
    found = _best_contact(state)
    return local_text(found.at, offset) if found else ""


def _contact_words(state: OrderState) -> str:
    found = _best_contact(state)
    if found is None:
        return ""
    if not found.reached:
        return f"{HOWS.get(found.how, '')}联系{len(state.contacts)}次，没接通"
    said = f"，{found.words.rstrip('。')}" if found.words else ""
    return f"{HOWS.get(found.how, '')}联系上{said}"


def _noted(state: OrderState, kind: str) -> list[str]:
    return [note.text for note in state.notes if note.kind == kind]


def _of_cases(cases: Iterable[CaseState], kind: str) -> list[str]:
    return [note.text for case in cases for note in case.notes if note.kind == kind]


def _grounds(cases: Iterable[CaseState], library: Library) -> Iterator[str]:
    """What the cards shown in the receptions rest on, of those that are checked; what is pending is nobody's ground."""
    for card in dict.fromkeys(name for case in cases for name in case.cards):
        found = library.cards.get(card)
        if found is not None and library.is_checked(found):
            yield from (basis.text for basis in found.basis if basis.status == "verified")


def _results(cases: Iterable[CaseState]) -> Iterator[str]:
    for case in cases:
        if case.outcome:
            yield f"{OUTCOME_NAMES[case.outcome]}：{case.sentence}"


def _promised(cases: Iterable[CaseState], offset: int) -> Iterator[str]:
    for case in cases:
        for promise in case.open_promises:
            yield f"{local_text(promise.due, offset)}前{promise.words}"


def _word(state: OrderState) -> str:
    if not state.word:
        return ""
    return WORDS.get(state.word, "") + (f"，说「{state.verbatim}」" if state.verbatim else "")
