"""The day's log for other programs: CSV that Excel opens rightly and safely, and HTML for paper."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import asdict

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.cases.find import CaseLine
from hall_assistant.clock import local_time
from hall_assistant.library.library import Library
from hall_assistant.logbook.day import DayFigures, LogFilter, figures, receptions
from hall_assistant.people.access import check
from hall_assistant.people.records import names
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

_HEADER = (
    "编号",
    "日期",
    "开始",
    "柜台",
    "方式",
    "话题",
    "称呼",
    "首问",
    "经办",
    "结果",
    "一句话",
    "工单号",
    "未了承诺",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
STATE_NAMES = {"open": "未结", "ended": "已结", "voided": "误开作废"}


def day_csv(at: Reading, *, by: Actor, wanted: LogFilter, library: Library, offset: int) -> str:
    """The receptions as CSV text with a byte-order mark, every cell safe from being taken for a formula.

    Raises StaffError `access.denied` for a clerk.
    """
    check(at, by, "logbook.export")
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADER)
    staff = names(at)
    for line in receptions(at, wanted):
        writer.writerow([_safe(cell) for cell in _cells(line, staff, library, offset)])
    return "\ufeff" + out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell


def _cells(line: CaseLine, staff: dict[str, str], library: Library, offset: int) -> Sequence[str]:
    return (
        line.number,
        line.day,
        local_time(line.started, offset),
        line.counter,
        "补记" if line.mode == "writeup" else "现场",
        _topic(line, library),
        line.person.line,
        staff.get(line.first_asked, ""),
        staff.get(line.handler, ""),
        _result(line),
        line.sentence,
        line.order_number,
        str(line.open_promises),
    )


def _topic(line: CaseLine, library: Library) -> str:
    topic = library.topics.get(line.topic)
    return topic.name if topic else ""


def _result(line: CaseLine) -> str:
    return OUTCOME_NAMES[line.outcome] if line.outcome and line.state == "ended" else STATE_NAMES[line.state]


def day_html(at: Reading, *, by: Actor, day: str, start: int, end: int, now: int, library: Library, offset: int) -> str:
    """The day's log as HTML for paper: figures on top, one row a reception. Raises StaffError `access.denied`."""
    check(at, by, "logbook.export")
    staff = names(at)
    listed = receptions(at, LogFilter(day, day))
    words = {
        "厅名": hall_settings(at).hall,
        "日期": day,
        "数字": _figures(figures(at, day, start=start, end=end, now=now)),
        "接待": [_row(line, staff, library, offset) for line in listed],
    }
    return fill(library.templates["day_log"], words)


def _figures(day: DayFigures) -> dict[str, object]:
    outcomes = {OUTCOME_NAMES[one]: count for one, count in day.by_outcome.items()}
    plain = asdict(day)
    return {"接待": plain["receptions"], "未结": plain["still_open"], "结果": outcomes} | {
        "承诺": plain["promises_made"],
        "兑现": plain["promises_kept"],
        "逾期": plain["promises_overdue"],
    }


def _row(line: CaseLine, staff: dict[str, str], library: Library, offset: int) -> dict[str, str]:
    cells = _cells(line, staff, library, offset)
    return dict(zip(_HEADER, cells, strict=True)) | {"短号": short(line.number)}
