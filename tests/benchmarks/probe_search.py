"""One engine in a process of its own: what opening costs, how much memory it holds, and how long each key takes.

Told on one line as JSON: milliseconds and MB above the bare process.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from tests.benchmarks.screen import resident


def main() -> None:
    """Arguments: the engine's name, its folder, and a file with what is typed, a JSON list."""
    name, folder, typed = sys.argv[1], Path(sys.argv[2]), json.loads(Path(sys.argv[3]).read_text(encoding="utf-8"))
    bare = resident()
    start = time.perf_counter()
    from tests.benchmarks.search_peers import change_one, open_one

    ask = open_one(name, folder)
    opened = (time.perf_counter() - start) * 1000
    for text in typed[:20]:
        ask(text)
    times = []
    for text in typed:
        before = time.process_time()
        ask(text)
        times.append((time.process_time() - before) * 1000)
    told = {"opened": opened, "memory": resident() - bare, "keys": times}
    from hall_assistant.search import Entry

    if change := change_one(name, folder, Entry("made:1", "改过的标题", "改过的内容")):
        told["updates"] = [change() * 1000 for _ in range(9)]
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
