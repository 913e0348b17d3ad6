"""Appeal pack (申诉材料): one reception or order handed over whole, outward or inward, with the proof of its facts."""

from __future__ import annotations
