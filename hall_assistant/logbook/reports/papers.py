"""The hall's own report as a page (HTML, for screen, paper and PDF) and as lines for other programs (CSV)."""

from __future__ import annotations

import csv
import io

from hall_assistant.clock import local_text
from hall_assistant.library.library import Library
from hall_assistant.logbook.charts import HIGH, WIDE, address_of
from hall_assistant.logbook.exports import safe_cell
from hall_assistant.logbook.reports.catalogue import FIGURES, LISTS, fields_of
from hall_assistant.logbook.reports.values import Report, shown
from hall_assistant.logbook.today_charts import NOTHING
from hall_assistant.phrases.templates import fill

_ON_PAPER = ("days", "topics", "sources")
"""Lists a page shows: a month of receptions one by one would be a hundred pages, and stands in the workbook."""


def report_html(report: Report, *, library: Library, now: int, offset: int, charts: bool = True) -> str:
    """The report as a page; now: UTC milliseconds, printed as the hour it was made.

    charts: with the charts our own paper paints; a browser could not.
    """
    pictures = [address_of(chart) for chart in report.charts if chart.highest] if charts else []
    words = {
        "厅名": report.hall,
        "期间": shown(report.values.get("period")),
        "数字": [
            {"名": figure.name, "数": shown(report.values.get(id_)) or "—", "怎么算": figure.told}
            for id_, figure in FIGURES.items()
            if not figure.head
        ],
        "表": [_table(report, name) for name in _ON_PAPER if report.lists.get(name)],
        "图": [{"址": address, "宽": WIDE, "高": HIGH} for address in pictures],
        "没有": report.charts[0].nothing if report.charts else NOTHING,
        "打印时间": local_text(now, offset),
    }
    return fill(library.template("range_report"), words)


def _table(report: Report, name: str) -> dict[str, object]:
    fields = LISTS[name].fields
    rows = [[shown(row.get(field)) for field in fields] for row in report.lists[name]]
    return {"名": LISTS[name].name, "栏": list(fields.values()), "行": rows}


def report_csv(report: Report, *, outward: bool) -> str:
    """The list of receptions, or without one the list by day, with a byte-order mark and no cell that is a formula."""
    name = "cases" if "cases" in report.lists else "days"
    fields = fields_of(name, outward=outward)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(fields.values())
    for row in report.lists[name]:
        writer.writerow([safe_cell(shown(row.get(field))) for field in fields])
    return "\ufeff" + out.getvalue()
