"""What a comparison or a salvage found, in sentences for clerks; windows, command line and the report say the same."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from hall_assistant.clock import local

if TYPE_CHECKING:
    from hall_assistant.backup.comparing import Comparison
    from hall_assistant.backup.copies import Kept
    from hall_assistant.backup.reverting import WentBack
    from hall_assistant.backup.salvage import Salvaged, Touched

NAMED = 12
"""Receptions told one by one; of the rest how many."""


def loss_words(found: Comparison) -> str:
    """What going back to a copy would lose, in a sentence."""
    if not found.facts:
        return "这一份和现在的一样，换回去什么也不少。"
    touched = f"，另有 {found.touched} 个接待少掉后半段" if found.touched else ""
    return (
        f"换回这一份，会少 {found.receptions} 个接待{touched}，一共少 {found.facts} 条记录，"
        f"也就是最后{_time_words(found.minutes)}记的。"
    )


def copy_words(copy: Kept) -> str:
    """When a copy was written: 「3月11日 21:30」."""
    day, hour = copy.written.split()
    _, month, date = day.split("-")
    return f"{int(month)}月{int(date)}日 {hour}"


def saved_words(found: Salvaged) -> str:
    """How much was saved, in a sentence."""
    fetched = f"，其中 {found.fetched} 条来自 {copy_words(found.copy)} 的备份" if found.fetched and found.copy else ""
    whole = f"救回 {found.saved + found.fetched} 条记录{fetched}"
    if not found.missing and not found.mute:
        return f"{whole}，一条不少。"
    return f"{whole}。" + (f"有 {found.missing} 条找不回来。" if found.missing else "")


def missing_lines(found: Salvaged, offset: int, named: int = NAMED) -> list[str]:
    """What could not be brought back, by number and hour; `offset`: minutes east of UTC."""
    cases = [one for one in found.touched if one.subject.startswith("case:")]
    lines = [_case_words(one, offset) for one in cases[:named]]
    if len(cases) > named:
        lines.append(f"另有 {len(cases) - named} 个接待也少了几条。")
    others = sum(one.missing for one in found.touched) - sum(one.missing for one in cases)
    if others:
        lines.append(f"别的记录（派单、口径、人员、设置）少 {others} 条。")
    unknown = found.missing - sum(one.missing for one in found.touched)
    if unknown > 0:
        lines.append(f"还有 {unknown} 条，说不准是哪一个接待的。")
    if found.mute:
        lines.append(f"{found.mute} 份记录的文字打不开了；几点、谁办、到哪一步，都还在。")
    return lines


def reverted_words(found: WentBack) -> str:
    """That this computer seems to go back at every start, and what to do."""
    return (
        f"这台电脑像是开机会还原，记录保不住：备份里有 {found.facts} 条，这里没有了。"
        "关掉程序再开，能从备份里补回来。请管电脑的人把数据文件夹设成不还原。"
    )


def report_text(found: Salvaged, *, now: int, offset: int) -> str:
    """The whole report, kept beside the record."""
    return "\n".join(_report(found, now, offset)) + "\n"


def _report(found: Salvaged, now: int, offset: int) -> Iterator[str]:
    yield f"抢救报告 {local(now, offset):%Y-%m-%d %H:%M}"
    yield ""
    yield f"记录文件有 {found.pages} 处坏了。坏的那份原样留着：{found.aside.name}。"
    yield saved_words(found)
    if lines := missing_lines(found, offset, named=len(found.touched)):
        yield ""
        yield "找不回来的："
        yield from (f"· {line}" for line in lines)
    yield ""
    if found.copy and found.instead:
        yield f"最近一份好的备份：{found.copy.file.name}。{loss_words(found.instead)}"
    else:
        yield "没有找到能用的备份。"
    for gap in found.gaps:
        yield f"少的编号：链 {gap.chain} 第 {gap.first} 到 {gap.last} 条"


def _case_words(one: Touched, offset: int) -> str:
    hour = local(one.clock >> 16, offset)
    when = f"{hour.month}月{hour.day}日 {hour:%H:%M}"
    if one.gone:
        return f"{when} 开始的一个接待，整个不见了（{one.missing} 条）。"
    return f"接待 {one.number or '（号不见了）'}，少 {one.missing} 条，{when} 起。"


def _time_words(minutes: int) -> str:
    if minutes < 120:
        return f" {minutes} 分钟"
    hours = minutes // 60
    if hours < 48:
        return f" {hours} 小时" + (f" {minutes % 60} 分钟" if minutes % 60 else "")
    return f" {hours // 24} 天" + (f" {hours % 24} 小时" if hours % 24 else "")
