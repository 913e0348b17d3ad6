"""`python -m ui [--data FOLDER]`: the windows of Hall Assistant (柜台助手)."""

from __future__ import annotations

import sys

from ui.app import main

if __name__ == "__main__":
    sys.exit(main())
