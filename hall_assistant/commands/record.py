"""Commands on the record: verify it, rebuild its read rows, report a day."""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module

from hall_assistant.app import Hall
from hall_assistant.clock import day_bounds, local_day
from hall_assistant.commands.opening import acting, opened, out_file, tell, tell_json
from hall_assistant.errors import StaffError
from hall_assistant.logbook.day import LogFilter
from hall_assistant.logbook.exports import day_csv, day_html
from hall_assistant.logbook.files import put_file
from hall_assistant.people.values import Actor


def verify(args: Namespace) -> int:
    """Check every chain, its heads, the file itself and every seal; exit 1 names the first break or what is missing."""
    from hall_assistant.audit.report import whole_check

    with opened(args) as hall:
        lines, holds = whole_check(hall.store, args.seal or "")
    if args.json:
        tell_json({"holds": holds, "lines": lines})
    else:
        for line in lines:
            tell(line)
    return 0 if holds else 1


def seal(args: Namespace) -> int:
    """Seal the record up to now and tell the codes of the last days, the newest first."""
    from hall_assistant.audit.sealing import latest_seals, seal_days, seal_now

    with opened(args) as hall:
        by = acting(hall, args)
        seal_days(hall.store)
        seal_now(hall.store, by=by)
        with hall.store.reading() as at:
            lines = [one.line for one in latest_seals(at, by=by)]
    for line in lines:
        tell(line)
    return 0


def export_journal(args: Namespace) -> int:
    """Write the record as lines for `docs/verify_record.py`: no key, no words, only what the hashes need."""
    from hall_assistant.audit.exporting import journal_lines

    out = out_file(args)
    with opened(args) as hall:
        put_file(out, journal_lines(hall.store, by=acting(hall, args)))
    tell(f"记录副本写到了 {out.name}，用 verify_record.py 核对。里面没有姓名、号码和话，可也别往外放。")
    return 0


def rebuild(args: Namespace) -> int:
    """Fold every fact anew into the read rows; exit 1 if they had differed (they are right afterwards)."""
    with opened(args) as hall:
        report = hall.store.rebuild()
    same = "和原来一致" if report.equal else f"有{len(report.differences)}处和原来不同，已按记录改正"
    tell(f"重新整理了{report.subjects}份记录，{same}。")
    return 0 if report.equal else 1


def report(args: Namespace) -> int:
    """Write the log of a day to a `.csv`, `.html` or `.pdf` file."""
    out = out_file(args)
    if out.suffix not in (".csv", ".html", ".pdf"):
        raise StaffError("command.out_form", name=out.name)
    with opened(args) as hall:
        by = acting(hall, args)
        text = _log_text(hall, by, args.day, out.suffix)
    # Paper needs Qt: the one place where the core reaches for the screen, by name (docs/decisions).
    put_file(out, import_module("ui.paper").pdf_bytes(text) if out.suffix == ".pdf" else text.encode())
    tell(f"{args.day} 的日志写到了 {out.name}。")
    return 0


def _log_text(hall: Hall, by: Actor, day: str, suffix: str) -> str:
    offset = hall.clock.offset()
    try:
        day = local_day(day_bounds(day, offset)[0], offset)  # `2026-3-1` is a day too, and the rows say `2026-03-01`
    except ValueError as error:
        raise StaffError("command.day", day=day) from error
    wanted, library = LogFilter(day, day), hall.library
    with hall.store.reading() as at:
        if suffix == ".csv":
            return day_csv(at, by=by, wanted=wanted, library=library, offset=offset)
        return day_html(at, by=by, wanted=wanted, now=hall.clock.now(), library=library, offset=offset)
