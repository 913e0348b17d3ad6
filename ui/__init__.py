"""The screen of Hall Assistant: Qt Widgets windows over the core. PySide6 lives only here."""

import sys

if {"_sha256", "_sha2"} & set(sys.builtin_module_names):
    # The interpreter hashes by itself; hashlib would load the system's OpenSSL besides: 3 ms of the start and 4 MB.
    sys.modules.setdefault("_hashlib", None)  # type: ignore[arg-type]  # None is how Python says: not to be imported
