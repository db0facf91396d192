"""Accounts to try the house with: one a post, and three applicants of the synthetic population."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from qyzmet.law.text import Text
from qyzmet.offices.models import Account, Holding, Office
from qyzmet.offices.posts import POSTS
from qyzmet.registers.models import Kinship, LegalPerson, Person, Residence

WORKPLACES: Final = {"police-east-kazakhstan-semey": "psc-semey", "police-astana-yesil": "psc-astana-yesil-2"}
"""The centre in which the officers and executors of a body sit."""
IN_THE_HALL: Final = frozenset({"officer", "executor"})
EVERY_POST: Final = (
    ("semey-all", "Әділова Қарлығаш Ерланқызы", "semey-"),
    ("astana-all", "Нұрпейісов Олжас Тимурұлы", "astana-"),
)
"""Accounts that hold every post of a town, to play a day alone: user name, name, beginning of the posts' names."""
SINCE: Final = date(2010, 11, 1)
"""The demo posts are held from here, so that cases of both editions find somebody in office."""

_STAFF: Final = (
    ("semey-inspector", "inspector", "psc-semey", "Сапарова Айгүл Бекқызы"),
    ("semey-accumulation", "accumulation-inspector", "psc-semey", "Оразов Данияр Серікұлы"),
    ("semey-courier", "courier", "psc-semey", "Қожахметов Ербол Маратұлы"),
    ("semey-issuing", "issuing-inspector", "psc-semey", "Тілеубекова Динара Асқарқызы"),
    ("semey-duty", "duty-manager", "psc-semey", "Жүнісова Гүлнар Талғатқызы"),
    ("semey-registrar", "registrar", "bureau-semey", "Мұқанова Сәуле Қайратқызы"),
    ("semey-head", "head", "bureau-semey", "Әбішев Нұрлан Болатұлы"),
    ("semey-employee", "employee", "psc-semey", "Рахимова Жанар Болатқызы"),
    ("semey-officer", "officer", "police-east-kazakhstan-semey", "Тұрсынов Арман Ғалымұлы"),
    ("semey-executor", "executor", "police-east-kazakhstan-semey", "Беляева Наталья Петровна"),
    ("semey-documents", "authorised-body", "police-east-kazakhstan-semey", "Сүлейменов Қайрат Жанатұлы"),
    ("semey-police-head", "head", "police-east-kazakhstan-semey", "Дүйсенбаев Марат Оралұлы"),
    ("astana-inspector", "inspector", "psc-astana-yesil-2", "Есенова Әсел Ержанқызы"),
    ("astana-accumulation", "accumulation-inspector", "psc-astana-yesil-2", "Кузнецов Андрей Викторович"),
    ("astana-courier", "courier", "psc-astana-yesil-2", "Ахметов Санжар Нұржанұлы"),
    ("astana-issuing", "issuing-inspector", "psc-astana-yesil-2", "Ким Светлана Олеговна"),
    ("astana-duty", "duty-manager", "psc-astana-yesil-2", "Бекенов Мақсат Әлішерұлы"),
    ("astana-registrar", "registrar", "bureau-astana", "Волкова Ирина Сергеевна"),
    ("astana-head", "head", "bureau-astana", "Смағұлов Дәулет Қанатұлы"),
    ("astana-employee", "employee", "psc-astana-yesil-2", "Ысқақова Ләззат Дәуренқызы"),
    ("astana-officer", "officer", "police-astana-yesil", "Өмірзақов Ілияс Бақытұлы"),
    ("astana-executor", "executor", "police-astana-yesil", "Шәріпова Гауһар Нұрланқызы"),
    ("astana-documents", "authorised-body", "police-astana-yesil", "Ли Виктор Анатольевич"),
    ("astana-provider", "provider", "police-astana-yesil", "Жақсылықова Айнұр Серікқызы"),
    ("astana-police-head", "head", "police-astana-yesil", "Төлегенов Ерлан Маратұлы"),
    ("controller", "controller", "ministry-internal-affairs", "Нұрғалиева Меруерт Асанқызы"),
    ("lawyer", "lawyer", "ministry-internal-affairs", "Оспанов Тимур Рүстемұлы"),
)


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
    accounts = [_staff(*row, hashed=hashed, password=password) for row in _STAFF]
    accounts += [_everybody(*row, hashed=hashed, password=password) for row in EVERY_POST]
    family = _kept("applicant") or _family()
    removed = _kept("applicant-removed") or _removed()
    agent = _kept("applicant-company") or _representative()
    company = LegalPerson.objects.filter(state_institution=False).order_by("bin").first()
    if family is None or removed is None or agent is None or company is None:
        raise NoPeople
    accounts.append(
        _applicant("applicant", family, "", _FAMILY, _lives(family), hashed=hashed, password=password)
    )
    accounts.append(
        _applicant(
            "applicant-removed", removed, "", _REMOVED, _lives(removed), hashed=hashed, password=password
        )
    )
    firm = Text(company.name_kk, company.name_ru, company.name_kk)
    accounts.append(
        _applicant("applicant-company", agent, company.bin, _AGENT, firm, hashed=hashed, password=password)
    )
    return accounts


def _hash(password: str) -> str:
    """The hash already stored if the password is the same: a new one would log everybody out."""
    stored = get_user_model().objects.filter(username=_STAFF[0][0]).values_list("password", flat=True).first()
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
    rows = [row for row in _STAFF if row[0].startswith(beginning)]
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


def _adults() -> QuerySet[Person]:
    """Living citizens of age, oldest numbers first: the same people each time."""
    return Person.objects.filter(
        died_on__isnull=True, citizenship="citizen", birth_date__lte=date(1992, 1, 1)
    ).order_by("id")


def _family() -> Person | None:
    """Somebody registered for good, in Semey if possible, with a spouse and a child."""
    ties = Kinship.objects.filter(person=OuterRef("pk"), ended_on__isnull=True)
    with_both = _adults().filter(Exists(ties.filter(kind="spouse")), Exists(ties.filter(kind="child")))
    home = Residence.objects.filter(person=OuterRef("pk"), kind="permanent", removed_on__isnull=True)
    registered = with_both.filter(Exists(home))
    in_semey = registered.filter(Exists(home.filter(address__locality_kk="Семей қаласы")))
    return in_semey.first() or registered.first()


def _removed() -> Person | None:
    """Somebody alive whose every registration has ended, but who has not left the country."""
    stays = Residence.objects.filter(person=OuterRef("pk"))
    counting_or_abroad = stays.filter(removed_on__isnull=True) | stays.filter(removal_reason="moved-abroad")
    return _adults().filter(Exists(stays), ~Exists(counting_or_abroad)).first()


def _representative() -> Person | None:
    """Somebody registered and unmarried, who will stand for a company."""
    married = Kinship.objects.filter(person=OuterRef("pk"), kind="spouse")
    home = Residence.objects.filter(person=OuterRef("pk"), kind="permanent", removed_on__isnull=True)
    return _adults().filter(~Exists(married), Exists(home)).first()


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
_REMOVED: Final = Text(
    "өтініш беруші (тіркеуден шығарылған)",
    "заявитель (снят с регистрации)",
    "applicant (removed from registration)",
)
_AGENT: Final = Text(
    "заңды тұлғаның өкілі", "представитель юридического лица", "representative of a legal person"
)
_NOWHERE: Final = Text("тіркелмеген", "без регистрации", "not registered")
