"""The seal of a day on paper (日封条): day, code and QR code, and nothing of anybody. Source: M23."""

from __future__ import annotations

from hall_assistant.audit.seals import Seal
from hall_assistant.cases.receipt_code import code_of
from hall_assistant.clock import local_text
from hall_assistant.library.library import Library
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.phrases.templates import fill
from hall_assistant.settings.records import hall_settings
from hall_assistant.store.store import Reading


def seal_html(at: Reading, *, by: Actor, seal: Seal, library: Library, now: int, offset: int) -> str:
    """A seal as HTML for paper. now: UTC milliseconds, printed as the hour it was made.

    Raises StaffError `access.denied` for anyone but the manager.
    """
    check(at, by, "audit.seal")
    words = {
        "厅名": hall_settings(at).hall,
        "日子": seal.day,
        "封条": seal.code,
        "封到": local_text(seal.until, offset),
        "条数": f"一共{seal.facts}条，这一次{seal.new}条",
        "打印": f"{by.name} {local_text(now, offset)}",
        "二维码": code_of(seal.day, seal.code),
    }
    return fill(library.template("day_seal"), words)
