"""Child processes of the windows run behind them, and a packed program runs what they are to run."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QProcess
from pytestqt.qtbot import QtBot

from ui.child import NICE, child_process

TELLS = "import os, sys; sys.stdin.read(); print(os.getpriority(os.PRIO_PROCESS, 0))"


@pytest.mark.skipif(sys.platform == "win32", reason="priorities are told otherwise there")
def test_a_child_stands_back_behind_the_windows(qtbot: QtBot) -> None:
    owner = QObject()
    process = child_process("tells", owner)
    process.start(sys.executable, ["-c", TELLS])
    qtbot.waitUntil(lambda: process.state() == QProcess.ProcessState.Running)
    with qtbot.waitSignal(process.finished):
        process.closeWriteChannel()
    assert int(bytes(process.readAllStandardOutput().data())) == max(NICE, os.getpriority(os.PRIO_PROCESS, 0))


def asked(*words: str, said: bytes = b"") -> tuple[int, bytes]:
    """The program of the windows, asked as its child processes ask a packed one."""
    done = subprocess.run([sys.executable, "-m", "ui", "-m", *words], input=said, capture_output=True, check=False)
    return done.returncode, done.stdout


def test_the_program_runs_its_own_modules_for_its_children() -> None:
    code, made = asked("ui.paper", "A4", said="<p>您好</p>".encode())
    assert code == 0 and made.startswith(b"%PDF")
    assert asked("hall_assistant", "search", "停机", "--limit", "1")[0] == 0
    assert asked("hall_assistant", "no-such-thing")[0] == 2
    assert asked("os")[0] == 2, "no module but these"
