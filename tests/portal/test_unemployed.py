"""The certificate to the unemployed on the portal (cl. 14(3)–(5), 21; annex 9): form and signature at once."""

from __future__ import annotations

import base64
import json
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases import store
from qyzmet.cases.models import Attachment, Case
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.law.catalogue import edition
from qyzmet.papers.models import Paper
from qyzmet.registers.employment_changes import Clerk as Keeper
from qyzmet.registers.employment_changes import register, remove
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Address, Person
from qyzmet.trust import oids
from qyzmet.trust.authority import authority
from qyzmet.trust.cms import sign_cms
from qyzmet.trust.pdf import check_seals
from tests.portal.conftest import logged_in, words
from tests.portal.people import Family, content_of, make_applicant, signature
from tests.portal.waiting import answer, png, upload
from tests.registers import making

SERVICE = "unemployed-certificate"
LAW = edition(f"{SERVICE}@2011")
BODY = "social-akmola-kokshetau"


@pytest.fixture
def townsman(offices: None) -> Person:
    """Somebody of Kokshetau."""
    who = making.person("Сейітов", "Дархан", "Маратұлы", date(1990, 4, 4))
    home = Address.objects.create(
        kato="111010000",
        region_kk="Ақмола облысы",
        region_ru="Акмолинская область",
        locality_kk="Көкшетау қаласы",
        locality_ru="город Кокшетау",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house="5",
        flat="2",
    )
    making.residence(who, home, date(2012, 1, 1))
    return who


@pytest.fixture
def client(townsman: Person) -> Client:
    """The townsman's browser."""
    return logged_in(make_applicant("darkhan", townsman))


def on_the_register(who: Person) -> str:
    today = timezone.localdate()
    by = Keeper(Looker(1, "Ысқақова Айнұр", "executor", BODY), BODY, today)
    return register(who.iin, "dismissed", today - timedelta(days=20), by).number


def ready(client: Client) -> str:
    """A request up to the signature; its key."""
    begun = client.get(reverse("portal:apply", args=[SERVICE]))
    assert begun.status_code == 302, words(begun)
    draft = str(begun["Location"]).split("/")[2]
    answer(client, draft, person="citizen")
    page = reverse("portal:question", args=[draft, "form-e_mail"])
    assert client.post(page, {"e_mail": "darkhan@example.kz"}).status_code == 302
    page = reverse("portal:question", args=[draft, "file-E1"])
    assert client.post(page, {"file": upload(png(900, 600), "id.png")}).status_code == 302
    return draft


def sent(client: Client, draft: str, signed: str) -> Case:
    answered = client.post(reverse("portal:sign", args=[draft]), {"signature": signed})
    assert answered.status_code == 302, words(answered)
    return Case.objects.get(number=str(answered["Location"]).split("/")[2])


def decided(case: Case, **outcomes: str) -> Case:
    stored = store.load(case.pk)
    Clerk(Random(1)).finish(stored, Plan(outcomes), timezone.now())
    return Case.objects.get(pk=case.pk)


def test_from_the_form_to_the_signed_certificate_in_the_cabinet(client: Client, townsman: Person) -> None:
    """Cl. 21(5)–(16)."""
    on_the_register(townsman)
    draft = ready(client)
    review = words(client.get(reverse("portal:review", args=[draft])))
    assert "darkhan@example.kz" in review
    assert "id.png" in review
    case = sent(client, draft, signature(content_of(client, draft), townsman))
    assert (case.step, case.provider) == ("O9d", BODY)
    kept = Attachment.objects.filter(case=case).order_by("pk")
    assert [(one.document, one.name.rpartition(".")[2]) for one in kept] == [
        ("E5", "json"),
        ("E5", "cms"),
        ("E1", "png"),
    ]
    said = json.loads(bytes(kept[0].content))
    assert (said["form"], said["files"][0]["document"]) == ({"e_mail": "darkhan@example.kz"}, "E1")
    form = Paper.objects.get(case_number=case.number, kind="portal-form-2011-unemployed")
    assert form.fields["scans"] == [LAW.document("E1").name.kk]
    page = words(client.get(f"/my/{case.number}/"))
    assert "Notification shown to the consumer" in page

    ended = decided(case)
    assert ended.ended == "issued"
    page = words(client.get(f"/my/{case.number}/"))
    assert "Output form of the positive answer" in page
    assert "O12s" not in page, "what officials signed is not what the applicant sent"
    paper = Paper.objects.get(case_number=case.number, kind="positive-output-2011-unemployed")
    assert paper.fields["person"] == townsman.full_name
    assert paper.fields["signature"]
    file = client.get(reverse("portal:paper", args=[case.number, paper.pk]))
    (seal,) = check_seals(bytes(file.content), at=timezone.now(), authority=authority())
    assert seal.problem is None


def test_who_is_not_registered_reads_in_the_cabinet_why_it_was_refused(
    client: Client, townsman: Person
) -> None:
    """Cl. 10; annex 9: a letter with the grounds."""
    number = on_the_register(townsman)
    today = timezone.localdate()
    by = Keeper(Looker(1, "Ысқақова Айнұр", "executor", BODY), BODY, today)
    remove(number, "employed", today, by)
    draft = ready(client)
    case = decided(sent(client, draft, signature(content_of(client, draft), townsman)), O10="refused")
    assert case.ended == "refused"
    page = words(client.get(f"/my/{case.number}/"))
    assert LAW.ground("not-registered").text.en[1:] in page
    letter = Paper.objects.get(case_number=case.number, kind="negative-output-2011-unemployed")
    assert number in letter.fields["grounds"]


def test_a_certificate_that_has_ended_is_refused_by_the_portal_with_a_notice(
    client: Client, townsman: Person
) -> None:
    """Cl. 21(9), 21(10)."""
    on_the_register(townsman)
    draft = ready(client)
    keys = authority().issue(
        {"CN": townsman.full_name, "serialNumber": f"IIN{townsman.iin}"},
        (oids.INDIVIDUAL, oids.EMAIL_PROTECTION),
        begins=datetime(2011, 1, 1, tzinfo=UTC),
        ends=datetime(2012, 1, 1, tzinfo=UTC),
    )
    raw = base64.b64encode(sign_cms(content_of(client, draft), keys, at=timezone.now())).decode()
    case = sent(client, draft, raw)
    assert case.ended == "not-accepted"
    notice = Paper.objects.get(case_number=case.number, kind="electronic-notice-2011")
    assert notice.fields["reason"].casefold() == LAW.ground("signature-not-confirmed").text.kk
    assert LAW.ground("signature-not-confirmed").text.en[1:] in words(client.get(f"/my/{case.number}/"))


def test_a_signature_over_another_text_can_be_given_anew(client: Client, townsman: Person) -> None:
    draft = ready(client)
    answered = client.post(
        reverse("portal:sign", args=[draft]), {"signature": signature(b"something else", townsman)}
    )
    assert answered.status_code == 422
    assert not Case.objects.exists()


def test_who_lives_where_no_body_gives_the_service_is_told_before_signing(
    family: Family, applicant: Client
) -> None:
    draft = ready(applicant)
    page = applicant.get(reverse("portal:review", args=[draft]))
    assert "no body gives this service where the applicant lives" in words(page)
    assert page.status_code == 422


@pytest.mark.parametrize(
    ("who", "document"), [("foreigner", "E2"), ("stateless", "E3"), ("oralman", "E4"), ("refugee", "")]
)
def test_each_shows_the_copy_of_ones_own_document(client: Client, who: str, document: str) -> None:
    """Cl. 14(3)–(5); of a refugee no document is named."""
    begun = client.get(reverse("portal:apply", args=[SERVICE]))
    draft = str(begun["Location"]).split("/")[2]
    answer(client, draft, person=who)
    page = reverse("portal:question", args=[draft, "form-e_mail"])
    onward = str(client.post(page, {})["Location"])
    assert onward.endswith(f"file-{document}/" if document else "review/")
