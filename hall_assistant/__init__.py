"""Hall Assistant (柜台助手): the core. It knows no screen; `ui` and `python -m hall_assistant` are its front ends."""

from __future__ import annotations

__version__ = "0.1.0"
