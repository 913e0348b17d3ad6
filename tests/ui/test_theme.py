"""The look keeps its contrast in light and dark, and grows."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFont, QFontMetrics, QRawFont
from PySide6.QtWidgets import QApplication

from ui.fonts import BOLD, FOLDER, REGULAR
from ui.theme import DARK, LIGHT, Colours, Theme

TEXTS = [
    ("text", "window"), ("text", "surface"), ("text", "raised"), ("text", "accent_soft"), ("text", "warn_soft"),
    ("soft", "window"), ("soft", "surface"), ("faint", "surface"), ("faint", "window"),
    ("accent", "window"), ("accent", "surface"), ("accent", "accent_soft"), ("on_accent", "accent"),
    ("on_accent", "accent_hover"), ("warn", "window"), ("warn", "warn_soft"), ("bad", "window"), ("bad", "surface"),
    ("bad", "bad_soft"), ("good", "window"), ("good", "good_soft"),
]  # fmt: skip


def luminance(colour: str) -> float:
    parts = []
    for value in QColor(colour).getRgbF()[:3]:
        parts.append(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read_on_its_ground(colours: Colours, text: str, ground: str) -> None:
    assert contrast(getattr(colours, text), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_controls_can_be_seen(colours: Colours) -> None:
    assert contrast(colours.edge, colours.surface) >= 3
    assert contrast(colours.accent, colours.surface) >= 3


def test_type_doubles_at_200_percent_and_spacing_grows_half_as_fast() -> None:
    plain, large = Theme("light", 100), Theme("light", 200)
    assert large.type("body") == 2 * plain.type("body")
    assert large.space("large") == round(1.5 * plain.space("large"))


def test_putting_on_a_look_changes_the_application(qapp: QApplication) -> None:
    theme = Theme("light", 100)
    theme.take("dark", 150)
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert qapp.font().pixelSize() == theme.type("body")
    theme.take("light", 100)
    assert qapp.palette().window().color() == QColor(LIGHT.window)


@pytest.mark.parametrize("file", (REGULAR, BOLD))
def test_the_typeface_has_the_characters_people_type_and_no_look_alikes(qapp: QApplication, file: str) -> None:
    font = QRawFont(str(FOLDER / file), 14)
    for character in "停机话费套餐合约宽带信号销户携转被开业务◑○●✓▶":
        assert font.supportsCharacter(ord(character)), character
    assert not font.supportsCharacter(0x2F47)
    assert not font.supportsCharacter(0xF900)


def test_no_shipped_text_has_a_character_the_typeface_lacks(qapp: QApplication) -> None:
    font = QRawFont(str(FOLDER / REGULAR), 14)
    root = Path(__file__).parents[2]
    files = [
        file
        for folder in ("ui", "hall_assistant", "knowledge", "scripts_zh")
        for kind in ("*.py", "*.yaml")
        for file in (root / folder).rglob(kind)
    ]
    characters = {(character, file.name) for file in files for character in set(file.read_text(encoding="utf-8"))}
    lacking = {pair for pair in characters if ord(pair[0]) > 126 and not font.supportsCharacter(ord(pair[0]))}
    assert len(files) > 50
    assert not lacking


def test_text_is_drawn_in_the_bundled_typeface(qapp: QApplication) -> None:
    assert QFontMetrics(QFont("Noto Sans SC")).inFontUcs4(ord("话"))
