"""What all tests share: examples made up by hypothesis may take as long as a busy machine needs, and no key of a test's
hall gets into the key ring of whoever runs it.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("hall", deadline=None)
settings.load_profile("hall")

os.environ.pop("DBUS_SESSION_BUS_ADDRESS", None)
