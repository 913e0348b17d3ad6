"""Joining and leaving (加入、离开): a hall's exchange is founded on one computer; others come by an invitation.

An invitation is a file in the folder and a one-time code told to whoever sets the new computer up. The inviting one
makes the new one's device key and vouches for it by a fact; the file holds that key, the hall keys and the key that
matches numbers, sealed under the code. The record itself comes through the folder.
"""

from __future__ import annotations

import secrets
from contextlib import suppress
from pathlib import Path

import msgspec

from hall_assistant.changes import Changes
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import keep_match_key, match_key
from hall_assistant.settings.desk import counter_number, set_counter
from hall_assistant.settings.founding import is_founded
from hall_assistant.settings.records import counter_settings
from hall_assistant.store import journal, recovery, sealing
from hall_assistant.store.store import Store, Writing
from hall_assistant.sync.credentials import credentials_of, keep, required
from hall_assistant.sync.folder import SEEN, Folder, invitation_files, read_bounded
from hall_assistant.sync.members import members
from hall_assistant.sync.model import JOINED, LEFT, subject_of
from hall_assistant.sync.noted import is_laid
from hall_assistant.sync.rings import renew
from hall_assistant.sync.sealed_file import Content, opened
from hall_assistant.sync.signing import new_seed, public_of
from hall_assistant.sync.values import Credentials

_BIND = b"hall invitation 1"


class _Invitation(msgspec.Struct, frozen=True):
    """What the new computer gets."""

    hall: str
    device: str
    seed: bytes
    ring: dict[int, bytes]
    match_key: bytes
    counter: str
    known: dict[str, bytes]
    """The members' public keys by device; until their facts have come."""


def start_exchange(store: Store, *, by: Actor) -> Changes:
    """Found the hall's exchange on this computer. Raises StaffError `exchange.on` where there is one."""
    with store.write() as w:
        check(w, by, "sync.manage")
        if credentials_of(w) is not None:
            raise StaffError("exchange.on")
        mine = Credentials(secrets.token_hex(8), secrets.token_hex(8), new_seed(), {1: sealing.new_key()})
        keep(w, mine)
        match_key(w)
        _note_joined(w, by, mine.device, counter_settings(w).counter, public_of(mine.seed))
    return w.changes


def invite(store: Store, root: Path, *, by: Actor, counter: str) -> tuple[str, Changes]:
    """Invite one more computer, for a counter number; returns the one-time code to be typed there.

    The invitation lies in the folder until it is taken, or its computer is taken out. Raises StaffError `exchange.off`,
    `exchange.other_folder`, `hall.counter`; SurroundingsError where the folder is away, emptied, full or read-only.
    """
    counter = counter_number(counter)
    secret = recovery.new_secret()
    with store.write() as w:
        check(w, by, "sync.manage")
        invited, laid = _drawn_up(w, counter), is_laid(w, root)
    # Between two writes: a share that hangs must not hold up who writes. A file whose code nobody was told is nothing.
    folder = Folder(root, invited.hall)
    folder.present(laid=laid)
    folder.lay_invitation(invited.device, sealing.seal(_sealing_key(secret), msgspec.msgpack.encode(invited), _BIND))
    with store.write() as w:
        check(w, by, "sync.manage")
        _note_joined(w, by, invited.device, counter, public_of(invited.seed))
    return recovery.printed(secret), w.changes


def join(store: Store, root: Path, *, code: str) -> Changes:
    """Make this new computer one of the hall, by the code of an invitation that lies in the folder, and use it up.

    Nobody is signed in: there is nobody yet. The record comes with the first exchange. Raises StaffError
    `exchange.joined` where the computer has a record already, `exchange.no_invitation`, and for a mistyped code
    `exchange.code`, `exchange.code_group`, `exchange.code_length`.
    """
    key = _sealing_key(_typed(code))
    for file in invitation_files(root):
        invitation = _opened(file, key)
        if invitation is not None and not _is_used(root, invitation):
            changes = _enter(store, root, invitation)
            with suppress(OSError):  # a stick that takes no writing: the code is used up all the same, for it is here
                file.unlink(missing_ok=True)
            return changes
    raise StaffError("exchange.no_invitation")


def leave(store: Store, *, by: Actor, device: str) -> Changes:
    """Take a computer out of the hall: lost, sold or sent away. What it wrote until now stays; the hall key is renewed.

    Raises StaffError `exchange.unknown_device`, `exchange.own_device`.
    """
    with store.write() as w:
        check(w, by, "sync.manage")
        mine = required(w)
        if device == mine.device:
            raise StaffError("exchange.own_device")
        if device not in {each.device for each in members(w)}:
            raise StaffError("exchange.unknown_device")
        known = {chain: head.seq for chain, head in sorted(journal.heads(w.connection).items())}
        w.append(subject_of(device), LEFT, by=by.staff, open={"known": known})
        renew(w)
    return w.changes


def _drawn_up(w: Writing, counter: str) -> _Invitation:
    mine = required(w)
    known = {each.device: each.public for each in members(w)}
    return _Invitation(mine.hall, secrets.token_hex(8), new_seed(), dict(mine.ring), match_key(w), counter, known)


def _is_used(root: Path, invitation: _Invitation) -> bool:
    """Whether a computer that came by this invitation has been here; the file may have been copied before."""
    mine, folder = _credentials(invitation), Folder(root, invitation.hall)
    public = {mine.device: public_of(mine.seed)}
    for chain in folder.chains():
        with suppress(StaffError):
            opened(folder.read(chain, SEEN) or b"", mine, public, Content.SEEN)
            return True
    return False


def _credentials(invitation: _Invitation) -> Credentials:
    return Credentials(invitation.hall, invitation.device, invitation.seed, invitation.ring, invitation.known)


def _note_joined(w: Writing, by: Actor, device: str, counter: str, public: bytes) -> None:
    w.append(subject_of(device), JOINED, by=by.staff, open={"public": public.hex(), "counter": counter})


def _typed(code: str) -> bytes:
    """The secret behind an invitation's code: of the form of a recovery code, but nobody has it on paper."""
    try:
        return recovery.read(code)
    except StaffError as error:
        raise StaffError(error.code.replace("unlock.", "exchange."), **error.values) from None


def _sealing_key(secret: bytes) -> bytes:
    from hashlib import sha256

    return sha256(_BIND + secret).digest()  # 128 random bits need no slow hash


def _opened(file: Path, key: bytes) -> _Invitation | None:
    try:
        return msgspec.msgpack.decode(sealing.open(key, read_bounded(file), _BIND), type=_Invitation)
    except (OSError, SurroundingsError, msgspec.DecodeError, UnicodeDecodeError):
        return None


def _enter(store: Store, root: Path, invitation: _Invitation) -> Changes:
    with store.write() as w:
        if is_founded(w) or credentials_of(w) is not None:
            raise StaffError("exchange.joined")
        keep(w, _credentials(invitation))
        keep_match_key(w, invitation.match_key)
        set_counter(w, counter=invitation.counter, exchange_folder=str(root))
    return w.changes
