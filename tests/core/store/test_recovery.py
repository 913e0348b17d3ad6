from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hall_assistant.errors import StaffError
from hall_assistant.store import recovery
from hall_assistant.wording import sentence

secrets = st.binary(min_size=16, max_size=16)
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(secrets)
def test_a_printed_code_reads_back(secret: bytes) -> None:
    code = recovery.printed(secret)
    assert recovery.read(code) == secret
    assert recovery.looks_like_code(code)
    assert [len(group) for group in code.split("-")] == [5] * 7


@given(secrets, st.integers(0, 34), st.sampled_from(LETTERS))
def test_one_mistyped_letter_is_found_and_its_group_named(secret: bytes, place: int, letter: str) -> None:
    code = recovery.printed(secret).replace("-", "")
    if code[place] == letter:
        return
    with pytest.raises(StaffError) as caught:
        recovery.read(code[:place] + letter + code[place + 1 :])
    assert caught.value.code == "unlock.code_group"
    assert caught.value.values == {"group": place // 5 + 1}
    assert sentence(caught.value)


@given(secrets, st.integers(0, 5))
def test_exchanged_groups_are_found(secret: bytes, place: int) -> None:
    groups = recovery.printed(secret).split("-")
    if groups[place] == groups[place + 1]:
        return
    groups[place], groups[place + 1] = groups[place + 1], groups[place]
    with pytest.raises(StaffError):
        recovery.read("-".join(groups))


def test_a_known_secret_prints_a_known_code() -> None:
    assert recovery.printed(bytes(range(16))) == "000GN-40R46-0M302-E209K-185GB-R38EX-1XDG4"


def test_case_blanks_width_and_letters_taken_for_digits_do_not_matter() -> None:
    code = recovery.printed(bytes(range(16)))
    wide = "".join(chr(ord(letter) + 0xFEE0) if letter != "-" else "　" for letter in code)
    assert recovery.read(wide) == bytes(range(16))
    assert recovery.read(code.lower().replace("-", " ").replace("0", "o").replace("1", "l")) == bytes(range(16))


@pytest.mark.parametrize("typed", ["", "ABC", "7" * 34, "7" * 36, "汉" * 35 + "x"])
def test_too_few_or_too_many_letters_are_counted(typed: str) -> None:
    with pytest.raises(StaffError) as caught:
        recovery.read(typed)
    assert caught.value.code == "unlock.code_length"


@pytest.mark.parametrize("typed", ["汉" * 35, "U" * 35, "²" * 35])
def test_letters_no_code_has_are_refused(typed: str) -> None:
    with pytest.raises(StaffError):
        recovery.read(typed)
    assert not recovery.looks_like_code("汉" * 35)


def test_no_two_secrets_are_alike() -> None:
    assert recovery.new_secret() != recovery.new_secret()
    assert len(recovery.new_secret()) == 16
