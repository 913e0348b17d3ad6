"""最终答复: the last word with who decided, on what ground, and which outside remedies were told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.models.counter_desk import CounterDesk
from ui.models.known_words import final_words
from ui.operations import known
from ui.operations.known import Shelf
from ui.pages.known.fields import field, row
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.when_seen import WhenSeen
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class FinalPart(QWidget):
    """What stands, and a form for it."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("known_final_part")
        self._context = context
        self._counter = counter
        self._shelf = Shelf()
        self._told: frozenset[str] = frozenset()
        self._standing = plain_label("", "final_standing", "lead", wrap=True)
        self.answer = field("final_answer", "最终答复，一句话", 500)
        self.who = field("final_who", "谁定的", 60)
        self.basis = field("final_basis", "依据：哪份文件、哪一条、哪张单", 300)
        self._remedies = ChipRow("final_remedy")
        self._remedies.picked.connect(self._turn)
        self._save = word_button("存为最终答复", "final_save", "accent", "下次同号来，一看就知道", once=True)
        self._save.clicked.connect(self._press)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._standing)
        box.addWidget(self.answer)
        box.addLayout(row(self.who, self.basis, stretch=1))
        box.addWidget(plain_label("还能找哪儿，说过的点一下（名称以本省公布为准）", "final_word", "soft", wrap=True))
        box.addWidget(self._remedies)
        box.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeft)
        counter.changed.connect(WhenSeen(self, self.show_hand).changed)
        counter.opened.connect(self._start_anew)
        self.show_hand()

    def take_shelf(self, shelf: Shelf) -> None:
        """The remedies."""
        self._shelf = shelf
        self._show_remedies()

    def _turn(self, remedy: str) -> None:
        self._told ^= {remedy}
        self._show_remedies()

    def _show_remedies(self) -> None:
        self._remedies.show_chips(
            [ChipFace(one.id, one.name, checked=one.id in self._told) for one in self._shelf.remedies]
        )

    def show_hand(self) -> None:
        """What is on file."""
        final = self._counter.state.final
        put_text(self._standing, final_words(final) if final else "")

    def _press(self) -> None:
        self._save.setEnabled(False)
        known.answer_finally(
            self._counter,
            answer=self.answer.text(),
            who=self.who.text(),
            basis=self.basis.text(),
            remedies=[one for one in self._shelf.remedies if one.id in self._told],
            then=self._kept,
            failed=lambda: self._save.setEnabled(True),
        )

    def _kept(self) -> None:
        self._context.say("最终答复存好了，下次同号来就看得见。")
        self._start_anew()

    def _start_anew(self) -> None:
        self._told = frozenset()
        for line in (self.answer, self.who, self.basis):
            line.clear()
        self._save.setEnabled(True)
        self._show_remedies()
        self.show_hand()
