"""Where a paper goes is asked with a name that fits, and ends as it should."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.paper_folder import ask_path, of_days


def test_a_file_is_offered_by_a_name_that_it_may_have_and_ends_as_its_form(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    offered, answers = list[str](), [str(tmp_path / "月报"), str(tmp_path / "月报.XLSX"), ""]

    def answer(_page: QWidget, _title: str, path: str, _kind: str) -> tuple[str, str]:
        offered.append(path)
        return answers.pop(0), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    name = f"{of_days('3/4月:报', '2026-03-01', '2026-03-31')}.xlsx"
    assert [ask_path(page, "另存", name, "Excel (*.xlsx)") for _ in range(3)] == [
        tmp_path / "月报.xlsx",
        tmp_path / "月报.XLSX",
        None,
    ]
    assert Path(offered[0]).name == "3_4月_报 2026-03-01 至 2026-03-31.xlsx"
