"""Words written as they sound are mended; what is a word, or stands somewhere, is left as it is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from hall_assistant.search import Entry
from hall_assistant.search.engine import Engine, write
from hall_assistant.search.mending import mended
from hall_assistant.search.rows import row
from hall_assistant.search.texts import Adding

ENTRIES = [
    Entry("plan", "套餐改便宜的", "", ("降套餐",)),
    Entry("ring", "彩铃怎么退", "", ("退彩铃",)),
    Entry("balance", "余额怎么退"),
    Entry("noon", "午夜停机", "", ("半夜没信号",)),
]


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    folder = tmp_path_factory.mktemp("engine")
    with Adding(folder) as texts:
        write(folder, [row(entry, texts) for entry in ENTRIES])
    opened = Engine(folder)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("想把套参降下来", "想把套餐降下来"),
        ("采铃怎么退", "彩铃怎么退"),
        ("余鹅怎么退", "余额怎么退"),
        ("最便谊的套惨", "最便宜的套餐"),
    ],
)
def test_a_word_written_as_it_sounds_is_mended(engine: Engine, typed: str, meant: str) -> None:
    assert mended(typed, engine) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "业务停机",  # sounds like 午夜 and is a word of its own
        "套餐",
        "我攒了分",
        "余 鹅",  # a blank stands between
        "yue怎么退",
        "信号",
        "",
    ],
)
def test_what_is_no_slip_stays(engine: Engine, typed: str) -> None:
    assert mended(typed, engine) == typed


def test_no_more_than_two_words_are_mended(engine: Engine) -> None:
    assert mended("采铃 余鹅 套参", engine) == "彩铃 余额 套参"
