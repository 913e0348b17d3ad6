"""One line of the timeline: hour, who, what, the words; struck through by word and line where it no longer holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QWidget

from hall_assistant.logbook.timeline import Entry
from hall_assistant.privacy.masking import masked
from ui.widgets.words import plain_label, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

SHOWN = 600
"""Characters of an entry shown at once; the whole of a longer one opens in its place."""
HIDDEN_IN_PUBLIC = frozenset(
    {
        "case.emotion",
        "case.rated",
        "case.rating_appealed",
        "case.rating_answered",
        "case.linked",
        "case.unlinked",
        "case.heard",
        "case.final",
        "case.need",
        "case.need_answered",
        "case.need_dropped",
    }
)
"""Not for a filmed screen: moods, marks, earlier visits, what was said elsewhere, what somebody needs."""


class TimelineRow(QWidget):
    """`correct_wanted` when its 更正 is pressed, `review_wanted` when its 评."""

    correct_wanted = Signal()
    review_wanted = Signal()

    def __init__(
        self,
        context: Context,
        entry: Entry,
        *,
        may_correct: bool,
        may_review: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.entry = entry
        self.setObjectName("timeline_row")
        theme = context.theme
        self._text = masked(entry.text if context.private else entry.covered or entry.text)
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, theme.space("hair"), 0, theme.space("hair"))
        grid.setHorizontalSpacing(theme.space("small"))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        hour = plain_label(f"{entry.hour}\n{entry.who}", "timeline_hour", "hint")
        hour.setFixedWidth(theme.px(58))
        grid.addWidget(hour, 0, 0, top)
        what = plain_label(told_kind(entry), "timeline_what", "soft" if gone(entry) else "strong", wrap=True)
        what.setFixedWidth(theme.px(62))
        grid.addWidget(what, 0, 1, top)
        grid.addWidget(self._words(entry), 0, 2, top)
        if may_correct and entry.amendable:
            button = word_button("更正", "timeline_correct", "quiet", "改对它，原来的也留着")
            button.setAccessibleName(f"更正 {entry.hour} {entry.what}")
            button.clicked.connect(self.correct_wanted)
            grid.addWidget(button, 0, 3, top)
        if may_review and not entry.undone:
            said = word_button("评", "timeline_review", "quiet", "单评这一条")
            said.setAccessibleName(f"评 {entry.hour} {entry.what}")
            said.clicked.connect(self.review_wanted)
            grid.addWidget(said, 0, 4, top)
        self.setAccessibleName(f"{entry.hour} {entry.who} {told_kind(entry)} {self._text[:80]}".replace("\n", " "))
        if len(self._text) > SHOWN:
            whole = word_button(f"看全文（{len(self._text)}字）", "timeline_whole", "quiet")
            whole.clicked.connect(lambda: self._show_whole(whole))
            grid.addWidget(whole, 1, 2, Qt.AlignmentFlag.AlignLeft)

    def _words(self, entry: Entry) -> QWidget:
        label = plain_label(shortened(self._text, SHOWN), "timeline_text", "soft" if gone(entry) else "", wrap=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        if gone(entry):
            font = label.font()
            font.setStrikeOut(True)
            label.setFont(font)
        return label

    def _show_whole(self, button: QWidget) -> None:
        button.hide()
        reading = QPlainTextEdit(self._text, self)
        reading.setObjectName("timeline_whole_text")
        reading.setAccessibleName("全文")
        reading.setReadOnly(True)
        reading.setFixedHeight(reading.fontMetrics().lineSpacing() * 14)
        self._grid.addWidget(reading, 2, 2, 1, 2)
        reading.show()

    def open_below(self, form: QWidget) -> None:
        """Put a form beneath the words."""
        self._grid.addWidget(form, 3, 0, 1, 4)
        form.show()


def gone(entry: Entry) -> bool:
    """Whether it no longer holds as it stands."""
    return entry.undone or entry.corrected


def told_kind(entry: Entry) -> str:
    """Its kind in a word, and that it was taken back or put right."""
    return f"{entry.what}\n已撤销" if entry.undone else f"{entry.what}\n已更正" if entry.corrected else entry.what
