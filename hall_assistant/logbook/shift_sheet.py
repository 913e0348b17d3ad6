"""The sheet for the next shift (交接单) as HTML for paper: one's own by anybody, the whole hall's by who leads."""

from __future__ import annotations

from collections.abc import Mapping

from hall_assistant.casefile.legs import LEG_STATES, LegState
from hall_assistant.casefile.number import short
from hall_assistant.cases.brief import hour_words
from hall_assistant.cases.leg_list import WaitingLeg
from hall_assistant.cases.shift import Left, ShiftSheet, Used, shift_sheet
from hall_assistant.clock import day_bounds, local_day, local_text, local_time
from hall_assistant.library.library import Library
from hall_assistant.logbook.exports import topic_name
from hall_assistant.people.access import check
from hall_assistant.people.records import names
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.privacy.identity import shown
from hall_assistant.privacy.masking import masked
from hall_assistant.promises.records import OpenPromise
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading


def read_sheet(at: Reading, *, by: Actor, library: Library, now: int, offset: int, hall: bool = False) -> ShiftSheet:
    """One's own sheet as it stands, or with `hall` that of everybody; sums are those given today.

    Raises StaffError `access.denied` for a clerk who asks for the hall's.
    """
    check(at, by, "logbook.shift_sheet_of_another" if hall else "logbook.shift_sheet")
    since = day_bounds(local_day(now, offset), offset)[0]
    return shift_sheet(at, library, staff=None if hall else by.staff, since=since, now=now, offset=offset)


def shift_html(at: Reading, *, by: Actor, library: Library, now: int, offset: int, hall: bool = False) -> str:
    """The sheet on paper (A4), numbers masked, with a line for both to sign. Raises as `read_sheet`."""
    sheet = read_sheet(at, by=by, library=library, now=now, offset=offset, hall=hall)
    staff, page = names(at), _Page(at, names(at), library, now, offset)
    words = {
        "厅名": hall_settings(at).hall,
        "日期": local_day(now, offset),
        "交班": "全厅" if hall else staff.get(by.staff, by.name),
        "打印人": by.name,
        "打印时间": local_text(now, offset),
        "没结": [page.left(one) for one in sheet.left],
        "到点": [page.due(one) for one in sheet.due],
        "在等": [page.waiting(one) for one in sheet.waiting],
        "授权": [page.used(one) for one in sheet.used],
    }
    return fill(library.template("shift_sheet"), words)


class _Page:
    """How each row of the sheet reads."""

    def __init__(self, at: Reading, staff: Mapping[str, str], library: Library, now: int, offset: int) -> None:
        self._at = at
        self._staff = staff
        self._library = library
        self._now = now
        self._offset = offset

    def _hour(self, ms: int) -> str:
        return hour_words(ms, self._now, self._offset) + ("（已过）" if ms < self._now else "")

    def left(self, one: Left) -> dict[str, str]:
        line = one.line
        return {
            "短号": short(line.number),
            "客户": line.person.line,
            "话题": topic_name(line, self._library),
            "首问": self._staff.get(line.first_asked, ""),
            "经办": self._staff.get(line.handler, ""),
            "简报": masked(one.brief.text(self._library)),
            "转给": self._staff.get(line.offered_to, "") if line.offered_to else "",
        }

    def due(self, one: OpenPromise) -> dict[str, str]:
        return {
            "短号": short(one.number),
            "客户": shown(self._at, one.person).line,
            "钟点": self._hour(one.due),
            "答应": masked(one.words),
            "谁答应": self._staff.get(one.owner, ""),
        }

    def waiting(self, one: WaitingLeg) -> dict[str, str]:
        urged = f"催了{one.urges}回" if one.urges else "还没催过"
        state = LEG_STATES[LegState.RETURNED] if one.state is LegState.RETURNED else urged
        return {
            "短号": short(one.number),
            "部门": " ".join(part for part in (one.department, one.contact) if part),
            "钟点": self._hour(one.due),
            "问的": masked(one.question),
            "催办": state,
        }

    def used(self, one: Used) -> dict[str, str]:
        return {
            "短号": short(one.number),
            "给的": f"{one.what} {one.amount} 元",
            "说明": masked(one.words),
            "谁定": self._staff.get(one.by, ""),
            "谁签": self._staff.get(one.second, ""),
            "时间": local_time(one.at, self._offset),
        }
