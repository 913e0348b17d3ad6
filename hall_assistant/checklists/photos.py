"""Photos of findings (整改照片): one small JPEG a subject, sealed under a key of its own, shown only when asked for."""

from __future__ import annotations

from base64 import b64decode, b64encode
from binascii import Error as NotBase64
from collections.abc import Sequence

from hall_assistant.checklists.values import PhotoId
from hall_assistant.errors import StaffError
from hall_assistant.store.facts import Fact, text_in, whole_in
from hall_assistant.store.readmodel import Row
from hall_assistant.store.store import Reading

LARGEST = 200_000
"""Bytes of a photo: enough to see what is meant, little enough to be carried with the record."""
MOST = 4
"""Photos of one finding."""
_BEGIN, _END = b"\xff\xd8\xff", b"\xff\xd9"


def packed(jpeg: bytes) -> str:
    """A photo as the text a fact can hold. Raises StaffError `photo.form` for no JPEG, `photo.large`."""
    if not (jpeg.startswith(_BEGIN) and jpeg.endswith(_END)):
        raise StaffError("photo.form")
    if len(jpeg) > LARGEST:
        raise StaffError("photo.large", most=LARGEST // 1000)
    return b64encode(jpeg).decode()


def photo_rows(subject: str, facts: Sequence[Fact]) -> Sequence[Row]:
    """The read row of one photo: of which finding, how large, and whether it was forgotten; never the picture."""
    kept = next((fact for fact in facts if fact.kind == "photo.kept"), None)
    if kept is None:
        return []
    return [
        {
            "finding": text_in(kept.open, "finding"),
            "bytes": whole_in(kept.open, "bytes") or 0,
            "kept_by": kept.actor,
            "at": kept.at,
            "gone": int(kept.sealed is None),
        }
    ]


def photos_of(at: Reading, finding: str) -> list[PhotoId]:
    """The photos of a finding that were not forgotten, in the order taken in."""
    rows = at.rows("SELECT subject FROM photos WHERE finding = ? AND NOT gone ORDER BY at, subject", (finding,))
    return [PhotoId(row["subject"]) for row in rows]


def photo(at: Reading, photo: PhotoId) -> bytes | None:
    """A photo's JPEG; None for one that was forgotten, is damaged or not there."""
    kept = next((fact for fact in at.facts(photo) if fact.kind == "photo.kept"), None)
    try:
        return b64decode(text_in(kept.sealed, "jpeg"), validate=True) or None if kept is not None else None
    except (NotBase64, ValueError):
        return None
