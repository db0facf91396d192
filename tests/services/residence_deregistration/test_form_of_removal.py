"""What the application for removal asks."""

from __future__ import annotations

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.services.form import Field, fields_of
from tests.services.walking import every_case

OLD, NEW = edition("residence-deregistration@2012"), edition("residence-deregistration@2014")


def asked(law: Edition, **facts: str) -> dict[str, Field]:
    return {field.id: field for field in fields_of(law, "centre", facts)}


@pytest.mark.parametrize(
    ("law", "channel"),
    [(OLD, "centre"), (NEW, "centre"), (NEW, "home")],
    ids=lambda one: getattr(one, "year", one),
)
def test_every_question_is_asked_once_in_three_languages_and_by_a_clause(law: Edition, channel: str) -> None:
    clauses = {clause.id for clause in law.clauses}
    for facts in every_case(law, channel):
        fields = fields_of(law, channel, facts)
        assert len({field.id for field in fields}) == len(fields)
        for field in fields:
            assert field.clause in clauses
            assert all(field.label.as_dict().values())


@pytest.mark.parametrize(
    ("reason", "proof"), [("sentenced", "verdict"), ("right-lost", "decision"), ("death", "death")]
)
def test_2012_demands_no_proof_of_the_reason(reason: str, proof: str) -> None:
    """cl. 11 lists neither verdict nor decision nor death certificate."""
    fields = asked(OLD, reason=reason, age="from-16", military="none")
    for field in (fields[f"{proof}_number"], fields[f"{proof}_date"], fields["applies_as"]):
        assert not field.required
        assert field.reading is not None


def test_2012_who_leaves_says_where_to() -> None:
    fields = asked(OLD, reason="departure", age="from-16", military="liable")
    assert fields["left_for"].required
    assert fields["military_document"].clause == "11(4)"
    assert set(fields) == {"left_for", "military_document"}


@pytest.mark.parametrize(
    ("reason", "wanted", "clause"),
    [
        ("abroad", {"left_for", "permit_number", "permit_date"}, "9(4)"),
        ("sentenced", {"court", "verdict_number", "verdict_date"}, "9(5)"),
        ("right-lost", {"court", "decision_number", "decision_date"}, "9(6)"),
    ],
)
def test_2014_asks_what_the_papers_are_recorded_by(reason: str, wanted: set[str], clause: str) -> None:
    fields = asked(NEW, reason=reason, applicant="self")
    assert set(fields) == wanted
    assert all(field.required for field in fields.values())
    assert clause in {field.clause for field in fields.values()}


def test_2014_the_owner_s_card_and_the_representative_s_paper() -> None:
    owner = asked(NEW, reason="right-lost", applicant="owner")["owner_document"]
    assert (owner.clause, owner.required) == ("9(2)", True)
    assert not asked(NEW, reason="abroad", applicant="representative")["representation"].required
