"""座位 (helper of step 座): rooms free and taken, whether others look on, how long the wait was, what to say then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.changes import Changes
from hall_assistant.clock import local_time
from ui.models.counter_desk import CounterDesk
from ui.operations import settling
from ui.operations.settling import RoomsShown
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text

if TYPE_CHECKING:
    from ui.context import Context

WAITS = (10, 20, 30, 45, 60)
"""Minutes offered at one click; the hall's limit is added."""
NONE = "里间还没设：店长在「设置 · 厅和柜台」里填。"
WATCHED = "声音放低半格，请到边上的座；对错到座上再说。"
WAITED = "先为久等说一句，递水，急的先办；能自助的陪着去办。"


class SeatPanel(QWidget):
    """Each row is one click."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("seat_panel")
        self._context = context
        self._counter = counter
        self._shown = RoomsShown((), {})
        self._rooms = ChipRow("room")
        self._rooms.picked.connect(self._pick_room)
        self._board = plain_label("", "room_board", "soft", wrap=True)
        self._watched = ChipRow("watched")
        self._watched.picked.connect(lambda _id: settling.set_watched(counter, watched=not counter.state.watched))
        self._waits = ChipRow("waited")
        self._waits.picked.connect(lambda minutes: settling.note_wait(counter, minutes=int(minutes)))
        self._care = plain_label("", "seat_care", "lead", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        for title, part in (("请到哪间坐", self._rooms), ("边上", self._watched), ("排队等了多久", self._waits)):
            box.addWidget(plain_label(title, f"{part.objectName()}_word", "hint"))
            box.addWidget(part)
            if part is self._rooms:
                box.addWidget(self._board)
        box.addWidget(self._care)
        box.addStretch(1)
        counter.changed.connect(WhenSeen(self, self._show).changed)
        context.bus.when(self, {"cases", "settings"}, self._changed)

    def showEvent(self, event: QShowEvent) -> None:
        """As the rooms stand now."""
        super().showEvent(event)
        self._read()

    def _changed(self, _changes: Changes) -> None:
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        settling.read_rooms(self._counter, owner=self, then=self._take)

    def _take(self, shown: RoomsShown) -> None:
        self._shown = shown
        self._show()

    def _pick_room(self, room: str) -> None:
        if room == self._counter.state.room:
            settling.free_room(self._counter)
        else:
            settling.take_room(self._counter, room=room)

    def _show(self) -> None:
        state, offset = self._counter.state, self._context.hall.clock.offset()
        ticket = self._counter.ticket
        mine = ticket.case if ticket else None
        faces, told = [], []
        for room in self._shown.rooms:
            taken = room.case is not None and room.case != mine
            here = room.name == state.room
            since = f"{self._shown.names.get(room.handler, '同事')} {local_time(room.since, offset)}起" if taken else ""
            faces.append(
                ChipFace(
                    room.name,
                    f"{room.name} {'在这儿' if here else '有人' if taken else '空'}",
                    checked=here,
                    hint=since,
                    locked=taken,
                )
            )
            if taken:
                told.append(f"{room.name}：{since}")
        self._rooms.show_chips(faces)
        put_text(self._board, "　".join(told) if faces else NONE)
        self._watched.show_chips([ChipFace("yes", "边上有人", checked=state.watched, hint="说的话跟着换：声音放低")])
        waits = sorted({*WAITS, self._context.settings.wait_minutes, *([state.waited] if state.waited else [])})
        self._waits.show_chips([ChipFace(str(one), f"{one}分钟", checked=one == state.waited) for one in waits])
        care = [WATCHED] if state.watched else []
        care += [WAITED] if state.waited_long else []
        put_text(self._care, "\n".join(care))
