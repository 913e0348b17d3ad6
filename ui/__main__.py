"""`python -m ui [--data FOLDER]`: the windows of Hall Assistant (柜台助手).

With `-m MODULE` first it runs that module of ours in place of a Python: a packed program has no other for its child
processes.
"""

from __future__ import annotations

import sys

MODULES = ("hall_assistant", "ui.paper")
"""What a child process may be asked to run."""


def _child(module: str, words: list[str]) -> int:
    """Run a module with its words. Returns its exit code, 2 for one that is not ours to run."""
    if module not in MODULES:
        return 2
    import runpy

    sys.argv = [module, *words]
    try:
        runpy.run_module(module, run_name="__main__")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 1
    return 0


def _windows() -> int:
    from ui import start

    start.lighten()

    from ui.app import main  # only now: what it imports is what is to be light

    return main()


if __name__ == "__main__":
    sys.exit(_child(sys.argv[2], sys.argv[3:]) if len(sys.argv) > 2 and sys.argv[1] == "-m" else _windows())
