"""`library.db` (书架): the content as read and checked, kept so that a start never parses YAML.

One blob per kind, built again whenever the content files or VERSION change; never the only copy.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import GenericAlias
from typing import TYPE_CHECKING, Any

import msgspec

from hall_assistant import __version__
from hall_assistant.content import ContentRoot, content_root
from hall_assistant.library.grounds import Figure, Law
from hall_assistant.library.kinds import Card, Flow, Kind, Phrase, Rule, Slot, Template, Topic
from hall_assistant.library.later import LATER
from hall_assistant.library.library import BYTES, Library
from hall_assistant.library.plain import Connection, Error, build_plain, open_plain
from hall_assistant.library.problems import Problem
from hall_assistant.library.talk import Jargon, Provocation, SynonymGroup

if TYPE_CHECKING:
    from hall_assistant.library.loader import Content

VERSION = 18
"""Of the kinds and of the shelf's form: raise it when either changes."""

KINDS: dict[str, type[Kind]] = {
    "topics": Topic,
    "cards": Card,
    "phrases": Phrase,
    "flows": Flow,
    "slots": Slot,
    "templates": Template,
    "rules": Rule,
    "provocations": Provocation,
    "jargon": Jargon,
    "law": Law,
    "figures": Figure,
    "synonyms": SynonymGroup,
}


_HELD: dict[str, Any] = {**KINDS, **dict.fromkeys(BYTES, msgspec.Raw), "problems": Problem}
"""What a board's list is read as."""
_AT_ONCE = ("fingerprint", *_HELD)
"""Boards that are read when the library is opened."""


def open_library(path: Path, root: ContentRoot | None = None) -> Library:
    """The library from `path` (library.db), built first where it is missing, old or damaged.

    Where the file cannot be written the library is read from the content folders and lives in memory only.
    Raises SurroundingsError `content.missing`.
    """
    root = root or content_root()
    mark = fingerprint(root)
    try:
        library = _read(path, mark)
    except (Error, LookupError, msgspec.DecodeError):
        library = _built(path, root)
    return replace(library, handbook=root.handbook)


def read_content(root: ContentRoot | None = None) -> Library:
    """The library straight from the content files, loaded and checked, without a shelf."""
    from hall_assistant.library.checker import check
    from hall_assistant.library.loader import load

    root = root or content_root()
    mark = fingerprint(root)
    content = load(root)
    check(content)
    return library_of(content, mark)


def library_of(content: Content, mark: str = "") -> Library:
    """Loaded content as a library; problems in the order of files and lines."""
    boards: dict[str, Any] = {name: content.of(kind).values() for name, kind in KINDS.items()}
    boards |= {name: content.of(kind()).values() for name, kind in LATER.items()}
    return Library.of(fingerprint=mark, problems=sorted(content.problems), **boards)


def fingerprint(root: ContentRoot) -> str:
    """A mark that changes with any content file or handbook page (name, size, time), with VERSION and the program's."""
    digest = hashlib.sha256(f"{VERSION} {__version__}".encode())
    for name in (*root.files(), *root.pages()):
        digest.update(f"\0{name}\0{_size_and_time(root.path(name))}".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _size_and_time(path: Path) -> str:
    """Bytes and time of change of a file; a file just taken away counts as gone."""
    try:
        about = path.stat()
    except OSError:
        return "gone"
    return f"{about.st_size}\0{about.st_mtime_ns}"


def _built(path: Path, root: ContentRoot) -> Library:
    """Read the content and put it on the shelf; a shelf that cannot be written is done without."""
    library = read_content(root)
    try:
        build_plain(path, lambda connection: _fill(connection, library))
    except (OSError, Error):
        return library
    return library


def _fill(connection: Connection, library: Library) -> None:
    """Write a library's boards."""
    connection.execute("CREATE TABLE boards (name TEXT PRIMARY KEY, body BLOB NOT NULL) WITHOUT ROWID")
    texts = {name: [msgspec.Raw(item) for item in library.boards[name]] for name in BYTES}
    texts |= {name: [msgspec.Raw(item) for item in library.unread(name)] for name in LATER}
    boards = {"fingerprint": library.fingerprint, **library.boards, **texts, "asked": library.asked()}
    rows = [(name, msgspec.json.encode(body)) for name, body in boards.items()]
    connection.executemany("INSERT INTO boards VALUES (?, ?)", rows)


def _read(path: Path, mark: str) -> Library:
    """Read a shelf whose fingerprint is `mark`. Raises LookupError for another, or Error."""
    connection = open_plain(path)
    try:
        named = ", ".join("?" * len(_AT_ONCE))
        rows: dict[str, bytes] = dict(
            connection.execute(f"SELECT name, body FROM boards WHERE name IN ({named})", _AT_ONCE).fetchall()
        )
    finally:
        connection.close()
    if msgspec.json.decode(rows["fingerprint"], type=str) != mark:
        raise LookupError(mark)
    boards = {
        name: tuple(msgspec.json.decode(rows[name], type=GenericAlias(list, (held,)))) for name, held in _HELD.items()
    }
    boards |= {name: tuple(bytes(item) for item in boards[name]) for name in BYTES}
    return replace(Library.on_boards(mark, boards), asked=partial(_asked, path), unread=partial(_unread, path))


def _asked(path: Path) -> dict[str, tuple[str, ...]]:
    """What people say to find each card and provocation; nothing where the shelf has just gone."""
    body = _board(path, "asked")
    return msgspec.json.decode(body, type=dict[str, tuple[str, ...]]) if body else {}


def _unread(path: Path, name: str) -> tuple[bytes, ...]:
    """The items of a board that is read when it is asked for; none where the shelf has just gone."""
    body = _board(path, name)
    return tuple(bytes(item) for item in msgspec.json.decode(body, type=list[msgspec.Raw])) if body else ()


def _board(path: Path, name: str) -> bytes | None:
    """One board of the shelf."""
    try:
        connection = open_plain(path)
    except Error:
        return None
    try:
        found = connection.execute("SELECT body FROM boards WHERE name = ?", (name,)).fetchone()
    finally:
        connection.close()
    return found[0] if found else None
