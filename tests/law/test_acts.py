"""The acts themselves: what they approve, when they are law, what lies between two of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from qyzmet.law import acts as room
from qyzmet.law.acts import BadAct, UnknownAct, act, act_of, acts, chain
from qyzmet.law.catalogue import NoneInForce, editions, in_force, services

IDENTITY = ("passport-id-card", "temporary-id", "residence-registration", "residence-deregistration")


def test_five_acts_carry_all_fourteen_editions() -> None:
    assert [one.id for one in acts()] == ["2010-1092", "2011-283", "2011-491", "2012-363", "2014-132"]
    approved = {approval.edition for one in acts() for approval in one.approves}
    assert approved == {law.name for service in services() for law in editions(service)}
    assert len(approved) == 14


def test_the_act_of_2012_amends_2121_and_words_four_standards_anew() -> None:
    found = act("2012-363")
    assert [effect.act.number for effect in found.amends] == ["2121"]
    assert [approval.edition.partition("@")[0] for approval in found.approves] == list(IDENTITY)
    assert found.repealed_by.number == "20"
    assert found.repealed_by.date == date(2014, 1, 21)


def test_the_act_of_2014_repeals_five_decrees_of_the_address_certificate() -> None:
    found = act("2014-132")
    assert [one.number for one in found.repeals] == ["1669", "1092", "253", "231", "1788"]
    assert len(found.approves) == 5
    assert found.repealed_by.number == "821"


def test_the_regional_act_was_registered_with_justice_and_reworded_once() -> None:
    found = act("2011-491")
    assert found.registered is not None
    assert "3418" in found.registered.text.kk
    assert [effect.act.number for effect in found.amended_by] == ["А-12/517"]
    assert act_of("targeted-social-assistance@2012") is found


@pytest.mark.parametrize("service", IDENTITY)
def test_on_1_june_2012_the_edition_of_2012_was_law(service: str) -> None:
    assert in_force(service, date(2012, 6, 1)).name == f"{service}@2012"


@pytest.mark.parametrize("service", IDENTITY)
def test_between_the_repeal_of_363_and_the_start_of_132_none_was_in_force(service: str) -> None:
    """Decree 20 ended the standards of 2012 before decree 132 brought those of 2014: the answer names both."""
    first, second = chain(service)
    assert first.gap == (date(2014, 2, 1), date(2014, 3, 7))
    assert second.gap is None
    with pytest.raises(NoneInForce) as none:
        in_force(service, date(2014, 2, 20))
    for words in (none.value.text.kk, none.value.text.ru, none.value.text.en):
        assert f"{service}@2012" in words
        assert f"{service}@2014" in words


def test_the_two_address_certificates_follow_each_other_without_a_gap() -> None:
    first, second = chain("address-certificate")
    assert first.gap is None
    assert first.edition.act.force.until == second.edition.act.force.since


def test_an_act_that_nobody_has_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownAct, match="2014-132"):
        act("1999-1")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("edition: address-certificate@2010", "edition: address-certificate@2011", "There is no edition"),
        ("edition: address-certificate@2010", "edition: address-certificate@2014", "says it is of No. 132"),
        ("until: 2014-03-07", "until: 2010-01-01", "before it begins"),
        ("until: 2014-03-07", "until: 2014-03-08", "one of them is wrong"),
        ("number: '1092'", "nummer: '1092'", "did you mean 'number'"),
        ("clause: act cl. 2", "clause: act cl. 9", "no clause 'act cl. 9'"),
        ("- 2401", "- 400", "outside the act"),
    ],
)
def test_an_act_that_disagrees_with_itself_or_its_edition_is_refused_by_file_and_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    text = (room.FOLDER / "2010-1092.yaml").read_text("utf-8")
    assert old in text
    file = tmp_path / "2010-1092.yaml"
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(BadAct, match=r"2010-1092\.yaml:\d+:\d+") as refused:
        room._read(file)
    assert message in str(refused.value)
