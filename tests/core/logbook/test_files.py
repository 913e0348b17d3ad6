"""Files handed out: whole under their name or not at all, refused in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

from hall_assistant.errors import SurroundingsError
from hall_assistant.logbook.files import put_file
from hall_assistant.wording import sentence


def test_a_file_is_there_whole_and_nothing_beside_it(tmp_path: Path) -> None:
    (tmp_path / "日志.csv").write_bytes(b"old")
    put_file(tmp_path / "日志.csv", b"new")
    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("日志.csv", b"new")]


@pytest.mark.parametrize("place", ["没有的文件夹/日志.csv", "文件夹.csv"])
def test_a_place_that_cannot_be_written_is_told_in_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "文件夹.csv").mkdir()
    (tmp_path / "文件夹.csv" / "里面").touch()
    with pytest.raises(SurroundingsError) as refused:
        put_file(tmp_path / place, b"new")
    told = sentence(refused.value)
    assert "写不进去" in told and "记录没有动" in told and not told.isascii()
    assert not list(tmp_path.rglob("*.part"))
