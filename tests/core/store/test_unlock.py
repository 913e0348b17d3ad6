from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from hall_assistant.clock import SetClock
from hall_assistant.errors import HallError, StaffError, SurroundingsError
from hall_assistant.store import keys, unlock
from hall_assistant.store.keys import HallPassword, RecoveryCode
from hall_assistant.wording import sentence
from tests.core.store.toy import START, open_store

PASSWORD = "三月的雨下了一整夜还没停"


@pytest.fixture
def new(folder: Path) -> unlock.NewKey:
    return unlock.create(folder)


@contextmanager
def _refused(error: type[HallError], code: str) -> Iterator[None]:
    with pytest.raises(error) as caught:
        yield
    assert caught.value.code == code
    assert sentence(caught.value)


def test_a_new_key_opens_by_this_computer_and_by_the_code(folder: Path, new: unlock.NewKey) -> None:
    assert unlock.open_with(folder, unlock.device(folder)) == new.key
    assert unlock.open_with(folder, RecoveryCode(new.code)) == new.key
    assert unlock.ways(folder) == {"device", "recovery"}
    assert len(new.key) == 32


def test_neither_key_nor_code_is_written_down(folder: Path, new: unlock.NewKey) -> None:
    for file in folder.iterdir():
        content = file.read_bytes()
        assert new.key not in content and new.key.hex().encode() not in content
        assert new.code.encode() not in content and new.code.replace("-", "").encode() not in content


@pytest.mark.skipif(os.name == "nt", reason="Windows has other rights")
def test_key_files_are_for_this_user_alone(folder: Path, new: unlock.NewKey) -> None:
    for name in (unlock.NAME, unlock.DEVICE_FILE):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_second_key_is_never_made_over_the_first(folder: Path, new: unlock.NewKey) -> None:
    with _refused(StaffError, "unlock.exists"):
        unlock.create(folder)
    assert unlock.open_with(folder, unlock.device(folder)) == new.key


def test_no_new_key_is_made_where_a_record_lies(folder: Path, clock: SetClock, new: unlock.NewKey) -> None:
    open_store(folder, clock, key=new.key).close()
    (folder / unlock.NAME).unlink()
    with _refused(SurroundingsError, "unlock.missing"):
        unlock.create(folder)


def test_a_hall_password_takes_the_place_of_the_device_key(folder: Path, new: unlock.NewKey) -> None:
    unlock.lock_by_password(folder, new.key, PASSWORD)
    assert unlock.ways(folder) == {"password", "recovery"}
    assert not (folder / unlock.DEVICE_FILE).exists()
    assert unlock.open_with(folder, HallPassword(f" {PASSWORD} ")) == new.key
    with _refused(StaffError, "unlock.password"):
        unlock.open_with(folder, HallPassword(PASSWORD + "。"))
    with _refused(StaffError, "unlock.no_way"):
        unlock.open_with(folder, unlock.device(folder))
    with _refused(StaffError, "unlock.needed"):
        unlock.unlock_for_command(folder)


@pytest.mark.parametrize("password", ["", "123456", "           1", "一二三四五六七八九十十"])
def test_a_short_password_is_refused(folder: Path, new: unlock.NewKey, password: str) -> None:
    with _refused(StaffError, "unlock.short_password"):
        unlock.lock_by_password(folder, new.key, password)
    assert unlock.open_with(folder, unlock.device(folder)) == new.key


def test_the_code_opens_and_wraps_anew_when_the_password_is_forgotten(folder: Path, new: unlock.NewKey) -> None:
    unlock.lock_by_password(folder, new.key, PASSWORD)
    key = unlock.recover(folder, new.code.lower(), HallPassword("新的口令也要十二个字以上才行"))
    assert key == new.key
    with _refused(StaffError, "unlock.password"):
        unlock.open_with(folder, HallPassword(PASSWORD))
    assert unlock.open_with(folder, HallPassword("新的口令也要十二个字以上才行")) == new.key
    assert unlock.open_with(folder, RecoveryCode(new.code)) == new.key


def test_the_code_gives_another_computer_its_own_key(folder: Path, new: unlock.NewKey) -> None:
    (folder / unlock.DEVICE_FILE).unlink()
    with _refused(SurroundingsError, "unlock.device_missing"):
        unlock.open_with(folder, unlock.device(folder))
    assert unlock.recover(folder, new.code) == new.key
    assert unlock.open_with(folder, unlock.device(folder)) == new.key


def test_another_halls_code_is_refused(folder: Path, new: unlock.NewKey, tmp_path: Path) -> None:
    other = unlock.create(tmp_path / "other")
    with _refused(StaffError, "unlock.code"):
        unlock.recover(folder, other.code)


def test_a_new_code_ends_the_old_one(folder: Path, new: unlock.NewKey) -> None:
    code = unlock.new_code(folder, new.key)
    assert unlock.open_with(folder, RecoveryCode(code)) == new.key
    with _refused(StaffError, "unlock.code"):
        unlock.open_with(folder, RecoveryCode(new.code))


def test_the_last_way_in_is_not_taken_away(folder: Path, new: unlock.NewKey) -> None:
    with _refused(StaffError, "unlock.last_way"):
        unlock.drop(folder, keys.DEVICE)
    assert unlock.open_with(folder, unlock.device(folder)) == new.key


def test_another_devices_key_file_is_refused(folder: Path, new: unlock.NewKey) -> None:
    (folder / unlock.DEVICE_FILE).write_bytes(os.urandom(32))
    with _refused(SurroundingsError, "unlock.device_missing"):
        unlock.open_with(folder, unlock.device(folder))
    (folder / unlock.DEVICE_FILE).write_bytes(b"short")
    with _refused(SurroundingsError, "unlock.device_missing"):
        unlock.open_with(folder, unlock.device(folder))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b'{"wraps": []}',
        b'{"wraps": {"device": 1}}',
        b'{"wraps": {"device": {}}}',
        b"\xff\xfe",
        b'{"wraps": {"device": {"params": {}, "wrap": {"nonce": "zz", "box": "", "proof": ""}}}}',
    ],
)
def test_a_damaged_file_of_wraps_says_so(folder: Path, new: unlock.NewKey, content: bytes) -> None:
    (folder / unlock.NAME).write_bytes(content)
    with _refused(SurroundingsError, "unlock.damaged"):
        unlock.open_with(folder, unlock.device(folder))


def test_an_altered_wrap_opens_nothing(folder: Path, new: unlock.NewKey) -> None:
    kept = json.loads((folder / unlock.NAME).read_bytes())
    for part in ("nonce", "box", "proof"):
        wrap = dict(kept["wraps"]["device"]["wrap"])
        wrap[part] = ("0" if wrap[part][0] != "0" else "1") + wrap[part][1:]
        assert keys.unwrap((folder / unlock.DEVICE_FILE).read_bytes(), wrap) is None


@pytest.mark.parametrize("which", ["password", "code"])
def test_a_file_holding_password_or_code_unlocks(folder: Path, new: unlock.NewKey, tmp_path: Path, which: str) -> None:
    unlock.lock_by_password(folder, new.key, PASSWORD)
    file = tmp_path / "unlock.txt"
    file.write_text("\ufeff" + (PASSWORD if which == "password" else new.code) + "\r\n", encoding="utf-8", newline="")
    assert unlock.unlock_for_command(folder, file) == new.key


def test_a_password_that_looks_like_a_code_still_opens(folder: Path, new: unlock.NewKey) -> None:
    password = "ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE-ABCDE"
    unlock.lock_by_password(folder, new.key, password)
    assert unlock.open_with_text(folder, password) == new.key


@pytest.mark.parametrize("content", [None, b"\xff\xfe\x00"])
def test_an_unlock_file_that_cannot_be_read_is_named(
    folder: Path, new: unlock.NewKey, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "unlock.txt"
    if content is not None:
        file.write_bytes(content)
    with _refused(SurroundingsError, "unlock.file"):
        unlock.unlock_for_command(folder, file)


def test_a_folder_made_by_a_command_needs_no_unlocking(folder: Path) -> None:
    key = unlock.unlock_for_command(folder)
    assert unlock.unlock_for_command(folder) == key
    open_store(folder, SetClock.at(START), key=key).close()


def test_what_goes_with_a_backup_has_no_device_key(folder: Path, new: unlock.NewKey, tmp_path: Path) -> None:
    (tmp_path / unlock.NAME).write_bytes(unlock.portable(folder))
    assert unlock.ways(tmp_path) == {"recovery"}
    assert unlock.open_with(tmp_path, RecoveryCode(new.code)) == new.key
