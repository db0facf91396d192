"""Every page of the portal answers in three languages, to whom it is open and to nobody else."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from tests.portal.conftest import logged_in, speaking
from tests.portal.people import SERVICE, Family, apply_about_oneself, draft_of

OPEN = [
    "/",
    f"/services/{SERVICE}/",
    f"/services/{SERVICE}/?edition=2010",
    f"/services/{SERVICE}/?applicant=natural&about=relative&channel=centre",
    f"/services/{SERVICE}/changes/",
    "/?q=паспорт",
    "/services/targeted-social-assistance/",
    "/services/residence-registration/?on=05.06.2012",
    "/law/unemployed-certificate@2011/",
    "/law/unemployed-certificate@2011/drawings/centre/",
    "/acts/",
    "/acts/2014-132/",
    "/compare/",
    "/compare/?old=residence-registration@2014&new=residence-deregistration@2014",
    "/findings/",
    f"/law/{SERVICE}@2010/",
    f"/law/{SERVICE}@2014/",
    "/follow/",
    "/verify/",
    "/offices/",
    "/offices/?place=Семей",
    "/offices/psc-semey/",
    "/offices/bureau-astana/",
    "/offices/psc-astana-yesil-2/booking/",
]
OWN = ["/my/", f"/apply/{SERVICE}/", "/offices/psc-astana-yesil-2/booking/2027-02-10/"]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("address", OPEN)
def test_a_page_answers_in_the_readers_language(visitor: Client, address: str, language: str) -> None:
    answer = speaking(visitor, language).get(address)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in words
    assert answer["Content-Language"] == language
    assert words.count("<h1") == 1


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_applicants_own_pages_answer_in_their_language(
    family: Family, applicant: Client, language: str
) -> None:
    number = apply_about_oneself(applicant, family.applicant)
    speaking(applicant, language)
    with translation.override(language):
        heading = gettext("My cases")
    for address in ("/my/", f"/my/{number}/"):
        words = applicant.get(address).content.decode()
        assert f'<html lang="{language}">' in words
        assert heading in words


@pytest.mark.parametrize("address", OWN)
def test_what_is_an_applicants_own_asks_to_log_in(visitor: Client, address: str) -> None:
    answer = visitor.get(address)
    assert answer.status_code == 302
    assert answer["Location"].startswith("/login/?next=/")


def test_an_account_without_an_iin_is_told_that_these_pages_are_for_applicants(visitor: Client) -> None:
    official = logged_in(User.objects.create_user("semey-registrar"))
    answer = official.get("/my/")
    assert answer.status_code == 403
    assert "the account you are logged in with has no IIN" in answer.content.decode()


def test_a_draft_is_its_writers_alone(applicant: Client, family: Family) -> None:
    draft = draft_of(applicant)
    other = logged_in(User.objects.get(pk=family.user.pk))
    for page in ("about", "review", "sign", "request"):
        assert other.get(f"/apply/{draft}/{page}/")["Location"] == "/my/"


@pytest.mark.parametrize(
    "address",
    ["/services/passport/", "/law/address-certificate@1999/", "/offices/psc-mars/", "/apply/passport/"],
)
def test_what_does_not_exist_is_not_found(applicant: Client, address: str) -> None:
    assert applicant.get(address).status_code == 404


def test_no_page_of_the_portal_needs_a_script(visitor: Client) -> None:
    """Design: works without JavaScript; the policy of the site forbids inline scripts and styles."""
    for address in OPEN:
        words = visitor.get(address).content.decode()
        assert "onclick=" not in words
        assert 'style="' not in words
        assert "<script>" not in words
