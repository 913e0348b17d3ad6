"""Windows' own key protection (DPAPI): what it gives back only to the same user account of the same computer.

Nothing is kept anywhere else: the protected key stands in the wrap's parameters. Not yet tried on a Windows PC; the
tests run it against a stand-in for the system's library that has the same calls.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import Any

from hall_assistant.errors import SurroundingsError
from hall_assistant.store.keys import Params

_NO_WINDOW = 0x1
"""CRYPTPROTECT_UI_FORBIDDEN: the system asks nobody anything."""


class Blob(ctypes.Structure):
    """DATA_BLOB: a length and where the bytes are."""

    _fields_ = (("size", ctypes.c_uint32), ("data", ctypes.POINTER(ctypes.c_char)))


class Dpapi:
    """Protects a key for the signed-in user of Windows."""

    name = "dpapi"

    def __init__(self, crypt32: Any = None, kernel32: Any = None) -> None:
        """The two system libraries; given only by tests."""
        if sys.platform == "win32" and crypt32 is None:
            crypt32, kernel32 = ctypes.WinDLL("crypt32"), ctypes.WinDLL("kernel32")
            kernel32.LocalFree.argtypes = (ctypes.c_void_p,)
        self._crypt32, self._kernel32 = crypt32, kernel32

    def keep(self, key: bytes) -> Params:
        """The key under the user's own, and 16 bytes without which other programs of that user cannot ask for it."""
        entropy = os.urandom(16)
        box = self._asked(self._crypt32.CryptProtectData, key, entropy)
        return {"entropy": entropy.hex(), "box": box.hex()}

    def fetch(self, params: Params) -> bytes:
        """The key. Raises SurroundingsError `unlock.device_refused`: another user, another computer, a new account."""
        box, entropy = bytes.fromhex(str(params["box"])), bytes.fromhex(str(params["entropy"]))
        return self._asked(self._crypt32.CryptUnprotectData, box, entropy)

    def forget(self, params: Params) -> None:
        """Nothing to do: without its parameters the key is gone."""

    def _asked(self, call: Any, data: bytes, entropy: bytes) -> bytes:
        made = Blob()
        given, salt = _blob(data), _blob(entropy)
        done = call(ctypes.byref(given), None, ctypes.byref(salt), None, None, _NO_WINDOW, ctypes.byref(made))
        if not done:
            raise SurroundingsError("unlock.device_refused")
        try:
            return ctypes.string_at(made.data, made.size)
        finally:
            self._kernel32.LocalFree(made.data)


def _blob(data: bytes) -> Blob:
    return Blob(len(data), ctypes.cast(ctypes.create_string_buffer(data, len(data)), ctypes.POINTER(ctypes.c_char)))
