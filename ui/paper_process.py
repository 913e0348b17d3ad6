"""Makes a PDF in a process of its own: laying out a long log would cost the screen its frames."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QProcess

from hall_assistant.errors import HallError, SurroundingsError
from ui.child import environment, in_the_background
from ui.context import Context

Made = Callable[[bytes], None]
Failed = Callable[[HallError], None]


def make_pdf(context: Context, html: str, *, page: str, owner: QObject, then: Made, failed: Failed) -> None:
    """Lay HTML out as PDF aside of the screen's thread; `then` gets the file's bytes.

    The text goes over a pipe, never over a file. A packed program has no Python to start and uses the reader thread.
    """
    if getattr(sys, "frozen", False):
        _on_the_reader(context, html, page=page, owner=owner, then=then, failed=failed)
        return
    job = QProcess(owner)
    job.setObjectName("paper_process")
    job.setProgram(sys.executable)
    job.setArguments(["-m", "ui.paper", page])
    job.setProcessEnvironment(environment())
    in_the_background(job)

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
    job.start()
    job.write(html.encode())
    job.closeWriteChannel()


def _on_the_reader(context: Context, html: str, *, page: str, owner: QObject, then: Made, failed: Failed) -> None:
    from ui.paper import pdf_bytes

    context.runner.aside(lambda: pdf_bytes(html, page=page), owner=owner, then=then, failed=failed)
