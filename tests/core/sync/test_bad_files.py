"""Another hall's stick, files cut, altered, of a newer program, a folder gone: a word each, and nothing half taken."""

from __future__ import annotations

import errno
import json
import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hall_assistant.casefile.records import state_of
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.store.journal import heads
from hall_assistant.store.recovery import new_secret, printed
from hall_assistant.sync.folder import LARGEST, Span
from hall_assistant.sync.joining import invite, join, leave
from hall_assistant.sync.members import devices
from hall_assistant.sync.rounds import exchange
from tests.core.sync.hall import Hall, dump


def segments(hall: Hall, counter: str) -> list[Path]:
    """The files of a counter's chain in the share, oldest first."""
    return sorted(hall.share.glob(f"hall-*/{hall.counters[counter].chain}/*.facts"))


def codes(hall: Hall, counter: str) -> list[str]:
    return [trouble.code for trouble in hall.exchange(counter).troubles]


def test_a_file_cut_or_altered_anywhere_is_set_aside_and_later_taken_whole(three: Hall) -> None:
    three.reception("02", "账单多了二十")
    three.exchange("02")
    before, chance = dump(three.counters["03"]), random.Random(7)
    for file in (segments(three, "02")[-1], segments(three, "02")[-1].with_suffix(".keys")):
        whole = file.read_bytes()
        for at in sorted(chance.sample(range(len(whole)), 40)):
            spoilt = chance.choice(
                (whole[:at], whole[:at] + bytes([whole[at] ^ 1 << chance.randrange(8)]) + whole[at + 1 :])
            )
            file.write_bytes(spoilt)
            assert codes(three, "03"), at
            assert dump(three.counters["03"]) == before
        file.write_bytes(whole)
    assert codes(three, "03") == []
    assert dump(three.counters["03"]) == dump(three.counters["02"])


def test_a_file_that_lies_under_another_name_is_set_aside(three: Hall) -> None:
    three.reception("02", "账单多了二十")
    three.exchange("02")
    file = segments(three, "02")[-1]
    with three.counters["01"].reading() as at:
        head = heads(at.connection)[three.counters["03"].chain].seq
    there = file.parent.parent / three.counters["03"].chain / Span(head + 1, head + 5).facts
    shutil.copy(file, there)
    shutil.copy(file.with_suffix(".keys"), there.with_suffix(".keys"))
    assert codes(three, "01") == ["exchange.damaged"]


def test_another_halls_stick_is_left_alone(three: Hall, one_founded: Path, tmp_path: Path) -> None:
    other = Hall(tmp_path / "other", tmp_path / "theirs")
    other.home.mkdir()
    other.share.mkdir()
    other.found()
    other.reception("01", "别的厅的事")
    other.exchange("01")
    shutil.copytree(other.share, three.share, dirs_exist_ok=True)
    assert three.exchange("03").facts_taken == 0
    theirs = next(path for path in three.share.glob("hall-*/*/*.facts") if other.counters["01"].chain in str(path))
    mine = next(three.share.glob(f"hall-*/{three.counters['02'].chain}"))
    shutil.copytree(theirs.parent, mine.parent / other.counters["01"].chain)
    assert codes(three, "03") == ["exchange.other_hall"]
    other.close()


def test_a_newer_programs_file_says_so(three: Hall) -> None:
    three.reception("02", "账单多了二十")
    three.exchange("02")
    file = segments(three, "02")[-1]
    magic, line, rest = file.read_bytes().split(b"\n", 2)
    file.write_bytes(b"\n".join((magic, json.dumps(json.loads(line) | {"format": 2, "more": 1}).encode(), rest)))
    assert codes(three, "03") == ["exchange.newer"]


def test_a_folder_that_is_away_or_full_of_strange_files_harms_nothing(three: Hall) -> None:
    home = next(three.share.glob("hall-*"))
    for number in range(300):
        (home / f"strange-{number}.tmp").write_bytes(b"x")
        (home / three.counters["02"].chain / f"{number}.facts.part").write_bytes(b"x")
    (home / "ffffffffffffffff").write_bytes(b"a file where a folder should be")
    three.reception("02", "照样记")
    three.meet()
    assert len({str(dump(store)) for store in three.counters.values()}) == 1
    shutil.rmtree(three.share)
    with pytest.raises(SurroundingsError, match=r"exchange\.folder_away"):
        three.exchange("02")


def test_a_wrong_or_used_code_opens_no_invitation(hall: Hall) -> None:
    hall.join("02")
    store = hall.open("03")
    with pytest.raises(StaffError, match=r"exchange\.code"):
        join(store, hall.share, code="AAAAA-AAAAA")
    with pytest.raises(StaffError, match=r"exchange\.no_invitation"):
        join(store, hall.share, code=printed(new_secret()))


def test_a_lost_file_is_laid_again_by_whoever_has_the_facts(three: Hall) -> None:
    case = three.reception("02", "账单多了二十")
    three.exchange("02")
    three.exchange("01")
    for file in segments(three, "02"):
        file.unlink()
    three.exchange("01")
    three.exchange("03")
    with three.counters["03"].reading() as at:
        assert state_of(at, case).notes[0].text == "账单多了二十"


def test_what_somebody_cannot_read_is_laid_down_once_more(three: Hall) -> None:
    three.reception("02", "账单多了二十")
    three.exchange("02")
    file = segments(three, "02")[-1]
    file.write_bytes(file.read_bytes()[:-7])
    assert codes(three, "03") == ["exchange.damaged"]
    three.exchange("02")
    assert codes(three, "03") == []


def _large(file: Path) -> None:
    with file.open("wb") as made:
        made.truncate(LARGEST + 1)


STRANGE: dict[str, Callable[[Path], object]] = {
    "folder": Path.mkdir,
    "pipe": os.mkfifo,
    "loop": lambda file: file.symlink_to(file),
    "device": lambda file: file.symlink_to("/dev/zero"),
    "large": _large,
}


@pytest.mark.parametrize("what", STRANGE)
@pytest.mark.parametrize("name", [Span(1, 900).facts, "seen.state", "ring-0007.state"])
def test_what_is_no_file_under_a_files_name_stops_nothing(three: Hall, what: str, name: str) -> None:
    folder = segments(three, "02")[0].parent
    (folder / name).unlink(missing_ok=True)
    (folder / Span(1, 900).keys).write_bytes(b"x")
    STRANGE[what](folder / name)
    three.reception("01", "照样记")
    three.exchange("01")
    three.exchange("03")
    assert dump(three.counters["01"]) == dump(three.counters["03"])


def test_strange_chains_and_names_stop_nobody(three: Hall) -> None:
    home = next(three.share.glob("hall-*"))
    (home / "eeeeeeeeeeeeeeee").symlink_to(home / "eeeeeeeeeeeeeeee")
    (home / "dddddddddddddddd").symlink_to("/")
    for name in ("two\nlines", "0123456789abcdef\n", "\udce4 not text", "hall-\n"):
        for folder in (three.share, home, segments(three, "02")[0].parent):
            (folder / name).mkdir()
    three.reception("02", "照样记")
    three.meet()
    assert len({str(dump(store)) for store in three.counters.values()}) == 1


def test_a_file_in_the_place_of_a_folder_is_named(three: Hall) -> None:
    folder = segments(three, "02")[0].parent
    shutil.rmtree(folder)
    folder.write_bytes(b"a file")
    three.reception("02", "照样记")
    with pytest.raises(SurroundingsError, match=r"exchange\.folder_taken"):
        three.exchange("02")
    folder.unlink()
    three.meet()
    assert len({str(dump(store)) for store in three.counters.values()}) == 1


def test_a_name_that_promises_more_facts_than_there_are_keeps_nobody_from_sending(three: Hall) -> None:
    folder = segments(three, "02")[0].parent
    for span in (Span(1, 9_999_999_999), Span(9_999_999_990, 9_999_999_999)):
        for name in (span.facts, span.keys):
            (folder / name).write_bytes(b"x")
    three.reception("02", "照样记")
    three.meet()
    assert len({str(dump(store)) for store in three.counters.values()}) == 1


def test_a_folder_with_only_another_halls_records_is_not_written_to(three: Hall, tmp_path: Path) -> None:
    other, stick = Hall(tmp_path / "other", tmp_path / "stick"), tmp_path / "stick"
    for folder in (other.home, stick):
        folder.mkdir()
    other.found()
    other.exchange("01")
    before = sorted(stick.rglob("*"))
    by = three.who("周伟")
    with pytest.raises(StaffError, match=r"exchange\.other_folder"):
        exchange(three.counters["01"], stick)
    with pytest.raises(StaffError, match=r"exchange\.other_folder"):
        invite(three.counters["01"], stick, by=by, counter="04")
    assert sorted(stick.rglob("*")) == before
    with three.counters["01"].reading() as at:
        assert len(devices(at)) == 3
    shutil.copytree(next(three.share.glob("hall-*")), stick / next(three.share.glob("hall-*")).name)
    assert not exchange(three.counters["01"], stick).troubles
    other.close()


def test_a_file_that_could_not_be_written_leaves_no_half_behind(three: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_at: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    three.reception("02", "账单多了二十")
    before = sorted(three.share.rglob("*"))
    with monkeypatch.context() as now:
        now.setattr("hall_assistant.store.heads.os.fsync", full)
        with pytest.raises(SurroundingsError, match=r"exchange\.folder_full"):
            exchange(three.counters["02"], three.share)
    assert sorted(three.share.rglob("*")) == before
    three.meet()
    assert len({str(dump(store)) for store in three.counters.values()}) == 1


def test_what_a_killed_writer_left_goes_with_its_own_next_round(three: Hall) -> None:
    with three.counters["01"].reading() as at:
        writers = [device.device for device in devices(at)]
    chains = [folder for folder in three.share.glob("hall-*/*") if folder.is_dir()]
    halves = {writer: {chain / f"{Span(1, 9).facts}.{writer}-4711.new" for chain in chains} for writer in writers}
    for half in set.union(*halves.values()):
        half.write_bytes(b"half")
    exchange(three.counters["02"], three.share)
    left = {half.name for half in three.share.rglob("*.new")}
    assert left == {half.name for writer in (writers[0], writers[2]) for half in halves[writer]}
    three.meet()
    assert not list(three.share.rglob("*.new"))


def test_a_killed_writer_s_half_bears_its_name(three: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(_at: int) -> None:
        raise KeyboardInterrupt

    three.reception("02", "账单多了二十")
    with monkeypatch.context() as now:
        now.setattr("hall_assistant.store.heads.os.fsync", killed)
        with pytest.raises(KeyboardInterrupt):
            exchange(three.counters["02"], three.share)
    assert list(three.share.rglob("*.new"))
    exchange(three.counters["02"], three.share)
    assert not list(three.share.rglob("*.new"))


def test_a_copied_invitation_lets_one_computer_in(hall: Hall) -> None:
    code, _ = invite(hall.counters["01"], hall.share, by=hall.who("周伟"), counter="02")
    file = next(hall.share.rglob("*.invitation"))
    copied = file.read_bytes()
    join(hall.open("02"), hall.share, code=code)
    hall.exchange("02")
    assert not file.exists()
    file.write_bytes(copied)
    with pytest.raises(StaffError, match=r"exchange\.no_invitation"):
        join(hall.open("03"), hall.share, code=code)


def test_an_invitation_taken_back_goes_from_the_folder(hall: Hall) -> None:
    code, _ = invite(hall.counters["01"], hall.share, by=hall.who("周伟"), counter="02")
    with hall.counters["01"].reading() as at:
        invited = next(device.device for device in devices(at) if device.counter == "02")
    leave(hall.counters["01"], by=hall.who("周伟"), device=invited)
    hall.exchange("01")
    with pytest.raises(StaffError, match=r"exchange\.no_invitation"):
        join(hall.open("02"), hall.share, code=code)
