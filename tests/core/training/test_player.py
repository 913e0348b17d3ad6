"""The player: a story holds only if everything came out as told, and nothing is left hanging."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from hall_assistant.library.library import Library
from hall_assistant.store import unlock
from hall_assistant.training.player import Played, play

Play = Callable[..., Played]
BEGIN = "听 | 怎么回事 | 03-12 09:50 张敏 接待；记 原话 | 首问 张敏；未结"


def test_a_story_that_comes_out_as_told_holds(played: Play) -> None:
    story = played(BEGIN, "结 | | 结束 现场化解「办好了」 | 已结 现场化解；日志 1 件")
    assert story.holds, story.fault
    assert [event.deed for event in story.events] == ["接待", "记 原话", "结束 现场化解「办好了」"]
    assert story.as_json()["holds"] is True
    assert story.results == 4


def test_a_result_that_is_otherwise_is_named_by_line(played: Play) -> None:
    story = played(BEGIN, "结 | | 结束 现场化解「办好了」 | 已结 已立单")
    assert story.fault == "small.md 第6行：结果应是「已立单」，现在是「现场化解」"


def test_an_unknown_deed_is_named_before_anything_is_played(played: Play) -> None:
    story = played(BEGIN, "结 | | 随便弄弄 | ")
    assert story.events == ()
    assert story.fault.startswith("small.md 第6行：「随便弄弄」看不懂")


def test_an_unknown_result_is_named_by_line(played: Play) -> None:
    assert "第5行" in played("听 | | 接待 | 皆大欢喜").fault


def test_a_refusal_nobody_told_of_fails_the_story(played: Play) -> None:
    story = played(BEGIN, "结 | | 承诺 10:30 前 打电话；结束 现场化解「好了」 | ")
    assert "被拒绝：还有1件" in story.fault


def test_a_refusal_that_does_not_come_fails_the_story(played: Play) -> None:
    assert "应当被拒绝" in played(BEGIN, "结 | | 结束 现场化解「好了」 | 拒绝：还有1件").fault


def test_only_the_last_deed_of_a_row_may_be_refused(played: Play) -> None:
    assert "被拒绝" in played(BEGIN, "结 | | 承诺 09:00 前 打电话；记「晚了」 | 拒绝：时间已经过了").fault


def test_a_story_that_leaves_a_reception_hanging_fails(played: Play) -> None:
    assert "悬着" in played("听 | 怎么回事 | 03-12 09:50 张敏 接待；记 原话 | 首问 张敏").fault


def test_a_story_that_ends_with_a_clock_of_ours_running_fails(played: Play) -> None:
    begun = "听 | 怎么回事 | 03-12 09:50 张敏 接待；起时限 投诉答复；结束 现场化解「好了」 | 已结"
    assert "「投诉答复」还没办到" in played(begun).fault
    assert played(begun.replace("；结束", "；时限办到 投诉答复「说清」；结束")).holds


def test_an_open_reception_with_an_hour_is_lawful(played: Play) -> None:
    assert played("听 | 怎么回事 | 03-12 09:50 张敏 接待；承诺 17:00 前 打电话 | 首问 张敏").holds


def test_time_never_runs_backwards(played: Play) -> None:
    assert "时间倒着走" in played(BEGIN, "听 | | 09:40 记「早了」 | ").fault


def test_ending_is_tried_and_must_be_refused(played: Play) -> None:
    assert "却结掉了" in played(BEGIN, "结 | | 记「没有承诺」 | 结不了：P1").fault


def test_a_file_that_is_not_there_is_a_fault_and_no_crash(tmp_path: Path, library: Library) -> None:
    (played,) = play([tmp_path / "none.md"], library=library)
    assert "打不开" in played.fault


def test_a_story_played_into_a_folder_can_be_opened_afterwards(tmp_path: Path, library: Library) -> None:
    file = tmp_path / "small.md"
    file.write_text(f"# 题\n\n| 步骤 | 顾客说 | 营业员做 | 结果 |\n|---|---|---|---|\n| {BEGIN} |\n", encoding="utf-8")
    assert play([file], folder=tmp_path / "halls", library=library)[0].holds
    assert len(unlock.unlock_for_command(tmp_path / "halls" / "small")) == 32
