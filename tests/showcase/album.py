"""The album (图册): numbered pictures of the windows as they stand, what is cut in them, and the index."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QPushButton, QWidget

from tests.showcase.hand import Hand

TURNS = 5
"""How often the loop is turned between two pictures that are compared."""


@dataclass(slots=True)
class Album:
    """Pictures in the order they were taken."""

    folder: Path
    hand: Hand
    chapter: str = ""
    entries: list[tuple[str, str, str]] = field(default_factory=list)
    """(chapter, file, sentence)."""
    cut: list[str] = field(default_factory=list)
    """What did not fit, in words."""
    _number: int = 0

    def show(self, name: str, told: str) -> None:
        """Take a picture of the window in front."""
        self._number += 1
        file = f"{self._number:02d}-{self.chapter}-{name}.png"
        self._settled().save(str(self.folder / file))
        self.entries.append((self.chapter, file, told))
        for window in self.hand.windows():
            self.cut += [f"{file}: {one}" for one in cut_words(window)]
        say(f"{self._number:02d} {told} → {file}")

    def _settled(self) -> QPixmap:
        """The picture once two in a row are the same: sizes that follow from sizes have come to rest."""
        pictures = [self._picture().toImage()]

        def at_rest() -> bool:
            for _turn in range(TURNS):
                QApplication.processEvents()
            pictures.append(self._picture().toImage())
            return pictures[-1] == pictures.pop(0)

        self.hand.until(at_rest, "画面不动了")
        return QPixmap.fromImage(pictures[-1])

    def _picture(self) -> QPixmap:
        """The window with whatever menu stands over it."""
        shown = self.hand.windows()
        menus = [one for one in shown if isinstance(one, QMenu)]
        window = next(one for one in shown if one not in menus and one.parentWidget() is None)
        picture = window.grab()
        painter = QPainter(picture)
        for menu in menus:
            painter.drawPixmap(menu.pos() - window.mapToGlobal(QPoint(0, 0)), menu.grab())
        painter.end()
        return picture

    def add(self, file: Path, told: str) -> None:
        """Take in a file made otherwise."""
        self.entries.append((self.chapter, file.name, told))
        say(f"   {told} → {file.name}")

    def add_paper(self, file: Path, told: str) -> None:
        """Take in a PDF, and its pages as pictures where that can be done."""
        self.add(file, told)
        if shutil.which("pdftoppm") is None:
            return
        stem = file.with_suffix("")
        subprocess.run(["pdftoppm", "-png", "-r", "80", str(file), str(stem)], check=True)
        for page in sorted(self.folder.glob(f"{stem.name}-*.png")):
            self.add(page, f"{told}（页）")

    def write_index(self, head: list[str]) -> Path:
        """The list of everything, in order."""
        lines = ["# 演示：三件投诉走过真窗口", "", *head, ""]
        chapter = ""
        for one, file, told in self.entries:
            if one != chapter:
                chapter = one
                lines += [f"## {one}", ""]
            shown = f"![{told}]({file})" if file.endswith(".png") else f"[{file}]({file})"
            lines += [f"{told}（`{file}`）", "", shown, ""]
        index = self.folder / "README.md"
        index.write_text("\n".join(lines), encoding="utf-8")
        return index


def say(line: str) -> None:
    """One line for whoever started the showcase."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def cut_words(window: QWidget) -> list[str]:
    """Texts of a window that do not fit where they stand, each with its widget's name."""
    found = []
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text() and _label_is_cut(label):
            found.append(f"{label.objectName()}「{label.text()[:16]}」")
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.text() and _button_is_cut(button):
            found.append(f"{button.objectName()}「{button.text()[:16]}」")
    return found


def _label_is_cut(label: QLabel) -> bool:
    metrics, room = QFontMetrics(label.font()), label.contentsRect()
    if not label.wordWrap():
        return metrics.horizontalAdvance(label.text()) > room.width() + 1
    flags = int(Qt.TextFlag.TextWordWrap)
    return metrics.boundingRect(0, 0, room.width(), 100_000, flags, label.text()).height() > room.height() + 2


def _button_is_cut(button: QAbstractButton) -> bool:
    if isinstance(button, QPushButton):
        text = max(button.text().split("\n"), key=len)
        return QFontMetrics(button.font()).horizontalAdvance(text) > button.width() - 2
    return button.width() < button.minimumSizeHint().width() or button.height() < button.minimumSizeHint().height()
