"""One durable fact through a desk function against one bare row in an encrypted database with the same settings."""

from __future__ import annotations

import os
import time
from pathlib import Path
from statistics import median

from hall_assistant.app import Hall
from hall_assistant.cases import desk
from hall_assistant.people.desk import sign_in
from hall_assistant.people.records import roll
from hall_assistant.settings.founding import found_hall
from hall_assistant.store import database
from tests.benchmarks.figures import Figure

FACTS_IN_CASE = 20
ROUNDS = 300


def measure(folder: Path) -> list[Figure]:
    """Median and the paired ratio; the two are done in turn, so that a slow disk slows both."""
    folder.mkdir(parents=True)
    hall = Hall.open(folder / "hall", os.urandom(32))
    bare = database.connect(folder / "bare.db", os.urandom(32))
    bare.execute("CREATE TABLE bare (id INTEGER PRIMARY KEY, words BLOB NOT NULL)")
    try:
        found_hall(hall.store, hall="演示厅", code="YS", counter="3", name="周伟", number="8001", pin="1357")
        with hall.store.reading() as at:
            by = sign_in(hall.store, staff=roll(at)[0].staff, pin="1357", counter="03")
        ours, floor = [], []
        for _ in range(ROUNDS // FACTS_IN_CASE):
            case, _ = desk.begin(hall.store, by=by)
            for turn in range(FACTS_IN_CASE):
                start = time.perf_counter()
                desk.note(hall.store, by=by, case=case, text=f"第{turn}句：卡一停，验证码都收不着，一天的事全卡住了。")
                between = time.perf_counter()
                bare.execute("BEGIN IMMEDIATE")
                bare.execute("INSERT INTO bare (words) VALUES (?)", (os.urandom(120),))
                bare.execute("COMMIT")
                ours.append(between - start)
                floor.append(time.perf_counter() - between)
        hall.store.settle()
    finally:
        bare.close()
        hall.close()
    figure, base = median(ours) * 1000, median(floor) * 1000
    return [Figure("a durable fact / a bare row", figure, base, "ms", "≤ 2×", figure <= 2 * base)]
