"""What a sheet's table says now: the finding, who goes on, what to say; and taking it as the result of the check."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.values import Evidence
from ui.models.desk_words import EVIDENCE_WORDS
from ui.models.sheets import FindingFace, SaidFace
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.flow_layout import empty, put
from ui.widgets.slot_text import SlotLabel
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

NOTHING = "填上一两样，这儿就说往哪走。不用填全。"


class FindingPanel(QFrame):
    """`said` carries a line, `slot_wanted` a gap in one, `card_wanted` a card, `concluded` the state chosen."""

    said = Signal(str, str)
    """With its gaps, and as it was said."""
    slot_wanted = Signal(str)
    card_wanted = Signal(str)
    concluded = Signal(object)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sheet_finding")
        self.setProperty("look", "note")
        self._face: FindingFace | None = None
        self._chosen: Evidence | None = None
        self._none = plain_label(NOTHING, "sheet_nothing", "soft", wrap=True)
        self._found = plain_label("", "sheet_found", "lead", wrap=True)
        self._route = plain_label("", "sheet_route", "", wrap=True)
        self._asks = plain_label("", "sheet_asks", "soft", wrap=True)
        self._lines = QVBoxLayout()
        self._cards = ChipRow("sheet_cards", arrow="right")
        self._cards.picked.connect(self.card_wanted)
        self._word = plain_label("核查结论，您来定", "sheet_evidence_word", "soft")
        self._evidence = ChipRow("sheet_evidence")
        self._evidence.picked.connect(self._choose)
        self._take = word_button("就按这个定", "sheet_conclude", "accent", "记下结论，摘要里有这一句")
        self._take.clicked.connect(self._press)
        self._told = plain_label("", "sheet_concluded", "good", wrap=True)
        space = context.theme.space
        self._lines.setSpacing(space("tight"))
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("tight"))
        for above in (self._none, self._found, self._route):
            box.addWidget(above)
        box.addLayout(self._lines)
        for below in (self._asks, self._cards, self._word, self._evidence):
            box.addWidget(below)
        box.addWidget(self._take, 0, Qt.AlignmentFlag.AlignLeft)
        box.addWidget(self._told)
        self.show_finding(None)

    def show_finding(self, face: FindingFace | None) -> None:
        """Show what the table says; another finding proposes its own state again."""
        fresh = face is None or self._face is None or face.finding.id != self._face.finding.id
        if fresh:
            self._chosen = None
        if face != self._face or face is None:
            self._face = face
            self._tell(face)
        self._show_evidence()

    def _tell(self, face: FindingFace | None) -> None:
        found = face.finding if face else None
        self._none.setVisible(found is None)
        put_text(self._found, found.finding if found else "")
        put_text(self._route, f"接着：{found.route}" if found else "")
        put_text(self._asks, f"还要拿：{'、'.join(found.asks)}" if found and found.asks else "")
        empty(self._lines)
        for line in face.lines if face else ():
            put(self._lines, self._line(line))
        self._cards.show_chips(face.cards if face else ())
        self._cards.setVisible(bool(face and face.cards))
        for part in (self._word, self._evidence, self._take):
            part.setVisible(found is not None)
        again = "填的又改过，再定一次。" if face and face.stale else ""
        put_text(self._told, f"已定：{face.concluded}{again}" if face and face.concluded else "")

    def _line(self, line: SaidFace) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        text = SlotLabel("sheet_line", "")
        text.setText(f"「{line.text}」")
        inside = QVBoxLayout()
        inside.setSpacing(2)
        inside.addWidget(text)
        if line.missing:
            gaps = ChipRow("sheet_gaps")
            gaps.show_chips([ChipFace(slot, f"{label}？", missing=True) for slot, label in line.missing])
            gaps.picked.connect(self.slot_wanted)
            inside.addWidget(gaps)
        tip = "先把空填上，再记说过" if line.missing else "这句说了，记上"
        said = word_button("说过 ✓" if line.said else "说过", "sheet_said", "quiet", tip)
        said.setAccessibleName(f"说过：{line.text}")
        said.setEnabled(not line.missing and not line.said)
        said.clicked.connect(lambda: self.said.emit(line.say, line.text))
        row.addLayout(inside, 1)
        row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _show_evidence(self) -> None:
        if self._face is None:
            return
        chosen = self._standing
        proposed = self._face.finding.evidence
        self._evidence.show_chips(
            [
                ChipFace(one.value, word, checked=one is chosen, hint="表里建议的" if one.value == proposed else "")
                for one, word in EVIDENCE_WORDS.items()
            ]
        )

    @property
    def _standing(self) -> Evidence:
        """The state chosen, else the one proposed."""
        return self._chosen or Evidence(self._face.finding.evidence if self._face else "unknown")

    def _choose(self, evidence: str) -> None:
        self._chosen = Evidence(evidence)
        self._show_evidence()

    def _press(self) -> None:
        self.concluded.emit(self._standing)
