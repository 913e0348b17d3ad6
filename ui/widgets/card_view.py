"""The knowledge card (知识卡): the four answers of the first minute, and below them the rest for whoever has time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.sentences import Sentence, Sentences
from ui.widgets.tick_list import TickFace, TickList
from ui.widgets.words import plain_label

QUESTIONS = (("now", "当场能办"), ("needs", "要什么"), ("who", "谁批"), ("time", "多久"))


@dataclass(frozen=True, slots=True)
class CardFace:
    """A card as it is shown."""

    id: str
    title: str
    now: str
    needs: str
    who: str
    time: str
    points: tuple[str, ...] = ()
    means: str = ""
    must_tell: tuple[TickFace, ...] = ()
    say: tuple[str, ...] = ()
    dont: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    calc: tuple[tuple[str, str], ...] = ()
    """Calculators that help with it: id and name."""
    pending: bool = True
    """Whether it still has to be checked (待核实); `say` then holds lines of its topic, none of its own."""


class FirstMinute(QFrame):
    """当场能否办 · 要什么 · 谁批 · 多久, read in one glance."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("first_minute")
        self.setProperty("look", "note")
        grid = QGridLayout(self)
        grid.setContentsMargins(8, 5, 8, 5)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(1)
        grid.setColumnStretch(1, 1)
        self._title = plain_label("", "first_minute_title", "strong", wrap=True)
        grid.addWidget(self._title, 0, 0, 1, 2)
        self._answers: dict[str, QLabel] = {}
        for row, (key, question) in enumerate(QUESTIONS, start=1):
            asked = plain_label(question, f"first_minute_{key}_word", "soft")
            grid.addWidget(asked, row, 0, Qt.AlignmentFlag.AlignTop)
            self._answers[key] = plain_label("", f"first_minute_{key}", "strong" if key == "now" else "", wrap=True)
            grid.addWidget(self._answers[key], row, 1)

    def show_card(self, face: CardFace, *, named: bool = False) -> None:
        """Show the four answers of a card; `named` says of which, where that is not said above it."""
        self._title.setText(face.title)
        self._title.setVisible(named)
        for key, answer in self._answers.items():
            answer.setText(getattr(face, key))
        self.setAccessibleName(face.title)


class CardView(QWidget):
    """A whole card. `told` tells (card, item) when a must-tell tick is set, `calc_wanted` a calculator it names."""

    told = Signal(str, str)
    calc_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card_view")
        self._face: CardFace | None = None
        self._private = False
        self._sums: ChipRow | None = None
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(8)
        self._title = plain_label("", "card_title", "lead", wrap=True)
        self._first = FirstMinute()
        self._ticks = TickList("must_tell")
        self._ticks.ticked.connect(lambda item: self.told.emit(self._face.id if self._face else "", item))
        self.rest = Sentences("card_rest")
        self._tick_title = plain_label("要说到", "must_tell_title", "strong")
        for part in (self._title, self._first, self._tick_title, self._ticks):
            self._box.addWidget(part)
        self._box.addWidget(self.rest)
        self._box.addStretch(1)

    def put_below_title(self, part: QWidget) -> None:
        """Give a part of somebody else's its place between title and answers."""
        self._box.insertWidget(self._box.indexOf(self._title) + 1, part)

    def show_card(self, face: CardFace, *, private: bool) -> None:
        """Show a card; what not to say only in the private view."""
        if (face, private) == (self._face, self._private):
            return
        self._face, self._private = face, private
        self._title.setText(f"{face.title} · 待核实" if face.pending else face.title)
        self._first.show_card(face)
        self._show_sums(_named_here(face.calc, private) if face.calc else ())
        self._ticks.show_ticks(face.must_tell)
        self._tick_title.setVisible(bool(face.must_tell))
        self.rest.show_sentences(self._sentences(face))

    def _show_sums(self, sums: Sequence[tuple[str, str]]) -> None:
        """Chips of the calculators; their row is made when a card first names one."""
        if self._sums is None and sums:
            self._sums = ChipRow("card_calc", arrow="right")
            self._sums.picked.connect(self.calc_wanted)
            self._box.insertWidget(self._box.indexOf(self._first) + 1, self._sums)
        if self._sums is not None:
            self._sums.show_chips([ChipFace(id, f"算一算：{name}") for id, name in sums])
            self._sums.setVisible(bool(sums))

    def _sentences(self, face: CardFace) -> list[Sentence]:
        parts: tuple[tuple[str, Sequence[str]], ...] = (
            ("", (face.means,) if face.means else ()),
            ("要点", face.points),
            ("怎么说", tuple(f"「{line}」" for line in face.say)),
            ("办法", tuple(f"{place}. {step}" for place, step in enumerate(face.steps, start=1))),
            ("要带", face.papers),
            ("不要这样", face.dont if self._private else ()),
        )
        found = [one for title, sentences in parts for one in _part(title, sentences)]
        return found + _part("依据（待核）" if face.pending else "依据", face.basis, look="small")


def _named_here(sums: Sequence[tuple[str, str]], private: bool) -> tuple[tuple[str, str], ...]:
    """The calculators that may be named in this view."""
    from hall_assistant.library.calcs import PRIVATE

    return tuple(one for one in sums if private or one[0] not in PRIVATE)


def _part(title: str, sentences: Sequence[str], look: str = "") -> list[Sentence]:
    if not sentences:
        return []
    head = [Sentence(title, "title")] if title else []
    return head + [Sentence(one, look) for one in sentences]
