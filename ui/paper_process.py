"""Makes a PDF in a process of its own: laying out a long log would cost the screen its frames."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess

from hall_assistant.errors import HallError, SurroundingsError
from ui.child import begin, child_process

Made = Callable[[bytes], None]
Failed = Callable[[HallError], None]


def make_pdf(html: str, *, page: str, owner: QObject, then: Made, failed: Failed) -> None:
    """Lay HTML out as PDF aside of the screen's thread; `then` gets the file's bytes.

    The text goes over a pipe, never over a file.
    """
    job = child_process("paper_process", owner)

    def done(code: int, status: QProcess.ExitStatus) -> None:
        made = bytes(job.readAllStandardOutput().data())
        job.deleteLater()
        if status == QProcess.ExitStatus.NormalExit and code == 0 and made.startswith(b"%PDF"):
            then(made)
        else:
            failed(SurroundingsError("paper.failed"))

    def not_started(error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            job.deleteLater()
            failed(SurroundingsError("paper.failed"))

    job.finished.connect(done)
    job.errorOccurred.connect(not_started)
    begin(job, "ui.paper", [page], html.encode())
