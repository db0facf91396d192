"""Log-in: guessing is slowed down, sessions are one's own, and nobody is led elsewhere."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.hashers import identify_hasher
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from qyzmet.offices.attempts import WINDOW
from qyzmet.offices.models import Attempt
from qyzmet.ui.throttle import address_of
from qyzmet.ui.views import BRAKE
from tests.security.conftest import browser

RIGHT = "кілт-сөз-2026"


@pytest.fixture
def user(db: None) -> User:
    """Somebody with an account."""
    return User.objects.create_user("saule", password=RIGHT)


def log_in(client: Client, password: str, name: str = "saule", **extra: str) -> Any:
    return client.post("/login/", {"username": name, "password": password}, **extra)


def test_after_five_wrong_passwords_even_the_right_one_waits(user: User) -> None:
    client = browser()
    for _ in range(BRAKE.both):
        assert log_in(client, "wrong").status_code == 200
    barred = log_in(client, RIGHT)
    assert barred.status_code == 429
    assert "too many wrong passwords" in barred.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_brake_says_when_to_try_again(user: User, language: str) -> None:
    client = browser()
    client.cookies["qyzmet_language"] = language
    with time_machine.travel(timezone.now().replace(hour=5, minute=0, second=30), tick=False):
        for _ in range(BRAKE.both):
            log_in(client, "wrong")
        assert f"{timezone.localdate():%d.%m.%Y} 10:16" in log_in(client, RIGHT).content.decode()


def test_the_brake_comes_off_by_itself(user: User) -> None:
    client, now = browser(), timezone.now()
    with time_machine.travel(now, tick=False) as clock:
        for _ in range(BRAKE.both):
            log_in(client, "wrong")
        clock.shift(WINDOW + timedelta(seconds=1))
        assert log_in(client, RIGHT).status_code == 302


def test_a_stranger_who_guesses_elsewhere_does_not_lock_the_owner_out(user: User) -> None:
    for _ in range(BRAKE.both + 1):
        log_in(browser(), "wrong", REMOTE_ADDR="203.0.113.9")
    assert log_in(browser(), RIGHT, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_guesses_from_everywhere_at_one_account_are_braked(user: User) -> None:
    now = timezone.now()
    Attempt.objects.all().delete()
    for number in range(BRAKE.asked):
        request = browser().get("/login/", REMOTE_ADDR=f"203.0.113.{number}").wsgi_request
        BRAKE.wrong(request, "saule", now)
    assert log_in(browser(), RIGHT, REMOTE_ADDR="198.51.100.7").status_code == 429


def test_one_address_cannot_try_one_password_on_all_accounts(user: User) -> None:
    now = timezone.now()
    request = browser().get("/login/").wsgi_request
    for number in range(BRAKE.address):
        BRAKE.wrong(request, f"account-{number}", now)
    assert log_in(browser(), RIGHT).status_code == 429


def test_a_right_password_makes_the_slips_before_it_forgotten(user: User) -> None:
    client = browser()
    for _ in range(BRAKE.both - 1):
        log_in(client, "wrong")
    assert log_in(client, RIGHT).status_code == 302
    assert log_in(browser(), "wrong").status_code == 200
    assert log_in(browser(), RIGHT).status_code == 302


def test_case_of_letters_and_unknown_names_are_braked_alike(user: User) -> None:
    for name in ("Saule", "SAULE", "saule", "sauLe", "saULE"):
        log_in(browser(), "wrong", name)
    assert log_in(browser(), RIGHT).status_code == 429
    for _ in range(BRAKE.both):
        log_in(browser(), "wrong", "nobody")
    assert log_in(browser(), "wrong", "nobody").status_code == 429


def test_what_is_kept_of_a_guess_tells_neither_name_nor_address(user: User) -> None:
    log_in(browser(), "wrong", REMOTE_ADDR="203.0.113.9")
    kept = " ".join(f"{row.who} {row}" for row in Attempt.objects.all())
    assert "saule" not in kept
    assert "203.0.113" not in kept


@pytest.mark.parametrize(
    ("proxies", "passed", "found"),
    [
        (0, "9.9.9.9", "127.0.0.1"),
        (1, "", "127.0.0.1"),
        (1, "9.9.9.9", "9.9.9.9"),
        (1, "1.1.1.1, 9.9.9.9", "9.9.9.9"),
        (2, "1.1.1.1, 9.9.9.9, 10.0.0.1", "9.9.9.9"),
        (2, "9.9.9.9", "127.0.0.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
    ],
)
def test_only_what_our_own_proxies_added_is_believed(
    rf: Any, settings: Any, proxies: int, passed: str, found: str
) -> None:
    settings.QYZMET_PROXIES = proxies
    assert address_of(rf.get("/", headers={"x-forwarded-for": passed} if passed else {})) == found


def test_log_in_gives_a_new_session_and_log_out_ends_it(user: User) -> None:
    client = browser()
    session = client.session
    session["planted"] = "by somebody else"
    session.save()
    planted = client.cookies["sessionid"].value
    assert log_in(client, RIGHT).status_code == 302
    mine = client.cookies["sessionid"].value
    assert mine != planted
    assert client.get("/logout/").status_code == 405, "an image on another page must not log anybody out"
    left = client.post("/logout/")
    assert left["Clear-Site-Data"] == '"storage"', "pages kept on a shared telephone go with who kept them"
    late = browser()
    late.cookies["sessionid"] = mine
    assert late.get("/my/").status_code == 302, "the old cookie opens nothing"


def test_who_logs_in_after_somebody_else_finds_nothing_of_theirs(user: User) -> None:
    other = User.objects.create_user("erbol", password=RIGHT)
    client = browser(other)
    session = client.session
    session["portal-drafts"] = {"a": {}}
    session.save()
    client.force_login(user)
    assert "portal-drafts" not in client.session


@pytest.mark.usefixtures("product_hashers")
def test_passwords_are_kept_as_slow_salted_hashes(db: None) -> None:
    user = User.objects.create_user("saule", password=RIGHT)
    hasher = identify_hasher(user.password)
    assert hasher.algorithm in {"argon2", "scrypt", "pbkdf2_sha256"}
    if hasher.algorithm == "pbkdf2_sha256":
        assert hasher.decode(user.password)["iterations"] >= 600_000, "what OWASP asks for"


@pytest.mark.parametrize(
    "there", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:0"]
)
def test_nobody_is_led_to_another_site(user: User, there: str) -> None:
    client = browser()
    answer = client.post("/login/", {"username": "saule", "password": RIGHT, "next": there})
    assert answer["Location"] == "/"
    language = client.post("/language/", {"language": "ru", "next": there}, headers={"referer": there})
    assert language["Location"] == "/"


def test_a_session_does_not_outlive_a_working_day(user: User) -> None:
    client = browser()
    log_in(client, RIGHT)
    cookie = client.cookies["sessionid"]
    assert cookie["max-age"] <= 8 * 3600
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_a_closed_account_is_out_at_once(user: User) -> None:
    client = browser(user)
    User.objects.update(is_active=False)
    assert client.get("/my/").status_code == 302
