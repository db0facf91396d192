"""Families of a believable synthetic people, drawn from a seeded generator; no database here.

Rows leave as lines of PostgreSQL's COPY text format. Ages, family sizes and shares are chosen to give the
faces and the tests every case of the standards in believable number; they are no statistics.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from qyzmet.registers.bin import make_bin
from qyzmet.registers.iin import Sex, make_iin
from qyzmet.registers.naming import kazakh_patronymic, russian_patronymic, surname_for
from qyzmet.registers.reasons import COURT, DIED, MISSING, MOVED, MOVED_ABROAD, OWNER, TERM_ENDED
from qyzmet.registers.stock import Name, Names, Place, Stock

NULL: Final = "\\N"
YEAR: Final = 365.25

NEVER_REGISTERED: Final = 0.022
FAMILY_GONE_ABROAD: Final = 0.022
REMOVED: Final = 0.038
TEMPORARY: Final = 0.085
FOREIGN: Final = 0.025
KAZAKH: Final = 0.72


@dataclass(slots=True)
class Rows:
    """Lines of COPY text, by table."""

    people: list[str] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    residences: list[str] = field(default_factory=list)
    kinships: list[str] = field(default_factory=list)
    legal_persons: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Home:
    """An address that has been given a row, with its line for «arrived from» and «left for»."""

    id: int
    office: str
    kk: str
    ru: str


@dataclass(slots=True)
class One:
    """A person being made; ``born`` and ``died`` are day ordinals."""

    id: int
    sex: Sex
    born: int
    given: Name
    surname: Name
    patronymic: str
    kk: bool
    place: Name
    citizenship: str = "citizen"
    child: bool = False
    died: int | None = None


class Maker:
    """Draws households until ``size`` people are made; the same seed gives the same people."""

    def __init__(
        self, stock: Stock, size: int, seed: int, today: date, first_ids: dict[str, int] | None = None
    ) -> None:
        self.rows = Rows()
        self.made = 0
        self._stock = stock
        self._size = size
        self._rng = random.Random(seed)
        self._today = today.toordinal()
        ids = first_ids or {}
        self._person = ids.get("people", 1)
        self._address = ids.get("addresses", 1)
        self._serials: dict[tuple[int, Sex], int] = {}
        self._taken: set[tuple[int, int, int, int]] = set()
        self._document = 100_000
        self._register_serial = 0
        self._index = {place: number for number, place in enumerate(stock.places)}

    @property
    def left(self) -> int:
        """How many people are still to be made."""
        return self._size - self.made

    @property
    def next_ids(self) -> dict[str, int]:
        """The numbers that the next person and the next address would get."""
        return {"people": self._person, "addresses": self._address}

    # --- households -----------------------------------------------------------------------------

    def household(self) -> None:
        """One household: a family, a single person, an old couple, or a foreigner."""
        rng = self._rng
        place = self._place()
        if rng.random() < FOREIGN:
            self._foreigner(place)
            return
        names = self._stock.kazakh if rng.random() < KAZAKH else self._stock.slavic
        kk = names is self._stock.kazakh and rng.random() < 0.55
        family = rng.choice(names.surname)
        elder = self._one("male", self._day(1945, 2001), names, kk, family, place, None)
        everyone = [elder]
        ready = elder.born + int(20 * YEAR)
        wife: One | None = None
        divorce: int | None = None
        wedding = elder.born + int(rng.uniform(21, 33) * YEAR)
        if rng.random() < 0.82 and wedding < self._today and self.left:
            own = family if rng.random() < 0.6 else rng.choice(names.surname)
            wife = self._one("female", elder.born + rng.randint(-900, 2200), names, kk, own, place, None)
            everyone.append(wife)
            divorce = rng.randint(wedding, self._today) if rng.random() < 0.12 else None
            everyone += self._children(elder, wife, wedding, divorce, names, kk, family, place)
            ready = wedding
        if len(everyone) > 2 and rng.random() < 0.18 and self.left:
            everyone.append(self._grandmother(elder, everyone[2:], names, kk, family, place))
        self._settle(everyone, place, ready)
        if wife:
            ends = [day for day in (divorce, elder.died, wife.died) if day is not None]
            number = self._paper()
            self._tie(elder, wife, "spouse", "spouse", "marriage", number, min(ends, default=None))

    def _children(
        self,
        father: One,
        mother: One,
        wedding: int,
        divorce: int | None,
        names: Names,
        kk: bool,
        family: Name,
        place: Place,
    ) -> list[One]:
        rng = self._rng
        children: list[One] = []
        born = wedding + rng.randint(270, 1200)
        last = min(self._today, mother.born + int(44 * YEAR), divorce or self._today)
        for _ in range(rng.choices((0, 1, 2, 3, 4, 5), (10, 24, 32, 20, 10, 4))[0]):
            if born > last or not self.left:
                break
            sex: Sex = "male" if rng.random() < 0.51 else "female"
            child = self._one(sex, born, names, kk, family, place, father)
            number = self._paper()
            for parent in (father, mother):
                self._tie(child, parent, "parent", "child", "birth", number)
            for brother in children:
                self._tie(child, brother, "sibling", "sibling", "birth", number)
            children.append(child)
            born += rng.randint(400, 1900)
        return children

    def _grandmother(
        self, son: One, grandchildren: list[One], names: Names, kk: bool, family: Name, place: Place
    ) -> One:
        born = max(son.born - int(self._rng.uniform(20, 32) * YEAR), date(1921, 1, 1).toordinal())
        mother = self._one("female", born, names, kk, family, place, None)
        number = self._paper()
        self._tie(son, mother, "parent", "child", "birth", number)
        for child in grandchildren:
            self._tie(child, mother, "grandparent", "grandchild", "birth", number)
        return mother

    def _foreigner(self, place: Place) -> None:
        rng = self._rng
        names = self._stock.foreign
        sex: Sex = "male" if rng.random() < 0.6 else "female"
        one = self._one(sex, self._day(1958, 2005), names, False, rng.choice(names.surname), place, None)
        one.place = rng.choice(self._stock.foreign_birth_places)
        one.citizenship = "foreigner" if rng.random() < 0.8 else "stateless"
        one.patronymic = one.patronymic if rng.random() < 0.4 else ""
        home = self._home(place)
        if rng.random() < 0.5:
            since = self._between(one.born + int(18 * YEAR), self._today - 30)
            self._stay(one, home, since, came=one.place)
        else:
            since = self._today - rng.randint(10, 500)
            self._stay(one, home, since, until=since + rng.randint(180, 1400), came=one.place)
        self._write(one)

    # --- where they live ------------------------------------------------------------------------

    def _settle(self, everyone: list[One], place: Place, ready: int) -> None:
        rng = self._rng
        home = self._home(place)
        moved_in = self._between(max(ready, date(1991, 1, 1).toordinal()), self._today - 20)
        before = None
        if rng.random() < 0.35:
            before = self._home(place if rng.random() < 0.5 else self._place())
        moved_before = moved_in - rng.randint(500, 6000)
        gone = None
        if rng.random() < FAMILY_GONE_ABROAD:
            gone = self._between(moved_in + 90, self._today), rng.choice(self._stock.abroad)
        for one in everyone:
            self._die(one, moved_in)
            if rng.random() >= NEVER_REGISTERED:
                self._live(one, home, moved_in, before, moved_before, gone)
            self._write(one)

    def _live(
        self,
        one: One,
        home: Home,
        moved_in: int,
        before: Home | None,
        moved_before: int,
        gone: tuple[int, Name] | None,
    ) -> None:
        rng = self._rng
        since = max(moved_in, one.born + rng.randint(10, 60))
        if since > self._today:
            return
        came = None
        earlier = max(moved_before, one.born + rng.randint(10, 60))
        if before and earlier < moved_in == since:
            self._stay(one, before, earlier, end=(since, MOVED), to=Name(home.kk, home.ru))
            came = Name(before.kk, before.ru)
        grown = one.born + int(rng.uniform(19, 26) * YEAR)
        if (
            one.child
            and one.died is None
            and gone is None
            and since < grown < self._today
            and rng.random() < 0.5
        ):
            own = self._home(self._place())
            self._stay(one, home, since, end=(grown, MOVED), to=Name(own.kk, own.ru), came=came)
            home, since, came = own, grown, Name(home.kk, home.ru)
        end, to = self._end(one, since, gone)
        self._stay(one, home, since, end=end, to=to, came=came)
        if end is None and one.born + int(17 * YEAR) < self._today and rng.random() < TEMPORARY * 1.35:
            self._stay_for_a_time(one, max(since, one.born + int(17 * YEAR)))

    def _end(
        self, one: One, since: int, gone: tuple[int, Name] | None
    ) -> tuple[tuple[int, str] | None, Name | None]:
        rng = self._rng
        if one.died is not None:
            return (min(one.died + rng.randint(0, 20), self._today), DIED), None
        if gone is not None:
            return (max(gone[0], since), MOVED_ABROAD), gone[1]
        if rng.random() >= REMOVED or since + 60 >= self._today:
            return None, None
        day = self._between(since + 60, self._today)
        reason = rng.choices((MOVED, OWNER, COURT, MOVED_ABROAD, MISSING), (55, 20, 15, 7, 3))[0]
        to: Name | None = None
        if reason == MOVED:
            place = self._place()
            to = Name(place.line("kk"), place.line("ru"))
        elif reason == MOVED_ABROAD:
            to = rng.choice(self._stock.abroad)
        return (day, reason), to

    def _stay_for_a_time(self, one: One, earliest: int) -> None:
        rng = self._rng
        since = self._between(max(earliest, self._today - 1500), self._today - 5)
        until = since + rng.randint(180, 1800)
        end = (until + 1, TERM_ENDED) if until + 1 < self._today and rng.random() < 0.5 else None
        self._stay(one, self._home(self._place()), since, until=until, end=end)

    def _die(self, one: One, not_before: int) -> None:
        age = (self._today - one.born) / YEAR
        chance = 0.2 if age > 65 else 0.05 if age > 45 else 0.004
        earliest = max(not_before, one.born) + 60
        if self._rng.random() < chance and earliest < self._today:
            one.died = self._between(max(earliest, self._today - 4000), self._today)

    # --- rows -----------------------------------------------------------------------------------

    def _one(
        self, sex: Sex, born: int, names: Names, kk: bool, surname: Name, place: Place, father: One | None
    ) -> One:
        rng = self._rng
        given = rng.choice(names.male if sex == "male" else names.female)
        parent = father.given if father else rng.choice(names.male)
        one = One(self._person, sex, born, given, surname, "", kk, Name(place.line("kk"), place.line("ru")))
        one.child = father is not None
        if names is self._stock.kazakh and rng.random() < (0.75 if kk else 0.1):
            one.patronymic = kazakh_patronymic(parent.kk, sex)
        elif rng.random() < 0.97:
            one.patronymic = russian_patronymic(parent.ru, sex)
        if rng.random() < 0.3:
            other = self._place()
            one.place = Name(other.line("kk"), other.line("ru"))
        self._person += 1
        self.made += 1
        return one

    def _write(self, one: One) -> None:
        surname = surname_for(one.surname.kk if one.kk else one.surname.ru, one.sex)
        given = one.given.kk if one.kk else one.given.ru
        self.rows.people.append(
            f"{one.id}\t{self._iin(one)}\t{surname}\t{given}\t{one.patronymic}\t{_iso(one.born)}\t{one.sex}\t"
            f"{one.place.kk}\t{one.place.ru}\t{one.citizenship}\t{_iso(one.died)}\n"
        )

    def _iin(self, one: One) -> str:
        born = date.fromordinal(one.born)
        serial = self._serials.get((one.born, one.sex), 300)
        while True:
            number = make_iin(born, one.sex, serial % 10_000)
            serial += 1
            if number:
                self._serials[one.born, one.sex] = serial
                return number

    def _home(self, place: Place) -> Home:
        rng = self._rng
        while True:
            street = rng.randrange(len(self._stock.streets))
            house = rng.randint(1, 220)
            flat = rng.randint(1, 120) if rng.random() < 0.7 else 0
            key = (self._index[place], street, house, flat)
            if key not in self._taken:
                break
        self._taken.add(key)
        name = self._stock.streets[street]
        self.rows.addresses.append(
            f"{self._address}\t{place.kato}\t{place.region_kk}\t{place.region_ru}\t{place.district_kk}\t"
            f"{place.district_ru}\t{place.locality_kk}\t{place.locality_ru}\t{name.kk}\t{name.ru}\t{house}\t"
            f"{flat or ''}\n"
        )
        kk = f"{place.line('kk')}, {name.kk}, {house}-үй" + (f", {flat}-пәтер" if flat else "")
        ru = f"{place.line('ru')}, {name.ru}, дом {house}" + (f", квартира {flat}" if flat else "")
        home = Home(self._address, place.office, kk, ru)
        self._address += 1
        return home

    def _stay(
        self,
        one: One,
        home: Home,
        since: int,
        *,
        until: int | None = None,
        end: tuple[int, str] | None = None,
        to: Name | None = None,
        came: Name | None = None,
    ) -> None:
        removed, reason = end or (None, "")
        kind = "temporary" if until else "permanent"
        self.rows.residences.append(
            f"{one.id}\t{home.id}\t{kind}\t{_iso(since)}\t{_iso(until)}\t{home.office}\t"
            f"{came.kk if came else ''}\t{came.ru if came else ''}\t{_iso(removed)}\t{reason}\t"
            f"{to.kk if to else ''}\t{to.ru if to else ''}\n"
        )

    def _tie(
        self, one: One, other: One, kind: str, back: str, document: str, number: str, ended: int | None = None
    ) -> None:
        rest = f"{document}\t{number}\t{_iso(ended)}\n"
        self.rows.kinships.append(f"{one.id}\t{other.id}\t{kind}\t{rest}")
        self.rows.kinships.append(f"{other.id}\t{one.id}\t{back}\t{rest}")

    def legal_person(self) -> None:
        """A legal person: four companies to one state institution."""
        rng = self._rng
        place = self._place()
        home = self._home(place)
        state = rng.random() < 0.2
        number: str | None = None
        while number is None:
            self._register_serial += 1
            number = make_bin(rng.randint(1995, 2025), rng.randint(1, 12), self._register_serial % 100_000)
        form = rng.choice(self._stock.institutions if state else self._stock.companies)
        name, no = rng.choice(self._stock.company_names), rng.randint(1, 90)
        kk = form.kk.format(name=f"{name.kk} {no}", place=place.locality_kk, no=no)
        ru = form.ru.format(name=f"{name.ru} {no}", place=place.locality_ru, no=no)
        self.rows.legal_persons.append(f"{number}\t{kk}\t{ru}\t{'t' if state else 'f'}\t{home.id}\n")

    # --- draws ----------------------------------------------------------------------------------

    def _place(self) -> Place:
        return self._rng.choices(self._stock.places, cum_weights=self._stock.weights)[0]

    def _day(self, first_year: int, last_year: int) -> int:
        return self._rng.randint(date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal())

    def _between(self, first: int, last: int) -> int:
        return self._rng.randint(first, last) if first < last else last

    def _paper(self) -> str:
        self._document += 1
        return f"{self._document:07d}"


_EPOCH = date(1900, 1, 1).toordinal()
_DAYS = [(date(1900, 1, 1) + timedelta(days=day)).isoformat() for day in range(52_000)]


def _iso(ordinal: int | None) -> str:
    return NULL if ordinal is None else _DAYS[ordinal - _EPOCH]
