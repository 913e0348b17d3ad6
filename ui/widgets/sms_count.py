"""How many parts a text message makes, told as one types (短信条数), beside a field that holds one. Source: S163."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.words import plain_label


def parts_words(text: str) -> str:
    """`63 个字，1 条` or `132 个字，拆成 2 条（67、65）`; empty for no text."""
    from hall_assistant.solutions.calculators.sms_parts import GSM, cut, encoding, units

    if not text:
        return ""
    coded = encoding(text)
    lengths = [sum(units(one, coded) for one in part) for part in cut(text)]
    what = "个字符" if coded == GSM else "个字"
    if len(lengths) == 1:
        return f"{lengths[0]} {what}，发 1 条"
    shown = "、".join(str(length) for length in lengths[:4]) + ("…" if len(lengths) > 4 else "")
    return f"{sum(lengths)} {what}，拆成 {len(lengths)} 条（{shown}）"


class SmsCount(QWidget):
    """A quiet line below the field it counts."""

    def __init__(self, field: QPlainTextEdit, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = field
        self.label = plain_label("", name, "hint", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.label)
        field.textChanged.connect(self._count)
        self._count()

    def _count(self) -> None:
        self.label.setText(parts_words(self._field.toPlainText()) or "写了字，这儿就说要发几条。")
