"""What was found as rows of the search: a word for the kind, the title with its marks, a line to say. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hall_assistant.library.library import Library
from hall_assistant.phrases.render import render
from hall_assistant.search.found import Found, found
from hall_assistant.search.gaps import Answered
from hall_assistant.search.marks import marks
from hall_assistant.search.usage import Lifting
from hall_assistant.search.values import Hit
from ui.widgets.answer_list import GAP, Answer

KINDS = {
    "card": "卡",
    "topic": "主题",
    "phrase": "说法",
    "provocation": "怎么接",
    "jargon": "行话",
    "notice": "口径",
    "hall_card": "本店",
    "handbook": "手册",
}
SHOWN = 20
"""Characters shown of what was typed."""
LINE = 80
"""Characters of a text that may stand below a title."""


def answers(library: Library, text: str, result: Answered, lifting: Lifting, *, may_note: bool) -> list[Answer]:
    """The rows for what was typed; may_note: whether someone is here who can note a gap."""
    rows = [row for hit in result.hits if (row := answer_of(library, hit, text, lifting)) is not None]
    asked = f"「{text.strip()[:SHOWN]}{'…' if len(text.strip()) > SHOWN else ''}」"
    if not result.fits:
        told = "没有正好的，差不多的有" if rows else "没查到。换个说法、按首字母再搜"
        rows.insert(0, Answer("", f"{asked}{told}"))
    if result.gap and may_note:
        words = "没有要找的？记为知识缺口" if result.fits else "记为知识缺口"
        rows.append(Answer(GAP, words, "店长看得到，好补上这一条", quiet=True))
    return rows


def answer_of(library: Library, hit: Hit, text: str, lifting: Lifting) -> Answer | None:
    """How a hit is shown; None for something the library no longer has."""
    one = found(library, hit)
    if one.kind not in KINDS or not _stands(library, one):
        return None
    return Answer(
        hit.id,
        one.title,
        _below(library, one),
        KINDS[one.kind],
        marks(one.title, text),
        pending=_pending(library, one),
        lifted=_why_lifted(hit, lifting),
    )


def _stands(library: Library, one: Found) -> bool:
    boards: dict[str, Mapping[str, object]] = {
        "card": library.cards,
        "phrase": library.phrases,
        "topic": library.topics,
        "provocation": library.provocations,
        "jargon": library.jargon,
    }
    return one.kind not in boards or one.id in boards[one.kind]


def _pending(library: Library, one: Found) -> bool:
    return one.kind == "hall_card" or (one.kind == "card" and not library.is_checked(library.cards[one.id]))


def _below(library: Library, one: Found) -> str:
    """The best line to say; without one what it says in short."""
    if one.kind == "topic":
        return " · ".join(_of_topic(library, one.id))
    if one.kind == "jargon":
        return one.summary
    if one.line:
        return f"「{render(one.line, {}, library.slots).text}」"
    return " ".join(one.summary[: 2 * LINE].split())[:LINE]


def _of_topic(library: Library, topic: str) -> Iterator[str]:
    tile, card = library.tile_of(topic), library.first_card(topic)
    if tile is not None and tile.id != topic:
        yield tile.name
    if card is not None:
        yield card.first_minute.now


def _why_lifted(hit: Hit, lifting: Lifting) -> str:
    if not hit.lifted:
        return ""
    times = lifting.times.get(hit.id, 0)
    used = f"这台柜子 30 天里开过 {times} 次" if times else ""
    fits = "和手上这件事是一个话题" if lifting.fits(hit.id) else ""
    return "，".join(part for part in (used, fits, "所以靠前一点") if part)
