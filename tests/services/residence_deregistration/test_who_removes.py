"""Who may have whom removed from registration."""

from __future__ import annotations

from datetime import date

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.services.residence_deregistration.rules import inquiry, objection

OLD, NEW = edition("residence-deregistration@2012"), edition("residence-deregistration@2014")
ME, CHILD, OTHER, COMPANY = "850101300007", "050310500003", "900202400001", "990140000385"


@pytest.mark.parametrize(
    ("reason", "age", "applicant", "subject", "said"),
    [
        ("departure", "from-16", ME, ME, ""),
        ("departure", "from-16", ME, OTHER, "in-person"),
        ("departure", "under-16", ME, CHILD, ""),
        ("departure", "under-16", CHILD, CHILD, "child-by-parent"),
        ("departure", "under-16", OTHER, ME, "adult-after-all"),
        ("departure", "from-16", CHILD, CHILD, "child-after-all"),
        ("sentenced", "from-16", ME, OTHER, ""),
        ("sentenced", "from-16", ME, ME, ""),
        ("right-lost", "from-16", ME, OTHER, ""),
        ("death", "from-16", ME, OTHER, ""),
        ("death", "under-16", ME, CHILD, ""),
        ("death", "from-16", ME, ME, "oneself-after-all"),
    ],
)
def test_2012_in_person_but_for_those_who_cannot(
    reason: str, age: str, applicant: str, subject: str, said: str
) -> None:
    """cl. 6 and 15, by the reading of two roles."""
    facts = {"reason": reason, "age": age}
    found = objection(OLD, facts, applicant, [subject], None, on=date(2012, 6, 5))
    assert (found.code if found else "") == said
    if found:
        assert found.clause in {clause.id for clause in OLD.clauses}


@pytest.mark.parametrize(
    ("role", "reason", "applicant", "subject", "said"),
    [
        ("self", "abroad", ME, ME, None),
        ("self", "sentenced", ME, OTHER, ("in-person", "9")),
        ("representative", "abroad", ME, OTHER, None),
        ("representative", "abroad", ME, CHILD, None),
        ("representative", "abroad", ME, ME, ("oneself-after-all", "9")),
        ("owner", "right-lost", ME, OTHER, None),
        ("owner", "right-lost", COMPANY, OTHER, None),
        ("owner", "right-lost", ME, ME, ("oneself-after-all", "9(2)")),
    ],
)
def test_2014_the_person_the_representative_or_the_owner(
    role: str, reason: str, applicant: str, subject: str, said: tuple[str, str] | None
) -> None:
    """cl. 9, 9(2)."""
    found = objection(NEW, {"reason": reason, "applicant": role}, applicant, [subject], None)
    assert (found and (found.code, found.clause)) == said


def test_the_owner_may_be_the_answer_only_where_a_court_found_the_right_lost() -> None:
    owner = next(value for value in NEW.fact("applicant").values if value.id == "owner")
    assert owner.when == {"reason": ("right-lost",)}


@pytest.mark.parametrize("law", [OLD, NEW], ids=["2012", "2014"])
def test_one_person_a_case(law: object) -> None:
    assert law in (OLD, NEW)
    facts = {"reason": "sentenced", "age": "from-16", "applicant": "self"}
    found = objection(OLD if law is OLD else NEW, facts, ME, [ME, OTHER], None)
    assert found is not None
    assert found.code == "one-person-only"


def test_nothing_is_looked_up() -> None:
    for law in (OLD, NEW):
        steps = [step for channel in law.channels for step in channel.steps]
        assert not [step.id for step in steps if step.does == "look-up"]
        assert inquiry(law, steps[0]) == "addresses"
