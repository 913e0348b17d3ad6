from __future__ import annotations

from pathlib import Path

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.store import drafts
from hall_assistant.store.store import Store
from tests.core.store.toy import open_store


def _save(store: Store, field: str, text: str, case: str = "case:1") -> None:
    with store.write() as w:
        drafts.save(w, case_id=case, field=field, staff="s1", text=text)


def _read(store: Store, case: str = "case:1") -> dict[str, str]:
    with store.reading() as at:
        return drafts.read(at, case)


def test_a_draft_is_there_after_a_restart(store: Store, folder: Path, clock: SetClock) -> None:
    _save(store, "note", "客户说昨天停的")
    _save(store, "note", "客户说昨天停的，今天")
    store.close()
    again = open_store(folder, clock)
    assert _read(again) == {"note": "客户说昨天停的，今天"}
    again.close()


@pytest.mark.parametrize(
    "text", ["半\ud83d", "\udc00\ud800", "\x00", "😀\u202e", "长" * 100_000, "'); DROP TABLE drafts; --"]
)
def test_a_draft_is_kept_exactly_as_the_keyboard_gave_it(store: Store, text: str) -> None:
    _save(store, "note", text)
    assert _read(store) == {"note": text}


def test_an_emptied_field_keeps_no_draft(store: Store) -> None:
    _save(store, "note", "a")
    _save(store, "note", "")
    assert _read(store) == {}


def test_drafts_are_dropped_by_field_or_by_case(store: Store) -> None:
    for field in ("note", "wish", "sentence"):
        _save(store, field, field)
    _save(store, "note", "other", case="case:2")
    with store.write() as w:
        drafts.drop(w, "case:1", "note")
    assert _read(store) == {"sentence": "sentence", "wish": "wish"}
    with store.write() as w:
        drafts.drop(w, "case:1")
    assert w.changes.kinds == {"drafts"}
    assert _read(store) == {}
    assert _read(store, "case:2") == {"note": "other"}


def test_the_cases_someone_was_writing_in_are_found_again(store: Store, clock: SetClock) -> None:
    _save(store, "note", "a", case="case:1")
    clock.advance(1)
    _save(store, "note", "b", case="case:2")
    with store.reading() as at:
        assert drafts.cases(at, "s1") == ["case:2", "case:1"]
        assert drafts.cases(at, "s2") == []
