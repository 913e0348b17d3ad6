"""Commands of the exchange: with a folder, founding it, inviting, joining, taking a computer out, how it stands."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from hall_assistant.app import Hall, unlock
from hall_assistant.commands.opening import acting, data_folder, opened, opened_with, tell, tell_json
from hall_assistant.errors import HallError, StaffError
from hall_assistant.settings.desk import change_counter
from hall_assistant.settings.records import counter_settings, hall_settings
from hall_assistant.sync import joining, telling
from hall_assistant.sync.running import run
from hall_assistant.sync.standing import Standing, standing
from hall_assistant.sync.values import NotLaid, Round

_STEP = 500
"""Facts after which progress is told again."""


def exchange(args: Namespace) -> int:
    """Do what is asked: exchange once, or `found`, `invite`, `leave`, `status`."""
    if args.key_pipe:
        return _as_child(args)
    doing = {"found": _found, "invite": _invite, "leave": _leave, "status": _status}
    with opened(args) as hall:
        return doing.get(args.what, _once)(hall, args)


def join(args: Namespace) -> int:
    """Make this new computer one of a hall and exchange for the first time; the invitation's code comes by input."""
    code, root = sys.stdin.readline().strip(), Path(args.folder)
    folder = data_folder(args)
    if not unlock.exists(folder):  # told at once: after a mistyped code nobody would be told any more
        tell(f"这台电脑的恢复码，抄下来锁好：{unlock.create(folder).code}")
    with opened(args) as hall:
        joining.join(hall.store, root, code=code)
        try:
            done = run(hall.store, root)
        except NotLaid as problem:  # the stick is read-only or full; the record came all the same
            done = problem.came
        with hall.store.reading() as at:
            name = hall_settings(at).hall
    tell(f"加入了{name or '本厅'}，收进 {done.facts_taken:,} 条。")
    return 0


def _once(hall: Hall, args: Namespace) -> int:
    done = run(hall.store, _folder(hall, args), anew=args.anew)
    now = _standing(hall)
    if args.json:
        tell_json(_as_json(done))
        return 0
    tell(telling.moved(now))
    for told in telling.troubles(now):
        tell(told)
    return 0


def _found(hall: Hall, args: Namespace) -> int:
    by = acting(hall, args)
    joining.start_exchange(hall.store, by=by)
    if args.folder:
        change_counter(hall.store, by=by, exchange_folder=args.folder)
    tell("交换打开了。下一步：请别的电脑进来（exchange invite）。")
    return 0


def _invite(hall: Hall, args: Namespace) -> int:
    by, root = acting(hall, args), _folder(hall, args)
    code, _ = joining.invite(hall.store, root, by=by, counter=args.counter or "")
    run(hall.store, root)
    tell(f"邀请放在文件夹里了。在新电脑上选「加入本厅」，选同一个文件夹，输这串码（只能用一次）：\n{code}")
    return 0


def _leave(hall: Hall, args: Namespace) -> int:
    joining.leave(hall.store, by=acting(hall, args), device=args.device or "")
    tell("请出去了，厅钥换了新的。它先前记的都在；下次交换起，它写的不再收。")
    return 0


def _status(hall: Hall, args: Namespace) -> int:
    now = _standing(hall)
    if args.json:
        tell_json({"on": now.on, "done": now.last.done, "counters": [asdict(one) for one in now.counters]})
        return 0
    if not now.on:
        raise StaffError("exchange.off")
    clock = hall.clock
    tell(telling.line(now, clock.now(), clock.offset()))
    for one in now.counters:
        said = "本机" if one.own else "已离开" if one.left else telling.unseen(clock.now(), one) or "刚见过"
        waits = "" if one.own or one.left else f"，它还没读 {one.lacks:,} 条，这里还缺 {one.missing:,} 条"
        tell(f"{telling.counter_name(one)}  {one.device}  记了 {one.facts:,} 条，{said}{waits}")
    for told in telling.troubles(now):
        tell(told)
    return 0


def _folder(hall: Hall, args: Namespace) -> Path:
    with hall.store.reading() as at:
        named = args.folder or counter_settings(at).exchange_folder
    if not named:
        raise StaffError("exchange.no_folder")
    return Path(named)


def _standing(hall: Hall) -> Standing:
    with hall.store.reading() as at:
        return standing(at)


# ------------------------------------------------------------- as a child of the windows


def _as_child(args: Namespace) -> int:
    """An exchange whose program waits for it: the database key comes by pipe, and lines of JSON go back.

    It runs at the usual priority: a process put behind all others would keep the record locked while it waits its turn.
    """
    try:
        with opened_with(args, bytes.fromhex(sys.stdin.readline().strip())) as hall:
            done = run(hall.store, _folder(hall, args), _progress(), anew=args.anew)
    except HallError as problem:
        if isinstance(problem, NotLaid):
            _line({"came": _as_json(problem.came)})
        _line({"code": problem.code, "values": {name: str(value) for name, value in problem.values.items()}})
        return 1
    _line({"done": _as_json(done)})
    return 0


def _progress() -> Callable[[int], None]:
    """Tells every so many facts how many came."""
    last = 0

    def told(facts: int) -> None:
        nonlocal last
        if facts - last >= _STEP:
            last = facts
            _line({"taken": facts})

    return told


def _line(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()


def _as_json(done: Round) -> dict[str, object]:
    return {
        "taken": done.facts_taken,
        "sent": done.facts_sent,
        "forgot": done.forgot,
        "kinds": sorted(done.changed),
        "troubles": [trouble.code for trouble in done.troubles],
    }
