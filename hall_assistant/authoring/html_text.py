"""Answers written as web pages (HTML) made plain text: paragraphs and lists stay lines, scripts and styles are dropped.

Only what looks like a page is touched: 「流量<1G」 stays as it is.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser

_PAGE = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|table|tr|td|th|b|i|u|em|strong|a|img|h[1-6]|font|script|style|html|body|head|section"
    r"|article|blockquote|pre|hr|iframe|svg|input|button|form|center|label|sup|sub|dl|dt|dd)\b[^<>]*>|<!--|<!doctype"
    r"|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|mdash|hellip|middot|#\d{1,7}|#x[0-9a-f]{1,6});",
    re.IGNORECASE,
)
_DROPPED = frozenset({"script", "style", "head", "title", "noscript", "iframe", "object", "svg", "template"})
_BLOCK_TAGS = """
p div ul ol li table tr h1 h2 h3 h4 h5 h6 section article blockquote pre hr center dl dt dd form tbody thead header
footer
"""
_BLOCKS = frozenset(_BLOCK_TAGS.split())
_LINES = re.compile(r"<(?:p|br|div|li|tr|h[1-6])\b", re.IGNORECASE)
"""Tags that make lines."""
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<!\[[^<>]*>", re.DOTALL)
"""Comments, and the marked sections of word processors, at some of which the parser gives up."""
_LONE = re.compile(r"<(?![a-z/!?][^<>]*>)", re.IGNORECASE)
"""A sign that opens no tag: plain text, and thousands of them would hold the parser up for hours."""
_BLANKS = re.compile(r"[ \t\r\f\v\u00a0]+")


def plain(text: str) -> str:
    """The text without markup, lines trimmed, at most one empty line between two; a text without markup as it is."""
    if not _PAGE.search(text):
        return text
    reader = _Reader(typed_lines=not _LINES.search(text))
    reader.feed(_LONE.sub("&lt;", _UNSEEN.sub("", text)))
    reader.close()
    lines = (_BLANKS.sub(" ", line).strip() for line in reader.text().split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Reader(HTMLParser):
    """Gathers what a page shows."""

    def __init__(self, typed_lines: bool) -> None:
        """typed_lines: line breaks were typed and count; in a page proper they are blanks, and tags make the lines."""
        super().__init__(convert_charrefs=True)
        self._typed_lines = typed_lines
        self._parts: list[str] = []
        self._dropped: list[str] = []
        self._lists: list[int | None] = []
        """The open lists: the next number of a numbered one, None for one with dots."""

    def text(self) -> str:
        """What was gathered."""
        return "".join(self._parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._dropped or tag in _DROPPED:
            self._dropped += [tag] if tag in _DROPPED else []
            return
        if tag == "br":
            self._parts.append("\n")
        elif tag in _BLOCKS:
            self._break()
        if tag in ("ul", "ol"):
            self._lists.append(1 if tag == "ol" else None)
        elif tag == "li":
            self._parts.append(self._mark())
        elif tag == "img":
            told = (dict(attrs).get("alt") or "").strip()
            self._parts.append(f"[图：{told}]" if told else "[图]")
        elif tag in ("td", "th") and self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("　")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _DROPPED:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self._dropped:
            if tag == self._dropped[-1]:
                self._dropped.pop()
        elif tag in _BLOCKS:
            if tag in ("ul", "ol") and self._lists:
                self._lists.pop()
            self._break()

    def handle_data(self, data: str) -> None:
        if self._dropped:
            return
        text = data if self._typed_lines else data.replace("\r", " ").replace("\n", " ")
        if text.strip() or self._typed_lines or (self._parts and not self._parts[-1].endswith("\n")):
            self._parts.append(text)

    def _break(self) -> None:
        if self._parts and not self._parts[-1].endswith("\n"):
            self._parts.append("\n")

    def _mark(self) -> str:
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "· "
        self._lists[-1] = number + 1
        return f"{number}. "
