"""Annex 1 of 2014: the bar code holds data signed by both ministries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.trust.authority import Authority
from qyzmet.trust.barcode import base45, from_base45, pack, read
from qyzmet.trust.errors import BadSignature

DATA = {"iin": "850101300015", "address": "Өскемен қаласы, Қазыбек би көшесі, 12-үй", "on": "2014-06-05"}


def test_the_bar_code_gives_back_the_data_and_names_both_seals(trust: Authority) -> None:
    text = pack(DATA, [("interior", trust.seal("interior")), ("justice", trust.seal("justice"))])
    found = read(text, trust)
    assert (dict(found.data), found.seals) == (DATA, ("interior", "justice"))


def test_data_changed_in_the_bar_code_are_found_out(trust: Authority) -> None:
    sealed = [("interior", trust.seal("interior")), ("justice", trust.seal("justice"))]
    honest, forged = (from_base45(pack(one, sealed)[4:]) for one in (DATA, {**DATA, "on": "2013-06-05"}))
    cut = 2 * 256  # the signatures stand last
    with pytest.raises(BadSignature, match="barcode-forged"):
        read("QZ1:" + base45(forged[:-cut] + honest[-cut:]), trust)


@pytest.mark.parametrize("text", ["", "https://egov.kz", "QZ1:", "QZ1:!!", "QZ1:AAAAAAAAA", "QZ1:\u0416"])
def test_another_code_is_refused(trust: Authority, text: str) -> None:
    with pytest.raises(BadSignature, match="not-barcode"):
        read(text, trust)


@given(st.binary(max_size=80))
def test_base45_gives_back_every_octet(raw: bytes) -> None:
    assert from_base45(base45(raw)) == raw


@pytest.mark.parametrize(
    ("plain", "coded"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"ietf!", "QED8WEX0")]
)
def test_base45_agrees_with_the_examples_of_rfc_9285(plain: bytes, coded: str) -> None:
    assert base45(plain) == coded
    assert from_base45(coded) == plain
