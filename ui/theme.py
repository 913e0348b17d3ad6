"""The look: quiet colours for light and dark, one accent, spacing and type by percent.

Widgets name what they are by the dynamic property `look` (see `style_sheet.py`); none sets colours itself.
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ui.fonts import FAMILY


class Colours:
    """One look's colours as `#rrggbb`. Text on its ground keeps a contrast of 4.5, edges of controls 3."""

    window: str
    surface: str
    raised: str
    text: str
    soft: str
    faint: str
    line: str
    edge: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_soft: str
    good: str
    good_soft: str


class _Light(Colours):
    """By day."""

    window = "#f3f5f6"
    surface = "#ffffff"
    raised = "#e8ecee"
    text = "#1d2328"
    soft = "#525c66"
    faint = "#66717b"
    line = "#d8dee2"
    edge = "#87929b"
    accent = "#0b6670"
    accent_hover = "#0a5660"
    on_accent = "#ffffff"
    accent_soft = "#dceef0"
    warn = "#7d4e00"
    warn_soft = "#fdf1d8"
    bad = "#a8281f"
    bad_soft = "#fbe7e4"
    good = "#1c6439"
    good_soft = "#e0f1e6"


class _Dark(Colours):
    """By night."""

    window = "#191d21"
    surface = "#22272c"
    raised = "#2c3238"
    text = "#e6eaed"
    soft = "#b0b9c1"
    faint = "#97a2ab"
    line = "#373f46"
    edge = "#75818b"
    accent = "#63c3cc"
    accent_hover = "#7fd2da"
    on_accent = "#0d1b1d"
    accent_soft = "#1f3d42"
    warn = "#e9b659"
    warn_soft = "#3d321b"
    bad = "#ff9d92"
    bad_soft = "#45272a"
    good = "#82cf9b"
    good_soft = "#213b2b"


LIGHT, DARK = _Light(), _Dark()

TYPE = {"small": 12, "body": 14, "strong": 14, "lead": 16, "title": 20, "cue": 24, "huge": 32}
"""Type scale in logical pixels at 100 %."""
SPACE = {"hair": 2, "tight": 4, "small": 8, "medium": 12, "large": 16, "wide": 24, "vast": 40}
"""Spacing in logical pixels; grows half as fast as the type, so that large type still fits the screen."""


class Theme(QObject):
    """The look in force. `changed` comes after palette, font and style sheet were put on the application."""

    changed = Signal()

    def __init__(self, look: str = "system", percent: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.percent = percent

    @property
    def dark(self) -> bool:
        """Whether the dark colours are in force; `system` follows the computer."""
        if self.look == "system":
            return QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return self.look == "dark"

    @property
    def colours(self) -> Colours:
        """The colours in force."""
        return DARK if self.dark else LIGHT

    def type(self, name: str) -> int:
        """Height of a type size in logical pixels."""
        return round(TYPE[name] * self.percent / 100)

    def space(self, name: str) -> int:
        """A spacing in logical pixels."""
        return round(SPACE[name] * (100 + (self.percent - 100) / 2) / 100)

    def px(self, at_100: float) -> int:
        """A size of something that holds text (a button's height, a column's width), grown with the type."""
        return round(at_100 * self.percent / 100)

    def font(self, name: str = "body", *, bold: bool | None = None) -> QFont:
        """The typeface at a size of the scale; `strong`, `title` and `cue` are bold unless told otherwise."""
        font = QFont(FAMILY)
        font.setPixelSize(self.type(name))
        font.setBold(name in ("strong", "title", "cue", "huge") if bold is None else bold)
        return font

    def colour(self, name: str) -> QColor:
        """A colour by its name in `Colours`."""
        return QColor(getattr(self.colours, name))

    def take(self, look: str, percent: int) -> None:
        """Take a look and a text size and put them on at once if they are new."""
        if (look, percent) != (self.look, self.percent):
            self.look, self.percent = look, percent
            self.put_on()

    def put_on(self) -> None:
        """Put palette, font and style sheet on the application."""
        from ui.style_sheet import style_sheet

        app = QApplication.instance()
        if not isinstance(app, QApplication):
            return
        app.setPalette(palette(self.colours))
        app.setFont(self.font())
        app.setStyleSheet(style_sheet(self))
        self.changed.emit()


def set_look(widget: QWidget, look: str) -> None:
    """Give a widget another `look` and have it drawn so."""
    if widget.property("look") != look:
        widget.setProperty("look", look)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def palette(colours: Colours) -> QPalette:
    """The palette Fusion draws with."""
    role = QPalette.ColorRole
    made = QPalette()
    for name, colour in (
        (role.Window, colours.window),
        (role.WindowText, colours.text),
        (role.Base, colours.surface),
        (role.AlternateBase, colours.window),
        (role.Text, colours.text),
        (role.PlaceholderText, colours.faint),
        (role.Button, colours.surface),
        (role.ButtonText, colours.text),
        (role.ToolTipBase, colours.surface),
        (role.ToolTipText, colours.text),
        (role.BrightText, colours.bad),
        (role.Link, colours.accent),
        (role.Highlight, colours.accent),
        (role.HighlightedText, colours.on_accent),
        (role.Accent, colours.accent),
        (role.Light, colours.surface),
        (role.Midlight, colours.raised),
        (role.Mid, colours.line),
        (role.Dark, colours.edge),
    ):
        made.setColor(name, QColor(colour))
    for name in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, name, QColor(colours.faint))
    return made
