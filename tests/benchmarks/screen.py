"""A virtual screen of our own, so that windows are painted as at a counter and start times hold no set-up."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """The environment for a probe: the display there is, or an Xvfb of 1366×768, or Qt's offscreen platform."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    if "DISPLAY" in environment:
        yield environment
    elif not shutil.which("Xvfb"):
        yield environment | {"QT_QPA_PLATFORM": "offscreen"}
    else:
        with _virtual() as display:
            yield environment | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


@contextmanager
def _virtual() -> Iterator[str]:
    get, put = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(put), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[put],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(put)
    try:
        with os.fdopen(get) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


def probe(environment: dict[str, str], name: str, *arguments: str) -> dict[str, Any]:
    """Run a probe module in a fresh process; what it tells on its last line, with `started` in monotonic ns."""
    command = [sys.executable, "-m", f"tests.benchmarks.{name}", *arguments]
    started = time.monotonic_ns()
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        raise RuntimeError(f"{name} {done.returncode}: {done.stderr[-2000:]}")
    told: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return told | {"started": started}


def resident() -> float:
    """Proportional memory of this process in MB; 0 where the system does not tell."""
    rollup = Path("/proc/self/smaps_rollup")
    if not rollup.exists():
        return 0.0
    line = next(line for line in rollup.read_text().splitlines() if line.startswith("Pss:"))
    return int(line.split()[1]) / 1024
