"""整改: what waits, the nearest day first, and what is over; in the public view without what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.checklists.records import FindingLine
from hall_assistant.checklists.values import ORIGIN_NAMES, STANDING_NAMES, FindingId, Standing
from ui.models.checks import CheckBoard, day_words
from ui.pages.checks.finding_form import FindingForm
from ui.pages.checks.finding_view import FindingView
from ui.pages.reading.beside import Beside
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.marks import Mark as Sign
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

SHORT = 80
"""Characters of a finding in the list."""


class FindingsView(QWidget):
    """List, and beside it the form or one finding."""

    shown_side = Signal(bool)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._board = CheckBoard()
        self.setObjectName("findings_view")
        self.form = FindingForm(context)
        self.form.opened.connect(lambda finding: self.open_finding(FindingId(finding)))
        self.form.left.connect(lambda: self._turn(None))
        self.view = FindingView(context)
        self.view.left.connect(lambda: self._turn(None))
        self._told = plain_label("", "findings_told", "soft", wrap=True)
        self._rows = QVBoxLayout()
        self._over = word_button("", "findings_over", "quiet", "改好的和撤了的，记录都在")
        self._over.setCheckable(True)
        self._over.toggled.connect(lambda _on: self._show())
        self._lay_out()
        context.private_changed.connect(lambda _on: self._show())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("tight"))
        column.addWidget(self._told)
        self._rows.setSpacing(space("tight"))
        column.addLayout(self._rows)
        foot = QWidget()
        FlowLayout(foot).addWidget(self._over)
        column.addWidget(foot)
        column.addStretch(1)
        self._side = QWidget()
        inside = QVBoxLayout(self._side)
        inside.setContentsMargins(0, 0, 0, 0)
        for part in (self.form, self.view):
            part.hide()
            inside.addWidget(part)
        self._pair = Beside(self._context.theme, TallScroll("findings_list", ground, tall=False), self._side)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._pair)

    def take(self, board: CheckBoard) -> None:
        """Show the findings of a board."""
        self._board = board
        self._show()

    def _show(self) -> None:
        board = self._board
        empty(self._rows)
        for line in board.waiting:
            put(self._rows, self._row(line))
        if self._over.isChecked():
            for line in board.over:
                put(self._rows, self._row(line))
        self._over.setVisible(bool(board.over))
        self._over.setText("收起完了的" if self._over.isChecked() else f"完了的 {len(board.over)} 条")
        put_text(self._told, self._words())

    def _words(self) -> str:
        board = self._board
        if not board.waiting:
            return "没有要改的。" if board.leads else "没有派给您的。"
        whose = "" if board.leads else "派给您的，"
        late = f"，{board.overdue} 条超期" if board.overdue else ""
        again = sum(line.standing is Standing.DONE for line in board.waiting)
        look = f"，{again} 条等复查" if again else ""
        hidden = "" if self._context.private else "。写了什么在私密视图里"
        return f"{whose}{len(board.waiting)} 条没完{late}{look}{hidden}。"

    def _row(self, line: FindingLine) -> QWidget:
        space, today = self._context.theme.space, self._board.today
        late, id = line.overdue(today), line.finding.partition(":")[2]
        row = QFrame()
        row.setObjectName("finding_row")
        row.setProperty("look", "card")
        shape, colour = _sign(line, late)
        standing = "超期" if late else STANDING_NAMES[line.standing]
        texts = QVBoxLayout()
        texts.setSpacing(space("hair"))
        head = f"{ORIGIN_NAMES[line.origin]} · {standing}"
        texts.addWidget(plain_label(head, "finding_head", "bad" if late else "strong"))
        if self._context.private:
            texts.addWidget(plain_label(shortened(line.text, SHORT), "finding_line", "", wrap=True))
        texts.addWidget(plain_label(self._about(line), "finding_hint", "hint", wrap=True))
        look = word_button("打开", f"finding_open_{id}", "quiet", "看经过、放照片、复查")
        look.setAccessibleName(f"打开 {head}")
        look.clicked.connect(lambda: self.open_finding(line.finding))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        inside.setSpacing(space("small"))
        inside.addWidget(Sign(shape, self._context.theme.colour(colour)), 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(texts, 1)
        inside.addWidget(look)
        return row

    def _about(self, line: FindingLine) -> str:
        board, over = self._board, line.standing in (Standing.CLOSED, Standing.WITHDRAWN)
        told = (
            board.names.get(line.owner, "同事"),
            "" if over else f"改到{day_words(line.due, board.today)}",
            f"{day_words(line.day, board.today)}看到",
            f"{line.photos} 张照片" if line.photos else "",
            f"复查过 {line.rechecks} 回" if line.rechecks else "",
        )
        return " · ".join(part for part in told if part)

    # the side

    def open_finding(self, finding: FindingId) -> None:
        """Show one finding."""
        self._turn(self.view)
        self.view.open(finding)

    def start_form(self, *, item: str = "", words: str = "", factor: str = "") -> None:
        """Write one down."""
        self._turn(self.form)
        self.form.start(self._board, item=item, words=words, factor=factor)

    def put_away(self) -> None:
        """Somebody else is here now: nothing of it stays open or half written."""
        self.form.clear()
        self.view.close_finding()
        self._turn(None)

    def _turn(self, part: QWidget | None) -> None:
        for one in (self.form, self.view):
            one.setVisible(one is part)
        self._pair.show_side(part is not None)
        self.shown_side.emit(part is not None)


def _sign(line: FindingLine, late: bool) -> tuple[str, str]:
    if late:
        return "late", "bad"
    return {
        Standing.OPEN: ("later", "soft"),
        Standing.DONE: ("soon", "warn"),
        Standing.CLOSED: ("done", "good"),
        Standing.WITHDRAWN: ("void", "faint"),
    }[line.standing]
