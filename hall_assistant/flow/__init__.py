"""The way through a reception as pure functions: step states, switching templates, which lines to offer
and why.
"""

from __future__ import annotations
