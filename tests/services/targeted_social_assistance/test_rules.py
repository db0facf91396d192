"""Who may apply, and the three grounds with their exceptions, reasons and restorations (clauses 1(2) and 10)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.process.errors import Refusal
from qyzmet.registers.iin import make_iin
from qyzmet.services.effects import AssignBenefit, CaseView, RefuseBenefit
from qyzmet.services.found import Verdict
from qyzmet.services.statuses import STATUSES
from qyzmet.services.targeted_social_assistance import effects, grounds, rules
from qyzmet.services.targeted_social_assistance.form import fields

LAW = edition("targeted-social-assistance@2012")
DECIDE = LAW.channel("provider").step("P7")
ON, FILED = date(2012, 11, 20), date(2012, 11, 14)
MOTHER, FATHER, CHILD = (
    str(make_iin(born, sex, 101 + place))  # type: ignore[arg-type]
    for place, (born, sex) in enumerate(
        ((date(1985, 5, 1), "female"), (date(1983, 3, 2), "male"), (date(2009, 7, 1), "male"))
    )
)
LINE = {"region": "11", "since": "2012-01-01", "amount": 700_000, "source": {"kk": "", "ru": "", "en": ""}}


def member(iin: str, name: str, *statuses: str, since: str = "2012-01-01") -> dict[str, Any]:
    return {
        "iin": iin,
        "name": name,
        "relation": "head" if iin == MOTHER else "other",
        "birth_date": "1985-05-01",
        "statuses": [{"kind": one, "since": since, "until": None, "proof": "-"} for one in statuses],
    }


def case(
    *father: str,
    income: int = 0,
    since: str = "2012-01-01",
    request: dict[str, str] | None = None,
    **found: Any,
) -> CaseView:
    """A mother with a child under seven and a father; the income is of a month, in tiyn."""
    members = [
        member(MOTHER, "Анасы", "carer-of-child"),
        member(FATHER, "Әкесі", *father, since=since),
        member(CHILD, "Баласы"),
    ]
    incomes = [
        {"iin": FATHER, "kind": "wage", "month": f"2012-{month:02}", "amount": income, "source": "ЖШС"}
        for month in (7, 8, 9)
        if income
    ]
    return CaseView(
        applicant=MOTHER,
        subject=MOTHER,
        facts={"status": "citizen", "authorised_body": "yes", "active_measures": "no"},
        request=request or {},
        on=ON,
        filed=FILED,
        found={
            "family": {"region": "11", "members": members, "incomes": incomes},
            "poverty_line": LINE,
            **found,
        },
    )


def ruled(view: CaseView) -> Verdict:
    verdict = rules.verdict(LAW, DECIDE, view)
    assert verdict is not None
    return verdict


def stated(ground: str, **more: str) -> dict[str, str]:
    return {"ground": ground, "whose": FATHER, **more}


TURNED = {"happened": "refused-job", "happened_on": "2012-10-10", "excuse": "none"}


# Clause 1(2): who applies


@pytest.mark.parametrize("status", ["citizen", "oralman", "refugee", "foreigner", "stateless"])
def test_five_kinds_of_people_apply(status: str) -> None:
    facts = {"status": status, "authorised_body": "yes", "active_measures": "no"}
    assert rules.objection(LAW, facts, MOTHER, (MOTHER,), None, on=ON) is None


@pytest.mark.parametrize(
    ("applicant", "subjects", "code", "clause"),
    [
        (CHILD, (CHILD,), "under-age", "1(2)"),
        (MOTHER, (CHILD,), "one-for-the-family", "14"),
        (MOTHER, (MOTHER, FATHER), "one-for-the-family", "14"),
        (MOTHER, (), "one-for-the-family", "14"),
    ],
)
def test_who_may_not_apply_is_told_by_clause(
    applicant: str, subjects: tuple[str, ...], code: str, clause: str
) -> None:
    objection = rules.objection(LAW, {"status": "citizen"}, applicant, subjects, None, on=ON)
    assert objection is not None
    assert (objection.code, objection.clause) == (code, clause)


def test_full_age_is_reached_on_the_birthday() -> None:
    grown = str(make_iin(date(1994, 11, 20), "male", 7))
    assert rules.objection(LAW, {}, grown, (grown,), None, on=date(2012, 11, 19)) is not None
    assert rules.objection(LAW, {}, grown, (grown,), None, on=date(2012, 11, 20)) is None


# Clause 10(1): strictly above the line


@pytest.mark.parametrize(
    ("income", "outcome"), [(2_099_999, "granted"), (2_100_000, "granted"), (2_100_001, "refused")]
)
def test_only_income_strictly_above_the_line_is_refused(income: int, outcome: str) -> None:
    verdict = ruled(case("employed", income=income))
    assert verdict.outcome == outcome
    assert verdict.grounds == (("above-the-line",) if outcome == "refused" else ())
    assert verdict.lines
    assert verdict.computation["above"] is (outcome == "refused")


def test_income_above_the_line_is_not_granted_and_income_below_is_not_refused_for_it() -> None:
    assert not ruled(case(income=3_000_000)).allows("granted", "")
    assert not ruled(case()).allows("refused", "above-the-line")


# Clause 10(2): not registered, with the ten exceptions


def test_an_unemployed_member_who_is_not_registered_is_a_ground_when_stated() -> None:
    assert not ruled(case()).allows("refused", "not-registered"), "nobody is named"
    verdict = ruled(case(stated=stated("not-registered")))
    assert verdict.outcome == "granted"
    assert verdict.allows("refused", "not-registered")
    assert not verdict.allows("refused", "turned-down")


def test_the_edition_and_the_rules_know_the_same_ten_exceptions() -> None:
    assert [one.id for one in LAW.ground("not-registered").exceptions] == list(grounds.EXCEPTIONS)
    assert len(grounds.EXCEPTIONS) == 10
    assert {status for held in grounds.EXCEPTIONS.values() for status in held} <= set(STATUSES)


@pytest.mark.parametrize(
    ("exception", "status"),
    [(exception, status) for exception, held in grounds.EXCEPTIONS.items() for status in held],
)
def test_each_exception_lifts_the_ground_and_is_named(exception: str, status: str) -> None:
    view = case(status, stated=stated("not-registered"))
    with pytest.raises(Refusal) as told:
        rules.verdict(LAW, DECIDE, view)
    assert (told.value.code, told.value.clause) == ("exception-holds", "10(2)")
    named = next(one.who for one in LAW.ground("not-registered").exceptions if one.id == exception)
    assert named.kk in told.value.text.kk
    assert named.ru in told.value.text.ru


@pytest.mark.parametrize("status", ["employed", "self-employed", "pensioner", "unemployed"])
def test_who_works_or_is_registered_is_no_unregistered_unemployed(status: str) -> None:
    with pytest.raises(Refusal) as told:
        rules.verdict(LAW, DECIDE, case(status, stated=stated("not-registered")))
    assert told.value.code == "exception-holds"


def test_an_exception_of_another_time_lifts_nothing() -> None:
    assert ruled(case("student", since="2012-11-21", stated=stated("not-registered"))).may_add


def test_the_register_of_the_unemployed_is_asked_about_who_is_named() -> None:
    card = {"status": "registered", "registered_on": "2012-05-01"}
    with pytest.raises(Refusal):
        rules.verdict(LAW, DECIDE, case(stated=stated("not-registered"), unemployed=card))


@pytest.mark.parametrize("whose", [CHILD, "000000000000", ""])
def test_a_ground_is_stated_of_a_grown_member_of_the_family(whose: str) -> None:
    with pytest.raises(Refusal) as told:
        rules.verdict(LAW, DECIDE, case(stated={"ground": "not-registered", "whose": whose}))
    assert told.value.field == "whose"


def test_the_exceptions_do_not_reach_the_other_ground() -> None:
    assert ruled(case("disabled-3", stated=stated("turned-down", **TURNED))).may_add == ("turned-down",)


# Clause 10(3): turned down or left


@pytest.mark.parametrize(
    ("changed", "code", "field"),
    [
        ({"happened": ""}, "case-not-stated", "happened"),
        ({"happened_on": ""}, "day-not-stated", "happened_on"),
        ({"happened_on": "2012-11-21"}, "day-not-stated", "happened_on"),
        ({"excuse": ""}, "excuse-not-stated", "excuse"),
        ({"excuse": "illness"}, "valid-reason", "excuse"),
        ({"excuse": "care", "happened": "refused-training"}, "valid-reason", "excuse"),
    ],
)
def test_what_an_official_has_to_state_and_what_lifts_it(
    changed: dict[str, str], code: str, field: str
) -> None:
    with pytest.raises(Refusal) as told:
        rules.verdict(LAW, DECIDE, case(stated=stated("turned-down", **{**TURNED, **changed})))
    assert (told.value.code, told.value.field, told.value.clause) == (code, field, "10(3)")


@pytest.mark.parametrize(
    "said",
    [
        TURNED,
        {**TURNED, "happened": "refused-training", "excuse": "other"},
        {"happened": "left", "happened_on": "2012-10-10"},
        {"happened": "left", "happened_on": "2012-10-10", "excuse": "illness"},
    ],
)
def test_turning_down_needs_a_reason_that_is_not_valid_and_leaving_none(said: dict[str, str]) -> None:
    verdict = ruled(case(stated=stated("turned-down", **said)))
    assert verdict.allows("refused", "turned-down")
    assert any("10.10.2012" in line.en for line in verdict.lines)


def test_a_job_since_then_restores_the_right() -> None:
    with pytest.raises(Refusal) as told:
        rules.verdict(
            LAW, DECIDE, case("employed", since="2012-10-20", stated=stated("turned-down", **TURNED))
        )
    assert told.value.code == "exception-holds", "who works is not unemployed"
    measures = {"measures_since": "2012-10-25"}
    with pytest.raises(Refusal) as told:
        rules.verdict(LAW, DECIDE, case(request=measures, stated=stated("turned-down", **TURNED)))
    assert (told.value.code, told.value.clause) == ("restored", "10")
    assert "25.10.2012" in told.value.text.kk


BEFORE = {
    "kind": "targeted-social-assistance",
    "state": "refused",
    "ground": "turned-down",
    "iin": MOTHER,
    "whose": FATHER,
    "happened_on": "2012-11-02",
}


def test_what_was_turned_down_before_still_stands_until_something_restores_the_right() -> None:
    verdict = ruled(case(benefits=[BEFORE]))
    assert (verdict.outcome, verdict.grounds) == ("refused", ("turned-down",))
    assert "02.11.2012" in verdict.lines[-1].ru
    again = ruled(case("employed", since="2012-11-10", benefits=[BEFORE]))
    assert again.outcome == "granted"
    assert again.computation["since"] == "2012-11-10", "restored from the dated event"


@pytest.mark.parametrize(("kind", "on", "outcome"), [
    ("referred", "2012-11-10", "granted"),
    ("employed", "2012-11-12", "granted"),
    ("referred", "2012-11-02", "refused"),
    ("refused", "2012-11-10", "refused"),
])  # fmt: skip
def test_a_referral_on_the_card_of_the_unemployed_restores_the_right(
    kind: str, on: str, outcome: str
) -> None:
    view = case(benefits=[BEFORE])
    father = next(one for one in view.found["family"]["members"] if one["iin"] == FATHER)
    father["measures"] = [{"kind": kind, "on": on, "valid": None}]
    verdict = ruled(view)
    assert verdict.outcome == outcome
    if outcome == "granted":
        assert verdict.computation["since"] == on


def test_a_reason_that_the_card_calls_valid_lifts_the_ground() -> None:
    for valid in (True, False):
        view = case(stated=stated("turned-down", **TURNED))
        father = next(one for one in view.found["family"]["members"] if one["iin"] == FATHER)
        father["measures"] = [{"kind": "refused", "on": TURNED["happened_on"], "valid": valid}]
        if not valid:
            assert ruled(view).allows("refused", "turned-down")
            continue
        with pytest.raises(Refusal) as told:
            ruled(view)
        assert (told.value.code, told.value.field) == ("valid-reason", "happened_on")


def test_a_refusal_names_the_ground_that_is_met_and_no_other() -> None:
    above = ruled(case(income=3_000_000))
    assert above.allows("refused", "above-the-line")
    assert not above.allows("refused", "not-registered")
    assert not above.allows("refused", "turned-down")
    before = ruled(case(benefits=[BEFORE]))
    assert not before.allows("refused", "above-the-line")


# What is decided from what is missing


def test_without_a_family_nothing_can_be_found() -> None:
    view = case(family=None)
    for step in ("P1", "P7"):
        with pytest.raises(Refusal) as told:
            rules.verdict(LAW, LAW.channel("provider").step(step), view)
        assert (told.value.code, told.value.clause) == ("no-family", "14(2)")


def test_other_steps_ask_no_register_and_have_no_verdict() -> None:
    step = LAW.channel("provider").step("P3")
    assert rules.reads(LAW, step) == ()
    assert rules.verdict(LAW, step, case()) is None


# Effects


def decided(view: CaseView, paper: str) -> tuple[Any, ...]:
    """What the signature does after the decision was kept."""
    verdict = rules.verdict(LAW, DECIDE, view)
    assert verdict is not None
    found = {**view.found, "verdict": verdict.as_dict()}
    signed = CaseView(
        applicant=view.applicant,
        subject=view.subject,
        facts=view.facts,
        request=view.request,
        on=view.on,
        filed=view.filed,
        found=found,
    )
    step = LAW.channel("provider").step({"notification": "P9a", "refusal": "P9r"}[paper])
    return tuple(effects.effects(LAW, step, "done", signed))


def test_the_signature_assigns_the_difference_from_the_month_of_filing() -> None:
    (assigned,) = decided(case("employed", income=600_000), "notification")
    assert isinstance(assigned, AssignBenefit)
    assert assigned.monthly == 3 * 700_000 - 600_000
    assert (assigned.since, assigned.until) == (date(2012, 11, 1), None)
    assert assigned.family == (MOTHER, FATHER, CHILD)
    assert assigned.why["monthly_amount"] == assigned.monthly


def test_at_the_line_nothing_is_refused_and_nothing_is_paid() -> None:
    assert decided(case("employed", income=2_100_000), "notification") == ()


def test_a_refusal_on_a_stated_ground_is_kept_and_one_by_income_is_not() -> None:
    (kept,) = decided(case(stated=stated("turned-down", **TURNED)), "refusal")
    assert kept == RefuseBenefit(
        kind="targeted-social-assistance",
        iin=MOTHER,
        ground="turned-down",
        whose=FATHER,
        happened_on=date(2012, 10, 10),
    )
    assert decided(case(income=3_000_000), "refusal") == ()


def test_the_form_asks_for_the_social_code_and_for_the_day_of_the_measures() -> None:
    asked = {one.id for one in fields(LAW, "provider", {"active_measures": "yes"})}
    assert asked == {"social_code", "measures_since", "account", "phone"}
    assert "measures_since" not in {one.id for one in fields(LAW, "provider", {"active_measures": "no"})}
    for one in fields(LAW, "provider", {"active_measures": "yes"}):
        assert one.clause or one.reading


def test_the_particulars_of_each_ground_cite_its_clause() -> None:
    assert rules.particulars(LAW, "above-the-line") == ()
    for ground in grounds.STATED:
        assert {one.clause for one in rules.particulars(LAW, ground)} == {LAW.ground(ground).clause}


def test_who_may_need_care_is_named_before_anybody_is_called_unregistered() -> None:
    """The register may not know who cares: the official asks before a ground is used that an exception lifts."""
    by_id = {one["id"]: one for one in ruled(case()).computation["grounds"]}
    asked = [line["en"] for line in by_id["not-registered"]["why"] if "needs care" in line["en"]]
    assert len(asked) == 1
    assert "Баласы" in asked[0]
    assert not any("needs care" in line["en"] for line in by_id["turned-down"]["why"])
