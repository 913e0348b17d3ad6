"""Opening the hall for a command: which folder, how it is unlocked, and who acts."""

from __future__ import annotations

import getpass
import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from hall_assistant.app import Hall
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.people.desk import sign_in
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import counter_settings
from hall_assistant.store.unlock import unlock_for_command

_TRACES = ("hall.db", "head.log", "unlock.json")
"""What a folder that ever held a hall still has, even where the record itself is gone."""


def data_folder(args: Namespace) -> Path:
    """The data folder named by `--data`, or the usual one of this system."""
    if args.data:
        return Path(args.data)
    import platformdirs

    return Path(platformdirs.user_data_dir("hall-assistant", appauthor=False))


def out_file(args: Namespace) -> Path:
    """Where `--out` wants the file. Raises StaffError `command.out_folder` for a folder."""
    out = Path(args.out)
    if out.is_dir() or args.out.endswith(("/", "\\")) or not out.name:
        raise StaffError("command.out_folder", folder=args.out)
    return out


@contextmanager
def opened(args: Namespace) -> Iterator[Hall]:
    """The hall, unlocked by the device key file, or by `--unlock-file` (hall password or recovery code).

    Raises StaffError `command.no_hall` for a folder that holds none: a slip in the path founds nothing.
    """
    with opened_with(args, unlocked(args)) as hall:
        yield hall


def unlocked(args: Namespace) -> bytes:
    """The key of the record, which is not opened by it. Raises as `opened`."""
    folder = data_folder(args)
    if not any((folder / name).exists() for name in _TRACES):
        raise StaffError("command.no_hall", folder=str(folder))
    return unlock_for_command(folder, Path(args.unlock_file) if args.unlock_file else None)


@contextmanager
def opened_with(args: Namespace, key: bytes) -> Iterator[Hall]:
    """The hall under a key that is known already."""
    hall = Hall.open(data_folder(args), key)
    try:
        yield hall
    finally:
        hall.close()


def acting(hall: Hall, args: Namespace) -> Actor:
    """The person a command acts for: `--staff` number, PIN from `--pin-file`, the keyboard or standard input.

    Raises StaffError `command.no_staff`, SurroundingsError `command.pin_file`, and what signing in raises.
    """
    if not args.staff:
        raise StaffError("command.no_staff")
    with hall.store.reading() as at:
        person = next((one for one in roll(at) if one.number == args.staff), None)
        counter = counter_settings(at).counter
    if person is None:
        raise StaffError("staff.unknown")
    return sign_in(hall.store, staff=person.staff, pin=_pin(args), counter=counter)


def _pin(args: Namespace) -> str:
    if args.pin_file:
        try:
            return Path(args.pin_file).read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError) as problem:
            raise SurroundingsError("command.pin_file", file=args.pin_file) from problem
    return getpass.getpass("密码：") if sys.stdin.isatty() else sys.stdin.readline().strip()


def tell(text: str) -> None:
    """Write a line for the person at the terminal."""
    sys.stdout.write(f"{text}\n")


def tell_json(value: Any) -> None:
    """Write a value as JSON for a script."""
    tell(json.dumps(value, ensure_ascii=False, indent=1))
