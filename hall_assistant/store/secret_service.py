"""The desktop's key ring (Secret Service) over the session's D-Bus: GNOME Keyring, KWallet, KeePassXC.

Used only while its default collection is open: nobody is asked for a key-ring password here. What it hands out goes
over the user's own bus without a cipher of its own; who can listen there can ask for the key anyway.
"""

from __future__ import annotations

import os
from contextlib import closing
from typing import Any

from hall_assistant.errors import SurroundingsError
from hall_assistant.store.keys import Params

_WAIT_S = 2.0
_NAME, _HOME = "org.freedesktop.secrets", "/org/freedesktop/secrets"
_SERVICE = "org.freedesktop.Secret.Service"
_COLLECTION = "org.freedesktop.Secret.Collection"
_ITEM = "org.freedesktop.Secret.Item"
_NONE = "/"


class SecretService:
    """Keeps keys as items of the default collection, found again by an id of our own."""

    name = "secret-service"

    def keep(self, key: bytes) -> Params:
        """Keep the key as a new item. Raises SurroundingsError `unlock.device_refused`."""
        item = os.urandom(8).hex()
        with closing(_Bus()) as bus:
            bus.store(item, key)
        return {"item": item}

    def fetch(self, params: Params) -> bytes:
        """The key. Raises SurroundingsError `unlock.device_refused` where the ring is closed, away or has no such."""
        with closing(_Bus()) as bus:
            return bus.secret(str(params["item"]))

    def forget(self, params: Params) -> None:
        """Delete the item. Raises SurroundingsError."""
        with closing(_Bus()) as bus:
            for path in bus.found(str(params["item"])):
                bus.ask(path, _ITEM, "Delete")


def secret_service() -> SecretService | None:
    """The key ring of this desktop if it has one that is open now, else None."""
    try:
        with closing(_Bus()) as bus:
            return SecretService() if bus.is_open() else None
    except SurroundingsError:
        return None


class _Bus:
    """One connection; every failure on the way comes out as `unlock.device_refused`."""

    def __init__(self) -> None:
        try:
            from jeepney.io.blocking import open_dbus_connection  # type: ignore[import-untyped]  # ships no types

            self._at = open_dbus_connection(bus="SESSION")
        except (ImportError, OSError, KeyError, ValueError, RuntimeError) as problem:
            raise SurroundingsError("unlock.device_refused") from problem
        self._session = ""

    def close(self) -> None:
        self._at.close()

    def ask(self, path: str, interface: str, method: str, signature: str = "", body: tuple[Any, ...] = ()) -> Any:
        """Call a method and return what it answers."""
        from jeepney import DBusAddress, new_method_call  # type: ignore[import-untyped]  # ships no types
        from jeepney.wrappers import DBusErrorResponse, unwrap_msg  # type: ignore[import-untyped]  # the same

        address = DBusAddress(path, bus_name=_NAME, interface=interface)
        try:
            call = new_method_call(address, method, signature or None, body)
            return unwrap_msg(self._at.send_and_get_reply(call, timeout=_WAIT_S))
        except (DBusErrorResponse, OSError, TimeoutError) as problem:
            raise SurroundingsError("unlock.device_refused") from problem

    def is_open(self) -> bool:
        collection = self._default()
        asked = (_COLLECTION, "Locked")
        return (
            collection != _NONE
            and not self.ask(collection, "org.freedesktop.DBus.Properties", "Get", "ss", asked)[0][1]
        )

    def store(self, item: str, key: bytes) -> None:
        told = {
            f"{_ITEM}.Label": ("s", "柜台助手 · 记录的钥匙"),
            f"{_ITEM}.Attributes": ("a{ss}", _attributes(item)),
        }
        secret = (self._opened(), b"", key, "application/octet-stream")
        made = self.ask(self._default(), _COLLECTION, "CreateItem", "a{sv}(oayays)b", (told, secret, True))
        if made[0] == _NONE:  # it would ask somebody first
            raise SurroundingsError("unlock.device_refused")

    def found(self, item: str) -> list[str]:
        """Where the item is; those that are locked count as none."""
        open_ones, _locked = self.ask(_HOME, _SERVICE, "SearchItems", "a{ss}", (_attributes(item),))
        return list(open_ones)

    def secret(self, item: str) -> bytes:
        paths = self.found(item)
        if not paths:
            raise SurroundingsError("unlock.device_refused")
        ((_session, _parameters, value, _kind),) = self.ask(paths[0], _ITEM, "GetSecret", "o", (self._opened(),))
        return bytes(value)

    def _default(self) -> str:
        (path,) = self.ask(_HOME, _SERVICE, "ReadAlias", "s", ("default",))
        return str(path)

    def _opened(self) -> str:
        if not self._session:
            _nothing, self._session = self.ask(_HOME, _SERVICE, "OpenSession", "sv", ("plain", ("s", "")))
        return self._session


def _attributes(item: str) -> dict[str, str]:
    return {"application": "hall-assistant", "key": item}
