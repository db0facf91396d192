"""Log-in, language, errors and headers: what every page has, whatever face it belongs to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from qyzmet.offices.models import Account, Holding, Office
from qyzmet.ui.homes import home_for

TODAY = date(2026, 6, 1)


@pytest.fixture
def office(db: None) -> Office:
    return Office.objects.create(
        code="semey",
        kind=Office.Kind.CENTRE,
        name_kk="Семей орталығы",
        name_ru="Центр Семей",
        name_en="Semey centre",
        timezone="Asia/Almaty",
        place=Office.Place.OTHER,
    )


def official(office: Office, post: str, until: date | None = None) -> User:
    user = User.objects.create_user(f"semey-{post}", password="correct horse battery")
    Account.objects.create(user=user, display_name="Әсем Ұланқызы")
    Holding.objects.create(user=user, post=post, office=office, since=date(2020, 1, 1), until=until)
    return user


@pytest.mark.parametrize(
    ("post", "home"),
    [
        ("inspector", "/centre/"),
        ("accumulation-inspector", "/centre/"),
        ("courier", "/centre/"),
        ("issuing-inspector", "/centre/"),
        ("duty-manager", "/centre/"),
        ("registrar", "/provider/"),
        ("head", "/provider/"),
        ("lawyer", "/"),
    ],
)
def test_a_person_starts_at_the_face_of_their_post(office: Office, post: str, home: str) -> None:
    assert home_for(official(office, post), TODAY) == home


def test_a_post_given_up_opens_no_face(office: Office) -> None:
    assert home_for(official(office, "inspector", until=date(2026, 5, 31)), TODAY) == "/"


def test_login_leads_to_the_face_of_the_post(client: Client, office: Office) -> None:
    user = official(office, "head")
    answer = client.post("/login/", {"username": user.username, "password": "correct horse battery"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/provider/")


@pytest.mark.parametrize(
    ("next_page", "led_to"),
    [
        ("/centre/cases/7/", "/centre/cases/7/"),
        ("https://elsewhere.example/", "/centre/"),
        ("//elsewhere", "/centre/"),
    ],
)
def test_login_leads_on_only_within_this_site(
    client: Client, office: Office, next_page: str, led_to: str
) -> None:
    user = official(office, "inspector")
    form = {"username": user.username, "password": "correct horse battery", "next": next_page}
    assert client.post("/login/", form).headers["Location"] == led_to


def test_a_wrong_password_is_answered_with_what_to_do(client: Client, office: Office) -> None:
    user = official(office, "inspector")
    answer = client.post("/login/", {"username": user.username, "password": "wrong"})
    assert answer.status_code == 200
    assert "құпия сөз қате" in answer.text
    assert "govuk-error-summary" in answer.text


def test_the_account_menu_names_person_post_and_office(client: Client, office: Office, settings: Any) -> None:
    settings.QYZMET_SHOW_LOOK = True
    client.force_login(official(office, "inspector"))
    page = client.get("/look/form/").text
    assert "Әсем Ұланқызы" in page
    assert "Орталық инспекторы" in page
    assert "Семей орталығы" in page


def test_logging_out_takes_a_post(client: Client, office: Office) -> None:
    client.force_login(official(office, "inspector"))
    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").headers["Location"] == "/"
    assert "_auth_user_id" not in client.session


# --- language --------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_pages_are_kazakh_until_the_reader_chooses(client: Client) -> None:
    answer = client.get("/login/", headers={"accept-language": "ru,en;q=0.8"})
    assert answer.headers["Content-Language"] == "kk"
    assert '<html lang="kk">' in answer.text
    chosen = client.post("/language/", {"language": "ru", "next": "/login/"})
    assert chosen.headers["Location"] == "/login/"
    assert '<html lang="ru">' in client.get("/login/").text


@pytest.mark.django_db
def test_an_unknown_language_is_kazakh(client: Client) -> None:
    client.cookies["qyzmet_language"] = "xx"
    assert '<html lang="kk">' in client.get("/login/").text


# --- errors and headers ----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_missing_page_says_what_to_do(client: Client) -> None:
    answer = client.get("/no-such-page")
    assert answer.status_code == 404
    assert "Мұндай бет жоқ" in answer.text
    assert 'href="/"' in answer.text


@pytest.mark.django_db
def test_a_form_without_its_token_is_told_to_open_the_page_again() -> None:
    answer = Client(enforce_csrf_checks=True).post("/login/", {"username": "a", "password": "b"})
    assert answer.status_code == 403
    assert "Бұл бет ескіріп қалды" in answer.text


def test_a_fault_is_told_without_the_database(rf: Any) -> None:
    from qyzmet.ui.views import server_error

    answer = server_error(rf.get("/"))
    assert answer.status_code == 500
    assert "Сервисте ақау бар" in answer.content.decode()


@pytest.mark.django_db
def test_pages_may_load_nothing_from_elsewhere_and_reach_only_the_signing_programme(client: Client) -> None:
    policy = client.get("/login/").headers["Content-Security-Policy"].split("; ")
    assert "default-src 'self'" in policy
    assert "connect-src 'self' ws://127.0.0.1:13579 wss://127.0.0.1:13579" in policy
    assert not any("unsafe" in rule for rule in policy)


@pytest.mark.django_db
def test_health_is_told_in_one_word(client: Client) -> None:
    assert client.get("/healthz").content == b"ok\n"


@pytest.mark.django_db
def test_the_page_of_components_is_not_part_of_the_service(client: Client, settings: Any) -> None:
    assert client.get("/look/").status_code == 404
    settings.QYZMET_SHOW_LOOK = True
    assert client.get("/look/").status_code == 200
