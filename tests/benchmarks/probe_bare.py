"""The floor: a bare main window, its first paint, its memory after five seconds, and clicks on a bare button."""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMainWindow


def main() -> None:
    """Tell when it was painted (monotonic ns), and what was asked for besides."""
    app = QApplication(sys.argv)
    app.setStyle("Fusion")
    window = QMainWindow()
    window.setObjectName("bare")
    from tests.benchmarks.painting import Paints, idle, until

    paints = Paints()
    window.resize(680, 440)
    window.show()
    until(lambda: paints.count > 0)
    told: dict[str, object] = {"painted": time.monotonic_ns()}
    if "--memory" in sys.argv:
        idle(5_000)
        from tests.benchmarks.screen import resident

        told["memory"] = resident()
    if "--paint" in sys.argv:
        told["paint"] = _clicks(window, paints)
    sys.stdout.write(json.dumps(told) + "\n")


def _clicks(window: QMainWindow, paints: object) -> list[float]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

    from tests.benchmarks.painting import Paints, to_paint

    assert isinstance(paints, Paints)
    body = QWidget()
    column = QVBoxLayout(body)
    button, label = QPushButton("停机"), QLabel("")
    column.addWidget(button)
    column.addWidget(label)
    window.setCentralWidget(body)
    button.clicked.connect(lambda: label.setText("卡一停，验证码都收不着。" if not label.text() else ""))
    QApplication.processEvents()
    return [to_paint(paints, lambda: QTest.mouseClick(button, Qt.MouseButton.LeftButton)) for _ in range(200)]


if __name__ == "__main__":
    main()
