"""回看评点: what a leading colleague says to a clerk about a reception, by stage and by line, and a private note.

In the private view only, and only for the two of them; anybody else sees no trace of it. Source: S10.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.casefile.reviewed import CoachingNote, StageGrade
from hall_assistant.casefile.values import CaseId
from hall_assistant.clock import local_text
from hall_assistant.errors import HallError
from hall_assistant.logbook.timeline import Entry
from hall_assistant.people.access import may
from hall_assistant.privacy.masking import masked
from ui.operations import review
from ui.operations.review import ReviewShown
from ui.pages.reading.stage_row import StageRow
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.note_field import NoteField
from ui.widgets.words import plain_label, put_text, shortened, word_button

if TYPE_CHECKING:
    from ui.context import Context

TWO_ONLY = "只有写的人和被写的人看得到；不计数、不排名、不出厅。"


class ReviewStrip(QFrame):
    """Shown where there is something to read or to say for the person here; `turned` when writing starts or ends."""

    turned = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._case: CaseId | None = None
        self._whom = ""
        self._open = False
        self._shown: ReviewShown | None = None
        self._lines: Mapping[tuple[str, int], str] = {}
        self._line: tuple[str, int] | None = None
        self.setObjectName("review_strip")
        self.setProperty("look", "note")
        self._turn = word_button("写评点", "review_open", "quiet", "一段一段说给经办听")
        self._turn.clicked.connect(self._turned)
        self._to = ChipRow("review_to")
        self._to.picked.connect(self._pick)
        self._about = plain_label("", "review_about", "strong", wrap=True)
        self._whole = word_button("评整段", "review_whole", "quiet", "不单说这一条")
        self._whole.clicked.connect(lambda: self.take_line(None))
        self._stages = [StageRow(context, step) for step in review.stages(context)]
        self._notes = plain_label("", "review_notes", wrap=True)
        self._notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note = NoteField("悄悄话：想单独跟他说的", "review_note", lines=2)
        self._send = word_button("留给他", "review_send", "accent")
        self._send.clicked.connect(self._coach)
        self._note.entered.connect(self._coach)
        self._entry = QWidget()
        self._lay_out()
        context.private_changed.connect(lambda _on: self._show())
        context.signed.connect(lambda _actor: self._start())
        self.hide()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.addWidget(plain_label("回看评点", "review_title", "strong"))
        head.addWidget(self._to, 1)
        head.addWidget(self._turn, 0, Qt.AlignmentFlag.AlignTop)
        entry = QHBoxLayout(self._entry)
        entry.setContentsMargins(0, 0, 0, 0)
        entry.addWidget(self._note, 1)
        entry.addWidget(self._send, 0, Qt.AlignmentFlag.AlignBottom)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        box.setSpacing(space("tight"))
        box.addLayout(head)
        box.addWidget(plain_label(TWO_ONLY, "review_two", "hint", wrap=True))
        about = QHBoxLayout()
        about.addWidget(self._about, 1)
        about.addWidget(self._whole, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(about)
        for row in self._stages:
            box.addWidget(row)
            row.said.connect(self._say)
        box.addWidget(self._notes)
        box.addWidget(self._entry)

    def show_case(self, case: CaseId | None, entries: Sequence[Entry] = ()) -> None:
        """The reception being read and its lines, or none; what is being typed stays while it is the same."""
        if case != self._case:
            self._start()
            self._case = case
        self._lines = {(one.chain, one.seq): _read_out(one) for one in entries}
        self._read()

    @property
    def writing(self) -> bool:
        """Whether the person here is writing about it: then its lines can be picked."""
        return self._open and self.isVisible() and self._entry.isVisible()

    def take_line(self, line: tuple[str, int] | None) -> None:
        """What is said next is about this line; None: about the stage."""
        self._line = line
        self._show_about()

    def _show_about(self) -> None:
        line = self._line if self._open else None
        put_text(self._about, f"评这一条：{self._lines.get(line, '')}" if line is not None else "")
        self._whole.setVisible(line is not None)

    def _start(self) -> None:
        """Another reception or another person: nothing of before."""
        self._case, self._shown, self._open, self._whom, self._line = None, None, False, "", None
        self._note.put("")
        for row in self._stages:
            row.clear()
        self.hide()

    def _read(self) -> None:
        case = self._case
        if case is None or self._context.actor is None or not self._context.private:
            self.hide()
            return

        def take(shown: ReviewShown) -> None:
            if case == self._case:
                self._shown = shown
                self._show()

        review.read_review(self._context, case=case, owner=self, then=take)

    def _show(self) -> None:
        shown, actor = self._shown, self._context.actor
        if shown is None or actor is None or not self._context.private:
            self.hide()
            return
        back, names = shown.back, shown.names
        may_say = may(actor.role, "logbook.review") and bool(back.whom)
        if self._whom not in back.whom:
            self._whom = back.whom[0] if back.whom else ""
        writes = may_say and self._open
        self._turn.setVisible(may_say)
        self._turn.setText("收起" if self._open else "写评点")
        faces = [ChipFace(one, f"给{names.get(one, '同事')}", checked=one == self._whom) for one in back.whom]
        self._to.show_chips(faces if writes else [])
        for row in self._stages:
            row.show_said(shown, self._lines, may_say=writes)
        self._show_about()
        put_text(self._notes, "\n".join(self._told(note, shown) for note in back.notes))
        self._entry.setVisible(writes)
        self.setVisible(may_say or bool(back.stages or back.notes))

    def _told(self, note: CoachingNote, shown: ReviewShown) -> str:
        who = f"{shown.names.get(note.by, '同事')}给{shown.names.get(note.whom, '同事')}"
        return f"{local_text(note.at, self._context.hall.clock.offset())[5:]} {who}：{shortened(note.text)}"

    def _turned(self) -> None:
        self._open = not self._open
        self._line = None
        self._show()
        self.turned.emit()

    def _pick(self, whom: str) -> None:
        self._whom = whom
        self._show()

    def _say(self, stage: str, grade: StageGrade, sentence: str, tag: str) -> None:
        case = self._case
        if case is None:
            return

        def done() -> None:
            for row in self._stages:
                if row.stage == stage:
                    row.clear()
            self.take_line(None)
            self._read()

        review.review_stage(
            self._context,
            case=case,
            stage=stage,
            grade=grade,
            whom=self._whom,
            sentence=sentence,
            tag=tag,
            line=self._line,
            owner=self,
            then=done,
            failed=self._context.trouble,
        )

    def _coach(self) -> None:
        text, case = self._note.toPlainText(), self._case
        if case is None or not text.strip():
            return
        self._send.setEnabled(False)

        def done() -> None:
            self._send.setEnabled(True)
            self._note.put("")
            self._read()

        def failed(error: HallError) -> None:
            self._send.setEnabled(True)
            self._context.trouble(error)

        review.coach(self._context, case=case, whom=self._whom, text=text, owner=self, then=done, failed=failed)


def _read_out(entry: Entry) -> str:
    """A line of the record in a few words."""
    words = shortened(masked(" ".join(entry.text.split())), 40)
    return f"{entry.hour} {entry.what}" + (f"「{words}」" if words else "")
