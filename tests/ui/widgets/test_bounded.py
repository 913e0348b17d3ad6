"""A full field says so instead of cutting in silence."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from ui.widgets.bounded import bounded, overflow_words


def test_a_paste_longer_than_the_field_is_told_at_the_field(qtbot: QtBot) -> None:
    field = bounded(QLineEdit(), 5)
    qtbot.addWidget(field)
    field.show()
    QApplication.clipboard().setText("六个字都在这")
    field.paste()
    assert field.text() == "六个字都在"
    assert QToolTip.text() == overflow_words(5)
    QToolTip.hideText()


def test_what_fits_is_taken_without_a_word(qtbot: QtBot) -> None:
    field = bounded(QLineEdit(), 5)
    qtbot.addWidget(field)
    QApplication.clipboard().setText("正好")
    field.paste()
    assert (field.text(), QToolTip.text()) == ("正好", "")
