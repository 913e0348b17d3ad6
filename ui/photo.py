"""A photo made small enough to be kept (压照片): upright, no side beyond 1280, nothing of the file but its picture.

What a telephone writes beside the picture, such as the place, stays behind. Off the screen's thread.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter

from hall_assistant.checklists.photos import LARGEST
from hall_assistant.errors import StaffError

SIDE = 1280
"""Pixels of the longer side; each further try takes three quarters."""
QUALITIES = (80, 65, 50)
LEAST = 240


def small_jpeg(path: Path) -> bytes:
    """The picture of a file as a JPEG of at most `LARGEST` bytes. Raises StaffError `photo.form`, `photo.large`."""
    image = _read(path)
    side = SIDE
    while side >= LEAST:
        image = _within(image, side)
        for quality in QUALITIES:
            jpeg = _jpeg(image, quality)
            if len(jpeg) <= LARGEST:
                return jpeg
        side = side * 3 // 4
    raise StaffError("photo.large", most=LARGEST // 1000)


def _read(path: Path) -> QImage:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > SIDE:
        reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise StaffError("photo.form")
    return _opaque(image)


def _opaque(image: QImage) -> QImage:
    """On white where it can be seen through; a JPEG would make that black."""
    plain = QImage(image.size(), QImage.Format.Format_RGB888)
    plain.fill(Qt.GlobalColor.white)
    painter = QPainter(plain)
    painter.drawImage(0, 0, image)
    painter.end()
    return plain


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    ratio, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, ratio, smooth)


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPEG", quality)  # type: ignore[call-overload]  # PySide's stub wants bytes here, Qt takes text
    return bytes(buffer.data().data())
