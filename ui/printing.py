"""Putting a short plain text on paper: a code to be locked away, or carried to another computer."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def print_text(text: str, parent: QWidget) -> bool:
    """Ask for a printer and print; False where the person changed their mind."""
    from PySide6.QtGui import QTextDocument
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, parent)
    if dialog.exec() != QPrintDialog.DialogCode.Accepted:
        return False
    document = QTextDocument()
    document.setPlainText(text)
    document.print_(printer)
    return True
