"""How it looks on this computer: light or dark, and the size of the text. Seen at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QButtonGroup, QLabel, QPushButton

from ui.context import Context
from ui.pages.settings.section import Section

LOOKS = (("system", "跟系统"), ("light", "浅色"), ("dark", "深色"))
PERCENTS = (100, 110, 125, 150, 175, 200)


class LookSection(Section):
    """Anyone at the counter may change it."""

    title = "外观"
    note = "只改这台电脑，点了马上看得见。"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._looks = QButtonGroup(self)
        self._sizes = QButtonGroup(self)
        self._chips = {value: self._chip(self._looks, f"look_{value}", name) for value, name in LOOKS}
        self._steps = {percent: self._chip(self._sizes, f"size_{percent}", f"{percent}%") for percent in PERCENTS}
        for value, chip in self._chips.items():
            chip.clicked.connect(lambda _on, value=value: self.save_counter(theme=value))
        for percent, chip in self._steps.items():
            chip.clicked.connect(lambda _on, percent=percent: self.save_counter(text_percent=percent))
        self.body.addWidget(_named("颜色"))
        self.row(*self._chips.values(), stretch=True)
        self.body.addWidget(_named("字号"))
        self.row(*self._steps.values(), stretch=True)
        self.fill()

    def _chip(self, group: QButtonGroup, id: str, text: str) -> QPushButton:
        chip = QPushButton(text)
        chip.setObjectName(id)
        chip.setAccessibleName(text)
        chip.setProperty("look", "chip")
        chip.setCheckable(True)
        group.addButton(chip)
        return chip

    def fill(self) -> None:
        """Show what is set now."""
        counter = self.context.counter
        if counter.theme in self._chips:
            self._chips[counter.theme].setChecked(True)
        if counter.text_percent in self._steps:
            self._steps[counter.text_percent].setChecked(True)


def _named(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", "strong")
    return label
