"""Commands on orders from outside: what waits now, or what came on a day."""

from __future__ import annotations

from argparse import Namespace

from hall_assistant.clock import day_bounds, local_text
from hall_assistant.commands.opening import acting, opened, tell, tell_json
from hall_assistant.errors import StaffError
from hall_assistant.orders.records import OrderLine, open_orders, orders_between
from hall_assistant.orders.values import STAGE_NAMES
from hall_assistant.people.records import names

_NAMED = ("收单", "首次联系时限", "回单时限", "超时")
"""Entries that mean nothing without their name."""


def orders(args: Namespace) -> int:
    """List the orders that are not over, or with `--day` those received on it; customers stay masked."""
    with opened(args) as hall:
        acting(hall, args)
        now, offset = hall.clock.now(), hall.clock.offset()
        sources = {one.id: one.name for one in hall.library.later("order_sources").values()}
        with hall.store.reading() as at:
            found = orders_between(at, *_bounds(args.day, offset)) if args.day else open_orders(at)
            staff = names(at)
    rows = [_row(line, sources.get(line.source, "其他"), staff.get(line.holder, ""), now, offset) for line in found]
    if args.json:
        tell_json(rows)
    else:
        for row in rows:
            tell("　".join(f"{name} {value}" if name in _NAMED else value for name, value in row.items() if value))
        tell(f"共{len(rows)}张。")
    return 0


def _bounds(day: str, offset: int) -> tuple[int, int]:
    try:
        return day_bounds(day, offset)
    except ValueError as error:
        raise StaffError("command.day", day=day) from error


def _row(line: OrderLine, source: str, holder: str, now: int, offset: int) -> dict[str, str]:
    marks = line.clocks(now)
    late = [name for name, is_late in (("联系", marks.contact_late), ("回单", marks.answer_late)) if is_late]
    return {
        "来源": source,
        "派单号": line.number,
        "收单": local_text(line.received, offset),
        "首次联系时限": local_text(line.contact_due, offset) if line.contact_due is not None else "",
        "回单时限": local_text(line.answer_due, offset),
        "状态": STAGE_NAMES[line.stage],
        "谁办": holder,
        "客户": line.person.line,
        "超时": "、".join(late),
    }
