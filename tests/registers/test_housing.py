"""Registration at the place of residence: what it ends, what it refuses, what it leaves behind."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connections, transaction

from qyzmet.process.errors import Refusal
from qyzmet.registers.changes import (
    end_residence,
    file_sheet,
    give_document,
    make_document,
    record_death,
    register_residence,
    stamp_book,
)
from qyzmet.registers.history import history_of
from qyzmet.registers.models import Address, IdentityDocument, Look, Person, RegistrationMark, Residence
from qyzmet.registers.queries import dwelling_file, read_address_record
from tests.registers.holding import holds, owns, refusal, signed
from tests.registers.making import REGISTRAR, address, person, residence

DAY = date(2014, 5, 6)


@pytest.mark.django_db
def test_a_new_registration_ends_the_former_the_same_day() -> None:
    who, old, new = person(), address("1"), address("2")
    residence(who, old, date(2001, 1, 1))
    row = register_residence(who.iin, str(new.pk), "permanent", basis="№ 7 шарт", **signed(DAY))
    assert json.loads(json.dumps(row)) == row
    assert (row["address"], row["since"], row["former"]["removed_on"]) == (new.pk, "2014-05-06", "2014-05-06")
    former = Residence.objects.get(address=old)
    assert (former.removal_reason, former.left_for_kk) == ("moved", new.line("kk"))
    assert former.removal_case == "2014-000001"
    stay = Residence.objects.get(address=new)
    assert (stay.arrived_from_ru, stay.basis, stay.case_number) == (old.line("ru"), "№ 7 шарт", "2014-000001")
    assert read_address_record(who.iin, DAY - timedelta(days=1)).permanent.dwelling.line.kk == old.line("kk")
    assert read_address_record(who.iin, DAY).permanent.dwelling.line.kk == new.line("kk")


@pytest.mark.django_db
def test_the_edition_of_2012_wants_the_former_registration_ended_first() -> None:
    who, old, new = person(), address("1"), address("2")
    residence(who, old, date(2001, 1, 1))

    def register() -> str:
        return refusal(
            lambda: register_residence(who.iin, new.pk, "permanent", ends_former=False, **signed(DAY))
        )

    assert register() == "former-open"
    ended = end_residence(who.iin, "permanent", "moved", left_for="Семей", **signed(DAY, "2014-2"))
    assert [row["address"] for row in ended["ended"]] == [old.pk]
    assert register() == "done"
    assert Residence.objects.get(address=new).arrived_from_kk == old.line("kk")


@pytest.mark.django_db
def test_registration_is_refused_where_it_cannot_be() -> None:
    who, home, other = person(), address("1"), address("2")
    residence(who, home, date(2001, 1, 1))
    dead = person(died_on=DAY)

    def register(someone: Person, where: str | int, kind: str = "permanent", **more: object) -> str:
        return refusal(lambda: register_residence(someone.iin, where, kind, **{**signed(DAY), **more}))

    assert register(who, home.pk) == "already-here"
    assert register(who, "0") == register(who, "Абай") == "address-unknown"
    assert register(dead, other.pk) == "person-died"
    assert register(who, other.pk, "temporary") == "bad-term"
    assert register(who, other.pk, "temporary", until=DAY - timedelta(days=1)) == "bad-term"
    assert register(who, other.pk, until=DAY) == "bad-term"
    assert register(who, other.pk, on=date(2000, 12, 31)) == "register-ahead"
    assert register(who, other.pk, "temporary", until=DAY) == "done"
    assert register(who, other.pk, "temporary", until=DAY) == "already-here"
    assert Residence.objects.filter(person=who, removed_on=None).count() == 2


@pytest.mark.django_db
def test_the_owner_who_consents_owns_the_dwelling_on_the_day() -> None:
    who, seller, buyer, home = person(), person("Сатушы"), person("Алушы"), address()

    def register(owner: Person) -> str:
        return refusal(
            lambda: register_residence(who.iin, home.pk, "permanent", owner=owner.iin, **signed(DAY))
        )

    owns(seller, home, until=DAY)
    owns(buyer, home, since=DAY)
    with pytest.raises(Refusal, match="owner-changed") as refused:
        register_residence(who.iin, home.pk, "permanent", owner=seller.iin, **signed(DAY))
    assert "Алушы" in refused.value.text.kk
    assert register(buyer) == "done"
    assert Residence.objects.get(person=who).consent_of == buyer
    Person.objects.filter(pk=buyer.pk).update(died_on=DAY)
    assert register(buyer) == "owner-changed"


@pytest.mark.django_db
def test_an_owner_the_register_does_not_know_consents_on_paper() -> None:
    who = person()
    register_residence(who.iin, address().pk, "permanent", owner="850101300005", **signed(DAY))
    assert Residence.objects.get(person=who).consent_of is None


@pytest.mark.django_db
def test_ending_ends_what_is_asked_and_says_when_there_is_nothing() -> None:
    who = person()
    residence(who, address("1"), date(2001, 1, 1))
    residence(who, address("2"), date(2014, 1, 1), kind="temporary", until=date(2014, 12, 31))
    assert refusal(lambda: end_residence(person().iin, "all", "moved", **signed(DAY))) == "not-registered"
    end_residence(who.iin, "temporary", "owner", **signed(DAY))
    again = end_residence(who.iin, "temporary", "moved", **signed(DAY))
    assert (again["ended"], again["reason"]) == ([], "owner")
    assert [row["removed_on"] for row in again["already"]] == [DAY.isoformat()]
    end_residence(who.iin, "all", "convicted", **signed(DAY))
    assert read_address_record(who.iin, DAY).removed.reason_code == "convicted"
    with pytest.raises(ValueError, match="no such reason"):
        end_residence(who.iin, "all", "bored", **signed(DAY))


@pytest.mark.django_db
def test_stamps_and_sheets_are_noted_once_a_case() -> None:
    who = person()
    for _ in range(2):
        stamp_book(who.iin, "removed", military=True, **signed(DAY))
        file_sheet(who.iin, "departure-sheet", **signed(DAY))
    kinds = list(RegistrationMark.objects.order_by("kind").values_list("kind", flat=True))
    assert kinds == ["departure-sheet", "military-removed", "stamp-removed"]
    with pytest.raises(ValueError, match="no such mark"):
        file_sheet(who.iin, "poem", **signed(DAY))


@pytest.mark.django_db
def test_a_death_ends_everything_once() -> None:
    who = person()
    residence(who, address("1"), date(2001, 1, 1))
    number = holds(who, "passport", date(2012, 1, 5), None, "2012-1")
    told = record_death(who.iin, date(2014, 5, 1), **signed(DAY, "death record 17"))
    assert (told["documents"], len(told["ended"])) == ([number], 1)
    assert record_death(who.iin, DAY, **signed(DAY, "death record 17"))["died_on"] == "2014-05-01"
    assert read_address_record(who.iin, DAY).removed.reason_code == "died"
    future = DAY + timedelta(days=1)
    assert refusal(lambda: record_death(person().iin, future, **signed(DAY))) == "register-ahead"


@pytest.mark.django_db
def test_the_file_of_a_dwelling_names_its_owners_and_counts_who_lives_there() -> None:
    home, wife, husband = address(), person("Иесі"), person("Иесі")
    owns(wife, home)
    owns(husband, home)
    owns(person("Бұрынғы"), home, until=date(2010, 1, 1))
    residence(wife, home, date(2001, 1, 1))
    residence(husband, home, date(2001, 1, 1), removed_on=DAY, removal_reason="moved")
    told = dwelling_file(str(home.pk), DAY, looker=REGISTRAR, why="2014-000001")
    assert json.loads(json.dumps(told)) == told
    assert [one["iin"] for one in told["owners"]] == [wife.iin, husband.iin]
    assert told["owners"][0]["basis_name"]["kk"] == "сатып алу-сату шарты"
    assert told["residents"] == 1
    assert Look.objects.filter(what="dwelling").count() == 2
    assert dwelling_file("0", DAY, looker=REGISTRAR, why="2014-000001") == {}


@pytest.mark.django_db
def test_the_history_tells_everything_in_order() -> None:
    who, old, new = person(), address("1"), address("2")
    residence(who, old, date(2001, 1, 1))
    holds(who, "identity-card", date(2010, 1, 5), None, "2010-1")
    register_residence(who.iin, new.pk, "permanent", **signed(DAY))
    stamp_book(who.iin, "registered", **signed(DAY))
    record_death(who.iin, DAY, **signed(DAY + timedelta(days=2), "death record 17"))
    told = history_of(who.iin, looker=REGISTRAR, why="a test")
    assert [one.what for one in told] == [
        *("registered", "made", "issued", "removed", "registered", "marked", "died", "removed", "invalid")
    ]
    assert all(one.text.kk and one.text.ru and one.text.en for one in told)
    assert told[4].case == "2014-000001"
    assert history_of("850101300005", looker=REGISTRAR, why="a test") == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("since", "removed", "fits"),
    [
        (date(2000, 1, 1), date(2005, 1, 1), True),
        (date(2000, 1, 1), date(2005, 1, 2), False),
        (date(2007, 1, 1), date(2007, 6, 1), False),
        (date(2007, 1, 1), date(2007, 1, 1), True),
        (date(2010, 1, 1), None, True),
        (date(2009, 12, 31), None, False),
        (date(1890, 1, 1), None, False),
    ],
)
def test_the_database_refuses_two_permanent_registrations_on_any_day(
    since: date, removed: date | None, fits: bool
) -> None:
    who = person()
    residence(who, address("1"), date(2005, 1, 1), removed_on=date(2010, 1, 1), removal_reason="moved")
    more = {"removed_on": removed, "removal_reason": "moved" if removed else ""}
    if fits:
        residence(who, address("2"), since, **more)
        return
    with pytest.raises(IntegrityError, match="one_permanent_residence_at_a_time"), transaction.atomic():
        residence(who, address("2"), since, **more)
    residence(person(), Address.objects.get(), since, **more)


def at_once(*works: Callable[[], object]) -> list[str]:
    """Do all of it at the same moment; ``done`` or the code of the refusal of each, sorted."""
    begin, told = threading.Barrier(len(works)), []

    def run(work: Callable[[], object]) -> None:
        begin.wait()
        try:
            told.append(refusal(work))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("moving", [False, True])
def test_of_registrations_at_once_the_database_lets_one_stand_open(moving: bool) -> None:
    who, homes = person(), [address(str(house)) for house in range(1, 7)]
    if moving:
        residence(who, homes.pop(), date(2001, 1, 1))

    def register(home: Address) -> Callable[[], object]:
        return lambda: register_residence(
            who.iin, home.pk, "permanent", ends_former=moving, **signed(DAY, f"2014-{home.pk}")
        )

    told = at_once(*map(register, homes))
    assert "done" in told
    assert set(told) <= {"done", "register-changed", "former-open"}
    assert who.residences.filter(removed_on=None).count() == 1
    if not moving:
        assert told.count("done") == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_cards_handed_over_at_once_one_is_valid_and_no_number_is_given_twice() -> None:
    who = person()
    cases = [f"2014-{case}" for case in range(6)]

    def make(case: str) -> Callable[[], object]:
        return lambda: make_document(
            who.iin, "identity-card", valid_until=None, reason="exchange", **signed(DAY, case)
        )

    def give(case: str) -> Callable[[], object]:
        return lambda: give_document(who.iin, "identity-card", **signed(DAY, case))

    assert at_once(*map(make, cases)) == ["done"] * 6
    told = at_once(*map(give, cases))
    assert "done" in told
    assert set(told) <= {"done", "register-changed"}
    assert IdentityDocument.objects.filter(state="valid").count() == 1
