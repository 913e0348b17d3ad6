"""What a child process of the windows is started with, and that it steps back behind them."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QProcess, QProcessEnvironment

NICE = 10
"""How far a child stands back on Unix; the windows keep nine tenths of a processor they share with it."""
BELOW_NORMAL = 0x4000
"""The same on Windows: BELOW_NORMAL_PRIORITY_CLASS."""
_SET_INFORMATION = 0x0200


def in_the_background(process: QProcess) -> None:
    """Have a process that is going to be started run behind the windows: a report must not cost them a frame."""
    process.started.connect(lambda: _step_back(process.processId()))


def _step_back(pid: int) -> None:
    """Lower a process; where the system does not let us, it runs as it is."""
    if sys.platform == "win32":
        import ctypes

        system = ctypes.windll.kernel32
        if handle := system.OpenProcess(_SET_INFORMATION, False, pid):
            system.SetPriorityClass(handle, BELOW_NORMAL)
            system.CloseHandle(handle)
        return
    try:
        os.setpriority(os.PRIO_PROCESS, pid, max(NICE, os.getpriority(os.PRIO_PROCESS, pid)))
    except OSError:
        return  # it has ended already


def environment() -> QProcessEnvironment:
    """Ours, with the folder our packages lie in, and no screen."""
    environment = QProcessEnvironment.systemEnvironment()
    here = str(Path(__file__).resolve().parent.parent)
    known = environment.value("PYTHONPATH")
    environment.insert("PYTHONPATH", f"{here}{os.pathsep}{known}" if known else here)
    environment.remove("QT_QPA_PLATFORM")
    return environment
