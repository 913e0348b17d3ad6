"""What the manager alone reads above the list: gaps in the knowledge, ways of guides, ratings part by part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.casefile.rated import PARTS
from hall_assistant.logbook.manager_lists import ManagerLists
from hall_assistant.logbook.rating_figures import RatingFigures, WaitingAppeal
from hall_assistant.privacy.masking import masked
from ui.widgets.words import plain_label, put_text, shortened

if TYPE_CHECKING:
    from ui.context import Context

GAPS_NAMED = 6
"""Knowledge gaps named on the page; all are counted."""
WAYS_NAMED = 4
"""Ends of guides named on the page; all are counted."""


class ForManager(QWidget):
    """Three lines, each hidden while it has nothing to say; nobody's name in any of them."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log_for_manager")
        self._gaps = plain_label("", "log_gaps", "hint", wrap=True)
        self._ways = plain_label("", "log_ways", "hint", wrap=True)
        self._rated = plain_label("", "log_ratings", "hint", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(context.theme.space("tight"))
        for line in (self._gaps, self._ways, self._rated):
            box.addWidget(line)
        self.hide()

    @property
    def says_something(self) -> bool:
        """Whether any line has words."""
        return any(line.text() for line in (self._gaps, self._ways, self._rated))

    def show_lists(self, told: ManagerLists | None) -> None:
        """Show what was read for the manager; nothing for None."""
        put_text(self._gaps, _gap_words(told.gaps) if told else "")
        put_text(self._ways, _way_words(told.ways) if told else "")
        put_text(self._rated, _rating_words(told.ratings, told.appeals) if told else "")
        self.setVisible(self.says_something)


def _gap_words(gaps: tuple[str, ...]) -> str:
    """What the counter searched and did not find."""
    named = "".join(f"「{shortened(masked(query), 20)}」" for query in gaps[:GAPS_NAMED])
    rest = "等" if len(gaps) > GAPS_NAMED else ""
    return f"知识缺口 {len(gaps)} 个：{named}{rest}。查了没有，等着补。" if gaps else ""


def _way_words(taken: tuple[tuple[str, int], ...]) -> str:
    """Which way the counter goes with its guides; ways are counted, never people."""
    named = "；".join(f"{words} {times} 回" for words, times in taken[:WAYS_NAMED])
    rest = "；等" if len(taken) > WAYS_NAMED else ""
    whole = sum(times for _words, times in taken)
    return f"按导引走了 {whole} 回：{named}{rest}。" if taken else ""


def _rating_words(found: RatingFigures, appeals: tuple[WaitingAppeal, ...]) -> str:
    """What customers thought, each part with how many answered it, and appeals that wait; never whose it was."""
    parts = " · ".join(f"{PARTS[one.part]} {one.good}/{one.n}（不满意 {one.poor}）" for one in found.parts)
    told = f"客户评价 {found.receptions} 份，满意的：{parts}" if found.receptions or found.aside else ""
    named = "、".join(one.number for one in appeals[:3])
    waiting = f"等您答复的申诉 {len(appeals)} 件：{named}" if appeals else ""
    return "。".join(part for part in (told, waiting) if part)
