"""派单总览: how the hours stand, where orders come from, how far they are; each count opens its list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Signal

from hall_assistant.orders.overview import HOUR_NAMES, Asked, OrderOverview
from hall_assistant.orders.values import STAGE_NAMES, Stage
from ui.widgets.chips import ChipFace, ChipRow

_LATE = ("contact_late", "answer_late")


class OverviewStrip(ChipRow):
    """Chips with counts; `asked_for` carries what is looked at. A chip pressed again lets go."""

    asked_for = Signal(object)

    def __init__(self) -> None:
        super().__init__("overview")
        self.setAccessibleName("派单总览")
        self.asked = Asked()
        self.picked.connect(self._pick)

    def show_overview(self, counts: OrderOverview, sources: Mapping[str, str]) -> None:
        """Show the counts that are not nought, and what is chosen."""
        asked = self.asked
        unknown = {one: "其他" for one in counts.by_source if one not in sources}
        faces = [
            self._face("hour", one, name, counts.by_hour.get(one, 0), asked.hour) for one, name in HOUR_NAMES.items()
        ]
        faces += [
            self._face("source", one, name, counts.by_source.get(one, 0), asked.source)
            for one, name in {**sources, **unknown}.items()
        ]
        faces += [
            self._face("stage", stage.value, STAGE_NAMES[stage], counts.by_stage.get(stage.value, 0), asked.stage)
            for stage in Stage
        ]
        self.show_chips([face for face, count in faces if count or face.checked])
        self.setVisible(bool(counts.open))

    def _face(self, field: str, id: str, name: str, count: int, chosen: str) -> tuple[ChipFace, int]:
        late, checked = id in _LATE, id == chosen
        hint = "再点一下看全部" if checked else "点一下只看这些"
        return ChipFace(
            f"{field}_{id}", f"{name} {count}张", checked=checked, missing=late and not checked, hint=hint
        ), count

    def start(self) -> None:
        """Look at all of them."""
        self.asked = Asked()

    def _pick(self, id: str) -> None:
        field, _, value = id.partition("_")
        now = getattr(self.asked, field)
        self.asked = replace(self.asked, **{field: "" if value == now else value})
        self.asked_for.emit(self.asked)
