"""The halls of authorised bodies and of rural akims: queue, terms, reception, and whose work follows on it."""

from __future__ import annotations

import re
from datetime import date
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.cases.models import Case, Ticket
from qyzmet.centre import queue
from qyzmet.centre.place import Place, place_of
from qyzmet.desk.official import Official
from qyzmet.law.verbs import Verb
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.process.engine import process_of
from qyzmet.registers.family_changes import open_family
from qyzmet.registers.models import Person
from tests.centre.house import PASSWORD
from tests.registers import making

SOCIAL, AKIM = "social-akmola-kokshetau", "akim-akmola-zerendi-bulak"
REGION, TOWN = "psc-akmola", "psc-akmola-kokshetau"
UNEMPLOYED, FARM = "unemployed-certificate", "personal-farm-certificate"
ASSISTANCE, HOME = "targeted-social-assistance", "home-education-allowance"

pytestmark = pytest.mark.usefixtures("clock", "_offices")


@pytest.fixture
def _offices(db: None) -> None:
    load_offices()


def holder(*posts: tuple[str, str]) -> Client:
    """The browser of somebody who holds these posts at these offices."""
    user = User.objects.create_user(f"u{uuid4().hex[:8]}", password=PASSWORD)
    Account.objects.create(user=user, display_name="Мұсабаева Айнұр")
    for post, office in posts:
        Holding.objects.create(
            user=user, post=post, office=Office.objects.get(code=office), since=date(2010, 11, 1)
        )
    client = Client()
    client.force_login(user)
    client.cookies["qyzmet_language"] = "en"
    return client


def said(client: Client, name: str, **given: str) -> str:
    """The text of a page."""
    return client.get(reverse(name, kwargs=given or None)).content.decode()


def take(client: Client, service: str, purpose: str = "file") -> Ticket:
    """A ticket from the kiosk of the hall."""
    answer = client.post(reverse("centre:kiosk"), {"choice": f"{service}:{purpose}"})
    assert answer.status_code == 302, answer.content.decode()
    return Ticket.objects.latest("pk")


def place(office: str) -> Place:
    return place_of(office, timezone.now())


@pytest.mark.parametrize(
    ("office", "post", "service", "minutes"),
    [
        (AKIM, "official", FARM, [10, 10, 10]),
        (AKIM, "akim", ASSISTANCE, [15, 15, 30]),
        (SOCIAL, "executor", ASSISTANCE, [15, 15, 30]),
        (SOCIAL, "si-employee", HOME, [15, 15, 30]),
        (SOCIAL, "executor", UNEMPLOYED, [10, 10, 10]),
        (REGION, "centre-official", FARM, [10, 10, 10]),
        (TOWN, "centre-employee", UNEMPLOYED, [30, 30, 30]),
    ],
)
def test_the_wait_is_as_long_as_the_edition_says_by_the_people_ahead_where_it_counts_them(
    office: str, post: str, service: str, minutes: list[int]
) -> None:
    client, here = holder((post, office)), place(office)
    found = []
    for _person in minutes:
        ticket = take(client, service)
        term = queue.waiting_term(here, here.edition(service), ticket.purpose)
        found.append(queue.waiting_minutes(term, ticket))
    assert found == minutes
    page = said(client, "centre:queue")
    assert page.count("The act sets no limit") == 0
    assert client.post(reverse("centre:call"), {"window": "1"}).status_code == 302
    assert "Ticket No. 1 at window 1" in said(client, "centre:queue")


def test_who_receives_calls_what_is_theirs_and_nobody_else_is_let_to_the_windows() -> None:
    matters = {
        (office, post): {one[0] for one in queue.matters_for(place(office), Official(0, "", post, office))}
        for office, post in (
            (AKIM, "akim"),
            (AKIM, "official"),
            (SOCIAL, "executor"),
            (SOCIAL, "si-employee"),
        )
    }
    assert matters == {
        (AKIM, "akim"): {ASSISTANCE},
        (AKIM, "official"): {FARM},
        (SOCIAL, "executor"): {ASSISTANCE, HOME, UNEMPLOYED},
        (SOCIAL, "si-employee"): {HOME, UNEMPLOYED},
    }
    for post, office in (
        ("head", SOCIAL),
        ("signatory", SOCIAL),
        ("commission", AKIM),
        ("registrar", "bureau-akmola"),
        ("executor", "police-akmola-zerendi"),
    ):
        client = holder((post, office))
        for name in ("queue", "kiosk", "board"):
            assert client.get(reverse(f"centre:{name}")).status_code == 403, (post, name)


@pytest.mark.parametrize(("post", "office"), [("executor", SOCIAL), ("official", AKIM)])
def test_one_menu_leads_to_the_work_and_to_the_queue(post: str, office: str) -> None:
    client = holder((post, office))
    login = client.get(reverse("ui:login"), follow=True)
    assert login.redirect_chain[-1][0] == "/provider/"
    for name in ("provider:home", "centre:queue", "provider:search"):
        page = said(client, name)
        assert page.count('class="qz-menu"') == 1
        assert reverse("centre:queue") in page
        assert reverse("provider:home") in page
        assert reverse("provider:registers") not in page
    assert client.get(reverse("centre:home")).status_code == 403
    assert client.get(reverse("provider:registers")).status_code == 403


def test_a_browser_at_the_akim_becomes_the_kiosk_of_the_akim() -> None:
    client = holder(("official", AKIM))
    assert client.post(reverse("centre:screen"), {"screen": "kiosk"}).status_code == 302
    page = said(client, "centre:kiosk")
    assert f"{FARM}:file" in page
    assert client.get(reverse("centre:queue")).status_code == 302
    assert take(client, FARM).office == AKIM


def somebody() -> Person:
    """Somebody who applies."""
    return making.person("Иманова", "Сәуле", "Ерболқызы", date(1980, 3, 3), "female")


def received(
    client: Client, service: str, facts: dict[str, str], channel: str = "", person: Person | None = None
) -> str:
    """Everything asked, up to the checklist; its address."""
    person = person or somebody()
    asked = {"service": service} | ({"channel": channel} if channel else {})
    answer = client.get(reverse("centre:reception"), asked)
    while answer.status_code == 302 and "/documents/" not in answer["Location"]:
        page = str(answer["Location"])
        html = client.get(page).content.decode()
        shown = re.search(r'name="shown" value="([^"]*)"', html)
        given = {**facts, "iin": person.iin, "language": "kk", "shown": shown[1] if shown else ""}
        for _turn in range(8):
            answer = client.post(page, given)
            more = re.search(r'name="shown" value="([^"]*)"', answer.content.decode())
            if answer.status_code == 302 or more is None:
                break
            given["shown"] = more[1]
    assert answer.status_code == 302, answer.content.decode()
    return str(answer["Location"])


def ticks(client: Client, page: str) -> dict[str, str]:
    """The checklist with everything brought."""
    html = client.get(page).content.decode()
    ticked = dict.fromkeys(re.findall(r'type="checkbox" name="([^"]+)"', html), "on")
    return ticked | dict.fromkeys(re.findall(r'type="number" name="([^"]+)"', html), "2")


CITIZEN = {"person": "citizen", "unemployed": "yes"}
FAMILY = {"status": "citizen", "active_measures": "no", "social_code": "1", "account": "", "phone": ""}


def test_documents_are_taken_in_at_the_window_of_the_body_and_worked_on_in_its_face() -> None:
    client = holder(("executor", SOCIAL))
    take(client, UNEMPLOYED)
    client.post(reverse("centre:call"), {"window": "2"})
    page = received(client, UNEMPLOYED, CITIZEN)
    answer = client.post(page, ticks(client, page), follow=True)
    assert answer.status_code == 200
    case = Case.objects.latest("pk")
    assert (case.office, case.provider, case.channel) == (SOCIAL, SOCIAL, "provider")
    text = answer.content.decode()
    work = reverse("provider:case", kwargs={"number": case.number})
    assert work in text
    assert reverse("centre:case", kwargs={"number": case.number}) not in text
    assert client.get(work).status_code == 200
    assert client.get(reverse("centre:case", kwargs={"number": case.number})).status_code == 403
    assert Ticket.objects.get().case_id == case.pk


def test_who_holds_both_posts_chooses_the_paper_or_the_electronic_procedure_by_its_name() -> None:
    client = holder(("executor", SOCIAL), ("si-employee", SOCIAL))
    edition = place(SOCIAL).edition(UNEMPLOYED)
    page = client.get(reverse("centre:reception"), {"service": UNEMPLOYED}).content.decode()
    for channel in ("provider", "provider-electronic"):
        assert edition.channel(channel).name.en in page
    page = received(client, UNEMPLOYED, {**CITIZEN, "e_mail": ""}, "provider-electronic")
    client.post(page, ticks(client, page))
    case = Case.objects.latest("pk")
    assert case.channel == "provider-electronic"
    assert case.entries.order_by("seq").filter(post="si-employee").exists()
    assert not case.entries.filter(post="executor").exists()


def test_what_is_incomplete_ends_or_goes_on_as_the_edition_has_it() -> None:
    """Unemployed 2011: not accepted, the end; a certificate of an akim: refused on the ground."""
    client = holder(("executor", SOCIAL))
    page = received(client, UNEMPLOYED, CITIZEN)
    answer = client.post(page, {})
    assert "/incomplete/" in answer["Location"]
    shown = client.get(answer["Location"]).content.decode()
    assert "Do not take the documents" in shown
    client.post(answer["Location"], {})
    case = Case.objects.latest("pk")
    assert case.ended == "not-accepted"

    client = holder(("official", AKIM))
    page = received(
        client, FARM, {"applicant": "natural", "presence": "self", "farm_place": "rural-district"}
    )
    answer = client.post(page, {})
    shown = client.get(answer["Location"]).content.decode()
    ground = re.search(r'name="ground" value="([^"]+)"', shown)
    assert ground is not None
    client.post(answer["Location"], {"ground": ground[1]})
    case = Case.objects.latest("pk")
    assert (case.office, case.provider, case.ended) == (AKIM, AKIM, "refused")


def test_an_incomplete_set_that_is_registered_waits_for_the_head() -> None:
    """Home education 2011: registered as incomplete, then the resolution and a refusal in writing."""
    law = place(SOCIAL).edition(HOME)
    steps = process_of(law, "provider").steps
    goes = next(
        b.go for s in steps.values() if s.does is Verb.RECEIVE for b in s.then if b.on == "incomplete"
    )
    assert steps[goes].does is Verb.REGISTER


def test_the_akim_takes_in_what_the_body_of_the_district_decides() -> None:
    client = holder(("akim", AKIM))
    person, akim = somebody(), Official(0, "Төлеубаев Қанат", "akim", AKIM)
    open_family(person.iin, on=date(2026, 11, 2), ground="мәлімет", looker=akim.looker())
    page = received(client, ASSISTANCE, FAMILY, person=person)
    answer = client.post(page, ticks(client, page))
    assert answer.status_code == 302, re.findall(
        r"govuk-error-summary.*?</div>", answer.content.decode(), re.S
    )
    case = Case.objects.latest("pk")
    assert (case.office, case.provider, case.channel) == (AKIM, "social-akmola-zerendi", "akim")
    assert case.state["facts"]["authorised_body"] == "no"
    assert (case.post, case.stands_at) == ("akim", AKIM)
    assert case.number in said(client, "provider:home")
    elsewhere = holder(("akim", "akim-akmola-zerendi-akkol"))
    assert elsewhere.get(reverse("provider:case", kwargs={"number": case.number})).status_code == 404


def test_who_fetches_a_result_is_sent_to_the_work_and_not_to_the_window_of_a_centre() -> None:
    client = holder(("executor", SOCIAL))
    ticket = take(client, UNEMPLOYED, "collect")
    client.post(reverse("centre:call"), {"window": "2"})
    ticket.refresh_from_db()
    assert ticket.state == Ticket.CALLED
    page = said(client, "centre:queue")
    assert reverse("centre:window") not in page
    assert reverse("provider:home") in page
