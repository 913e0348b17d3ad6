"""`python -m tests.ui.at_counter FOLDER`: the whole program at one counter of several, its windows driven from outside.

Each line of standard input is an order as JSON (`{"do": "click", "name": "found"}`), each line of standard output the
answer to one: `{"got": …}`, or `{"fault": …}` where it could not be done. Mouse and keys are those of
`tests.showcase.hand`, so that what is hidden, covered or held cannot be pressed.
"""

from __future__ import annotations

import json
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

if __name__ == "__main__":  # whoever imports this has a screen of their own
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit
from shiboken6 import isValid

from tests.showcase.hand import WAKE_MS, Hand
from ui.app import App


class Orders(QObject):
    """Takes the orders on the windows' thread, one after the other, and answers each.

    A timer looks for them: inside the delivery of a queued signal others would not be delivered, and every order waits
    for what the program's own threads tell by such signals.
    """

    def __init__(self, app: App) -> None:
        super().__init__()
        self._app = app
        self._hand = Hand()
        self._known: dict[str, Callable[..., object]] = {
            "click": self._click,
            "pick": self._pick,
            "choose": lambda menu, entry: self._hand.choose(menu, entry),
            "fill": lambda name, text, within="": self._hand.fill(name, text, within=within),
            "type": lambda text: self._hand.type(text),
            "key": self._key,
            "see": lambda name, within="": bool(self._hand.see(name, within=within)),
            "until_gone": lambda name: self._hand.until(lambda: self._hand.seen(name) is None, f"{name} 没了"),
            "until": self._until,
            "until_enabled": lambda name: self._hand.until(lambda: self._hand.see(name).isEnabled(), f"{name} 能点"),
            "seen": lambda name: self._hand.seen(name) is not None,
            "text": lambda name, within="": self._hand.text(name, within=within),
            "words": self._words,
            "calm": self._calm,
            "case": self._case,
            "size": self._size,
            "picture": self._picture,
            "close": self._close,
        }
        self._asked: SimpleQueue[str] = SimpleQueue()
        self._doing = False
        self._look = QTimer(self)
        self._look.timeout.connect(self._next)
        self._look.start(WAKE_MS)

    def listen(self) -> None:
        """Hear what is asked; where nobody asks any more the program is gone at once, and no window stays behind."""
        for line in sys.stdin:
            self._asked.put(line)
        os._exit(1)

    def _next(self) -> None:
        if self._doing or self._asked.empty():
            return
        self._doing = True
        try:
            self._do(self._asked.get())
        finally:
            self._doing = False

    def _do(self, line: str) -> None:
        order = json.loads(line)
        try:
            answer: dict[str, object] = {"got": self._known[order.pop("do")](**order)}
        except Exception as fault:  # told to whoever drives, who then fails with it
            answer = {"fault": f"{type(fault).__name__}: {fault}", "shown": self._words()}
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()

    def _click(self, name: str, within: str = "", side: float = 0.5) -> None:
        self._hand.click(name, within=within, side=side)

    def _key(self, key: str) -> None:
        """Press a key; where the window that had them is gone, in the one that is left, as every system does."""
        if QApplication.focusWindow() is None:
            self._hand.windows()[-1].window().activateWindow()
        self._hand.key(getattr(Qt.Key, f"Key_{key}"))

    def _pick(self, name: str, folder: str) -> None:
        """Click what asks for a folder, and type it into the dialog."""

        def answer() -> None:
            dialog = QApplication.activeModalWidget()
            if isinstance(dialog, QFileDialog) and dialog.isVisible():
                field = dialog.findChild(QLineEdit, "fileNameEdit")
                asking.stop()
                field.insert(folder)  # pasted: completions would come between keys
                QTest.keyClick(field, Qt.Key.Key_Return)

        asking = QTimer()
        asking.timeout.connect(answer)
        asking.start(WAKE_MS)
        self._hand.click(name)
        self._hand.until(lambda: QApplication.activeModalWidget() is None, "文件夹选好了")

    def _until(self, name: str, holds: str) -> str:
        """Wait until a label, button or field holds some words; returns all of them."""
        self._hand.until(
            lambda: self._hand.seen(name) is not None and holds in self._hand.text(name), f"{name}：{holds}"
        )
        return self._hand.text(name)

    def _words(self) -> list[str]:
        shown = [label for window in self._hand.windows() for label in window.findChildren(QLabel)]
        return [label.text() for label in shown if isValid(label) and label.isVisible() and label.text()]

    def _calm(self) -> None:
        self._hand.until(lambda: not self._app.context.runner.busy, "写完读完")

    def _case(self) -> str | None:
        self._calm()
        return self._app.context.case

    def _size(self, width: int, height: int) -> None:
        window = self._hand.windows()[-1].window()
        window.resize(width, height)
        QApplication.processEvents()

    def _picture(self, file: str) -> list[str]:
        from tests.showcase.album import Album, cut_words

        album = Album(Path(file).parent, self._hand)
        album._settled().save(file)
        return [one for window in self._hand.windows() for one in cut_words(window)]

    def _close(self) -> None:
        QTimer.singleShot(0, self._app.qt, lambda: [window.close() for window in self._hand.windows()])


def main(folder: Path) -> int:
    """Run the program over a data folder until its windows are closed."""
    app = App(folder)
    orders = Orders(app)
    threading.Thread(target=orders.listen, daemon=True).start()
    return app.run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
