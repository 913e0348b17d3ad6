"""The search says what the hall's own content says: at once, after a restart, after a restore, after a large import."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.app import Hall
from hall_assistant.authoring import following
from hall_assistant.authoring.confirming import confirm_card, withdraw_card_check
from hall_assistant.authoring.desk import correct_notice, publish_notice, withdraw_notice
from hall_assistant.authoring.importing import import_cards, undo_import
from hall_assistant.authoring.records import hall_cards
from hall_assistant.clock import DAY, SetClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.search.index import Index
from tests.core.authoring.tables import put, seen
from tests.core.counter import START, Counter, open_counter

ROWS = "水晶卡怎么补,带证到柜台\n年兽套餐是什么,过年才有的套餐\n"


@pytest.fixture(scope="module")
def built(founded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the shelf and the index of the shipped content, built once."""
    folder = tmp_path_factory.mktemp("built") / "hall"
    opened = open_counter(founded, folder, SetClock.at(START))
    hall = Hall(opened.store)
    assert hall.index
    hall.close()
    return folder


@pytest.fixture
def hall(counter: Counter, built: Path) -> Iterator[Hall]:
    """The counter's hall, with its search."""
    shutil.copy2(built / "library.db", counter.store.folder)
    shutil.copytree(built / "search", counter.store.folder / "search")
    opened = Hall(counter.store)
    yield opened
    opened.close()


def top(hall: Hall, text: str) -> str:
    """Id of the first thing found, or nothing."""
    hits = hall.find(text, limit=3).hits
    return hits[0].id if hits else ""


def taken_in(counter: Counter, folder: Path, rows: str = ROWS) -> str:
    shown = seen(put(folder, "faq.csv", f"问题,答案\n{rows}"))
    return import_cards(counter.store, by=counter.zhou, preview=shown)[0]


def ids(hall: Hall, text: str) -> set[str]:
    return {hit.id for hit in hall.index.search(text, 20)}


def test_a_hall_without_content_of_its_own_keeps_the_index_as_built(counter: Counter, hall: Hall) -> None:
    assert hall.content.mark == ""
    assert hall.index.mark == hall.library.fingerprint
    assert not hall.follow()
    assert list((hall.folder / "search").rglob("hall_content.json")) == []


def test_a_published_text_is_found_first_at_once_and_gone_once_withdrawn(counter: Counter, hall: Hall) -> None:
    assert not top(hall, "水晶宫口径").startswith("notice:")
    notice, changes = publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")
    assert "notice" in changes.kinds
    assert hall.follow()
    assert top(hall, "水晶宫") == f"notice:{notice}"
    assert top(hall, "sjg") == f"notice:{notice}"
    correct_notice(counter.store, by=counter.zhou, notice=notice, text="琉璃塔口径：今天起免费。")
    assert hall.follow()
    assert top(hall, "琉璃塔") == f"notice:{notice}"
    withdraw_notice(counter.store, by=counter.zhou, notice=notice)
    assert hall.follow()
    assert f"notice:{notice}" not in ids(hall, "琉璃塔")


def test_a_text_that_lapsed_is_found_no_more_though_the_index_knows_no_clock(counter: Counter, hall: Hall) -> None:
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")
    assert top(hall, "水晶宫") == f"notice:{notice}"
    counter.clock.advance(2 * DAY)
    assert top(hall, "水晶宫") != f"notice:{notice}"
    wanted = [hit.id for hit in hall.index.search("停机", 3)]
    for _ in range(4):
        publish_notice(counter.store, by=counter.zhou, text="停机", end=counter.clock.now() + 1)
    counter.clock.advance(1)
    hall.follow()
    assert [hit.id for hit in hall.find("停机", limit=3).hits] == wanted


def test_it_comes_before_the_card_it_touches_whatever_it_says(counter: Counter, hall: Hall) -> None:
    card = next(iter(hall.library.cards.values()))
    found = hall.find(card.title, limit=5).hits[0]
    assert found.id == f"card:{card.id}"
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="照原来的办", cards=[card.id])
    hall.follow()
    told = [hit.id for hit in hall.find(card.title, limit=5).hits]
    assert told[:2] == [f"notice:{notice}", f"card:{card.id}"]
    assert [one.id for one in hall.content.on(hall.library, now=counter.clock.now(), card=card.id)] == [notice]
    assert len(told) == 5


def test_one_that_touches_a_tile_stands_on_the_cards_of_every_topic_below(counter: Counter, hall: Hall) -> None:
    below = next(topic for topic in hall.library.topics.values() if topic.parent and hall.library.cards_for(topic.id))
    card = next(card for card in hall.library.cards.values() if card.topic == below.id)
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="照原来的办", topics=[str(below.parent)])
    now = counter.clock.now()
    assert [one.id for one in hall.content.on(hall.library, now=now, card=card.id)] == [notice]
    assert [one.id for one in hall.content.on(hall.library, now=now, topic=below.id)] == [notice]
    other = next(tile for tile in hall.library.tiles if tile.id != below.parent)
    assert hall.content.on(hall.library, now=now, topic=other.id) == []


def test_imported_cards_are_found_and_gone_once_taken_back(counter: Counter, hall: Hall, tmp_path: Path) -> None:
    source = taken_in(counter, tmp_path)
    hall.follow()
    with counter.store.reading() as at:
        first = hall_cards(at, source=source)[0]
    assert top(hall, "水晶卡怎么补") == f"hall_card:{first.id}"
    undo_import(counter.store, by=counter.zhou, source=source)
    hall.follow()
    assert not any(one.startswith("hall_card:") for one in ids(hall, "水晶卡怎么补"))


def test_a_large_import_builds_anew_with_the_same_outcome(
    counter: Counter, hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")
    before = hall.index
    monkeypatch.setattr(following, "MANY", 1)
    taken_in(counter, tmp_path)
    hall.follow()
    assert hall.index is not before
    assert top(hall, "年兽套餐").startswith("hall_card:")
    assert f"notice:{notice}" in ids(hall, "水晶宫")
    assert hall.index.mark == hall.library.fingerprint
    assert before.search("停机")


def test_a_pending_cards_own_words_are_found_while_the_hall_vouches_for_it(counter: Counter, hall: Hall) -> None:
    from hall_assistant.search.entries import card_entry

    library = hall.library
    card = next(each for each in library.cards.values() if not library.is_checked(each))
    pending, checked = (card_entry(card, each, ()) for each in (library, library.confirmed_by(frozenset({card.id}))))
    assert pending != checked

    def stands() -> str:
        return next(hit.text for hit in hall.index.search(card.title, 20) if hit.id == f"card:{card.id}")

    assert stands() == pending.text
    confirm_card(counter.store, by=counter.zhou, card=card, note="问过")
    assert hall.follow()
    assert stands() == checked.text
    withdraw_card_check(counter.store, by=counter.zhou, card=card.id)
    assert hall.follow()
    assert stands() == pending.text


def test_an_index_that_proves_damaged_is_built_anew_at_the_next_search(counter: Counter, hall: Hall) -> None:
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")
    assert top(hall, "停机")
    (hall.index.files / "texts").write_bytes(b"")
    with pytest.raises(SurroundingsError, match=r"index\.broken"):
        hall.find("停机")
    assert top(hall, "停机")
    assert top(hall, "水晶宫") == f"notice:{notice}"


def test_after_a_restart_the_index_is_taken_up_as_it_lies(
    counter: Counter, hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken_in(counter, tmp_path)
    assert hall.index
    again = Hall(counter.store)
    monkeypatch.setattr(Index, "build", None)
    monkeypatch.setattr(Index, "update", None)
    assert top(again, "年兽套餐").startswith("hall_card:")
    again.index.close()


def test_what_was_written_while_nobody_searched_is_there_after_a_restart(counter: Counter, hall: Hall) -> None:
    assert hall.index
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")
    again = Hall(counter.store)
    assert top(again, "水晶宫") == f"notice:{notice}"
    again.index.close()


def test_after_a_restore_went_back_the_search_goes_back(
    founded: Path, tmp_path: Path, counter: Counter, hall: Hall
) -> None:
    publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")
    taken_in(counter, tmp_path)
    assert top(hall, "水晶宫").startswith("notice:")
    hall.close()
    for stale in ("hall.db", "hall.db-wal", "hall.db-shm", "head.log"):
        (counter.store.folder / stale).unlink(missing_ok=True)
    shutil.copyfile(founded / "hall.db", counter.store.folder / "hall.db")
    again = Hall.open(counter.store.folder, bytes(range(32)), clock=counter.clock)
    assert again.content.mark == ""
    assert not any(one.startswith(("notice:", "hall_card:")) for one in ids(again, "水晶宫") | ids(again, "年兽套餐"))
    again.close()


def test_a_change_broken_off_is_done_again(counter: Counter, hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    assert hall.index
    notice, _ = publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")

    def refused(*_: object) -> None:
        raise SurroundingsError("index.unwritable", file="x")

    with monkeypatch.context() as patched:
        patched.setattr(Index, "update", refused)
        hall.follow()
    assert f"notice:{notice}" not in ids(hall, "水晶宫")
    assert hall.follow()
    assert top(hall, "水晶宫") == f"notice:{notice}"


def test_an_index_built_anew_by_another_program_is_brought_up(counter: Counter, hall: Hall) -> None:
    from hall_assistant.search.entries import library_entries

    notice, _ = publish_notice(counter.store, by=counter.zhou, text="水晶宫口径：今天起免费。")
    assert hall.index
    Index.build(hall.folder / "search", library_entries(hall.library), mark=hall.library.fingerprint)
    again = Hall(counter.store)
    assert top(again, "水晶宫") == f"notice:{notice}"
    again.index.close()
