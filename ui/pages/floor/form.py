"""The incident form (现场登记): each entry is saved when it is left; below it the report it makes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from hall_assistant.clock import DAY, local_day
from hall_assistant.errors import HallError
from hall_assistant.floor.values import CALLS, CLOSINGS, FIELDS, TRENDS, IncidentId
from hall_assistant.people.values import counter_name
from hall_assistant.wording import sentence
from ui.models.floor import IncidentShown, when_words
from ui.operations import floor
from ui.pages.forms import Entry
from ui.widgets.chips import ChipFace, ChipRow
from ui.widgets.tall_scroll import TallScroll
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

HINTS = {
    "place": "比如：3号柜前",
    "people": "客人几位、看的几位",
    "demand": "要什么，一句",
    "now": "这会儿怎么样",
    "needs": "要谁来、要什么；不要就空着",
}
KEPT_DAYS = (30, 90, 180)
"""Days for which film is usually kept, offered beside the field."""


class IncidentForm(QFrame):
    """`left` when it is put away."""

    left = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._incident: IncidentId | None = None
        self._shown: IncidentShown | None = None
        self.setObjectName("incident_form")
        self.setProperty("look", "card")
        self._title = plain_label("", "incident_title", "lead", wrap=True)
        self._about = plain_label("", "incident_about", "soft", wrap=True)
        self._kinds = ChipRow("incident_kind")
        self._kinds.picked.connect(self._pick_kind)
        self._entries = {
            name: Entry(context.theme, title, id=f"incident_{name}", hint=HINTS.get(name, ""))
            for name, title in FIELDS.items()
        }
        for name, entry in self._entries.items():
            entry.left.connect(lambda name=name: self._leave(name))
        self._choices = {name: ChipRow(f"incident_{name}_choice") for name in ("effect", "measures", "trend")}
        for name, row in self._choices.items():
            row.picked.connect(lambda text, name=name: self._toggle(name, text))
        self._footage = Entry(context.theme, "录像保存到（哪天）", id="incident_footage", hint="2026-04-11")
        self._footage.left.connect(self._leave_footage)
        self._days = ChipRow("incident_footage_days")
        self._days.picked.connect(self._pick_days)
        self._report = plain_label("", "incident_report", "", wrap=True)
        self._report.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._missing = plain_label("", "incident_missing", "hint", wrap=True)
        self._copy = word_button("复制快报", "incident_copy", "accent", "两百字以内，发给上级", once=True)
        self._copy.clicked.connect(self._copy_report)
        self._closing = {
            name: word_button(title, f"incident_close_{name}", "quiet", tip, once=True)
            for (name, title), tip in zip(CLOSINGS.items(), ("收好这件事", "按错了，或没用上"), strict=True)
        }
        for name, button in self._closing.items():
            button.clicked.connect(lambda _on=False, name=name: self._close(name))
        self._lay_out()
        context.bus.when(self, {"incident", "incidents"}, lambda _changes: self.read())
        context.signed.connect(lambda _actor: self._close_form())

    def _lay_out(self) -> None:
        space = self._context.theme.space
        back = word_button("收起", "incident_back", "quiet", "回到列表；填的都存了")
        back.clicked.connect(self.put_away)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        ground = QWidget()
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, space("small"), 0)
        column.setSpacing(space("tight"))
        column.addWidget(self._kinds)
        column.addLayout(self._pair("place", "people"))
        for name in ("demand", "now", "effect", "measures", "trend", "needs"):
            column.addWidget(self._entries[name])
            if name in self._choices:
                column.addWidget(self._choices[name])
        column.addWidget(self._footage)
        column.addWidget(self._days)
        paper = QFrame()
        paper.setProperty("look", "paper")
        inside = QVBoxLayout(paper)
        inside.setContentsMargins(space("small"), space("tight"), space("small"), space("tight"))
        inside.addWidget(self._report)
        inside.addWidget(self._missing)
        column.addWidget(paper)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(space("tight"))
        foot.addWidget(self._copy)
        foot.addStretch(1)
        for button in self._closing.values():
            foot.addWidget(button)
        box = QVBoxLayout(self)
        box.setContentsMargins(space("medium"), space("small"), space("small"), space("small"))
        box.setSpacing(space("tight"))
        box.addLayout(head)
        box.addWidget(self._about)
        box.addWidget(TallScroll("incident_scroll", ground, tall=False), 1)
        box.addLayout(foot)

    def _pair(self, *names: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(self._context.theme.space("small"))
        for name in names:
            row.addWidget(self._entries[name], 1)
        return row

    # reading and showing

    def open(self, incident: IncidentId) -> None:
        """Show an incident."""
        if incident != self._incident:
            self._incident, self._shown = incident, None
            for entry in (*self._entries.values(), self._footage):
                entry.edit.clear()
                entry.accept()
        self.read()

    def put_away(self) -> None:
        """Nothing to read any more; what was typed is saved first."""
        self._save()
        self._close_form()

    def _close_form(self) -> None:
        self._incident = self._shown = None
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What still stands in a field is saved, also before the counter is locked."""
        self._save()
        super().hideEvent(event)

    def _save(self) -> None:
        if self._context.actor is not None:
            for name in self._unsaved():
                self._leave(name)

    def read(self) -> None:
        """Ask for it anew."""
        if self._incident is not None and self._context.actor is not None:
            floor.read_incident(self._context, self._incident, owner=self, then=self._take)

    def _take(self, shown: IncidentShown) -> None:
        if shown.incident.incident != self._incident:
            return
        before, self._shown = self._shown, shown
        state = shown.incident
        for name, entry in self._entries.items():
            was = before.incident.fields.get(name, "") if before else ""
            if entry.text == was or not entry.edit.hasFocus():
                entry.edit.setText(state.fields.get(name, ""))
        if not self._footage.edit.hasFocus():
            self._footage.edit.setText(state.footage)
        self._show()

    def _show(self) -> None:
        shown = self._shown
        if shown is None:
            return
        state, kind, offset = shown.incident, shown.kind, self._context.hall.clock.offset()
        self._title.setText(f"{when_words(state.at, offset)}　{kind.name if kind else '其他'}")
        calls = "、".join(dict.fromkeys(CALLS.get(call.number, "") for call in state.calls))
        ended = CLOSINGS.get(state.closed_as, "") if state.closed is not None else ""
        told = (counter_name(state.counter), f"{shown.who}记的", calls, f"快报发过{len(state.reports)}次", ended)
        self._about.setText(" · ".join(part for part in told if part and part != "快报发过0次"))
        self._kinds.show_chips([ChipFace(one.id, one.name, checked=one.id == state.kind) for one in shown.kinds])
        offered = {
            "effect": kind.effects if kind else (),
            "measures": kind.measures if kind else (),
            "trend": TRENDS,
        }
        for name, row in self._choices.items():
            said = state.fields.get(name, "").split("，")
            row.show_chips([ChipFace(text, text, checked=text in said) for text in offered[name]])
        self._days.show_chips([ChipFace(str(days), f"存{days}天") for days in KEPT_DAYS])
        self._report.setText(shown.report)
        put_text(self._missing, f"还能补上：{'、'.join(shown.missing)}" if shown.missing else "")
        is_open = state.closed is None
        for part in (*self._entries.values(), self._kinds, *self._choices.values()):
            part.setEnabled(is_open)
        for button in self._closing.values():
            button.setVisible(is_open)

    # what is done

    def _unsaved(self) -> dict[str, str]:
        if self._shown is None or self._shown.incident.closed is not None:
            return {}
        kept = self._shown.incident.fields
        return {name: entry.text for name, entry in self._entries.items() if entry.text != kept.get(name, "")}

    def _leave(self, name: str) -> None:
        text = self._unsaved().get(name)
        if text is None or self._incident is None:
            return
        floor.note(
            self._context,
            self._incident,
            field=name,
            text=text,
            owner=self,
            failed=lambda error: self._refuse(self._entries[name], error),
        )

    def _refuse(self, entry: Entry, error: HallError) -> None:
        entry.refuse(sentence(error))

    def _toggle(self, name: str, text: str) -> None:
        said = [part for part in self._entries[name].text.split("，") if part]
        if name == "trend":
            said = [] if text in said else [text]
        else:
            said = [part for part in said if part != text] if text in said else [*said, text]
        self._entries[name].edit.setText("，".join(said))
        self._leave(name)

    def _pick_kind(self, kind: str) -> None:
        if self._incident is not None:
            floor.set_kind(self._context, self._incident, kind=kind, owner=self)

    def _pick_days(self, days: str) -> None:
        clock = self._context.hall.clock
        self._footage.edit.setText(local_day(clock.now() + int(days) * DAY, clock.offset()))
        self._leave_footage()

    def _leave_footage(self) -> None:
        until = self._footage.text.strip()
        if self._incident is None or self._shown is None or until in ("", self._shown.incident.footage):
            return
        floor.keep_footage(
            self._context,
            self._incident,
            until=until,
            owner=self,
            failed=lambda error: self._refuse(self._footage, error),
        )

    def _copy_report(self) -> None:
        if self._incident is not None:
            floor.copy_report(self._context, self._incident, unsaved=self._unsaved(), owner=self)

    def _close(self, closed_as: str) -> None:
        if self._incident is None:
            return
        self._save()
        floor.close(self._context, self._incident, closed_as=closed_as, owner=self)
