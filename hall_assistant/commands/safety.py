"""Commands that keep the record safe: back it up, bring a copy back, salvage a damaged one."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from hall_assistant.commands.opening import acting, data_folder, opened, tell, tell_json, unlocked


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
    from hall_assistant.backup.telling import loss_words

    with opened(args) as hall:
        by = acting(hall, args)
        told = compare(hall.store, by=by, copy=Path(args.copy))
        tell(loss_words(told))
        if not args.yes:
            tell("还没有动。确定要换回这一份，加 --yes 再来一次。")
            return 0
        restore_over(hall.store, by=by, copy=Path(args.copy))
    tell("换回来了，原来那份留在旁边。")
    return 0


def salvage(args: Namespace) -> int:
    """Build a record from what still holds and, with `--yes`, put it in place; exit 1 where something stays lost."""
    from hall_assistant.app import MODELS
    from hall_assistant.backup import salvage as salvaging
    from hall_assistant.backup.telling import missing_lines, saved_words
    from hall_assistant.clock import SystemClock

    folder, key = data_folder(args), unlocked(args)
    clock = SystemClock()
    found = salvaging.salvage(folder, key, models=MODELS, clock=clock, copies=args.copies)
    lines = [saved_words(found), *missing_lines(found, clock.offset()), f"报告写在 {found.report.name}。"]
    if args.yes:
        salvaging.put_salvaged(found, key)
        lines.append(f"换上了。坏的那份原样留着：{found.aside.name}。")
    else:
        salvaging.give_up(folder)
        lines.append("还没有换。确定要换上，加 --yes 再来一次。")
    if args.json:
        tell_json({"saved": found.saved, "fetched": found.fetched, "missing": found.missing, "lines": lines})
    else:
        for line in lines:
            tell(line)
    return 1 if found.missing or found.mute else 0
