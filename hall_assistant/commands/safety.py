"""Commands that keep the record safe: back it up, bring a copy back."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hall_assistant.commands.opening import acting, opened, tell


def back_up(args: Namespace) -> int:
    """Write a checked copy of the record into a folder."""
    from hall_assistant.backup.desk import back_up as write_copy

    with opened(args) as hall:
        made = write_copy(hall.store, by=acting(hall, args), folder=Path(args.to))
    tell(f"备份好了，核对过能打开：{made.file.name}。")
    return 0


def restore(args: Namespace) -> int:
    """Compare a copy with the record and, with `--yes`, put it in its place; the replaced one is kept aside."""
    from hall_assistant.backup.desk import compare, restore_over

    with opened(args) as hall:
        by = acting(hall, args)
        told = compare(hall.store, by=by, copy=Path(args.copy))
        tell(f"这份备份会少{told.receptions}个接待、{told.facts}条记录，相差约{told.minutes}分钟。")
        if not args.yes:
            tell("还没有动。确定要换回这一份，加 --yes 再来一次。")
            return 0
        restore_over(hall.store, by=by, copy=Path(args.copy))
    tell("换回来了，原来那份留在旁边。")
    return 0
