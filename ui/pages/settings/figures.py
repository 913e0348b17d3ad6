"""口径数: the figures that differ by province and hall, the shipped default beside what this hall says."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit

from hall_assistant.errors import HallError
from hall_assistant.library.grounds import Figure
from hall_assistant.wording import sentence
from ui.context import Context
from ui.models.notices import moment_words
from ui.operations.settings import FigureLog, read_figures, set_figure
from ui.pages.settings.section import Section
from ui.theme import set_look
from ui.widgets.words import plain_label, put_text


class FigureRow(QFrame):
    """One figure: what it is, what ships, what this hall says, who set that and when."""

    def __init__(self, section: FiguresSection, figure: Figure) -> None:
        super().__init__()
        self._section = section
        self.figure = figure
        theme = section.context.theme
        self.setObjectName(f"figure_row_{figure.name}")
        self.setProperty("look", "card")
        self.edit = QLineEdit()
        self.edit.setObjectName(f"figure_{figure.name}")
        self.edit.setAccessibleName(f"{figure.label}，本厅的数")
        self.edit.setPlaceholderText(figure.default)
        self.edit.setMinimumWidth(theme.px(170))
        self.edit.editingFinished.connect(self._leave)
        self.edit.textEdited.connect(lambda _text: self._accept())
        self._told = plain_label("", f"figure_told_{figure.name}", "bad", wrap=True)
        self._told.hide()
        self._by = plain_label("", f"figure_by_{figure.name}", "hint", wrap=True)
        more = figure.about if figure.about != figure.default else ""
        about = " · ".join(part for part in (f"没填用「{figure.default}」", more) if part)
        grid = QGridLayout(self)
        grid.setContentsMargins(*[theme.space("small")] * 4)
        grid.setHorizontalSpacing(theme.space("medium"))
        grid.setVerticalSpacing(theme.space("hair"))
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.addWidget(plain_label(figure.label, f"figure_label_{figure.name}", wrap=True), 0, 0)
        grid.addWidget(plain_label(about, f"figure_about_{figure.name}", "hint", wrap=True), 1, 0)
        grid.addWidget(self.edit, 0, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._by, 1, 1, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._told, 2, 0, 1, 2)

    @property
    def _now(self) -> str:
        return self._section.context.settings.figures.get(self.figure.name, "")

    def show_now(self) -> None:
        """Show what is set, unless somebody is typing here or a refusal still stands."""
        if not self.edit.hasFocus() and self._told.isHidden() and self.edit.text() != self._now:
            self.edit.setText(self._now)

    def show_log(self, log: FigureLog) -> None:
        """Say who set it, and when."""
        change, clock = log.changes.get(self.figure.name), self._section.context.hall.clock
        if change is None:
            put_text(self._by, "")
            return
        when = moment_words(change.at, clock.now(), clock.offset())
        put_text(self._by, f"{log.names.get(change.by, '同事')} {when}{'填的' if self._now else '改回没填'}")

    def _accept(self) -> None:
        self._told.hide()
        set_look(self.edit, "")

    def _leave(self) -> None:
        if self.edit.text().strip() != self._now and self._told.isHidden():
            set_figure(
                self._section.context,
                name=self.figure.name,
                text=self.edit.text(),
                owner=self,
                then=self._section.saved,
                failed=self._refuse,
            )

    def _refuse(self, error: HallError) -> None:
        put_text(self._told, sentence(error))
        set_look(self.edit, "refused")


class FiguresSection(Section):
    """As a table; the manager fills in the right column, everybody may look."""

    title = "口径数"
    note = "各省各厅不一样的数。填上本厅的，卡片和话术里处处跟着变；空着用出厂的写法。"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.rows = [FigureRow(self, figure) for figure in context.hall.library.figures.values()]
        self.body.setSpacing(context.theme.space("tight"))
        for row in self.rows:
            self.body.addWidget(row)
        self.fill()

    def fill(self) -> None:
        """Show what is set now, and ask who set it."""
        for row in self.rows:
            row.show_now()
        read_figures(self.context, owner=self, then=self._show_log)

    def _show_log(self, log: FigureLog) -> None:
        for row in self.rows:
            row.show_log(log)
