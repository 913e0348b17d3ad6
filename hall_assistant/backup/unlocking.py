"""How the hall is unlocked (开锁方式), as its manager changes it: hall password and recovery code.

What lies beside the copies in the backup folder follows at once, so that an old password or code opens those no
more either. Secrets never become facts; that something was changed does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hall_assistant.backup.copies import rewrap
from hall_assistant.changes import Changes
from hall_assistant.errors import SurroundingsError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import counter_settings
from hall_assistant.store import keys, unlock
from hall_assistant.store.chains import HALL
from hall_assistant.store.store import Store, Writing

CHANGED = "unlock.changed"


@dataclass(frozen=True, slots=True)
class Unlocking:
    """How this computer opens the record now."""

    by_device: bool
    """The key lies on this computer: whoever takes the whole folder can open it."""
    by_password: bool


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What came of a change: the new recovery code if one was made, and whether the copies followed."""

    changes: Changes
    copies: int
    """Copies in the backup folder that now open the new way only."""
    left: bool
    """Whether copies could not be reached: those still open the old way."""
    code: str = ""


def unlocking(folder: Path) -> Unlocking | None:
    """How the record in `folder` is opened; None where it has no keys of its own (a store opened by a given key).

    Raises SurroundingsError `unlock.damaged`.
    """
    if not unlock.exists(folder):
        return None
    ways = unlock.ways(folder)
    return Unlocking(keys.DEVICE in ways, keys.PASSWORD in ways)


def set_password(store: Store, *, by: Actor, password: str) -> Rekeyed:
    """Set or change the hall password (厅密码): from now on it is asked for after each start of the computer.

    The key on this computer is given up. Raises StaffError `unlock.short_password`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "unlock.set_password")
        w.append(HALL, CHANGED, by=by.staff, open={"way": "password"})
        unlock.lock_by_password(store.folder, store.key, password)
    return _followed(store, w)


def remove_password(store: Store, *, by: Actor) -> Rekeyed:
    """Take the hall password away: this computer gets a key of its own again. Raises StaffError `access.denied`."""
    with store.write() as w:
        check(w, by, "unlock.remove_password")
        w.append(HALL, CHANGED, by=by.staff, open={"way": "device"})
        unlock.add(store.folder, store.key, unlock.device(store.folder))
        unlock.drop(store.folder, keys.PASSWORD)
    return _followed(store, w)


def new_code(store: Store, *, by: Actor) -> Rekeyed:
    """A new recovery code (恢复码) to print; the old one opens nothing any more. Raises StaffError `access.denied`."""
    with store.write() as w:
        check(w, by, "unlock.new_code")
        w.append(HALL, CHANGED, by=by.staff, open={"way": "code"})
        code = unlock.new_code(store.folder, store.key)
    return _followed(store, w, code)


def _followed(store: Store, w: Writing, code: str = "") -> Rekeyed:
    """Have what lies beside the copies follow; a folder that is away costs that, never the change itself."""
    with store.reading() as at:
        folder = counter_settings(at).backup_folder
    if not folder:
        return Rekeyed(w.changes, 0, left=False, code=code)
    try:
        return Rekeyed(w.changes, rewrap(Path(folder), unlock.portable(store.folder)), left=False, code=code)
    except SurroundingsError:
        return Rekeyed(w.changes, 0, left=True, code=code)
