"""Who may have whom registered at the place of residence."""

from __future__ import annotations

from datetime import date

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.services.residence_registration.rules import derived, inquiry, objection

OLD, NEW = edition("residence-registration@2012"), edition("residence-registration@2014")
ME, CHILD, OTHER = "850101300007", "050310500003", "900202400001"
DAY = {"2012": date(2012, 6, 5), "2014": date(2014, 6, 5)}
ADULT, UNDER = {"age": "from-16"}, {"age": "under-16"}
BOTH = pytest.mark.parametrize("law", [OLD, NEW], ids=["2012", "2014"])


def code(law: Edition, age: str, applicant: str, *subjects: str, ties: dict[str, str] | None = None) -> str:
    found = objection(law, {"age": age}, applicant, subjects, ties, on=DAY[law.year])
    if found is None:
        return ""
    assert found.clause in {clause.id for clause in law.clauses}
    assert all(found.text.as_dict().values())
    return found.code


@BOTH
@pytest.mark.parametrize(
    ("age", "applicant", "subjects", "ties", "said"),
    [
        ("from-16", ME, [ME], None, ""),
        ("from-16", ME, [ME], {}, ""),
        ("under-16", ME, [CHILD], None, ""),
        ("under-16", ME, [CHILD], {CHILD: "child"}, ""),
        ("under-16", ME, [CHILD], {CHILD: "grandchild"}, "not-ones-child"),
        ("under-16", ME, [CHILD], {}, "not-ones-child"),
        ("under-16", CHILD, [CHILD], None, "child-by-parent"),
        ("from-16", CHILD, [CHILD], None, "child-after-all"),
        ("under-16", OTHER, [ME], None, "adult-after-all"),
        ("from-16", ME, [ME, OTHER], None, "one-person-only"),
        ("from-16", ME, [], None, "one-person-only"),
    ],
)
def test_one_registers_oneself_or_ones_child(
    law: Edition, age: str, applicant: str, subjects: list[str], ties: dict[str, str] | None, said: str
) -> None:
    assert code(law, age, applicant, *subjects, ties=ties) == said


def test_in_2012_everybody_of_age_comes_in_person() -> None:
    """cl. 15."""
    found = objection(OLD, ADULT, ME, [OTHER], None)
    assert found is not None
    assert (found.code, found.clause) == ("in-person", "15")


def test_in_2014_a_legal_representative_applies_at_the_centre_and_not_on_the_portal() -> None:
    """cl. 9."""
    assert objection(NEW, ADULT, ME, [OTHER], None) is None
    found = objection(NEW, ADULT, ME, [OTHER], {OTHER: "spouse"})
    assert found is not None
    assert (found.code, found.clause) == ("representative-on-paper", "9")


def test_sixteen_is_reached_on_the_birthday() -> None:
    young = "980310500004"  # 10 March 2098 by its century digit: no birthday that could be reached
    assert objection(NEW, ADULT, young, [young], None, on=DAY["2014"]) is not None
    turning = "980605300005"
    assert objection(NEW, ADULT, turning, [turning], None, on=date(2014, 6, 5)) is None
    found = objection(NEW, ADULT, turning, [turning], None, on=date(2014, 6, 4))
    assert found is not None
    assert found.clause == "9(3)"


def test_born_on_the_29th_of_february_one_turns_sixteen_in_a_leap_year_too() -> None:
    born = "960229300001"
    assert objection(OLD, ADULT, born, [born], None, on=date(2012, 2, 29)) is None
    assert objection(OLD, ADULT, born, [born], None, on=date(2012, 2, 28)) is not None


def test_without_a_day_only_what_was_never_true_is_objected_to() -> None:
    assert objection(NEW, UNDER, OTHER, [ME], None) is not None
    assert objection(NEW, UNDER, ME, [CHILD], None) is None
    assert objection(NEW, ADULT, CHILD, [CHILD], None) is None


def test_a_number_that_names_no_day_of_birth_is_left_to_the_check_of_numbers() -> None:
    for number in ("ABC", "851301300007", "850101900007"):
        assert objection(NEW, ADULT, number, [number], None, on=DAY["2014"]) is None


def test_2014_asks_who_owns_the_dwelling() -> None:
    step = next(step for channel in NEW.channels for step in channel.steps if step.id == "A3")
    assert inquiry(NEW, step) == "dwellings"


def test_in_2012_the_service_always_goes_through_the_system() -> None:
    """cl. 9, 13; 11(7): then no arrival sheet is filled in."""
    assert derived(OLD) == {"system": "yes"}
    assert OLD.fact("system").asked_of == "derived"
    assert derived(NEW) == {}
