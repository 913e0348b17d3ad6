"""Small texts of the desk page worked out from a hand: list rows, facts known and unknown, promises. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hall_assistant.casefile.values import CaseState, Evidence, Promise
from hall_assistant.library.library import Library
from hall_assistant.privacy.masking import masked
from ui.models.receptions import ReceptionFace
from ui.widgets.chips import ChipFace
from ui.widgets.hours import due_words, left_words
from ui.widgets.reception_list import RowFace

FACTS = ("时间", "地点", "金额", "号码")
"""Facts a complaint is asked for first (S02): when, where, how much, which number."""
COMFORTS = ("递座", "倒水", "换到安静的位子", "护住旁人的证件", "同事搭把手")
"""What makes the visit easier (座, S05)."""
COMFORT = "安顿"
EMOTIONS = ("1 平静", "2 着急", "3 有气", "4 很气", "5 火大")


def row_faces(
    library: Library, faces: Sequence[ReceptionFace], in_hand: str | None, names: dict[str, str]
) -> list[RowFace]:
    """The list of open receptions as it is shown."""
    return [
        RowFace(
            case=face.case,
            text=" ".join(
                part for part in (face.number or "刚开始", face.surname, _topic(library, face.topic)) if part
            ),
            current=face.case == in_hand,
            note=_note(face, names),
        )
        for face in faces
    ]


def _note(face: ReceptionFace, names: dict[str, str]) -> str:
    if face.offered_to:
        return f"等{names.get(face.offered_to, '同事')}接"
    return "没接上" if face.returned_from else ""


def offer_words(library: Library, face: ReceptionFace, who: str) -> str:
    """An offer in the banner: 李玲请您接手：3-0312-007 · 王 · 停机."""
    parts = (face.number, face.surname, _topic(library, face.topic))
    return f"{who}请您接手：{' · '.join(part for part in parts if part)}"


def _topic(library: Library, topic: str) -> str:
    found = library.topics.get(topic)
    return found.name if found else ""


def fact_chips(state: CaseState) -> tuple[ChipFace, ...]:
    """时间 地点 金额 号码: what is known is shown, what is not waits with a plus."""
    return tuple(
        ChipFace(name, f"{name}：{masked(state.details[name])[:12]}", checked=True)
        if state.details.get(name)
        else ChipFace(name, f"＋{name}")
        for name in FACTS
    )


def unknown_words(state: CaseState) -> str:
    """还不知道：金额 · 号码; empty when all four are known."""
    unknown = [name for name in FACTS if not state.details.get(name)]
    return f"还不知道：{' · '.join(unknown)}" if unknown else ""


EVIDENCE_WORDS = {
    Evidence.UNKNOWN: "未明",
    Evidence.OURS: "在我们",
    Evidence.NOT_OURS: "不在我们",
    Evidence.UNVERIFIABLE: "查不实",
}
"""Short words that may stand on a filmed screen."""


def evidence_chips(state: CaseState) -> tuple[ChipFace, ...]:
    """What the check shows, one of four."""
    return tuple(ChipFace(one.value, EVIDENCE_WORDS[one], checked=one is state.evidence) for one in Evidence)


def comfort_chips(state: CaseState) -> tuple[ChipFace, ...]:
    """What was done to make the visit easier."""
    done = state.details.get(COMFORT, "").split("、")
    return tuple(ChipFace(one, f"{one} ✓" if one in done else one, checked=one in done) for one in COMFORTS)


def with_comfort(state: CaseState, item: str) -> str:
    """The detail after one more comfort was given; the same again takes it back."""
    done = [one for one in state.details.get(COMFORT, "").split("、") if one]
    return "、".join([one for one in done if one != item] if item in done else [*done, item])


def emotion_chips(state: CaseState) -> tuple[ChipFace, ...]:
    """The five dots."""
    return tuple(
        ChipFace(str(level), word, checked=state.emotion == level) for level, word in enumerate(EMOTIONS, start=1)
    )


def next_due(promises: Sequence[Promise], now: int, offset: int) -> str:
    """下一个时限: the nearest open promise of the reception."""
    if not promises:
        return ""
    first = min(promises, key=lambda one: one.due)
    return f"下一个时限　{due_words(first.due, now, offset)}　{left_words(first.due, now)}"
