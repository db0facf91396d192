"""Numbers of bank accounts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.services.bank_account import LENGTH, BadAccount, check_account, make_account

LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
BANK = st.integers(0, 999).map(lambda number: f"{number:03}")
ACCOUNT = st.text(LETTERS, min_size=13, max_size=13)


@given(BANK, ACCOUNT)
def test_what_is_made_is_right(bank: str, account: str) -> None:
    number = make_account(bank, account)
    assert len(number) == LENGTH
    assert check_account(" ".join((number[:4], number[4:])).lower()) == number


@given(BANK, ACCOUNT, st.integers(4, LENGTH - 1), st.sampled_from("0123456789"))
def test_one_wrong_digit_is_found(bank: str, account: str, place: int, digit: str) -> None:
    number = make_account(bank, account)
    wrong = number[:place] + digit + number[place + 1 :]
    if number[place].isdigit() and digit != number[place]:
        with pytest.raises(BadAccount):
            check_account(wrong)


@pytest.mark.parametrize(
    "number",
    [
        "",
        "KZ86",
        "RU86125KZT5004100100",
        "KZ86125KZT500410010",
        "KZ86125KZT50041001000",
        "KZ86-25KZT5004100100",
    ],
)
def test_what_has_another_form_is_refused(number: str) -> None:
    with pytest.raises(BadAccount) as bad:
        check_account(number)
    assert "20" in bad.value.text.kk
