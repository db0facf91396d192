"""What the application for registration asks."""

from __future__ import annotations

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.services.form import BadAnswer, Field, check_answers, fields_of
from tests.services.walking import every_case

OLD, NEW = edition("residence-registration@2012"), edition("residence-registration@2014")
WAYS = [(OLD, "centre"), (NEW, "centre"), (NEW, "portal"), (NEW, "home")]
ADULT = {"age": "from-16", "military": "none", "registration": "permanent"}


def asked(law: str, channel: str, **facts: str) -> dict[str, Field]:
    edition_ = OLD if law == "2012" else NEW
    return {field.id: field for field in fields_of(edition_, channel, {**ADULT, **facts})}


@pytest.mark.parametrize(("law", "channel"), WAYS, ids=lambda one: getattr(one, "year", one))
def test_every_question_is_asked_once_in_three_languages_and_by_a_clause(law: Edition, channel: str) -> None:
    clauses = {clause.id for clause in law.clauses}
    for facts in every_case(law, channel):
        fields = fields_of(law, channel, facts)
        assert len({field.id for field in fields}) == len(fields)
        for field in fields:
            assert field.clause in clauses
            assert all(field.label.as_dict().values())
            assert all(all(text.as_dict().values()) for _, text in field.choices)


def test_2012_the_number_of_the_military_paper_is_asked_of_those_who_serve() -> None:
    """cl. 11(6)."""
    assert "military_document" not in asked("2012", "centre")
    liable, conscript = (
        asked("2012", "centre", military=status)["military_document"] for status in ("liable", "conscript")
    )
    assert liable.required
    assert liable.label != conscript.label


def test_2012_the_coupon_asks_no_child_about_school_or_work() -> None:
    """cl. 11(8)."""
    of_age, child = asked("2012", "centre"), asked("2012", "centre", age="under-16")
    assert {"move_reason", "education", "occupation"} <= set(of_age)
    assert of_age["move_reason"].reading is not None
    assert set(of_age) - set(child) == {"education", "occupation"}


def test_2014_a_temporary_registration_has_a_last_day() -> None:
    """annex 1."""
    assert "until" not in asked("2014", "centre")
    assert asked("2014", "centre", registration="temporary")["until"].required


def test_2014_the_portal_takes_no_papers() -> None:
    """cl. 9: nothing but the request with two signatures."""
    portal = asked("2014", "portal")
    assert not {"basis", "representation"} & set(portal)
    assert portal["owner"].required
    assert not portal["owner_document"].required
    assert asked("2014", "centre")["owner_document"].required


def test_2014_where_the_state_holds_the_data_no_proof_is_asked() -> None:
    """cl. 9(2)."""
    assert not asked("2014", "centre")["basis"].required


def test_the_address_is_a_number_of_the_register_and_must_be_given() -> None:
    for law in ("2012", "2014"):
        field = asked(law, "centre")["address"]
        assert (field.type, field.required) == ("address", True)
        with pytest.raises(BadAnswer) as caught:
            check_answers(list(asked(law, "centre").values()), {})
        assert caught.value.field.id == "address"


def test_answers_are_tidied() -> None:
    given = {
        "address": " 000123 ",
        "owner": "600303300012",
        "owner_name": "Өтегенұлы  Һамит",
        "owner_document": "№ 1",
        "family": "Өміртай Һамит\n\n  Өміртай Іңкәр ",
    }
    answers = check_answers(list(asked("2014", "centre").values()), given)
    assert answers["address"] == "000123"
    assert answers["owner_name"] == "Өтегенұлы Һамит"
    assert [line for line in answers["family"].splitlines() if line] == ["Өміртай Һамит", "Өміртай Іңкәр"]
