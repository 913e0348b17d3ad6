"""From a data folder to an open hall: this computer's key, hall password, recovery code, first start or demo."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from hall_assistant.app import DAMAGE_NOTE, Hall, has_record, unlock
from hall_assistant.errors import HallError, SurroundingsError
from hall_assistant.wording import sentence
from ui.entrance import EntranceWindow, TroublePage
from ui.theme import Theme

if TYPE_CHECKING:
    from hall_assistant.people.values import Actor
    from ui.demo import DemoOpener
    from ui.joining import Joiner
    from ui.pages.bring_back import BringBackPage
    from ui.restoring import Restorer
    from ui.salvaging import Salvaging

RESTORABLE = frozenset({"store.damaged", "store.missing", "store.wrong_key", "unlock.missing", "unlock.damaged"})
"""What going back to a copy helps against."""


class Opening(QObject):
    """Shows in the entrance what is still needed, then emits `opened` with the hall."""

    opened = Signal(object)

    def __init__(self, folder: Path, entrance: EntranceWindow, theme: Theme) -> None:
        super().__init__()
        self._folder = folder
        self._entrance = entrance
        self._theme = theme
        self._hall: Hall | None = None
        self._demo_opener: DemoOpener | None = None
        self.shown_pin = ""
        """Everybody's PIN once the demo hall was opened."""
        self._restorer: Restorer | None = None
        self._salvaging: Salvaging | None = None
        self._joiner: Joiner | None = None
        self._code = ""

    def begin(self) -> None:
        """Open with this computer's key if it can be done; else ask for what is needed."""
        if not unlock.exists(self._folder):
            if has_record(self._folder):
                self.tell(SurroundingsError("unlock.missing", folder=str(self._folder)))
            else:
                self._ask_founding()
            return
        try:
            ways = unlock.ways(self._folder)
            if "device" not in ways:
                self._ask_unlocking(by_password="password" in ways)
                return
            self._open(unlock.open_with(self._folder, unlock.device(self._folder)))
        except HallError as error:
            if error.code in ("unlock.device_missing", "unlock.device_refused"):
                self._ask_unlocking(by_password="password" in ways)
            else:
                self.tell(error)

    def _open(self, key: bytes, *, anyway: bool = False) -> None:
        """anyway: though damage was found in the record when it was last open."""
        from hall_assistant.settings.founding import is_founded

        if not anyway and (self._folder / DAMAGE_NOTE).exists():
            self._salvage(key, can_leave=True)
            return
        try:
            hall = Hall.open(self._folder, key)
            with hall.store.reading() as at:
                founded = is_founded(at)
        except HallError as error:
            self.tell(error, key)
            return
        if founded:
            self.opened.emit(hall)
            return
        self._hall = hall
        from ui.joining import joined_by

        if (root := joined_by(hall)) is not None:
            self._ask_joining(root)
        else:
            self._ask_founding()

    # ------------------------------------------------------------- unlocking

    def _ask_unlocking(self, *, by_password: bool) -> None:
        from ui.pages.unlock import UnlockPage

        page = UnlockPage(self._theme, by_password=by_password, parent=self._entrance)
        page.password_given.connect(lambda text: self._unlock(page, text, keep=False))
        page.code_given.connect(lambda text: self._unlock(page, text, keep=not by_password))
        self._show(page)

    def _unlock(self, page: QObject, text: str, *, keep: bool) -> None:
        """keep: give this computer a key again, where the hall has no password that was meant to be asked for."""
        from ui.pages.unlock import UnlockPage

        try:
            key = unlock.recover(self._folder, text) if keep else unlock.open_with_text(self._folder, text)
        except HallError as error:
            if isinstance(page, UnlockPage):
                page.refuse(error)
            return
        self._open(key)

    # ------------------------------------------------------------- first start

    def _ask_founding(self) -> None:
        from ui.pages.first_start import FirstStartPage

        page = FirstStartPage(self._theme, self._entrance, can_restore=not unlock.exists(self._folder))
        page.founded.connect(lambda founding: self._found(page, founding))
        page.join_wanted.connect(self._ask_joining)
        page.demo_wanted.connect(self._demo)
        page.restore_wanted.connect(lambda: self._bring_back(None))
        self._show(page)

    def _found(self, page: QObject, founding: object) -> None:
        from dataclasses import asdict

        from hall_assistant.settings.founding import found_hall
        from ui.pages.first_start import FirstStartPage, Founding

        if not (isinstance(page, FirstStartPage) and isinstance(founding, Founding)):
            return
        try:
            hall = self._empty_hall()
            found_hall(hall.store, **asdict(founding))
            self._code = self._code or unlock.new_code(self._folder, hall.store.key)
        except HallError as error:
            page.refuse(error)
            return
        self._show_code(hall, founding.hall)

    def _ask_joining(self, root: Path | None = None) -> None:
        """root: the folder of a hall this computer belongs to already, though its record has not come yet."""
        from ui.joining import Joiner

        self._joiner = Joiner(self._empty_hall, self._entrance, self._theme, root)
        self._joiner.left.connect(self._ask_founding)
        self._joiner.joined.connect(self._joined)
        self._show(self._joiner.page)

    def _joined(self, hall: Hall) -> None:
        self._code = self._code or unlock.new_code(self._folder, hall.store.key)
        with hall.store.reading() as at:
            from hall_assistant.settings.records import hall_settings

            name = hall_settings(at).hall
        self._show_code(hall, name)

    def _empty_hall(self) -> Hall:
        """The hall to be founded; made once, so that a refused entry costs nothing."""
        if self._hall is None:
            made = unlock.create(self._folder, unlock.device(self._folder))
            self._code = made.code
            self._hall = Hall.open(self._folder, made.key)
        return self._hall

    def _show_code(self, hall: Hall, name: str) -> None:
        from ui.pages.recovery import RecoveryPage

        page = RecoveryPage(self._theme, name, self._code, self._entrance)
        page.kept.connect(lambda: self._kept(page, hall))
        self._show(page)

    def _kept(self, page: QObject, hall: Hall) -> None:
        self._code = ""
        self._hall = None
        self.opened.emit(hall)
        page.deleteLater()

    def _demo(self) -> None:
        from ui.demo import DemoOpener, LayingOutPage

        self._show(LayingOutPage(self._theme, self._entrance))
        self._demo_opener = DemoOpener(self._folder / "demo")
        self._demo_opener.opened.connect(self._demo_opened)
        self._demo_opener.failed.connect(self.tell)
        self._demo_opener.start()

    def _demo_opened(self, hall: Hall, pin: str) -> None:
        self.shown_pin = pin
        self.opened.emit(hall)

    # ------------------------------------------------------------- going back to a copy

    def _salvage(self, key: bytes, *, can_leave: bool = False) -> None:
        """Put together what a damaged record still holds, and let a person choose how to go on."""
        from ui.pages.damaged import DamagedPage
        from ui.salvaging import Salvaging

        page = DamagedPage(self._theme, can_leave=can_leave, parent=self._entrance)
        self._salvaging = Salvaging(self._folder, key, page)
        self._salvaging.opened.connect(self._salvaged)
        self._salvaging.copy_wanted.connect(lambda copy: self._bring_back(key, copy))
        page.left.connect(lambda: self._open(key, anyway=True))
        self._show(page)
        self._salvaging.look()

    def _salvaged(self, hall: object, words: str) -> None:
        self.opened.emit(hall)
        self._entrance.toast.say(words)

    def _bring_back(self, key: bytes | None, copy: Path | None = None) -> None:
        """key: opens the record, where only the record is lost; without it the keys come from beside the copy too.

        copy: the one to begin with.
        """
        from ui.pages.bring_back import KEYS_ONLY, WITH_CODE, WITH_KEY, BringBackPage

        words = WITH_KEY if key else KEYS_ONLY if has_record(self._folder) else WITH_CODE
        page = BringBackPage(self._theme, words, self._entrance)
        page.wanted.connect(lambda copy, code: self._bring(page, key, copy, code))
        page.left.connect(self.begin)
        if copy is not None:
            page.choose(copy)
        self._show(page)

    def _bring(self, page: BringBackPage, key: bytes | None, copy: Path, code: str) -> None:
        from hall_assistant.backup.restoring import bring_wraps
        from ui.restoring import come_home, put_back, stamp

        folder = self._folder
        if key is not None:
            self._put(lambda: put_back(folder, key, copy), self._brought, page.refuse)
        elif has_record(folder):
            self._put(lambda: bring_wraps(folder, copy, stamp=stamp()), lambda _nothing: self.begin(), page.refuse)
        else:
            self._put(lambda: come_home(folder, copy, code), self._brought, page.refuse)

    def _put(
        self, work: Callable[[], object], then: Callable[[object], None], failed: Callable[[HallError], None]
    ) -> None:
        from ui.restoring import Restorer

        self._restorer = Restorer(work, self)
        self._restorer.done.connect(then)
        self._restorer.failed.connect(failed)
        self._restorer.start()

    def _brought(self, hall: object) -> None:
        from ui.restoring import RESTORED

        self.opened.emit(hall)
        self._entrance.toast.say(RESTORED)

    def restore(self, hall: Hall, by: Actor, copy: Path) -> None:
        """Put a copy in the place of a hall that was open until now, and open it anew."""
        from ui.restoring import RestoringPage, restore_open

        self._show(RestoringPage(self._theme, self._entrance))
        self._put(lambda: restore_open(hall, by, copy), self._opened_anew, self.tell)

    def rekey(self, hall: Hall, by: Actor, code: str, password: str) -> None:
        """Put a hall that was open until now under another key, and open it anew."""
        from ui.restoring import REKEYING, RestoringPage, rekey_open

        self._show(RestoringPage(self._theme, self._entrance, REKEYING))
        self._put(lambda: rekey_open(hall, by, code, password), self._opened_anew, self.tell)

    def _opened_anew(self, result: object) -> None:
        if isinstance(result, tuple):
            self.opened.emit(result[0])
            self._entrance.toast.say(result[1])

    # ------------------------------------------------------------- telling

    def tell(self, error: HallError, key: bytes | None = None) -> None:
        """Say why the hall could not be opened, and what can be done; a damaged one is salvaged at once."""
        if error.code == "store.damaged" and key is not None:
            self._salvage(key)
            return
        page = TroublePage(
            self._theme,
            sentence(error),
            can_try=isinstance(error, SurroundingsError),
            can_restore=error.code in RESTORABLE,
            parent=self._entrance,
        )
        page.again.connect(self.begin)
        page.restore_wanted.connect(lambda: self._bring_back(key))
        self._show(page)

    def _show(self, page: object) -> None:
        from PySide6.QtWidgets import QApplication, QWidget

        from ui.translations import put_on_translations

        app = QApplication.instance()
        if isinstance(app, QApplication):
            put_on_translations(app)  # the pages here print, save and choose files too
        if isinstance(page, QWidget):
            self._entrance.turn_to(page)
            self._entrance.stand()

    def close(self) -> None:
        """Give up: whatever was opened and not handed over is closed."""
        if self._demo_opener is not None:
            self._demo_opener.wait()
        if self._restorer is not None:
            self._restorer.wait()
        if self._joiner is not None:
            self._joiner.stop()
        if self._hall is not None:
            self._hall.close()
