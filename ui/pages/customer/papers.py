"""要带的材料: pick the errand and who comes; the list is read, printed, saved, or copied as words. N20, S189."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.library.papers import Errand
from hall_assistant.phrases.paper_lists import PaperList, comers_of, errands_for, paper_list, said_list
from ui.models.counter_desk import CounterDesk
from ui.operations import customer
from ui.paper_folder import ask_path
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.sms_count import parts_words
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context


class PapersView(QWidget):
    """The errand of the topic in hand comes first."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("papers_view")
        self._context = context
        self._counter = counter
        self._errands: dict[str, Errand] = {}
        self._errand, self._who = "", "self"
        self._shown: PaperList | None = None
        self._what = ChipRow("paper_errands")
        self._what.picked.connect(self._pick_errand)
        self._whose = ChipRow("paper_comers")
        self._whose.picked.connect(self._pick_comer)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(3)
        self._clear = plain_label("", "paper_clear", "soft", wrap=True)
        self._say = plain_label("", "paper_say", "soft", wrap=True)
        self._count = plain_label("", "paper_count", "hint")
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        for text, name, tip, call in (
            ("打印材料单", "paper_print", "纸的大小跟回执一样，在设置里定", self._print),
            ("存成PDF", "paper_save", "一张", self._save),
            ("复制成短信", "paper_copy", "只写核过的几样", self._copy),
        ):
            button = word_button(text, name, "", tip)
            button.clicked.connect(call)
            row.addWidget(button)
        row.addWidget(self._count)
        row.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._what)
        box.addWidget(self._whose)
        box.addLayout(self._rows)
        for part in (self._clear, self._say, self._buttons):
            box.addWidget(part)
        self.start()

    def start(self) -> None:
        """Begin with the errand of the topic in hand."""
        library = self._context.hall.library
        self._errands = {each.id: each for each in errands_for(library, self._counter.state.topic)}
        self._errand = next(iter(self._errands), "")
        self._show()

    def _pick_errand(self, errand: str) -> None:
        self._errand = errand
        self._show()

    def _pick_comer(self, who: str) -> None:
        self._who = who
        self._show()

    def _show(self) -> None:
        library = self._context.hall.library
        errand = self._errands.get(self._errand)
        if errand is None:
            self._shown = None
            put_text(self._say, "材料单的内容没读出来，请店长看一下「手册」里的内容检查。")
            self._buttons.hide()
            return
        comers = comers_of(library, errand)
        if self._who not in [each.id for each in comers]:
            self._who = comers[0].id
        self._what.show_chips(
            [ChipFace(one, each.name, checked=one == errand.id) for one, each in self._errands.items()]
        )
        self._whose.show_chips([ChipFace(each.id, each.name, checked=each.id == self._who) for each in comers])
        self._shown = found = paper_list(library, errand.id, self._who)
        self._list(found)
        put_text(self._clear, f"来之前先清：{'、'.join(found.clear)}" if found.clear else "")
        put_text(self._say, found.cannot or found.say)
        said = said_list(found)
        self._count.setText(parts_words(said))
        copy = self._buttons.findChild(QWidget, "paper_copy")
        if copy is not None:
            copy.setEnabled(bool(said))
        self._buttons.show()

    def _list(self, found: PaperList) -> None:
        empty(self._rows)
        for place, each in enumerate(found.papers, start=1):
            mark = "" if each.checked else "　待核实"
            about = f"　{each.about}" if each.about else ""
            put(self._rows, plain_label(f"{place}. {each.what}{mark}{about}", f"paper_{place}", wrap=True))

    def _print(self) -> None:
        if self._shown is not None:
            customer.print_papers(self._context, found=self._shown, parent=self)

    def _save(self) -> None:
        if self._shown is None:
            return
        if path := ask_path(self, "存材料单", "材料单.pdf"):
            customer.save_papers(self._context, found=self._shown, path=path, owner=self)

    def _copy(self) -> None:
        if self._shown is not None and (said := said_list(self._shown)):
            QGuiApplication.clipboard().setText(said)
            self._context.say("复制好了，只有核过的几样。")
