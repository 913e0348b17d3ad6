"""Which encoding a Chinese text file is in (编码): told from the bytes, never from the computer it lies on.

UTF-8 is strict enough that real GB18030 text hardly ever passes for it, but a short cell may (Notepad once took 联通
for UTF-8). So where both readings are possible, the one that reads as Chinese wins.
"""

from __future__ import annotations

import codecs

from hall_assistant.errors import StaffError

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig", "UTF-8 BOM"), (codecs.BOM_UTF16_LE, "utf-16", "UTF-16"))
_ALSO = (codecs.BOM_UTF16_BE, "utf-16", "UTF-16")
NAMED = ("UTF-8", "GB18030", "UTF-16")
"""Encodings a person may name where the one told from the bytes reads wrongly."""
_LOOKED_AT = 200_000
"""Characters that are looked at to tell two possible readings apart."""
_BROKEN = 0.02
"""Share of broken characters up to which a file is a damaged UTF-8 one rather than GB18030."""


def decoded(data: bytes, said: str = "") -> tuple[str, str]:
    """The text and the encoding's name for the screen.

    said: name of the encoding a person names (`NAMED`); empty to tell it from the bytes. Raises StaffError
    `import.binary` for what is no text at all, `import.encoding` (line) for a text with bytes that belong to neither
    encoding.
    """
    if said:
        return _as_said(data, said), said
    for mark, codec, name in (*_MARKS, _ALSO):
        if data.startswith(mark):
            return _strict(data, codec), name
    if b"\0" in data:
        raise StaffError("import.binary")
    text, name = _told_apart(data)
    if _controls(text) * 100 > len(text):
        raise StaffError("import.binary")
    return text, name


def _as_said(data: bytes, said: str) -> str:
    """The text in the encoding a person named; a mark at its beginning is no part of it."""
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    codec = {"UTF-8": "utf-8-sig", "UTF-16": "utf-16" if marked else "utf-16-le"}.get(said, said)
    return _strict(data, codec)


def _told_apart(data: bytes) -> tuple[str, str]:
    utf8, gb = _or_none(data, "utf-8"), _or_none(data, "gb18030")
    if utf8 is not None and (gb is None or utf8.isascii() or chinese(utf8) >= chinese(gb)):
        return utf8, "UTF-8"
    if gb is None:
        raise _encoding_error(data)
    if utf8 is None and _damaged_utf8(data, gb):
        raise _encoding_error(data)
    return gb, "GB18030"


def _damaged_utf8(data: bytes, gb: str) -> bool:
    """Whether a file that is no whole UTF-8 reads better as one with a few bytes broken than as GB18030."""
    mended = data.decode("utf-8", "replace")
    broken = mended.count(chr(0xFFFD))  # what stands for each broken character
    return broken <= max(3, len(mended) * _BROKEN) and chinese(mended) > chinese(gb)


def chinese(text: str) -> float:
    """Share (0–1) of a text's characters beyond ASCII that are everyday Chinese: common characters, punctuation."""
    beyond = [character for character in text[:_LOOKED_AT] if character > "\x7f"]
    return sum(map(_everyday, beyond)) / len(beyond) if beyond else 1.0


def _everyday(character: str) -> bool:
    """Whether a character is on the first plane of GB 2312: its 3,755 commonest characters, or punctuation."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return 0xB0 <= code[0] <= 0xD7 or code[0] in (0xA1, 0xA3)


def _controls(text: str) -> int:
    return sum(1 for character in text[:_LOOKED_AT] if character < " " and character not in "\t\r\n")


def _or_none(data: bytes, codec: str) -> str | None:
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def _strict(data: bytes, codec: str) -> str:
    try:
        return data.decode(codec)
    except UnicodeDecodeError as problem:
        raise StaffError("import.encoding", line=data[: problem.start].count(b"\n") + 1) from problem


def _encoding_error(data: bytes) -> StaffError:
    """The error for bytes that are no UTF-8, with the line of the first."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        return StaffError("import.encoding", line=data[: problem.start].count(b"\n") + 1)
    return StaffError("import.encoding", line=1)
