"""Where the content lies: inside the installed package (`hall_assistant/_content/`) or beside it.

Content is data (cards, phrases, flows, rules); this module only finds its folders and reads nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from hall_assistant.errors import SurroundingsError

KNOWLEDGE = "knowledge"
SCRIPTS = "scripts_zh"
HANDBOOK = "docs/handbook"
LICENCES = "docs/licences.md"


@dataclass(frozen=True, slots=True)
class ContentRoot:
    """The folder that holds `knowledge/` and `scripts_zh/`."""

    folder: Path

    @property
    def knowledge(self) -> Path:
        """Topics, cards, flows and rules."""
        return self.folder / KNOWLEDGE

    @property
    def scripts(self) -> Path:
        """Spoken Chinese: phrases, slots, templates."""
        return self.folder / SCRIPTS

    @property
    def handbook(self) -> Path:
        """The handbook's pages; an installation without them works all the same."""
        return self.folder / HANDBOOK

    @property
    def licences(self) -> Path:
        """The page of licences; an installation without it works all the same."""
        return self.folder / LICENCES

    def exists(self) -> bool:
        """Whether both folders are there."""
        return self.knowledge.is_dir() and self.scripts.is_dir()

    def files(self) -> list[str]:
        """Every content file as `knowledge/cards/stop/x.yaml`, in order, without hidden files."""
        return sorted([*_walk(self.folder, KNOWLEDGE), *_walk(self.folder, SCRIPTS)])

    def pages(self) -> list[str]:
        """Every page of the handbook as `docs/handbook/x.md`, in order."""
        return sorted(name for name in _walk(self.folder, HANDBOOK) if name.endswith(".md"))

    def path(self, name: str) -> Path:
        """The path of a file named as in `files`, joined one part at a time for packaged resources."""
        path = self.folder
        for part in name.split("/"):
            path = path / part
        return path


def _walk(folder: Path, below: str) -> Iterator[str]:
    """Names of the files below `folder/below`, with forward slashes on every system."""
    try:
        entries = list(os.scandir(folder / below))
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith((".", "~", "__pycache__")) or entry.name.endswith("~"):
            continue
        name = f"{below}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(folder, name)
        else:
            yield name


def content_root() -> ContentRoot:
    """The shipped content. Raises SurroundingsError `content.missing` where an installation has lost it."""
    package = Path(__file__).resolve().parent
    for folder in (package / "_content", package.parent):
        root = ContentRoot(folder)
        if root.exists():
            return root
    raise SurroundingsError("content.missing", folder=str(package / "_content"))
