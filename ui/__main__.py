"""`python -m ui [--data FOLDER]`: the windows of Hall Assistant (柜台助手)."""

from __future__ import annotations

import sys

from ui import start

start.lighten()

from ui.app import main  # noqa: E402  # only now: what it imports is what is to be light

if __name__ == "__main__":
    sys.exit(main())
