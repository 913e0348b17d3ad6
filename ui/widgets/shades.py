"""The few colours our parts are painted with, mixed from the palette so that light and dark follow the theme."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtGui import QColor, QPalette


def mixed(front: QColor, back: QColor, share: float) -> QColor:
    """`share` (0–1) of the front colour laid over the back one."""
    rest = 1 - share
    return QColor(
        round(front.red() * share + back.red() * rest),
        round(front.green() * share + back.green() * rest),
        round(front.blue() * share + back.blue() * rest),
    )


@dataclass(frozen=True, slots=True)
class Shades:
    """Colours of one painted part."""

    window: QColor
    base: QColor
    text: QColor
    muted: QColor
    """Second words; still 4.5 : 1 on window and base."""
    line: QColor
    """Hair line around a sheet."""
    edge: QColor
    """Edge of something that can be pressed."""
    hover: QColor
    accent: QColor
    soft: QColor
    """The accent thinned to a background."""
    on_accent: QColor
    warn: QColor
    """Something is missing; never alone, always beside a word."""
    warn_soft: QColor
    bad: QColor
    """A slot still open; never alone either."""
    bad_soft: QColor

    @classmethod
    def of(cls, palette: QPalette) -> Shades:
        """The shades that belong to a palette."""
        return _of(_Held(palette.cacheKey(), palette.currentColorGroup(), palette))


_ROLES = (
    QPalette.ColorRole.Window,
    QPalette.ColorRole.Base,
    QPalette.ColorRole.Text,
    QPalette.ColorRole.Accent,
    QPalette.ColorRole.Mid,
    QPalette.ColorRole.Dark,
    QPalette.ColorRole.HighlightedText,
)


@dataclass(frozen=True, slots=True)
class _Held:
    """A palette known by its key and by whether it is an enabled part's: asking for shades looks at no colours."""

    key: int
    group: QPalette.ColorGroup
    palette: QPalette = field(compare=False)


@lru_cache(maxsize=256)
def _of(held: _Held) -> Shades:
    return _shades(*(held.palette.color(role).rgba() for role in _ROLES))


@lru_cache(maxsize=16)
def _shades(*colours: int) -> Shades:
    """Mixed once for each palette: parts are painted many times a second."""
    window, base, text, accent, line, edge, on_accent = (QColor.fromRgba(colour) for colour in colours)
    dark = base.lightness() < 128
    warn, warn_soft = (QColor("#e9b659"), QColor("#3d321b")) if dark else (QColor("#7d4e00"), QColor("#fdf1d8"))
    bad, bad_soft = (QColor("#ff9d92"), QColor("#45272a")) if dark else (QColor("#a8281f"), QColor("#fbe7e4"))
    return Shades(
        window=window,
        base=base,
        text=text,
        muted=mixed(text, base, 0.72 if dark else 0.68),
        line=line,
        edge=mixed(edge, base, 0.75),
        hover=mixed(accent, base, 0.1),
        accent=accent,
        soft=mixed(accent, base, 0.24 if dark else 0.13),
        on_accent=on_accent,
        warn=warn,
        warn_soft=warn_soft,
        bad=bad,
        bad_soft=bad_soft,
    )
