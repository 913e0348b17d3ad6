"""One finding: what was seen, its course, its photos, and what may be done about it now."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from hall_assistant.checklists.values import ORIGIN_NAMES, STANDING_NAMES, Finding, FindingId, Standing
from hall_assistant.clock import local_day
from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from ui.models.checks import FindingShown, day_words
from ui.models.floor import when_words
from ui.operations import checks
from ui.pages.act_bar import Act, ActBar
from ui.pages.checks.finding_acts import DONE, FAILED, HANDED, PASSED, WITHDRAWN
from ui.pages.checks.photo_strip import PhotoStrip
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

PICTURES = "照片 (*.jpg *.jpeg *.png *.webp *.bmp *.tif *.tiff *.gif)"
HIDDEN = "写了什么、照片，私密视图里看。"


class FindingView(QFrame):
    """`left` when it is put away. It reads again when the finding or a photo changed."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._finding: FindingId | None = None
        self._shown: FindingShown | None = None
        self._bar: ActBar | None = None
        self.setObjectName("finding_view")
        self.setProperty("look", "card")
        self._title = plain_label("", "finding_title", "lead", wrap=True)
        self._about = plain_label("", "finding_about", "soft", wrap=True)
        self._words = plain_label("", "finding_words", "", wrap=True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._course = QVBoxLayout()
        self._photos = PhotoStrip(context)
        self._buttons = QWidget()
        self._flow = FlowLayout(self._buttons, gap=context.theme.space("tight"))
        self._place = QVBoxLayout()
        self._lay_out()
        context.bus.when(self, {"finding", "findings", "photos"}, lambda _changes: self.read())
        context.private_changed.connect(lambda _on: self._show_words())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        back = word_button("收起", "finding_back", "quiet", "回到列表")
        back.clicked.connect(self.close_finding)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("small"))
        self._course.setSpacing(space("hair"))
        column.addWidget(self._words)
        column.addLayout(self._course)
        column.addWidget(self._photos)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addLayout(head)
        box.addWidget(self._about)
        box.addWidget(TallScroll("finding_scroll", ground, tall=False), 1)
        box.addLayout(self._place)
        box.addWidget(self._buttons)

    def open(self, finding: FindingId) -> None:
        """Show a finding."""
        if finding != self._finding:
            self._finding, self._shown = finding, None
            self._drop_bar()
        self.read()

    def close_finding(self) -> None:
        """Nothing to read any more."""
        self._finding = self._shown = None
        self._drop_bar()
        self._photos.show_photos(())
        self.left.emit()

    def read(self) -> None:
        """Ask for it anew."""
        if self._finding is not None and self._context.actor is not None:
            checks.read_finding(self._context, self._finding, owner=self, then=self._take, failed=self._context.trouble)

    def _take(self, shown: FindingShown) -> None:
        if shown.finding.finding != self._finding:
            return
        self._shown = shown
        state, today = shown.finding, self._today()
        late = "超期 · " if state.overdue(today) else ""
        self._title.setText(f"{ORIGIN_NAMES[state.origin]}　{late}{STANDING_NAMES[state.standing]}")
        owner = shown.names.get(state.owner, "同事")
        told = (
            f"{day_words(state.day, today)}看到",
            f"{owner}来改",
            "" if state.is_over else f"改到{day_words(state.due, today)}",
            shown.item,
            shown.factor,
        )
        put_text(self._about, " · ".join(part for part in told if part))
        self._photos.show_photos(shown.photos)
        self._show_words()
        self._show_buttons()

    def _today(self) -> str:
        clock = self._context.hall.clock
        return local_day(clock.now(), clock.offset())

    def _show_words(self) -> None:
        shown = self._shown
        if shown is None:
            return
        private = self._context.private
        self._words.setText(shown.finding.text if private else HIDDEN)
        empty(self._course)
        for line in _course(shown, self._context.hall.clock.offset(), private):
            put(self._course, plain_label(line, "finding_course", "hint", wrap=True))

    # what may be done

    def _show_buttons(self) -> None:
        empty(self._flow)
        shown, actor = self._shown, self._context.actor
        if shown is None or actor is None or shown.finding.is_over:
            self._drop_bar()
            return
        leads = may(actor.role, "checklists.act_for_another")
        if leads or shown.finding.owner == actor.staff:
            put(self._flow, self._button("放照片", "photo", "压小了存进加密的记录", self._pick_photo))
            put(self._flow, self._act_button("改好了", DONE))
        if leads and shown.finding.standing is Standing.DONE:
            put(self._flow, self._act_button("复查过了", PASSED))
            put(self._flow, self._act_button("复查没过", FAILED))
        if leads:
            put(self._flow, self._act_button("改派", HANDED))
            put(self._flow, self._act_button("撤掉", WITHDRAWN))
            put(self._flow, self._button("记成改进", "improve", "不只这一回：改规矩、改做法", self._improve))

    def _improve(self) -> None:
        self._context.wide_wanted.emit(f"improvements:{self._finding}")

    def _act_button(self, text: str, act: Act) -> QPushButton:
        return self._button(text, act.id, act.title, lambda: self._ask(act))

    def _button(self, text: str, id: str, tip: str, call: Callable[[], None]) -> QPushButton:
        button = word_button(text, f"finding_{id}", "quiet", tip, once=True)
        button.clicked.connect(lambda: call())
        return button

    def _ask(self, act: Act) -> None:
        shown = self._shown
        if shown is None:
            return
        self._drop_bar()
        state = shown.finding
        self._bar = bar = ActBar(self._context, act, staff=shown.staff, owner=state.owner, due=state.due)
        bar.left.connect(self._drop_bar)
        bar.given.connect(lambda text, due, owner: self._do(act, text, due, owner))
        put(self._place, bar)
        bar.begin()

    def _drop_bar(self) -> None:
        self._bar = None
        empty(self._place)

    def _do(self, act: Act, text: str, due: str, owner: str) -> None:
        finding, bar = self._finding, self._bar
        if finding is None or bar is None:
            return
        context, then, failed = self._context, self._drop_bar, bar.refuse
        if act is DONE:
            checks.put_right(context, finding, text, owner=self, then=then, failed=failed)
        elif act is HANDED:
            checks.hand_to(context, finding, owner, due, owner=self, then=then, failed=failed)
        elif act is WITHDRAWN:
            checks.withdraw(context, finding, text, owner=self, then=then, failed=failed)
        else:
            checks.recheck(context, finding, act is PASSED, text, due, owner=self, then=then, failed=failed)

    def _pick_photo(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileName(self, "选一张照片", "", PICTURES)
        if chosen:
            self.take_photo(Path(chosen))

    def take_photo(self, path: Path) -> None:
        """Keep a picture at the finding that is shown."""
        if self._finding is not None:
            checks.add_photo(self._context, self._finding, path, owner=self, then=self.read, failed=self._refused)

    def _refused(self, error: HallError) -> None:
        self._context.trouble(error)


def _course(shown: FindingShown, offset: int, private: bool) -> list[str]:
    """What came of it so far, a line each, in order; the words only where they may be seen."""
    state, names = shown.finding, shown.names

    def told(at: int, by: str, what: str, words: str) -> tuple[int, str]:
        said = f"：{words}" if words and private else ""
        return at, f"{when_words(at, offset)}　{names.get(by, '同事')} {what}{said}"

    lines = [told(state.opened, state.by, "记下", "")]
    lines += [told(one.at, one.by, "复查过了" if one.passed else "复查没过", one.words) for one in state.rechecks]
    if state.done_at is not None:
        lines.append(told(state.done_at, state.done_by, "说改好了", state.done))
    if state.standing is Standing.WITHDRAWN:
        lines.append((state.closed or 0, f"{when_words(state.closed or 0, offset)}　撤了{_why(state, private)}"))
    return [line for _at, line in sorted(lines, key=lambda one: one[0])]


def _why(state: Finding, private: bool) -> str:
    return f"：{state.why}" if private and state.why else ""
