"""Account numbers: right ones in any writing, wrong ones with a word on what is wrong."""

from __future__ import annotations

import pytest

from qyzmet.benefits.iban import check_iban, is_iban, shown_iban
from qyzmet.benefits.parameters import payer
from qyzmet.process.errors import Refusal
from tests.benefits.house import ACCOUNT, OFFICE


def test_blanks_and_small_letters_do_no_harm() -> None:
    assert check_iban(" kz86 125k zt50 0410 0100 ") == ACCOUNT
    assert shown_iban(ACCOUNT) == "KZ86 125K ZT50 0410 0100"


@pytest.mark.parametrize("place", range(2, 20))
def test_one_wrong_digit_is_always_found(place: int) -> None:
    wrong = ACCOUNT[:place] + ("1" if ACCOUNT[place] != "1" else "2") + ACCOUNT[place + 1 :]
    assert not is_iban(wrong)


@pytest.mark.parametrize("number", ["", "KZ", "DE89370400440532013000", "KZ86125KZT50041001", "қате", "１２"])
def test_another_shape_is_refused(number: str) -> None:
    with pytest.raises(Refusal) as found:
        check_iban(number)
    assert (found.value.code, found.value.field) == ("bad-account", "account")


def test_the_payers_of_the_demonstration_have_accounts_that_fit() -> None:
    assert is_iban(payer(OFFICE).iban)
    with pytest.raises(Refusal) as found:
        payer("social-nowhere")
    assert found.value.code == "no-payer"
    assert "social-nowhere" in found.value.text.kk
