"""The options of a reception as they stand, each with what can be done about it now."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.solved import REDRESSES, SOLUTION_TYPES, Redress, Solution, SolutionState
from hall_assistant.privacy.masking import masked
from ui.widgets.flow_layout import empty
from ui.widgets.words import plain_label, shortened, word_button

_STATES = {SolutionState.AGREED: "客户接受了", SolutionState.DECLINED: "客户没接受"}


class OptionList(QWidget):
    """Each signal carries the option's name within its reception."""

    agreed = Signal(str)
    declined = Signal(str)
    sign_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("option_list")
        self._shown: tuple[Solution, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(4)

    def show_options(self, options: Sequence[Solution]) -> None:
        """Show these; built anew only when one changed."""
        if tuple(options) == self._shown:
            return
        self._shown = tuple(options)
        empty(self._box)
        for option in self._shown:
            self._box.addWidget(self._row(option))

    def _row(self, option: Solution) -> QWidget:
        name = option.solution
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(plain_label(option_words(option), f"option_{name}", wrap=True), 1)
        row.addWidget(plain_label(standing_words(option), f"option_{name}_standing", "hint"))
        if option.state is SolutionState.OFFERED:
            self._add(row, "客户接受", f"option_{name}_agree", self.agreed, name)
            self._add(row, "没接受", f"option_{name}_decline", self.declined, name)
        unsigned = option.approval is None or option.approval.waits
        if unsigned and option.redress is not Redress.NONE and option.state is not SolutionState.DECLINED:
            self._add(row, "请人签", f"option_{name}_sign", self.sign_wanted, name)
        return holder

    def _add(self, row: QHBoxLayout, text: str, name: str, signal: object, option: str) -> None:
        button = word_button(text, name, "chip")
        button.clicked.connect(lambda: signal.emit(option))  # type: ignore[attr-defined]  # a bound signal
        row.addWidget(button)


def option_words(option: Solution) -> str:
    """What an option is, in a line."""
    money = "" if option.redress is Redress.NONE else f" · {REDRESSES[option.redress]}{option.amount}元"
    return f"{SOLUTION_TYPES[option.type]}：{masked(shortened(option.words, 60))}{money}"


def standing_words(option: Solution) -> str:
    """Where it stands, and whose signature it has or waits for."""
    words = [_STATES[option.state]] if option.state in _STATES else []
    if option.approval is not None:
        words.append("电话同意，待补签" if option.approval.waits else "已有第二人签")
    return " · ".join(words)
