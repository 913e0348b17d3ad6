"""Amounts as people type them."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.money import CENT, MOST, cents, from_cents, yuan

TABLE = {
    "36.5": "36.50",
    " 36 元": "36.00",
    "３６．５": "36.50",
    "36。50": "36.50",
    "￥1,299": "1299.00",
    "120块": "120.00",
    "0": "0.00",
}
REFUSED = {
    "": "money.form",
    "三十": "money.form",
    "1.2.3": "money.form",
    "1,29": "money.form",
    "12.345": "money.places",
    "-5": "money.negative",
    "－5": "money.negative",
    "100000000": "money.much",
    "1e5": "money.form",
    "\ud800": "money.form",
    "9" * 400: "money.form",
}


@pytest.mark.parametrize("typed", TABLE)
def test_an_amount_is_understood(typed: str) -> None:
    assert str(yuan(typed)) == TABLE[typed]


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(StaffError) as refused:
        yuan(typed)

    assert refused.value.code == REFUSED[typed]


@given(st.text(max_size=30))
@example("1" + "0" * 26)
def test_anything_typed_is_an_amount_or_refused(typed: str) -> None:
    try:
        amount = yuan(typed)
    except StaffError as refused:
        assert refused.code.startswith("money.")
    else:
        assert 0 <= amount <= MOST
        assert amount == amount.quantize(CENT)


@given(st.integers(0, 10**9 - 1))
def test_cents_and_back(count: int) -> None:
    assert cents(from_cents(count)) == count
    assert cents(yuan(str(from_cents(count)))) == count
