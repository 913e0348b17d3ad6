"""How far the counters are with each other (交换的近况), as the page 交换 and the command show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hall_assistant.store import journal
from hall_assistant.store.store import Reading
from hall_assistant.sync.credentials import credentials_of
from hall_assistant.sync.heads import writer_of
from hall_assistant.sync.members import devices
from hall_assistant.sync.noted import Heard, Noted, noted
from hall_assistant.sync.values import Device


@dataclass(frozen=True, slots=True)
class CounterStanding:
    """One computer of the hall.

    seen: when it was last heard of, UTC milliseconds by this computer's clock; 0 for never.
    facts: of those it wrote, how many are here. lacks: facts here that it has not read yet, as far as is known.
    missing: facts it has that are not here.
    """

    device: str
    counter: str
    own: bool
    left: bool
    facts: int
    seen: int
    lacks: int
    missing: int


@dataclass(frozen=True, slots=True)
class Standing:
    """Whether this computer takes part, its last exchange, and every computer by counter."""

    on: bool
    last: Noted
    counters: tuple[CounterStanding, ...] = ()

    @property
    def here(self) -> tuple[CounterStanding, ...]:
        """Those that belong to the hall now, but for this one."""
        return tuple(one for one in self.counters if not one.own and not one.left)


def standing(at: Reading) -> Standing:
    """The exchange as it stands; asks nothing of the folder."""
    mine, last = credentials_of(at), noted(at)
    if mine is None:
        return Standing(False, last)
    ends = {chain: head.seq for chain, head in journal.heads(at.connection).items()}
    wrote = _written(at, ends, mine.device)
    return Standing(
        True, last, tuple(_counter(one, mine.device, wrote, last.heard.get(one.device), ends) for one in devices(at))
    )


def _written(at: Reading, ends: Mapping[str, int], own: str) -> dict[str, int]:
    """How many facts of each computer are here; a chain that nobody else signed was written here."""
    wrote: dict[str, int] = {}
    for chain, seq in ends.items():
        device = writer_of(at, chain) or own
        wrote[device] = wrote.get(device, 0) + seq
    return wrote


def _counter(
    device: Device, own: str, wrote: Mapping[str, int], heard: Heard | None, ends: Mapping[str, int]
) -> CounterStanding:
    heads = ends if device.device == own else heard.heads if heard else {}
    return CounterStanding(
        device.device,
        device.counter,
        device.device == own,
        device.left is not None,
        wrote.get(device.device, 0),
        heard.seen if heard else 0,
        sum(max(0, seq - heads.get(chain, 0)) for chain, seq in ends.items()),
        sum(max(0, seq - ends.get(chain, 0)) for chain, seq in heads.items()),
    )
