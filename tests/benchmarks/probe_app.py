"""Ours: the sign-in page painted, PIN to the desk, memory after five seconds, and clicks and keys to paint."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

from ui import start

start.lighten()

from ui.app import App  # noqa: E402  # as in ui/__main__.py


def main() -> None:
    """Start on the folder given, tell when the sign-in page was painted, then do what else was asked for."""
    app = App(Path(sys.argv[1]))
    from tests.benchmarks.painting import Paints, until

    paints = Paints(app.entrance)
    app._take_lock()
    app.opening.begin()
    until(lambda: "entrance" in paints.windows and app.shell is not None)
    told: dict[str, Any] = {"painted": time.monotonic_ns(), "cpu": time.process_time() * 1000}
    if "--work" in sys.argv:
        from tests.benchmarks.working import work

        told |= work(app, sys.argv[2])
    until(lambda: hasattr(app, "keeper"))
    app.leave()
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main()
