"""SIGKILL in the middle of a change of the database key, again and again: the record opens, whole, by this computer's
key, under one key or the other. `python -m tests.torture.rekeys FOLDER` is the one that is killed.
"""

from __future__ import annotations

import random
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

from hall_assistant.app import MODELS
from hall_assistant.clock import SystemClock
from hall_assistant.errors import HallError
from hall_assistant.store import recovery, rekeying, sealing, unlock, wraps
from hall_assistant.store.keys import RecoveryCode
from hall_assistant.store.store import Store, Writing

NOTES = 300
_LONGEST = 0.9
"""Seconds from the first change to the kill, at most: about two changes."""


def founded(folder: Path) -> None:
    """A record of some hundred receptions with a key of this computer."""
    unlock.create(folder)
    with closing(_opened(folder)) as store, store.write() as w:
        for number in range(NOTES):
            w.append(f"case:{number}", "case.noted", by="zhou", sealed={"text": _text(number)})


def kill_once(folder: Path, chance: random.Random) -> list[str]:
    """Kill a program that changes keys without end; returns what is wrong afterwards."""
    with subprocess.Popen([sys.executable, "-m", "tests.torture.rekeys", str(folder)], stdout=subprocess.PIPE) as run:
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(chance.uniform(0, _LONGEST))
        run.kill()
    try:
        with closing(_opened(folder)) as store, store.reading() as at:
            said = [(at.facts(f"case:{number}")[0].sealed or {}).get("text") for number in range(NOTES)]
            holds = store.verify().holds
    except HallError as problem:
        return [f"keys: {problem.code}"]
    whole = holds and said == [_text(number) for number in range(NOTES)]
    return [] if whole and not (folder / wraps.NEXT).exists() else ["keys: the record is not as it was"]


def changes(folder: Path) -> int:
    """How many changes of keys came through."""
    with closing(_opened(folder)) as store, store.reading() as at:
        return sum(fact.kind == "unlock.changed" for fact in at.facts("hall"))


def _text(number: int) -> str:
    return f"第{number}位，卡一停，验证码都收不着。" * 8


def _opened(folder: Path) -> Store:
    key = unlock.open_with(folder, unlock.device(folder))
    return Store.open(folder, key, clock=SystemClock(), models=MODELS)


def _change(folder: Path, store: Store) -> None:
    def note(w: Writing) -> None:
        w.append("hall", "unlock.changed", by="zhou", open={"way": "key"})

    key, code = sealing.new_key(), recovery.printed(recovery.new_secret())
    ways = wraps.wrapped(unlock.device(folder), key) | wraps.wrapped(RecoveryCode(code), key)
    rekeying.change_key(store, key, ways, note)


def main(folder: Path) -> None:
    """Change keys until killed."""
    store = _opened(folder)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        _change(folder, store)
        store = _opened(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
