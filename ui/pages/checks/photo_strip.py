"""The photos of a finding, in the private view only; one is deleted by two clicks, and for good."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from hall_assistant.checklists.values import PhotoId
from hall_assistant.people.access import may
from ui.operations import checks
from ui.widgets.flow_layout import empty, put
from ui.widgets.words import plain_label, put_text, word_button

if TYPE_CHECKING:
    from ui.context import Context

WIDE = 380
"""Logical pixels a photo is shown in at most."""
SURE = "真删？恢复备份也回不来"


class PhotoStrip(QWidget):
    """Asks for each picture when it is to be shown, and lets go of all of them when it is not."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._photos: tuple[PhotoId, ...] = ()
        self._shown: tuple[PhotoId, ...] = ()
        self.setObjectName("photo_strip")
        self._told = plain_label("", "photo_told", "hint", wrap=True)
        self._rows = QVBoxLayout()
        space = context.theme.space
        self._rows.setSpacing(space("small"))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(space("tight"))
        box.addWidget(self._told)
        box.addLayout(self._rows)
        context.private_changed.connect(lambda _on: self._show())

    def show_photos(self, photos: Sequence[PhotoId]) -> None:
        """Show these, none for none."""
        self._photos = tuple(photos)
        self._show()

    def _show(self) -> None:
        wanted = self._photos if self._context.private else ()
        hidden = len(self._photos) if not self._context.private else 0
        put_text(self._told, f"{hidden} 张照片，私密视图里看。" if hidden else "")
        if wanted == self._shown:
            return
        self._shown = wanted
        empty(self._rows)
        for photo in wanted:
            self._add(photo)

    def _add(self, photo: PhotoId) -> None:
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        picture = plain_label("照片正在打开……", f"picture_{photo.partition(':')[2]}", "hint")
        picture.setAccessibleName("整改照片")
        column.addWidget(picture)
        actor = self._context.actor
        if actor is not None and may(actor.role, "personal.forget_photo"):
            drop = word_button("删照片", f"photo_drop_{photo.partition(':')[2]}", "quiet", SURE, once=True)
            drop.clicked.connect(
                lambda: (
                    checks.forget_photo(self._context, photo, owner=self) if drop.text() == SURE else drop.setText(SURE)
                )
            )
            column.addWidget(drop, 0, Qt.AlignmentFlag.AlignLeft)
        put(self._rows, place)
        checks.read_photo(self._context, photo, owner=picture, then=lambda jpeg: self._paint(picture, jpeg))

    def _paint(self, label: QLabel, jpeg: bytes | None) -> None:
        image = QImage.fromData(jpeg) if jpeg else QImage()
        if image.isNull():
            label.setText("这张照片打不开了。")
            return
        ratio = self.devicePixelRatio()
        width = min(image.width(), round(self._context.theme.px(WIDE) * ratio))
        picture = QPixmap.fromImage(image.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation))
        picture.setDevicePixelRatio(ratio)
        label.setPixmap(picture)
