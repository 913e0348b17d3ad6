"""The lines of the mini window (小窗): cues side by side, and one place below where the whole line is read."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.line_card import LineFace
from ui.widgets.painted import PaintedButton, enlarged
from ui.widgets.slot_text import SlotLabel
from ui.widgets.words import word_button

MOST = 3
LARGER = 16 / 14
"""Of the style sheet's `lead` to its body text."""


class CueButton(PaintedButton):
    """One cue, found with half a glance."""

    entered = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__("", name, parent)
        self.line = ""
        self.setCheckable(True)

    def take(self, face: LineFace) -> None:
        """Be the cue of another line."""
        self.line = face.id
        if face.cue != self.text():
            self.setText(face.cue)
            self.setAccessibleName(face.cue)
            self.updateGeometry()
        self.setObjectName(f"cue_{face.id}")

    def nextCheckState(self) -> None:
        """Which cue is being read is said by the bar."""

    def written(self) -> QFont:
        """Larger and bold."""
        return enlarged(self.font(), 1.2, bold=True)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Have the whole line shown."""
        super().enterEvent(event)
        self.entered.emit()

    def leaveEvent(self, event: object) -> None:
        """Have it taken away."""
        super().leaveEvent(event)
        self.entered.emit()


class CueBar(QWidget):
    """Up to three cues. The mouse over one, or a click that holds it, shows its whole line in the place below."""

    said = Signal(str)
    slot_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("cues")
        self._faces: tuple[LineFace, ...] = ()
        self._held = ""
        self._private = False
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._buttons = [CueButton(f"cue_{place}", self) for place in range(MOST)]
        for button in self._buttons:
            button.entered.connect(self._tell)
            button.clicked.connect(partial(self._hold_button, button))
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._whole = SlotLabel("cue_whole", "lead")
        self._whole.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._slots = ChipRow("cue_slots")
        self._slots.picked.connect(self.slot_wanted)
        self._tick = word_button("说过", "cue_said", "quiet", "这句说了，记上")
        self._tick.clicked.connect(lambda: self.said.emit(self._read()))
        below = QHBoxLayout()
        text = QVBoxLayout()
        text.setSpacing(2)
        text.addWidget(self._whole, 1)
        text.addWidget(self._slots)
        below.addLayout(text, 1)
        below.addWidget(self._tick, 0, Qt.AlignmentFlag.AlignTop)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._row)
        box.addLayout(below, 1)

    def show_lines(self, faces: Sequence[LineFace], *, private: bool) -> None:
        """Show these cues; the buttons are made anew only when the lines are others."""
        ids = [face.id for face in faces]
        if ids != [face.id for face in self._faces]:
            self._faces = tuple(faces)
            self._held = ""
            self._build()
        self._faces, self._private = tuple(faces), private
        self._keep_room()
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep room for the longest line."""
        super().resizeEvent(event)
        self._keep_room()

    def _keep_room(self) -> None:
        """Room for the longest of the lines, so that nothing below moves when one is read."""
        width = max(self.width() - self._tick.sizeHint().width() - 12, 120)
        metrics = QFontMetrics(enlarged(self.font(), LARGER))
        wrapped = Qt.TextFlag.TextWordWrap
        heights = [metrics.boundingRect(0, 0, width, 10_000, wrapped, f"「{one.say}」").height() for one in self._faces]
        self._whole.setMinimumHeight(max(heights, default=metrics.height()) + 2)
        policy = self._slots.sizePolicy()
        policy.setRetainSizeWhenHidden(any(one.missing for one in self._faces))
        self._slots.setSizePolicy(policy)

    def _build(self) -> None:
        for place, button in enumerate(self._buttons):
            if place < len(self._faces):
                button.take(self._faces[place])
            button.setVisible(place < len(self._faces))

    def _hold_button(self, button: CueButton) -> None:
        self.hold(button.line)

    def hold(self, line: str) -> None:
        """Keep a line readable after the mouse has gone; the same again lets it go."""
        self._held = "" if self._held == line else line
        self._tell()

    def hold_open(self, line: str) -> None:
        """Keep this line readable."""
        self._held = line
        self._tell()

    def _read(self) -> str:
        under = next((b.line for b in self._buttons if b.underMouse() and b.isVisible()), "")
        return under or self._held or (self._faces[0].id if self._private and self._faces else "")

    def _tell(self) -> None:
        wanted = self._read()
        face = next((one for one in self._faces if one.id == wanted), None)
        for button in self._buttons:
            button.setChecked(bool(wanted) and button.line == wanted)
        self._whole.setText(f"「{face.say}」" if face else "指到上面，看整句。" if self._faces else "")
        look = "lead" if face else "hint"
        if self._whole.property("look") != look:
            self._whole.setProperty("look", look)
            self._whole.style().polish(self._whole)
        missing = face.missing if face else ()
        self._slots.show_chips([ChipFace(slot, f"{label}？", missing=True) for slot, label in missing])
        self._slots.setVisible(bool(missing))
        self._tick.setVisible(face is not None)
        self._tick.setEnabled(face is not None and not face.missing and not face.said)
        self._tick.setText("说过 ✓" if face and face.said else "说过")
        tip = "先把空填上，再记说过" if missing else "这句说了，记上"
        if tip != self._tick.toolTip():
            self._tick.setToolTip(tip)
