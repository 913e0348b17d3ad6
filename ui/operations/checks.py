"""检查: what people do about walks and findings, each one call of the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from hall_assistant.checklists.values import FindingId, Mark, Origin, PhotoId
from ui.context import Context
from ui.models.checks import CheckBoard, FindingShown, load_board, load_finding
from ui.operations.acting import Done, Failed, write_and_say

if TYPE_CHECKING:
    from hall_assistant.library.checklists import Checklist


@dataclass(frozen=True, slots=True)
class Seen:
    """A finding as it stands in the form. Days as `2026-03-12`."""

    text: str
    owner: str
    due: str
    day: str
    origin: Origin
    item: str = ""
    factor: str = ""


def day_before(day: str) -> str:
    """The local day before."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def read_board(context: Context, *, day: str, owner: QObject, then: Callable[[CheckBoard], None]) -> None:
    """Ask for the page; an empty day is today."""
    library, by, clock = context.hall.library, context.who, context.hall.clock
    now, offset = clock.now(), clock.offset()
    context.runner.read(lambda at: load_board(at, library, by, day=day, now=now, offset=offset), owner=owner, then=then)


def read_finding(
    context: Context, finding: FindingId, *, owner: QObject, then: Callable[[FindingShown], None], failed: Failed
) -> None:
    """Ask for one finding."""
    library = context.hall.library
    context.runner.read(lambda at: load_finding(at, finding, library), owner=owner, then=then, failed=failed)


def read_photo(context: Context, photo: PhotoId, *, owner: QObject, then: Callable[[bytes | None], None]) -> None:
    """Ask for one picture."""
    from hall_assistant.checklists import photos

    context.runner.read(lambda at: photos.photo(at, photo), owner=owner, then=then)


def tick(
    context: Context, list: Checklist, day: str, item: str, mark: Mark, note: str, *, owner: QObject, failed: Failed
) -> None:
    """好, 不好, or taken back."""
    from hall_assistant.checklists import desk

    by = context.who
    context.runner.write(
        lambda store: desk.tick(store, by=by, list=list, day=day, item=item, mark=mark, note=note),
        owner=owner,
        failed=failed,
    )


def open_finding(
    context: Context, seen: Seen, *, owner: QObject, then: Callable[[FindingId], None], failed: Failed
) -> None:
    """记一条."""
    from hall_assistant.checklists import desk

    by = context.who

    def done(made: tuple[FindingId, object]) -> None:
        context.say("记下了，派到的同事在「检查」里看得见。")
        then(made[0])

    context.runner.write(
        lambda store: desk.open_finding(
            store,
            by=by,
            text=seen.text,
            owner=seen.owner,
            due=seen.due,
            day=seen.day,
            origin=seen.origin,
            item=seen.item,
            factor=seen.factor,
        ),
        owner=owner,
        then=done,
        failed=failed,
    )


def add_photo(context: Context, finding: FindingId, path: Path, *, owner: QObject, then: Done, failed: Failed) -> None:
    """放照片: made small on a thread of its own, then kept."""
    from hall_assistant.checklists import desk
    from ui.photo import small_jpeg

    by = context.who

    def keep(jpeg: bytes) -> None:
        write_and_say(
            context,
            lambda store: desk.add_photo(store, by=by, finding=finding, jpeg=jpeg),
            "照片放好了，压小了，只在这份加密的记录里。",
            owner=owner,
            then=then,
            failed=failed,
        )

    context.runner.apart(lambda _store: small_jpeg(path), owner=owner, then=keep, failed=failed)


def forget_photo(context: Context, photo: PhotoId, *, owner: QObject) -> None:
    """删照片: for good, in every copy that is brought back too."""
    from hall_assistant.personal import photos

    by, said = context.who, "照片删掉了，恢复备份也不会回来。"
    write_and_say(context, lambda store: photos.forget_photo(store, by=by, photo=photo), said, owner=owner)


def hand_to(
    context: Context, finding: FindingId, staff: str, due: str, *, owner: QObject, then: Done, failed: Failed
) -> None:
    """改派、改期."""
    from hall_assistant.checklists import desk

    by = context.who
    write_and_say(
        context,
        lambda store: desk.hand_to(store, by=by, finding=finding, owner=staff, due=due),
        "改好了。",
        owner=owner,
        then=then,
        failed=failed,
    )


def put_right(context: Context, finding: FindingId, text: str, *, owner: QObject, then: Done, failed: Failed) -> None:
    """改好了."""
    from hall_assistant.checklists import desk

    by = context.who
    write_and_say(
        context,
        lambda store: desk.put_right(store, by=by, finding=finding, text=text),
        "记下了，等复查。",
        owner=owner,
        then=then,
        failed=failed,
    )


def recheck(
    context: Context,
    finding: FindingId,
    passed: bool,
    text: str,
    due: str,
    *,
    owner: QObject,
    then: Done,
    failed: Failed,
) -> None:
    """复查过了, or 没过 with a new day."""
    from hall_assistant.checklists import desk

    by = context.who
    write_and_say(
        context,
        lambda store: desk.recheck(store, by=by, finding=finding, passed=passed, text=text, due=due),
        "复查过了，这条收好了。" if passed else "记下了，接着改。",
        owner=owner,
        then=then,
        failed=failed,
    )


def withdraw(context: Context, finding: FindingId, why: str, *, owner: QObject, then: Done, failed: Failed) -> None:
    """撤掉: nothing is deleted."""
    from hall_assistant.checklists import desk

    by = context.who
    write_and_say(
        context,
        lambda store: desk.withdraw(store, by=by, finding=finding, why=why),
        "撤了，记录里还在。",
        owner=owner,
        then=then,
        failed=failed,
    )
