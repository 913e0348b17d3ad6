"""What is forgotten at one counter is forgotten at all, and gone from the folder; counts stay."""

from __future__ import annotations

import shutil
from pathlib import Path

from hall_assistant.casefile.records import state_of
from hall_assistant.cases import desk
from hall_assistant.privacy.identity import NOBODY, matching, shown
from hall_assistant.settings.records import hall_settings
from hall_assistant.sync.credentials import required
from hall_assistant.sync.folder import Folder
from hall_assistant.sync.members import publics
from hall_assistant.sync.parcels import Parcel, parcel_in
from hall_assistant.sync.rounds import exchange
from hall_assistant.sync.sealed_file import Content, opened
from hall_assistant.sync.seen import forget_person, others
from tests.core.sync.hall import Hall, dump


def parcels(hall: Hall, counter: str) -> list[Parcel]:
    """Every parcel of a counter's chain in the share, opened."""
    store = hall.counters[counter]
    with store.reading() as at:
        mine = required(at)
        folder, known = Folder(hall.share, mine.hall), publics(at, mine)
    files = [folder.read(store.chain, span.keys) or b"" for span in folder.spans(store.chain)]
    return [parcel_in(opened(file, mine, known, Content.KEYS)[1]) for file in files]


def test_words_and_people_forgotten_here_are_forgotten_there_and_leave_the_folder(three: Hall) -> None:
    case, by = three.reception("02", "要忘掉的话"), three.who("王敏", "02")
    store = three.counters["02"]
    desk.identify(store, by=by, case=case, surname="王", honorific="女士", phone="13800005678")
    three.meet()
    with store.reading() as at:
        person = str(state_of(at, case).person)
    with three.counters["03"].write() as w:
        w.forget(case)
        forget_person(w, person)
    three.meet()
    three.meet()
    for each in three.counters.values():
        with each.reading() as at:
            assert state_of(at, case).notes[0].text == "已删除"
            assert shown(at, person) == NOBODY
            assert matching(at, "number", "13800005678") == []
    assert len({str(dump(each)) for each in three.counters.values()}) == 1
    assert all(parcel.subjects.get(case, (b"",)) == (b"",) for parcel in parcels(three, "02"))
    assert all(parcel.people[person].key is None for parcel in parcels(three, "02") if person in parcel.people)


def test_it_leaves_every_stick_also_those_under_one_name(three: Hall, tmp_path: Path) -> None:
    case = three.reception("02", "要忘掉的话")
    two, stick, drawer = three.counters["02"], tmp_path / "stick", tmp_path / "drawer"
    stick.mkdir()
    exchange(two, stick)
    shutil.copytree(stick, drawer)
    with two.write() as w:
        w.forget(case)
    exchange(two, stick)
    shutil.rmtree(stick)
    drawer.rename(stick)
    exchange(two, stick)
    found = parcels(Hall(three.home, stick, three.counters), "02")
    assert [parcel.subjects[case] for parcel in found if case in parcel.subjects] == [(b"",)]


def test_who_forgot_hears_that_the_others_did_too(three: Hall) -> None:
    case = three.reception("02", "要忘掉的话")
    three.meet()
    with three.counters["02"].write() as w:
        w.forget(case)
    three.meet()
    three.meet()
    store = three.counters["02"]
    with store.reading() as at:
        mine = required(at)
        told = list(others(at, Folder(three.share, mine.hall), mine, store.chain))
    assert len(told) == 2
    assert all(case in seen.subjects for seen in told)


def test_nobody_can_have_the_roll_or_the_settings_forgotten(three: Hall) -> None:
    store = three.counters["03"]
    with store.write() as w:
        w.forget("hall")
        w.forget(f"staff:{three.who('王敏').staff}")
    three.meet()
    three.meet()
    for counter in ("01", "02"):
        assert three.who("王敏", counter).name == "王敏"
        with three.counters[counter].reading() as at:
            assert hall_settings(at).hall == "演示厅"


def test_a_late_parcel_brings_nobody_back(three: Hall) -> None:
    case, by = three.reception("02", "要忘掉的话"), three.who("王敏", "02")
    store = three.counters["02"]
    desk.identify(store, by=by, case=case, surname="王", honorific="女士", phone="13800005678")
    three.exchange("02")
    with store.reading() as at:
        person = str(state_of(at, case).person)
    with three.counters["03"].write() as w:
        w.forget(case)
        forget_person(w, person)
    three.exchange("03")
    with three.counters["03"].reading() as at:
        assert state_of(at, case).notes[0].text == "已删除"
        assert shown(at, person) == NOBODY
