"""A computer that is put back at every start is noticed by its copies, and what they hold more can be taken back."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.backup.desk import back_up, restore_over
from hall_assistant.backup.reverting import went_back
from hall_assistant.backup.salvage import put_salvaged, salvage
from hall_assistant.clock import HOUR
from hall_assistant.settings.desk import change_counter
from hall_assistant.store.store import Store
from tests.core.counter import KEY, PLACE, Counter, counter_of, open_store


@pytest.fixture
def copies(counter: Counter, tmp_path: Path) -> Path:
    folder = tmp_path / "share"
    change_counter(counter.store, by=counter.zhou, backup_folder=str(folder))
    return folder


def _put_back(counter: Counter, image: Path) -> Store:
    """The computer was switched on: its disk is as it was when the image was taken."""
    counter.store.close()
    shutil.rmtree(counter.store.folder)
    shutil.copytree(image, counter.store.folder)
    return open_store(counter.store.folder, counter.clock)


def _image(counter: Counter, tmp_path: Path) -> Path:
    counter.store.close()
    return Path(shutil.copytree(counter.store.folder, tmp_path / "image"))


def test_a_copy_that_holds_more_shows_that_the_disk_went_back(counter: Counter, copies: Path, tmp_path: Path) -> None:
    image = _image(counter, tmp_path)
    store = open_store(counter.store.folder, counter.clock)
    first = counter_of(store, counter.clock)
    kept = first.reception(words="卡停了")
    counter.clock.advance(2 * HOUR)
    first.reception(words="宽带不通")
    back_up(store, by=first.zhou, folder=copies)
    again = counter_of(_put_back(first, image), counter.clock)
    found = went_back(again.store)
    assert found is not None and found.facts >= 4 and found.minutes >= 120
    assert went_back(again.store) is None  # it goes on in a chain of its own
    today = again.reception(words="密码忘了")
    again.store.close()
    saved = salvage(image.parent / "hall", KEY, models=MODELS, clock=counter.clock)
    put_salvaged(saved, KEY)
    assert (saved.fetched, saved.missing) == (found.facts, 0)
    last = counter_of(open_store(counter.store.folder, counter.clock), counter.clock)
    assert last.facts(kept) and last.facts(today)
    assert last.store.verify().holds
    back_up(last.store, by=last.zhou, folder=copies)
    assert went_back(last.store) is None
    last.store.close()


def test_who_went_back_on_purpose_and_who_has_no_copies_is_told_nothing(counter: Counter, copies: Path) -> None:
    assert went_back(counter.store) is None
    old = back_up(counter.store, by=counter.zhou, folder=copies).file
    assert went_back(counter.store) is None
    counter.clock.advance(HOUR)
    counter.reception()
    back_up(counter.store, by=counter.zhou, folder=copies)
    restore_over(counter.store, by=counter.zhou, copy=old)
    again = Store.open(counter.store.folder, KEY, clock=counter.clock, models=MODELS, place=PLACE)
    assert went_back(again) is None
    (copies / "hall-20300101-000000-03.db").write_bytes(b"damaged")
    assert went_back(again) is None
    shutil.rmtree(copies)
    assert went_back(again) is None
    again.close()
