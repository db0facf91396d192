"""The block on the desk that tells what registers hold of what was to be proved on paper, in three languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

import qyzmet.law
from qyzmet.cases.store import Stored
from qyzmet.law.verbs import Verb
from qyzmet.offices.directory import load_offices
from tests.desk.assistance import BODY, Family, commission, filed, make_family, until
from tests.provider.bureau import make_official

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"


@pytest.fixture
def family(db: None, monkeypatch: pytest.MonkeyPatch) -> Family:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))
    load_offices()
    commission()
    return make_family()


def page(stored: Stored, post: str, language: str) -> str:
    client = Client()
    client.force_login(make_official(f"{post}-{User.objects.count()}", post, BODY, "Бейсенова Нұргүл"))
    client.cookies["qyzmet_language"] = language
    answer = client.get(reverse("provider:case", kwargs={"number": stored.number}))
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.mark.parametrize(
    ("language", "title", "agrees", "address"),
    [
        (
            "kk",
            "Тұрғылықты жері бойынша тіркелу: тіркелімде не бар",
            "осы мекенжай тұруы тиіс",
            "Абай көшесі",
        ),
        ("ru", "Регистрация по месту жительства: что в регистре", "должен стоять он же", "улица Абая"),
        ("en", "Registration at the place of residence", "has to bear the same", "registered for good since"),
    ],
)
def test_who_decides_reads_what_the_registers_hold(
    family: Family, language: str, title: str, agrees: str, address: str
) -> None:
    text = page(until(filed(family), Verb.DECIDE), "executor", language)
    for said in (title, agrees, address, family.father.full_name):
        assert said in text


def test_who_only_signs_or_visits_is_not_shown_the_addresses_again(family: Family) -> None:
    stored = until(filed(family), Verb.SIGN)
    assert "Registration at the place of residence" not in page(stored, "head", "en")
