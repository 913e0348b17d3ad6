"""The kinds of error that people see; every other exception is a fault of our own and goes to the crash guard.

An error carries a code and plain values. The Chinese sentence for each code stands in `sentences.py`, so that windows
and command line say the same thing.
"""

from __future__ import annotations


class HallError(Exception):
    """Something a person must be told in a sentence: `code` names it, `values` fill the sentence."""

    def __init__(self, code: str, /, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values: dict[str, object] = values

    def __str__(self) -> str:
        filled = ", ".join(f"{name}={value}" for name, value in self.values.items())
        return f"{self.code} ({filled})" if filled else self.code


class StaffError(HallError):
    """The person at the screen can mend it: a rule was not met, or an entry cannot be taken as it is."""


class SurroundingsError(HallError):
    """The surroundings are at fault: disk full, file locked or damaged, key wrong, folder away."""
