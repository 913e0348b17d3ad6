"""关于: which program this is, where its data lies, whether all is whole, and what it is made of."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPlainTextEdit

from hall_assistant import __version__
from hall_assistant.errors import HallError
from hall_assistant.library.licences import Notice
from ui.context import Context
from ui.operations.about import look_through, read_notices
from ui.pages.settings.section import Section
from ui.widgets.words import plain_label, word_button

KEPT = "记录和设置都在这个文件夹里，记录是加密的。别改名、别动里面的文件；要搬走，用「安全与备份」里的备份。"
LOOKING = "在核对，记录多的要等一会儿，手上的事照做……"
WHOLE = "把记录从头到尾走一遍，看有没有缺、有没有被改过；再看出厂的内容齐不齐。什么都不会动。"
MADE_OF = "点一样，右边是它的许可原文。"
NO_PAGE = "这台电脑上没装许可的那一页。别的照常用；要看，请店长重装一次。"
TALL = 260
"""Pixels at 100 % that the licences take."""


class AboutSection(Section):
    """Licences are read and the record is walked only when somebody asks here."""

    title = "关于"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._notices: list[Notice] = []
        self._asked = False
        self._look = word_button("核对一遍", "about_look", once=True)
        self._look.clicked.connect(self._look_through)
        self._found = plain_label("", "about_found", "soft", wrap=True)
        self._found.hide()
        self._list = QListWidget()
        self._list.setObjectName("about_list")
        self._list.setAccessibleName("用到的软件")
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.currentRowChanged.connect(self._turn)
        self._text = QPlainTextEdit()
        self._text.setObjectName("about_text")
        self._text.setAccessibleName("许可原文")
        self._text.setReadOnly(True)
        self._lay_out_body()
        self._fit()
        context.theme.changed.connect(self._fit)

    def _lay_out_body(self) -> None:
        self.body.addWidget(plain_label(f"柜台助手 {__version__}", "about_version", "lead"))
        self._part("数据放在哪")
        folder = self.context.hall.folder.absolute()
        path = plain_label(str(folder), "about_folder", wrap=True)
        path.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.body.addWidget(path)
        show = word_button("打开文件夹", "about_open")
        show.clicked.connect(lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))))
        self.row(show, stretch=True)
        self.body.addWidget(plain_label(KEPT, "about_kept", "hint", wrap=True))
        self._part("核对")
        self.row(self._look, stretch=True)
        self.body.addWidget(plain_label(WHOLE, "about_whole", "hint", wrap=True))
        self.body.addWidget(self._found)
        self._part("用到的软件和许可")
        self._hint = plain_label(MADE_OF, "about_hint", "hint", wrap=True)
        self.body.addWidget(self._hint)
        beside = QHBoxLayout()
        beside.setSpacing(self.context.theme.space("medium"))
        beside.addWidget(self._list, 2)
        beside.addWidget(self._text, 3)
        self.body.addLayout(beside)

    def _part(self, name: str) -> None:
        self.body.addSpacing(self.context.theme.space("small"))
        self.body.addWidget(plain_label(name, "part_title", "strong"))

    def _fit(self) -> None:
        for pane in (self._list, self._text):
            pane.setFixedHeight(self.context.theme.px(TALL))

    def showEvent(self, event: QShowEvent) -> None:
        """The page of licences is read at the first visit."""
        super().showEvent(event)
        if not self._asked:
            self._asked = True
            read_notices(self.context, owner=self, then=self._list_them)

    def _list_them(self, found: list[Notice]) -> None:
        self._notices = found
        self._list.addItems([f"{one.name} · {one.licence}" for one in found])
        if found:
            self._list.setCurrentRow(0)
        else:
            self._hint.setText(NO_PAGE)
        for pane in (self._list, self._text):
            pane.setVisible(bool(found))

    def _turn(self, row: int) -> None:
        if 0 <= row < len(self._notices):
            self._text.setPlainText(self._notices[row].text)

    def _look_through(self) -> None:
        self._look.setEnabled(False)
        self.told.hide()
        self._say(LOOKING)
        look_through(self.context, owner=self, then=self._looked, failed=self._not_looked)

    def _looked(self, lines: list[str]) -> None:
        self._look.setEnabled(True)
        self._say("\n".join(lines))

    def _not_looked(self, error: HallError) -> None:
        self._look.setEnabled(True)
        self._found.hide()
        self.refuse(error)

    def _say(self, words: str) -> None:
        self._found.setText(words)
        self._found.show()
