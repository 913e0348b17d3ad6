"""The day's log for other programs: CSV that Excel opens rightly and safely, and HTML for paper.

What leaves the hall's file is masked always: no full number stands in a sheet or on paper. Source: N12, M25.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence

from hall_assistant.casefile.number import short
from hall_assistant.casefile.values import OUTCOME_NAMES
from hall_assistant.cases.find import CaseLine
from hall_assistant.clock import local_text, local_time
from hall_assistant.library.library import Library
from hall_assistant.logbook.counted import span
from hall_assistant.logbook.day import DayFigures, LogFilter, figures, receptions
from hall_assistant.people.access import check
from hall_assistant.people.records import names
from hall_assistant.people.values import Actor, counter_name
from hall_assistant.phrases.templates import fill
from hall_assistant.privacy.masking import masked
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
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "|")
_DIGITS_KEPT = 11
"""Longer runs of digits (and those with a leading zero) Excel would turn into a rounded number."""
MOST = 100_000
"""Receptions of one export: years of a hall; a list on screen holds fewer."""
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
    for line in receptions(at, wanted, limit=MOST):
        writer.writerow([safe_cell(cell) for cell in _cells(line, staff, library, offset)])
    return "\ufeff" + out.getvalue()


def safe_cell(cell: str) -> str:
    """A text as no program takes it for a formula, nor a long number for one to be rounded."""
    if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA):
        return f"'{cell}"
    long = cell.isascii() and cell.isdigit() and (len(cell) > _DIGITS_KEPT or (len(cell) > 1 and cell[0] == "0"))
    return f"{cell}\t" if long else cell  # a tab keeps Excel from taking it for a number


def _cells(line: CaseLine, staff: Mapping[str, str], library: Library, offset: int) -> Sequence[str]:
    return (
        line.number,
        line.day,
        local_time(line.started, offset),
        counter_name(line.counter),
        mode_name(line),
        topic_name(line, library),
        line.person.line,
        staff.get(line.first_asked, ""),
        staff.get(line.handler, ""),
        result_name(line),
        masked(line.sentence),
        line.order_number,
        str(line.open_promises),
    )


def mode_name(line: CaseLine) -> str:
    """Whether it was told live, or written up afterwards."""
    return "补记" if line.mode == "writeup" else "现场"


def topic_name(line: CaseLine, library: Library) -> str:
    """Name of what a reception is about, or empty."""
    topic = library.topics.get(line.topic)
    return topic.name if topic else ""


def result_name(line: CaseLine) -> str:
    """Its result in a word: 现场化解 …, or 未结, 误开作废."""
    return OUTCOME_NAMES[line.outcome] if line.outcome and line.state == "ended" else STATE_NAMES[line.state]


def day_html(at: Reading, *, by: Actor, wanted: LogFilter, now: int, library: Library, offset: int) -> str:
    """The log of a day or a range as HTML for paper: figures on top, one row a reception.

    The figures are of all receptions of the days, the rows those asked for. now: UTC milliseconds, printed as the hour
    it was made. Raises StaffError `access.denied` for a clerk.
    """
    check(at, by, "logbook.export")
    staff = names(at)
    counted = figures(at, span(wanted.first, wanted.last, offset), now=now)
    listed = receptions(at, wanted, limit=MOST)
    words = {
        "厅名": hall_settings(at).hall,
        "日期": wanted.first if wanted.first == wanted.last else f"{wanted.first} 至 {wanted.last}",
        "数字": _figures(counted),
        "接待": [_row(line, staff, library, offset) for line in listed],
        "打印时间": local_text(now, offset),
        "打印人": by.name,
        "作废": any(line.state == "voided" for line in listed),
    }
    return fill(library.template("day_log"), words)


def _figures(day: DayFigures) -> dict[str, object]:
    return {
        "接待": day.receptions,
        "未结": day.still_open,
        "结果": {OUTCOME_NAMES[one]: count for one, count in day.by_outcome.items()},
        "承诺": day.promises_made,
        "兑现": day.promises_kept,
        "逾期": day.promises_overdue,
    }


def _row(line: CaseLine, staff: Mapping[str, str], library: Library, offset: int) -> dict[str, str]:
    cells = dict(zip(_HEADER, _cells(line, staff, library, offset), strict=True))
    return cells | {"短号": short(line.number), "作废": "是" if line.state == "voided" else ""}
