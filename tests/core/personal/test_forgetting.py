"""Forgetting a person: names and words go for good, counts and hours stay, no restore brings anything back."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from hall_assistant import app
from hall_assistant.app import Hall
from hall_assistant.backup.copies import write_copy
from hall_assistant.backup.desk import back_up_if_due
from hall_assistant.backup.restoring import put_in_place
from hall_assistant.casefile.legs import LegState
from hall_assistant.casefile.values import CaseId, Outcome, PromiseState
from hall_assistant.cases import desk, drafting, ending, legs
from hall_assistant.cases.find import find
from hall_assistant.cases.find_words import find_words
from hall_assistant.clock import DAY, HOUR
from hall_assistant.errors import StaffError, SurroundingsError
from hall_assistant.logbook.counted import span
from hall_assistant.logbook.day import figures
from hall_assistant.orders import desk as orders
from hall_assistant.personal.desk import correct, forget, hold, let_go, look_up
from hall_assistant.personal.erasing import apply_list, is_applied
from hall_assistant.privacy.identity import NOBODY, shown
from hall_assistant.promises import desk as promises
from hall_assistant.store import database, forgotten
from tests.core.counter import KEY, Counter

NUMBER = "13812345678"
SECRET = "慕容家的宽带"


def _visit(counter: Counter, *, ended: bool, number: str = NUMBER, words: str = SECRET) -> CaseId:
    """A reception of the person; an open one with a promise, a leg and a draft."""
    by, store = counter.wang, counter.store
    case = counter.reception(words=words)
    desk.identify(store, by=by, case=case, surname="慕容", honorific="先生", phone=number)
    if ended:
        ending.end(store, by=by, case=case, outcome=Outcome.SOLVED, sentence=f"{words}修好了")
        return case
    due = counter.clock.now() + HOUR
    promises.promise(store, by=by, case=case, words=f"给{words}回话", due=due)
    legs.open_leg(store, by=by, case=case, department="装维", question=words, due=due)
    drafting.keep_draft(store, by=by, case=case, field="note", text=words)
    return case


def _forget(counter: Counter) -> None:
    forget(counter.store, by=counter.zhou, phone="138 1234 5678")


def _dump(file: Path) -> str:
    """Every value of every row; sealed bodies as they lie."""
    with closing(database.connect(file, KEY, read_only=True)) as at:
        tables = [row[0] for row in at.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return "\n".join(str(tuple(row)) for table in tables for row in at.execute(f'SELECT * FROM "{table}"'))


def _opened(counter: Counter, case: CaseId) -> str:
    return "".join(f"{fact.open}{fact.sealed}" for fact in counter.facts(case))


def test_every_reception_of_the_person_loses_its_words_and_nobody_elses_does(counter: Counter) -> None:
    mine = [_visit(counter, ended=True), _visit(counter, ended=False)]
    other = _visit(counter, ended=True, number="13987654321", words="别人的事")
    _forget(counter)
    for case in mine:
        assert SECRET not in _opened(counter, case)
        assert counter.state(case).forgotten and counter.state(case).erased == "asked"
        with counter.store.reading() as at:
            assert shown(at, counter.state(case).person) == NOBODY
    assert "别人的事" in _opened(counter, other)
    assert SECRET not in _dump(counter.store.file) and "慕容家" not in _dump(counter.store.file)


def test_open_promises_are_released_not_left_open_and_not_lost(counter: Counter) -> None:
    case = _visit(counter, ended=False)
    told, _ = forget(counter.store, by=counter.zhou, phone=NUMBER)
    assert (told.receptions, told.promises) == (1, 1)
    state = counter.state(case)
    (promise,) = state.promises
    assert promise.state is PromiseState.RELEASED and promise.settled is not None
    assert state.state == "ended" and not state.open_promises
    assert state.legs[0].state is LegState.WITHDRAWN
    assert counter.agrees(case)
    with counter.store.reading() as at:
        assert at.one("SELECT count(*) AS n FROM drafts")["n"] == 0  # type: ignore[index]


def test_the_days_figures_are_as_they_were(counter: Counter) -> None:
    for ended in (True, True, False):
        _visit(counter, ended=ended)
    counter.reception()
    day = span("2026-03-12", "2026-03-12", 480)

    def told() -> tuple[object, ...]:
        with counter.store.reading() as at:
            now = figures(at, day, now=counter.clock.now())
        return now.receptions, now.by_outcome, now.promises_made, now.promises_kept, now.top_topics

    before = told()
    _forget(counter)
    assert told() == before
    assert counter.store.verify().holds and counter.store.rebuild().equal


def test_nothing_finds_the_person_any_more(counter: Counter) -> None:
    _visit(counter, ended=True)
    counter.store.follow()
    _forget(counter)
    with counter.store.reading() as at:
        assert find(at, NUMBER, year=2026) == find(at, "5678", year=2026) == find(at, "慕容", year=2026) == []
        assert not find_words(at, "宽带", topics={})
    with pytest.raises(StaffError, match=r"person\.unknown"):
        look_up(counter.store, by=counter.zhou, phone=NUMBER, why="再查")


def test_no_more_can_be_written_about_them(counter: Counter) -> None:
    case = _visit(counter, ended=False)
    _forget(counter)
    with pytest.raises(StaffError, match=r"case\.ended"):
        desk.note(counter.store, by=counter.wang, case=case, text="还想记")
    counter.reception()  # and the next reception is as ever


def test_a_hold_refuses_with_its_basis_and_its_day(counter: Counter) -> None:
    case = _visit(counter, ended=True)
    until = counter.clock.now() + 90 * DAY
    hold(counter.store, by=counter.zhou, phone=NUMBER, basis="通管局申诉在办", until=until)
    with pytest.raises(StaffError) as told:
        _forget(counter)
    assert told.value.code == "forget.held"
    assert told.value.values == {"basis": "通管局申诉在办", "until": "2026-06-10"}
    assert SECRET in _opened(counter, case)
    let_go(counter.store, by=counter.zhou, phone=NUMBER, why="申诉结了")
    _forget(counter)
    assert SECRET not in _opened(counter, case)


def test_a_hold_ends_by_itself_and_covers_every_row_of_the_number(counter: Counter) -> None:
    first = _visit(counter, ended=True)
    hold(counter.store, by=counter.zhou, phone=NUMBER, basis="投诉在办", until=counter.clock.now() + 2 * DAY)
    _visit(counter, ended=True)
    with pytest.raises(StaffError, match=r"forget\.held"):
        _forget(counter)
    counter.clock.advance(3 * DAY)
    _forget(counter)
    assert counter.state(first).forgotten


@pytest.mark.parametrize("ahead", [-DAY, 0, 4 * 366 * DAY])
def test_a_hold_without_a_sensible_end_is_refused(counter: Counter, ahead: int) -> None:
    _visit(counter, ended=True)
    with pytest.raises(StaffError, match=r"hold\.until"):
        hold(counter.store, by=counter.zhou, phone=NUMBER, basis="依据", until=counter.clock.now() + ahead)


def test_an_order_that_must_still_be_answered_is_a_basis_to_keep(counter: Counter) -> None:
    now = counter.clock.now()
    order, _ = orders.receive(
        counter.store,
        by=counter.li,
        source="other",
        number="T-1",
        received=now,
        answer_due=now + HOUR,
        phone=NUMBER,
        text=SECRET,
    )
    with pytest.raises(StaffError, match=r"forget\.order_open"):
        _forget(counter)
    orders.close(counter.store, by=counter.li, order=order, closed_as="mistake", why="重复")
    _forget(counter)
    assert SECRET not in _dump(counter.store.file)
    assert counter.count("orders") == 1


def test_an_order_without_a_number_goes_with_the_receptions_it_is_linked_with_unless_they_are_anothers_too(
    counter: Counter,
) -> None:
    mine, other = _visit(counter, ended=True), _visit(counter, ended=True, number="13987654321", words="别人的事")
    for number, words, linked in (("T-1", SECRET, [mine]), ("T-2", "两家的事", [mine, other])):
        now = counter.clock.now()
        order, _ = orders.receive(
            counter.store, by=counter.li, source="other", number=number, received=now, answer_due=now + HOUR, text=words
        )
        for case in linked:
            orders.link(counter.store, by=counter.li, order=order, case=case)
        orders.close(counter.store, by=counter.li, order=order, closed_as="mistake", why="重复")
    _forget(counter)
    everything = _dump(counter.store.file)
    assert SECRET not in everything and "两家的事" in everything


def test_a_restore_brings_back_nothing_that_was_forgotten(counter: Counter, tmp_path: Path) -> None:
    case = _visit(counter, ended=False)
    copies = tmp_path / "copies"
    copy = write_copy(counter.store, copies).file
    _forget(counter)
    folder = counter.store.folder
    counter.store.close()
    put_in_place(folder, KEY, copy, stamp="1")
    with closing(Hall.open(folder, KEY, clock=counter.clock)) as hall, hall.store.reading() as at:
        facts = at.facts(case)
        assert SECRET not in "".join(str(fact.sealed) for fact in facts)
        assert at.one("SELECT state FROM promises WHERE subject = ?", (case,))["state"] == "released"  # type: ignore[index]
        assert at.one("SELECT count(*) AS n FROM person_match")["n"] == 0  # type: ignore[index]
        assert is_applied(hall.store)
    assert SECRET not in _dump(folder / database.NAME)


def test_the_list_goes_with_the_copies_to_a_new_computer(counter: Counter, tmp_path: Path) -> None:
    _visit(counter, ended=True)
    copies, home = tmp_path / "copies", tmp_path / "home"
    old = write_copy(counter.store, copies).file
    _forget(counter)
    counter.clock.advance(HOUR)
    write_copy(counter.store, copies)
    home.mkdir()
    put_in_place(home, KEY, old, stamp="1")
    with closing(Hall.open(home, KEY, clock=counter.clock)):
        assert SECRET not in _dump(home / database.NAME)


def test_after_a_forgetting_a_copy_is_due_at_once_so_that_the_list_lies_beside_the_copies(
    counter: Counter, tmp_path: Path
) -> None:
    store, copies, home = counter.store, tmp_path / "copies", tmp_path / "home"
    _visit(counter, ended=True)
    old = back_up_if_due(store, folder=copies)
    assert old is not None and back_up_if_due(store, folder=copies) is None
    _forget(counter)
    assert back_up_if_due(store, folder=copies) is not None
    assert back_up_if_due(store, folder=copies) is None
    home.mkdir()
    put_in_place(home, KEY, old.file, stamp="1")  # this computer is lost: all there is is the folder of copies
    with closing(Hall.open(home, KEY, clock=counter.clock)):
        assert SECRET not in _dump(home / database.NAME)


def test_nobody_can_have_something_forgotten_by_writing_on_the_list(counter: Counter) -> None:
    case = _visit(counter, ended=True)
    (counter.store.folder / forgotten.NAME).write_text(f"{case} {'0' * 32}\nrubbish\n\xff\n", "latin-1")
    assert forgotten.read(counter.store.folder, KEY) == []
    apply_list(counter.store)
    assert SECRET in _opened(counter, case)


def test_a_list_torn_by_a_power_cut_takes_the_next_name_all_the_same(tmp_path: Path) -> None:
    forgotten.add(tmp_path, KEY, ["case:1", "case:2"])
    file = tmp_path / forgotten.NAME
    file.write_bytes(file.read_bytes()[:-9])
    forgotten.add(tmp_path, KEY, ["case:3", "case:2"])
    assert sorted(forgotten.read(tmp_path, KEY)) == ["case:1", "case:2", "case:3"]


def test_where_the_list_cannot_be_written_nothing_is_forgotten(counter: Counter) -> None:
    case = _visit(counter, ended=True)
    (counter.store.folder / forgotten.NAME).mkdir()
    with pytest.raises(SurroundingsError, match=r"forget\.list"):
        _forget(counter)
    assert SECRET in _opened(counter, case)
    assert counter.count("person_match") == 3


def test_correcting_puts_the_name_right_wherever_the_number_was_given(counter: Counter) -> None:
    cases = [_visit(counter, ended=True), _visit(counter, ended=True)]
    correct(counter.store, by=counter.zhou, phone=NUMBER, surname="穆", honorific="女士")
    with counter.store.reading() as at:
        assert {shown(at, counter.state(case).person).line for case in cases} == {"穆女士 138****5678"}
        assert len(find(at, "穆", year=2026)) == 2 and not find(at, "慕容", year=2026)


def test_the_name_of_the_list_is_one(tmp_path: Path) -> None:
    assert app.FORGET_LIST == forgotten.NAME
    assert forgotten.read(tmp_path, KEY) == []
