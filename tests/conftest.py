"""What all tests share: examples made up by hypothesis may take as long as a busy machine needs."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("hall", deadline=None)
settings.load_profile("hall")
