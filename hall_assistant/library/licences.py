"""Licences and sources (许可和来源) of what the program is made of, as `docs/licences.md` tells them.

`make licences` writes that page; it is read when somebody asks for it, and kept nowhere.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_HEADING = re.compile(r"^## (.*\S)\s*$")
_FENCE = "~~~"


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that ships."""

    name: str
    """With its version: `jinja2 3.1.6`."""
    licence: str
    """`MIT`, by its usual short name."""
    text: str
    """What is said of it, and the words of its licence."""


def notices(page: Path) -> list[Notice]:
    """Everything the page tells of, ourselves first; empty where an installation came without the page."""
    try:
        lines = page.read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return []
    found: list[tuple[str, list[str]]] = []
    fenced = False
    for line in lines:
        heading = None if fenced else _HEADING.match(line)
        if line == _FENCE:
            fenced = not fenced
        elif heading:
            found.append((heading[1], []))
        elif found:
            found[-1][1].append(line)
    return [_notice(name, body) for name, body in found]


def _notice(name: str, body: list[str]) -> Notice:
    text = "\n".join(body).strip("\n")
    licence = re.match(r"许可：(.+?)。", text)
    return Notice(name, licence[1] if licence else "", text)
