"""五段: a timeline looked at whole, by one stage, by what was checked, or by what was promised."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hall_assistant.logbook.timeline import Entry
from ui.models.log import Opened
from ui.widgets.chips import ChipFace, ChipRow

ALL, AFTER, CHECKED, PROMISED = "all", "after", "checked", "promised"
_CHECKED = ("case.evidence", "case.card", "case.told", "case.guided", "sheet.filled", "sheet.found")
_PROMISED = ("promise.", "clock.", "case.carried")
AFTER_NAME = "结束以后"


class StageBar(ChipRow):
    """Chips with how many lines each holds; those that hold none are left out."""

    def __init__(self) -> None:
        super().__init__("stages")
        self.setAccessibleName("看哪一段")
        self._opened: Opened | None = None
        self.chosen = ALL

    def start(self) -> None:
        """Another reception: all of it."""
        self.chosen = ALL

    def show_stages(self, opened: Opened, entries: Sequence[Entry]) -> None:
        """Offer the stages these lines stand in."""
        self._opened = opened
        ways = [(ALL, "全部"), *opened.stage_names.items(), (AFTER, AFTER_NAME), (CHECKED, "核查"), (PROMISED, "承诺")]
        counted = [(id, name, sum(self._holds(id, entry) for entry in entries)) for id, name in ways]
        if not any(id == self.chosen and count for id, _name, count in counted):
            self.chosen = ALL
        self.show_chips(
            [
                ChipFace(id, name if id == ALL else f"{name} {count}", checked=id == self.chosen)
                for id, name, count in counted
                if count
            ]
        )
        self.setVisible(bool(entries))

    def held(self, entries: Iterable[Entry]) -> list[Entry]:
        """Those of the lines that are looked at."""
        return [entry for entry in entries if self._holds(self.chosen, entry)]

    def name_of(self, entry: Entry) -> str:
        """What the stage of a line is called."""
        if self._opened is None:
            return ""
        return self._opened.stage_names.get(self._stage(entry), AFTER_NAME if self._opened.stage_names else "")

    def _stage(self, entry: Entry) -> str:
        return self._opened.stages.get((entry.chain, entry.seq), "") if self._opened is not None else ""

    def _holds(self, way: str, entry: Entry) -> bool:
        if way == ALL:
            return True
        if way in (CHECKED, PROMISED):
            return entry.kind.startswith(_CHECKED if way == CHECKED else _PROMISED)
        return self._stage(entry) == ("" if way == AFTER else way)
