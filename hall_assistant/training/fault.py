"""What is wrong in a story, told with file and line so that whoever wrote it can mend it."""

from __future__ import annotations

from hall_assistant.errors import StaffError


class StoryFault(StaffError):
    """A story's table cannot be read, or did not come out as told: `file`, `line` and a Chinese sentence `why`."""

    def __init__(self, file: str, line: int, why: str) -> None:
        super().__init__("story.fault", file=file, line=line, why=why)
        self.file = file
        self.line = line
        self.why = why


class Unclear(Exception):
    """A deed or a result is not worded as any that is known; the player adds file and line."""
