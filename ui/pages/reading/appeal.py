"""申诉材料: one button at a reception, outward or inward, then where to put the file. Only for those who lead."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from hall_assistant.people.access import may
from ui.operations.appeal import Profile, Subject, make_pack, save_pack
from ui.paper_folder import beside_papers

if TYPE_CHECKING:
    from hall_assistant.appeal.desk import Pack
    from hall_assistant.errors import HallError
    from ui.context import Context


class AppealButton(QPushButton):
    """Makes the pack of the reception it was last shown."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__("申诉材料", parent)
        self._context = context
        self._subject: Subject | None = None
        self.setObjectName("reception_appeal")
        self.setAccessibleName("申诉材料")
        self.setToolTip("承诺、时限、联系、答复、依据，带核验，一包")
        self._menu = menu = QMenu(self)
        menu.setObjectName("appeal_menu")
        for words, name, profile in (
            ("对外一份：给客人、给监管", "appeal_outward", Profile.OUTWARD),
            ("对内一份：厅里自己看", "appeal_inward", Profile.INWARD),
        ):
            action = menu.addAction(words)
            action.setObjectName(name)
            action.triggered.connect(lambda _on=False, profile=profile: self._make(profile))
        self.clicked.connect(lambda: self._menu.popup(self.mapToGlobal(self.rect().bottomLeft())))

    def show_for(self, subject: Subject) -> None:
        """The reception or order it now stands at."""
        self._subject = subject
        actor = self._context.actor
        self.setVisible(actor is not None and may(actor.role, "appeal.pack"))

    def _make(self, profile: Profile) -> None:
        if self._subject is not None:
            self.setEnabled(False)
            make_pack(
                self._context,
                subject=self._subject,
                profile=profile,
                owner=self,
                then=self._made,
                failed=self._failed,
            )

    def _failed(self, error: HallError) -> None:
        self.setEnabled(True)
        self._context.trouble(error)

    def _made(self, pack: Pack) -> None:
        self.setEnabled(True)
        name, _kind = QFileDialog.getSaveFileName(self, "存申诉材料", beside_papers(pack.name), "压缩包 (*.zip)")
        if name:
            path = Path(name)
            path = path if path.suffix.lower() == ".zip" else path.with_name(f"{path.name}.zip")
            save_pack(self._context, pack=pack, path=path, owner=self)
