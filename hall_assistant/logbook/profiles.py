"""Profiles of what is handed out (对外、对内): emotion, lines said and coaching never leave the hall (S207).

An export makes its text of what the outward profile names, and of nothing else: it is a list of what may go, not of
what may not, so that whatever a reception gains later stays inside until somebody puts it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from hall_assistant.casefile.informed import CONSENTS, INFORMED_BY, PURPOSES
from hall_assistant.casefile.solved import SolutionState
from hall_assistant.casefile.values import EVIDENCE_NAMES, OUTCOME_NAMES, CaseState, Evidence, PromiseState
from hall_assistant.clock import local_text
from hall_assistant.library.library import Library
from hall_assistant.privacy.masking import masked


class Profile(StrEnum):
    """Whom an export is for."""

    OUTWARD = "outward"
    """对外: the customer, the regulator, the operator's own system, a chat group."""
    INWARD = "inward"
    """对内: colleagues of this hall."""


EXPORTS: Mapping[str, Profile] = {
    "day_log": Profile.OUTWARD,
    "receipt": Profile.OUTWARD,
    "summary_standard": Profile.OUTWARD,
    "summary_short": Profile.OUTWARD,
    "order_reply": Profile.OUTWARD,
    "customer_message": Profile.OUTWARD,
    "paper_list": Profile.OUTWARD,
    "quick_report": Profile.OUTWARD,
    "person_data": Profile.OUTWARD,
    "privacy_notice": Profile.OUTWARD,
    "day_seal": Profile.OUTWARD,
    "range_report": Profile.OUTWARD,
    "appeal_page": Profile.OUTWARD,
    "you_said": Profile.OUTWARD,
    "shift_sheet": Profile.INWARD,
    "handover_brief": Profile.INWARD,
    "duty_call": Profile.INWARD,
    "morning_page": Profile.INWARD,
    "today_page": Profile.INWARD,
}
"""Shipped template → whom its text is for. What a new one is for is decided here before it ships.

The appeal pack is made in either profile; its page holds what it is given."""

NOTES_OUT = {
    "request": "诉求",
    "verbatim": "原话",
    "checked": "核查",
    "explained": "已解释",
    "expected": "期望",
}
"""Kinds of notes that may go out; loose notes of the clerk's stay inside."""
PROMISES_OUT = {
    PromiseState.OPEN: "还没到",
    PromiseState.KEPT: "已兑现",
    PromiseState.RENEWED: "改了约",
    PromiseState.BROKEN: "没做到",
    PromiseState.RELEASED: "已按要求删除",
}


def outward(state: CaseState, library: Library, *, offset: int) -> list[tuple[str, str]]:
    """A reception as it may be handed out: (what, text) in the order it went, numbers masked, nothing empty."""
    topic = library.topics.get(state.topic)
    pairs = [
        ("编号", state.number),
        ("开始", local_text(state.started, offset)),
        ("事项", topic.name if topic else ""),
        *((NOTES_OUT[note.kind], note.text) for note in state.notes if note.kind in NOTES_OUT),
        *((name, value) for name, value in state.details.items()),
        ("核查结论", EVIDENCE_NAMES[state.evidence] if state.evidence is not Evidence.UNKNOWN else ""),
        *(("商定", one.words) for one in state.solutions if one.state is SolutionState.AGREED),
        *(
            ("承诺", f"{local_text(one.due, offset)}前{one.words}（{PROMISES_OUT[one.state]}）")
            for one in state.promises
        ),
        *(
            ("告知", "，".join((INFORMED_BY[one.how], PURPOSES[one.purpose], CONSENTS[one.consent])))
            for one in state.informed
        ),
        ("工单号", state.order_number),
        ("结果", OUTCOME_NAMES[state.outcome] if state.outcome else ""),
        ("一句话", state.sentence),
        ("结束", local_text(state.ended, offset) if state.ended else ""),
    ]
    return [(what, text if what == "工单号" else masked(text)) for what, text in pairs if text]
