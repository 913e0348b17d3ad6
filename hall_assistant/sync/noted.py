"""What the last exchange found (上次交换), noted in table `local`: the pages read it there and never touch the folder,
which may be a share that hangs.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from hall_assistant.errors import HallError, SurroundingsError
from hall_assistant.settings.records import counter_settings
from hall_assistant.store.store import Reading, Store, Writing
from hall_assistant.sync.values import Round, Trouble

KEY = "exchange.noted"


class Heard(msgspec.Struct, frozen=True):
    """What another computer last told of itself. seen: when something new of it came here, by this computer's clock."""

    chain: str
    told: int
    heads: dict[str, int]
    seen: int


class Noted(msgspec.Struct, frozen=True):
    """The last exchange. done: when one went well, UTC milliseconds, 0 for never; failed: why the last one did not."""

    done: int = 0
    sent: int = 0
    taken: int = 0
    troubles: tuple[Trouble, ...] = ()
    failed: str = ""
    values: dict[str, str] = msgspec.field(default_factory=dict)
    heard: dict[str, Heard] = msgspec.field(default_factory=dict)
    """By device."""
    laid: str = ""
    """The hall's folder in which this computer laid its files, or found the others', the last time."""

    @property
    def failure(self) -> HallError | None:
        """What kept the last exchange with the hall's folder from being done, if anything did."""
        return SurroundingsError(self.failed, **self.values) if self.failed else None


def noted(at: Reading) -> Noted:
    """The last exchange as it was noted; empty where there was none, or what is noted cannot be read."""
    row = at.one("SELECT value FROM local WHERE key = ?", (KEY,))
    try:
        return msgspec.json.decode(row["value"], type=Noted) if row is not None else Noted()
    except msgspec.DecodeError:
        return Noted()


def is_laid(at: Reading, root: Path) -> bool:
    """Whether a folder that is still the hall's is known to hold something of it."""
    return noted(at).laid == str(root) and is_own(at, root)


def is_own(at: Reading, root: Path) -> bool:
    """Whether a folder is the one set for this counter, and no stick."""
    own = counter_settings(at).exchange_folder
    return bool(own) and Path(own) == root


def note_done(store: Store, root: Path, done: Round) -> None:
    """Note an exchange that went well."""
    with store.write() as w:
        now, before = store.clock.now(), noted(w)
        heard, laid = _heard(before.heard, done, now), _laid(w, root, before)
        _keep(w, Noted(now, done.facts_sent, done.facts_taken, done.troubles, heard=heard, laid=laid))


def note_came(store: Store, root: Path, came: Round) -> None:
    """Note who was heard of by an exchange that could lay nothing down."""
    with store.write() as w:
        before = noted(w)
        laid = _laid(w, root, before) if came.others else before.laid
        _keep(w, msgspec.structs.replace(before, heard=_heard(before.heard, came, store.clock.now()), laid=laid))


def note_failed(store: Store, problem: HallError) -> None:
    """Note why the exchange with the hall's folder could not be done; what was known before stays."""
    with store.write() as w:
        values = {name: str(value) for name, value in problem.values.items()}
        _keep(w, msgspec.structs.replace(noted(w), failed=problem.code, values=values))


def _laid(at: Reading, root: Path, before: Noted) -> str:
    return str(root) if is_own(at, root) else before.laid


def _keep(w: Writing, held: Noted) -> None:
    w.execute("INSERT OR REPLACE INTO local(key, value) VALUES (?, ?)", (KEY, msgspec.json.encode(held).decode()))
    w.touch("exchange")


def _heard(before: Mapping[str, Heard], done: Round, now: int) -> dict[str, Heard]:
    """The farthest each computer told of; a clock of its own says nothing about when that was."""
    heard = dict(before)
    ordered = sorted(done.others, key=lambda one: (sum(one.heads.values()), one.at))
    for device, seen in {one.device: one for one in ordered}.items():
        known = heard.get(device)
        if known is None or (known.chain, known.told, known.heads) != (seen.chain, seen.at, seen.heads):
            heard[device] = Heard(seen.chain, seen.at, seen.heads, now)
    return heard
