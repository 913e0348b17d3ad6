"""Ids of subjects and people: 16 hexadecimal digits, the first eight the second they were made.

What was made together then lies together in every table and index, so that a day of a large hall is read in as few
pages as a day of a small one.
"""

from __future__ import annotations

import os


def new_id(now: int) -> str:
    """A fresh id made at `now` (UTC milliseconds); 32 of its bits are random."""
    return f"{now // 1000 & 0xFFFFFFFF:08x}{os.urandom(4).hex()}"
