"""别处给没给过: what was given already stands above the options; before a no somebody says whether they looked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from hall_assistant.casefile.told import ELSEWHERE_NAMES, Elsewhere
from hall_assistant.cases.repeat import Before
from ui.models.counter_desk import CounterDesk
from ui.models.known_words import given_words
from ui.operations import known
from ui.widgets.bounded import bounded
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.words import plain_label, put_text

if TYPE_CHECKING:
    from ui.context import Context


class GivenLine(QWidget):
    """Warns of a second giving, in the private view only."""

    def __init__(self, context: Context, counter: CounterDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("solution_given_line")
        self._context = context
        self._counter = counter
        self._given: tuple[Before, ...] = ()
        self._read_for: tuple[object, ...] = ()
        self._label: QLabel = plain_label("", "solution_given", "warn", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._label)
        context.private_changed.connect(lambda _on: self._show())
        self.hide()

    def show_hand(self) -> None:
        """Ask again where the customer or what was given is another."""
        state = self._counter.state
        wanted = (state.case, state.person, state.links, state.heard, state.refusals, state.solutions)
        if wanted != self._read_for:
            if wanted[:2] != self._read_for[:2]:
                self._take(wanted, ())
            self._read_for = wanted
            known.read_given(self._counter, owner=self, then=lambda found: self._take(wanted, found))

    def _take(self, wanted: tuple[object, ...], found: tuple[Before, ...]) -> None:
        if wanted == self._read_for or not found:
            self._given = found
            self._show()

    def _show(self) -> None:
        put_text(self._label, given_words(self._given))
        self.setVisible(self._context.private and bool(self._given))


class LookedElsewhere(QWidget):
    """Two chips, and what was given where it was."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusal_looked")
        self.chosen: Elsewhere | None = None
        self._chips = ChipRow("refusal_elsewhere")
        self._chips.picked.connect(self._pick)
        self.granted = QLineEdit()
        self.granted.setObjectName("refusal_granted")
        self.granted.setAccessibleName("别处给了什么、哪儿给的")
        self.granted.setPlaceholderText("别处给了什么、哪儿给的")
        bounded(self.granted, 300)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(self._chips)
        box.addWidget(self.granted)
        self.start_anew()

    def start_anew(self) -> None:
        """Nobody has looked yet."""
        self.chosen = None
        self.granted.clear()
        self._show()

    def _pick(self, name: str) -> None:
        picked = Elsewhere(name)
        self.chosen = None if picked is self.chosen else picked
        self._show()

    def _show(self) -> None:
        self._chips.show_chips(
            [ChipFace(one.value, f"问过：{word}", checked=one is self.chosen) for one, word in ELSEWHERE_NAMES.items()]
        )
        self.granted.setVisible(self.chosen is Elsewhere.GRANTED)
