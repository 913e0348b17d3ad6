"""One radar on the page: its sentence first, rows below, each with the way to its receptions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.logbook.radars.values import RADAR_NAMES, Radar, Row, Section
from ui.theme import Theme
from ui.widgets.flow_layout import empty, put
from ui.widgets.words import plain_label, put_text, shortened, word_button

FIRST = 4
"""Rows shown at once; the others after a click."""
MOST = 40
"""Rows shown at all; what is so common is seen by its sentence."""
LONG = 200


class RadarCard(QFrame):
    """`opened` and `improve` carry a row."""

    opened = Signal(object)
    improve = Signal(object)

    def __init__(self, theme: Theme, radar: Radar, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._radar = radar
        self._section = Section(radar, "")
        self._private = False
        self.setObjectName(f"radar_{radar}")
        self.setAccessibleName(RADAR_NAMES[radar])
        self.setProperty("look", "card")
        self._sentence = plain_label("", f"radar_{radar}_sentence", wrap=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(theme.space("tight"))
        self._rest = word_button("", f"radar_{radar}_rest", "quiet")
        self._rest.setCheckable(True)
        self._rest.toggled.connect(lambda _on: self._show())
        foot = QHBoxLayout()
        foot.addWidget(self._rest)
        foot.addStretch(1)
        box = QVBoxLayout(self)
        space = theme.space
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("tight"))
        box.addWidget(plain_label(RADAR_NAMES[radar], f"radar_{radar}_title", "hint"))
        box.addWidget(self._sentence)
        box.addLayout(self._rows)
        box.addLayout(foot)

    def show_section(self, section: Section, *, private: bool) -> None:
        """Show it; what was typed only in the private view."""
        if (section, private) != (self._section, self._private):
            self._section, self._private = section, private
            self._show()

    def fold_up(self) -> None:
        """Only the first rows again, for another person."""
        self._rest.setChecked(False)

    def _show(self) -> None:
        rows = self._section.rows
        put_text(self._sentence, self._section.sentence)
        empty(self._rows)
        for place, row in enumerate(rows[: MOST if self._rest.isChecked() else FIRST]):
            put(self._rows, self._row(place, row))
        more = min(len(rows), MOST) - FIRST
        self._rest.setVisible(more > 0)
        self._rest.setText("收起" if self._rest.isChecked() else f"再看 {more} 行")

    def _row(self, place: int, row: Row) -> QWidget:
        name, space = f"radar_{self._radar}", self._theme.space
        holder = QFrame()
        holder.setObjectName(f"{name}_row_{place}")
        texts = QVBoxLayout()
        texts.setSpacing(space("hair"))
        texts.addWidget(plain_label(shortened(row.head, LONG), f"{name}_head", "strong", wrap=True))
        if self._private:
            for line in row.lines:
                texts.addWidget(plain_label(shortened(line, LONG), f"{name}_line", "soft", wrap=True))
        inside = QHBoxLayout(holder)
        inside.setContentsMargins(0, space("tight"), 0, 0)
        inside.setSpacing(space("small"))
        inside.addLayout(texts, 1)
        if row.cases:
            look = self._button(f"看接待 {len(row.cases)}", f"{name}_open_{place}", row)
            look.clicked.connect(lambda: self.opened.emit(row))
            inside.addWidget(look)
        improve = self._button("记成改进", f"{name}_improve_{place}", row)
        improve.clicked.connect(lambda: self.improve.emit(row))
        inside.addWidget(improve)
        return holder

    def _button(self, words: str, name: str, row: Row) -> QPushButton:
        button = word_button(words, name, "quiet")
        button.setAccessibleName(f"{words}，{row.head}")
        return button
