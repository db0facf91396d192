"""Each of the ten editions at the window: accepted with its papers, turned away in its own form, or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine

from qyzmet.cases.journal import verify
from qyzmet.cases.models import Case, Entry
from qyzmet.centre.taking import turning_away
from qyzmet.desk.refunding import refunds_to_open
from qyzmet.duty.models import Payment
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.papers.models import Paper
from tests.centre.house import MONDAY
from tests.centre.reading import text
from tests.centre.receiving import LAWS, Reception

EACH = pytest.mark.parametrize("law", LAWS, ids=lambda law: law.name)
PAID = pytest.mark.parametrize("law", [law for law in LAWS if law.fee.duty], ids=lambda law: law.name)
pytestmark = pytest.mark.usefixtures("offices")


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Coordinates]:
    """Monday, ten o'clock."""
    with time_machine.travel(MONDAY, tick=False) as coordinates:
        yield coordinates


def test_all_ten_editions_are_here() -> None:
    assert len({law.name for law in LAWS}) == len(LAWS) == 10


@EACH
@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_complete_set_is_accepted(law: Edition, language: str) -> None:
    """With the papers of the edition at this point, in the applicant's language."""
    window = Reception(law, language=language)
    answer = window.accept()
    case = Case.objects.get()
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0].endswith(f"/received/{case.number}/")  # type: ignore[attr-defined]
    assert case.number in text(answer)
    assert case.ended is None
    assert verify(case).sound
    for paper in Paper.objects.filter(case_number=case.number):
        assert paper.language == language
        opened = window.client.get(f"/centre/cases/{case.number}/papers/{paper.pk}/")
        assert opened.content.startswith(b"%PDF")
    if law.fee.duty:
        assert Payment.objects.get().case_number == case.number


@EACH
def test_an_incomplete_set_is_answered_in_the_form_of_the_edition(law: Edition) -> None:
    """A refusal on a ground with its paper, or the notice of what is missing; what was paid is to go back."""
    window = Reception(law)
    page = window.documents()
    answer = window.client.post(page, {}, follow=True)
    where = answer.redirect_chain[-1][0]  # type: ignore[attr-defined]
    assert "/incomplete/" in where
    assert not Case.objects.exists()
    assert not Payment.objects.exists()
    step = turning_away(law, "centre")
    said = text(answer)
    assert step.title.en in said
    assert ("names no paper" in said) == (not step.papers)
    ground = re.search(r'name="ground" value="([^"]+)"', answer.content.decode())
    assert (ground is not None) is (step.does is Verb.REFUSE)
    given = {"ground": ground[1]} if ground else {"how": "in-person"}
    answer = window.client.post(where, given, follow=True)
    case = Case.objects.get()
    assert not law.outcome(case.ended or "").good
    assert verify(case).sound
    assert case.number in text(answer)
    made = [paper.kind for paper in Paper.objects.filter(case_number=case.number)]
    assert made.count("ticket") == 0
    assert {law.paper(one).kind for one in step.papers} <= set(made)
    received = {
        one
        for other in law.channel("centre").steps
        if _from_reception_on(law, other.id)
        for one in other.papers
    }
    assert not {law.paper(one).kind for one in received - set(step.papers)} & set(made), (
        "nothing of an acceptance"
    )
    last = Entry.objects.filter(case=case).latest("seq")
    assert last.event["step"] == step.id
    if law.fee.duty:
        assert "Duty to be given back" in text(answer)
        assert [one.outcome for one in refunds_to_open(case.provider)] == [case.ended]


def _from_reception_on(law: Edition, step: str) -> bool:
    ids = [one.id for one in law.channel("centre").steps]
    first = next(one.id for one in law.channel("centre").steps if one.does is Verb.RECEIVE)
    return ids.index(step) >= ids.index(first)


@PAID
def test_who_goes_home_for_what_is_missing_keeps_the_receipt(law: Edition) -> None:
    """Nothing is stored, and the same receipt pays when they come again."""
    window = Reception(law)
    page = window.documents()
    window.client.post(page, {})
    answer = window.client.post(page.replace("/documents/", "/drop/"), follow=True)
    assert "Nothing was stored" in text(answer)
    assert window.client.get(page).status_code == 404
    assert not Case.objects.exists()
    assert not Payment.objects.exists()
    window.accept()
    assert Payment.objects.get().case_number == Case.objects.get().number


@PAID
def test_a_receipt_that_cannot_pay_is_told_at_its_field(law: Edition) -> None:
    """Used, too little: on the page of the duty, before the documents are looked at; nothing is stored."""
    first = Reception(law)
    first.accept()
    again = Reception(law, receipt=first.receipt)
    answer = again.who(again.begin())
    while "/duty/" not in answer["Location"]:
        answer = again.client.post(answer["Location"], again.request)
    duty = str(answer["Location"])
    assert "= " in text(again.client.get(duty)), "the sum is computed step by step"
    for given, name in (
        (first.receipt, "receipt"),
        ({**first.receipt, "receipt": "new 1", "amount": "1"}, "amount"),
    ):
        answer = again.client.post(duty, given)
        assert answer.status_code == 422
        assert answer.context["form"].errors.keys() == {name}
        assert f'id="id_{name}_error"' in answer.content.decode() or f"#id_{name}" in answer.content.decode()
    assert Case.objects.count() == Payment.objects.count() == 1
    assert given["receipt"] not in set(Payment.objects.values_list("receipt", flat=True))


@EACH
def test_the_forms_of_the_edition_are_printed_filled_in_in_the_applicant_s_language(law: Edition) -> None:
    """Every document with a form of the edition's own; a departure sheet is brought from the former place."""
    for language in ("kk", "ru"):
        window = Reception(law, language=language)
        page = window.documents()
        context = window.client.get(page).context
        lines = context["form"].lines()
        asked = {line.document.id for line in lines if line.document.paper} - {"departure-sheet"}
        assert {one.id for one in context["blanks"]} == asked
        for document in asked:
            answer = window.client.get(page.replace("/documents/", f"/forms/{document}/"))
            assert answer.content.startswith(b"%PDF"), document
