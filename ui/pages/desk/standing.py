"""Today's words that stand on what is in hand: first in the card's place, in the mini window and at the desk alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from hall_assistant.authoring.values import Notice
from hall_assistant.phrases.slips import may_be_filmed
from ui.models.counter_desk import CounterDesk
from ui.models.notices import left_short, standing_words
from ui.models.own_content import OwnContent
from ui.operations import notices
from ui.widgets.flow_layout import empty
from ui.widgets.notice_strip import NoticeFace, NoticeStrip
from ui.widgets.words import word_button

if TYPE_CHECKING:
    from ui.context import Context

MOST = 3
"""Words shown on one card; the others are a click away."""
KEPT_BACK = "点开看原文"


class StandingNotices(QWidget):
    """The strips. With nothing to say it takes no room. `turned` when its height is another."""

    turned = Signal()

    def __init__(
        self,
        context: Context,
        counter: CounterDesk,
        name: str,
        *,
        lines: int,
        shrinks: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._context = context
        self._counter = counter
        self._lines = lines
        self._shrinks = shrinks
        self.own = OwnContent.shared(context)
        self._shown: tuple[NoticeFace, ...] = ()
        self._strips: list[NoticeStrip] = []
        self._more = word_button("", f"{name}_more", "quiet", "到「口径」里看全部")
        self._more.clicked.connect(lambda: context.wide_wanted.emit("notices"))
        self._more.hide()
        self._box = QVBoxLayout()
        self._box.setSpacing(4)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        box.addLayout(self._box)
        box.addWidget(self._more)
        self.hide()
        self.own.changed.connect(self.show_hand)
        context.signed.connect(self._fold)
        context.private_changed.connect(self.show_hand)

    def show_hand(self) -> None:
        """Show what stands on the card and topic in hand; nearly always nothing, and then nothing is done."""
        seen = self._counter.sight
        found = self.own.on(card=seen.card.id if seen.card else "", topic=seen.topic) if seen.topic else ()
        whole = self._counter.hand.own
        found = tuple(notice for notice in found if whole is None or whole.id != f"notice:{notice.id}")
        faces = tuple(self._face(notice) for notice in found[:MOST])
        if faces != self._shown:
            self._show(faces)
        if self.isHidden() == bool(faces):
            self.setVisible(bool(faces))
        more = len(found) - len(faces)
        self._more.setText(f"还有 {more} 条口径")
        self._more.setVisible(more > 0)

    def _face(self, notice: Notice) -> NoticeFace:
        clock = self._context.hall.clock
        now, offset = clock.now(), clock.offset()
        about = " · ".join(part for part in (notice.number, standing_words(notice, now, offset)) if part)
        left = left_short(notice, now, offset)
        return NoticeFace(notice.id, self._title(notice), notice.text, about, left, self.own.is_unread(notice))

    def _title(self, notice: Notice) -> str:
        """A manager's words may hold what no customer should read: then the folded strip keeps them back in public."""
        private, rules = self._context.private, self._context.hall.library.rules
        return notice.title if private or may_be_filmed(notice.title, rules) else KEPT_BACK

    def _show(self, faces: tuple[NoticeFace, ...]) -> None:
        same = [face.id for face in faces] == [strip.face.id for strip in self._strips]
        self._shown = faces
        if same:
            for strip, face in zip(self._strips, faces, strict=True):
                strip.take(face)
            return
        empty(self._box)
        self._strips = [self._strip(face) for face in faces]
        self.setVisible(bool(faces))  # before its house is told
        self.turned.emit()

    def _strip(self, face: NoticeFace) -> NoticeStrip:
        strip = NoticeStrip(face, lines=self._lines, shrinks=self._shrinks)
        strip.read.connect(lambda notice: notices.read(self._context, notice, owner=self))
        strip.turned.connect(self.turned)
        self._box.addWidget(strip)
        strip.show()
        return strip

    @property
    def unfolded(self) -> bool:
        """Whether one of them is shown whole."""
        return any(strip.unfolded for strip in self._strips)

    def _fold(self, _actor: object) -> None:
        """The next person finds everything folded."""
        for strip in self._strips:
            strip.line.setChecked(False)
