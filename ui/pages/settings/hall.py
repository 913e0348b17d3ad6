"""The hall: its name, address, opening hours; and this counter's number."""

from __future__ import annotations

from hall_assistant.errors import StaffError
from hall_assistant.settings.desk import counter_number
from hall_assistant.wording import sentence
from ui.context import Context
from ui.pages.forms import Entry
from ui.pages.settings.section import Section, show_text


class HallSection(Section):
    """The address is read out when 110 is called, so it is worth writing as one says it."""

    title = "厅和柜台"
    managers_only = True

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._hall = self.entry("厅名", "set_hall")
        self._address = self.entry("地址（报警、叫人时照着念）", "set_address", hint="比如：城东区人民路18号，工行隔壁")
        self._opens = self.entry("几点开门", "set_opens", hint="09:00")
        self._closes = self.entry("几点关门", "set_closes", hint="18:00")
        self._counter = self.entry("这台电脑是几号柜", "set_counter", hint="1–99")
        self.body.addWidget(self._hall)
        self.body.addWidget(self._address)
        self.row(self._opens, self._closes, self._counter)
        self._rooms = self.entry("里间（几间就写几个，用顿号隔开）", "set_rooms", hint="比如：一号间、二号间")
        self._wait = self.entry("排队过几分钟要照应一句", "set_wait", hint="20")
        self.row(self._rooms, self._wait)
        self._rooms.left.connect(self._leave_rooms)
        self._wait.left.connect(self._leave_wait)
        for entry, name in (
            (self._hall, "hall"),
            (self._address, "address"),
            (self._opens, "opens"),
            (self._closes, "closes"),
        ):
            entry.left.connect(lambda entry=entry, name=name: self._leave(entry, name))
        self._counter.left.connect(self._leave_counter)
        self.fill()

    def fill(self) -> None:
        """Show what is set now."""
        now = self.context.settings
        for entry, text in (
            (self._hall, now.hall),
            (self._address, now.address),
            (self._opens, now.opens),
            (self._closes, now.closes),
            (self._counter, str(int(self.context.counter.counter))),
            (self._rooms, "、".join(now.rooms)),
            (self._wait, str(now.wait_minutes)),
        ):
            show_text(entry, text)

    def _leave(self, entry: Entry, name: str) -> None:
        if entry.text != getattr(self.context.settings, name):
            self.save_hall(entry, **{name: entry.text})

    def _leave_rooms(self) -> None:
        parts = self._rooms.text.replace("，", "、").replace(",", "、").split("、")
        rooms = tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))
        if rooms != self.context.settings.rooms:
            self.save_hall(self._rooms, rooms=rooms)

    def _leave_wait(self) -> None:
        text = self._wait.text.strip()
        if text == str(self.context.settings.wait_minutes):
            return
        if not (text.isascii() and text.isdigit() and len(text) < 5):
            self._wait.refuse("填分钟数，像 20 这样。原来的没动。")
            return
        self.save_hall(self._wait, wait_minutes=int(text))

    def _leave_counter(self) -> None:
        try:
            counter = counter_number(self._counter.text)
        except StaffError as error:
            self._counter.refuse(sentence(error))
            return
        if counter != self.context.counter.counter:
            self.save_counter(self._counter, counter=counter)
