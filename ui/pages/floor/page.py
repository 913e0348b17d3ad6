"""现场: the calm way to help, and the incidents with their form; a clerk sees their own, who leads sees all.

On a screen that is filmed the list says when and where, not what happened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.floor.records import IncidentLine
from hall_assistant.floor.values import CALLS, CLOSINGS, IncidentId
from hall_assistant.people.values import counter_name
from ui.models.counter_desk import CounterDesk
from ui.models.floor import FloorBoard, when_words
from ui.operations import floor
from ui.pages.floor.form import IncidentForm
from ui.pages.floor.safety import SafetyPanel
from ui.pages.reading.beside import Beside
from ui.widgets.flow_layout import empty, put
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class FloorPage(QWidget):
    """It reads when shown and when an incident changed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._counter = CounterDesk.shared(context)
        self._board = FloorBoard()
        self.setObjectName("floor_page")
        self.safety = SafetyPanel(context, self._counter)
        self._card = QFrame()
        self.safety.form_wanted.connect(lambda incident: self.open_incident(IncidentId(incident)))
        self.form = IncidentForm(context)
        self._help = word_button(
            "退一步、叫人", "floor_help", "", context.shortcuts.tip("先做什么、叫谁、念什么", "safety")
        )
        self._help.clicked.connect(self.arm)
        self._new = word_button(
            "记一件现场的事", "floor_new", "accent", "时间、人数、影响、措施，出一份快报", once=True
        )
        self._new.clicked.connect(self._open_new)
        self._empty = plain_label("还没有现场的事。", "floor_empty", "soft", wrap=True)
        self._scope = plain_label("", "floor_scope", "soft", wrap=True)
        self._rows = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, {"incident", "incidents", "staff"}, lambda _changes: self._read_if_shown())
        context.signed.connect(lambda _actor: self._read_if_shown())
        context.private_changed.connect(lambda _on: self._take(self._board))

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("现场", "floor_title", "title"))
        head.addWidget(self._scope, 1)
        head.addWidget(self._help)
        head.addWidget(self._new)
        self._card.setObjectName("floor_safety")
        self._card.setProperty("look", "card")
        inside = QVBoxLayout(self._card)
        inside.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        inside.addWidget(self.safety)
        self._card.hide()
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("small"))
        column.addWidget(self._empty)
        self._rows.setSpacing(space("tight"))
        column.addLayout(self._rows)
        column.addStretch(1)
        list = QWidget()
        left = QVBoxLayout(list)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(space("small"))
        left.addWidget(self._card)
        self._list = scroll = TallScroll("floor_list", ground, tall=False)
        left.addWidget(scroll, 1)
        self.safety.left.connect(self._helped)
        self._pair = pair = Beside(self._context.theme, list, self.form)
        self.form.left.connect(lambda: pair.show_side(False))
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._pair, 1)

    # the two keys

    def arm(self) -> None:
        """Show what to do first, in the place of the list: what happened before is nobody's business now."""
        if self._card.isHidden():
            self.form.put_away()
            self._list.hide()
            self._card.show()
            self.safety.arm()

    def press(self) -> None:
        """The key: the first press arms, the second fires."""
        if self._card.isHidden():
            self.arm()
        else:
            self.safety.fire()

    def _helped(self) -> None:
        self._card.hide()
        self._list.show()

    # the list

    def showEvent(self, event: QShowEvent) -> None:
        """As it stands now."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Ask for the list anew."""
        if self._context.actor is not None:
            floor.read_board(self._context, owner=self, then=self._take)

    def _read_if_shown(self) -> None:
        if self.isVisible():
            self.read()

    def _take(self, board: FloorBoard) -> None:
        self._board = board
        empty(self._rows)
        for line in board.lines:
            put(self._rows, self._row(line))
        self._empty.setVisible(not board.lines)
        put_text(self._scope, "全厅的" if board.all else "我记的")

    def _row(self, line: IncidentLine) -> QWidget:
        row = QFrame()
        row.setObjectName("incident_row")
        row.setProperty("look", "card")
        space, offset = self._context.theme.space, self._context.hall.clock.offset()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        texts = QVBoxLayout()
        texts.setSpacing(space("hair"))
        kind = self._board.kinds.get(line.kind, "其他") if self._context.private else ""
        head = "　".join(part for part in (when_words(line.at, offset), kind) if part)
        texts.addWidget(plain_label(head, "incident_head", "strong", wrap=True))
        texts.addWidget(plain_label(self._about(line), "incident_line", "hint", wrap=True))
        inside.addLayout(texts, 1)
        look = word_button("打开", f"incident_open_{line.incident.partition(':')[2]}", "quiet", "看这件事、补几样")
        look.setAccessibleName(f"打开 {head}")
        look.clicked.connect(lambda: self.open_incident(line.incident))
        inside.addWidget(look)
        return row

    def _about(self, line: IncidentLine) -> str:
        told = (
            CLOSINGS.get(line.closed_as, "") if line.closed is not None else "还没收",
            line.place or counter_name(line.counter),
            self._board.names.get(line.by, "同事"),
            "、".join(CALLS[number] for number in line.calls if number in CALLS),
            "快报发了" if line.reported is not None else "快报没发",
            f"录像存到{line.footage}" if line.footage else "录像没记",
        )
        return " · ".join(part for part in told if part)

    def open_incident(self, incident: IncidentId) -> None:
        """Show an incident's form."""
        self.form.open(incident)
        self._pair.show_side(True)

    def _open_new(self) -> None:
        floor.open_incident(self._counter, kind="crowd", owner=self, then=self.open_incident)
