"""Posts held, and the accounts of the demo."""

from __future__ import annotations

from datetime import date

import pytest
from django.contrib.auth import authenticate, get_user_model
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError

from qyzmet.offices.demo import NoPeople, create_demo_accounts
from qyzmet.offices.holdings import current_holdings
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.offices.posts import POSTS
from qyzmet.registers.models import Kinship, Person, Residence
from qyzmet.registers.population import populate
from qyzmet.registers.queries import read_address_record
from qyzmet.registers.records import Status

pytestmark = pytest.mark.usefixtures("directory")

TODAY = date(2026, 11, 21)


def test_a_post_is_held_from_its_first_day_to_its_last() -> None:
    user = get_user_model().objects.create(username="clerk")
    semey = Office.objects.get(code="psc-semey")
    Holding.objects.create(
        user=user, post="inspector", office=semey, since=date(2012, 1, 9), until=date(2012, 6, 30)
    )
    Holding.objects.create(user=user, post="courier", office=semey, since=date(2012, 6, 30))

    def held(on: date) -> list[str]:
        return [holding.post for holding in current_holdings(user, on)]

    assert held(date(2012, 1, 8)) == []
    assert held(date(2012, 1, 9)) == ["inspector"]
    assert held(date(2012, 6, 30)) == ["inspector", "courier"]
    assert held(date(2012, 7, 1)) == ["courier"]


def test_somebody_not_logged_in_holds_no_post() -> None:
    assert current_holdings(AnonymousUser(), TODAY) == []


def test_a_post_does_not_end_before_it_begins() -> None:
    user = get_user_model().objects.create(username="clerk")
    semey = Office.objects.get(code="psc-semey")
    with pytest.raises(IntegrityError, match="holding_ends_after_it_begins"):
        Holding.objects.create(
            user=user, post="courier", office=semey, since=date(2012, 1, 9), until=date(2012, 1, 8)
        )


CENTRE = {
    *("inspector", "accumulation-inspector", "courier", "issuing-inspector", "duty-manager", "employee")
}
POLICE = {"officer", "executor", "authorised-body", "head"}
HELD = {
    "semey": {
        "psc-semey": CENTRE,
        "bureau-semey": {"registrar", "head"},
        "police-east-kazakhstan-semey": POLICE,
    },
    "astana": {
        "psc-astana-yesil-2": CENTRE,
        "bureau-astana": {"registrar", "head"},
        "police-astana-yesil": POLICE | {"provider"},
    },
    "akmola": {
        "psc-akmola-kokshetau": CENTRE - {"employee"} | {"centre-employee"},
        "psc-akmola": {"centre-official", "duty-manager"},
        "social-akmola-kokshetau": {"executor", "si-employee", "head", "signatory", "commission"},
        "social-akmola-zerendi": {"executor", "head"},
        "akim-akmola-zerendi-bulak": {"akim", "official", "commission"},
    },
}
"""Which posts are held where in the three towns of the demo."""
COMMISSION = 3
"""How many members a commission of the demo has."""


def held_by(username: str) -> list[tuple[str, str]]:
    """The offices and posts of an account today."""
    user = get_user_model().objects.get(username=username)
    return sorted((one.office.code, one.post) for one in current_holdings(user, TODAY))


def test_the_demo_has_one_account_a_post_one_for_all_of_a_town_and_five_applicants() -> None:
    populate(1500, seed=1)
    accounts = create_demo_accounts("one password for all")
    assert len({account.username for account in accounts}) == len(accounts) == 32 + 22 + 1 + 2
    for account in accounts:
        user = get_user_model().objects.get(username=account.username)
        assert user.check_password(account.password)
        assert account.who.kk != account.who.en
        assert account.where.ru
    for town, offices in HELD.items():
        wanted = sorted((office, post) for office, posts in offices.items() for post in posts)
        names = (
            get_user_model().objects.filter(username__startswith=f"{town}-").exclude(username=f"{town}-all")
        )
        each = [held_by(user.username) for user in names]
        assert all(len(posts) == 1 for posts in each)
        members = [place for place, post in wanted if post == "commission"]
        assert sorted(posts[0] for posts in each) == sorted(
            [*wanted, *((place, "commission") for place in members for _other in range(COMMISSION - 1))]
        )
        assert held_by(f"{town}-all") == wanted
    assert set(Holding.objects.values_list("post", flat=True)) == set(POSTS) - {"system"}
    assert authenticate(username="controller", password="one password for all")


def test_officers_and_executors_of_the_demo_sit_in_the_hall_of_their_town() -> None:
    populate(1500, seed=1)
    create_demo_accounts("one password for all")
    seated = Holding.objects.filter(workplace__isnull=False)
    assert set(seated.values_list("post", "office__code", "workplace__code")) == {
        (post, police, hall)
        for post in ("officer", "executor")
        for police, hall in (
            ("police-east-kazakhstan-semey", "psc-semey"),
            ("police-astana-yesil", "psc-astana-yesil-2"),
        )
    }


def test_the_applicants_are_what_they_are_said_to_be() -> None:
    populate(1500, seed=1)
    create_demo_accounts("one password for all")
    family, removed, agent = (
        Account.objects.get(user__username=name)
        for name in ("applicant", "applicant-removed", "applicant-company")
    )
    kinds = set(Kinship.objects.filter(person__iin=family.iin, ended_on=None).values_list("kind", flat=True))
    assert {"spouse", "child"} <= kinds
    record = read_address_record(family.iin, TODAY)
    assert record.permanent is not None
    assert "Семей" in record.permanent.dwelling.line.kk
    assert read_address_record(removed.iin, TODAY).status == Status.REMOVED
    assert read_address_record(agent.iin, TODAY).status == Status.REGISTERED
    assert agent.bin
    assert not family.bin


def test_a_family_lives_in_kokshetau_and_one_in_the_village_of_the_akim() -> None:
    populate(1500, seed=1)
    create_demo_accounts("one password for all")
    town, village = (
        Account.objects.get(user__username=name).iin for name in ("applicant-kokshetau", "applicant-village")
    )
    record = read_address_record(town, TODAY)
    assert record.permanent is not None
    assert "Көкшетау" in record.permanent.dwelling.line.kk
    homes = Residence.objects.filter(kind="permanent", removed_on=None)
    home = homes.get(person__iin=village).address
    office = Office.objects.get(code="akim-akmola-zerendi-bulak")
    assert (home.locality_kk, home.district_kk) == (office.locality_kk, office.district_kk)
    assert homes.filter(address=home).count() > 1


def test_making_the_demo_accounts_again_logs_nobody_out() -> None:
    populate(1500, seed=1)
    create_demo_accounts("one password for all")
    before = dict(get_user_model().objects.values_list("username", "password"))
    posts = Holding.objects.count()
    create_demo_accounts("one password for all")
    assert dict(get_user_model().objects.values_list("username", "password")) == before
    assert Holding.objects.count() == posts == 2 * (11 + 1 + 13) + 2 + 2 * 22 - 4
    create_demo_accounts("another password")
    assert authenticate(username="applicant", password="another password")
    assert not authenticate(username="applicant", password="one password for all")


def test_an_applicant_stays_who_they_were_when_the_register_has_changed() -> None:
    """Whoever played the demo may have moved, or left: the account goes on being theirs."""
    populate(1500, seed=1)
    create_demo_accounts("one password for all")
    before = dict(Account.objects.exclude(iin="").values_list("user__username", "iin"))
    Residence.objects.filter(person__iin__in=list(before.values())).delete()
    Person.objects.filter(iin=before["applicant"]).update(died_on=TODAY)
    accounts = create_demo_accounts("one password for all")
    assert dict(Account.objects.exclude(iin="").values_list("user__username", "iin")) == before
    assert {one.where.en for one in accounts if one.username == "applicant"} == {"not registered"}


def test_without_people_the_demo_says_what_to_do() -> None:
    with pytest.raises(NoPeople) as caught:
        create_demo_accounts("one password for all")
    assert "население" in caught.value.text.ru
    assert not get_user_model().objects.exists()
