"""The pages of the register of the unemployed: who sees them, what is written on a card, what is refused."""

from __future__ import annotations

import html
import io
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from qyzmet.offices.directory import load_offices
from qyzmet.registers.employment_changes import Clerk, register
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Look, Person, UnemployedRegistration
from tests.provider.bureau import make_official
from tests.registers import making

BODY, OTHER = "social-akmola-kokshetau", "social-akmola-zerendi"


def browser(name: str, post: str, office: str, language: str = "en") -> Client:
    client = Client()
    client.force_login(make_official(name, post, office, "Ысқақова Айнұр Іңкәрбекқызы"))
    client.cookies["qyzmet_language"] = language
    return client


@pytest.fixture
def someone(db: None) -> Person:
    load_offices()
    return making.person("Сейітов", "Дархан", "Маратұлы", date(1990, 4, 4))


@pytest.fixture
def keeper(someone: Person) -> Client:
    return browser("ainur", "executor", BODY)


def today() -> str:
    return f"{timezone.localdate():%d.%m.%Y}"


def days_ago(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)


def words(answer: Any) -> str:
    return html.unescape(answer.content.decode())


def url(name: str, **values: Any) -> str:
    return reverse(f"provider:{name}", kwargs=values or None)


def on_the_register(who: Person, office: str = BODY, days: int = 20) -> UnemployedRegistration:
    by = Clerk(Looker(1, "Ысқақова Айнұр", "executor", office), office, timezone.localdate())
    return register(who.iin, "dismissed", days_ago(days), by)


def written(client: Client, card: UnemployedRegistration, what: str, **given: str) -> Any:
    answer = client.post(url("employment-entry", card=card.pk, what=what), {"day": today(), **given})
    assert answer.status_code == 302, answer.context["form"].errors
    return answer


def test_somebody_is_registered_offered_work_referred_and_removed(keeper: Client, someone: Person) -> None:
    page = words(keeper.get(url("employment")))
    assert "No card is here" in page
    sent = keeper.post(
        url("employment-new"), {"iin": someone.iin, "ground": "dismissed", "day": f"{days_ago(9):%d.%m.%Y}"}
    )
    card = UnemployedRegistration.objects.get()
    assert sent["Location"] == url("employment-card", card=card.pk)
    written(keeper, card, "offer", matter="аспаз, аудандық аурухана")
    written(keeper, card, "refusal", offer="2", matter="үйден алыс", valid="no")
    written(keeper, card, "referral", code="training", matter="есепші курсы")
    written(keeper, card, "missed", matter="тоқсандық кездесу", valid="yes")
    page = words(keeper.get(url("employment-card", card=card.pk)))
    for told in (
        "Offer refused: үйден алыс; the reason is not valid",
        "Referred: vocational training; есепші курсы",
        "the lines are those that were signed",
        "Ысқақова Айнұр Іңкәрбекқызы",
    ):
        assert told in page
    assert card.number in words(keeper.get(url("employment")))
    written(keeper, card, "remove", reason="employed")
    assert card.number not in words(keeper.get(url("employment")))
    assert card.number in words(keeper.get(url("employment"), {"which": "removed"}))
    assert "Register again" in words(keeper.get(url("employment-card", card=card.pk)))
    assert Look.objects.filter(subject_iin=someone.iin, office=BODY).exists()


def test_a_card_is_found_by_number_iin_and_name_and_no_address_holds_them(
    keeper: Client, someone: Person
) -> None:
    card = on_the_register(someone)
    for wanted in (card.number, str(int(card.number)), someone.iin, "Сейітов"):
        assert card.number in words(keeper.post(url("employment"), {"q": wanted}))
    assert "No card is found" in words(keeper.post(url("employment"), {"q": "Жоқов"}))
    assert keeper.post(url("employment"), {"q": "850101400010"}).status_code == 422


def test_what_cannot_be_is_said_at_its_field(keeper: Client, someone: Person) -> None:
    card = on_the_register(someone)
    again = keeper.post(url("employment-new"), {"iin": someone.iin, "ground": "left", "day": today()})
    assert again.status_code == 422
    assert "registered as unemployed already" in str(again.context["form"].errors["iin"])
    tomorrow = f"{timezone.localdate() + timedelta(days=1):%d.%m.%Y}"
    late = keeper.post(
        url("employment-entry", card=card.pk, what="offer"), {"matter": "аспаз", "day": tomorrow}
    )
    assert "has not come yet" in str(late.context["form"].errors["day"])
    empty = keeper.post(url("employment-entry", card=card.pk, what="offer"), {"matter": " ", "day": today()})
    assert empty.status_code == 422
    assert keeper.get(url("employment-entry", card=card.pk, what="dance")).status_code == 404
    assert card.entries.count() == 1


def test_only_those_who_keep_it_come_in_and_only_to_the_cards_of_their_body(
    keeper: Client, someone: Person
) -> None:
    card = on_the_register(someone)
    assert browser("zer", "si-employee", OTHER).get(url("employment-card", card=card.pk)).status_code == 404
    assert browser("bur", "executor", "bureau-semey").get(url("employment")).status_code == 403
    assert browser("reg", "registrar", BODY).get(url("employment")).status_code == 403
    head = browser("head", "head", BODY)
    assert "Offer of work" not in words(head.get(url("employment-card", card=card.pk)))
    assert head.get(url("employment-new")).status_code == 403


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_list_is_saved_for_a_spreadsheet_in_the_language_of_the_reader(
    someone: Person, language: str
) -> None:
    card = on_the_register(someone)
    client = browser("ainur", "executor", BODY, language)
    said = client.get(url("employment-csv")).content.decode("utf-8-sig")
    assert f"{card.number};{someone.full_name};{someone.iin}" in said
    book = zipfile.ZipFile(io.BytesIO(client.get(url("employment-xlsx")).content))
    told = book.read("xl/sharedStrings.xml").decode()
    heading = {"kk": "Тіркелген күні", "ru": "На учёте с", "en": "On the register since"}[language]
    assert card.number in told
    assert heading in told


def test_the_menu_leads_there_from_a_body_that_keeps_the_register_and_from_no_other(keeper: Client) -> None:
    assert url("employment") in words(keeper.get(url("home")))
    assert url("employment") not in words(browser("bur", "executor", "bureau-semey").get(url("home")))
