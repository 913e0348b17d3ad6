"""Law rows, figures, slots and synonyms: dates that make sense, names that mean one thing."""

from __future__ import annotations

from collections.abc import Iterator

from hall_assistant.library.check_base import Bench
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.kinds import Slot
from hall_assistant.library.slots import SLOT
from hall_assistant.library.talk import SynonymGroup


def law_findings(row: Law, at: Bench) -> Iterator[str]:
    """It ends after it begins; one that is checked says where and when; no two rows say the same."""
    if row.until and row.until <= row.since:
        yield f"「{row.id}」的 to 应当在 from 之后"
    if row.status == "verified" and not (row.checked and row.where):
        yield f"「{row.id}」写了已核，要写哪天（checked）、在哪儿（where）核的"
    if at.future(row.checked):
        yield f"「{row.id}」的核对日 {row.checked} 还没到"
    yield from (f"「{row.id}」{finding}" for finding in at.stray_slots([row.says]))
    yield from (f"「{row.id}」{finding}" for finding in at.voice.words(row.says, spoken=False))
    other = at.twin(row, row.id, f"{row.name}{row.says}{row.since}")
    if other:
        yield f"「{row.id}」与「{other}」几乎一样，合成一行"


def figure_findings(figure: Figure, at: Bench) -> Iterator[str]:
    """Its name can stand in a line and is no slot's."""
    if not SLOT.fullmatch(f"{{{{{figure.name}}}}}"):
        yield f"「{figure.name}」最多 20 个字，不带空格和标点"
    if figure.name in at.content.of(Slot):
        yield f"「{figure.name}」已经是空位的名字"
    if "{" in figure.default or "}" in figure.default:
        yield f"「{figure.name}」的 default 里不放花括号"


def slot_findings(slot: Slot, _at: Bench) -> Iterator[str]:
    """Its name can stand in a line, and what fills it holds no slot in turn."""
    if not SLOT.fullmatch(f"{{{{{slot.name}}}}}"):
        yield f"「{slot.name}」最多 20 个字，不带空格和标点"
    for text in (slot.example, *slot.choices, slot.fallback or ""):
        if "{" in text or "}" in text:
            yield f"「{slot.name}」里「{text}」不放花括号"
    if len(set(slot.choices)) < len(slot.choices):
        yield f"「{slot.name}」的 choices 有写了两遍的"


def synonym_findings(at: Bench) -> Iterator[tuple[SynonymGroup, str]]:
    """Words that stand in two groups, or twice in one: to the search these groups would be one."""
    first: dict[str, SynonymGroup] = {}
    for group in at.content.of(SynonymGroup).values():
        for word in group.words:
            earlier = first.setdefault(word, group)
            if earlier is not group:
                yield group, f"「{word}」在「{earlier.words[0]}」那一组里也有"
        if len(set(group.words)) < len(group.words):
            yield group, f"「{group.words[0]}」这一组里有词写了两遍"
