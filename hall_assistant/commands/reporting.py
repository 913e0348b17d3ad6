"""The command that makes a report of some days; also the child process in which the windows have one made."""

from __future__ import annotations

import json
import sys
from argparse import Namespace
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from hall_assistant.app import Hall
from hall_assistant.commands.opening import acting, opened, opened_with, out_file, tell
from hall_assistant.errors import HallError, StaffError
from hall_assistant.logbook.files import put_file
from hall_assistant.logbook.reports.making import Job, from_body, make
from hall_assistant.logbook.reports.records import templates
from hall_assistant.logbook.reports.sheets import Told
from hall_assistant.people.values import Actor, Role


def period_report(args: Namespace) -> int:
    """Write the report of some days, or a county's workbook filled with it, to a file."""
    if args.key_pipe:
        return _as_child(args)
    out = out_file(args)
    with opened(args) as hall:
        clock = hall.clock
        _write(hall, acting(hall, args), _job(hall, args), out, now=clock.now(), offset=clock.offset())
    tell(f"{args.first} 到 {args.last} 的报表写到了 {out.name}。")
    return 0


def _job(hall: Hall, args: Namespace) -> Job:
    form = Path(args.out).suffix.lower().lstrip(".")
    return Job(args.first, args.last, form, not args.inward, _named(hall, args.template) if args.template else "")


def _named(hall: Hall, name: str) -> str:
    """The template of that name, or of that id."""
    with hall.store.reading() as at:
        found = next((one for one in templates(at) if name in (one.name, one.template)), None)
    if found is None:
        raise StaffError("county.unknown")
    return found.template


def _write(hall: Hall, by: Actor, job: Job, out: Path, *, now: int, offset: int, told: Told | None = None) -> None:
    with hall.store.reading() as at:
        made = make(at, by=by, job=job, library=hall.library, now=now, offset=offset, paper=_paper, told=told)
    put_file(out, made)


def _paper(page: str) -> bytes:
    """Paper needs Qt: reached for by name (docs/decisions/paper-port.md)."""
    made: bytes = import_module("ui.paper").pdf_bytes(page)
    return made


def _as_child(args: Namespace) -> int:
    """A report whose window waits for it: the key, who asks and when come by pipe, lines of JSON go back."""
    key, said = sys.stdin.readline().strip(), json.loads(sys.stdin.readline())
    by = Actor(said["staff"], said["name"], said["number"], Role(said["role"]), said["counter"])
    when = {"now": said["now"], "offset": said["offset"]}
    try:
        with opened_with(args, bytes.fromhex(key)) as hall:
            job = _job(hall, args)
            if "log" in said:
                job = replace(job, log=from_body(said["log"]))
            _write(hall, by, job, Path(args.out), **when, told=_progress)
    except HallError as problem:
        _line({"code": problem.code, "values": {name: str(value) for name, value in problem.values.items()}})
        return 1
    _line({"done": Path(args.out).name})
    return 0


def _progress(done: int, whole: int) -> None:
    _line({"at": done, "of": whole})


def _line(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value) + "\n")
    sys.stdout.flush()
