"""A small content folder, and what the checker says about files put into it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from hall_assistant.content import ContentRoot, content_root
from hall_assistant.library.checker import check
from hall_assistant.library.loader import load

CARD = """id: lift
title: 能不能复
topic: stop
aliases: [怎么解, 怎么开, 怎么复]
first_minute: {now: 能报, needs: 证件, who: 后台, time: 当天}
must_tell: [为什么停, 谁来批]
say: [材料齐，我现在就报。]
status: pending
valid_from: 2026-01-01
review_by: 2027-05-31
owner: 店长
"""
HEAD = "topic: stop\nphrases:\n"
LAW = """law:
  - {id: known, title: 某法, says: 查清就恢复。, from: 2022-12-01, status: verified, checked: 2026-01-01, where: 公报}
  - {id: open, title: 某令, says: 五天办结。, from: 2022-12-01, to: 2027-03-31}
"""
Told = Callable[..., list[str]]


@pytest.fixture
def told(tmp_path: Path) -> Told:
    """Loads a small content folder with these files added and gives what the checker says about those
    files.
    """
    (tmp_path / "scripts_zh").mkdir()
    rules = content_root().knowledge / "rules"
    shutil.copytree(rules, tmp_path / "knowledge" / "rules")
    _write(
        tmp_path / "knowledge/topics.yaml",
        "topics:\n  - {id: stop, name: 停机}\n  - {id: lost, name: 挂失, parent: stop}\n",
    )
    _write(tmp_path / "scripts_zh/slots.yaml", "slots:\n  - {name: 时间, label: 几点, example: 明天下午五点}\n")

    _write(tmp_path / "knowledge/figures.yaml", "figures:\n  - {name: 时限, label: 多久, default: 48小时}\n")
    _write(tmp_path / "knowledge/law/rows.yaml", LAW)

    def tell(today: date | None = None, **files: str) -> list[str]:
        names = {"card": "knowledge/cards/stop/lift.yaml", "lines": "scripts_zh/phrases/stop.yaml"}
        paths = [names.get(name, name.replace("__", "/") + ".yaml") for name in files]
        for path, text in zip(paths, files.values(), strict=True):
            _write(tmp_path / path, text)
        content = load(ContentRoot(tmp_path))
        assert content.problems == []
        check(content, today)
        return [f"{found.line}: {found.message}" for found in sorted(content.problems) if found.file in paths]

    return tell


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
