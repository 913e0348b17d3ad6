"""The first thing the program does: make its own start light. Imported before anything else of ours."""

from __future__ import annotations

import gc
import linecache
import sys


def lighten() -> None:
    """Keep the collector still until the first paint, and the system's OpenSSL out of the process.

    Nothing made on the way to the first paint is garbage, yet looking for some costs 10 to 15 ms; `settle` lets the
    collector work again. The interpreter hashes by itself; `hashlib` would load OpenSSL besides: 3 ms and 4 MB.
    """
    gc.disable()
    if {"_sha256", "_sha2"} & set(sys.builtin_module_names):
        sys.modules.setdefault("_hashlib", None)  # type: ignore[arg-type]  # None: not to be imported


def settle() -> None:
    """Let the collector work again; what is here now stays, so it need not be looked at.

    Qt for Python has read the sources of our modules by now, to see whether they use it; nobody reads them again.
    """
    linecache.clearcache()
    gc.collect()
    gc.freeze()
    gc.enable()
