"""Which cards and topics a word of the day touches: searched by name, each a chip that a click takes off again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.search import Hit
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.search_box import Answer, SearchBox
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from hall_assistant.library.library import Library
    from ui.context import Context

MOST = 30
"""Hits looked through for topics and cards."""


class TouchedPicker(QWidget):
    """`cards` and `topics` hold the ids picked, in the order they were picked."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice_touched")
        self._context = context
        self._picked: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=0)  # the letter is painted before the search takes Python
        self._pause.timeout.connect(self._ask)
        self._search = SearchBox("搜卡片、话题：汉字 / 拼音 / 首字母", "notice_touched_search")
        self._search.setAccessibleName("关联哪些卡片和话题")
        self._search.typed.connect(lambda _text: self._pause.start())
        self._search.chosen.connect(self._pick)
        self._chips = ChipRow("touched")
        self._chips.picked.connect(self._take_off)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.theme.space("hair"))
        box.addWidget(plain_label("管哪几张卡、哪几个话题（打开就排最前面）", "notice_touched_word", "hint", wrap=True))
        box.addWidget(self._search)
        box.addWidget(self._chips)
        self._show()

    @property
    def cards(self) -> tuple[str, ...]:
        """Ids of the cards."""
        return self._of("card")

    @property
    def topics(self) -> tuple[str, ...]:
        """Ids of the topics."""
        return self._of("topic")

    def _of(self, kind: str) -> tuple[str, ...]:
        pairs = (one.partition(":") for one in self._picked)
        return tuple(name for found, _, name in pairs if found == kind)

    def show_touched(self, cards: tuple[str, ...], topics: tuple[str, ...]) -> None:
        """Show these as picked."""
        library = self._context.hall.library
        ids = [*(f"topic:{name}" for name in topics), *(f"card:{name}" for name in cards)]
        self._picked = {id: title_of(library, id) or id.partition(":")[2] for id in ids}
        self._search.clear()
        self._show()

    def _ask(self) -> None:
        text, hall = self._search.text(), self._context.hall
        if text.strip():
            self._context.runner.aside(
                lambda: (text, hall.index.search(text, limit=MOST)),
                owner=self,
                then=lambda found: self._offer(*found),
            )

    def _offer(self, text: str, hits: list[Hit]) -> None:
        if text != self._search.text():
            return
        library = self._context.hall.library
        titles = ((hit.id, title_of(library, hit.id)) for hit in hits)
        answers = [
            Answer(id, title, "话题" if id.startswith("topic:") else "卡片")
            for id, title in titles
            if title and id not in self._picked
        ]
        self._search.show_answers(answers, none="没查到，换个说法再搜。")

    def _pick(self, id: str) -> None:
        if id:
            self._picked[id] = title_of(self._context.hall.library, id)
            self._search.clear()
            self._show()

    def _take_off(self, id: str) -> None:
        self._picked.pop(id, None)
        self._show()

    def _show(self) -> None:
        self._chips.show_chips([ChipFace(id, f"{title} ×", checked=True) for id, title in self._picked.items()])
        self._chips.setVisible(bool(self._picked))


def title_of(library: Library, id: str) -> str:
    """Name of a topic or card by its search id; empty for anything else."""
    kind, _, name = id.partition(":")
    if kind == "topic" and (topic := library.topics.get(name)):
        return topic.name
    if kind == "card" and (card := library.cards.get(name)):
        return card.title
    return ""
