"""Taking in facts that another copy of the hall wrote: in sequence, as written, with their keys; the rest refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest

from hall_assistant.clock import MINUTE, SetClock
from hall_assistant.errors import StaffError
from hall_assistant.store import journal
from hall_assistant.store.facts import Entry
from hall_assistant.store.store import Store
from tests.core.store.toy import kinds, note, open_store

Spoil: TypeAlias = Callable[[list[Entry]], list[Entry]]


def replace_entry(entry: Entry, **fields: object) -> Entry:
    """The entry with other fields under the hash it had."""
    return entry._replace(**fields)  # type: ignore[arg-type]  # the fields differ in type


@pytest.fixture
def other(tmp_path: Path, clock: SetClock) -> Iterator[Store]:
    opened = open_store(tmp_path / "other", clock)
    yield opened
    opened.close()


def written(store: Store, after: int = 0) -> list[Entry]:
    with store.reading() as at:
        return list(journal.of_chain(at.connection, store.chain, after))


def take(store: Store, entries: list[Entry], **keys: bytes) -> int:
    with store.write() as w:
        for subject, key in keys.items():
            w.give_key(subject.replace("_", ":"), key)
        return w.take(entries)


def said(store: Store, words: str) -> bytes:
    """Say something sealed about case:1; returns the key it is sealed under."""
    with store.write() as w:
        w.append("case:1", "said", by="s1", sealed={"words": words})
    with store.reading() as at:
        return journal.subject_keys(at.connection, "case:1")[0]


def sentence(store: Store) -> str:
    with store.reading() as at:
        row = at.one("SELECT sentence FROM cases WHERE subject = 'case:1'")
        return str(row["sentence"]) if row else ""


def test_what_another_wrote_reads_and_folds_as_there(store: Store, other: Store) -> None:
    key = said(other, "卡停了")
    note(other)
    assert take(store, written(other), case_1=key) == 3
    assert sentence(store) == "卡停了"
    assert kinds(store, "case:1") == ["said", "topic"]
    assert store.verify().holds
    assert store.rebuild().equal


def test_what_is_here_already_is_passed_over(store: Store, other: Store) -> None:
    note(other)
    assert take(store, written(other)) == 2
    assert take(store, written(other)) == 0


def test_the_next_own_fact_comes_after_what_was_taken(store: Store, other: Store, clock: SetClock) -> None:
    clock.advance(60 * MINUTE)
    note(other)
    take(store, written(other))
    clock.advance(-60 * MINUTE)
    note(store, topic="bill")
    assert kinds(store, "case:1") == ["topic", "topic"]
    with store.reading() as at:
        assert [fact.open["topic"] for fact in at.facts("case:1")] == ["stop", "bill"]


def test_two_keys_of_one_subject_both_open(store: Store, other: Store, clock: SetClock) -> None:
    here = said(store, "这边记的")
    clock.advance(MINUTE)
    there = said(other, "那边记的")
    assert here != there
    take(store, written(other), case_1=there)
    with store.reading() as at:
        assert [fact.sealed for fact in at.facts("case:1")] == [{"words": "这边记的"}, {"words": "那边记的"}]
    assert said(store, "再记一句") in (here, there)


def test_forgotten_there_is_forgotten_here_and_stays_so(store: Store, other: Store) -> None:
    key = said(other, "卡停了")
    take(store, written(other), case_1=key)
    with store.write() as w:
        w.give_key("case:1", journal.DESTROYED)
        w.give_key("case:1", key)
    assert sentence(store) == "已删除"


@pytest.mark.parametrize(
    ("code", "spoil"),
    [
        ("exchange.gap", lambda facts: [facts[2]]),
        ("exchange.altered", lambda facts: [replace_entry(facts[0], kind="other"), *facts[1:]]),
        ("exchange.altered", lambda facts: [facts[0], replace_entry(facts[1], open=b"{}")]),
        ("exchange.altered", lambda facts: [facts[0]._replace(hash=bytes(32))]),
        ("exchange.forked", lambda facts: [facts[0], replace_entry(facts[1], prev=bytes(32))]),
    ],
)
def test_what_does_not_follow_is_refused_whole(store: Store, other: Store, code: str, spoil: Spoil) -> None:
    note(other)
    note(other)
    with pytest.raises(StaffError, match=code):
        take(store, spoil(written(other)))
    assert kinds(store, "case:1") == []


def test_another_fact_in_the_same_place_is_a_fork(store: Store, other: Store) -> None:
    note(other)
    entries = written(other)
    take(store, entries)
    with pytest.raises(StaffError, match=r"exchange\.forked"):
        take(store, [entries[1]._replace(open=b'{"topic":"bill"}', hash=bytes(32))])


def test_sealed_words_wait_for_their_key(store: Store, other: Store) -> None:
    said(other, "卡停了")
    with pytest.raises(StaffError, match=r"exchange\.keys"):
        take(store, written(other))
