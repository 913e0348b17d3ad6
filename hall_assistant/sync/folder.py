"""The exchange folder (交换文件夹): a share, a stick, or any folder that something keeps in step.

    <folder>/hall-<id>/<chain>/0000000001-0000002000.facts    a segment of that chain
                               0000000001-0000002000.keys     the keys it needs
                               seen.state                     what the chain's computer has read
                               ring-0002.state                the hall key of a later epoch, boxed for each member

Every file is written beside and renamed, so that nobody ever sees half a file and nobody needs a lock. A computer
writes in the folders of its own chains; in another's it lays what is missing or torn there. File times mean nothing.
What a killed writer leaves beside carries its name, and goes with its next round.
"""

from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.store import heads

_HALL = re.compile(r"hall-[0-9a-f]{16}", re.ASCII)
_SPAN = re.compile(r"(\d{10})-(\d{10})\.facts", re.ASCII)
_CHAIN = re.compile(r"[0-9a-f]{16}", re.ASCII)
_RING = re.compile(r"ring-(\d{4,18})\.state", re.ASCII)
SEEN = "seen.state"
_INVITATION = ".invitation"
LARGEST = 64 * 1024 * 1024
"""Bytes a file may have, packed or unpacked; 2,000 facts of a busy hall have one or two million."""
_UNREADABLE = (errno.EACCES, errno.EPERM, errno.ELOOP, errno.EISDIR)
"""What is wrong with one file and not with the folder."""


class Span(NamedTuple):
    """Which facts of a chain a segment holds."""

    first: int
    last: int

    @property
    def facts(self) -> str:
        """The segment's file name."""
        return f"{self.first:010d}-{self.last:010d}.facts"

    @property
    def keys(self) -> str:
        """Its parcel's file name."""
        return f"{self.first:010d}-{self.last:010d}.keys"


class Folder:
    """One hall's part of an exchange folder. Raises SurroundingsError where it is away, full or not writable,
    `exchange.folder_taken` where a file stands in the place of a folder.
    """

    def __init__(self, root: Path, hall: str, writer: str = "") -> None:
        """writer: the computer that writes here, by its id."""
        self.root = root
        self.home = root / f"hall-{hall}"
        self._mark = f"{writer}-"

    def present(self, *, laid: bool = False) -> None:
        """Make sure the folder is there and ours exists in it; `laid`: this computer has laid files in it before.

        Raises SurroundingsError `exchange.folder_away`, and `exchange.folder_emptied` where nothing is left of what was
        laid: a share that is not mounted leaves an empty folder in its place. StaffError `exchange.other_folder` where
        only other halls have theirs in it: somebody took the wrong stick. Nothing is written then.
        """
        if not self.root.is_dir():
            raise SurroundingsError("exchange.folder_away", folder=str(self.root))
        halls = {name for name in self._names(self.root) if _HALL.fullmatch(name)}
        if halls and self.home.name not in halls:
            raise StaffError("exchange.other_folder", folder=str(self.root))
        if laid and not self.chains():
            raise SurroundingsError("exchange.folder_emptied", folder=str(self.root))
        self._make(self.home)

    def chains(self) -> list[str]:
        """The chains that lie here, in order."""
        return sorted(name for name in self._names(self.home) if _CHAIN.fullmatch(name))

    def spans(self, chain: str) -> list[Span]:
        """The segments of a chain that lie here with their parcels, in order."""
        names = set(self._laid(chain))
        found = (Span(int(match[1]), int(match[2])) for name in names if (match := _SPAN.fullmatch(name)))
        return sorted(span for span in found if 1 <= span.first <= span.last and span.keys in names)

    def rings(self, chain: str) -> list[int]:
        """The epochs whose hall key the chain's computer has laid down."""
        return sorted(int(match[1]) for name in self._laid(chain) if (match := _RING.fullmatch(name)))

    def read(self, chain: str, name: str) -> bytes | None:
        """A file's bytes, or None if it is not there (any more).

        What cannot be one of ours (a folder, a pipe, a link that leads nowhere, a file too large, one nobody may read)
        reads as an empty file, which holds nothing.
        """
        try:
            return read_bounded(self.home / chain / name)
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as problem:
            raise _fault(problem, self.root) from problem

    def write(self, chain: str, name: str, content: bytes) -> None:
        """Put a file of one's own in place, whole or not at all."""
        self._make(self.home / chain)
        try:
            heads.write_whole(self.home / chain / name, content, mark=self._mark)
        except OSError as problem:
            raise _fault(problem, self.root) from problem

    def remove(self, chain: str, name: str) -> None:
        """Remove a file of one's own."""
        try:
            (self.home / chain / name).unlink(missing_ok=True)
        except OSError as problem:
            raise _fault(problem, self.root) from problem

    def tidy(self) -> None:
        """Take away the halves that a killed round of this computer left; it runs no other one meanwhile."""
        for chain in self.chains():
            for name in [name for name in self._laid(chain) if heads.left_behind(name, self._mark)]:
                self.remove(chain, name)

    def lay_invitation(self, device: str, box: bytes) -> None:
        """Put an invitation beside the chains; who holds its code takes it and removes it."""
        try:
            heads.write_whole(self.home / f"{device}{_INVITATION}", box)
        except OSError as problem:
            raise _fault(problem, self.root) from problem

    def withdraw(self, devices: Collection[str]) -> None:
        """Take the invitations of these computers away: they have left before they came."""
        for name in {f"{device}{_INVITATION}" for device in devices} & set(self._names(self.home) if devices else ()):
            try:
                (self.home / name).unlink(missing_ok=True)
            except OSError as problem:
                raise _fault(problem, self.root) from problem

    def _make(self, folder: Path) -> None:
        try:
            folder.mkdir(exist_ok=True)
        except FileExistsError as problem:
            raise SurroundingsError("exchange.folder_taken", folder=str(folder)) from problem
        except OSError as problem:
            raise _fault(problem, self.root) from problem

    def _laid(self, chain: str) -> Iterator[str]:
        """The names in a chain's folder; none where it is no folder of ours: one strange name stops nobody."""
        try:
            yield from self._names(self.home / chain)
        except SurroundingsError as problem:
            if not isinstance(problem.__cause__, OSError) or problem.__cause__.errno not in _UNREADABLE:
                raise

    def _names(self, folder: Path) -> Iterator[str]:
        try:
            with os.scandir(folder) as found:
                yield from (entry.name for entry in found)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as problem:
            raise _fault(problem, self.root) from problem


def invitation_files(root: Path) -> list[Path]:
    """The invitations that lie in an exchange folder, of whatever hall. Raises SurroundingsError."""
    if not root.is_dir():
        raise SurroundingsError("exchange.folder_away", folder=str(root))
    try:
        return sorted(root.glob(f"hall-*/*{_INVITATION}"))
    except OSError as problem:
        raise _fault(problem, root) from problem


def read_bounded(file: Path) -> bytes:
    """A file's bytes; none of what cannot be a file of ours. Raises OSError."""
    try:
        found = file.stat()
        if not stat.S_ISREG(found.st_mode) or found.st_size > LARGEST:
            return b""
        with file.open("rb") as opened:
            return opened.read(LARGEST)
    except OSError as problem:
        if problem.errno in _UNREADABLE:
            return b""
        raise


def ring_name(epoch: int) -> str:
    """The file name of an epoch's hall key."""
    return f"ring-{epoch:04d}.state"


def _fault(problem: OSError, folder: Path) -> SurroundingsError:
    codes = {errno.ENOSPC: "exchange.folder_full", errno.EDQUOT: "exchange.folder_full"}
    codes |= dict.fromkeys((errno.EACCES, errno.EPERM, errno.EROFS), "exchange.folder_read_only")
    return SurroundingsError(codes.get(problem.errno or 0, "exchange.folder_away"), folder=str(folder))
