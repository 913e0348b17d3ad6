"""The text for the official work order (工单摘要) and the customer's slip (受理回执), made from a reception."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from msgspec import structs

from hall_assistant.casefile.records import state_of
from hall_assistant.casefile.values import OUTCOME_NAMES, CaseId, CaseState
from hall_assistant.cases.receipt_code import code_of, seal_of
from hall_assistant.clock import local_text
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.library.summary_slots import SUMMARY_SLOTS
from hall_assistant.library.written import written
from hall_assistant.people.records import member, names
from hall_assistant.phrases.render import open_slots
from hall_assistant.phrases.templates import fill, shortened
from hall_assistant.privacy.identity import shown
from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading


@dataclass(frozen=True, slots=True)
class Summary:
    """The text to paste, and how it fits the official system."""

    text: str
    limit: int
    cut: bool
    """Whether it was cut at the limit; the whole stays in the record."""


def summary(at: Reading, case: CaseId, library: Library, *, template: str, limit: int, offset: int) -> Summary:
    """The reception told in the official system's order: 诉求 · 经过 · 核查 · 已解释 · 期望 · 时限.

    A hall that wrote its own text for it gets that one, whatever `template` says. limit: characters the system takes.
    What the record does not hold is left out, never invented. Source: counter.md 2.
    Raises StaffError `template.missing`, `template.broken`.
    """
    words = template_words(at, state_of(at, case), library, offset=offset)
    own = hall_settings(at).summary_text
    if own:
        whole = written(own, SUMMARY_SLOTS).fill(words).strip()
    else:
        whole = fill(structs.replace(library.template(template), limit=0), words).strip()
    text = shortened(whole, limit)
    return Summary(text, limit, cut=text != whole)


def template_words(at: Reading, state: CaseState, library: Library, *, offset: int) -> Mapping[str, str]:
    """The slots that summary and slip templates know, each a text that may be empty."""
    person = shown(at, state.person)
    staff = names(at)
    topic = library.topics.get(state.topic)
    verbatim = [f"「{text}」" for text in _notes(state, "verbatim")]
    return {
        "编号": state.number,
        "称呼": person.called if person.surname else "",
        "号码": person.masked,
        "首问": staff.get(state.first_asked, ""),
        "经办": staff.get(state.handler, ""),
        "时间": local_text(state.started, offset) if state.started else "",
        "诉求": "；".join(part for part in (topic.name if topic else "", *_notes(state, "request"), *verbatim) if part),
        "要点": "，".join(f"{name}{value}" for name, value in state.details.items() if value),
        "经过": "；".join(_notes(state, "note")),
        "核查": "；".join((*_notes(state, "checked"), *_sheets(state, library))),
        "已解释": "；".join(_notes(state, "explained")),
        "期望": "；".join(_notes(state, "expected")),
        "时限": "；".join(f"{local_text(promise.due, offset)}前{promise.words}" for promise in state.open_promises),
        "结果": _result(state),
        "工单号": state.order_number,
    }


def _sheets(state: CaseState, library: Library) -> list[str]:
    """One line for each verification sheet: as it was concluded, else what was filled in so far (核查)."""
    if not state.sheets:
        return []
    from hall_assistant.solutions.sheets import line_of  # nothing of sheets in memory before one was filled in

    sheets = library.later("sheets")
    lines = [
        each.concluded.line if each.concluded else line_of(sheets[name], each, None) if name in sheets else ""
        for name, each in state.sheets.items()
    ]
    return [line for line in lines if line]


def _notes(state: CaseState, kind: str) -> list[str]:
    return [" ".join(note.text.split()) for note in state.notes if note.kind == kind]


def _result(state: CaseState) -> str:
    return f"{OUTCOME_NAMES[state.outcome]}：{state.sentence}" if state.outcome else ""


def receipt(at: Reading, case: CaseId, library: Library, *, offset: int) -> str:
    """The customer's slip as HTML for paper: number, time, matter, reply hour, where else to turn. Never a contract.

    Raises StaffError `receipt.off` where the hall has not turned slips on, `receipt.empty` for a reception that holds
    nothing yet and so has no number, `receipt.open` where a sentence in it has a slot still open.
    """
    state, hall = state_of(at, case), hall_settings(at)
    if not hall.receipt_on:
        raise StaffError("receipt.off")
    if not state.number:
        raise StaffError("receipt.empty")
    first = member(at, state.first_asked)
    words = dict(template_words(at, state, library, offset=offset))
    topic = library.topics.get(state.topic)
    words |= {
        "厅名": hall.hall,
        "地址": hall.address,
        "营业时间": f"{hall.opens}-{hall.closes}",
        "事项": topic.name if topic else "",
        "要求": "；".join(masked(text) for text in _notes(state, "request")),
        "首问工号": first.number if first else "",
        "封条": (seal := seal_of(at, case)),
    }
    missing = open_slots("\n".join(words.values()), library.slots)
    if missing:
        raise StaffError("receipt.open", names="、".join(missing))
    return fill(library.template("receipt"), {**words, "二维码": code_of(state.number, seal)})
