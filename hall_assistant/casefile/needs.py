"""What a customer needs beside the matter itself (客人要的), as plain values: needs, never names for people.

A need belongs to one reception and is not carried to the next: nobody is known as anything. Source: S92–S94, S102, N10.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class CustomerNeed:
    """One need, asked for and perhaps answered."""

    need: str
    """Id of the need (`knowledge/needs/needs.yaml`)."""
    name: str
    """What it was called then, 「要书面答复」."""
    at: int
    by: str
    first: tuple[str, ...] = ()
    """Words of the option that has to come first (要取消: 取消)."""
    answered: int | None = None
    answered_by: str = ""
    entries: Mapping[str, str] = field(default_factory=dict)
    """What was asked for and how it was answered, by label: 先请了谁, 谁来, 怎么答的 …"""
