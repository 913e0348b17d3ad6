"""Pages (页) of a database file and its write-ahead log, read without the driver: what salvage begins with.

The driver gives up at the first page that is not as written. Here every page is decrypted for itself, the good ones and
the bad ones; whether what stands on it can be trusted is decided by whoever reads it. Nothing is ever written.
"""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha512
from pathlib import Path

SIZE = 4096
"""Bytes of a page: the cipher's own default, which our files keep."""
USABLE = SIZE - 80
"""Bytes of a page that hold rows; behind them stand 16 of chance and the 64 of its seal."""
_SALT = 16
_LOG_HEAD, _FRAME_HEAD = 32, 24


@dataclass(frozen=True, slots=True)
class Page:
    """One page as it was written at one time.

    content: `USABLE` bytes, decrypted; of page 1 the first 16 stand empty. whole: its seal holds. current: it belongs
    to the file as it stands, not to an older round of the log or to a write that never ended.
    """

    number: int
    content: bytes
    whole: bool
    current: bool


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a page lies: which bytes, from where, and whether it counts as current."""

    number: int
    source: bytes
    start: int
    current: bool


class Pages:
    """All pages of a file and its log, oldest first; decrypted when asked for."""

    def __init__(self, file: Path, key: bytes) -> None:
        """Read `file` and its `-wal` under the database key (32 bytes). Raises OSError."""
        main = file.read_bytes()
        log = file.with_name(f"{file.name}-wal")
        self._key = key
        self._places = list(_of_file(main))
        self._places += _of_log(log.read_bytes() if log.exists() else b"")
        self._seal = b""
        self.sealed = any(map(self._try_seal, self._firsts()))
        """Whether the seals can be checked. Their key hangs on the first bytes of the file: where those are gone too,
        pages are taken as they come, and what is read from them has to prove itself otherwise."""
        self._by_number: dict[int, list[_Place]] = {}
        for place in self._places:
            self._by_number.setdefault(place.number, []).append(place)

    def _firsts(self) -> Iterator[_Place]:
        return (place for place in self._places if place.number == 1)

    def _try_seal(self, first: _Place) -> bool:
        self._seal = _seal_key(self._key, first.source[first.start : first.start + _SALT])
        return any(self._holds(place) for place in self._places)

    def every(self) -> Iterator[Page]:
        """Every page in every form it had, oldest first."""
        return map(self._page, self._places)

    def now(self, number: int) -> Page | None:
        """The page as it stands now: its last current form, or the last whole one before where that is damaged."""
        for place in reversed(self._by_number.get(number, ())):
            page = self._page(place) if place.current else None
            if page and page.whole:
                return page
        return None

    @property
    def damaged(self) -> int:
        """How many pages are not as written in the form in which they stand now; at least 1 where nobody can tell."""
        bad = sum(1 for places in self._by_number.values() if not self._stands(places))
        return bad if self.sealed else max(bad, 1)

    def _stands(self, places: list[_Place]) -> bool:
        last = next((place for place in reversed(places) if place.current), None)
        return last is None or self._page(last).whole

    def _page(self, place: _Place) -> Page:
        sealed, chance, _ = _parts(place)
        content = bytes(USABLE - len(sealed)) + _opened(self._key, chance, sealed)
        return Page(place.number, content, not self.sealed or self._holds(place), place.current)

    def _holds(self, place: _Place) -> bool:
        sealed, chance, seal = _parts(place)
        told = hmac.digest(self._seal, sealed + chance + place.number.to_bytes(4, "little"), sha512)
        return hmac.compare_digest(told, seal)


def _parts(place: _Place) -> tuple[bytes, bytes, bytes]:
    """What a page holds, encrypted; the chance it was encrypted with; its seal. Page 1 begins with the file's salt."""
    raw = place.source[place.start : place.start + SIZE]
    return raw[_SALT if place.number == 1 else 0 : USABLE], raw[USABLE : USABLE + 16], raw[USABLE + 16 :]


def _of_file(main: bytes) -> Iterator[_Place]:
    for start in range(0, len(main) - SIZE + 1, SIZE):
        yield _Place(start // SIZE + 1, main, start, current=True)


def _of_log(log: bytes) -> Iterator[_Place]:
    """The log's frames: those of its present round up to the last write that ended are current."""
    round_mark, step = log[16:24], _FRAME_HEAD + SIZE
    starts = range(_LOG_HEAD, len(log) - step + 1, step)
    present = [start for start in starts if log[start + 8 : start + 16] == round_mark]
    ended = max((start for start in present if log[start + 4 : start + 8] != bytes(4)), default=-1)
    for start in starts:
        number = int.from_bytes(log[start : start + 4], "big")
        current = start <= ended and log[start + 8 : start + 16] == round_mark
        yield _Place(number, log, start + _FRAME_HEAD, current)


def _opened(key: bytes, chance: bytes, sealed: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # only where something is damaged

    opening = Cipher(algorithms.AES(key), modes.CBC(chance)).decryptor()
    return opening.update(sealed) + opening.finalize()


def _seal_key(key: bytes, salt: bytes) -> bytes:
    """The key of the pages' seals as the cipher derives it: two rounds over the salt, turned over.

    `hashlib.pbkdf2_hmac` needs OpenSSL under `hashlib`, which the program does without.
    """
    first = hmac.digest(key, bytes(byte ^ 0x3A for byte in salt) + b"\0\0\0\1", sha512)
    second = hmac.digest(key, first, sha512)
    return bytes(a ^ b for a, b in zip(first, second, strict=True))[:32]
