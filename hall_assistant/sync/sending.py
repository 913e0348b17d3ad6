"""Sending (送出): what the folder lacks of one's own chains is laid there; what is forgotten is taken out of it."""

from __future__ import annotations

from hall_assistant.store import journal
from hall_assistant.store.facts import Entry
from hall_assistant.store.store import Reading
from hall_assistant.sync import heads
from hall_assistant.sync.folder import Folder, Span
from hall_assistant.sync.parcels import Parcel, Segment, encoded, in_batches, parcel_for
from hall_assistant.sync.sealed_file import Content, label, packed
from hall_assistant.sync.signing import sign_head
from hall_assistant.sync.values import Credentials

SEGMENT = 2000
"""Facts a segment holds at most."""
_MANY = 8
"""Segments of which each could take the next into itself, before they are put together."""


def send(at: Reading, folder: Folder, mine: Credentials) -> dict[str, int]:
    """Lay down what the folder lacks of every chain that is this computer's; returns how many facts, by chain."""
    sent = {chain: _send_chain(at, folder, mine, chain) for chain in heads.own_chains(at, mine.device)}
    return {chain: facts for chain, facts in sent.items() if facts}


def _send_chain(at: Reading, folder: Folder, mine: Credentials, chain: str) -> int:
    there = max((span.last for span in folder.spans(chain)), default=0)
    sent = 0
    for entries in in_batches(journal.of_chain(at.connection, chain, there), SEGMENT):
        lay(at, folder, mine, entries)
        sent += len(entries)
    return sent


def lay(at: Reading, folder: Folder, mine: Credentials, entries: tuple[Entry, ...]) -> None:
    """Put facts of one's own chain and their parcel into the folder; the parcel first: no segment lies alone."""
    chain, span, last = entries[0].chain, Span(entries[0].seq, entries[-1].seq), entries[-1]
    head = sign_head(mine.seed, hall=mine.hall, chain=chain, seq=last.seq, hash=last.hash, device=mine.device)
    _write(folder, mine, Content.KEYS, chain, span, parcel_for(at, entries))
    _write(folder, mine, Content.FACTS, chain, span, Segment(entries, head.device, head.signature))


def _write(folder: Folder, mine: Credentials, content: Content, chain: str, span: Span, held: Segment | Parcel) -> None:
    name = span.keys if content is Content.KEYS else span.facts
    said = label(mine, content, chain=chain, first=span.first, last=span.last)
    folder.write(chain, name, packed(mine, said, encoded(held)))


def take_back_keys(at: Reading, folder: Folder, mine: Credentials) -> None:
    """Write all one's own parcels anew, without the keys and people destroyed since (遗忘)."""
    for chain in heads.own_chains(at, mine.device):
        for span in folder.spans(chain):
            entries = _between(at, chain, span)
            _write(folder, mine, Content.KEYS, chain, span, parcel_for(at, entries))


def put_together(at: Reading, folder: Folder, mine: Credentials) -> None:
    """Put many small segments of one's own together, the new one first and then the old ones away (合并分段).

    A reader who listed the old ones finds them gone, lists again and finds the same facts; nobody has to be waited for.
    """
    for chain in heads.own_chains(at, mine.device):
        for run in _runs(folder.spans(chain)):
            whole = Span(run[0].first, run[-1].last)
            lay(at, folder, mine, _between(at, chain, whole))
            for span in run:
                folder.remove(chain, span.facts)
                folder.remove(chain, span.keys)


def _runs(spans: list[Span]) -> list[list[Span]]:
    """Neighbours that together make one segment, where there are enough of them to be worth it."""
    runs: list[list[Span]] = []
    for span in spans:
        run = runs[-1] if runs else None
        if run and span.first == run[-1].last + 1 and span.last - run[0].first < SEGMENT:
            run.append(span)
        else:
            runs.append([span])
    return [run for run in runs if len(run) >= _MANY]


def _between(at: Reading, chain: str, span: Span) -> tuple[Entry, ...]:
    found = journal.of_chain(at.connection, chain, span.first - 1)
    return next(in_batches(found, span.last - span.first + 1), ())
