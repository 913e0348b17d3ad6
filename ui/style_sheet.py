"""The style sheet built from the theme's colours and sizes.

Values of the property `look`:
- QPushButton: `accent` (the one main action), `quiet` (text only), `tile` (large choice), `chip` (small),
  `nav` (left navigation), `line` (a line to say), `danger` (removes something).
- QLabel: `title`, `lead`, `aloud` (read out to many), `cue` (the line to say), `huge`, `hint` (soft, small), `soft`,
  `strong`, `warn`, `bad`, `good`, `saved`.
- QFrame: `card` (a sheet with a hair line), `bar` (top bar), `side` (left column), `note` (accent-tinted),
  `paper` (somebody else's text, with a stroke at its left), `warning`, `toast`.
- QPlainTextEdit: `paper` (read only, on such a sheet).
- QLineEdit: `refused`.
"""

from __future__ import annotations

from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.theme import Theme

SHEET = Template("""
QToolTip { background: $surface; color: $text; border: 1px solid $edge; padding: ${tight}px
  ${small}px; }
QPushButton { background: $surface; color: $text; border: 1px solid $edge; border-radius: 5px;
  padding: ${tight}px ${medium}px; min-height: ${control}px; }
QPushButton:hover { background: $raised; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: ${tight_less}px ${medium_less}px; }
QPushButton:disabled { color: $faint; border-color: $line; background: $window; }
QPushButton:checked { background: $accent_soft; border-color: $accent; color: $text; }
QPushButton[look="accent"] { background: $accent; color: $on_accent; border-color: $accent;
  font-weight: bold; }
QPushButton[look="accent"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[look="accent"]:focus { border-color: $text; }
QPushButton[look="accent"]:disabled { background: $raised; color: $faint; border-color: $line; }
QPushButton[look="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[look="quiet"]:hover { background: $accent_soft; }
QPushButton[look="quiet"]:focus { border-color: $accent; }
QPushButton[look="quiet"]:disabled { color: $faint; }
QPushButton[look="tile"] { background: $surface; border-color: $line; font-size: ${lead}px;
  border-radius: 7px; }
QPushButton[look="tile"]:hover { background: $accent_soft; border-color: $accent; }
QPushButton[look="tile"]:focus { border-color: $accent; }
QPushButton[look="tile"]:checked { background: $accent_soft; border-color: $accent; font-weight:
  bold; }
QPushButton[look="chip"] { border-color: $edge; border-radius: ${round}px; padding: ${hair}px
  ${medium}px; }
QPushButton[look="chip"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[look="nav"] { background: transparent; border: none; border-left: 4px solid transparent;
  border-radius: 0; text-align: left; padding: ${small}px ${medium}px; }
QPushButton[look="nav"]:hover { background: $raised; }
QPushButton[look="nav"]:checked { background: $accent_soft; border-left-color: $accent; font-weight:
  bold; }
QPushButton[look="nav"]:focus { background: $raised; border-left-color: $edge; }
QPushButton[look="nav"]:checked:focus { background: $accent_soft; border-left-color: $accent;
  text-decoration: underline; }
QPushButton[look="staff"] { text-align: left; border-color: $line; border-radius: 7px; padding: ${small}px
  ${medium}px; }
QPushButton[look="staff"]:hover { border-color: $accent; background: $surface; }
QPushButton[look="staff"]:checked { border: 2px solid $accent; background: $accent_soft; }
QPushButton[look="pad"] { border-color: $line; font-size: ${lead}px; }
QPushButton[look="line"] { background: $surface; border: 1px solid $line; text-align: left; padding:
  ${small}px ${medium}px; }
QPushButton[look="line"]:hover { border-color: $accent; }
QPushButton[look="danger"] { color: $bad; border-color: $edge; }
QPushButton[look="danger"]:hover { background: $bad_soft; border-color: $bad; }
QPushButton[look="danger"]:disabled { color: $faint; background: $raised; border-color: $line; }
QToolButton { background: transparent; border: 1px solid transparent; border-radius: 5px; padding:
  ${tight}px; }
QToolButton:hover { background: $raised; }
QToolButton:focus { border-color: $accent; }
QToolButton:checked { background: $accent_soft; border-color: $accent; }
QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QTimeEdit, QDateTimeEdit, QDateEdit,
  QKeySequenceEdit { background: $surface; color: $text; border: 1px solid $edge; border-radius:
  5px; padding: ${tight}px ${small}px; selection-background-color: $accent; selection-color:
  $on_accent; }
QLineEdit, QSpinBox, QTimeEdit, QDateTimeEdit, QDateEdit { min-height: ${control}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus,
  QTimeEdit:focus,
QDateTimeEdit:focus, QDateEdit:focus { border: 2px solid $accent; padding: ${tight_less}px
  ${small_less}px; }
QLineEdit[look="refused"], QPlainTextEdit[look="refused"] { border: 2px solid $bad; }
QLineEdit:disabled, QPlainTextEdit:disabled, QSpinBox:disabled { color: $faint;
  border-color: $line; }
QDateEdit::drop-down, QDateTimeEdit::drop-down { border: none; background: transparent; width:
  ${large}px; }
QComboBox QAbstractItemView { background: $surface; border: 1px solid $edge;
  selection-background-color: $accent_soft; selection-color: $text; outline: none; }
QLabel[look="title"] { font-size: ${title}px; font-weight: bold; }
QLabel[look="lead"] { font-size: ${lead}px; }
QLabel[look="aloud"] { font-size: ${title}px; }
QLabel[look="strong"] { font-weight: bold; }
QLabel[look="cue"] { font-size: ${cue}px; font-weight: bold; }
QLabel[look="huge"] { font-size: ${huge}px; font-weight: bold; }
QLabel[look="hint"] { color: $soft; font-size: ${hint}px; }
QLabel[look="soft"] { color: $soft; }
QLabel[look="warn"] { color: $warn; }
QLabel[look="bad"] { color: $bad; }
QLabel[look="good"], QLabel[look="saved"] { color: $good; }
QFrame[look="card"] { background: $surface; border: 1px solid $line; border-radius: 8px; }
QFrame[look="bar"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[look="side"] { background: $surface; border: none; border-right: 1px solid $line; }
QFrame[look="note"] { background: $accent_soft; border: none; border-radius: 8px; }
QFrame[look="paper"] { background: $raised; border: none; border-left: 3px solid $edge; border-top-right-radius: 6px;
  border-bottom-right-radius: 6px; }
QPlainTextEdit[look="paper"] { background: transparent; border: none; padding: 0; }
QFrame[look="warning"] { background: $warn_soft; border: none; border-radius: 8px; }
QFrame[look="toast"] { background: $text; border: none; border-radius: 8px; }
QFrame[look="toast"] QLabel { color: $surface; }
QCheckBox::indicator, QRadioButton::indicator { width: ${box}px; height: ${box}px; }
QCheckBox::indicator:unchecked { border: 1px solid $edge; border-radius: 3px; background: $surface; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget[look="ground"] { background: transparent; }
QListView, QTableView, QTreeView { background: $surface; gridline-color: $line; border: 1px solid $line; border-radius:
  5px; outline: none; alternate-background-color: $window; selection-background-color: $accent_soft;
  selection-color: $text; }
QListView::item, QTableView::item { padding: ${tight}px ${small}px; }
QListView::item:hover, QTableView::item:hover { background: $raised; }
QListView::item:selected, QTableView::item:selected { background: $accent_soft; color: $text; }
QHeaderView::section { background: $window; color: $soft; border: none; border-bottom: 1px solid
  $line; padding: ${tight}px ${small}px; }
QMenu { background: $surface; border: 1px solid $edge; padding: ${tight}px; }
QMenu::item { padding: ${tight}px ${large}px; border-radius: 4px; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: $edge; border-radius: 4px; min-height: 32px; min-width: 32px;
  margin: 1px; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background:
  none; border: none; width: 0; height: 0; }
""")


def style_sheet(theme: Theme) -> str:
    """The whole application's style sheet for a theme."""
    colours = theme.colours
    names = [name for name in dir(colours) if not name.startswith("_")]
    space = {name: theme.space(name) for name in ("hair", "tight", "small", "medium", "large")}
    return SHEET.substitute(
        {name: getattr(colours, name) for name in names},
        **space,
        tight_less=space["tight"] - 1,
        small_less=space["small"] - 1,
        medium_less=space["medium"] - 1,
        control=theme.px(20),
        box=theme.px(14),
        round=(theme.px(20) + 2 * space["hair"]) // 2,
        lead=theme.type("lead"),
        title=theme.type("title"),
        cue=theme.type("cue"),
        huge=theme.type("huge"),
        hint=theme.type("small"),
    )
