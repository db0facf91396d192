"""Every paper the acts name has its fields, each with the clause that asks for it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from qyzmet.papers.fields import Kind, PaperError, PaperField, check_fields, shown_value
from qyzmet.papers.kinds import KINDS, kind_of
from qyzmet.papers.render import TEMPLATES
from tests.papers.samples import SAMPLES


def test_there_is_a_template_and_a_sample_for_every_kind() -> None:
    assert set(SAMPLES) == set(KINDS)
    assert {one for one in KINDS if (TEMPLATES / f"{one}.typ").exists()} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_every_field_has_its_clause_and_its_name_in_three_languages(kind: Kind) -> None:
    assert kind.clause
    columns = [column for one in kind.fields for column in one.columns]
    for one in (*kind.fields, *columns):
        assert one.clause == "reading" or one.clause.startswith(("cl. ", "annex"))
        assert all(one.label.as_dict().values())


def test_the_receipt_has_the_five_contents_of_clause_15() -> None:
    """cl. 15: number and date; type of service; documents; date, time and place of issue; inspector."""
    asked = [one.id for one in kind_of("receipt-2010").fields if one.clause == "cl. 15"]
    assert asked == [
        *("number", "accepted_on"),
        "service_name",
        "documents",
        *("issue_at", "issue_place"),
        "inspector",
    ]


def test_a_message_cites_the_clause_in_the_language_of_the_reader() -> None:
    given = {**SAMPLES["certificate-2010"], "full_name": ""}
    with pytest.raises(PaperError) as caught:
        check_fields(kind_of("certificate-2010"), given)
    assert caught.value.text.kk.endswith("(3-қосымша; 6, 14-тармақтар).")
    assert caught.value.text.ru.endswith("(приложение 3; п. 6, 14).")


def test_form_a_and_form_b_differ_as_annex_1_says() -> None:
    a, b = ({one.id for one in kind_of(f"certificate-2014-{form}").fields} for form in "ab")
    assert a - b == {"registered_on", "temporary_address", "temporary_from", "temporary_to"}
    assert b - a == {"removed_on", "reason"}


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (kind, one.id)
        for kind, form in KINDS.items()
        for one in form.fields
        if one.required and not one.needed_if
    ],
)
def test_a_paper_without_a_field_it_needs_is_not_made(kind: str, field: str) -> None:
    given = {name: value for name, value in SAMPLES[kind].items() if name != field}
    with pytest.raises(PaperError) as caught:
        check_fields(kind_of(kind), given)
    assert (caught.value.code, caught.value.fields) == ("missing-field", (field,))
    assert kind_of(kind).field(field).label.kk in caught.value.text.kk


def test_where_a_de_registered_person_went_must_be_shown() -> None:
    """annex 3: "if de-registered, where the person left for"."""
    form, given = kind_of("certificate-2010"), {**SAMPLES["certificate-2010"], "outcome": "deregistered"}
    with pytest.raises(PaperError) as caught:
        check_fields(form, given)
    assert caught.value.fields == ("moved_to",)
    assert check_fields(form, {**given, "moved_to": "Алматы"})["moved_to"] == "Алматы"
    assert check_fields(form, {**given, "outcome": "registered"})["moved_to"] == ""


@pytest.mark.parametrize(
    ("kind", "wrong", "code"),
    [
        ("certificate-2010", {"outcome": "lost"}, "bad-field"),
        ("certificate-2010", {"issued_on": "07.06.2011"}, "bad-field"),
        ("certificate-2010", {"birth_year": "жоқ"}, "bad-field"),
        ("certificate-2010", {"colour": "blue"}, "unknown-field"),
        ("certificate-2014-a", {"issued_at": datetime(2014, 6, 5)}, "bad-field"),  # noqa: DTZ001
        ("refusal-2014", {"missing": "one text instead of a list"}, "bad-field"),
        ("receipt-2010", {"documents": [{"name": "Өтініш"}]}, "missing-field"),
        ("receipt-2010", {"documents": 7}, "bad-field"),
    ],
)
def test_what_cannot_stand_in_a_field_is_refused(kind: str, wrong: dict[str, object], code: str) -> None:
    with pytest.raises(PaperError) as caught:
        check_fields(kind_of(kind), {**SAMPLES[kind], **wrong})
    assert caught.value.code == code
    assert len(set(caught.value.text.as_dict().values())) == 3


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(PaperError, match="unknown-kind"):
        kind_of("passport")


@pytest.mark.parametrize("kind", KINDS)
def test_checked_fields_pass_the_check_again_unchanged(kind: str) -> None:
    once = check_fields(kind_of(kind), SAMPLES[kind])
    assert check_fields(kind_of(kind), once) == once


def test_dates_are_shown_day_first_and_times_by_the_clock_of_the_office() -> None:
    day = PaperField("x", kind_of("journal").title, "reading", "date")
    moment = PaperField("x", kind_of("journal").title, "reading", "datetime")
    assert shown_value(day, "2014-06-05", "kk") == "05.06.2014"
    assert shown_value(moment, "2012-06-05T11:42:00+06:00", "kk") == "05.06.2012 11:42"
    assert shown_value(moment, "2012-06-05T10:42:00+05:00", "kk") == "05.06.2012 10:42"


def test_dates_and_moments_may_be_given_as_such() -> None:
    given = {**SAMPLES["certificate-2014-b"], "removed_on": date(2013, 11, 2)}
    given["issued_at"] = datetime(2014, 6, 5, 5, 42, tzinfo=UTC)
    kept = check_fields(kind_of("certificate-2014-b"), given)
    assert (kept["removed_on"], kept["issued_at"]) == ("2013-11-02", "2014-06-05T05:42:00+00:00")
