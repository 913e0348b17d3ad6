"""交换: how the exchange with the other counters stands, exchange now, by stick, turn on, invite, take out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from hall_assistant.errors import HallError
from hall_assistant.people.access import may
from hall_assistant.sync import telling
from hall_assistant.sync.standing import Standing
from hall_assistant.wording import sentence
from ui.context import Context
from ui.exchange_process import Exchanged
from ui.operations import exchange
from ui.operations.exchange import ExchangeKeeper
from ui.pages.exchange.counter_row import CounterRow, first_line, second_line
from ui.pages.exchange.inviting import InvitingBox
from ui.pages.settings.section import Section, show_text
from ui.widgets.flow_layout import FlowLayout, empty
from ui.widgets.words import plain_label, put_text, word_button

OFF = (
    "还没打开。第一台电脑：选好文件夹，点「打开交换」，再请别的电脑进来。"
    "本厅别处已经开了的，不用在这里打开：新电脑第一次启动时点「加入本厅」。"
)


class ExchangeSection(Section):
    """Anyone may exchange now; folder, turning on, inviting and taking out are the manager's."""

    title = "交换"
    note = "几个柜把记录放进同一个文件夹，你看得到我的，我看得到你的。断几天也不要紧，接上会自己补。"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._keeper = ExchangeKeeper.shared(context)
        self._line = plain_label("", "exchange_line", "strong", wrap=True)
        self._moved = plain_label("", "exchange_moved", "soft", wrap=True)
        self._troubles = plain_label("", "exchange_troubles", "warn", wrap=True)
        self._now = word_button("现在交换", "exchange_now", "accent")
        self._now.clicked.connect(self._go)
        self._stick = word_button("用U盘交换", "exchange_stick", "", "插上U盘，选它：别处带来的收进来，这里的放上去")
        self._stick.clicked.connect(self._ask_stick)
        self._anew = word_button("照样用这个文件夹", "exchange_anew", "", "它就该是空的：这台有的重新放上去")
        self._anew.clicked.connect(self._go_anew)
        self._found = word_button("打开交换", "exchange_found", "accent")
        self._found.clicked.connect(self._start)
        self._folder = self.entry("交换文件夹", "set_exchange", hint="各柜都够得着的共享文件夹；只用U盘的空着")
        self._folder.left.connect(self._leave_folder)
        self._choose = word_button("选文件夹", "exchange_choose")
        self._choose.clicked.connect(self._ask_folder)
        self._list = QVBoxLayout()
        self._list.setSpacing(context.theme.space("small"))
        self._gone = plain_label("", "exchange_gone", "hint", wrap=True)
        self._counters = plain_label("各柜", "exchange_counters", "strong")
        self._inviting = InvitingBox(context)
        self._inviting.wanted.connect(self._invite)
        self.verticalScrollBar().rangeChanged.connect(self._show_code)
        self._shown: tuple[bool, list[tuple[str, str]]] | None = None
        self._met: frozenset[str] = frozenset()
        self._lay_out_parts()
        self._keeper.changed.connect(self._show)
        self._keeper.taken.connect(self._progress)
        context.signed.connect(lambda _actor: self._show())
        self.fill()
        self._show()

    def _lay_out_parts(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for button in (self._found, self._now, self._anew, self._stick, self._choose):
            flow.addWidget(button)
        for part in (self._line, self._moved, self._troubles, self._folder, buttons, self._counters):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self._gone)
        self.body.addWidget(self._inviting)

    def fill(self) -> None:
        """Show the folder that is set."""
        show_text(self._folder, self.context.counter.exchange_folder)

    def showEvent(self, event: QShowEvent) -> None:
        """Each visit reads anew."""
        super().showEvent(event)
        self.told.hide()
        self._keeper.look()

    # ------------------------------------------------------------- showing

    def _show(self) -> None:
        now = self._keeper.standing
        if now is None:
            return
        manages = self._manages()
        self._folder.setEnabled(manages)
        self._found.setVisible(not now.on and manages)
        self._choose.setVisible(manages)
        self._now.setVisible(now.on and bool(self.context.counter.exchange_folder))
        self._anew.setVisible(now.last.failed == "exchange.folder_emptied" and manages)
        self._stick.setVisible(now.on)
        self._inviting.setVisible(now.on and manages)
        self._tell(now)
        self._meet(now)
        self._hold_buttons()
        self._show_counters(now, manages)

    def _tell(self, now: Standing) -> None:
        clock = self.context.hall.clock
        self._line.setText(telling.line(now, clock.now(), clock.offset()) or OFF)
        troubles = telling.troubles(now)
        put_text(self._troubles, "\n".join(troubles))
        if self.told.text() in troubles:
            self.told.hide()  # the page says it already
        went_well = now.last.done and not now.last.failed and self.told.isHidden()
        put_text(self._moved, telling.moved(now) if went_well and not self._keeper.going else "")

    def _meet(self, now: Standing) -> None:
        """A computer that was not here before has come: the code in sight is used up."""
        met = frozenset(one.device for one in now.counters if one.seen)
        if met - self._met:
            self._inviting.forget()
        self._met = met

    def _hold_buttons(self) -> None:
        going = self._keeper.going
        for button in (self._now, self._anew, self._stick, self._found):
            button.setEnabled(not going)
        if going:
            put_text(self._moved, "正在交换……柜台照常用。")

    def _progress(self, facts: int) -> None:
        put_text(self._moved, f"正在交换……收进 {facts:,} 条。柜台照常用。")

    def _show_counters(self, now: Standing, manages: bool) -> None:
        at = self.context.hall.clock.now()
        here = [one for one in now.counters if not one.left]
        shown = (manages, [(first_line(one, at), second_line(one)) for one in here])
        if shown == self._shown:
            return  # else a second click would meet a new button
        self._shown = shown
        empty(self._list)
        for one in here:
            row = CounterRow(self.context.theme, one, at, may_leave=manages)
            row.left.connect(self._take_out)
            self._list.addWidget(row)
        self._counters.setVisible(bool(here))
        self._show_gone(now)

    def _show_gone(self, now: Standing) -> None:
        gone = "、".join(telling.counter_name(one) for one in now.counters if one.left)
        put_text(self._gone, f"已经请出的：{gone}。它们先前记的都在。" if gone else "")

    def _manages(self) -> bool:
        actor = self.context.actor
        return actor is not None and may(actor.role, "sync.manage")

    # ------------------------------------------------------------- doing

    def _start(self) -> None:
        self._found.setEnabled(False)
        exchange.start_exchange(self.context, owner=self, failed=self._refused)

    def _go(self) -> None:
        self._keeper.go(Path(self.context.counter.exchange_folder), then=self._went, failed=self._refused)

    def _go_anew(self) -> None:
        self._keeper.go(Path(self.context.counter.exchange_folder), anew=True, then=self._went, failed=self._refused)

    def _went(self, _done: Exchanged) -> None:
        self.told.hide()

    def _ask_stick(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "U盘上的文件夹", "")
        if chosen:
            self.by_stick(Path(chosen))

    def by_stick(self, root: Path) -> None:
        """A stick is one more folder to exchange with: take in what it brings, lay on it what it lacks."""
        self._keeper.go(root, then=self._stick_done, failed=self._stick_refused)

    def _stick_done(self, done: Exchanged) -> None:
        self.told.hide()
        aside = f"，{len(done.troubles)} 份没收" if done.troubles else ""
        self.context.say(f"U盘换好了：收进 {done.taken:,} 条，放上去 {done.sent:,} 条{aside}。可以拔了。")

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, "交换文件夹", self.context.counter.exchange_folder)
        if chosen:
            self._folder.edit.setText(chosen)
            self._leave_folder()

    def _leave_folder(self) -> None:
        if self._folder.text.strip() != self.context.counter.exchange_folder:
            self.save_counter(self._folder, exchange_folder=self._folder.text.strip())

    def _invite(self, counter: str) -> None:
        root = self.context.counter.exchange_folder
        root = root or QFileDialog.getExistingDirectory(self, "邀请放在哪个文件夹（U盘也行）", "")
        if not root:
            self._inviting.forget()
            return
        exchange.invite(
            self.context,
            root=Path(root),
            counter=counter,
            owner=self,
            then=lambda code: self._invited(code, Path(root)),
            failed=self._inviting.refuse,
        )

    def _invited(self, code: str, root: Path) -> None:
        self._inviting.show_code(code)
        self._keeper.go(root)  # the new computer finds the record beside its invitation

    def _show_code(self) -> None:
        """On a low screen the code would come below the edge; it has its place once there is more to scroll."""
        if self._inviting.shows_code:
            self.ensureWidgetVisible(self._inviting)

    def _take_out(self, device: str) -> None:
        exchange.leave(self.context, device=device, owner=self, then=self._taken_out, failed=self._refused)

    def _taken_out(self) -> None:
        self.context.say("请出去了，厅钥换了新的。它先前记的都在。")
        if folder := self.context.counter.exchange_folder:
            self._keeper.go(Path(folder))

    def _refused(self, error: HallError) -> None:
        self._shown = None  # a row that was held takes clicks again
        self._show()
        self.told.setText(sentence(error))
        self.told.show()
        self.verticalScrollBar().setValue(0)  # on a low screen what is said stands above what was clicked

    def _stick_refused(self, error: HallError) -> None:
        self._refused(error)
        if came := int(str(error.values.get("came", 0))):
            self.told.setText(f"收进 {came:,} 条，都在。{sentence(error)}")
