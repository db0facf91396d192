"""A code cannot be guessed, and is read however it is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.papers.codes import ALPHABET, LENGTH, grouped, new_code, read_code

codes = st.text(ALPHABET, min_size=LENGTH, max_size=LENGTH)


def test_codes_have_a_hundred_random_bits() -> None:
    assert len(ALPHABET) ** LENGTH == 2**100
    made = {new_code() for _ in range(500)}
    assert len(made) == 500
    assert set("".join(made)) == set(ALPHABET)


@given(codes)
def test_lower_case_spaces_and_dashes_do_not_matter(code: str) -> None:
    assert read_code(grouped(code)) == code
    assert read_code("  " + " ".join(code.lower()) + "\n") == code
    assert read_code(grouped(code).replace("-", "–")) == code


@given(codes)
def test_letters_that_look_alike_are_read_as_meant(code: str) -> None:
    cyrillic = code.translate(str.maketrans("ABEKMHPCTXY", "АВЕКМНРСТХУ"))
    assert read_code(cyrillic.replace("0", "О").replace("1", "I")) == code
    assert read_code(code.replace("0", "o").replace("1", "l")) == code


@pytest.mark.parametrize("typed", ["", "ABC", "A" * 19, "A" * 21, "U" * 20, "Ж" * 20, "💥" * 20])
def test_what_cannot_be_a_code_is_none(typed: str) -> None:
    assert read_code(typed) is None
