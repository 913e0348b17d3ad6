"""Every page of an encrypted file and of its log, decrypted by hand: what lies on them, free space and all."""

from __future__ import annotations

from collections.abc import Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from hall_assistant.store.store import Store

PAGE = 4096
RESERVED = 80
"""Bytes at the end of a page: 16 that begin the cipher, 64 that prove the page."""
SALT = 16
"""Bytes at the front of the first page that are not encrypted."""
LOG_HEAD, FRAME_HEAD = 32, 24


def all_pages(store: Store) -> bytes:
    """The plain bytes of all pages, of the file and of every frame of the log."""
    log = store.file.with_name(f"{store.file.name}-wal")
    whole = store.file.read_bytes()
    parts = [_plain(store.key, whole[at : at + PAGE], first=at == 0) for at in range(0, len(whole), PAGE)]
    parts += [_plain(store.key, page, first=number == 1) for number, page in _frames(log.read_bytes())]
    return b"\n".join(parts)


def _frames(log: bytes) -> Iterator[tuple[int, bytes]]:
    for at in range(LOG_HEAD, len(log), FRAME_HEAD + PAGE):
        yield int.from_bytes(log[at : at + 4], "big"), log[at + FRAME_HEAD : at + FRAME_HEAD + PAGE]


def _plain(key: bytes, page: bytes, *, first: bool) -> bytes:
    if not any(page):
        return page
    begin = page[PAGE - RESERVED : PAGE - RESERVED + 16]
    opened = Cipher(algorithms.AES(key), modes.CBC(begin)).decryptor()
    return opened.update(page[SALT if first else 0 : PAGE - RESERVED])
