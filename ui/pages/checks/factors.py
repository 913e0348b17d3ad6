"""沟通100: the 46 factors, each with what to look at, what the walks and findings of 30 days say, and its cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ui.models.checks import SPAN, CheckBoard, FactorShown
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from ui.context import Context


class FactorsView(QWidget):
    """`finding_wanted` with a factor's id."""

    finding_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._board = CheckBoard()
        self._promise = ""
        self.setObjectName("factors_view")
        self._promises = ChipRow("factor_promise")
        self._promises.picked.connect(self._choose)
        self._rows = QVBoxLayout()
        space = context.theme.space
        self._rows.setSpacing(space("tight"))
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.addLayout(self._rows)
        column.addStretch(1)
        self._scroll = TallScroll("factor_scroll", ground, tall=False)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addWidget(self._promises)
        box.addWidget(self._scroll, 1)

    def take(self, board: CheckBoard) -> None:
        """Show the factors of a board."""
        self._board = board
        promises = list(dict.fromkeys(one.factor.promise for one in board.factors))
        if promises and self._promise not in promises:
            self._promise = promises[0]
        counts = {name: sum(one.factor.promise == name for one in board.factors) for name in promises}
        self._promises.show_chips(
            [ChipFace(name, f"{name} {counts[name]}条", checked=name == self._promise) for name in promises]
        )
        empty(self._rows)
        for shown in board.factors:
            if shown.factor.promise == self._promise:
                put(self._rows, self._row(shown))

    def _choose(self, promise: str) -> None:
        self._promise = promise
        self._scroll.verticalScrollBar().setValue(0)
        self.take(self._board)

    def _row(self, shown: FactorShown) -> QWidget:
        factor, space = shown.factor, self._context.theme.space
        row = QFrame()
        row.setObjectName(f"factor_{factor.id}")
        row.setProperty("look", "card")
        texts = QVBoxLayout()
        texts.setSpacing(space("hair"))
        texts.addWidget(plain_label(f"{factor.code}　{factor.name}", f"factor_name_{factor.id}", "strong", wrap=True))
        texts.addWidget(plain_label("；".join(factor.look), f"factor_look_{factor.id}", "", wrap=True))
        texts.addWidget(plain_label(_figures(shown), f"factor_told_{factor.id}", "hint", wrap=True))
        if shown.cards:
            titles = "、".join(f"「{title}」" for _id, title in shown.cards)
            texts.addWidget(plain_label(f"用得上的卡：{titles}", f"factor_cards_{factor.id}", "hint", wrap=True))
        follow = word_button("记一条", f"factor_follow_{factor.id}", "quiet", "派个人、定个日子，改完复查")
        follow.setAccessibleName(f"{factor.code}：记一条整改")
        follow.clicked.connect(lambda: self.finding_wanted.emit(factor.id))
        inside = QHBoxLayout(row)
        inside.setContentsMargins(space("medium"), space("tight"), space("small"), space("tight"))
        inside.addLayout(texts, 1)
        inside.addWidget(follow)
        return row


def _figures(shown: FactorShown) -> str:
    """What thirty days say of a factor."""
    looked, findings = shown.looked, shown.findings
    parts = []
    if shown.factor.items:
        faults = f"，{looked.faults} 次不好" if looked.faults else ""
        parts.append(f"巡厅看过 {looked.times} 次{faults}" if looked.times else "巡厅还没看过")
    if findings.times:
        parts.append(
            f"整改 {findings.times} 条，{findings.faults} 条没完"
            if findings.faults
            else f"整改 {findings.times} 条，都改好了"
        )
    return f"{SPAN}天：{'；'.join(parts)}" if parts else f"{SPAN}天：没有记录"
