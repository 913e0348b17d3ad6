"""One of several widgets at a time; the house is only as high as the one in front, unlike Qt's own stack."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class Faces(QWidget):
    """Shows one widget and hides the others."""

    def __init__(self, name: str, *faces: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._front = faces[0]
        self._box = box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        for face in faces:
            box.addWidget(face)
            face.setVisible(face is self._front)

    def add(self, face: QWidget) -> None:
        """One more, not shown yet."""
        face.hide()
        self._box.addWidget(face)

    @property
    def front(self) -> QWidget:
        """The widget shown."""
        return self._front

    def turn_to(self, face: QWidget) -> bool:
        """Show a widget; says whether it was another before."""
        if face is self._front:
            return False
        before, self._front = self._front, face
        before.hide()
        face.show()
        return True
