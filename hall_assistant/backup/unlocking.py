"""How the hall is unlocked (开锁方式), as its manager changes it: hall password and recovery code.

What lies beside the copies in the backup folder follows at once, so that an old password or code opens those no
more either. Secrets never become facts; that something was changed does.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hall_assistant.backup.copies import rewrap
from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.settings.records import counter_settings
from hall_assistant.store import keys, recovery, sealing, unlock, wraps
from hall_assistant.store.chains import HALL
from hall_assistant.store.device_key import FILE, best_place
from hall_assistant.store.keys import HallPassword, KeySource, RecoveryCode
from hall_assistant.store.rekeying import change_key
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.store.wraps import Wraps

CHANGED, REHEARSED = "unlock.changed", "unlock.rehearsed"


@dataclass(frozen=True, slots=True)
class Unlocking:
    """How this computer opens the record now."""

    by_device: bool
    """The key lies on this computer: whoever takes the whole folder can open it."""
    by_password: bool
    place: str = ""
    """Where the key of this computer lies: `file`, `dpapi`, `secret-service`; empty without one."""
    better: str = ""
    """A better place for it on this computer now, empty for none."""
    rehearsed: int | None = None
    """When the recovery code was last tried, UTC milliseconds (恢复演练)."""
    coded: int | None = None
    """When the present code was made, UTC milliseconds; None where that was at founding."""


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What came of a change: the new recovery code if one was made, and whether the copies followed."""

    changes: Changes
    copies: int
    """Copies in the backup folder that now open the new way only."""
    left: bool
    """Whether copies could not be reached: those still open the old way."""
    code: str = ""


def unlocking(folder: Path, at: Reading | None = None) -> Unlocking | None:
    """How the record in `folder` is opened; None where it has no keys of its own (a store opened by a given key).

    at: to tell of the trials of the recovery code too.

    Raises SurroundingsError `unlock.damaged`.
    """
    if not unlock.exists(folder):
        return None
    ways, place, best = unlock.ways(folder), unlock.device_place(folder), best_place()
    better = best if place == FILE != best else ""
    return Unlocking(keys.DEVICE in ways, keys.PASSWORD in ways, place or "", better, *_days(at))


def _days(at: Reading | None) -> tuple[int | None, int | None]:
    """When the code was last tried and when it was made anew; a trial of an older code counts no more."""
    facts = at.facts(HALL) if at is not None else ()
    coded = next((f.at for f in reversed(facts) if f.kind == CHANGED and f.open.get("way") in ("code", "key")), None)
    tried = next((f.at for f in reversed(facts) if f.kind == REHEARSED), None)
    return (None if tried is not None and coded is not None and tried < coded else tried), coded


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


def bind(store: Store, *, by: Actor) -> Rekeyed:
    """Move this computer's own key to the best place here (系统钥匙库 or a file), newly made.

    Raises StaffError `access.denied`, `unlock.no_way` where the hall password opens the record.
    """
    with store.write() as w:
        check(w, by, "unlock.bind")
        if keys.DEVICE not in unlock.ways(store.folder):
            raise StaffError("unlock.no_way")
        w.append(HALL, CHANGED, by=by.staff, open={"way": "device"})
        unlock.add(store.folder, store.key, unlock.device(store.folder))
    return Rekeyed(w.changes, 0, left=False)


def rehearse(store: Store, *, by: Actor, code: str) -> Changes:
    """Try the printed recovery code (恢复演练): whether it opens this record. Nothing about the keys is changed; the
    day is noted. Raises StaffError `unlock.code…` for a wrong one, `access.denied`.
    """
    with store.reading() as at:
        check(at, by, "unlock.rehearse")
    if unlock.open_with(store.folder, RecoveryCode(code)) != store.key:
        raise StaffError("unlock.code")
    with store.write() as w:
        check(w, by, "unlock.rehearse")
        w.append(HALL, REHEARSED, by=by.staff)
    return w.changes


def prepare_rekey(store: Store, *, by: Actor, password: str = "") -> str:
    """A recovery code for `rekey`, to be printed and put away first; until then it opens nothing.

    Raises StaffError `access.denied`, `unlock.password` where a hall password is set and this is another.
    """
    with store.reading() as at:
        check(at, by, "unlock.rekey")
    if keys.PASSWORD in unlock.ways(store.folder):
        unlock.open_with(store.folder, HallPassword(password))
    return recovery.printed(recovery.new_secret())


def rekey(store: Store, *, by: Actor, code: str, password: str = "") -> bytes:
    """Put the record under a new database key (换数据库钥匙); returns the key. `store` is closed by it.

    code: from `prepare_rekey`, already put away. password: the hall password where there is one. Whoever had an old
    key, key file or recovery code opens with it only copies made until now; the record keeps the former key inside,
    so that this hall can still go back to those. Raises StaffError `access.denied`, `unlock.password`,
    `unlock.code…`; SurroundingsError as `change_key`. The hall is to be opened anew in any case but the first.
    """
    with store.reading() as at:
        check(at, by, "unlock.rekey")
    new, folder = sealing.new_key(), store.folder
    sources: list[KeySource] = [RecoveryCode(code)]
    for way in unlock.ways(folder) - {keys.RECOVERY}:
        sources.append(HallPassword(password) if way == keys.PASSWORD else unlock.device(folder))
    if any(source.kind == keys.PASSWORD for source in sources):
        unlock.open_with(folder, HallPassword(password))
    ways: Wraps = {}
    for source in sources:
        ways |= wraps.wrapped(source, new)
    change_key(store, new, ways, lambda w: _note_rekeyed(w, by))
    return new


def _note_rekeyed(w: Writing, by: Actor) -> None:
    check(w, by, "unlock.rekey")
    w.append(HALL, CHANGED, by=by.staff, open={"way": "key"})


def _followed(store: Store, w: Writing, code: str = "") -> Rekeyed:
    """Have what lies beside the copies follow; a folder that is away costs that, never the change itself."""
    with store.reading() as at:
        folder = counter_settings(at).backup_folder
    if not folder:
        return Rekeyed(w.changes, 0, left=False, code=code)
    try:
        ways = unlock.portable(store.folder)
        return Rekeyed(w.changes, rewrap(Path(folder), ways, store.key), left=False, code=code)
    except SurroundingsError:
        return Rekeyed(w.changes, 0, left=True, code=code)
