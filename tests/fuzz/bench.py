"""What the targets work on: a founded hall with the shipped content, made when first asked for, closed at the end."""

from __future__ import annotations

import json
import re
import tempfile
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import Any

import hall_assistant
from hall_assistant.app import Hall
from hall_assistant.authoring.desk import publish_notice
from hall_assistant.backup.copies import write_copy
from hall_assistant.content import content_root
from hall_assistant.library.library import Library
from hall_assistant.store import recovery, unlock
from hall_assistant.sync.credentials import required
from hall_assistant.sync.joining import start_exchange
from hall_assistant.sync.members import publics
from hall_assistant.sync.rounds import exchange
from hall_assistant.sync.values import Credentials
from tests.core.counter import KEY, START, Counter, SetClock, counter_of, found, open_store

_FOLDS = (
    "casefile",
    "orders",
    "authoring",
    "people",
    "settings",
    "deadlines",
    "promises",
    "privacy",
    "logbook/telling",
)
_MEMORY = Path("/dev/shm")


class Bench:
    """Use it in a `with` block; everything on it is made once."""

    def __enter__(self) -> Bench:
        self._folder = tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None)
        return self

    def __exit__(self, *_problem: object) -> None:
        if "hall" in self.__dict__:
            self.hall.close()
        self._folder.cleanup()

    @property
    def folder(self) -> Path:
        """A folder of its own."""
        return Path(self._folder.name)

    @cached_property
    def hall(self) -> Hall:
        """An open hall."""
        founded = self.folder / "hall"
        found(founded)
        return Hall(open_store(founded, SetClock.at(START)))

    @cached_property
    def counter(self) -> Counter:
        """Its people and its clock."""
        return counter_of(self.hall.store, self.hall.clock)  # type: ignore[arg-type]  # the clock set above

    @property
    def library(self) -> Library:
        """The shipped content."""
        return self.hall.library

    @cached_property
    def content_files(self) -> tuple[tuple[str, bytes], ...]:
        """Content files as they ship: of each folder the shortest three."""
        root, folders = content_root(), dict[str, list[str]]()
        for name in root.files():
            folders.setdefault(name.rpartition("/")[0], []).append(name)
        sized = [sorted(names, key=lambda name: root.path(name).stat().st_size)[:3] for names in folders.values()]
        return tuple((name, root.path(name).read_bytes()) for names in sized for name in names)

    @cached_property
    def copy(self) -> bytes:
        """A backup of the hall."""
        publish_notice(self.hall.store, by=self.counter.zhou, text="今天系统升级", topics=("stop",))
        return write_copy(self.hall.store, self.folder / "copies").file.read_bytes()

    @cached_property
    def exchange_files(self) -> dict[str, bytes]:
        """What the hall lays into an exchange folder of its chain: a segment and its parcel."""
        share = self.folder / "share"
        share.mkdir()
        start_exchange(self.hall.store, by=self.counter.zhou)
        self.counter.reception()
        exchange(self.hall.store, share)
        return {file.name: file.read_bytes() for end in ("facts", "keys") for file in share.rglob(f"*.{end}")}

    @cached_property
    def exchanging(self) -> tuple[Credentials, dict[str, bytes], str]:
        """What opens them: credentials, public keys, and the chain they are of."""
        assert self.exchange_files
        with self.hall.store.reading() as at:
            mine = required(at)
            return mine, publics(at, mine), self.hall.store.chain

    @cached_property
    def wraps(self) -> tuple[str, bytes]:
        """A recovery code and a file of keys that it opens."""
        code = recovery.printed(recovery.new_secret())
        keys = self.folder / "keys"
        unlock.create(keys)
        unlock.add(keys, KEY, unlock.RecoveryCode(code))
        return code, (keys / unlock.NAME).read_bytes()

    @cached_property
    def workbook(self) -> bytes:
        """A small workbook of questions and answers."""
        from openpyxl import Workbook  # type: ignore[import-untyped]  # openpyxl ships no types

        book: Any = Workbook()
        for row in (
            ("问题", "答案", "分类", "别名"),
            ("怎么复机", "带证来厅", "停机", "解停"),
            ("几点关门", "六点", "", ""),
        ):
            book.active.append(list(row))
        packed = BytesIO()
        book.save(packed)
        return packed.getvalue()

    @cached_property
    def words_of_facts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Kinds of facts and entries of their bodies, as the sources name them."""
        package = Path(hall_assistant.__file__).parent
        texts = "\n".join(
            file.read_text(encoding="utf-8") for name in _FOLDS for file in (package / name).rglob("*.py")
        )
        kinds = sorted(set(re.findall(r'"([a-z_]+\.[a-z_]+)"', texts)))
        return tuple(kinds), tuple(sorted(set(re.findall(r'"([a-z_]{2,16})"', texts))))


CSV = '问题,答案,分类,别名\n怎么复机,带证来厅,停机,解停\n“几点”关门,"六点\n整",,\n'.encode()
_ROWS = (
    {"问题": "怎么复机", "答案": "<p>带证<br>来厅</p>", "别名": ["解停", 1]},
    {"问题": "几点关门", "答案": {"平时": "六点"}},
)
LINES = "\n".join(json.dumps(row, ensure_ascii=False) for row in _ROWS).encode()
