"""Child processes of the windows run behind them."""

from __future__ import annotations

import os
import sys

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from ui.child import NICE, environment, in_the_background

TELLS = "import os, sys; sys.stdin.read(); print(os.getpriority(os.PRIO_PROCESS, 0))"


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are told otherwise there")
def test_a_child_stands_back_behind_the_windows(qtbot: QtBot) -> None:
    process = QProcess()
    process.setProcessEnvironment(environment())
    in_the_background(process)
    process.start(sys.executable, ["-c", TELLS])
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.Running)
    with qtbot.waitSignal(process.finished):
        process.closeWriteChannel()
    assert int(bytes(process.readAllStandardOutput().data())) == max(NICE, os.getpriority(os.PRIO_PROCESS, 0))
