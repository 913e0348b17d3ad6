"""A desktop's key ring for tests: the Secret Service's few calls, answered over a real socket in D-Bus' own bytes."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest
from jeepney import HeaderFields, Message, Parser, new_error, new_method_return

_HOME, _SESSION = "/org/freedesktop/secrets", "/org/freedesktop/secrets/session/1"


class KeyRing:
    """What it holds, by our attribute `key`; `locked` closes it as signing out of the desktop would."""

    def __init__(self) -> None:
        self.items: dict[str, bytes] = {}
        self.locked = False
        self.asks_first = False
        self._serial = 0

    def answer(self, message: Message) -> Message:
        fields, body = message.header.fields, message.body
        member = fields[HeaderFields.member]
        if member == "Hello":
            return new_method_return(message, "s", (":1.7",))
        made: tuple[str, tuple[Any, ...]] | None = {
            "OpenSession": lambda: ("vo", (("s", ""), _SESSION)),
            "ReadAlias": lambda: ("o", (f"{_HOME}/collection/login",)),
            "Get": lambda: ("v", (("b", self.locked),)),
            "CreateItem": lambda: ("oo", self._create(*body)),
            "SearchItems": lambda: ("aoao", self._search(*body)),
            "GetSecret": lambda: ("(oayays)", (self._secret(fields[HeaderFields.path]),)),
            "Delete": lambda: ("o", (self._delete(fields[HeaderFields.path]),)),
        }.get(member, lambda: None)()
        return (
            new_error(message, "org.freedesktop.DBus.Error.Failed")
            if made is None
            else new_method_return(message, *made)
        )

    def _create(self, told: dict[str, Any], secret: tuple[str, bytes, bytes, str], _replace: bool) -> tuple[str, str]:
        if self.asks_first:
            return "/", f"{_HOME}/prompt/1"
        item = told["org.freedesktop.Secret.Item.Attributes"][1]["key"]
        self.items[item] = bytes(secret[2])
        return f"{_HOME}/collection/login/{item}", "/"

    def _search(self, wanted: dict[str, str]) -> tuple[list[str], list[str]]:
        found = [f"{_HOME}/collection/login/{item}" for item in self.items if item == wanted["key"]]
        return ([], found) if self.locked else (found, [])

    def _secret(self, path: str) -> tuple[str, bytes, bytes, str]:
        return _SESSION, b"", self.items[path.rpartition("/")[2]], "application/octet-stream"

    def _delete(self, path: str) -> str:
        del self.items[path.rpartition("/")[2]]
        return "/"

    def serve(self, at: socket.socket) -> None:
        with at, suppress(OSError):
            parser, said = Parser(), b""
            while b"BEGIN\r\n" not in said:
                if said.endswith(b"\r\n"):
                    at.sendall(b"OK 0123456789abcdef0123456789abcdef\r\n")
                if not (more := at.recv(4096)):
                    return
                said += more
            data = said.partition(b"BEGIN\r\n")[2]  # the first call may come along with it
            while data or (data := at.recv(4096)):
                for message in parser.feed(data):
                    self._serial += 1
                    at.sendall(self.answer(message).serialise(self._serial))
                data = b""


@contextmanager
def key_ring(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[KeyRing]:
    """An open key ring on this session's bus."""
    ring, door = KeyRing(), socket.socket(socket.AF_UNIX)
    door.bind(str(folder / "bus"))
    door.listen()
    threads: list[threading.Thread] = []

    def let_in() -> None:
        with suppress(OSError):
            while True:
                threads.append(threading.Thread(target=ring.serve, args=(door.accept()[0],), daemon=True))
                threads[-1].start()

    host = threading.Thread(target=let_in, daemon=True)
    host.start()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={folder / 'bus'}")
    try:
        yield ring
    finally:
        monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS")
        door.shutdown(socket.SHUT_RDWR)
        door.close()
        for thread in (host, *threads):
            thread.join(5)
