"""What can be done about today's word (今日口径): publish, correct, confirm, withdraw, read, call the roll."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hall_assistant.authoring.records import notice_of
from hall_assistant.authoring.values import (
    CONFIRMED,
    UNCONFIRMED,
    Notice,
    NoticeId,
    NoticeKind,
    NoticeState,
    notice_state,
)
from hall_assistant.changes import Changes
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import blank, one_line, required, typed

if TYPE_CHECKING:
    from hall_assistant.store.facts import Json

LONGEST = 20_000
"""Characters a pasted text may hold; a message in the group has a few hundred."""
TOUCHED = 50
"""Cards, and topics, that one text may touch; more is a text about everything, which belongs on none."""
FARTHEST = 3 * 366 * DAY
"""A beginning or end further away than this (milliseconds) is a slip of the hand."""
_TITLE = 40


def publish_notice(
    store: Store,
    *,
    by: Actor,
    text: str,
    title: str = "",
    number: str = "",
    start: int | None = None,
    end: int | None = None,
    cards: Sequence[str] = (),
    topics: Sequence[str] = (),
    kind: NoticeKind = NoticeKind.WORD,
) -> tuple[NoticeId, Changes]:
    """Put up a pasted text: live at once, or from `start`; it lapses 48 hours later unless somebody confirms it.

    title: without one, the text's first line. number: document number (文号). start, end: UTC milliseconds, `end`
    excluded. cards, topics: ids of what it touches. kind: what it is about. Raises StaffError `text.empty`,
    `text.too_long`, `text.broken`, `notice.times`, `notice.touched`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "authoring.publish_notice")
        notice = NoticeId(new_id(w.now))
        _write(w, notice, "notice.published", by, text, title, number, start or w.now, end, cards, topics, kind)
    return notice, w.changes


def correct_notice(
    store: Store,
    *,
    by: Actor,
    notice: str,
    text: str,
    title: str = "",
    number: str = "",
    end: int | None = None,
    cards: Sequence[str] = (),
    topics: Sequence[str] = (),
    kind: NoticeKind = NoticeKind.WORD,
) -> Changes:
    """Put another wording in place of a text; the earlier one stays in the journal.

    Nobody has confirmed or read the new wording yet: its 48 hours and its receipts begin anew. Raises StaffError as
    `publish_notice`, and `notice.unknown`, `notice.withdrawn`.
    """
    with store.write() as w:
        check(w, by, "authoring.correct_notice")
        start = _standing(w, notice).start
        _write(w, NoticeId(notice), "notice.corrected", by, text, title, number, start, end, cards, topics, kind)
    return w.changes


def _write(
    w: Writing,
    notice: NoticeId,
    kind: str,
    by: Actor,
    text: str,
    title: str,
    number: str,
    start: int,
    end: int | None,
    cards: Sequence[str],
    topics: Sequence[str],
    about: NoticeKind,
) -> None:
    words = _words(text)
    _refuse_times(w, start, end)
    open: dict[str, Json] = {"starts": start, "ends": end, "lapses": max(start, w.now) + UNCONFIRMED}
    open |= {"cards": _ids(cards), "topics": _ids(topics)} | (
        {"kind": about.value} if about is not NoticeKind.WORD else {}
    )
    sealed = {"title": _title(title, words), "text": words, "number": one_line(number, what="文号", limit=80)}
    w.append(f"notice:{notice}", kind, by=by.staff, open=open, sealed=sealed)


def _words(text: str) -> str:
    words = typed(text, what="口径原文", limit=LONGEST).strip()
    if blank(words):
        raise StaffError("text.empty", what="口径原文")
    return words


def _title(title: str, words: str) -> str:
    """The title as typed, or the first line of the text that shows something, cut to what a row holds."""
    line = one_line(title, what="口径标题", limit=80)
    if not blank(line):
        return line
    first = next(line.strip() for line in words.split("\n") if not blank(line))
    return first if len(first) <= _TITLE else f"{first[:_TITLE]}…"


def _refuse_times(w: Writing, start: int, end: int | None) -> None:
    if abs(start - w.now) > FARTHEST or (end is not None and not max(start, w.now) < end < w.now + FARTHEST):
        raise StaffError("notice.times")


def _ids(names: Iterable[str]) -> list[str]:
    found = list(dict.fromkeys(required(name, what="关联的卡片") for name in names))
    if len(found) > TOUCHED:
        raise StaffError("notice.touched", limit=TOUCHED, count=len(found))
    return found


def _standing(w: Writing, notice: str) -> Notice:
    """The notice, unless there is none or it was taken down."""
    found = notice_of(w, notice)
    if found is None:
        raise StaffError("notice.unknown")
    if found.withdrawn_at is not None:
        raise StaffError("notice.withdrawn")
    return found


def confirm_notice(store: Store, *, by: Actor, notice: str, until: int | None = None) -> Changes:
    """Confirm that a text holds (确认有效): it lives until its own end, or `until`, or else thirty days.

    One that lapsed comes back; one without an end can be confirmed again. Raises StaffError `notice.unknown`,
    `notice.withdrawn`, `notice.ended`, `notice.times`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "authoring.confirm_notice")
        found = _standing(w, notice)
        if notice_state(found, w.now).state is NoticeState.ENDED:
            raise StaffError("notice.ended")
        until = until or found.end or max(found.start, w.now) + CONFIRMED
        if not max(found.start, w.now) < until < w.now + 2 * FARTHEST:
            raise StaffError("notice.times")
        w.append(f"notice:{notice}", "notice.confirmed", by=by.staff, open={"until": until})
    return w.changes


def withdraw_notice(store: Store, *, by: Actor, notice: str, why: str = "") -> Changes:
    """Take a text down (撤下); it is shown nowhere any more, and stays in the journal.

    Raises StaffError `notice.unknown`, `notice.withdrawn`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "authoring.withdraw_notice")
        _standing(w, notice)
        sealed = {"why": one_line(why, what="撤下原因", limit=200)}
        w.append(f"notice:{notice}", "notice.withdrawn", by=by.staff, sealed=sealed)
    return w.changes


def read_notice(store: Store, *, by: Actor, notice: str) -> Changes:
    """Note that one has read a text (我已看), as it now stands; a second time changes nothing.

    Raises StaffError `notice.unknown`, `notice.withdrawn`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "authoring.read_notice")
        _receive(w, _standing(w, notice), by, by.staff)
    return w.changes


def call_roll(store: Store, *, by: Actor, notices: Sequence[str], present: Sequence[str]) -> Changes:
    """Note for everybody present that the texts were read out to them (班前会点名): one roll-call, all receipts.

    present: staff ids. Raises StaffError `notice.unknown`, `notice.withdrawn`, `staff.unknown`, `access.denied`.
    """
    with store.write() as w:
        check(w, by, "authoring.call_roll")
        for staff in present:
            on_the_roll(w, staff)
        for notice in notices:
            found = _standing(w, notice)
            for staff in present:
                _receive(w, found, by, staff)
    return w.changes


def _receive(w: Writing, notice: Notice, by: Actor, staff: str) -> None:
    """Append a receipt unless this person has one for this wording."""
    subject = f"notice:{notice.id}"
    found = w.one("SELECT version FROM notice_reads WHERE subject = ? AND staff = ?", (subject, staff))
    if found is None or found["version"] != notice.version:
        w.append(subject, "notice.read", by=by.staff, open={"staff": staff, "version": notice.version})
