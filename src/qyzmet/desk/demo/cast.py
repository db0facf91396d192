"""Who plays in the demo: people of the population for whom the register says what the scene needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from django.db.models import Exists, OuterRef, Q

from qyzmet.cases.store import Applicant
from qyzmet.registers.models import Kinship, LegalPerson, Person, Residence
from qyzmet.registers.queries import CLOSE, read_address_record
from qyzmet.registers.records import Status

POOL = 4000
"""How many people are looked at before a part counts as impossible to fill."""
WANTED = {"registered": Status.REGISTERED, "removed": Status.REMOVED, "none": Status.NOT_FOUND}


class NobodyFits(LookupError):
    """The population has nobody for the part."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who applies, and about whom."""

    applicant: Applicant
    legal: bool
    subjects: tuple[str, ...]


class Casting:
    """Fills the parts of scenes; the same seed over the same population fills them alike."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self._people = list(Person.objects.order_by("pk").values_list("iin", flat=True)[:POOL])
        self._kin = list(
            Kinship.objects.filter(kind__in=CLOSE, ended_on__isnull=True)
            .order_by("pk")
            .values_list("person__iin", "relative__iin")[:POOL]
        )
        self._legal = list(LegalPerson.objects.order_by("pk")[:200])

    def fill(self, facts: Mapping[str, str], record: str, on: datetime) -> Cast:
        """The cast for a case with these facts in which the register answers ``record``.

        Raises :class:`NobodyFits`.
        """
        day = on.date()
        if facts.get("applicant") == "legal":
            state = facts.get("state_institution") == "yes"
            company = self.random.choice([c for c in self._legal if c.state_institution is state])
            one = facts.get("request") == "one"
            subjects = (self._one(record, day),) if one else self._list(record, day)
            return Cast(Applicant(company.bin, company.name_kk), True, subjects)
        about = facts.get("about", "self")
        if about == "self":
            iin = self._one(record, day)
            return Cast(self._person(iin), False, (iin,))
        if about in ("relative", "close-relative"):
            applicant, relative = self._relatives(record, day)
            return Cast(self._person(applicant), False, (relative,))
        other = self._one(record, day)
        return Cast(self._person(self._one("registered", day, but=other)), False, (other,))

    def part(self, who: str, on: datetime) -> Cast:
        """Who applies for whom: ``self``, ``teen`` (oneself, at 16), ``child`` (one's own) or ``other``, all living.

        Raises :class:`NobodyFits`.
        """
        day = on.date()
        if who == "child":
            parent, child = self._family(day)
            return Cast(self._person(parent), False, (child,))
        if who == "teen":
            iin = self._born(day - timedelta(days=17 * 365), day - timedelta(days=16 * 366))
            return Cast(self._person(iin), False, (iin,))
        removed = _left(day)
        some = removed if removed and self.random.random() < 0.5 else self._people
        subject = self._grown_up(some, day)
        applicant = subject if who == "self" else self._grown_up(self._people, day)
        return Cast(self._person(applicant), False, (subject,))

    def _grown_up(self, people: list[str], day: date) -> str:
        for _ in range(200):
            iin = self.random.choice(people)
            if self._grown(iin, day):
                return iin
        raise NobodyFits("a grown-up")

    def _born(self, since: date, until: date) -> str:
        born = Person.objects.filter(birth_date__gte=since, birth_date__lte=until, died_on__isnull=True)
        found = list(born.order_by("pk").values_list("iin", flat=True)[:POOL])
        if not found:
            raise NobodyFits(f"born from {since} to {until}")
        return self.random.choice(found)

    def _family(self, day: date) -> tuple[str, str]:
        ties = Kinship.objects.filter(
            kind="child",
            relative__birth_date__gt=day - timedelta(days=15 * 365),
            relative__birth_date__lt=day,
            relative__died_on__isnull=True,
            person__died_on__isnull=True,
        )
        pairs = list(ties.order_by("pk").values_list("person__iin", "relative__iin")[:POOL])
        if not pairs:
            raise NobodyFits("a child")
        return self.random.choice(pairs)

    def _person(self, iin: str) -> Applicant:
        return Applicant(iin, Person.objects.get(iin=iin).full_name)

    def _shuffled(self, record: str, day: date) -> Iterator[str]:
        people = _left(day) if record == "removed" else self._people[:]
        self.random.shuffle(people)
        return iter(people)

    def _one(self, record: str, day: date, but: str = "") -> str:
        for iin in self._shuffled(record, day):
            if iin != but and self._fits(iin, record, day):
                return iin
        raise NobodyFits(record)

    def _fits(self, iin: str, record: str, day: date) -> bool:
        answer = read_address_record(iin, day)
        grown_up = answer.person is not None and answer.person.birth_date.year <= day.year - 18
        alive = answer.person is None or answer.person.died_on is None or answer.person.died_on > day
        return grown_up and alive and answer.status is WANTED[record]

    def _relatives(self, record: str, day: date) -> tuple[str, str]:
        pairs = self._kin[:]
        self.random.shuffle(pairs)
        for applicant, relative in pairs:
            if read_address_record(relative, day).status is WANTED[record] and self._grown(applicant, day):
                return applicant, relative
        raise NobodyFits(f"a relative with {record}")

    def _grown(self, iin: str, day: date) -> bool:
        return Person.objects.filter(
            iin=iin, birth_date__year__lte=day.year - 18, died_on__isnull=True
        ).exists()

    def _list(self, record: str, day: date) -> tuple[str, ...]:
        kinds = {"mixed": ("registered", "removed", "unknown"), "none": ("unknown", "unknown")}.get(
            record, (record, record)
        )
        named: list[str] = []
        for kind in kinds:
            if kind == "unknown":
                named.append(f"Белгісіз Адам{self.random.randint(2, 99)} {self.random.randint(1950, 1990)}")
            else:
                named.append(self._one(kind, day))
        return tuple(dict.fromkeys(named))


def _left(day: date) -> list[str]:
    """Those who were removed from registration by the day and are registered nowhere: too few to find by chance."""
    stays = Residence.objects.filter(person=OuterRef("pk"), since__lte=day)
    ended = Exists(stays.filter(removed_on__lte=day))
    staying = Exists(stays.filter(Q(removed_on__isnull=True) | Q(removed_on__gt=day)))
    return list(Person.objects.filter(ended, ~staying).order_by("pk").values_list("iin", flat=True)[:POOL])
