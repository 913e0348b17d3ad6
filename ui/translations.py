"""Qt's own words in Chinese: without them the buttons of file and print dialogs are English."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication


def put_on_translations(app: QApplication) -> bool:
    """Load Qt's Chinese words, once; False if this build of Qt has none."""
    if app.findChild(QTranslator) is not None:
        return True
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    return translator.load("qtbase_zh_CN", folder) and app.installTranslator(translator)
