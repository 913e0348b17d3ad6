"""Salvage: facts come back from damaged pages, logs and copies; what does not is named; nothing forgotten returns."""

from __future__ import annotations

import random
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.app import MODELS, Hall
from hall_assistant.backup import salvage as salvaging
from hall_assistant.backup.copies import write_copy
from hall_assistant.backup.salvage import Salvaged, put_salvaged, salvage
from hall_assistant.casefile.values import CaseId, Outcome
from hall_assistant.cases import desk, ending
from hall_assistant.clock import HOUR, MINUTE, SetClock
from hall_assistant.errors import SurroundingsError
from hall_assistant.personal.desk import forget
from hall_assistant.privacy.identity import shown
from hall_assistant.promises import desk as promises
from hall_assistant.store import database, heads
from hall_assistant.store import salvaging as remains
from hall_assistant.store.facts import FIRST, Entry
from hall_assistant.store.pages import SIZE, Pages
from hall_assistant.wording import sentence
from tests.core.counter import KEY, Counter

LONG = "流量超了，说没收到短信提醒。" * 120
"""Goes beyond a page: its fact lies on overflow pages."""


def _day(counter: Counter, many: int = 12) -> list[CaseId]:
    cases = []
    for number in range(many):
        case = counter.reception(words=f"第{number}位：{LONG if number % 4 == 0 else '宽带不通'}")
        desk.identify(
            counter.store, by=counter.wang, case=case, surname="李", honorific="女士", phone=f"1381234{number:04}"
        )
        if number % 2:
            ending.end(counter.store, by=counter.wang, case=case, outcome=Outcome.SOLVED, sentence="修好了")
        else:
            due = counter.clock.now() + HOUR
            promises.promise(counter.store, by=counter.wang, case=case, words="下午回话", due=due)
        counter.clock.advance(MINUTE)
        cases.append(case)
    return cases


def _facts(counter: Counter) -> set[tuple[object, ...]]:
    with counter.store.reading() as at:
        return {tuple(row) for row in at.rows("SELECT chain, seq, hash FROM journal")}


def _salvaged(folder: Path, copies: str = "") -> Salvaged:
    return salvage(folder, KEY, models=MODELS, clock=SetClock.at("2026-03-13 08:00"), copies=copies)


def _spoil(file: Path, *numbers: int) -> None:
    whole = bytearray(file.read_bytes())
    for number in numbers:
        start = (number - 1) * SIZE
        whole[start : start + SIZE] = random.Random(number).randbytes(SIZE)
    file.write_bytes(whole)


def test_a_flipped_bit_in_every_other_page_costs_few_facts_and_names_them(counter: Counter) -> None:
    _day(counter)
    before, file = _facts(counter), counter.store.file
    folder = counter.store.folder
    counter.store.close()
    whole = bytearray(file.read_bytes())
    chance = random.Random(3)
    for start in range(SIZE, len(whole), 2 * SIZE):
        whole[start + chance.randrange(SIZE)] ^= 1 << chance.randrange(8)
    file.write_bytes(whole)
    found = _salvaged(folder)
    assert found.pages > 10
    assert found.saved + found.missing == len(before)
    assert found.saved > len(before) * 2 // 3
    said = found.report.read_text(encoding="utf-8")
    assert f"有 {found.missing} 条找不回来" in said and "没有找到能用的备份" in said
    assert "李" not in said and "1381234" not in said
    assert file.read_bytes() == whole == found.aside.read_bytes()
    put_salvaged(found, KEY)
    with closing(Hall.open(folder, KEY, clock=counter.clock)) as hall:
        verdict = hall.store.verify()
        assert verdict.holds
        assert hall.store.rebuild().equal


@pytest.mark.parametrize("seed", range(3))
def test_what_the_file_lost_comes_from_the_copy_and_the_rest_is_named(
    counter: Counter, tmp_path: Path, seed: int
) -> None:
    copies = tmp_path / "copies"
    _day(counter, 6)
    copy = write_copy(counter.store, copies)
    counter.clock.advance(HOUR)
    later = _day(counter, 6)
    before, file = _facts(counter), counter.store.file
    folder = counter.store.folder
    counter.store.close()
    chance = random.Random(seed)
    numbers = range(2, file.stat().st_size // SIZE)
    _spoil(file, *chance.sample(numbers, len(numbers) // 3))
    found = _salvaged(folder, str(copies))
    assert found.copy is not None and found.copy.file == copy.file
    assert found.saved + found.fetched + found.missing == len(before)
    assert found.instead is not None and found.instead.facts >= found.saved + found.fetched - copy.seq
    assert {one.subject for one in found.touched if one.subject.startswith("case:")} <= set(later)
    put_salvaged(found, KEY)
    with closing(Hall.open(folder, KEY, clock=counter.clock)) as hall:
        assert hall.store.verify().holds
        assert hall.store.rebuild().equal
        with hall.store.reading() as at:
            started = [fact.open for fact in at.facts("hall") if fact.kind == "chain.started"][-1]
            told = sum(gap["last"] - gap["first"] + 1 for gap in started["gaps"])  # type: ignore[union-attr, index, call-overload, operator, misc]
            after = {tuple(row) for row in at.rows("SELECT chain, seq, hash FROM journal")}
        assert started["why"] == "salvaged"
        assert told == found.missing == len(before - after)


def test_the_first_page_may_be_gone_altogether(counter: Counter) -> None:
    cases = _day(counter)
    before, folder = _facts(counter), counter.store.folder
    counter.store.close()
    _spoil(folder / database.NAME, 1)
    with pytest.raises(SurroundingsError, match=r"store\.damaged"):
        Hall.open(folder, KEY, clock=counter.clock)
    found = _salvaged(folder)
    assert (found.saved, found.missing, found.mute) == (len(before), 0, 0)
    put_salvaged(found, KEY)
    with closing(Hall.open(folder, KEY, clock=counter.clock)) as hall, hall.store.reading() as at:
        assert LONG[:13] in str([fact.sealed for fact in at.facts(cases[0])])
        person = at.one("SELECT person FROM cases WHERE subject = ?", (cases[0],))
        assert person is not None and shown(at, person["person"]).surname == "李"


def test_facts_behind_a_damaged_place_in_the_log_come_back(counter: Counter, tmp_path: Path) -> None:
    counter.store.settle()
    _day(counter, 3)
    before, folder = _facts(counter), tmp_path / "cut"
    folder.mkdir()
    for name in (database.NAME, f"{database.NAME}-wal", heads.NAME):
        (folder / name).write_bytes((counter.store.folder / name).read_bytes())
    log = folder / f"{database.NAME}-wal"
    whole = bytearray(log.read_bytes())
    whole[32 + 24 + 100] ^= 1  # in the first frame: the driver drops this one and all behind it
    log.write_bytes(whole)
    found = _salvaged(folder)
    assert (found.saved, found.missing) == (len(before), 0)


def test_nothing_forgotten_comes_back_from_a_copy(counter: Counter, tmp_path: Path) -> None:
    cases = _day(counter, 4)
    copies = tmp_path / "copies"
    write_copy(counter.store, copies)
    forget(counter.store, by=counter.zhou, phone="13812340001")
    folder = counter.store.folder
    counter.store.close()
    # The rows that say the keys are destroyed are lost with their pages; the copy still has the keys.
    found_before = remains.remains(folder / database.NAME, KEY)
    assert found_before.keys[cases[1]] == {b""}
    pages = Pages(folder / database.NAME, KEY)
    _spoil(folder / database.NAME, *(page.number for page in pages.every() if cases[1].encode() in page.content))
    put_salvaged(_salvaged(folder, str(copies)), KEY)
    with closing(Hall.open(folder, KEY, clock=counter.clock)) as hall, hall.store.reading() as at:
        assert not any(fact.sealed for fact in at.facts(cases[1]))
        assert at.one("SELECT count(*) AS n FROM persons WHERE key IS NULL")["n"] == 1  # type: ignore[index]
        assert "宽带" in str([fact.sealed for fact in at.facts(cases[2])])


def test_a_record_written_to_meanwhile_is_not_replaced(counter: Counter) -> None:
    _day(counter, 2)
    folder = counter.store.folder
    counter.store.settle()
    found = _salvaged(folder)
    counter.reception()
    counter.store.settle()
    with pytest.raises(SurroundingsError, match=r"salvage\.changed") as caught:
        put_salvaged(found, KEY)
    assert sentence(caught.value)
    salvaging.give_up(folder)
    assert not list(folder.glob("salvaged*"))
    assert counter.store.verify().holds


def test_a_file_that_holds_nothing_is_left_as_it_is(counter: Counter) -> None:
    folder = counter.store.folder
    counter.store.close()
    file = folder / database.NAME
    file.write_bytes(b"\xa5" * SIZE * 3 + b"xy")
    with pytest.raises(SurroundingsError, match=r"salvage\.nothing") as caught:
        _salvaged(folder)
    assert sentence(caught.value)
    assert file.read_bytes() == (folder / "hall.damaged-20260313-080000.db").read_bytes()
    assert not list(folder.glob("salvaged*"))


def _chain(length: int) -> dict[int, Entry]:
    prev, chain = FIRST, {}
    for seq in range(1, length + 1):
        hash = bytes([seq]) * 32
        chain[seq] = Entry("c", seq, seq, 0, "s", "hall", "k", 1, b"{}", None, prev, hash)
        prev = hash
    return chain


@settings(max_examples=100)
@given(st.data(), st.integers(1, 20))
def test_any_part_of_a_chain_and_any_other_part_make_the_chain_they_hold_together(
    data: st.DataObject, long: int
) -> None:
    whole = _chain(long)
    some, other = (set(data.draw(st.sets(st.integers(1, long)))) for _ in range(2))
    chain = remains.linked({seq: whole[seq] for seq in some})
    remains.fill(chain, {seq: whole[seq] for seq in sorted(other | {1})})
    assert chain.items() <= whole.items()
    assert some <= chain.keys()
    told = {seq for first, last in remains.gaps(chain, long) for seq in range(first, last + 1)}
    assert told == whole.keys() - chain.keys()
    if other == set(range(1, long + 1)):
        assert not told


def test_a_fact_that_fits_neither_side_is_not_taken() -> None:
    whole = _chain(5)
    ghost = whole[3]._replace(hash=b"g" * 32)
    assert remains.linked(whole | {3: ghost}).keys() == {1, 2, 4, 5}
    chain = {seq: whole[seq] for seq in (1, 2, 4, 5)}
    assert remains.fill(chain, {3: ghost, 7: whole[5]._replace(seq=7)}) == []
    assert remains.fill(chain, {3: whole[3]}) == [whole[3]]
