from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.store.facts import FIRST, Entry, Fact, canonical, digest, fact_hash, next_clock, parsed

FIELDS = (
    "a1b2c3d4e5f60718",
    7,
    1_773_280_200_000 << 16,
    480,
    "s1",
    "case:0123456789abcdef",
    "case.said",
    1,
    b'{"step":"listen"}',
    b"\x01\x02\x03",
    FIRST,
)

texts = st.text(st.characters(exclude_categories=["Cs"]))
bodies = st.dictionaries(
    texts,
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | texts,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
        max_leaves=8,
    ),
    max_size=5,
)


def test_the_hash_of_a_known_fact_never_changes() -> None:
    assert digest(*FIELDS).hex() == "fbfbe830af8cbf95023f8691e5e01f5a628e81580015b5cbaf510ce533540b48"


def test_a_fact_without_a_sealed_body_hashes_otherwise_than_one_with_an_empty_one() -> None:
    without, empty = list(FIELDS), list(FIELDS)
    without[9], empty[9] = None, b""
    assert digest(*without) != digest(*empty)  # type: ignore[arg-type]


@pytest.mark.parametrize("place", range(11))
def test_every_field_counts_in_the_hash(place: int) -> None:
    other = list(FIELDS)
    field = other[place]
    other[place] = (
        field + 1 if isinstance(field, int) else field + type(field)(b"x" if isinstance(field, bytes) else "x")
    )
    assert digest(*other) != digest(*FIELDS)  # type: ignore[arg-type]


def test_letters_moved_from_one_field_to_the_next_change_the_hash() -> None:
    moved = list(FIELDS)
    moved[4], moved[5] = "s", "1case:0123456789abcdef"
    assert digest(*moved) != digest(*FIELDS)  # type: ignore[arg-type]


def test_the_hash_of_an_entry_is_that_of_its_fields() -> None:
    assert fact_hash(Entry(*FIELDS, hash=b"")) == digest(*FIELDS)


@given(bodies)
def test_a_body_reads_back_as_it_was_written(body: dict[str, object]) -> None:
    assert parsed(canonical(body)) == body  # type: ignore[arg-type]


@given(bodies)
def test_the_order_of_entry_does_not_show_in_the_bytes(body: dict[str, object]) -> None:
    turned = dict(reversed(body.items()))
    assert canonical(turned) == canonical(body)  # type: ignore[arg-type]


@given(bodies)
def test_bytes_read_and_written_again_stay_the_same(body: dict[str, object]) -> None:
    once = canonical(body)  # type: ignore[arg-type]
    assert canonical(parsed(once)) == once


def test_the_bytes_are_plain_json_without_blanks() -> None:
    assert canonical({"b": [1, True, None], "a": "停机"}) == '{"a":"停机","b":[1,true,null]}'.encode()
    assert json.loads(canonical({"b": (1, 2)})) == {"b": [1, 2]}


@pytest.mark.parametrize("body", [{"a": 1.5}, {"a": [0.1]}, {"a": {"b": 1e9}}, {"a": b"x"}, {1: "a"}, {"a": {1: 2}}])
def test_floats_bytes_and_keys_that_are_no_text_are_refused(body: dict[str, object]) -> None:
    with pytest.raises(TypeError):
        canonical(body)  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [{"a": 2**63}, {"a": -(2**63) - 1}, {"a": "半\ud83d"}, {"\udc00": 1}])
def test_numbers_beyond_64_bits_and_half_characters_are_refused(body: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        canonical(body)  # type: ignore[arg-type]


def test_the_clock_goes_on_when_time_stands_still_or_jumps_back() -> None:
    first = next_clock(1000, 0)
    assert first == 1000 << 16
    assert next_clock(1000, first) == first + 1
    assert next_clock(10, first) == first + 1
    assert next_clock(1001, first + 5) == 1001 << 16


def test_a_fact_says_when_and_where() -> None:
    fact = Fact("c", 3, 1000 << 16 | 4, 480, "s1", "hall", "x", 1, {}, {})
    assert fact.at == 1000
    assert fact.ref == ("c", 3)
