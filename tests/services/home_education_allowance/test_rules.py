"""For whom one may apply, and what follows from the documents and the registers."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.services.effects import AssignBenefit, CaseView
from qyzmet.services.form import BadAnswer, check_answers
from qyzmet.services.found import Verdict
from qyzmet.services.home_education_allowance import effects, form, rules

LAW = edition("home-education-allowance@2011")
PARENT, CHILD, GROWN = "850101400016", "050314500016", "900101300018"
ON = date(2012, 10, 10)
FACTS = {"consumer": "citizen", "has_iin": "yes", "delivery": "in-person"}
REQUEST = {
    "conclusion_number": "214",
    "conclusion_date": "2012-05-20",
    "conclusion_body": "ПМПК",
    "disability_number": "98124",
    "disability_group": "child",
    "home_since": "2012-09-01",
    "account": "KZ86125KZT5004100100",
    "bank": "Халық банкі",
}


def case(found: Mapping[str, Any] | None = None, /, **request: str) -> CaseView:
    """A case of a child of seven, filed on 10 October 2012."""
    return CaseView(
        applicant=PARENT,
        subject=CHILD,
        facts=FACTS,
        request={**REQUEST, **request},
        on=ON,
        filed=ON,
        person={"birth_date": "2005-03-14"},
        found=found or {},
    )


def said(found: Mapping[str, Any] | None = None, /, **request: str) -> Verdict:
    verdict = rules.verdict(LAW, LAW.channel("provider-electronic").step("S16"), case(found, **request))
    assert verdict is not None
    return verdict


def code(applicant: str, *subjects: str, ties: Mapping[str, str] | None = None, on: date | None = ON) -> str:
    objection = rules.objection(LAW, FACTS, applicant, subjects, ties, on=on)
    return objection.code if objection else ""


def test_a_parent_applies_for_one_child() -> None:
    assert code(PARENT, CHILD) == ""
    assert code(PARENT, CHILD, CHILD) == "one-child-only"
    assert code(CHILD, CHILD) == "child-by-representative"


def test_on_the_portal_the_register_must_know_the_child_as_ones_own() -> None:
    assert code(PARENT, CHILD, ties={CHILD: "child"}) == ""
    assert code(PARENT, CHILD, ties={}) == code(PARENT, CHILD, ties={CHILD: "sibling"}) == "not-ones-child"


def test_a_grown_up_is_no_child() -> None:
    assert code(PARENT, GROWN) == "child-too-old"
    assert code(PARENT, CHILD, on=date(2023, 3, 14)) == "child-too-old"
    assert code(PARENT, CHILD, on=date(2023, 3, 13)) == ""


def test_it_is_granted_with_its_computation() -> None:
    verdict = said()
    assert verdict.outcome == "granted"
    assert verdict.computation == {
        "since": "2012-10-01",
        "until": "2013-05-31",
        "reason": "school-year-ends",
        "monthly": 323_600,
    }
    assert verdict.allows("refused", "false")
    assert verdict.allows("refused", "incomplete-or-faulty")


@pytest.mark.parametrize(
    "request_",
    [
        {"conclusion_until": "2012-09-30"},
        {"disability_until": "2012-09-30"},
        {"conclusion_date": "2012-10-11"},
        {"conclusion_until": "2012-05-19"},
    ],
)
def test_documents_that_bear_nothing_are_faulty(request_: dict[str, str]) -> None:
    verdict = said(**request_)
    assert verdict.outcome == "refused"
    assert verdict.grounds == ("incomplete-or-faulty",)
    assert not verdict.allows("granted", "")
    assert verdict.lines


def test_what_the_register_of_families_contradicts_an_official_weighs() -> None:
    ended = {"kind": "disabled-child", "since": "2008-01-01", "until": "2012-01-01", "proof": ""}
    family = {"members": [{"iin": CHILD, "statuses": [ended]}]}
    verdict = said({"family": family})
    assert verdict.outcome == ""
    assert verdict.allows("granted", "")
    assert verdict.allows("refused", "false")
    silent = {"members": [{"iin": CHILD, "statuses": []}]}
    assert said({"family": silent}).outcome == "granted"
    assert said({"family": None, "benefits": None}).outcome == "granted"


def running(until: str, about: str = CHILD) -> dict[str, Any]:
    row = {"kind": "home-education", "iin": PARENT, "about": about, "state": "running", "until": until}
    return {"benefits": [row]}


def test_what_runs_already_is_followed_and_never_doubled() -> None:
    verdict = said(running("2012-12-31"))
    assert verdict.computation["since"] == "2013-01-01"
    assert verdict.computation["monthly"] == 346_200
    assert said(running("2013-05-31", about=GROWN)).computation["since"] == "2012-10-01"


def test_where_nothing_is_left_of_the_conclusion_it_is_refused() -> None:
    verdict = said(running("2013-05-31"), conclusion_until="2013-05-31")
    assert verdict.outcome == "refused"
    assert "31.05.2013" in verdict.lines[0].en


def test_only_the_signature_of_who_answers_for_it_assigns() -> None:
    known = {"verdict": {"computation": said().computation}}
    for channel, signed in (("provider", "P9"), ("provider-electronic", "S20"), ("portal", "B20")):
        steps = LAW.channel(channel).steps
        assigning = [
            step.id for step in steps for one in step.then if effects.effects(LAW, step, one.on, case(known))
        ]
        assert assigning == [signed]
    step = LAW.channel("provider").step("P9")
    (effect,) = effects.effects(LAW, step, "done", case(known))
    assert isinstance(effect, AssignBenefit)
    assert (effect.iin, effect.about, effect.monthly) == (PARENT, CHILD, 323_600)
    assert (effect.since, effect.until) == (date(2012, 10, 1), date(2013, 5, 31))


def test_the_form_asks_for_an_address_only_where_something_is_sent() -> None:
    def asked(channel: str, **facts: str) -> dict[str, bool]:
        return {one.id: one.required for one in form.fields(LAW, channel, {**FACTS, **facts})}

    assert "e_mail" not in asked("provider", delivery="e-mail")
    assert asked("provider-electronic", delivery="e-mail")["e_mail"] is True
    assert "e_mail" not in asked("provider-electronic")
    assert asked("portal")["e_mail"] is False
    assert "social_code" in asked("provider", has_iin="no")
    assert "identity" not in asked("portal")


@pytest.mark.parametrize(
    ("field", "answer"),
    [("account", "KZ86125KZT5004100101"), ("e_mail", "name at example"), ("home_since", "31.02")],
)
def test_a_bad_answer_is_named(field: str, answer: str) -> None:
    fields = form.fields(LAW, "portal", FACTS)
    with pytest.raises(BadAnswer) as bad:
        check_answers(fields, {**REQUEST, field: answer})
    assert bad.value.field.id == field
