"""SIGKILL at a random moment, then look: everything acknowledged is there, chains and heads hold, the file opens.

Sometimes the computer seems to sleep first: a writer is stopped in the middle of whatever it does, and goes on later.
SIGKILL does not test what the disk does in a power cut; the system still writes what the program had handed over.
`power.py` plays that.
"""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from hall_assistant.clock import SystemClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.store import drafts, heads
from hall_assistant.store.store import Reading, Store
from tests.core.store.toy import open_store

_LONGEST = 0.35
"""Seconds from the writer's first acknowledgement to the kill, at most."""
_ASLEEP = 0.2
"""Share of kills before which a writer sleeps for a while."""
_AT_START = 0.15
"""Share of kills that fall while the writer is still starting."""


@dataclass
class Score:
    """What was killed and what was found."""

    kills: int = 0
    facts: int = 0
    drafts: int = 0
    faults: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        """Add another score to this one."""
        self.kills += other.kills
        self.facts += other.facts
        self.drafts += other.drafts
        self.faults += other.faults


class Round:
    """One folder, killed over again and again by one or two writers at once."""

    def __init__(self, folder: Path, chance: random.Random) -> None:
        self._folder = folder
        self._chance = chance
        self._facts: dict[tuple[str, int], int] = {}
        self._drafts: dict[str, int] = {}
        self._started = 0
        open_store(folder, SystemClock()).close()

    def kill_once(self) -> Score:
        """Start the writers, kill them at a random moment, and look at what they left."""
        before = len(self._facts)
        lines = self._killed_writers()
        drafted = self._note(lines)
        try:
            faults = self._look()
        except SurroundingsError as problem:
            faults = [f"the store does not open: {problem}"]
        return Score(1, len(self._facts) - before, drafted, faults)

    def _killed_writers(self) -> list[str]:
        names = ["a", "b"][: self._chance.choice((1, 1, 2))]
        writers = [self._start(name) for name in names]
        starting = self._chance.random() < _AT_START
        first = [writer.stdout.readline() if writer.stdout and not starting else "" for writer in writers]
        self._wait(writers[0])
        if self._chance.random() < _ASLEEP:
            writers[0].send_signal(signal.SIGSTOP)
            self._wait(writers[-1])
            writers[0].send_signal(signal.SIGCONT)
            self._wait(writers[0])
        for writer in writers:
            writer.kill()
        said = [writer.communicate()[0] for writer in writers]
        whole = "".join(start + rest[: rest.rfind("\n") + 1] for start, rest in zip(first, said, strict=True))
        return whole.splitlines()

    def _wait(self, writer: subprocess.Popen[str]) -> None:
        with suppress(subprocess.TimeoutExpired):
            writer.wait(self._chance.random() * _LONGEST)

    def _start(self, name: str) -> subprocess.Popen[str]:
        self._started += 1
        numbers = str(self._chance.randrange(10**9)), str(self._started * 10**6)
        command = [sys.executable, "-m", "tests.torture.writer", str(self._folder), *numbers, name]
        return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)

    def _note(self, lines: list[str]) -> int:
        drafted = 0
        for line in lines:
            what, *words = line.split()
            if what == "fact":
                self._facts[words[0], int(words[1])] = int(words[2])
            else:
                self._drafts[words[0]] = int(words[1])
                drafted += 1
        return drafted

    def _look(self) -> list[str]:
        logged = heads.read(self._folder / heads.NAME)
        store = open_store(self._folder, SystemClock())
        try:
            with store.reading() as at:
                faults = self._missing(at) + self._older_drafts(at) + _ahead(at, logged)
            return faults + _unsound(store)
        finally:
            store.close()

    def _missing(self, at: Reading) -> list[str]:
        there = {(row["chain"], row["seq"]): row["clock"] for row in at.rows("SELECT chain, seq, clock FROM journal")}
        return [f"acknowledged fact lost: {ref}" for ref, clock in self._facts.items() if there.get(ref) != clock]

    def _older_drafts(self, at: Reading) -> list[str]:
        there = drafts.read(at, "case:1")
        found = {name: int(there.get(name, "0").split()[0]) for name in self._drafts}
        # A draft may be newer than the last one acknowledged, never older.
        lost = [name for name, number in self._drafts.items() if found[name] < number]
        return [f"draft lost: {name}: {found[name]} for {self._drafts[name]}" for name in lost]


def _ahead(at: Reading, logged: dict[str, heads.Logged]) -> list[str]:
    sql = "SELECT hash FROM journal WHERE chain = ? AND seq = ?"
    found = {head: at.one(sql, (head.chain, head.seq)) for head in logged.values()}
    return [
        f"head not in the journal: {head}" for head, row in found.items() if row is None or row["hash"] != head.hash
    ]


def _unsound(store: Store) -> list[str]:
    verdict, report = store.verify(), store.rebuild()
    faults = [] if verdict.holds and verdict.chains == 1 else [f"verify: {verdict}"]
    return faults if report.equal else [*faults, f"rebuild: {report.differences}"]
