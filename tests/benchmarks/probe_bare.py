"""The floor: a bare main window, its first paint, its memory after five seconds, and clicks on a bare button."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from tests.benchmarks.painting import Paints

CLICKS = 150


def main() -> None:
    """Tell when it was painted (monotonic ns), and what was asked for besides."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    window = QMainWindow()
    window.setObjectName("bare")
    from tests.benchmarks.painting import Paints, idle, until

    paints = Paints(window)
    window.resize(680, 440)
    window.show()
    until(lambda: paints.count > 0)
    told: dict[str, object] = {"painted": time.monotonic_ns(), "cpu": time.process_time() * 1000}
    if "--memory" in sys.argv:
        from tests.benchmarks import touch  # noqa: F401  # the hand that ours is measured with lies in memory too

        idle(5_000)
        from tests.benchmarks.screen import resident

        told["memory"] = resident()
    if "--paint" in sys.argv:
        told["paint"] = _clicks(window, Paints())
    sys.stdout.write(json.dumps(told) + "\n")


def _clicks(window: QMainWindow, paints: Paints) -> list[float]:
    from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

    from tests.benchmarks.painting import idle, moment
    from tests.benchmarks.touch import press

    body = QWidget()
    column = QVBoxLayout(body)
    button, label = QPushButton("停机"), QLabel("")
    label.setObjectName("line")
    column.addWidget(button)
    column.addWidget(label)
    window.setCentralWidget(body)
    lines = ("卡一停，验证码都收不着。", "您从头说，我记着。")
    button.clicked.connect(lambda: label.setText(lines[label.text() == lines[0]]))
    QApplication.processEvents()
    times = []
    for _ in range(CLICKS):
        let_go = press(button)
        idle(15)
        times.append(moment(paints, let_go, lambda words: "line" in words).painted)
        idle(15)
    return times


if __name__ == "__main__":
    main()
