"""今日 on paper: the same numbers as on screen, what is typed stays text, numbers of people stay hidden."""

from __future__ import annotations

import html
import re

import pytest

from hall_assistant.casefile.values import Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import HOUR
from hall_assistant.errors import StaffError
from hall_assistant.library.library import Library
from hall_assistant.logbook.charts import read_picture
from hall_assistant.logbook.figures import span
from hall_assistant.logbook.today import TILE_NAMES, Tile, look
from hall_assistant.logbook.today_page import WORDS, today_html
from hall_assistant.people.values import Actor
from hall_assistant.promises.desk import promise
from tests.core.counter import Counter

DAY = "2026-03-12"


def page(counter: Counter, library: Library, by: Actor | None = None, day: str = DAY) -> str:
    days = span(day, day, 480)
    with counter.store.reading() as at:
        return today_html(at, days, by=by or counter.zhou, library=library, now=counter.clock.now(), offset=480)


def test_paper_and_screen_show_the_same(counter: Counter, shipped: Library) -> None:
    at, by = counter.store, counter.wang
    for topic in ("stop", "fee", "fee"):
        case = counter.reception()
        desk.set_topic(at, by=by, case=case, topic=topic)
        ending.end(at, by=by, case=case, outcome=Outcome.SOLVED, sentence="好了")
    late = counter.reception()
    words = f"<b>我打您</b> 13812345678 {'说' * 300}"
    promise(at, by=by, case=late, words=words, due=counter.clock.now() + HOUR)
    counter.clock.advance(2 * HOUR)
    made = page(counter, shipped)
    with at.reading() as reading:
        shown = look(
            reading, span(DAY, DAY, 480), by=counter.zhou, library=shipped, now=counter.clock.now(), offset=480
        )
    plain = html.unescape(re.sub(r"<[^>]+>", " ", made))
    for tile in Tile:
        assert re.search(
            rf"{re.escape(shown.number(tile))}\s+{TILE_NAMES[tile]}\s+{re.escape(shown.told(tile))}", plain
        )
    charts = [read_picture(one) for one in re.findall(r'src="([^"]+)"', made)]
    assert [one[0] for one in charts if one is not None] == list(shown.charts)
    for bar in (bar for chart in shown.charts for bar in chart.bars if bar.value):
        assert f'<tr><td>{bar.label}</td><td align="right">{bar.value}</td></tr>' in made
    assert "要办的 1 件" in plain and "过了点 1 件" in plain
    assert "&lt;b&gt;" in made and "13812345678" not in made and "说" * WORDS not in made


def test_a_day_without_anybody_has_a_page_too(counter: Counter, shipped: Library) -> None:
    made = page(counter, shipped, day="2026-01-01")
    assert "眼下没有等着办的" in made and made.count(">没有<") == 3


def test_a_clerk_gets_none(counter: Counter, shipped: Library) -> None:
    with pytest.raises(StaffError, match=r"access\.denied"):
        page(counter, shipped, by=counter.wang)
