"""Registration at the place of residence on the portal (2014, cl. 3, 4(1), 6, 7, 9, 14): every turn of everybody."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from qyzmet.cases.models import Attachment, Case
from qyzmet.law.catalogue import edition
from qyzmet.papers.models import Paper
from qyzmet.portal.models import Declined
from qyzmet.portal.standin import StandIn
from qyzmet.registers.models import Look, Residence
from qyzmet.trust.authority import authority
from qyzmet.trust.cms import verify_cms
from tests.portal.conftest import logged_in, words
from tests.portal.people import Family, make_applicant, signature
from tests.portal.waiting import (
    REGISTRATION,
    answer,
    begin,
    dwelling,
    fill,
    officials,
    open_registration,
    order_of,
    owner_answers,
    page_of,
    standing_in,
    submit,
    tell,
    write_registration,
)
from tests.registers import making
from tests.registers.holding import holds

LAW = edition(f"{REGISTRATION}@2014")


@pytest.fixture
def shop(settings: Any) -> Iterator[StandIn]:
    with standing_in(settings) as server:
        yield server


@pytest.fixture
def landlord(family: Family) -> Client:
    """The browser of the owner of a dwelling."""
    return logged_in(make_applicant("murat", family.stranger))


def fresh(case: Case) -> Case:
    return Case.objects.get(pk=case.pk)


def paid(client: Client, case: Case) -> None:
    assert tell(order_of(client, case)).status_code == 200


def test_from_the_form_to_the_card_re_written(
    family: Family, applicant: Client, landlord: Client, shop: StandIn
) -> None:
    """Cl. 9: form, the owner's signature, the duty, the applicant's signature; cl. 6: notification, card."""
    person, owner = family.applicant, family.stranger
    holds(person, "identity-card", date(2020, 1, 1), date(2030, 1, 1), "2020-1")
    home = dwelling(owner)
    case = open_registration(applicant, home, owner)
    assert (case.step, case.post) == ("B2", "owner")
    mine = words(applicant.get(f"/my/{case.number}/"))
    assert f"It waits for {owner.full_name}" in mine

    assert case.number in words(landlord.get("/my/"))
    page = words(landlord.get(reverse("portal:consent", args=[case.number, "consent"])))
    assert person.full_name in page
    assert "тіркеуге қоюға қарсы емеспін." in page
    assert person.iin not in page, "the annex does not ask for it"
    assert owner_answers(landlord, case, owner)["Location"] == "/my/"
    assert landlord.get("/my/").context["asked"] == []
    assert "You consented on" in words(landlord.get(reverse("portal:consent", args=[case.number, "consent"])))

    assert fresh(case).step == "B3"
    paid(applicant, case)
    assert fresh(case).step == "B4"
    sent = submit(applicant, case, person)
    assert sent["Location"] == f"/my/{case.number}/"
    said = json.loads(bytes(Attachment.objects.get(case=case, name=f"{case.number}.json").content))
    assert said["form"]["address"] == str(home.pk)
    assert [len(one["text_sha256"]) for one in said["consents"]] == [64]
    assert said["duty"]["receipt"].startswith("PG-")
    assert fresh(case).step == "B5"

    stored = officials(case, until="B6")
    assert stored.state.step == "B9"
    assert Residence.objects.get(person=person, address=home).case_number == case.number
    page = words(applicant.get(f"/my/{case.number}/"))
    assert "Come with your identity card" in page
    assert "Book a place in the queue" in page
    assert f"Otherwise the case ends as: {LAW.outcome('card-pending').name.en}" in page
    assert Paper.objects.get(case_number=case.number).kind == "registration-notification-2014"
    for step in LAW.channel("portal").steps:
        if step.id != "BN":
            assert step.title.en in page
    assert officials(case).state.ended == "registered"


def test_the_consent_is_kept_with_the_signature_of_the_owner(
    family: Family, applicant: Client, landlord: Client
) -> None:
    owner = family.stranger
    case = open_registration(applicant, dwelling(owner), owner)
    owner_answers(landlord, case, owner)
    text, signed = Attachment.objects.filter(case=case).order_by("pk")
    assert {text.document, signed.document} == {"electronic-request"}
    signer = verify_cms(
        bytes(signed.content).decode(), bytes(text.content), at=text.added_at, authority=authority()
    )
    assert signer.iin == owner.iin
    said = json.loads(bytes(text.content))
    assert said["words"] == "тіркеуге қоюға қарсы емеспін."
    assert any(family.applicant.full_name in line for line in said["lines"])
    assert Look.objects.filter(subject_iin=family.applicant.iin, post="owner").exists()


def test_nobody_but_the_owner_named_sees_the_request_or_consents(
    family: Family, applicant: Client, landlord: Client
) -> None:
    spouse = logged_in(make_applicant("erzhan", family.spouse))
    case = open_registration(applicant, dwelling(family.stranger), family.stranger)
    for name in ("consent", "consent-text"):
        for what in ("consent", "refusal"):
            assert spouse.get(reverse(f"portal:{name}", args=[case.number, what])).status_code == 404
            assert applicant.get(reverse(f"portal:{name}", args=[case.number, what])).status_code == 404
    assert landlord.get(f"/my/{case.number}/").status_code == 404, "the owner does not see the whole case"
    assert landlord.get(reverse("portal:consent", args=[case.number, "perhaps"])).status_code == 404
    where = reverse("portal:consent", args=[case.number, "consent"])
    text = bytes(landlord.get(reverse("portal:consent-text", args=[case.number, "consent"])).content)
    page = landlord.post(where, {"signature": signature(text, family.spouse)})
    assert "The signature is somebody else's" in words(page)
    refusal = bytes(landlord.get(reverse("portal:consent-text", args=[case.number, "refusal"])).content)
    page = landlord.post(where, {"signature": signature(refusal, family.stranger)})
    assert page.status_code == 422, "the refusal signed is no consent"
    assert fresh(case).step == "B2"


def test_an_owner_who_declines_leaves_the_case_where_it_is(
    family: Family, applicant: Client, landlord: Client
) -> None:
    """reading: the edition has no branch for it; the applicant is told, and the owner may think again."""
    owner = family.stranger
    case = open_registration(applicant, dwelling(owner), owner)
    owner_answers(landlord, case, owner, "refusal")
    owner_answers(landlord, case, owner, "refusal")
    assert Declined.objects.get().iin == owner.iin
    assert fresh(case).step == "B2"
    assert "The owner does not consent" in words(applicant.get("/my/"))
    assert "the owner signed that they do not consent" in words(applicant.get(f"/my/{case.number}/"))
    owner_answers(landlord, case, owner)
    assert fresh(case).step == "B3"
    assert "do not consent" not in words(applicant.get(f"/my/{case.number}/"))


def test_who_lives_in_their_own_dwelling_consents_too(family: Family, applicant: Client) -> None:
    """Cl. 9 asks for both signatures; whoever is both gives both."""
    person = family.applicant
    case = open_registration(applicant, dwelling(person), person)
    assert "You named yourself as the owner" in words(applicant.get(f"/my/{case.number}/"))
    owner_answers(applicant, case, person)
    assert fresh(case).step == "B3"


def test_a_parent_registers_a_child_the_register_knows(family: Family, applicant: Client) -> None:
    draft = begin(applicant, REGISTRATION)
    where = answer(
        applicant,
        draft,
        age="under-16",
        registration="temporary",
        exempt="no",
    )
    assert where.endswith("/subjects/")
    page = words(applicant.get(where))
    assert family.child.full_name in page
    assert family.spouse.full_name not in page
    assert fill(applicant, draft, "subjects", subject=family.child.iin).endswith("/form-address/")


def test_answers_that_the_portal_cannot_serve_are_told_with_the_clause_and_where_to_go(
    applicant: Client,
) -> None:
    """Cl. 9 names no proof for the portal: the exempt and who comes from abroad go to the centre."""
    draft = begin(applicant, REGISTRATION)
    answer(applicant, draft, age="from-16", card="other", registration="permanent")
    page = applicant.post(page_of(draft, "arrival"), {"answer": "abroad"})
    assert page.status_code == 422
    said = words(page)
    assert "With this answer the service is not given through the portal (cl. 3, 9, 14)." in said
    assert "What to bring to a centre" in said
    assert "Clause 9 names no document for the portal" in said


def test_an_answer_that_others_decide_is_open_again_when_they_change(applicant: Client) -> None:
    """A child has no card with a chip, so nobody is asked; a grown person is, also who said «child» first."""
    draft = begin(applicant, REGISTRATION)
    assert answer(applicant, draft, age="under-16") == page_of(draft, "registration")
    assert answer(applicant, draft, age="from-16") == page_of(draft, "card")


def test_health_is_not_asked_where_it_decides_nothing(applicant: Client) -> None:
    draft = begin(applicant, REGISTRATION)
    assert applicant.get(page_of(draft, "health")).status_code == 404


def test_an_address_is_looked_for_without_a_script_and_an_unknown_one_is_refused(
    family: Family, applicant: Client
) -> None:
    home = dwelling(family.stranger)
    draft = begin(applicant, REGISTRATION)
    answer(
        applicant, draft, age="from-16", card="other", registration="temporary", supervision="no", exempt="no"
    )
    where = page_of(draft, "form-address")
    found = applicant.post(where, {"address-words": "семей абай 21", "find": "1"})
    assert found.status_code == 200
    assert f'value="{home.pk}"' in words(found)
    for given in ("999999", "abc", ""):
        assert applicant.post(where, {"address": given}).status_code == 422
    assert applicant.post(where, {"address": str(home.pk)})["Location"].endswith("/form-until/")
    assert applicant.post(page_of(draft, "form-until"), {"until": "31.02.2027"}).status_code == 422
    assert fill(applicant, draft, "form-until", until="01.03.2027").endswith("/form-owner/")
    wrong = applicant.post(page_of(draft, "form-owner"), {"owner": "850101300006", "owner_name": "А"})
    assert "The check digit of the IIN does not match" in words(wrong)


def test_a_page_sent_twice_opens_one_case_and_pays_and_submits_once(
    family: Family, applicant: Client, landlord: Client, shop: StandIn
) -> None:
    owner = family.stranger
    draft = write_registration(applicant, dwelling(owner), owner)
    where = reverse("portal:review", args=[draft])
    first, again = applicant.post(where), applicant.post(where)
    assert first["Location"] == again["Location"]
    case = Case.objects.get()
    owner_answers(landlord, case, owner)
    paid(applicant, case)
    text = bytes(applicant.get(reverse("portal:submit-text", args=[case.number])).content)
    signed = {"signature": signature(text, family.applicant)}
    to = reverse("portal:submit", args=[case.number])
    assert applicant.post(to, signed).status_code == 302
    assert applicant.post(to, signed)["Location"] == f"/my/{case.number}/"
    assert Attachment.objects.filter(case=case).count() == 4
    assert fresh(case).step == "B5"


def test_the_signature_comes_last_and_is_the_applicants_own(
    family: Family, applicant: Client, landlord: Client, shop: StandIn
) -> None:
    owner = family.stranger
    case = open_registration(applicant, dwelling(owner), owner)
    assert applicant.get(reverse("portal:submit", args=[case.number]))["Location"] == f"/my/{case.number}/"
    owner_answers(landlord, case, owner)
    paid(applicant, case)
    page = submit(applicant, case, owner)
    assert page.status_code == 422
    assert "The signature is somebody else's" in words(page)
    assert fresh(case).step == "B4"


def test_a_dwelling_that_no_register_knows_sends_the_applicant_to_the_centre(
    family: Family, applicant: Client, landlord: Client, shop: StandIn
) -> None:
    """Cl. 9(2), BN: the papers on the dwelling are brought to the centre."""
    case = open_registration(applicant, making.address("33", ""), family.stranger)
    owner_answers(landlord, case, family.stranger)
    paid(applicant, case)
    submit(applicant, case, family.applicant)
    assert officials(case).state.ended == "to-centre"
    page = words(applicant.get(f"/my/{case.number}/"))
    assert LAW.outcome("to-centre").name.en.lower() in page.lower()


def test_who_is_younger_than_they_say_is_told_before_anything_is_opened(
    family: Family,
) -> None:
    young = making.person("Жас", "Адам", "", date(2012, 1, 6))
    client = logged_in(make_applicant("young", young))
    draft = write_registration(client, dwelling(family.stranger), family.stranger)
    page = client.post(reverse("portal:review", args=[draft]))
    assert page.status_code == 422
    assert "The request cannot be sent so" in words(page)
    assert not Case.objects.exists()
