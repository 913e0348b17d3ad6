"""What people do about checks and findings, one function each. A missed check is shown, never forced. Source: S112."""

from __future__ import annotations

from datetime import date, timedelta

from hall_assistant.changes import Changes
from hall_assistant.checklists.photos import MOST, packed, photos_of
from hall_assistant.checklists.records import finding_of
from hall_assistant.checklists.values import Finding, FindingId, Mark, Origin, PhotoId, Standing
from hall_assistant.clock import calendar_day, local_day
from hall_assistant.errors import StaffError
from hall_assistant.library.checklists import Checklist
from hall_assistant.people.access import check, may
from hall_assistant.people.records import on_the_roll
from hall_assistant.people.values import Actor
from hall_assistant.privacy.covering import always_kept
from hall_assistant.store.facts import Json
from hall_assistant.store.ids import new_id
from hall_assistant.store.store import Store, Writing
from hall_assistant.text import one_line, required

NOTE = 200
"""Characters of a note at a check."""
TEXT = 500
"""Characters of a finding, and of what was done about it."""
_YEAR = timedelta(days=366)


def tick(
    store: Store, *, by: Actor, list: Checklist, day: str, item: str, mark: Mark = Mark.FINE, note: str = ""
) -> Changes:
    """Say how one thing was found on a walk (检查打勾), or take it back with `Mark.NONE`; the same again is no fact.

    day: today or the day before, which is written up late and says so. Raises StaffError `check.day`, `check.item`,
    `text.too_long`.
    """
    seen = list.item(item)
    if seen is None:
        raise StaffError("check.item")
    note = one_line(note, what="备注", limit=NOTE)
    with store.write() as w:
        check(w, by, "checklists.tick")
        today = _today(w)
        walked = calendar_day(day)
        if walked is None or not today - timedelta(days=1) <= walked <= today:
            raise StaffError("check.day")
        subject = f"check:{day}:{list.id}"
        if _said(w, subject, item) != (mark.value, always_kept(w, note)):
            opened: dict[str, Json] = {"item": item, "words": seen.text, "mark": mark.value}
            w.append(subject, "check.ticked", by=by.staff, open=opened, sealed={"note": note} if note else None)
    return w.changes


def _said(w: Writing, subject: str, item: str) -> tuple[str, str]:
    row = w.one("SELECT mark, note FROM checks WHERE subject = ? AND item = ?", (subject, item))
    return (row["mark"], row["note"]) if row is not None else (Mark.NONE.value, "")


def open_finding(
    store: Store,
    *,
    by: Actor,
    text: str,
    owner: str,
    due: str,
    day: str = "",
    origin: Origin = Origin.VISIT,
    item: str = "",
    factor: str = "",
) -> tuple[FindingId, Changes]:
    """Write down a finding (记整改): what was seen, who sees to it, by which day.

    owner: staff id. due, day: local days; `day` is when it was seen, today if left out. item, factor: what it was seen
    at, `opening.lights`, and the factor it counts for. Raises StaffError `finding.day`, `finding.due`, `staff.unknown`,
    `text.empty`, `text.too_long`.
    """
    text = required(text, what="看到什么", limit=TEXT)
    with store.write() as w:
        check(w, by, "checklists.open_finding")
        today = _today(w)
        seen = calendar_day(day) if day else today
        if seen is None or not today - _YEAR <= seen <= today:
            raise StaffError("finding.day")
        finding = FindingId(f"finding:{new_id(w.now)}")
        opened: dict[str, Json] = {
            "origin": origin.value,
            "day": seen.isoformat(),
            "owner": on_the_roll(w, owner),
            "due": _due(w, due),
            "item": item,
            "factor": factor,
        }
        w.append(finding, "finding.opened", by=by.staff, open=opened, sealed={"text": text})
    return finding, w.changes


def add_photo(store: Store, *, by: Actor, finding: FindingId, jpeg: bytes) -> tuple[PhotoId, Changes]:
    """Keep a photo at a finding (附照片), of what was seen or of how it is now. Its owner, or who leads.

    jpeg: at most `photos.LARGEST` bytes. Raises StaffError `photo.form`, `photo.large`, `photo.many`,
    `finding.not_yours`, `finding.unknown`, `finding.over`.
    """
    body = packed(jpeg)
    with store.write() as w:
        check(w, by, "checklists.work")
        _own(w, by, finding)
        if len(photos_of(w, finding)) >= MOST:
            raise StaffError("photo.many", most=MOST)
        photo = PhotoId(f"photo:{new_id(w.now)}")
        kept: dict[str, Json] = {"finding": finding, "bytes": len(jpeg)}
        w.append(photo, "photo.kept", by=by.staff, open=kept, sealed={"jpeg": body})
        w.append(finding, "finding.photo", by=by.staff, open={"photo": photo})
    return photo, w.changes


def hand_to(store: Store, *, by: Actor, finding: FindingId, owner: str, due: str) -> Changes:
    """Give a finding to somebody else or another day (改派、改期).

    Raises StaffError `finding.due`, `staff.unknown`, `finding.unknown`, `finding.over`.
    """
    with store.write() as w:
        check(w, by, "checklists.hand_to")
        state = _waiting(w, finding)
        if (owner, due) != (state.owner, state.due):
            opened: dict[str, Json] = {"owner": on_the_roll(w, owner), "due": _due(w, due)}
            w.append(finding, "finding.handed", by=by.staff, open=opened)
    return w.changes


def put_right(store: Store, *, by: Actor, finding: FindingId, text: str) -> Changes:
    """Say what was done about a finding (改好了); somebody looks again. Its owner, or who leads.

    Raises StaffError `finding.not_yours`, `finding.unknown`, `finding.over`, `text.empty`, `text.too_long`.
    """
    text = required(text, what="怎么改的", limit=TEXT)
    with store.write() as w:
        check(w, by, "checklists.work")
        _own(w, by, finding)
        w.append(finding, "finding.done", by=by.staff, sealed={"text": text})
    return w.changes


def recheck(store: Store, *, by: Actor, finding: FindingId, passed: bool, text: str = "", due: str = "") -> Changes:
    """Look again (复查): it is right and closed, or goes on with a new day.

    text: how it looks now, wanted where it did not pass. Raises StaffError `finding.not_done`, `finding.due`,
    `finding.unknown`, `finding.over`, `text.empty`, `text.too_long`.
    """
    what = "复查看到什么"
    text = one_line(text, what=what, limit=TEXT) if passed else required(text, what=what, limit=TEXT)
    with store.write() as w:
        check(w, by, "checklists.recheck")
        if _waiting(w, finding).standing is not Standing.DONE:
            raise StaffError("finding.not_done")
        opened: dict[str, Json] = {"passed": passed} if passed else {"passed": passed, "due": _due(w, due)}
        w.append(finding, "finding.rechecked", by=by.staff, open=opened, sealed={"text": text} if text else None)
    return w.changes


def withdraw(store: Store, *, by: Actor, finding: FindingId, why: str) -> Changes:
    """Take a finding back (撤掉), with why; it stays on the record.

    Raises StaffError `finding.unknown`, `finding.over`, `text.empty`, `text.too_long`.
    """
    why = required(why, what="为什么撤", limit=NOTE)
    with store.write() as w:
        check(w, by, "checklists.withdraw")
        _waiting(w, finding)
        w.append(finding, "finding.withdrawn", by=by.staff, sealed={"why": why})
    return w.changes


def _today(w: Writing) -> date:
    return date.fromisoformat(local_day(w.now, w.offset))


def _due(w: Writing, text: str) -> str:
    today, day = _today(w), calendar_day(text)
    if day is None or not today <= day <= today + _YEAR:
        raise StaffError("finding.due")
    return text


def _waiting(w: Writing, finding: FindingId) -> Finding:
    state = finding_of(w, finding)
    if not state.day:
        raise StaffError("finding.unknown")
    if state.is_over:
        raise StaffError("finding.over")
    return state


def _own(w: Writing, by: Actor, finding: FindingId) -> Finding:
    state = _waiting(w, finding)
    if state.owner != by.staff and not may(by.role, "checklists.act_for_another"):
        raise StaffError("finding.not_yours")
    return state
