"""About whom somebody may ask."""

from __future__ import annotations

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.services.rules import rules_of

OLD, NEW = edition("address-certificate@2010"), edition("address-certificate@2014")
ME, OTHER, THIRD = "850101300007", "900202400001", "770303500005"
NATURAL = {"applicant": "natural"}
objection = rules_of("address-certificate").objection


@pytest.mark.parametrize("law", [OLD, NEW], ids=["2010", "2014"])
def test_about_oneself_means_ones_own_number(law: Edition) -> None:
    facts = NATURAL | {"about": "self"}
    assert objection(law, facts, ME, [ME], None) is None
    found = objection(law, facts, ME, [OTHER], None)
    assert found is not None
    assert (found.code, found.clause) == ("not-oneself", "11" if law is OLD else "9")


@pytest.mark.parametrize("about", ["relative", "other"])
def test_about_somebody_else_is_not_about_oneself(about: str) -> None:
    found = objection(NEW, NATURAL | {"about": about}, ME, [ME], None)
    assert found is not None
    assert found.code == "oneself-after-all"


def test_at_the_window_the_document_proves_the_kinship() -> None:
    for law in (OLD, NEW):
        assert objection(law, NATURAL | {"about": "relative"}, ME, [OTHER], None) is None


def test_in_2010_any_relative_known_to_the_register_will_do() -> None:
    """2010, cl. 11: the degree of kinship is not limited."""
    facts = NATURAL | {"about": "relative"}
    assert objection(OLD, facts, ME, [OTHER], {OTHER: "sibling"}) is None
    stranger = objection(OLD, facts, ME, [THIRD], {OTHER: "sibling"})
    assert stranger is not None
    assert stranger.code == "not-such-a-relative"


@pytest.mark.parametrize(
    ("tie", "close"),
    [("parent", True), ("child", True), ("spouse", True), ("sibling", False), ("grandparent", False)],
)
def test_in_2014_only_parents_children_and_spouse_are_close_relatives(tie: str, close: bool) -> None:
    """2014, cl. 9."""
    found = objection(NEW, NATURAL | {"about": "relative"}, ME, [OTHER], {OTHER: tie})
    assert (found is None) == close
    if found is not None:
        assert found.clause == "9"
        assert "нотариалды" in found.text.kk


def test_a_natural_person_asks_about_one_person_at_a_time() -> None:
    found = objection(NEW, NATURAL | {"about": "other"}, ME, [OTHER, THIRD], None)
    assert found is not None
    assert found.code == "one-person-only"


def test_a_request_about_one_person_names_one_and_a_list_may_name_many() -> None:
    """2010, cl. 14."""
    facts = {"applicant": "legal", "about": "named"}
    many = [ME, OTHER, THIRD]
    assert objection(OLD, facts | {"request": "list"}, "990140000385", many, None) is None
    assert objection(OLD, facts | {"request": "one"}, "990140000385", [OTHER], None) is None
    found = objection(OLD, facts | {"request": "one"}, "990140000385", many, None)
    assert found is not None
    assert found.code == "one-person-only"


def test_a_legal_person_lists_as_many_as_it_likes_in_2014() -> None:
    """2014, cl. 9."""
    facts = {"applicant": "legal", "state_institution": "no"}
    assert objection(NEW, facts, "990140000385", [ME, OTHER, THIRD], None) is None
