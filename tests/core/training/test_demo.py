"""The demo hall and the large halls: lawful to the last fact, and as a manager would find a real one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from hall_assistant.app import Hall
from hall_assistant.authoring.records import every_notice
from hall_assistant.authoring.values import NoticeKind, NoticeState, notice_state
from hall_assistant.casefile.fold import fold
from hall_assistant.casefile.number import is_number
from hall_assistant.casefile.values import CaseId
from hall_assistant.cases.leg_list import waiting_legs
from hall_assistant.cases.repeat import known_as
from hall_assistant.clock import DAY, SetClock, day_bounds
from hall_assistant.improvements.records import items_over, open_items
from hall_assistant.logbook.closing import still_open
from hall_assistant.logbook.figures import above_of, figures_of, span
from hall_assistant.logbook.radars.page import look
from hall_assistant.logbook.radars.values import Radar
from hall_assistant.logbook.timeline import timeline
from hall_assistant.orders.records import closed_orders, open_orders
from hall_assistant.orders.values import Stage
from hall_assistant.people.desk import sign_in
from hall_assistant.people.records import roll
from hall_assistant.people.values import Actor
from hall_assistant.privacy.identity import matching
from hall_assistant.promises.records import due_count
from hall_assistant.solutions.records import gifts, unsigned
from hall_assistant.store import unlock
from hall_assistant.training.crew import PIN
from hall_assistant.training.demo import open_demo
from hall_assistant.training.volume import make_volume

NOW = "2026-03-12 14:00"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    hall = open_demo(tmp_path_factory.mktemp("demo"), clock=SetClock.at(NOW))
    yield hall
    hall.close()


def test_the_demo_month_is_sound(demo: Hall) -> None:
    assert demo.store.verify().holds
    assert demo.store.rebuild().equal


def test_it_has_three_counters_each_with_its_own_chain(demo: Hall) -> None:
    with demo.store.reading() as at:
        chains = at.rows("SELECT chain, count(*) AS facts FROM journal GROUP BY chain")
        counters = {row["counter"] for row in at.rows("SELECT DISTINCT counter FROM cases")}
        mixed = at.one(
            "SELECT count(DISTINCT j.chain) AS chains FROM journal j JOIN cases c ON c.subject = j.subject"
            " WHERE c.counter = '01' AND j.kind = 'case.opened'"
        )
    assert len(chains) == 3
    assert counters == {"01", "02", "03"}
    assert mixed is not None and mixed["chains"] == 1


def test_it_shows_every_kind_of_ending_and_every_state_of_a_promise(demo: Hall) -> None:
    with demo.store.reading() as at:
        outcomes = {row["outcome"] for row in at.rows("SELECT DISTINCT outcome FROM cases")}
        states = {row["state"] for row in at.rows("SELECT DISTINCT state FROM cases")}
        promised = {row["state"] for row in at.rows("SELECT DISTINCT state FROM promises")}
        modes = {row["mode"] for row in at.rows("SELECT DISTINCT mode FROM cases")}
        moved = at.one("SELECT count(*) AS n FROM cases WHERE handler <> first_asked")
        offered = at.one("SELECT count(*) AS n FROM cases WHERE offered_to <> '' AND state = 'open'")
        count = at.one("SELECT count(*) AS n FROM cases")
    assert outcomes == {"solved", "ordered", "passed", "left", None}
    assert states == {"open", "ended", "voided"}
    assert promised == {"open", "kept", "renewed", "broken"}
    assert modes == {"live", "writeup"}
    assert moved is not None and moved["n"] > 0
    assert offered is not None and offered["n"] == 1
    assert count is not None and 150 <= count["n"] <= 300


@pytest.mark.parametrize("now", ["2026-03-12 00:05", "2026-03-12 08:50", NOW, "2026-03-12 23:40"])
def test_one_promise_is_overdue_and_some_fall_due_today_at_any_hour(tmp_path: Path, now: str) -> None:
    hall = open_demo(tmp_path, clock=SetClock.at(now))
    with hall.store.reading() as at:
        due = due_count(at, now=hall.clock.now(), day_end=day_bounds("2026-03-12", 480)[1])
        late = at.one("SELECT max(clock) >> 16 AS last FROM journal")
        hanging = at.rows("SELECT subject FROM cases WHERE state = 'open' AND open_promises = 0")
        left = still_open(at, by=boss(hall), tonight=day_bounds("2026-03-12", 480)[1], hall=True)
    hall.close()
    assert due.overdue == 1
    assert due.today >= 2
    assert late is not None and late["last"] <= hall.clock.now()
    assert {row["subject"] for row in hanging} <= {one.line.case for one in left.carried}


def test_no_page_is_empty(demo: Hall) -> None:
    now = demo.clock.now()
    with demo.store.reading() as at:
        stages = {one.stage for one in open_orders(at)}
        closed, legs, wait = len(closed_orders(at)), waiting_legs(at), unsigned(at)
        gift = gifts(at, since=now - 40 * DAY, until=now)
        yan = known_as(at, matching(at, "number", "18900003318"), now=now)
        refused = at.one("SELECT count(*) AS n FROM journal WHERE kind = 'case.refused'")
        told = {one.kind for one in every_notice(at) if notice_state(one, now).state is NoticeState.LIVE}
    assert stages == {Stage.CONTACT, Stage.ANSWER}
    assert (closed, [leg.urges for leg in legs], len(wait), len(gift)) == (7, [1], 1, 1)
    assert all(one.second for one in gift)
    assert told == set(NoticeKind)
    assert (yan.quarter, [final.who for _, final in yan.finals]) == (2, ["周伟"])
    assert refused is not None and refused["n"] == 1


def test_every_radar_has_found_something(demo: Hall) -> None:
    now, by = demo.clock.now(), boss(demo)
    with demo.store.reading() as at:
        looked = look(at, span("2026-01-01", "2026-03-12", 480), by=by, library=demo.library, now=now, offset=480)
        figures = figures_of(at, looked.span, above=above_of(demo.library), now=now)
    assert all(section.rows for section in looked.sections), looked
    assert "短信看不懂" in looked.of(Radar.RISING).rows[0].head
    assert "最多的改了 3 回" in looked.of(Radar.RENEWED).sentence
    shares = (figures.solved, figures.repeated, figures.above, figures.contacted)
    assert all(0 < share.part < share.whole for share in shares)


def test_some_go_on_tomorrow_and_what_was_said_came_to_something(demo: Hall) -> None:
    with demo.store.reading() as at:
        left = still_open(at, by=boss(demo), tonight=day_bounds("2026-03-12", 480)[1], hall=True)
        words = at.rows("SELECT kind FROM journal WHERE kind IN ('case.reviewed', 'case.coached', 'case.carried')")
        open_ones, done = open_items(at), items_over(at, "2026-02") + items_over(at, "2026-03")
    assert {one.promised for one in left.carried} == {True, False}
    assert {row["kind"] for row in words} == {"case.reviewed", "case.coached", "case.carried"}
    assert [one.overdue("2026-03-12") for one in open_ones] == [True, False]
    assert {one.picked for one in done} == {True, False}


def boss(demo: Hall) -> Actor:
    with demo.store.reading() as at:
        zhou = next(person for person in roll(at) if person.name == "周伟")
    return sign_in(demo.store, staff=zhou.staff, pin=PIN, counter="03")


def test_everybody_signs_in_with_the_pin_that_is_shown(demo: Hall) -> None:
    with demo.store.reading() as at:
        staff = roll(at)
    assert [person.name for person in staff] == ["周伟", "陈静", "张敏", "李强"]
    assert all(sign_in(demo.store, staff=person.staff, pin=PIN, counter="03").name for person in staff)


def test_opening_it_again_the_same_day_finds_what_was_there(tmp_path: Path) -> None:
    clock = SetClock.at(NOW)
    first = open_demo(tmp_path, clock=clock)
    chain = first.store.chain
    first.close()
    again = open_demo(tmp_path, clock=clock)
    assert again.store.chain == chain
    again.close()


def test_a_build_that_was_broken_off_is_made_anew(tmp_path: Path) -> None:
    home = tmp_path / "2026-03-12"
    unlock.create(home)
    hall = open_demo(tmp_path, clock=SetClock.at(NOW))
    with hall.store.reading() as at:
        assert at.one("SELECT 1 FROM cases LIMIT 1") is not None
    hall.close()


def test_a_large_hall_is_sound_and_reads_like_one_made_at_the_desk(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    made = make_volume(tmp_path, cases=100, seed=7, progress=lambda done, wanted: told.append((done, wanted)))
    assert told[-1] == (100, 100)
    assert (made.first_day, made.last_day) == ("2026-06-28", "2026-06-30")
    assert 18 <= made.facts / made.cases <= 24
    hall = Hall.open(tmp_path, unlock.unlock_for_command(tmp_path), clock=SetClock.at("2026-06-30 18:00"))
    assert hall.store.verify().holds
    assert hall.store.rebuild().equal
    with hall.store.reading() as at:
        rows = at.rows("SELECT subject, number, state, open_promises FROM cases")
        assert len(rows) == 100
        assert all(is_number(row["number"]) for row in rows)
        assert all((row["state"] == "open") == bool(row["open_promises"]) for row in rows)
        for row in rows[:20]:
            assert all(entry.what != entry.kind for entry in timeline(at, CaseId(row["subject"]), hall.library))
            assert fold(CaseId(row["subject"]), at.facts(row["subject"])).said
    hall.close()


def test_the_same_seed_tells_the_same_month(tmp_path: Path) -> None:
    def sentences(name: str) -> list[str]:
        make_volume(tmp_path / name, cases=40, seed=3)
        hall = Hall.open(tmp_path / name, unlock.unlock_for_command(tmp_path / name))
        with hall.store.reading() as at:
            found = [row["sentence"] for row in at.rows("SELECT sentence FROM cases ORDER BY number")]
        hall.close()
        return found

    assert sentences("one") == sentences("two")
