"""A photo of a finding is forgotten for good (删照片): its key is destroyed, here and in every copy brought back."""

from __future__ import annotations

from hall_assistant.changes import Changes
from hall_assistant.checklists.values import PhotoId
from hall_assistant.errors import StaffError
from hall_assistant.people.access import check
from hall_assistant.people.values import Actor
from hall_assistant.personal.erasing import ASKED, forget_all
from hall_assistant.store.store import Store


def forget_photo(store: Store, *, by: Actor, photo: PhotoId) -> Changes:
    """Forget one photo; the finding stays. Raises StaffError `photo.unknown` for one that is gone already.

    Raises SurroundingsError `forget.list` as `personal.desk.forget` does; nothing is forgotten then.
    """
    with store.write() as w:
        check(w, by, "personal.forget_photo")
        if w.one("SELECT 1 FROM photos WHERE subject = ? AND NOT gone", (photo,)) is None:
            raise StaffError("photo.unknown")
        forget_all(w, store, [photo], by=by.staff, why=ASKED, way="photo")
    store.settle()
    return w.changes
