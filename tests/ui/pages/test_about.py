"""About: which program it is, where the data lies, whether all is whole, and under which licences it stands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QListWidget, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from hall_assistant import __version__
from hall_assistant.content import ContentRoot, content_root
from hall_assistant.library.licences import notices
from hall_assistant.people.values import Actor
from ui.context import Context
from ui.operations.about import content_line
from ui.pages.settings.about import NO_PAGE, AboutSection

Shown = Callable[..., QWidget]
Calm = Callable[[], None]


def label(page: QWidget, name: str) -> str:
    found = page.findChild(QLabel, name)
    assert found is not None
    return found.text()


def part(page: QWidget, kind: type[QWidget], name: str) -> QWidget:
    found = page.findChild(kind, name)
    assert found is not None
    return found


def test_it_tells_version_folder_and_licences_and_looks_through_the_record(
    context: Context, clerk: Actor, shown: Shown, calm: Calm, qtbot: QtBot
) -> None:
    context.sign_in(clerk)
    page = AboutSection(context)
    shown(page)
    calm()
    assert label(page, "about_version") == f"柜台助手 {__version__}"
    assert Path(label(page, "about_folder")) == context.hall.folder
    listed, text = part(page, QListWidget, "about_list"), part(page, QPlainTextEdit, "about_text")
    assert isinstance(listed, QListWidget) and isinstance(text, QPlainTextEdit)
    wanted = notices(content_root().licences)
    assert listed.count() == len(wanted) > 25
    row = next(place for place, one in enumerate(wanted) if one.name.startswith("pyside6-essentials "))
    listed.setCurrentRow(row)
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text.toPlainText()
    assert "GNU GENERAL PUBLIC LICENSE" in text.toPlainText()
    qtbot.mouseClick(part(page, QPushButton, "about_look"), Qt.MouseButton.LeftButton)
    assert not part(page, QPushButton, "about_look").isEnabled()
    calm()
    told = label(page, "about_found")
    assert "核查通过，记录完整。" in told and "出厂内容都合格。" in told
    assert part(page, QPushButton, "about_look").isEnabled()


def test_without_the_page_of_licences_it_says_so(
    context: Context, clerk: Actor, shown: Shown, calm: Calm, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.operations.about.content_root", lambda: ContentRoot(tmp_path))
    context.sign_in(clerk)
    page = AboutSection(context)
    shown(page)
    calm()
    assert label(page, "about_hint") == NO_PAGE
    assert not part(page, QListWidget, "about_list").isVisible()


def test_content_that_does_not_hold_is_told() -> None:
    assert "2处" in content_line(2)
