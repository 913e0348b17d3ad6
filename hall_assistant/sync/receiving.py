"""Receiving (收进): whatever of the hall's chains lies in the folder and is not here yet, file by file, in small steps.

A file is proved whole before its first fact is taken; one that does not hold is set aside with its reason and tried
again next time, since what carries the folder may only not have finished.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from hall_assistant.errors import StaffError
from hall_assistant.store.check import whole_until
from hall_assistant.store.store import Store
from hall_assistant.sync.folder import Folder, Span
from hall_assistant.sync.heads import note_head
from hall_assistant.sync.members import known_devices
from hall_assistant.sync.parcels import (
    Segment,
    in_batches,
    parcel_in,
    pieces,
    segment_in,
    take_parcel,
    without_forgetting,
)
from hall_assistant.sync.sealed_file import Content, opened
from hall_assistant.sync.signing import head_holds
from hall_assistant.sync.values import APART, Credentials, Device, Trouble

STEP = 100
"""Facts taken in one transaction: ten or twenty milliseconds, so that a clerk's own write never waits for long."""


@dataclass(slots=True)
class Taken:
    """What one receiving brought."""

    facts: dict[str, int] = field(default_factory=dict)
    troubles: dict[str, Trouble] = field(default_factory=dict)
    """By chain: where reading it stopped, and why."""
    kinds: set[str] = field(default_factory=set)
    """Kinds of subject and read tables that changed."""


def receive(store: Store, folder: Folder, mine: Credentials, told: Callable[[int], None] = lambda facts: None) -> Taken:
    """Take in all that can be taken; `told` hears how many facts came so far. Raises SurroundingsError."""
    taken = Taken()
    before = -1
    while before < (before := sum(taken.facts.values())):  # a chain may wait for keys or members of another
        for chain in folder.chains():
            _receive_chain(_Chain(store, folder, mine, chain), taken, told)
    return taken


@dataclass(frozen=True, slots=True)
class _Chain:
    """One chain of the folder, being read."""

    store: Store
    folder: Folder
    mine: Credentials
    chain: str

    def head(self) -> int:
        """How far it is known here."""
        with self.store.reading() as at:
            return whole_until(at.connection, self.chain)

    def ahead(self) -> list[Span]:
        """The segments that go on from here, the one that reaches farthest first."""
        known = self.head()
        fitting = [span for span in self.folder.spans(self.chain) if span.first <= known + 1 <= span.last]
        return sorted(fitting, key=lambda span: span.last, reverse=True)


def _receive_chain(chain: _Chain, taken: Taken, told: Callable[[int], None]) -> None:
    taken.troubles.pop(chain.chain, None)
    while any(_tried(chain, span, taken, told) for span in chain.ahead()):
        taken.troubles.pop(chain.chain, None)


def _tried(chain: _Chain, span: Span, taken: Taken, told: Callable[[int], None]) -> bool:
    """Take one segment in; False where it was put together with others meanwhile, or does not hold."""
    try:
        return _take_segment(chain, span, taken, told)
    except StaffError as problem:
        others = problem.code == "exchange.forked" and chain.chain != chain.store.chain
        taken.troubles[chain.chain] = Trouble(chain.chain, *span, APART if others else problem.code)
        return False


def _take_segment(chain: _Chain, span: Span, taken: Taken, told: Callable[[int], None]) -> bool:
    """Take one segment in; False where its files are gone again."""
    facts, keys = (chain.folder.read(chain.chain, name) for name in (span.facts, span.keys))
    if facts is None or keys is None:
        return False
    with chain.store.reading() as at:
        known = known_devices(at, chain.mine)
    segment = _proved(chain, span, facts, known)
    publics = {name: device.public for name, device in known.items()}
    said, content = opened(keys, chain.mine, publics, Content.KEYS)
    if said.chain != chain.chain:
        raise StaffError("exchange.damaged")
    parcel = parcel_in(content)
    if known[said.device].left is not None:
        parcel = without_forgetting(parcel)
    for piece in pieces(parcel, STEP):
        with chain.store.write() as w:
            take_parcel(w, piece)
        taken.kinds |= w.changes.kinds
        told(sum(taken.facts.values()))
    for entries in in_batches(segment.entries, STEP):
        with chain.store.write() as w:
            note_head(w, segment.head)
            new = w.take(entries)
        taken.facts[chain.chain] = taken.facts.get(chain.chain, 0) + new
        taken.kinds |= w.changes.kinds
        told(sum(taken.facts.values()))
    return True


def _proved(chain: _Chain, span: Span, file: bytes, known: Mapping[str, Device]) -> Segment:
    """The segment, once its file, its facts and the signature of its end hold."""
    publics = {name: device.public for name, device in known.items()}
    said, content = opened(file, chain.mine, publics, Content.FACTS)
    if (said.chain, said.first, said.last) != (chain.chain, span.first, span.last):
        raise StaffError("exchange.damaged")
    segment = segment_in(content, said.chain, said.first, said.last)
    writer = known.get(segment.device)
    if writer is None:
        raise StaffError("exchange.unknown_device")
    if not head_holds(segment.head, chain.mine.hall, writer.public):
        raise StaffError("exchange.altered")
    # What a member laid here it had taken in before it heard of the leaving: refused, it would stand only there.
    late = writer.left is not None and span.last > writer.known.get(chain.chain, 0)
    if late and known[said.device].left is not None:
        raise StaffError("exchange.left_device")
    return segment
