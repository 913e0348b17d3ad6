"""口径: today's words in groups, those that wait for the manager first; pasted by the manager, read by all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.authoring.values import Notice
from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from ui.models.notices import GROUPS, OVER, NoticeBoard, NoticeItem, group_of
from ui.models.own_content import OwnContent
from ui.operations import notices
from ui.pages.notices.form import NoticeForm
from ui.pages.notices.roll import RollCall
from ui.pages.notices.row import NoticeRow
from ui.pages.shown_page import ShownPage
from ui.widgets.flow_layout import FlowLayout, empty, put
from ui.widgets.list_scroll import ListScroll
from ui.widgets.words import plain_label, word_button

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.context import Context

KINDS = frozenset({"notice", "notices", "notice_reads", "staff"})
LOOKS = {"lapsing": "warn", "lapsed": "bad"}


class NoticesPage(ShownPage):
    """The page. It reads when shown and when a word changed, and looks at the hour each minute."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent, each_minute=True)
        self._context = context
        self._board = NoticeBoard()
        self._rows: list[NoticeRow] = []
        self._staff = context.actor.staff if context.actor is not None else ""
        self.setObjectName("notices_page")
        self.own = OwnContent.shared(context)
        self._count = plain_label("", "notices_count", "soft", wrap=True)
        self._paste = word_button("贴新口径", "notices_paste", "accent", "群里的话整段贴进来")
        self._paste.clicked.connect(lambda: self.start_form(None))
        self._roll_button = word_button("点名", "notices_roll", "", "班前会念过，一次点名，在场的都算看过")
        self._roll_button.clicked.connect(self._start_roll)
        self._over = word_button("", "notices_over", "quiet", "到期的和撤下的，记录都在")
        self._over.setCheckable(True)
        self._over.toggled.connect(lambda _on: self._show())
        self.form = NoticeForm(context)
        self.form.hide()
        self.form.left.connect(self._close_parts)
        self.roll = RollCall(context)
        self.roll.left.connect(self._close_parts)
        self._lay_out()
        context.bus.when(self, KINDS, lambda _changes: self.read_if_shown())
        context.theme.changed.connect(self._show)
        context.signed.connect(self._signed)
        self._fit_person()

    def _lay_out(self) -> None:
        space = self._context.theme.space
        head = QHBoxLayout()
        head.setSpacing(space("small"))
        head.addWidget(plain_label("今日口径", "notices_title", "title"))
        head.addWidget(self._count, 1)
        head.addWidget(self._roll_button)
        head.addWidget(self._paste)
        self._scroll = ListScroll("notices_list", "口径", right=space("small"))
        column = self._scroll.column
        column.setSpacing(space("small"))
        self._list = QVBoxLayout()
        self._list.setSpacing(space("small"))
        column.addWidget(self.form)
        column.addWidget(self.roll)
        column.addLayout(self._list)
        foot = QWidget()
        FlowLayout(foot).addWidget(self._over)
        column.addWidget(foot)
        column.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("medium"), space("small"))
        box.setSpacing(space("small"))
        box.addLayout(head)
        box.addWidget(self._scroll, 1)

    # reading and showing

    def read(self) -> None:
        """Ask for everything anew."""
        if self._context.actor is not None:
            notices.read_board(self._context, owner=self, then=self._take)

    def _take(self, board: NoticeBoard) -> None:
        self._board = board
        self._show()

    def _show(self) -> None:
        """Build the list anew; while somebody writes in a row that waits."""
        if any(row.asking for row in self._rows):
            return
        at = self._scroll.verticalScrollBar().value()
        unfolded: set[str] = {row.item.notice.id for row in self._rows if row.unfolded}
        empty(self._list)
        self._rows = []
        now = self._context.hall.clock.now()
        groups: dict[str, list[NoticeItem]] = {}
        for item in self._board.items:
            groups.setdefault(group_of(item.notice, now), []).append(item)
        for group, name in GROUPS:
            if group in groups and (group not in OVER or self._over.isChecked()):
                put(self._list, plain_label(f"{name} {len(groups[group])}", f"group_{group}", LOOKS.get(group, "soft")))
                for item in groups[group]:
                    put(self._list, self._row(item, unfolded))
        self._tell(groups)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # else it cannot go back to its place
        self._scroll.verticalScrollBar().setValue(at)

    def _tell(self, groups: dict[str, list[NoticeItem]]) -> None:
        holding = len(groups.get("lapsing", ())) + len(groups.get("live", ()))
        unread = len(self.own.unread)
        told = f"{holding} 条生效中" if holding else "现在没有生效的口径。"
        if holding and unread:
            told += f"，{unread} 条您还没看"
        self._count.setText(told)
        over = sum(len(groups.get(group, ())) for group in OVER)
        self._over.setText(f"过去的 {over} 条" if not self._over.isChecked() else "收起过去的")
        self._over.setVisible(over > 0)

    def _row(self, item: NoticeItem, unfolded: set[str]) -> NoticeRow:
        row = NoticeRow(self._context, item, self._board)
        context, notice = self._context, item.notice
        row.confirmed.connect(lambda: notices.confirm(context, notice.id, owner=self, failed=self._refused))
        row.read.connect(lambda: notices.read(context, notice.id, owner=self))
        row.correct_wanted.connect(lambda: self.start_form(notice))
        row.withdrawn.connect(
            lambda why: notices.withdraw(context, notice.id, why, owner=self, then=self._withdrawn, failed=row.refuse)
        )
        if notice.id in unfolded:
            row.unfold()
        self._rows.append(row)
        return row

    def _withdrawn(self) -> None:
        self._rows = []
        self.read()

    def _refused(self, error: HallError) -> None:
        self._context.trouble(error)
        self.read()

    # parts

    def start_form(self, notice: Notice | None) -> None:
        """Paste a new one, or correct this one."""
        self.roll.hide()
        self.form.show()
        self.form.start(notice)
        self._scroll.verticalScrollBar().setValue(0)

    def _start_roll(self) -> None:
        self.form.hide()
        self.roll.start(self._board)
        self._scroll.verticalScrollBar().setValue(0)

    def _close_parts(self) -> None:
        self.form.hide()
        self.roll.hide()

    # coming and going

    def look_at_hour(self) -> None:
        """What begins or ends at this hour, here and in what is searched."""
        self.own.look()
        self._show()

    def _signed(self, actor: Actor | None) -> None:
        """Whoever comes back from the lock finds what was typed; another person does not."""
        if actor is None or actor.staff == self._staff:
            return
        self._staff = actor.staff
        self.form.leave()
        self._rows = []
        self._fit_person()
        self.read_if_shown()

    def _fit_person(self) -> None:
        actor = self._context.actor
        self._paste.setVisible(actor is not None and may(actor.role, "authoring.publish_notice"))
        self._roll_button.setVisible(actor is not None and may(actor.role, "authoring.call_roll"))
