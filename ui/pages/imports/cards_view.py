"""The cards of one import: questions as a list, the answer of the one picked beside it, as text and nothing else."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from hall_assistant.authoring.values import HALL_WORD, HallCard
from ui.operations.imports import MOST_CARDS
from ui.widgets.whole_text import WholeText
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

LINES = 20


class CardsView(QFrame):
    """`left` goes back to the imports."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_cards")
        self._context = context
        self._cards: Sequence[HallCard] = ()
        self._title = plain_label("", "import_cards_title", "strong", wrap=True)
        self._back = word_button("回到列表", "import_cards_back", "quiet")
        self._back.clicked.connect(self.left)
        self._list = QListWidget()
        self._list.setObjectName("import_cards_list")
        self._list.setAccessibleName("这批的问题")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.currentRowChanged.connect(self._show_card)
        self._about = plain_label("", "import_card_about", "hint", wrap=True)
        self._question = plain_label("", "import_card_title", "strong", wrap=True)
        self._answer = WholeText("import_card_answer", "答案", most=LINES)
        self._names = plain_label("", "import_card_names", "hint", wrap=True)
        self._lay_out()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        paper = QFrame()
        paper.setProperty("look", "paper")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        for part in (self._about, self._question, self._answer, self._names):
            inside.addWidget(part)
        inside.addStretch(1)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        pair = QHBoxLayout()
        pair.setSpacing(space("medium"))
        pair.addWidget(self._list, 2)
        pair.addWidget(paper, 3)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addLayout(pair, 1)

    def show_cards(self, file: str, count: int, cards: Sequence[HallCard]) -> None:
        """Show the cards of an import, the first picked."""
        self._cards = cards
        first = f"，先列前 {MOST_CARDS} 条" if count > len(cards) else ""
        self._title.setText(f"「{file}」导入的 {count} 条{first}")
        self._list.clear()
        for card in cards:
            self._list.addItem(QListWidgetItem(card.title))
        self._list.setCurrentRow(0)

    def _show_card(self, row: int) -> None:
        if not 0 <= row < len(self._cards):
            return
        card = self._cards[row]
        topic = self._context.hall.library.topics.get(card.topic)
        where = topic.name if topic else card.category
        self._about.setText(" · ".join(part for part in (f"{HALL_WORD} · 待核实", where, f"第{card.row}行") if part))
        self._question.setText(card.title)
        self._answer.show_text(card.answer)
        put_text(self._names, f"也叫：{'、'.join(card.aliases)}" if card.aliases else "")
