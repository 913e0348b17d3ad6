"""The story player (演练台): opens a real hall with a driven clock, plays a story's table through the desk functions,
holds every stated result against what the hall says, and the lawful end besides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hall_assistant.app import Hall
from hall_assistant.clock import SetClock
from hall_assistant.library.library import Library
from hall_assistant.store import unlock
from hall_assistant.training.crew import CREW, NAMES, found_demo_hall
from hall_assistant.training.fault import StoryFault
from hall_assistant.training.performance import Event, Performance, rehearse
from hall_assistant.training.stage import Stage
from hall_assistant.training.table import Story, read_story


@dataclass(frozen=True, slots=True)
class Played:
    """How a story came out."""

    story: str
    title: str
    events: tuple[Event, ...]
    results: int
    """Stated results that were held against the hall."""
    fault: str
    """File, line and what is otherwise; empty if all came out as told."""

    @property
    def holds(self) -> bool:
        """Whether it came out as told."""
        return not self.fault

    @property
    def line(self) -> str:
        """The outcome in one line for the terminal."""
        if self.fault:
            return f"× {self.title}　{self.fault}"
        return f"✓ {self.title}　{len(self.events)}步，{self.results}处对得上"

    def as_json(self) -> dict[str, Any]:
        """The outcome for a script."""
        return asdict(self) | {"holds": self.holds}


def story_files(folder: Path | None = None) -> list[Path]:
    """The stories that stand with the source code, in order; none where only the program is installed."""
    folder = folder or Path(__file__).parents[2] / "tests" / "stories"
    return sorted(folder.glob("*.md"))


def play(paths: Sequence[Path], *, folder: Path | None = None, library: Library | None = None) -> list[Played]:
    """Play stories, each in a hall of its own: in a subfolder of `folder` named after it, or in a temporary one.

    Raises SurroundingsError or StaffError only where a hall cannot be made there; a story's faults stand in `Played`.
    """
    from hall_assistant.library.shelf import read_content

    library = library or read_content()
    return [_played(path, folder, library) for path in paths]


def _played(path: Path, folder: Path | None, library: Library) -> Played:
    events: list[Event] = []
    try:
        story = read_story(path, names=NAMES)
    except StoryFault as fault:
        return Played(path.name, path.stem, (), 0, _told(fault))
    with TemporaryDirectory(prefix="story-") as own:
        try:
            events.extend(perform(story, (folder or Path(own)) / path.stem, library))
        except StoryFault as fault:
            done = sum(len(row.results) for row in story.rows if row.line < fault.line)
            return Played(path.name, story.title, tuple(events), done, _told(fault))
    return Played(path.name, story.title, tuple(events), sum(len(row.results) for row in story.rows), "")


def _told(fault: StoryFault) -> str:
    return f"{fault.file} 第{fault.line}行：{fault.why}"


def perform(story: Story, home: Path, library: Library) -> Iterator[Event]:
    """Play one story in a new hall in `home`, deed by deed. Raises StoryFault where it does not come out as told."""
    rehearse(story)
    clock = SetClock.at(f"{story.year}-01-01 08:00")
    with closing(Hall.open(home, unlock.create(home).key, clock=clock)) as hall:
        actors = found_demo_hall(hall.store)
        stage = Stage(hall.store, clock, library, actors, actors[CREW[0].name])
        yield from Performance(story, stage).rows()
