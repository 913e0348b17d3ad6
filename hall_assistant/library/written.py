"""Texts a hall writes for itself (自写模板): words, slots, `if`…`else`…`endif` and a few filters, and nothing else.

Not a template language: there is no loop, call, sum or attribute to be had, so that nothing can hang or run. Read in
one pass, without recursion.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from hall_assistant.errors import StaffError

LONGEST = 10_000
"""Characters of a text."""
DEEPEST = 5
"""Levels of `if` in one another."""

FILTERS: Mapping[str, Callable[[str], str]] = {
    "去空": str.strip,
    "一行": lambda value: " ".join(value.split()),
    "二十字内": lambda value: value if len(value) <= 20 else value[:19] + "…",
}
"""What may follow a slot after `|`: without blanks around it, on one line, at most twenty characters."""

_PIECE = re.compile(
    r"\{\{(?P<slot>[^{}%\n]{0,80})\}\}|(?P<before>^[ \t]{0,80})?\{%(?P<tag>[^{}%\n]{0,80})%\}(?P<after>[ \t]{0,80}\n)?"
    r"|(?P<bad>\{\{|\{%|\{#|\}\}|%\})",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text, a slot, or one of the three words of a condition."""

    kind: str
    """`text`, `slot`, `if`, `else`, `endif`."""
    text: str = ""
    """The text, or the slot's name."""
    filters: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Written:
    """A text of the hall that was read without a fault."""

    pieces: tuple[_Piece, ...]

    @property
    def slots(self) -> tuple[str, ...]:
        """Names of the slots it asks for, each once, in order."""
        return tuple(dict.fromkeys(piece.text for piece in self.pieces if piece.kind in ("slot", "if")))

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with these values; a slot without one is empty, and for `if` so is a blank one. Never raises."""
        out: list[str] = []
        shown = [True]
        for piece in self.pieces:
            if piece.kind == "if":
                shown.append(bool(values.get(piece.text, "").strip()))
            elif piece.kind == "else":
                shown[-1] = not shown[-1]
            elif piece.kind == "endif":
                shown.pop()
            elif all(shown):
                out.append(_filled(piece, values))
        return "".join(out)


def _filled(piece: _Piece, values: Mapping[str, str]) -> str:
    """What a text or a slot comes to."""
    if piece.kind == "text":
        return piece.text
    value = values.get(piece.text, "")
    for name in piece.filters:
        value = FILTERS[name](value)
    return value


def written(text: str, names: Collection[str]) -> Written:
    """Read a text. names: slots it may ask for.

    Raises StaffError `written.long`, `written.braces`, `written.slot`, `written.filter`, `written.tag`, `written.if`,
    `written.deep`, each naming the line.
    """
    if len(text) > LONGEST:
        raise StaffError("written.long", limit=LONGEST, length=len(text))
    pieces: list[_Piece] = []
    open_ifs: list[tuple[int, bool]] = []
    end = 0
    for found in _PIECE.finditer(text):
        line = text.count("\n", 0, found.start()) + 1
        if found["bad"]:
            raise StaffError("written.braces", line=line)
        pieces += _around(text[end : found.start()], found)
        if found["slot"] is not None:
            pieces.append(_slot(found["slot"], names, line))
        else:
            pieces.append(_tag(found["tag"], names, line))
            _nest(pieces[-1].kind, open_ifs, line)
        alone = found["before"] is not None and found["after"] is not None
        end = found.end() if found["slot"] is not None or alone else found.end() - len(found["after"] or "")
    if open_ifs:
        raise StaffError("written.if", line=open_ifs[-1][0])
    return Written((*pieces, _Piece("text", text[end:])))


def _around(before: str, found: re.Match[str]) -> list[_Piece]:
    """The text before a slot or tag; the blanks before a tag that has its line for itself go with it."""
    alone = found["after"] is not None
    kept = before + ("" if alone else found["before"] or "")
    return [_Piece("text", kept)] if kept else []


def _slot(inner: str, names: Collection[str], line: int) -> _Piece:
    """A slot with its filters."""
    name, *filters = (part.strip() for part in inner.split("|"))
    _known(name, names, line)
    for each in filters:
        if each not in FILTERS:
            raise StaffError("written.filter", line=line, name=each, known="、".join(FILTERS))
    return _Piece("slot", name, tuple(filters))


def _tag(inner: str, names: Collection[str], line: int) -> _Piece:
    """A word of a condition."""
    words = inner.split()
    if words in (["else"], ["endif"]):
        return _Piece(words[0])
    if len(words) != 2 or words[0] != "if":
        raise StaffError("written.tag", line=line, said=inner.strip())
    _known(words[1], names, line)
    return _Piece("if", words[1])


def _known(name: str, names: Collection[str], line: int) -> None:
    """Refuse what is no slot."""
    if name not in names:
        raise StaffError("written.slot", line=line, name=name, known="、".join(sorted(names)[:12]))


def _nest(kind: str, open_ifs: list[tuple[int, bool]], line: int) -> None:
    """Keep count of the open conditions: the line each began on, and whether its `else` was there."""
    if kind == "if":
        open_ifs.append((line, False))
        if len(open_ifs) > DEEPEST:
            raise StaffError("written.deep", line=line, most=DEEPEST)
        return
    if not open_ifs or (kind == "else" and open_ifs[-1][1]):
        raise StaffError("written.if", line=line)
    begun, _ = open_ifs.pop()
    if kind == "else":
        open_ifs.append((begun, True))
