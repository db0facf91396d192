"""What a case of social assistance needs in the demo: a family with incomes, a commission, its visit, its votes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from random import Random
from typing import Any

from qyzmet.cases.store import Stored
from qyzmet.commissions.composition import Decision, Named, commission_on, members_on, set_up
from qyzmet.commissions.models import Commission
from qyzmet.commissions.sittings import act_of
from qyzmet.desk.commission import FAVOURABLE, homes_of
from qyzmet.desk.demo.cast import NobodyFits
from qyzmet.desk.demo.scenes import Scene
from qyzmet.desk.demo.staff import official
from qyzmet.desk.official import Official
from qyzmet.desk.request import day_of
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Account, Office
from qyzmet.registers.family_changes import add_member, enter_incomes, open_family
from qyzmet.registers.incomes import family_of
from qyzmet.registers.models import FamilyMember, Kinship
from qyzmet.services.targeted_social_assistance.parameters import rule_on

SERVICE = "targeted-social-assistance"
SOURCE = "«Бұлақ» ЖШС, демо"
GROUND = "отбасы құрамы туралы мәліметтер"
POOR, RICH = (3_000, 9_000), (900_000, 1_200_000)
"""Wages a month, in tenge, of who gets the assistance and of who does not."""
SEATS = ("chair", "deputy", "secretary", "member", "member")
POSITIONS = {
    "chair": "ауылдық округ әкімінің орынбасары",
    "deputy": "мектеп директорының орынбасары",
    "secretary": "әлеуметтік қызметкер",
    "member": "ардагерлер кеңесінің мүшесі",
}
SEEN: Mapping[str, str] = {
    "people": "3",
    "who": "өтініште көрсетілген адамдар тұрады",
    "dwelling": "house",
    "held": "own",
    "rooms": "2",
    "condition": "repair",
    "heating": "stove",
    "fuel": "short",
    "water": "yard",
    "light": "on",
    "furniture": "needed",
    "cattle": "1",
    "sheep": "4",
    "land": "0.12",
}


def make_ready(scene: Scene, applicant: str, office: Office, at: datetime, random: Random) -> None:
    """Before such a case is filed: its commission works, and the register knows the family and what it lives on."""
    if scene.edition.service != SERVICE:
        return
    day = at.date()
    commission_at(office, day)
    by = official("executor", office.code)
    if not homes_of(applicant, day, by, GROUND):
        raise NobodyFits("an applicant with an address")
    refused = "refused" in dict(scene.path).values()
    if family_of(applicant, day, looker=by.looker(), why=GROUND) is None:
        _enter_family(applicant, day, by)
    keeper = (
        FamilyMember.objects.filter(person__iin=applicant, until=None).values_list("family__office").get()
    )
    _enter_income(applicant, day, replace(by, office=keeper[0]), refused=refused, random=random)


def commission_at(office: Office, day: date) -> Commission:
    """The commission of an office on a day; set up if there is none."""
    found = commission_on(office.code, day)
    if found is not None:
        return found
    names = _names(office)
    members = [Named(name, role, POSITIONS[role]) for name, role in zip(names, SEATS, strict=True)]
    by = official("akim", office.code).name
    begun = day.replace(month=1, day=10)
    decision = Decision(f"{begun:%y}-1", begun, by, begun)
    return set_up(
        office.code, decision, members, by=by, at=datetime.combine(begun, datetime.min.time()).astimezone()
    )


def set_up_commissions(day: date) -> None:
    """A commission at every office where an account of the demo sits on one."""
    for office in Office.objects.filter(holdings__post="commission").distinct().order_by("code"):
        commission_at(office, day)


def _names(office: Office) -> list[str]:
    """Who sits on the commission: those of the office's accounts that are on it first."""
    held = Account.objects.filter(user__holdings__post="commission", user__holdings__office=office)
    known = list(held.order_by("pk").distinct().values_list("display_name", flat=True))
    others = [official(f"{role}-{number}", office.code).name for number, role in enumerate(SEATS)]
    return list(dict.fromkeys([*known, *others]))[: len(SEATS)]


def given_for(stored: Stored, step: Step, outcome: str, by: Official, at: datetime) -> dict[str, Any]:
    """What the commission brings to its step."""
    if step.does is Verb.INSPECT:
        return visit_for(stored, by, at)
    return votes_for(stored, outcome, at)


def visit_for(stored: Stored, by: Official, at: datetime) -> dict[str, Any]:
    """A visit of everybody but the last member."""
    day = day_of(stored, at)
    commission = commission_on(by.office, day)
    members = members_on(commission, day) if commission else []
    homes = homes_of(stored.applicant.id, day, by, stored.number)
    return {
        "visited_on": day.isoformat(),
        "address": next(iter(homes), ""),
        "present": [one.pk for one in members[:-1]],
        "met": stored.applicant.name,
        "checklist": dict(SEEN),
    }


def votes_for(stored: Stored, outcome: str, at: datetime) -> dict[str, Any]:
    """Votes that come to the outcome, with one voice against it."""
    act = act_of(stored.number)
    assert act is not None, "a conclusion follows an act"
    seats = list(act.seats.order_by("pk").values_list("member_id", flat=True))
    says = "for" if outcome in ("", FAVOURABLE) else "against"
    votes = dict.fromkeys(map(str, seats), says)
    if len(seats) > 2:
        votes[str(seats[-1])] = "against" if says == "for" else "abstained"
    return {"votes": votes, "reasons": REASONS[says]}


REASONS = {
    "for": "Отбасының табысы аз, шаруашылығы шағын, балалары бар.",
    "against": "Отбасы тұрмысқа қажет нәрселермен қамтамасыз етілген.",
}


def _enter_family(applicant: str, day: date, by: Official) -> None:
    """The applicant with a child or two."""
    looker, since = by.looker(), day.replace(month=1, day=1)
    family = open_family(applicant, on=since, ground=GROUND, looker=looker)
    ties = Kinship.objects.filter(
        person__iin=applicant,
        kind="child",
        relative__died_on=None,
        relative__families=None,
        relative__birth_date__lte=since,
    )
    for child in list(ties.order_by("pk").values_list("relative__iin", flat=True)[:2]):
        add_member(family.pk, child, "child", on=since, ground=GROUND, looker=looker)


def _enter_income(applicant: str, day: date, by: Official, *, refused: bool, random: Random) -> None:
    """A wage of each month of the quarter that counts."""
    least, most = RICH if refused else POOR
    amounts = {month: random.randint(least, most) for month in rule_on(day).months(day)}
    enter_incomes(applicant, "wage", SOURCE, amounts, looker=by.looker())
