"""Daily seals: made by themselves, missing days made up for, and whatever is changed before one shows against it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hall_assistant.audit.checking import Unfit, check_seals
from hall_assistant.audit.drafting import MOST_DAYS, due_days, leaves
from hall_assistant.audit.report import verdict_lines
from hall_assistant.audit.sealing import latest_seals, seal_days, seal_now
from hall_assistant.audit.seals import Seal, every_seal
from hall_assistant.audit.tree import Tree
from hall_assistant.clock import DAY
from hall_assistant.errors import StaffError
from hall_assistant.store import database
from hall_assistant.store.chains import HALL, STARTED
from hall_assistant.store.facts import FIRST, Entry, Json, fact_hash
from hall_assistant.store.store import Store
from tests.core.audit.climbing import climbed
from tests.core.counter import KEY, Counter


def _seals(store: Store) -> list[Seal]:
    with store.reading() as at:
        return every_seal(at)


def _days(counter: Counter) -> list[str]:
    return [seal.day for seal in _seals(counter.store)]


def test_a_day_that_is_over_is_sealed_and_today_is_not(counter: Counter) -> None:
    seal_days(counter.store)
    assert _days(counter) == ["2026-03-01"]  # the day the hall was founded
    counter.reception()
    seal_days(counter.store)
    assert _days(counter) == ["2026-03-01"]
    counter.clock.move_to("2026-03-13 08:00")
    seal_days(counter.store)
    seal = _seals(counter.store)[-1]
    assert (seal.day, seal.by) == ("2026-03-12", "program")
    with counter.store.reading() as at:
        assert seal.new == len(leaves(at, seal.heads)) and seal.facts == seal.heads[0].seq


def test_sealing_again_gives_the_same(counter: Counter) -> None:
    counter.reception()
    counter.clock.move_to("2026-03-13 08:00")
    seal_days(counter.store)
    before = _seals(counter.store)
    assert not seal_days(counter.store)
    counter.clock.advance(3 * DAY)
    assert not seal_days(counter.store)
    assert _seals(counter.store) == before
    once = seal_now(counter.store, by=counter.zhou)[0]
    assert once == before[-1]
    counter.reception()
    first, second = (seal_now(counter.store, by=counter.zhou)[0] for _ in range(2))
    assert first == second != once and first.by == counter.zhou.staff


def test_missing_days_are_made_up_for_one_by_one(counter: Counter) -> None:
    for day in ("12", "13", "16"):
        counter.clock.move_to(f"2026-03-{day} 10:00")
        counter.reception()
    counter.clock.move_to("2026-03-18 08:00")
    seal_days(counter.store)
    assert _days(counter) == ["2026-03-01", "2026-03-12", "2026-03-13", "2026-03-16"]
    ends = [seal.heads[0] for seal in _seals(counter.store)]
    assert [head.after for head in ends] == [0, *(head.seq for head in ends[:-1])]


def test_what_is_older_than_a_month_lies_under_the_oldest_day_made_up_for(counter: Counter) -> None:
    counter.reception()
    counter.clock.advance(100 * DAY)
    seal_days(counter.store)
    assert len(_seals(counter.store)) == 1
    with counter.store.reading() as at:
        assert len(due_days(at, now=counter.clock.now(), offset=480)) < MOST_DAYS


def test_a_clock_put_back_from_a_wrong_year_still_gives_a_seal_a_day(counter: Counter) -> None:
    counter.clock.move_to("2031-01-01 09:00")
    counter.reception()
    counter.clock.move_to("2026-03-13 09:00")
    counter.reception()
    seal_days(counter.store)
    seal_days(counter.store)
    assert _days(counter) == ["2026-03-12"]
    counter.clock.move_to("2026-03-14 09:00")
    counter.reception()
    seal_days(counter.store)
    assert _days(counter) == ["2026-03-12", "2026-03-13"]
    with counter.store.reading() as at:
        assert check_seals(at).holds


def test_another_counters_seals_neither_stand_for_ours_nor_stop_them(counter: Counter) -> None:
    ours = counter.store.chain
    counter.store.begin_chain("4")
    counter.clock.move_to("2031-01-01 09:00")
    seal_now(counter.store, by=counter.zhou)
    counter.store.resume_chain(ours, "3")
    counter.clock.move_to("2026-03-13 09:00")
    counter.reception()
    seal_days(counter.store)
    assert _days(counter)[-1] == "2026-03-12"


@pytest.mark.parametrize("body", [{}, {"day": "x", "until": 1 << 60, "heads": [{}], "root": "0"}, {"heads": 3}])
def test_a_seal_that_cannot_be_read_is_none(counter: Counter, body: dict[str, Json]) -> None:
    with counter.store.write() as w:
        w.append("seal:2026-03-12", "day.sealed", by="program", open=body)
    assert _seals(counter.store) == []
    seal_now(counter.store, by=counter.zhou)
    with counter.store.reading() as at:
        assert check_seals(at).holds


def test_what_a_salvage_named_wrongly_keeps_no_seal_from_being_checked(counter: Counter) -> None:
    with counter.store.write() as w:
        w.append(HALL, STARTED, by="program", open={"gaps": ["torn", 7, None]})
    with counter.store.reading() as at:
        assert check_seals(at).holds


def test_the_manager_alone_seals_by_hand_and_sees_the_codes(counter: Counter) -> None:
    for by in (counter.wang, counter.li):
        with pytest.raises(StaffError, match=r"access\.denied"):
            seal_now(counter.store, by=by)
    seal, _ = seal_now(counter.store, by=counter.zhou)
    with counter.store.reading() as at:
        assert latest_seals(at, by=counter.zhou) == [seal]
    assert len(seal.code) == 23 and seal.line == f"2026-03-12 {seal.code}"


def _written_anew(store: Store, seq: int) -> None:
    """Change a fact and make the whole chain after it fit again, as somebody with the key could."""
    other = database.connect(store.file, KEY)
    rows = other.execute("SELECT * FROM journal WHERE chain = ? ORDER BY seq", (store.chain,)).fetchall()
    prev = FIRST
    for entry in (Entry(*row) for row in rows):
        if entry.seq == seq:
            entry = entry._replace(actor="somebody")
        entry = entry._replace(prev=prev)
        prev = fact_hash(entry)
        sql = "UPDATE journal SET actor = ?, prev = ?, hash = ? WHERE chain = ? AND seq = ?"
        other.execute(sql, (entry.actor, entry.prev, prev, entry.chain, entry.seq))
    other.close()
    (store.folder / "head.log").unlink()  # what would show it otherwise


def test_a_record_written_anew_shows_against_its_seals(counter: Counter) -> None:
    counter.reception()
    seal_now(counter.store, by=counter.zhou)
    counter.reception()
    last, _ = seal_now(counter.store, by=counter.zhou)
    counter.store.settle()
    _written_anew(counter.store, last.heads[0].seq - 1)
    assert counter.store.verify().holds  # the chain alone does not show it
    with counter.store.reading() as at:
        found = check_seals(at)
    assert found.unfit == (Unfit("2026-03-12", last.heads[0].chain, last.heads[0].seq, "other"),)
    lines = verdict_lines(counter.store.verify(), found)
    assert any("2026-03-12 的日封条对不上" in line for line in lines) and "没有通过" in lines[-1]


def test_a_fact_that_is_gone_shows_against_the_seal_too(counter: Counter) -> None:
    counter.reception()
    seal, _ = seal_now(counter.store, by=counter.zhou)
    other = database.connect(counter.store.file, KEY)
    other.execute("DELETE FROM journal WHERE seq = ?", (seal.heads[0].seq,))
    other.close()
    with counter.store.reading() as at:
        assert [one.what for one in check_seals(at).unfit] == ["gone"]


def test_a_code_from_paper_is_one_of_the_seals_however_it_is_typed(counter: Counter) -> None:
    seal, _ = seal_now(counter.store, by=counter.zhou)
    with counter.store.reading() as at:
        assert check_seals(at, seal.line).holds
        assert check_seals(at, seal.line.lower().replace("-", "")).holds
        wrong = check_seals(at, "2026-03-12 AAAAA-BBBBB-CCCCC-DDDDD")
    assert not wrong.holds
    assert any("纸上的" in line for line in verdict_lines(counter.store.verify(), wrong))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=40))
def test_every_leaf_leads_to_the_root_and_no_other_does(hashes: list[bytes]) -> None:
    tree = Tree(hashes)
    for place, one in enumerate(hashes):
        path = tree.path(place)
        assert climbed(one, path) == tree.root
        assert climbed(bytes(32), path) != tree.root or one == bytes(32)
