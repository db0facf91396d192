"""What is signed is what is filed: nothing between reading, signing and filing can be exchanged."""

from __future__ import annotations

import base64
import json
import random
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases.models import Attachment, Case
from qyzmet.desk import filing as desk_filing
from qyzmet.desk.attaching import attach
from qyzmet.desk.esign import problem_of
from qyzmet.desk.request import events_of
from qyzmet.law.catalogue import edition
from qyzmet.papers.models import Paper
from qyzmet.registers.models import Person
from qyzmet.trust import oids
from qyzmet.trust.authority import authority
from qyzmet.trust.certificates import BEGINNING, END
from qyzmet.trust.cms import sign_cms, verify_cms
from qyzmet.trust.errors import BadSignature
from qyzmet.trust.pdf import check_seals
from tests.desk import home_education
from tests.portal.people import Family, answer_questions, content_of, draft_of, signature
from tests.security.conftest import browser


@pytest.fixture
def applicant(family: Family) -> Client:
    """The browser of the applicant."""
    return browser(family.user)


def send(client: Client, draft: str, signed: str) -> Any:
    return client.post(reverse("portal:sign", args=[draft]), {"signature": signed})


def test_an_answer_changed_after_signing_makes_the_signature_void(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    signed = signature(content_of(applicant, draft), family.applicant)
    answer_questions(applicant, draft, about="relative", subjects=family.child.iin)
    answer = send(applicant, draft, signed)
    assert answer.status_code == 422
    assert "belongs to other data" in answer.content.decode()
    assert not Case.objects.exists()


def test_a_signature_counts_for_one_request_only(family: Family, applicant: Client) -> None:
    first = draft_of(applicant)
    answer_questions(applicant, first, about="self")
    signed = signature(content_of(applicant, first), family.applicant)
    assert send(applicant, first, signed).status_code == 302
    second = draft_of(applicant)
    answer_questions(applicant, second, about="self")
    assert send(applicant, second, signed).status_code == 422
    assert Case.objects.count() == 1


def test_the_case_says_what_the_signed_text_says(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="relative", subjects=family.child.iin)
    content = content_of(applicant, draft)
    shown = applicant.get(reverse("portal:sign", args=[draft])).context
    assert base64.b64decode(shown["data"]) == content
    assert send(applicant, draft, signature(content, family.applicant)).status_code == 302
    case, said = Case.objects.get(), json.loads(content)
    facts = case.state["facts"]
    assert facts["subjects"].split(";") == said["about"] == [family.child.iin]
    assert {name: facts[name] for name in said["answers"]} == said["answers"]
    assert (case.applicant_id, case.applicant_name) == (said["applicant"]["iin"], said["applicant"]["name"])
    assert (case.edition, case.channel, case.opening_key) == (said["edition"], said["channel"], said["key"])
    kept = {row.name.rpartition(".")[2]: bytes(row.content) for row in Attachment.objects.filter(case=case)}
    assert kept["json"] == content
    signer = verify_cms(kept["cms"], kept["json"], at=timezone.now(), authority=authority())
    assert signer.iin == family.applicant.iin


def _keys(person: Person, **given: Any) -> Any:
    parts = {"CN": person.surname, "serialNumber": f"IIN{person.iin}"}
    usages = given.pop("usages", (oids.INDIVIDUAL, oids.EMAIL_PROTECTION))
    return authority().issue(parts, usages, **given)


def _kinds(person: Person) -> dict[str, Any]:
    revoked = _keys(person)
    authority().revoke(revoked, datetime.now(UTC) - timedelta(minutes=1))
    return {
        "has been revoked": revoked,
        "has expired": _keys(person, begins=BEGINNING, ends=datetime.now(UTC) - timedelta(days=1)),
        "was not yet valid": _keys(person, begins=datetime.now(UTC) + timedelta(days=1), ends=END),
        "not meant for signing": _keys(person, usages=("1.3.6.1.5.5.7.3.2",)),
    }


def test_no_certificate_but_a_good_one_files_a_request(family: Family, applicant: Client) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    content = content_of(applicant, draft)
    for words, keys in _kinds(family.applicant).items():
        signed = base64.b64encode(sign_cms(content, keys, at=timezone.now())).decode()
        answer = send(applicant, draft, signed)
        assert answer.status_code == 422, words
        assert words in answer.content.decode()
    assert not Case.objects.exists()


def test_the_edition_that_governs_the_day_of_filing_counts_not_that_of_the_first_page(
    family: Family, applicant: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = draft_of(applicant)
    answer_questions(applicant, draft, about="self")
    signed = signature(content_of(applicant, draft), family.applicant)
    monkeypatch.setattr(desk_filing, "governing", lambda *_: edition("address-certificate@2010"))
    answer = send(applicant, draft, signed)
    assert answer.status_code == 422
    assert "begin anew" in answer.content.decode()
    assert not Case.objects.exists()


def _spoiled(content: bytes, chance: random.Random) -> bytes:
    """The same octets with a few of them changed, left out or doubled."""
    spoiled = bytearray(content)
    for _ in range(chance.randint(1, 4)):
        place = chance.randrange(len(spoiled))
        match chance.randrange(3):
            case 0:
                spoiled[place] = chance.randrange(256)
            case 1:
                del spoiled[place : place + chance.randint(1, 40)]
            case _:
                spoiled[place:place] = spoiled[place : place + chance.randint(1, 40)]
    return bytes(spoiled)


def test_a_spoiled_signature_is_refused_in_words_and_never_taken(family: Family) -> None:
    data, person, chance = b"request", family.applicant, random.Random(7)
    keys = authority().person(person.iin, surname=person.surname, given=person.given_name)
    good = sign_cms(data, keys, at=timezone.now())
    for _ in range(400):
        bad = _spoiled(good, chance)
        try:
            signer = verify_cms(bad, data, at=timezone.now(), authority=authority())
        except BadSignature:
            continue
        assert signer.iin == person.iin, (
            "what was changed is not covered by the signature, and not the signer"
        )


def test_a_spoiled_paper_is_refused_in_words_and_never_genuine(family: Family, applicant: Client) -> None:
    draft, chance = draft_of(applicant), random.Random(11)
    answer_questions(applicant, draft, about="self")
    send(applicant, draft, signature(content_of(applicant, draft), family.applicant))
    paper = Paper.objects.get(sealed=True)
    good = bytes(paper.pdf)
    assert all(seal.valid for seal in check_seals(good, at=timezone.now(), authority=authority()))
    seals = good.find(b"/Contents <")
    read = 0
    for _ in range(400):
        bad = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            bad[chance.randrange(seals, len(good))] = chance.randrange(256)
        try:
            check_seals(bytes(bad), at=timezone.now(), authority=authority())
        except BadSignature:
            continue
        read += 1
    assert read > 20, "most were spoiled in a seal, where the file can still be read"


def test_officials_without_an_account_do_not_sign_as_each_other() -> None:
    """In demos nobody has an account: the first to sign must not lend a name to all the others."""
    one, other = (authority().official(0, name, "Әкімдік") for name in ("Досова Гүлмира", "Қуанышев Серік"))
    assert (one.holder.name, other.holder.name) == ("Досова Гүлмира", "Қуанышев Серік")
    assert authority().official(0, "Досова Гүлмира", "Әкімдік").holder.serial == one.holder.serial


@pytest.mark.usefixtures("offices")
def test_a_sound_signature_of_another_official_or_over_another_text_is_none() -> None:
    """What the journal says was signed, by whom, has to be what lies with the case."""
    at = home_education.DAY + timedelta(minutes=20)
    stored = home_education.carry(home_education.electronic(), until="S13")
    assert problem_of(stored, at) == ""
    last = next(one["data"]["signature"] for one in reversed(events_of(stored)) if "signature" in one["data"])
    files = Attachment.objects.filter(case_id=stored.id)
    content = bytes(files.get(name=f"{last['file']}.json").content)
    stranger = authority().official(0, "Бөгде Біреу", "Басқа мекеме")
    for text in (content, content + b" "):
        attach(stored.id, "", f"{last['file']}.json", "application/json", text, "x", at)
        attach(
            stored.id,
            "",
            f"{last['file']}.cms",
            "application/pkcs7-signature",
            sign_cms(text, stranger, at=at),
            "x",
            at,
        )
        assert problem_of(stored, at) == "data-differs"
