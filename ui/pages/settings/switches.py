"""What is switched on: slip, emotion dots, mini window on top, seconds until the neutral page."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox

from hall_assistant.errors import StaffError
from hall_assistant.settings.values import RECEIPT_PAPERS
from hall_assistant.wording import sentence
from ui.context import Context
from ui.pages.settings.section import Section, show_text
from ui.widgets.words import plain_label

PAPER_NAMES = {"A5": "A5", "A4": "A4", "80mm": "80 毫米小票"}


class SwitchesSection(Section):
    """All are off until a hall wants them; each says in a few words what comes of it."""

    title = "开关"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._receipt = self.tick(
            "受理回执：结束时能打一张，写编号、事项、答复时间", "set_receipt", lambda on: self.save_hall(receipt_on=on)
        )
        self._paper = QComboBox()
        self._paper.setObjectName("set_receipt_paper")
        self._paper.setAccessibleName("回执用什么纸")
        for size in RECEIPT_PAPERS:
            self._paper.addItem(PAPER_NAMES[size], size)
        self._paper.activated.connect(lambda _place: self.save_hall(receipt_paper=self._paper.currentData()))
        self.row(plain_label("回执用什么纸", "set_receipt_paper_word", "soft"), self._paper, stretch=True)
        self._emotion = self.tick(
            "情绪点：只在私密视图里，记不记随您，不进统计", "set_emotion", lambda on: self.save_hall(emotion_on=on)
        )
        self._rating = self.tick(
            "客户评价：态度、方案、规定分开评，客人自己点，或在纸上评请同事录",
            "set_rating",
            lambda on: self.save_hall(rating_on=on),
        )
        self._customer = {
            "big_page_on": self.tick(
                "大字页：说定的几样整屏大字给客人看；也能一起写",
                "set_big_page",
                lambda on: self.save_hall(big_page_on=on),
            ),
            "paper_lists_on": self.tick(
                "材料单：替人来的、老人、孩子、单位各带哪几样，能打一张",
                "set_paper_lists",
                lambda on: self.save_hall(paper_lists_on=on),
            ),
        }
        self._factors = self.tick(
            "沟通100：检查后面挂上 46 条因子，一条一条说看什么",
            "set_factors",
            lambda on: self.save_hall(factors_on=on),
        )
        self._window = self.tick(
            "客户窗口：客人那边有一块屏，给客人看说定的、请客人评（这台电脑）",
            "set_customer_window",
            lambda on: self.save_counter(customer_window=on),
        )
        self._topmost = self.tick("小窗总在最前面（这台电脑）", "set_topmost", lambda on: self.save_counter(topmost=on))
        self._slips = self.tick(
            "说法提示：私密视图里写字，不合适的说法下面划线，给一句好的（这台电脑）",
            "set_slips",
            lambda on: self.save_counter(slips_on=on),
        )
        self._reminders = self.tick(
            "提醒：有事到点，窗口里说一声，窗口收着时托盘说一声（这台电脑）",
            "set_reminders",
            lambda on: self.save_counter(reminders_on=on),
        )
        self._idle = self.entry("多少秒没人碰就盖住屏幕（10–600）", "set_idle", hint="20")
        self._idle.left.connect(self._leave)
        self.row(self._idle, stretch=True)
        self.fill()

    def fill(self) -> None:
        """Show what is set now."""
        hall, counter = self.context.settings, self.context.counter
        for box, on in (
            (self._receipt, hall.receipt_on),
            (self._emotion, hall.emotion_on),
            (self._rating, hall.rating_on),
            *((box, bool(getattr(hall, name))) for name, box in self._customer.items()),
            (self._factors, hall.factors_on),
            (self._window, counter.customer_window),
            (self._topmost, counter.topmost),
            (self._slips, counter.slips_on),
            (self._reminders, counter.reminders_on),
        ):
            box.setChecked(on)
        self._paper.setCurrentIndex(max(0, self._paper.findData(hall.receipt_paper)))
        show_text(self._idle, str(hall.idle_seconds))

    def _leave(self) -> None:
        text = self._idle.text.strip()
        if text == str(self.context.settings.idle_seconds):
            return
        if text.isascii() and text.isdigit() and len(text) < 9:
            self.save_hall(self._idle, idle_seconds=int(text))
        else:
            self._idle.refuse(sentence(StaffError("setting.number", least=10, most=600)))
