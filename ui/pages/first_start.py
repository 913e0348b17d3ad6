"""First start: the hall, this counter, the first manager, or joining one, or the demo hall. Nothing else is asked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.pages.forms import Entry, refuse_where, told_label
from ui.theme import Theme


@dataclass(frozen=True, slots=True)
class Founding:
    """What first start asks: named as `found_hall` takes it."""

    hall: str
    code: str
    counter: str
    name: str
    number: str
    pin: str


class FirstStartPage(QWidget):
    """Emits `founded` with what was filled in, `demo_wanted`, `join_wanted` where other counters are at work already,
    or `restore_wanted` for a hall that moves here.
    """

    founded = Signal(object)
    demo_wanted = Signal()
    join_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None, *, can_restore: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("first_start_page")
        self._hall = Entry(theme, "厅名", id="found_hall", hint="比如：城东营业厅", parent=self)
        self._code = Entry(theme, "厅代码", id="found_code", hint="2–6个字母或数字", parent=self)
        self._counter = Entry(theme, "柜台号", id="found_counter", hint="1–99", parent=self)
        self._name = Entry(theme, "姓名", id="found_name", parent=self)
        self._number = Entry(theme, "工号", id="found_number", parent=self)
        self._pin = Entry(theme, "密码", id="found_pin", hint="4–6位数字", secret=True, parent=self)
        self._again = Entry(theme, "密码再输一遍", id="found_again", secret=True, parent=self)
        self._told = told_label(self, "found_told")
        self._found = QPushButton("开厅", self)
        self._join = QPushButton("别的柜在用了？加入本厅", self)
        self._demo = QPushButton("先进演示厅看看", self)
        self._restore = QPushButton("换了电脑？用备份恢复", self)
        self._lay_out()
        self._found.clicked.connect(self._give)
        self._join.clicked.connect(self.join_wanted)
        self._demo.clicked.connect(self.demo_wanted)
        self._restore.clicked.connect(self.restore_wanted)
        self._restore.setVisible(can_restore)
        for entry in self._entries:
            entry.edit.returnPressed.connect(self._go_on)

    @property
    def _entries(self) -> tuple[Entry, ...]:
        return (self._hall, self._code, self._counter, self._name, self._number, self._pin, self._again)

    def _lay_out(self) -> None:
        space = self._theme.space
        for button, name, look in (
            (self._found, "found", "accent"),
            (self._join, "join", "quiet"),
            (self._demo, "demo", "quiet"),
            (self._restore, "restore", "quiet"),
        ):
            button.setObjectName(name)
            button.setAccessibleName(button.text())
            button.setProperty("look", look)
        self._found.setMinimumWidth(self._theme.px(120))
        title = QLabel("第一次打开，填三样就能用", self)
        title.setProperty("look", "title")
        buttons = QHBoxLayout()
        buttons.addWidget(self._found)
        buttons.addWidget(self._join)
        buttons.addWidget(self._demo)
        buttons.addStretch(1)
        buttons.addWidget(self._restore)
        column = QVBoxLayout(self)
        margin = space("wide")
        column.setContentsMargins(margin, space("large"), margin, space("large"))
        column.setSpacing(space("medium"))
        column.addWidget(title)
        column.addLayout(self._grid())
        column.addWidget(self._told)
        column.addStretch(1)
        column.addLayout(buttons)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.space("large"))
        grid.setVerticalSpacing(self._theme.space("small"))
        rows: tuple[tuple[str, tuple[tuple[Entry, int], ...]], ...] = (
            ("一  厅", ((self._hall, 2), (self._code, 1))),
            ("二  这台电脑", ((self._counter, 1),)),
            ("三  店长", ((self._name, 1), (self._number, 1))),
            ("", ((self._pin, 1), (self._again, 1))),
        )
        for row, (name, entries) in enumerate(rows):
            grid.addWidget(_section(name), row, 0, Qt.AlignmentFlag.AlignTop)
            column = 1
            for entry, width in entries:
                grid.addWidget(entry, row, column, 1, width, Qt.AlignmentFlag.AlignTop)
                column += width
        for column in (1, 2, 3):
            grid.setColumnStretch(column, 1)
        return grid

    def _go_on(self) -> None:
        empty = next((entry for entry in self._entries if not entry.text), None)
        if empty is not None:
            empty.setFocus()
        else:
            self._give()

    def _give(self) -> None:
        for entry in self._entries:
            entry.accept()
        self._told.hide()
        blank = next((entry for entry in self._entries if not entry.text), None)
        if blank is not None:
            blank.refuse("这里还空着，填上就能开。")
            blank.setFocus()
            return
        if self._pin.text != self._again.text:
            self._again.refuse("两遍不一样，再输一遍。")
            self._again.setFocus()
            return
        self.hold(True)
        self.founded.emit(
            Founding(
                hall=self._hall.text,
                code=self._code.text,
                counter=self._counter.text,
                name=self._name.text,
                number=self._number.text,
                pin=self._pin.text,
            )
        )

    def refuse(self, error: HallError) -> None:
        """Say beside the entry concerned, or else at the foot, why it was not taken; all that is typed stays."""
        self.hold(False)
        by_code = {"hall.code": self._code, "hall.counter": self._counter, "pin.form": self._pin}
        if not refuse_where(error, by_code, self._entries):
            self._told.setText(sentence(error))
            self._told.show()

    def hold(self, held: bool) -> None:
        """Take no second click while the first is being done."""
        self._found.setEnabled(not held)
        self._join.setEnabled(not held)
        self._demo.setEnabled(not held)
        self._restore.setEnabled(not held)


def _section(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("look", "strong")
    return label
