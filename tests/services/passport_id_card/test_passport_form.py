"""What is asked besides the facts."""

from __future__ import annotations

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.services.form import BadAnswer, check_answers, fields_of
from tests.services.identity_cases import combinations

OLD, NEW = edition("passport-id-card@2012"), edition("passport-id-card@2014")


def asked(law: Edition, channel: str = "centre", **facts: str) -> list[str]:
    return [one.id for one in fields_of(law, channel, facts)]


def test_a_certificate_that_no_register_holds_is_described() -> None:
    """2012, annex 4, field 6: kind, number, date of issue, issuing body."""
    parts = ["birth-certificate-number", "birth-certificate-issued-on", "birth-certificate-issued-by"]
    assert asked(OLD, card_reason="first", passport_reason="none")[:3] == parts
    assert "identity-card-number" not in asked(OLD, card_reason="exchange", passport_reason="none")
    assert "return-certificate-number" in asked(NEW, card_reason="none", passport_reason="lost-abroad")
    assert "citizenship-certificate-number" in asked(NEW, card_reason="citizenship")


def test_who_applies_for_another_says_who_they_are() -> None:
    assert asked(NEW, for_whom="child")[0] == "capacity"
    assert asked(NEW, for_whom="incapable")[0] == "capacity"
    assert "capacity" not in asked(NEW, for_whom="self")
    assert asked(OLD, passport_reason="before-16")[0] == "capacity"


def test_only_at_home_must_one_say_where_and_how_to_be_reached() -> None:
    """2014, cl. 12."""
    home = {one.id: one.required for one in fields_of(NEW, "home", {"health": "unable"})}
    assert home == {"visit_address": True, "phone": True}
    assert [one.required for one in fields_of(NEW, "centre", {}) if one.id == "phone"] == [False]


def test_the_circumstances_of_a_loss_are_not_demanded() -> None:
    lost = fields_of(OLD, "centre", {"card_reason": "lost"})
    assert {one.id for one in lost} == {"lost_on", "lost_how", "phone"}
    assert check_answers(lost, {}) == {}
    changed = fields_of(OLD, "centre", {"card_reason": "data-changed"})
    with pytest.raises(BadAnswer, match="changed"):
        check_answers(changed, {})


@pytest.mark.parametrize("law", [OLD, NEW], ids=["2012", "2014"])
def test_every_question_is_asked_once_with_its_clause_or_its_reason(law: Edition) -> None:
    known = {clause.id for clause in law.clauses}
    for channel in law.channels:
        for facts in combinations(law):
            fields = fields_of(law, channel.id, facts)
            assert len({one.id for one in fields}) == len(fields)
            for one in fields:
                assert one.clause in known or one.reading is not None, one.id
                assert all(one.label.as_dict().values())
