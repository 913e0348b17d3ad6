"""The hall's own content as the read rows have it: words of the day, who has read them, imports and their cards."""

from __future__ import annotations

import json
from typing import Any

from hall_assistant.authoring.values import HallCard, Import, ImportId, Notice, NoticeId, ReadBy, Receipt, kind_of
from hall_assistant.store.store import Reading


def every_notice(at: Reading, *, withdrawn: bool = False) -> list[Notice]:
    """All words of the day, the latest first; with `withdrawn`, those taken down as well."""
    rows = at.rows("SELECT * FROM notices WHERE withdrawn_at IS NULL OR ? ORDER BY starts DESC, notice", (withdrawn,))
    return [_notice(row) for row in rows]


def notice_of(at: Reading, notice: str) -> Notice | None:
    """One word of the day, or None."""
    row = at.one("SELECT * FROM notices WHERE subject = ?", (f"notice:{notice}",))
    return _notice(row) if row is not None else None


def _notice(row: Any) -> Notice:
    return Notice(
        id=NoticeId(row["notice"]),
        title=row["title"],
        text=row["text"],
        number=row["number"],
        start=row["starts"],
        end=row["ends"],
        cards=tuple(json.loads(row["cards"])),
        topics=tuple(json.loads(row["topics"])),
        published=row["published"],
        by=row["written_by"],
        lapses=row["lapses"],
        confirmed_by=row["confirmed_by"] or "",
        confirmed_at=row["confirmed_at"],
        confirmed_until=row["confirmed_until"],
        withdrawn_by=row["withdrawn_by"] or "",
        withdrawn_at=row["withdrawn_at"],
        why=row["why"] or "",
        version=row["version"],
        kind=kind_of(row["kind"]),
    )


def read_by(at: Reading, notice: str) -> ReadBy:
    """Who has read the notice as it now stands; everybody on the roll who has not is named too."""
    rows = at.rows(
        "SELECT r.staff, r.at, r.noted_by, r.version FROM notice_reads r JOIN notices n ON n.subject = r.subject"
        " WHERE r.subject = ? AND r.version = n.version ORDER BY r.at, r.staff",
        (f"notice:{notice}",),
    )
    read = tuple(Receipt(row["staff"], row["at"], row["noted_by"], row["version"]) for row in rows)
    have = {receipt.staff for receipt in read}
    staff = at.rows("SELECT staff FROM staff WHERE active ORDER BY number")
    return ReadBy(read, tuple(row["staff"] for row in staff if row["staff"] not in have))


def unread_by(at: Reading, staff: str) -> frozenset[str]:
    """Ids of the notices a person has not read as they now stand, live or not."""
    rows = at.rows(
        "SELECT n.notice FROM notices n LEFT JOIN notice_reads r"
        " ON r.subject = n.subject AND r.staff = ? AND r.version = n.version"
        " WHERE r.staff IS NULL AND n.withdrawn_at IS NULL",
        (staff,),
    )
    return frozenset(row["notice"] for row in rows)


def imports(at: Reading, *, undone: bool = True) -> list[Import]:
    """The imports, the latest first; without `undone` only those that stand."""
    rows = at.rows("SELECT * FROM imports WHERE undone_at IS NULL OR ? ORDER BY at DESC, import", (undone,))
    return [_import(row) for row in rows]


def import_of(at: Reading, source: str) -> Import | None:
    """One import, or None."""
    row = at.one("SELECT * FROM imports WHERE subject = ?", (f"import:{source}",))
    return _import(row) if row is not None else None


def _import(row: Any) -> Import:
    counts = (row["cards"], row["duplicates"], row["errors"])
    made = (ImportId(row["import"]), row["file"], row["digest"], row["at"], row["made_by"])
    return Import(*made, *counts, row["undone_at"], row["undone_by"] or "")


def hall_card(at: Reading, card: str) -> HallCard | None:
    """One imported card, or None."""
    row = at.one("SELECT * FROM hall_cards WHERE subject = ?", (f"card:{card}",))
    return _hall_card(row) if row is not None else None


def hall_cards(at: Reading, *, source: str = "", topic: str = "", limit: int = 500, offset: int = 0) -> list[HallCard]:
    """Imported cards in the order of their files: of one import, of one topic, or all."""
    named = {"import": source, "topic": topic}
    wheres = "".join(f" AND {name} = ?" for name, value in named.items() if value)
    values = [value for value in named.values() if value]
    rows = at.rows(
        f"SELECT * FROM hall_cards WHERE 1{wheres} ORDER BY import, row LIMIT ? OFFSET ?", (*values, limit, offset)
    )
    return [_hall_card(row) for row in rows]


def _hall_card(row: Any) -> HallCard:
    return HallCard(
        id=row["card"],
        title=row["title"],
        answer=row["answer"],
        topic=row["topic"],
        category=row["category"],
        aliases=tuple(json.loads(row["aliases"])),
        source=ImportId(row["import"]),
        row=row["row"],
        at=row["at"],
        by=row["made_by"],
    )


def hall_titles(at: Reading) -> dict[str, str]:
    """Folded title → id of every imported card; for telling duplicates."""
    return {row["folded"]: row["card"] for row in at.rows("SELECT folded, card FROM hall_cards")}


def notices_mark(at: Reading) -> str:
    """A mark that changes with any word of the day (not with who has read it); empty while there is none."""
    return _mark_of(at, "notices")


def content_mark(at: Reading) -> str:
    """A mark that changes with any of the hall's own content and is empty while there is none.

    It is worked out from the read rows and not counted up, so that it goes back with a restore. Cards are looked at by
    their last change only, not one by one: whatever takes some away leaves a fact on their import.
    """
    last = at.one("SELECT max(changed) AS last FROM hall_cards")
    cards = f"{last['last']:x}" if last is not None and last["last"] else ""
    return "-".join((notices_mark(at), _mark_of(at, "imports"), cards, _checks_mark(at))).strip("-")


def _checks_mark(at: Reading) -> str:
    row = at.one("SELECT count(*) AS n, max(at) AS last FROM card_checks")
    return f"{row['n']}.{row['last']:x}" if row is not None and row["n"] else ""


def _mark_of(at: Reading, table: str) -> str:
    row = at.one(f"SELECT count(*) AS n, max(changed) AS last, sum(changed & 4294967295) AS mixed FROM {table}")
    return f"{row['n']}.{row['last']:x}.{row['mixed']:x}" if row is not None and row["n"] else ""
