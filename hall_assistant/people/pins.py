"""PINs (argon2id) and the growing wait after wrong ones, which outlives a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hall_assistant.errors import StaffError
from hall_assistant.store.store import Reading, Writing

if TYPE_CHECKING:
    from argon2 import PasswordHasher

FREE_TRIES = 3
"""Wrong PINs without a wait."""
FIRST_WAIT = 30
"""Seconds after the third wrong PIN; doubled by each further one."""
LONGEST_WAIT = 3600
_CLOCK_WRONG = 86_400
"""Seconds of waiting beyond which the clock was wrong; less may be someone setting it back to get in."""


def refuse_weak(pin: str) -> None:
    """Raise StaffError `pin.form` unless the PIN has 4–6 digits that are not all the same."""
    if not (4 <= len(pin) <= 6 and pin.isascii() and pin.isdigit() and len(set(pin)) > 1):
        raise StaffError("pin.form")


def hashed(pin: str) -> str:
    """The argon2id hash of a PIN, with its salt and parameters."""
    return _hasher().hash(pin)


def fits(pin: str, pin_hash: str) -> bool:
    """Whether the PIN belongs to the hash."""
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        return _hasher().verify(pin_hash, pin)
    except (VerificationError, InvalidHashError, UnicodeEncodeError):
        return False


def _hasher() -> PasswordHasher:
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=5, memory_cost=7_168, parallelism=1)


def wait_after(failures: int) -> int:
    """Seconds to wait after so many wrong PINs in a row."""
    if failures < FREE_TRIES:
        return 0
    doubled: int = FIRST_WAIT * 2 ** min(failures - FREE_TRIES, 16)
    return min(doubled, LONGEST_WAIT)


def refuse_early(at: Reading, staff: str, now: int) -> int:
    """Wrong tries so far. Raises StaffError `pin.wait` while the person has to wait.

    A wait of more than a day was noted under a clock that ran ahead and has been put right; it is over.
    """
    row = at.one("SELECT failures, not_before FROM pin_tries WHERE staff = ?", (staff,))
    if row is None:
        return 0
    left = -((now - row["not_before"]) // 1000)
    if 0 < left <= _CLOCK_WRONG:
        raise StaffError("pin.wait", seconds=left)
    return int(row["failures"])


def count_failure(w: Writing, staff: str, failures: int, now: int) -> None:
    """Remember a wrong PIN and from when the next try is taken."""
    w.execute(
        "INSERT OR REPLACE INTO pin_tries(staff, failures, not_before) VALUES (?, ?, ?)",
        (staff, failures, now + wait_after(failures) * 1000),
    )


def clear_failures(w: Writing, staff: str) -> None:
    """Forget wrong PINs after a right one."""
    w.execute("DELETE FROM pin_tries WHERE staff = ?", (staff,))
