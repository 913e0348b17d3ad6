"""Where a county's workbook reaches outside of itself: what would carry a hall's figures away once it is opened.

What fetches by itself is refused: formulas that ask the net or another program, data connections, DDE. What waits for
a person's yes, links to pages and to other workbooks, is told with where it leads.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZipFile

from hall_assistant.errors import StaffError

_FORMULAS = frozenset({"f", "definedName", "formula", "formula1", "formula2", "calculatedColumnFormula"})
"""Elements whose text is a formula: of cells, names, rules for colours, drop-down lists, table columns."""
_FETCHING = "WEBSERVICE|FILTERXML|IMAGE|STOCKHISTORY|TRANSLATE|DETECTLANGUAGE|COPILOT|PY|RTD|DDE|CALL|REGISTER\\.ID"
"""Functions that ask the net or another program as soon as they are worked out, in Excel, WPS or LibreOffice."""
_FETCHES = re.compile(
    rf"(?:^|[^\w.]|_XL\w+\.|COM\.MICROSOFT\.)({_FETCHING})\s*\("
    rf"|_XLETA\.({_FETCHING})\b"  # given to another function by its name alone
)
_QUOTED = re.compile(r'"(?:[^"]|"")*"' + r"|'(?:[^']|'')*'")
_LINKS = re.compile(r"\bHYPERLINK\s*\(")
_PLACE = re.compile(r"\b(?:https?|ftp|file)://([^/\s\"'?&]+)|\bmailto:([^\s\"'?&]+)", re.IGNORECASE)
_CONNECTIONS = ("xl/connections", "xl/querytables/", "xl/model/")
"""Parts that hold a data connection, by where they lie in the file."""
_PAGE, _BOOK = "网页", "别的表"
_NAMED = 3
"""Places named in the sentence."""


@dataclass(slots=True)
class _Found:
    """What was met on the way, each once."""

    pages: dict[str, None] = field(default_factory=dict)
    books: dict[str, None] = field(default_factory=dict)


def outside(data: bytes) -> str:
    """What a person may follow out of a workbook, with where it leads: `网页（a.example.com）、别的表（上月.xlsx）`.

    Empty where nothing leads out. Raises StaffError `county.reaching` (what) for what fetches by itself.
    """
    found = _Found()
    with ZipFile(BytesIO(data)) as packed:
        for part in packed.infolist():
            name = part.filename.lower()
            if name.startswith(_CONNECTIONS):
                raise StaffError("county.reaching", what="外部数据连接")
            if name.endswith((".xml", ".rels")):
                with packed.open(part) as file, suppress(ExpatError):  # a damaged part is told when it is opened
                    _Looking(found).parser.ParseFile(file)
    return "、".join(_told(found))


def _told(found: _Found) -> Iterator[str]:
    for kind, places in ((_PAGE, found.pages), (_BOOK, found.books)):
        named = [place for place in places if place]
        more = "等" if len(named) > _NAMED else ""
        if places:
            yield f"{kind}（{'、'.join(named[:_NAMED])}{more}）" if named else kind


class _Looking:
    """Looks through one part for formulas and for links to the outside."""

    def __init__(self, found: _Found) -> None:
        self._found = found
        self._text: list[str] | None = None
        self.parser = ParserCreate()
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag in _FORMULAS:
            self._text = []
            self.parser.CharacterDataHandler = self._text.append
        elif tag in ("ddeLink", "oleLink"):
            raise StaffError("county.reaching", what="跟别的程序连着的数据")
        elif tag in ("connection", "queryTable", "DataMashup"):
            raise StaffError("county.reaching", what="外部数据连接")
        elif tag == "Relationship" and attributes.get("TargetMode") == "External":
            self._relation(attributes.get("Type", ""), attributes.get("Target", ""))

    def _end(self, _name: str) -> None:
        if self._text is not None:
            formula, self._text = "".join(self._text), None
            self.parser.CharacterDataHandler = None
            self._formula(formula)

    def _formula(self, formula: str) -> None:
        bare = _QUOTED.sub("", formula).upper()
        if fetching := _FETCHES.search(bare):
            raise StaffError("county.reaching", what=f"自己联网取数的公式 {fetching[1] or fetching[2]}")
        if "|" in bare:  # program|topic!item: no other formula has the sign outside of quotes
            raise StaffError("county.reaching", what="跟别的程序连着的数据")
        if _LINKS.search(bare):
            self._found.pages[_place(formula)] = None

    def _relation(self, kind: str, target: str) -> None:
        what = kind.rpartition("/")[2]
        if what == "hyperlink":
            self._found.pages[_place(target)] = None
        else:  # another workbook, or a picture that is fetched
            self._found.books[_place(target) or _file(target)] = None


def _place(text: str) -> str:
    """The address' host or mailbox; empty where it is put together only when it is worked out."""
    found = _PLACE.search(text)
    return (found[1] or found[2]) if found else ""


def _file(target: str) -> str:
    return unquote(re.split(r"[/\\]", target)[-1])[:60]
