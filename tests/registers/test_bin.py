"""The BIN: year and month, kind, sign, serial, the same two rounds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.registers.bin import BadBin, Kind, Sign, check_bin, make_bin
from tests.registers.test_iin import expected_check

kinds: st.SearchStrategy[Kind] = st.sampled_from(["resident", "non-resident", "joint"])
signs: st.SearchStrategy[Sign] = st.sampled_from(["head", "branch", "representation"])


@given(st.integers(1990, 2030), st.integers(1, 12), st.integers(0, 99_999), kinds, signs)
def test_a_made_number_says_what_it_was_made_from(
    year: int, month: int, serial: int, kind: Kind, sign: Sign
) -> None:
    number = make_bin(year, month, serial, kind, sign)
    if number is not None:
        read = check_bin(number)
        assert (read.year, read.month, read.serial) == (year % 100, month, serial)
        assert (read.kind, read.sign) == (kind, sign)
        assert number[11] == expected_check(number[:11])


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        ("05044000000", "length"),
        ("05044000000X", "digits"),
        ("051340000002", "date"),
        ("050400000002", "kind"),
        ("050470000002", "kind"),
        ("050443000002", "sign"),
        ("050440000003", "check"),
    ],
)
def test_what_is_wrong_is_said_in_three_languages(text: str, code: str) -> None:
    with pytest.raises(BadBin) as caught:
        check_bin(text)
    said = caught.value.text
    assert caught.value.code == code
    assert "БСН" in said.kk
    assert "БИН" in said.ru
    assert "BIN" in said.en


def test_an_iin_in_place_of_a_bin_is_recognised() -> None:
    with pytest.raises(BadBin, match="IIN of a natural person"):
        check_bin("850101300005")


@pytest.mark.parametrize(("month", "serial"), [(0, 1), (13, 1), (5, -1), (5, 100_000)])
def test_data_out_of_range_make_no_number(month: int, serial: int) -> None:
    with pytest.raises(ValueError, match="is not between"):
        make_bin(2005, month, serial)
