"""Another database key: every fact is there under the new one, and wherever it is cut short the hall still opens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from hall_assistant.app import MODELS
from hall_assistant.clock import SetClock
from hall_assistant.errors import HallError, StaffError, SurroundingsError
from hall_assistant.store import database, rekeying, sealing, unlock, wraps
from hall_assistant.store.heads import key_mark, read_mark
from hall_assistant.store.keys import HallPassword, RecoveryCode
from hall_assistant.store.store import Store, Writing

NOTE = "王女士说卡一停，验证码都收不着。"
WORDS = "春眠不觉晓，处处闻啼鸟。"


@pytest.fixture
def made(tmp_path: Path) -> unlock.NewKey:
    return unlock.create(tmp_path / "hall")


@pytest.fixture
def store(tmp_path: Path, made: unlock.NewKey) -> Iterator[Store]:
    with closing(_open(tmp_path / "hall", made.key)) as opened:
        with opened.write() as w:
            w.append("case:one", "case.noted", by="zhou", sealed={"text": NOTE})
        yield opened


def _open(folder: Path, key: bytes) -> Store:
    return Store.open(folder, key, clock=SetClock.at("2026-03-12 09:00"), models=MODELS)


def _ways(folder: Path, key: bytes, code: str) -> wraps.Wraps:
    return wraps.wrapped(unlock.device(folder), key) | wraps.wrapped(RecoveryCode(code), key)


def _noted(w: Writing) -> None:
    w.append("hall", "unlock.changed", by="zhou", open={"way": "key"})


def _opened(folder: Path) -> Store:
    return _open(folder, unlock.open_with(folder, unlock.device(folder)))


def _said(store: Store) -> list[object]:
    with store.reading() as at:
        return [(fact.sealed or {}).get("text") for fact in at.facts("case:one")]


def _left(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir() if file.name not in ("hall.db-wal", "hall.db-shm"))


def test_the_record_is_whole_under_the_new_key_and_the_old_one_opens_it_no_more(
    store: Store, made: unlock.NewKey, second_code: str
) -> None:
    folder, key, chain = store.folder, sealing.new_key(), store.chain
    rekeying.change_key(store, key, _ways(folder, key, second_code), _noted)
    with pytest.raises(SurroundingsError, match=r"store\.wrong_key"):
        _open(folder, made.key)
    with pytest.raises(StaffError, match=r"unlock\.code"):
        unlock.open_with_text(folder, made.code)
    assert unlock.open_with_text(folder, second_code) == key
    with closing(_opened(folder)) as anew:
        assert anew.key == key and anew.chain == chain and _said(anew) == [NOTE]
        assert anew.verify().holds
        with anew.reading() as at:
            assert at.facts("hall")[-1].open == {"way": "key"}
            assert rekeying.former_keys(at) == (made.key,)
    assert read_mark(folder / "head.log") == key_mark(key)
    assert [name for name in _left(folder) if not name.startswith("device")] == ["hall.db", "head.log", "unlock.json"]
    assert len(list(folder.glob("device*.key"))) == 1


@pytest.fixture
def second_code(tmp_path: Path) -> str:
    return unlock.create(tmp_path / "elsewhere").code


class _CrashError(BaseException):
    """The program ends here: nothing of ours is run any more."""


STEPS = ("_write_anew", "_note", "_prove", "wraps.write", "forgotten.add", "heads.mark_anew", "wraps.tidy", "finish")


@pytest.mark.parametrize("step", STEPS)
def test_wherever_it_is_cut_short_the_next_start_opens_everything(
    store: Store, second_code: str, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The program is gone at a step: taking back is not run either."""
    folder, key = store.folder, sealing.new_key()
    ways = _ways(folder, key, second_code)

    def gone(*_given: object) -> None:
        raise _CrashError

    with monkeypatch.context() as crash:
        place, _, name = step.rpartition(".")
        crash.setattr(getattr(rekeying, place) if place else rekeying, name, gone)
        crash.setattr(rekeying, "take_back", lambda _folder: None)
        with pytest.raises(_CrashError):
            rekeying.change_key(store, key, ways, _noted)
    with closing(_opened(folder)) as anew:
        assert _said(anew) == [NOTE] and anew.verify().holds
        assert (anew.key == key) == (step in ("heads.mark_anew", "wraps.tidy", "finish"))
    if step != "wraps.tidy":  # only a key file that opens nothing is left there, until the next change
        assert not (folder / wraps.NEXT).exists()
    with closing(_opened(folder)) as again:
        assert _said(again) == [NOTE]


def test_a_disk_that_fails_leaves_the_record_and_its_keys_as_they_were(
    store: Store, made: unlock.NewKey, second_code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = store.folder, sealing.new_key()
    ways = _ways(folder, key, second_code)

    def full(*_given: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(rekeying.wraps, "write", full)
    with pytest.raises(SurroundingsError, match=r"store\.disk_full"):
        rekeying.change_key(store, key, ways, _noted)
    assert unlock.open_with_text(folder, made.code) == made.key
    with closing(_opened(folder)) as same:
        assert same.key == made.key and _said(same) == [NOTE]
    assert not (folder / rekeying.SIDE).exists() and len(list(folder.glob("device*.key"))) == 1


def test_another_program_at_the_record_has_it_wait(store: Store, second_code: str) -> None:
    folder, key = store.folder, sealing.new_key()
    with closing(database.connect(store.file, store.key)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(SurroundingsError, match=r"store\.locked"):
            rekeying.change_key(store, key, _ways(folder, key, second_code), _noted)
    with closing(_opened(folder)) as same:
        assert _said(same) == [NOTE]


def test_cut_short_with_a_hall_password_the_password_still_opens(
    store: Store, made: unlock.NewKey, second_code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = store.folder, sealing.new_key()
    unlock.lock_by_password(folder, store.key, WORDS)
    ways = wraps.wrapped(HallPassword(WORDS), key) | wraps.wrapped(RecoveryCode(second_code), key)
    monkeypatch.setattr(rekeying, "finish", lambda *_given: None)
    rekeying.change_key(store, key, ways, _noted)
    monkeypatch.undo()
    with pytest.raises(HallError):
        unlock.open_with_text(folder, "夜来风雨声，花落知多少。")
    assert unlock.open_with_text(folder, WORDS) == key
    assert unlock.open_with_text(folder, second_code) == key
