"""Who takes part in a hall's exchange, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hall_assistant.errors import StaffError, SurroundingsError

if TYPE_CHECKING:
    from hall_assistant.sync.seen import Seen


@dataclass(frozen=True, slots=True)
class Device:
    """A computer of the hall (设备): its id, the counter it stands at, and the key that proves what it wrote.

    joined, left: UTC milliseconds; `left` is None while it belongs to the hall. known: how far each chain was known
    here when it left; what comes from it beyond that is refused.
    """

    device: str
    counter: str
    public: bytes
    joined: int
    left: int | None = None
    known: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Credentials:
    """What this computer holds to take part (凭据): never in a fact, never in a log, only inside the encrypted file.

    hall: the exchange's own id of the hall. ring: hall keys (厅钥) by epoch, the last one in use. seed: of the device's
    Ed25519 key. trusted: the members' public keys by device as the invitation told them, until their facts have come.
    """

    hall: str
    device: str
    seed: bytes
    ring: Mapping[int, bytes]
    trusted: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def epoch(self) -> int:
        """The epoch of the hall key in use."""
        return max(self.ring)


@dataclass(frozen=True, slots=True)
class SignedHead:
    """The end of a chain as its own computer signed it: with the hash chain it vouches for every fact before."""

    chain: str
    seq: int
    hash: bytes
    device: str
    signature: bytes


APART = "exchange.apart"
"""The code of a trouble that no file mends: this computer holds facts that another took back under new numbers."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """A segment that was set aside, and why: `code` has a sentence in `sentences.py`."""

    chain: str
    first: int
    last: int
    code: str

    @property
    def error(self) -> StaffError:
        """It as an error that can be told."""
        return StaffError(self.code)


@dataclass(frozen=True, slots=True)
class Round:
    """What one exchange did: facts sent and taken, by chain; files set aside; subjects and people forgotten."""

    sent: Mapping[str, int]
    taken: Mapping[str, int]
    troubles: tuple[Trouble, ...] = ()
    forgot: int = 0
    kinds: frozenset[str] = frozenset()
    """Kinds of subject and read tables that changed here."""
    forked: bool = False
    """Whether this computer found another under its numbers and began a chain of its own."""
    others: tuple[Seen, ...] = ()
    """What the other computers tell of themselves."""

    @property
    def facts_sent(self) -> int:
        """Facts written into the folder."""
        return sum(self.sent.values())

    @property
    def facts_taken(self) -> int:
        """Facts taken in from other counters."""
        return sum(self.taken.values())

    @property
    def changed(self) -> frozenset[str]:
        """Kinds of thing to be shown anew: what came in, what was forgotten, and the standing itself."""
        return self.kinds | {"exchange"} | ({"case", "cases"} if self.forgot else frozenset())


class NotLaid(SurroundingsError):
    """A folder that could be read and not written (full, read-only): `came` is what the round took in, and stays.

    Its value `came` is how many facts that are, for the sentence.
    """

    def __init__(self, problem: SurroundingsError, came: Round) -> None:
        super().__init__(problem.code, **problem.values, came=came.facts_taken)
        self.came = came
