"""Taking a file in: choose it, look at what would come, then import; until then nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from hall_assistant.authoring.columns import ColumnMap
from hall_assistant.authoring.tables import FORMS
from hall_assistant.errors import HallError
from hall_assistant.wording import sentence
from ui.operations.imports import Intake, Looked
from ui.pages.forms import told_label
from ui.pages.imports.column_row import ColumnRow
from ui.pages.imports.preview_table import NAMES, PreviewTable, preview_rows
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

WHICH = "导进来的都是待核实：搜得到、看得到，写着「本店资料」，不会当成对客户说的话。"
OF_FILE = frozenset({"import.encoding", "import.binary"})
"""Errors after which naming the encoding may help."""


class TakingIn(QFrame):
    """`left` when it is put away, `done` with the number of cards written."""

    started = Signal()
    """A file was chosen: show this."""
    left = Signal()
    done = Signal(int)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("taking_in")
        self._context = context
        self._path: Path | None = None
        self._looked: Looked | None = None
        self.writing = False
        self.intake = Intake(context, self)
        self.intake.looked.connect(self._take)
        self.intake.refused.connect(self._refuse)
        self.intake.written.connect(self._progressed)
        self.intake.done.connect(self._finish)
        self._title = plain_label("", "import_title", "strong", wrap=True)
        self._told = told_label(self, "import_told")
        self.columns = ColumnRow(context)
        self.columns.chosen.connect(self._look_again)
        self.columns.encoding_chosen.connect(self._look_as)
        self.table = PreviewTable(context)
        self._bar = QProgressBar()
        self._bar.setObjectName("import_progress")
        self._bar.setAccessibleName("进度")
        self._bar.setTextVisible(False)
        self._kinds = {kind: self._kind(kind, name) for kind, name in (("", "全部"), *NAMES.items())}
        self._import = word_button("导入", "import_now", "accent", "写进本店资料；导错了可以整批撤回")
        self._import.clicked.connect(self._write)
        self._cancel = word_button("先不导", "import_cancel", "quiet", "什么都不写")
        self._cancel.clicked.connect(self.leave)
        self._other = word_button("换个文件", "import_other", "quiet")
        self._other.clicked.connect(self.choose)
        self._lay_out()

    def _kind(self, kind: str, name: str) -> QPushButton:
        button = word_button(name, f"preview_{kind or 'all'}", "chip")
        button.setCheckable(True)
        button.setAutoExclusive(True)
        button.clicked.connect(self._show_rows)
        return button

    def _lay_out(self) -> None:
        space = self._context.theme.space
        kinds = QHBoxLayout()
        kinds.setSpacing(space("tight"))
        for button in self._kinds.values():
            kinds.addWidget(button)
        kinds.addStretch(1)
        self._kinds[""].setChecked(True)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._other, 0, Qt.AlignmentFlag.AlignTop)
        foot = QHBoxLayout()
        foot.setSpacing(space("small"))
        foot.addWidget(plain_label(WHICH, "import_which", "hint", wrap=True), 1)
        foot.addWidget(self._cancel)
        foot.addWidget(self._import)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("small"))
        box.addLayout(head)
        for part in (self._told, self.columns):
            box.addWidget(part)
        box.addLayout(kinds)
        box.addWidget(self.table, 1)
        box.addWidget(self._bar)
        box.addLayout(foot)

    # the file

    def choose(self) -> None:
        """Ask which file."""
        places = QStandardPaths.StandardLocation
        folder = QStandardPaths.writableLocation(places.DocumentsLocation)
        endings = " ".join(f"*{ending}" for ending in FORMS)
        chosen, _kind = QFileDialog.getOpenFileName(self, "选问答表", folder, f"问答表 ({endings});;全部文件 (*)")
        if chosen:
            self.look(Path(chosen))

    def look(self, path: Path) -> None:
        """Read a file and show what would come; the page stays free meanwhile."""
        self._path = path
        self.columns.hide()
        self._begin(f"正在读「{path.name}」…")
        self.intake.look(path)

    def _look_as(self, encoding: str) -> None:
        if self._path is not None:
            self._begin(f"正在读「{self._path.name}」…")
            self.intake.look(self._path, encoding=encoding)

    def _look_again(self, columns: object) -> None:
        if self._looked is not None and isinstance(columns, ColumnMap):
            self._begin("正在对一遍…")
            self.intake.look_again(self._looked.table, columns)

    def _begin(self, told: str) -> None:
        self.started.emit()
        self._title.setText(told)
        self._told.hide()
        self._bar.setRange(0, 0)
        self._bar.show()
        self._import.setEnabled(False)
        self._cancel.setText("停")

    def _take(self, looked: object) -> None:
        if not isinstance(looked, Looked):
            return
        self._looked = looked
        self._bar.hide()
        self._cancel.setText("先不导")
        self.columns.show()
        self.columns.show_table(looked.table, looked.columns)
        self._title.setText(_found_words(looked))
        self._name_kinds()
        self._show_rows()
        ready = looked.preview is not None and bool(looked.preview.cards)
        self._import.setEnabled(ready)
        self._import.setText(f"导入 {len(looked.preview.cards)} 条" if looked.preview and ready else "导入")
        if looked.preview is None:
            self._tell("先选好哪一列是问题、哪一列是答案。")

    def _name_kinds(self) -> None:
        shown = self._looked.preview if self._looked else None
        counts = {
            "new": len(shown.cards) if shown else 0,
            "again": len(shown.duplicates) if shown else 0,
            "wrong": len(shown.errors) if shown else 0,
        }
        counts[""] = sum(counts.values())
        for kind, button in self._kinds.items():
            button.setText(f"{NAMES.get(kind, '全部')} {counts[kind]}")
            button.setAccessibleName(button.text())

    def _show_rows(self) -> None:
        kind = next(kind for kind, button in self._kinds.items() if button.isChecked())
        shown = self._looked.preview if self._looked else None
        self.table.show_rows(preview_rows(shown, self._context.hall.library, kind) if shown else ())

    def _refuse(self, error: object) -> None:
        self.writing = False
        self._bar.hide()
        self._cancel.setText("先不导")
        self._other.setEnabled(True)
        self.columns.setEnabled(True)
        self._looked = None
        self._import.setText("导入")
        self._import.setEnabled(False)
        self._cancel.setEnabled(True)
        self._name_kinds()
        self._show_rows()
        self._title.setText(f"「{self._path.name}」没读成" if self._path else "")
        if isinstance(error, HallError):
            self._tell(sentence(error))
            self.columns.setVisible(error.code in OF_FILE)
            self.columns.offer_encodings()

    def _tell(self, text: str) -> None:
        put_text(self._told, text)

    # writing

    def _write(self) -> None:
        shown = self._looked.preview if self._looked else None
        if shown is None or self.writing:
            return
        self.writing = True
        self._told.hide()
        self._title.setText(f"正在导入，0 / {len(shown.cards)} 条")
        self._bar.setRange(0, len(shown.cards))
        self._bar.setValue(0)
        self._bar.show()
        for part in (self._import, self._cancel, self._other, self.columns):
            part.setEnabled(False)
        self.intake.write(shown)

    def _progressed(self, written: int) -> None:
        self._bar.setValue(written)
        self._title.setText(f"正在导入，{written} / {self._bar.maximum()} 条")

    def _finish(self, written: int) -> None:
        self.writing = False
        self._put_away()
        self._context.say(f"导入了 {written} 条，都是待核实的本店资料。")
        self.done.emit(written)

    def leave(self) -> None:
        """Put it away; nothing was written."""
        if not self.writing:
            self.intake.leave()
            self._put_away()
            self.left.emit()

    def _put_away(self) -> None:
        self._looked, self._path = None, None
        for part in (self._import, self._cancel, self._other, self.columns):
            part.setEnabled(True)
        self.table.show_rows(())
        self._kinds[""].setChecked(True)


def _found_words(looked: Looked) -> str:
    """What was found, in one line: file, sheet, how many rows."""
    table = looked.table
    sheet = f"，工作表「{table.sheet}」" if table.sheet else ""
    others = f"，没读的工作表：{'、'.join(table.other_sheets)}" if table.other_sheets else ""
    counts = looked.preview.told if looked.preview else f"「{table.file}」有{len(table.rows)}行。"
    return f"{counts}这是预览，什么都还没写{sheet}{others}"
