"""手册: the handbook's pages, read in the program. Only files that ship with it are read as Markdown, nobody's text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QShowEvent, QTextBlock, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QTextBrowser, QVBoxLayout, QWidget

from hall_assistant.library.handbook import page, pages
from ui.widgets.words import plain_label

if TYPE_CHECKING:
    from ui.context import Context

NAME = Qt.ItemDataRole.UserRole
CONTENTS = "README"
LINE = 130.0
"""Height of a line, in hundredths of the type's own."""
_BEGINS = re.compile(r"\s*[「（《\u3400-\u9fff]")


class HandbookPage(QWidget):
    """Pages on the left, the one being read beside them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("handbook_page")
        self._context = context
        self._folder = context.hall.library.handbook
        self._name = ""
        self.list = QListWidget()
        self.list.setObjectName("handbook_pages")
        self.list.setAccessibleName("手册的页")
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.currentItemChanged.connect(lambda item, _before: self._turn(item))
        self.text = QTextBrowser()
        self.text.setObjectName("handbook_text")
        self.text.setAccessibleName("手册正文")
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self._lay_out()
        self._fill()
        context.theme.changed.connect(self._again)

    def _lay_out(self) -> None:
        space = self._context.theme.space
        self._fit()
        beside = QHBoxLayout()
        beside.setSpacing(space("medium"))
        beside.addWidget(self.list)
        beside.addWidget(self.text, 1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addWidget(plain_label("手册", "handbook_title", "title"))
        box.addLayout(beside, 1)

    def _fit(self) -> None:
        self.list.setFixedWidth(self._context.theme.px(150))

    def _fill(self) -> None:
        for name in pages(self._folder) if self._folder is not None else []:
            item = QListWidgetItem(self._title(name), self.list)
            item.setData(NAME, name)
        if self.list.count():
            self.list.setCurrentRow(0)
        else:
            self.text.setPlainText("这台电脑上没装手册。请店长重装一次。")

    def _title(self, name: str) -> str:
        first = self._read(name).partition("\n")[0].lstrip("# ").strip()
        return "目录" if name == CONTENTS else first.partition("：")[0] or name

    def _read(self, name: str) -> str:
        return page(self._folder, name) if self._folder is not None else ""

    def _turn(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(NAME) != self._name:
            self._name = str(item.data(NAME))
            self._show()

    def _show(self) -> None:
        self.text.setMarkdown(flowing(self._read(self._name)))
        for block in _blocks(self.text):
            form = block.blockFormat()
            form.setLineHeight(LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            if form.headingLevel() > 1:
                form.setTopMargin(self.fontMetrics().height())
            QTextCursor(block).setBlockFormat(form)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, target: QUrl) -> None:
        """A link leads to another page of the handbook, and nowhere else."""
        self._open_page(target.path().removesuffix(".md"))

    def _open_page(self, name: str) -> bool:
        for row in range(self.list.count()):
            if self.list.item(row).data(NAME) == name:
                self.list.setCurrentRow(row)
                return True
        return False

    def open_section(self, section: str) -> None:
        """Open a page at one of its headings: `reception#2`."""
        name, _, place = section.partition("#")
        if self._open_page(name):
            self._scroll_to(int(place) if place.isdigit() else 0)

    def _scroll_to(self, place: int) -> None:
        """Bring the heading to the top."""
        heads = [block for block in _blocks(self.text) if block.blockFormat().headingLevel()]
        if place < len(heads):
            self.text.setTextCursor(QTextCursor(heads[place]))
            top = self.text.document().documentLayout().blockBoundingRect(heads[place]).top()
            self.text.verticalScrollBar().setValue(int(top))

    def _again(self) -> None:
        """Another type size or look."""
        self._fit()
        at = self.text.verticalScrollBar().value()
        self._show()
        self.text.verticalScrollBar().setValue(at)

    def showEvent(self, event: QShowEvent) -> None:
        """The list learns its rows' heights with the style that is on now."""
        super().showEvent(event)
        self.list.doItemsLayout()


def flowing(text: str) -> str:
    """Markdown whose Chinese lines run on without the blank that Markdown puts for the end of a line."""
    made: list[str] = []
    fenced = False
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        before = made[-1] if made else ""
        runs_on = before and not before.startswith(("#", "|", "```")) and before[-1] > "\u2e7f"
        if runs_on and not fenced and _BEGINS.match(line):
            made[-1] += line.strip()
        else:
            made.append(line)
    return "\n".join(made)


def _blocks(text: QTextBrowser) -> list[QTextBlock]:
    found, block = [], text.document().begin()
    while block.isValid():
        found.append(block)
        block = block.next()
    return found
