"""What a reception can be found by: the words in it (词), one text a row of table `case_texts`.

Pure, like every fold. Who the customer is stays out: names and numbers live in the vault, details that are a name, a
number or a place are left aside, and seven figures or more in anything typed are hidden. Lines of the library that were
said are left out too: they stand in every reception and tell none from another. A forgotten reception has no words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.sheets import SheetState
from hall_assistant.casefile.values import CaseId, CaseState
from hall_assistant.search import words
from hall_assistant.store.facts import Fact
from hall_assistant.store.readmodel import Row

HIDDEN = "****"
_NUMBER = re.compile(r"[\d〇零一二三四五六七八九幺](?:[ \-－—]?[\d〇零一二三四五六七八九幺]){6,}[Xx]?")
_LONG_WORD = re.compile(r"\d(?:\D*\d){6}")
_IDENTITY = ("号码", "电话", "手机", "证件", "身份", "姓名", "名字", "称呼", "联系", "地址", "地点", "住")
"""Parts of names of details that say who somebody is or where they live."""
TOPIC = "topic"
"""Kind of the row that stands for the topic; its name is the library's."""


def text_rows(subject: str, facts: Sequence[Fact]) -> list[Row]:
    """The rows of one reception: `entry` names it among its reception's, `kind` says what it is."""
    state = fold(CaseId(subject), facts)
    if state.forgotten:
        return []
    return [
        {"entry": entry, "kind": kind, "text": hidden(text) if kind != TOPIC else text}
        for entry, kind, text in (*_of_state(state), *_reasons(facts))
        if text
    ]


def _of_state(state: CaseState) -> Iterator[tuple[str, str, str]]:
    if state.topic:
        yield TOPIC, TOPIC, topic_word(state.topic)
    yield "sentence", "sentence", state.sentence
    for place, note in enumerate(state.notes):
        yield f"note {place}", note.kind, note.text
    for place, said in enumerate(state.said):
        if not said.phrase:
            yield f"said {place}", "said", said.line
    for name, value in state.details.items():
        if not any(part in name for part in _IDENTITY):
            yield f"detail {name}", "detail", f"{name}：{value}"
    for promise in state.promises:
        yield f"promise {promise.promise}", "promise", promise.words
        yield f"settled {promise.promise}", "promise", promise.how
        for place, contact in enumerate(promise.contacts):
            yield f"contact {promise.promise} {place}", "contact", contact.words
    for leg in state.legs:
        yield f"leg {leg.leg}", "leg", f"{leg.department}：{leg.question}"
        yield f"leg answer {leg.leg}", "leg", leg.answer
    for place, heard in enumerate(state.heard):
        yield f"heard {place}", "heard", f"{heard.theirs}\n{heard.ours}"
    if state.sent_by is not None:
        yield "sent_by", "sent_by", state.sent_by.campaign
    if state.final is not None:
        yield "final", "final", f"{state.final.answer}\n{state.final.basis}"
    for sheet in state.sheets.values():
        yield from _of_sheet(sheet)
    for step, mark in state.steps.items():
        yield f"step {step}", "step", mark.reason


def _of_sheet(sheet: SheetState) -> Iterator[tuple[str, str, str]]:
    """What was filled into a verification sheet, but for what is private."""
    for row, entries in sheet.rows.items():
        for name, entry in entries.items():
            if not entry.private:
                yield f"sheet {sheet.sheet} {row} {name}", "sheet", f"{entry.label}：{entry.shown}"


def _reasons(facts: Sequence[Fact]) -> Iterator[tuple[str, str, str]]:
    """Why entries were corrected; their new values stand in the state."""
    for fact in facts:
        if fact.kind == "case.corrected" and fact.sealed:
            yield f"corrected {fact.chain} {fact.seq}", "corrected", str(fact.sealed.get("reason", ""))


def topic_word(topic: str) -> str:
    """The text that stands for a topic's id; nobody types it."""
    return f"topic_{topic}"


def hidden(text: str) -> str:
    """Free text without numbers of seven figures or more, however they are written."""
    return _NUMBER.sub(HIDDEN, text)


def cut(texts: Iterable[str]) -> frozenset[str]:
    """The pieces by which texts are found: characters, 2-grams, Latin words and short numbers (pure)."""
    return frozenset(piece for piece in words.pieces(words.fold("\n".join(texts))) if not _LONG_WORD.search(piece))
