"""What a child process of the windows is started with."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import QProcessEnvironment


def environment() -> QProcessEnvironment:
    """Ours, with the folder our packages lie in, and no screen."""
    environment = QProcessEnvironment.systemEnvironment()
    here = str(Path(__file__).resolve().parent.parent)
    known = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", f"{here}{os.pathsep}{known}" if known else here)
    environment.remove("QT_QPA_PLATFORM")
    return environment
