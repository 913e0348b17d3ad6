"""客户窗口: the customer's own window, whole on a second screen, plain where there is one only. Source: M12, M19, S186.

It shows what was agreed, or asks three questions with three faces; every press is handed on at once, so that a screen
pulled out loses nothing. It closes by itself after thanks.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.rated import FACES, PARTS
from hall_assistant.cases.agreed import Agreed
from ui.pages.customer.face import FaceButton
from ui.pages.customer.large import AgreedView, large_button, large_label

if TYPE_CHECKING:
    from ui.context import Context

QUESTIONS = {
    "manner": "今天这位同事，态度怎么样？",
    "solution": "给您的办法，行不行？",
    "rule": "公司的规定，您觉得呢？",
}
THANKS_MS = 5_000
"""How long thanks stand before the window closes."""
PLAIN = (980, 560)
"""Logical pixels of the plain window."""


class CustomerWindow(QWidget):
    """One at a time; `pressed` carries part and mark, `gone` says that it was closed."""

    pressed = Signal(str, int)
    gone = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setObjectName("customer_window")
        self.setAccessibleName("客户窗口")
        self.setWindowTitle(context.settings.hall or "营业厅")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)  # the clerk's windows decide when the program ends
        self._context = context
        self._faces: dict[str, list[FaceButton]] = {}
        theme = context.theme
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(*[theme.space("wide")] * 4)
        self._box.setSpacing(theme.space("medium"))
        self._page = QWidget(self)
        self._box.addWidget(self._page)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(THANKS_MS)
        self._rest.timeout.connect(self.close)

    @property
    def given(self) -> dict[str, int]:
        """The marks pressed so far, by part."""
        return {part: face.mark for part, faces in self._faces.items() for face in faces if face.isChecked()}

    def show_agreed(self, found: Agreed) -> None:
        """What was agreed, until the customer or the clerk closes it."""
        page, box = self._fresh()
        box.addWidget(AgreedView(self._context.theme, found, page), 1)
        row = QHBoxLayout()
        row.addStretch(1)
        fine = large_button(self._context.theme, "看好了", "customer_fine", "accent")
        fine.clicked.connect(self.thank)
        row.addWidget(fine)
        box.addLayout(row)

    def ask_rating(self) -> None:
        """Three questions, three faces each; the third answer closes it with thanks, 就这些 before that."""
        page, box = self._fresh()
        theme = self._context.theme
        box.addWidget(large_label(theme, "三样分开评：评规定的，不算在同事头上。", "rating_title", "body"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.space("large"))
        grid.setVerticalSpacing(theme.space("medium"))
        grid.setColumnStretch(0, 1)
        for row, part in enumerate(PARTS):
            grid.addWidget(large_label(theme, QUESTIONS[part], f"question_{part}", "body"), row, 0)
            self._faces[part] = [FaceButton(theme, part, mark, QUESTIONS[part], page) for mark in FACES]
            for column, face in enumerate(self._faces[part], start=1):
                face.clicked.connect(partial(self._press, part, face))
                grid.addWidget(face, row, column)
        box.addLayout(grid, 1)
        row_below = QHBoxLayout()
        row_below.addWidget(large_label(theme, "点哪样评哪样，不评也行。", "rating_hint", "small"), 1)
        done = large_button(theme, "就这些", "rating_done")
        done.clicked.connect(self.thank)
        row_below.addWidget(done)
        box.addLayout(row_below)
        page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        page.setFocus()  # on no face: a framed 满意 would look chosen for the customer

    def _press(self, part: str, face: FaceButton) -> None:
        for one in self._faces[part]:
            one.setChecked(one is face)
            one.update()
        self.pressed.emit(part, face.mark)
        if self.given.keys() >= PARTS.keys():
            self.thank()

    def thank(self) -> None:
        """Thanks, then it goes by itself."""
        _page, box = self._fresh()
        box.addStretch(1)
        word = large_label(self._context.theme, "谢谢您，慢走。", "customer_thanks", "huge")
        word.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box.addWidget(word)
        box.addStretch(1)
        self._rest.start()

    def _fresh(self) -> tuple[QWidget, QVBoxLayout]:
        self._rest.stop()
        self._faces = {}
        old, self._page = self._page, QWidget(self)
        box = QVBoxLayout(self._page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(self._context.theme.space("large"))
        self._box.replaceWidget(old, self._page)
        old.hide()
        old.deleteLater()
        self._page.show()
        return self._page, box

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Say that it is gone."""
        self._rest.stop()
        self.gone.emit()
        super().closeEvent(event)
