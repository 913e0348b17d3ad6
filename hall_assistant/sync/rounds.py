"""One exchange with a folder (交换一次): read what others laid there, lay down what it lacks, tell how far one is.

Reading comes first: a computer whose disk went back to an earlier day finds its own lost facts in the folder and takes
them back before it writes another under their numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from pathlib import Path

from hall_assistant.errors import SurroundingsError
from hall_assistant.privacy import vault
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Store
from hall_assistant.sync import rings, seen
from hall_assistant.sync.credentials import required
from hall_assistant.sync.folder import Folder, Span
from hall_assistant.sync.forking import bodies, fork_point
from hall_assistant.sync.members import devices
from hall_assistant.sync.receiving import receive
from hall_assistant.sync.sending import Sender
from hall_assistant.sync.values import APART, Credentials, NotLaid, Round


def exchange(
    store: Store, root: Path, told: Callable[[int], None] = lambda facts: None, *, laid: bool = False
) -> Round:
    """One round with the folder. `told` hears how many facts were taken in so far; `laid`: see `Folder.present`.

    Raises StaffError `exchange.off`, `exchange.other_folder`; SurroundingsError where the folder is away, emptied, full
    or read-only (`NotLaid`, once it was read), or the record's own disk fails. What was taken in until then stays, and
    nothing is half taken.
    """
    with store.reading() as at:
        mine = required(at)
    folder = Folder(root, mine.hall, mine.device)
    folder.present(laid=laid)
    mine = rings.take_up(store, folder, mine)
    forked = _go_on_beside(store, folder, mine)
    taken = receive(store, folder, mine, told)
    with store.reading() as at:
        others = tuple(seen.others(at, folder, mine, store.chain))
        found = taken.troubles | {trouble.chain: trouble for trouble in seen.apart(at, others)}
    troubles = tuple(found[chain] for chain in sorted(found))
    forgot = _forget(store, others)
    _keep_no_more_than_the_hall(store, taken.kinds)
    came = Round({}, taken.facts, troubles, forgot, frozenset(taken.kinds), forked, others)
    try:
        return replace(came, sent=_laid(store, folder, mine, came))
    except SurroundingsError as problem:
        raise NotLaid(problem, came) from problem


def _laid(store: Store, folder: Folder, mine: Credentials, came: Round) -> dict[str, int]:
    """Lay down what the folder lacks, and how far this computer is; returns how many facts, by chain."""
    mine = rings.renew_if_known_outside(store, folder, mine)
    with store.reading() as at:
        folder.tidy()
        folder.withdraw([device.device for device in devices(at) if device.left is not None])
        sender = Sender(at, folder, mine)
        _purge(store, sender)
        rings.lay_down(at, folder, mine, store.chain)
        sent = sender.send({(chain, Span(first, last)) for other in came.others for chain, first, last in other.broken})
        sender.put_together()
    broken = tuple((each.chain, each.first, each.last) for each in came.troubles if each.code != APART)
    seen.lay_down(folder, mine, seen.mine_now(store, mine, broken))
    return sent


def _forget(store: Store, others: Sequence[seen.Seen]) -> int:
    with store.reading() as at:  # most rounds need no write for it
        if not any(seen.untold(at, others)):
            return 0
    with store.write() as w:
        return seen.forget_too(store, w, others)


def _keep_no_more_than_the_hall(store: Store, changed: Collection[str]) -> None:
    """Where the hall, at another counter, decided to keep no full numbers, those here go too."""
    if "settings" in changed:
        with store.write() as w:
            if not hall_settings(w).full_numbers:
                vault.drop_numbers(w)


def _purge(store: Store, sender: Sender) -> None:
    """Where something was forgotten since this computer last told this very folder so, write the parcels in it anew;
    another stick may lie under the same name.
    """
    last = seen.told_before(sender.at, sender.folder, sender.mine, store.chain)
    before = (last.subjects, last.people, last.full) if last is not None else ((), (), False)
    if before != (*seen.forgotten(sender.at), hall_settings(sender.at).full_numbers):
        sender.take_back_keys()


def _go_on_beside(store: Store, folder: Folder, mine: Credentials) -> bool:
    """Leave this chain to whoever wrote other facts under its numbers, and go on in a new one; says whether it did."""
    with store.reading() as at:
        common = fork_point(at, folder, mine, store.chain)
    if common is not None:
        store.fork(common, bodies)
    return common is not None
