"""The program that is killed: writes facts and drafts as fast as it can, and says each once it is durable.

A line is written only after `write()` has returned; what the other end has read whole was acknowledged.
"""

from __future__ import annotations

import os
import random
import sys
from pathlib import Path

from hall_assistant.clock import DAY, HOUR, SystemClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.store import drafts
from hall_assistant.store.store import Store
from tests.core.store.toy import open_store


class JumpingClock(SystemClock):
    """The computer's clock, put forward or back every now and then."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        self._off = 0

    def now(self) -> int:
        """UTC time in milliseconds, by a clock that somebody keeps setting."""
        if self._chance.random() < 0.02:
            self._off = self._chance.choice((0, -DAY, -HOUR, HOUR, 30 * DAY))
        return super().now() + self._off


def main(folder: Path, seed: int, number: int, name: str) -> None:
    """Write until killed, counting up from `number`, which is higher at every start."""
    chance = random.Random(seed)
    store = open_store(folder, JumpingClock(random.Random(seed)))
    while True:
        number += 1
        try:
            _draft(store, name, number) if chance.random() < 0.2 else _facts(store, chance, number)
        except SurroundingsError as problem:
            if problem.code != "store.locked":
                raise
            # The other writer never pauses, so that this one may wait in vain; nothing was acknowledged.
        if chance.random() < 0.1:
            store.settle()


def _facts(store: Store, chance: random.Random, number: int) -> None:
    subject = f"case:{chance.randrange(10)}"
    with store.write() as w:
        facts = [
            w.append(subject, "promised", by="s1", open={"promise": f"p{number}", "due": number}),
            w.append(subject, "said", by="s1", sealed={"words": "您从头说" * chance.randrange(1, 400)}),
        ][: chance.choice((1, 1, 1, 2))]
    for fact in facts:
        _say(f"fact {fact.chain} {fact.seq} {fact.clock}")


def _draft(store: Store, name: str, number: int) -> None:
    with store.write() as w:
        drafts.save(w, case_id="case:1", field=name, staff="s1", text=f"{number} 客户说")
    _say(f"draft {name} {number}")


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), sys.argv[4])
