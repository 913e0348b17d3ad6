"""Reception numbers: made offline, never given twice, and a slip in reading one aloud is noticed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_97_10

from hall_assistant.app import MODELS
from hall_assistant.casefile.number import is_number, short, spellings
from hall_assistant.cases import desk
from hall_assistant.cases.writeup import WriteUp, write_up
from hall_assistant.clock import SetClock, parse_local
from hall_assistant.store.memory import set_meta
from hall_assistant.store.store import Store
from tests.core.counter import KEY, Counter, counter_of, open_counter, open_store


def numbers(counter: Counter) -> list[str]:
    with counter.store.reading() as at:
        return [row["number"] for row in at.rows("SELECT number FROM cases ORDER BY opened, number")]


def made(code: str, counter: int, day: str, sequence: int) -> str:
    body = f"{code}{counter:02d}-{day}-{sequence:03d}"
    return f"{body}-{mod_97_10.calc_check_digits(body.replace('-', ''))}"


NUMBERS = st.builds(
    made,
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=2, max_size=6),
    st.integers(1, 99),
    st.dates().map(lambda day: f"{day:%y%m%d}" if day.year >= 1000 else "260312"),
    st.integers(1, 4000),
)


def test_a_number_names_hall_counter_day_and_sequence(counter: Counter) -> None:
    for _ in range(3):
        counter.reception()
    assert [number[:-3] for number in numbers(counter)] == [f"YS03-260312-00{n}" for n in (1, 2, 3)]
    assert all(is_number(number) for number in numbers(counter))
    assert short(numbers(counter)[0]) == "3-0312-001"
    assert short("YS12-260312-1007-12") == "12-0312-1007" and short("") == ""


def test_each_counter_counts_for_itself_and_no_number_meets_another(counter: Counter) -> None:
    second = counter_of(counter.store, counter.clock, "12")
    for at in (counter, second, counter, second):
        at.reception()
    assert sorted(number[:-3] for number in numbers(counter)) == [
        "YS03-260312-001",
        "YS03-260312-002",
        "YS12-260312-001",
        "YS12-260312-002",
    ]


def test_the_count_starts_again_each_local_day(counter: Counter) -> None:
    counter.clock.move_to("2026-03-12 23:59")
    counter.reception()
    counter.clock.move_to("2026-03-13 00:00")
    counter.reception()
    assert [number[5:15] for number in numbers(counter)] == ["260312-001", "260313-001"]


def test_one_begun_before_midnight_keeps_the_day_it_was_begun(counter: Counter) -> None:
    counter.clock.move_to("2026-03-12 23:58")
    case = counter.begun()
    counter.clock.move_to("2026-03-13 00:04")
    counter.reception()
    desk.note(counter.store, by=counter.wang, case=case, text="过了零点才说完")
    state = counter.state(case)
    assert (state.day, state.number[5:15]) == ("2026-03-12", "260312-001")


def test_a_write_up_of_yesterday_goes_on_with_yesterdays_numbers(counter: Counter) -> None:
    counter.reception()
    counter.clock.move_to("2026-03-13 08:30")
    counter.reception()
    started = parse_local("2026-03-12 17:40", 480)
    case, _ = write_up(counter.store, by=counter.wang, answers=WriteUp(started=started, request="查扣费"))
    state = counter.state(case)
    assert (state.day, state.number[5:15], state.mode) == ("2026-03-12", "260312-002", "writeup")


def test_a_voided_number_is_not_given_again(counter: Counter) -> None:
    from hall_assistant.cases.ending import void

    void(counter.store, by=counter.wang, case=counter.reception())
    counter.reception()
    assert [number[12:15] for number in numbers(counter)] == ["001", "002"]


def test_a_copy_of_the_database_goes_on_at_the_next_hundred(counter: Counter, tmp_path: Path) -> None:
    counter.reception()
    counter.reception()
    counter.store.settle()
    copied = open_counter(counter.store.folder, tmp_path / "copy", SetClock(counter.clock.ms))
    copied.store.close()
    moved = Store.open(tmp_path / "copy", KEY, clock=counter.clock, models=MODELS, place="another PC")
    try:
        there = counter_of(moved, counter.clock)
        there.reception()
        there.reception()
        counter.reception()
        assert [number[12:15] for number in numbers(there)] == ["001", "002", "101", "102"]
        assert not set(numbers(counter)[2:]) & set(numbers(there)[2:])
    finally:
        moved.close()


def test_after_every_restore_the_count_goes_on_at_the_next_hundred(counter: Counter) -> None:
    at = counter
    for _ in range(3):
        at.reception()
        with at.store.write() as w:
            set_meta(w.connection, "restored", "yes")
        at.store.close()
        at = counter_of(open_store(at.store.folder, at.clock), at.clock)
    at.reception()
    assert [number[12:15] for number in numbers(at)] == ["001", "101", "201", "301"]
    at.store.close()


def test_the_thousandth_number_of_a_day_is_followed_by_the_thousand_and_first(counter: Counter) -> None:
    """After ten restores in a hall's life a day may hold both 3- and 4-digit sequences; as text 999 sorts last."""
    with counter.store.write() as w:
        case = counter.begun()
        w.append(
            case,
            "case.opened",
            by=counter.wang.staff,
            open={
                "number": made("YS", 3, "260312", 999),
                "mode": "live",
                "day": "2026-03-12",
                "counter": "03",
                "started": counter.clock.now(),
                "flow": "eight_steps",
                "first_asked": counter.wang.staff,
            },
        )
    for _ in range(3):
        counter.clock.advance(1)
        counter.reception()
    assert [number.split("-")[2] for number in numbers(counter)] == ["999", "1000", "1001", "1002"]


@given(NUMBERS)
def test_a_number_is_known_with_or_without_hyphens_blanks_and_capitals(number: str) -> None:
    assert is_number(number)
    assert is_number(f" {number.lower().replace('-', ' ')} ")
    assert number in spellings(number.replace("-", ""))
    assert number in spellings(number)


@given(NUMBERS, st.data())
def test_one_wrong_figure_is_noticed(number: str, data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([at for at, sign in enumerate(number) if sign.isdigit()]))
    other = data.draw(st.sampled_from([sign for sign in "0123456789" if sign != number[place]]))
    assert not is_number(number[:place] + other + number[place + 1 :])


@given(NUMBERS, st.data())
def test_two_neighbouring_figures_changed_round_are_noticed(number: str, data: st.DataObject) -> None:
    plain = number.replace("-", "")
    pairs = [at for at in range(len(plain) - 1) if plain[at : at + 2].isdigit() and plain[at] != plain[at + 1]]
    place = data.draw(st.sampled_from(pairs))
    swapped = plain[:place] + plain[place + 1] + plain[place] + plain[place + 2 :]
    assert not is_number(swapped)
    assert spellings(swapped) == []


@pytest.mark.parametrize(
    "text", ["", "-", "YS03", "13812345678", "YS03-260312-007-4１", "ＹＳ03-260312-007-41", "王" * 16]
)
def test_anything_else_is_no_number(text: str) -> None:
    assert not is_number(text)
    assert spellings(text) == []
