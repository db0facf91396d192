"""Accounts to try the house with: one a post, and five applicants of the synthetic population."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction

from qyzmet.law.text import Text
from qyzmet.offices.demo_people import family, removed, representative, townsman, villager
from qyzmet.offices.demo_staff import EVERY_POST, IN_THE_HALL, SINCE, STAFF, WORKPLACES
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.offices.posts import POSTS
from qyzmet.registers.models import LegalPerson, Person


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """One account to print: how to log in, who this is, and where they work or live."""

    username: str
    password: str
    who: Text
    where: Text


class NoPeople(LookupError):
    """The population lacks somebody the demo needs; ``text`` says what to do."""

    def __init__(self) -> None:
        self.text = Text(
            "Тіркелімде демоға қажет адамдар жоқ: алдымен халықты құрыңыз (кемінде 1000 адам).",
            "В регистре нет людей, нужных для демонстрации: сначала создайте население (не менее 1000).",
            "The register lacks the people the demo needs: first make a population (at least 1,000).",
        )
        super().__init__(self.text.en)


@transaction.atomic
def create_demo_accounts(password: str) -> list[DemoAccount]:
    """Make (or put right) the demo accounts, all with one password; running again changes nothing else.

    Needs the offices (:func:`qyzmet.offices.directory.load_offices`) and a population. Raises
    :class:`NoPeople` if the population holds no fitting applicant.
    """
    hashed = _hash(password)
    accounts = [_staff(*row, hashed=hashed, password=password) for row in STAFF]
    accounts += [_everybody(*row, hashed=hashed, password=password) for row in EVERY_POST]
    company = LegalPerson.objects.filter(state_institution=False).order_by("bin").first()
    if company is None:
        raise NoPeople
    for username, (person, what) in _applicants().items():
        where, number = _lives(person), ""
        if username == "applicant-company":
            where, number = Text(company.name_kk, company.name_ru, company.name_kk), company.bin
        accounts.append(_applicant(username, person, number, what, where, hashed=hashed, password=password))
    return accounts


def _applicants() -> dict[str, tuple[Person, Text]]:
    """Who applies and what they are, by user name; :class:`NoPeople` if somebody is lacking."""
    first = _kept("applicant") or family()
    gone = _kept("applicant-removed") or removed()
    agent = _kept("applicant-company") or representative()
    taken = [one.pk for one in (first, gone, agent) if one]
    town = _kept("applicant-kokshetau") or townsman(taken)
    village = _kept("applicant-village") or villager([*taken, *([town.pk] if town else [])])
    if first is None or gone is None or agent is None or town is None or village is None:
        raise NoPeople
    return {
        "applicant": (first, _FAMILY),
        "applicant-removed": (gone, _REMOVED),
        "applicant-company": (agent, _AGENT),
        "applicant-kokshetau": (town, _FAMILY),
        "applicant-village": (village, _VILLAGE),
    }


def _hash(password: str) -> str:
    """The hash already stored if the password is the same: a new one would log everybody out."""
    stored = get_user_model().objects.filter(username=STAFF[0][0]).values_list("password", flat=True).first()
    return stored if stored and check_password(password, stored) else make_password(password)


def _staff(username: str, post: str, office: str, name: str, *, hashed: str, password: str) -> DemoAccount:
    place = Office.objects.get(code=office)
    user = _user(username, name, hashed)
    Account.objects.update_or_create(user_id=user, defaults={"display_name": name})
    _hold(user, post, place)
    return DemoAccount(username, password, _named(name, POSTS[post]), place.name)


def _everybody(username: str, name: str, beginning: str, *, hashed: str, password: str) -> DemoAccount:
    """Somebody who holds every post of a town."""
    user = _user(username, name, hashed)
    Account.objects.update_or_create(user_id=user, defaults={"display_name": name})
    rows = [row for row in STAFF if row[0].startswith(beginning)]
    for _username, post, office, _name in rows:
        _hold(user, post, Office.objects.get(code=office))
    return DemoAccount(username, password, _named(name, _ALL), Office.objects.get(code=rows[0][2]).name)


def _hold(user: int, post: str, place: Office) -> None:
    workplace = WORKPLACES.get(place.code) if post in IN_THE_HALL else None
    hall = Office.objects.get(code=workplace) if workplace else None
    Holding.objects.get_or_create(
        user_id=user, post=post, office=place, since=SINCE, defaults={"workplace": hall}
    )


def _applicant(
    username: str, person: Person, bin_: str, what: Text, where: Text, *, hashed: str, password: str
) -> DemoAccount:
    user = _user(username, person.full_name, hashed)
    Account.objects.update_or_create(
        user_id=user, defaults={"display_name": person.full_name, "iin": person.iin, "bin": bin_}
    )
    return DemoAccount(username, password, _named(person.full_name, what), where)


def _user(username: str, name: str, hashed: str) -> int:
    surname, _, rest = name.partition(" ")
    user, _ = get_user_model().objects.update_or_create(
        username=username,
        defaults={"last_name": surname, "first_name": rest, "password": hashed, "is_active": True},
    )
    return int(user.pk)


def _kept(username: str) -> Person | None:
    """Whose account it was before: the register may have changed since, the person stays."""
    iin = Account.objects.filter(user__username=username).values_list("iin", flat=True).first()
    return Person.objects.filter(iin=iin).first() if iin else None


def _lives(person: Person) -> Text:
    stay = person.residences.filter(kind="permanent", removed_on__isnull=True).first()
    if stay is None:
        return _NOWHERE
    return Text(*(stay.address.line(language) for language in ("kk", "ru", "en")))


def _named(name: str, what: Text) -> Text:
    return Text(f"{name}, {what.kk}", f"{name}, {what.ru}", f"{name}, {what.en}")


_ALL: Final = Text("барлық лауазым", "все должности", "every post")
_FAMILY: Final = Text(
    "өтініш беруші (жұбайы мен баласы бар)",
    "заявитель (есть супруг и ребёнок)",
    "applicant (with a spouse and a child)",
)
_VILLAGE: Final = Text(
    "өтініш беруші (ауылда тұратын отбасы)",
    "заявитель (семья, живущая в ауле)",
    "applicant (a family of a village)",
)
_REMOVED: Final = Text(
    "өтініш беруші (тіркеуден шығарылған)",
    "заявитель (снят с регистрации)",
    "applicant (removed from registration)",
)
_AGENT: Final = Text(
    "заңды тұлғаның өкілі", "представитель юридического лица", "representative of a legal person"
)
_NOWHERE: Final = Text("тіркелмеген", "без регистрации", "not registered")
