"""Who pays the benefits: every body has an account that fits, and an unknown one is refused by name."""

from __future__ import annotations

import pytest

from qyzmet.benefits.parameters import payer
from qyzmet.process.errors import Refusal
from qyzmet.services.bank_account import is_account
from tests.benefits.house import OFFICE


def test_the_payers_of_the_demonstration_have_accounts_that_fit() -> None:
    assert is_account(payer(OFFICE).iban)
    with pytest.raises(Refusal) as found:
        payer("social-nowhere")
    assert found.value.code == "no-payer"
    assert "social-nowhere" in found.value.text.kk
