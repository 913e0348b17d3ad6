"""The keys: change one by pressing the new one, switch one off, or all; a clash is told beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from ui.context import Context
from ui.keys import ACTIONS, Action, clash
from ui.pages.settings.section import Section
from ui.widgets.words import plain_label

ONE_COLUMN = 125
"""Above this text size, in percent, the keys stand in one column."""
_ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Shift, Qt.Key.Key_Meta, Qt.Key.Key_unknown)
_MOVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)


class KeyEdit(QLineEdit):
    """Shows a key and takes the next one pressed; Backspace or Delete switches it off. `pressed` carries it."""

    pressed = Signal(str)

    def __init__(self, action: Action) -> None:
        super().__init__()
        self.setObjectName(f"key_{action.id}")
        self.setAccessibleName(f"{action.name}的键")
        self.setReadOnly(True)
        self.setPlaceholderText("已关")
        self.setToolTip("点这里，按新的键；按退格键关掉")
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def event(self, event: QEvent) -> bool:
        """Take a key that is already someone's shortcut as a key pressed here."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key pressed is the key wanted."""
        key = Qt.Key(event.key())
        if key in _MOVES:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.pressed.emit("")
        elif key not in _ALONE:
            self.pressed.emit(QKeySequence(event.keyCombination()).toString())


class KeysSection(Section):
    """One row per action of `keys.ACTIONS`."""

    title = "快捷键"
    note = "点一下键，再按新的；按退格键关掉。打中文、候选框开着时都不起作用。"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._all = self.tick("用快捷键", "set_keys_on", lambda on: self.save_counter(keys_on=on))
        holder = QWidget()
        self._grid = QGridLayout(holder)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(context.theme.space("medium"))
        self._grid.setVerticalSpacing(context.theme.space("tight"))
        self._edits = {action.id: self._row(row, action) for row, action in enumerate(ACTIONS)}
        self._grid.setColumnMinimumWidth(3, context.theme.space("large"))
        self.body.addWidget(holder)
        self.fill()

    def _row(self, row: int, action: Action) -> KeyEdit:
        edit = KeyEdit(action)
        edit.setFixedWidth(self.context.theme.px(112))
        edit.pressed.connect(lambda key: self._change(action, key))
        back = QPushButton("还原")
        back.setObjectName(f"key_default_{action.id}")
        back.setAccessibleName(f"还原{action.name}的键")
        back.setProperty("look", "quiet")
        back.clicked.connect(lambda: self._change(action, action.key))
        half = len(ACTIONS) if self.context.theme.percent > ONE_COLUMN else (len(ACTIONS) + 1) // 2
        left = 4 * (row // half)
        name = plain_label(action.name, f"key_name_{action.id}")
        for column, widget in enumerate((name, edit, back)):
            self._grid.addWidget(widget, row % half, left + column)
        return edit

    def fill(self) -> None:
        """Show the keys in force."""
        counter = self.context.counter
        self._all.setChecked(counter.keys_on)
        for action in ACTIONS:
            self._edits[action.id].setText(counter.keys.get(action.id, action.key))
            self._edits[action.id].setEnabled(counter.keys_on)

    def _change(self, action: Action, key: str) -> None:
        counter = self.context.counter
        if why := clash(counter.keys, action.id, key):
            self.told.setText(f"{action.name}：{why}")
            self.told.show()
            self.ensureWidgetVisible(self.told, 0, self.height())
            return
        keys = {name: text for name, text in counter.keys.items() if name != action.id}
        self.save_counter(keys=keys if key == action.key else {**keys, action.id: key})
