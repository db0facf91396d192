"""What somebody of the demo writes into the form of a service, and what they bring from the bank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.db.models import Q

from qyzmet.desk.demo.cast import Cast, NobodyFits
from qyzmet.desk.paying import Tender, owed
from qyzmet.law.model import Edition
from qyzmet.offices.models import Office
from qyzmet.registers.models import Address, DwellingRight, Person
from qyzmet.services.bank_account import make_account
from qyzmet.services.form import Field, fields_of

POOL = 400
BANKS = ("Халық банкі", "Қазпошта", "Центркредит банкі")

SAID: Mapping[str, str] = {
    "basis": "сатып алу-сату шарты № 1-204, 12.03.2012",
    "bank": "Халық банкі",
    "changed": "тегі: Серікова; неке қию туралы куәлік бойынша",
    "circumstances": "көшеде жоғалттым",
    "conclusion_body": "облыстық психологиялық-медициналық-педагогикалық консультация",
    "court": "Семей қалалық соты",
    "family": "жұбайы, балалары",
    "lost_how": "автобуста қалып қойды",
    "occupation": "мұғалім",
    "words": "мектеп жанындағы жазғы лагерьге жолдама алу үшін",
    "representation": "сот шешімі № 2-77, 03.02.2011",
}
"""What people write into the free lines of the forms."""
ISSUER = "Семей қаласының ішкі істер басқармасы"


@dataclass(frozen=True, slots=True)
class Dwelling:
    """A dwelling to move to, and who owns it; nobody that the register knows where ``owner`` is None."""

    address: int
    owner: Person | None


def answers(
    edition: Edition,
    channel: str,
    facts: Mapping[str, str],
    record: str,
    cast: Cast,
    on: date,
    random: Random,
    town: Office | None = None,
) -> dict[str, str]:
    """Every question of the form answered, so that the answers fit each other; optional ones mostly left open.

    ``town``: an office in whose place the dwelling lies to which somebody moves; anywhere where it is None.
    """
    fields = fields_of(edition, channel, facts)
    moves = any(field.type == "address" for field in fields)
    home = _dwelling(record != "none", on, random, town) if moves else None
    given = {
        field.id: _answer(field, home, cast, on, random)
        for field in fields
        if field.required or field.id == "owner" or random.random() < 0.3
    }
    if facts.get("reason") == "abroad" and "left_for" in given:
        given["left_for"] = "Германия"
    if home and home.owner and home.owner.iin == cast.subjects[0] and "owner" in given:
        optional = next(field for field in fields if field.id == "owner").required is False
        given = {name: text for name, text in given.items() if not (optional and name.startswith("owner"))}
    return {name: text for name, text in given.items() if text}


def _answer(field: Field, home: Dwelling | None, cast: Cast, on: date, random: Random) -> str:
    owner = home.owner if home else None
    match field.id, field.type:
        case ("owner", _):
            return owner.iin if owner else cast.applicant.id
        case ("owner_name", _):
            return owner.full_name if owner else cast.applicant.name
        case ("until", _):
            return (on + timedelta(days=random.randint(30, 300))).isoformat()
        case (_, "address"):
            return str(home.address) if home else ""
        case (name, "date") if name.endswith("_until"):
            return (on + timedelta(days=random.randint(200, 600))).isoformat()
        case (_, "date"):
            return (on - timedelta(days=random.randint(5, 60))).isoformat()
        case (_, "account"):
            return make_account("125", f"{random.randint(0, 10**13 - 1):013}")
        case (_, "e-mail"):
            return f"name{random.randint(1, 999)}@example.kz"
        case (_, "iin"):
            return cast.applicant.id
        case (_, "choice"):
            return random.choice(field.choices)[0]
        case (_, "yes"):
            return "yes"
        case ("social_code" | "taxpayer", _):
            return str(random.randint(10**11, 10**12 - 1))
        case (name, _) if "number" in name:
            return str(random.randint(100, 99999))
        case (name, _) if "document" in name or name == "identity":
            return f"{random.randint(10**8, 10**9)}, {on - timedelta(days=400):%d.%m.%Y}"
        case ("phone", _):
            return f"+7 701 {random.randint(100, 999)} {random.randint(10, 99)} {random.randint(10, 99)}"
        case (name, _) if name in SAID:
            return SAID[name]
        case (name, _) if name.endswith("issued-by"):
            return ISSUER
    return random.choice(("Семей қаласы", "Алматы қаласы", "Павлодар облысы"))


def _dwelling(held: bool, on: date, random: Random, town: Office | None) -> Dwelling:
    """A dwelling of the register of dwellings with its only owner, or one that it does not know."""
    addresses = Address.objects.all()
    if town is not None:
        addresses = addresses.filter(locality_kk=town.locality_kk)
        addresses = addresses.filter(district_kk=town.district_kk) if town.district_kk else addresses
    if not held:
        unknown = addresses.filter(rights__isnull=True).order_by("pk").values_list("pk", flat=True)[:POOL]
        if not unknown:
            raise NobodyFits("a dwelling that nobody owns")
        return Dwelling(random.choice(list(unknown)), None)
    rights = DwellingRight.objects.filter(
        Q(until=None), since__lte=on, owner__died_on__isnull=True
    ).select_related("owner")
    rights = rights.filter(address__in=addresses) if town is not None else rights
    right = random.choice(list(rights.order_by("pk")[:POOL]) or [None])
    if right is None:
        raise NobodyFits("an owner of a dwelling")
    return Dwelling(right.address_id, right.owner)


def tender(
    edition: Edition,
    channel: str,
    facts: Mapping[str, str],
    on: date,
    random: Random,
    *,
    gateway: bool = False,
) -> Tender | None:
    """The receipt that pays the duty of such a case, or the proof of an exemption; None where nothing is due."""
    due = owed(edition, channel, facts, on)
    if due.duty is None:
        return None
    if due.exempt:
        named = due.duty.exemptions
        return Tender(
            exemption=random.choice(named).id if named else "", proof=f"№ {random.randint(1000, 9999)}"
        )
    if not due.amount:
        return None
    bank = "төлем шлюзі" if gateway else random.choice(BANKS)
    return Tender(bank=bank, receipt=f"{random.randint(10**8, 10**9)}", paid_on=on, amount=due.amount)
