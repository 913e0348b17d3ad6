"""今日 on paper: the six figures, what needs somebody, each chart with the same numbers as a table beside it.

Screen and paper read one question (`today.look`) and one chart. Source: counter.md "The manager's day".
"""

from __future__ import annotations

from hall_assistant.casefile.number import short
from hall_assistant.cases.brief import hour_words
from hall_assistant.clock import local_text
from hall_assistant.library.library import Library
from hall_assistant.logbook.charts import Chart, address_of
from hall_assistant.logbook.figures import Span
from hall_assistant.logbook.today import TILE_NAMES, Tile, Today, look
from hall_assistant.logbook.wanting import MATTER_NAMES, Item
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.privacy.masking import masked
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading

WIDE, HIGH = 470, 190
"""A chart on the page, in the page's own pixels; the table takes the rest of the line."""
WORDS = 80
"""Characters of what an entry is about."""


def today_html(at: Reading, days: Span, *, by: Actor, library: Library, now: int, offset: int) -> str:
    """The page of some days as of now (UTC milliseconds), on A4, numbers masked.

    Raises StaffError `access.denied` for a clerk.
    """
    page = look(at, days, by=by, library=library, now=now, offset=offset)
    words = {
        "厅名": hall_settings(at).hall,
        "期间": days.first if days.first == days.last else f"{days.first} 到 {days.last}",
        "数字": [_figure(page, tile) for tile in Tile],
        "要办": {
            "共": len(page.wanting) + page.more,
            "过点": sum(one.late for one in page.wanting),
            "各件": [_entry(one, now, offset) for one in page.wanting],
            "还有": page.more,
        },
        "图": [_beside(chart) for chart in page.charts],
        "打印人": by.name,
        "打印时间": local_text(now, offset),
    }
    return fill(library.template("today_page"), words)


def _figure(page: Today, tile: Tile) -> dict[str, str]:
    return {"数": page.number(tile), "名": TILE_NAMES[tile], "说明": page.told(tile)}


def _entry(one: Item, now: int, offset: int) -> dict[str, str]:
    hour = f"{hour_words(one.hour, now, offset)}前" if one.hour is not None else ""
    if one.by_day:  # whether the day is gone is in the words
        hour = hour.removesuffix("23:59前")
    told = masked(" ".join(one.words.split()))
    return {
        "几点": f"{hour} 过了点" if one.late and not one.by_day else hour,
        "类": MATTER_NAMES[one.matter],
        "事": told if len(told) <= WORDS else f"{told[: WORDS - 1]}…",
        "谁": one.who,
        "号": short(one.number) if one.case else one.number,
    }


def _beside(chart: Chart) -> dict[str, object]:
    rows = [{"名": bar.label, "数": str(bar.value)} for bar in chart.bars if bar.value]
    return {
        "址": address_of(chart, wide=WIDE, high=HIGH),
        "宽": WIDE,
        "高": HIGH,
        "行": rows or [{"名": "没有", "数": ""}],
    }
