from __future__ import annotations

import pytest

from hall_assistant.audit.report import verdict_lines
from hall_assistant.store.check import Break, Tail, Verdict


def test_a_record_in_order_is_said_to_be() -> None:
    assert verdict_lines(Verdict(2, 41)) == ["查了2条链、41条记录。", "核查通过，记录完整。"]


@pytest.mark.parametrize("what", ["gap", "link", "hash", "start", "parent", "head"])
def test_every_kind_of_break_has_its_words_and_its_place(what: str) -> None:
    lines = verdict_lines(Verdict(1, 9, Break("abcd", 5, what)))
    assert "链 abcd" in lines[1] and "第5条" in lines[1]
    assert lines[-1].startswith("核查没有通过")


def test_a_missing_end_is_counted() -> None:
    lines = verdict_lines(Verdict(1, 9, missing=(Tail("abcd", 12, 9, "tail missing"),)))
    assert lines[1] == "链 abcd：第10条到第12条不见了，一共3条。"
    assert lines[-1].startswith("核查没有通过")


def test_an_end_given_up_by_a_restore_is_told_and_is_no_fault() -> None:
    lines = verdict_lines(Verdict(1, 9, missing=(Tail("abcd", 12, 9, "restored"),)))
    assert "恢复备份时换下" in lines[1]
    assert lines[-1] == "核查通过，记录完整。"


def test_damaged_pages_are_counted() -> None:
    assert verdict_lines(Verdict(pages=("page 3", "page 9")))[0].startswith("记录文件有2处损坏")


def test_what_a_salvage_gave_up_is_told_and_holds() -> None:
    lines = verdict_lines(Verdict(1, 9, missing=(Tail("abcd", 12, 9, "salvaged"),), given_up=2))
    assert lines[1:] == [
        "链 abcd：第10条到第12条抢救时没找回来，抢救报告里写着。",
        "中间少2条，是抢救时没找回来的，抢救报告里写着。",
        "核查通过，记录完整。",
    ]
