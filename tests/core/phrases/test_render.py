"""Slots in a line: filled, falling back, or left open and reported; nothing in a line is ever executed."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.library.kinds import Slot
from hall_assistant.library.slots import as_example, slots_in
from hall_assistant.phrases.render import Piece, render

SLOTS = {
    "时间": Slot(name="时间", label="几点前", example="明天下午五点"),
    "称呼": Slot(name="称呼", label="怎么称呼", example="王女士", fallback="您"),
    "空": Slot(name="空", label="可以不说", example="甲", fallback=""),
}


@pytest.mark.parametrize(
    ("line", "values", "text", "missing"),
    [
        ("您从头说。", {}, "您从头说。", ()),
        ("{{时间}}前我打给您。", {"时间": "今天五点"}, "今天五点前我打给您。", ()),
        ("{{ 时间 }}前我打给您。", {"时间": "今天五点"}, "今天五点前我打给您。", ()),
        ("{{时间}}前我打给您。", {}, "〔时间〕前我打给您。", ("时间",)),
        ("{{时间}}前我打给您。", {"时间": "  "}, "〔时间〕前我打给您。", ("时间",)),
        ("{{时间}}说{{时间}}到。", {}, "〔时间〕说〔时间〕到。", ("时间",)),
        ("{{称呼}}，坐。", {}, "您，坐。", ()),
        ("{{称呼}}，坐。", {"称呼": "李大爷"}, "李大爷，坐。", ()),
        ("{{空}}坐。", {}, "坐。", ()),
        ("{{谁}}来。", {"谁": "我"}, "〔谁〕来。", ("谁",)),
        ("{时间}前。", {"时间": "五点"}, "{时间}前。", ()),
        ("{{时间", {"时间": "五点"}, "{{时间", ()),
        ("{{时间.__class__}}", {"时间": "五点"}, "{{时间.__class__}}", ()),
        ("{% for x in y %}{{ 7*7 }}", {}, "{% for x in y %}{{ 7*7 }}", ()),
        ("{{时间}}见。", {"时间": "{{称呼}}"}, "{{称呼}}见。", ()),
        ("{{时间}}见。", {"时间": "<b>五点</b>"}, "<b>五点</b>见。", ()),
        ("", {}, "", ()),
    ],
)
def test_a_line_with_its_slots_filled(line: str, values: dict[str, str], text: str, missing: tuple[str, ...]) -> None:
    rendered = render(line, values, SLOTS)
    assert (rendered.text, rendered.missing) == (text, missing)


def test_open_slots_stand_as_pieces_of_their_own_so_that_they_can_be_shown_red() -> None:
    pieces = render("{{称呼}}，{{时间}}前回。", {}, SLOTS).pieces
    assert pieces == (Piece("您", "称呼"), Piece("，"), Piece("〔时间〕", "时间", False), Piece("前回。"))


def test_an_example_shows_the_line_as_spoken() -> None:
    assert as_example("{{称呼}}，{{时间}}前回，{{谁}}打。", SLOTS) == "王女士，明天下午五点前回，谁打。"
    assert slots_in("{{时间}}{{称呼}}{{时间}}") == ("时间", "称呼")


def test_what_is_typed_into_a_slot_is_never_too_long_to_say() -> None:
    assert len(render("{{时间}}", {"时间": "字" * 100_000}, SLOTS).text) == 2_000


def test_a_line_needs_no_template_engine() -> None:
    code = "import sys, hall_assistant.phrases.render; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0


@given(line=st.text(st.sampled_from("{}时间 称呼谁%#a"), max_size=40), value=st.text(max_size=20))
@settings(max_examples=300, deadline=None)
def test_any_line_renders_and_its_pieces_make_its_text(line: str, value: str) -> None:
    rendered = render(line, {"时间": value}, SLOTS)
    assert "".join(piece.text for piece in rendered.pieces) == rendered.text
    assert set(rendered.missing) == {piece.slot for piece in rendered.pieces if not piece.filled}
    if not slots_in(line):
        assert rendered.text == line
