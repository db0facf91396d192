"""What the database itself refuses, keeps and remembers."""

from __future__ import annotations

from datetime import date

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction

from qyzmet.registers.folding import fold
from qyzmet.registers.looker import leave_trace
from qyzmet.registers.models import Kinship, Look, Person, Residence
from tests.registers.making import REGISTRAR, address, person, residence

pytestmark = pytest.mark.django_db


def test_nobody_has_two_open_permanent_registrations() -> None:
    who = person()
    residence(who, address("1"), date(2001, 1, 1))
    with pytest.raises(IntegrityError, match="one_open_permanent_residence"):
        residence(who, address("2"), date(2005, 1, 1))


def test_a_closed_registration_leaves_room_for_the_next() -> None:
    who = person()
    residence(who, address("1"), date(2001, 1, 1), removed_on=date(2005, 1, 1), removal_reason="moved")
    residence(who, address("2"), date(2005, 1, 1))
    assert who.residences.count() == 2


def test_a_temporary_registration_stands_beside_the_permanent_one() -> None:
    who = person()
    residence(who, address("1"), date(2001, 1, 1))
    residence(who, address("2"), date(2005, 1, 1), kind="temporary", until=date(2006, 1, 1))
    assert who.residences.filter(removed_on=None).count() == 2


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"removed_on": date(2000, 12, 31), "removal_reason": "moved"}, "removed_not_before_registered"),
        ({"removed_on": date(2005, 1, 1)}, "removal_has_a_reason"),
        ({"removal_reason": "moved"}, "removal_has_a_reason"),
        ({"until": date(2005, 1, 1)}, "temporary_has_an_end"),
        ({"kind": "temporary"}, "temporary_has_an_end"),
        ({"kind": "temporary", "until": date(2000, 1, 1)}, "temporary_has_an_end"),
        ({"kind": "forever"}, "temporary_has_an_end"),
    ],
)
def test_an_impossible_registration_is_refused(wrong: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        residence(person(), address(), date(2001, 1, 1), **wrong)


def test_a_person_has_one_iin_of_twelve_digits_and_dies_after_birth() -> None:
    who = person()
    for wrong, constraint in (
        ({"iin": "123"}, "person_iin_12_digits"),
        ({"died_on": date(1900, 1, 1)}, "person_dies_after_birth"),
        ({"sex": "other"}, "person_sex"),
        ({"citizenship": "tourist"}, "person_citizenship"),
    ):
        with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
            Person.objects.filter(pk=who.pk).update(**wrong)


def test_the_search_key_follows_every_change_of_the_name() -> None:
    who = person("Құнанбаев", "Әбіш", "")
    who.refresh_from_db()
    assert who.search_key == fold("Құнанбаев Әбіш")
    Person.objects.filter(pk=who.pk).update(surname="Өтегенова")
    who.refresh_from_db()
    assert who.search_key == fold("Өтегенова Әбіш")


def test_nobody_is_their_own_relative() -> None:
    who = person()
    with pytest.raises(IntegrityError, match="no_kinship_with_oneself"):
        Kinship.objects.create(person=who, relative=who, kind="spouse", document="marriage")


def test_a_change_keeps_the_former_row_even_when_made_in_bulk() -> None:
    who = person(surname="Ахметова", sex="female")
    Person.objects.update(surname="Есенова")
    event = apps.get_model("registers", "PersonEvent").objects.get(pgh_obj_id=who.pk)
    assert (event.surname, event.pgh_label) == ("Ахметова", "update")


def test_a_removal_keeps_the_former_registration() -> None:
    stay = residence(person(), address(), date(2001, 1, 1))
    Residence.objects.update(removed_on=date(2010, 1, 1), removal_reason="moved")
    events = apps.get_model("registers", "ResidenceEvent").objects
    assert events.get(pgh_obj_id=stay.pk).removed_on is None
    Residence.objects.all().delete()
    assert [event.pgh_label for event in events.order_by("pk")] == ["update", "delete"]


def test_a_trace_is_neither_changed_nor_wiped_out() -> None:
    leave_trace(REGISTRAR, "case 2012-000001", "address-record", ["850101300005"])
    for attempt in (lambda: Look.objects.update(why="nothing"), lambda: Look.objects.all().delete()):
        with pytest.raises(DatabaseError, match="Cannot"), transaction.atomic():
            attempt()
    assert Look.objects.get().why == "case 2012-000001"


def test_the_line_of_an_address_goes_from_the_region_down_to_the_flat() -> None:
    home = address()
    assert home.line("kk") == "Шығыс Қазақстан облысы, Семей қаласы, Абай көшесі, 12-үй, 4-пәтер"
    assert home.line("ru") == "Восточно-Казахстанская область, город Семей, улица Абая, дом 12, квартира 4"
    assert home.line("en") == home.line("kk")


def test_a_city_of_republican_rank_stands_before_its_district() -> None:
    home = address(flat="")
    home.region_kk = home.region_ru = ""
    home.locality_kk, home.district_kk = "Алматы қаласы", "Әуезов ауданы"
    assert home.line("kk") == "Алматы қаласы, Әуезов ауданы, Абай көшесі, 12-үй"
    assert home.area("kk") == "Әуезов ауданы"
    assert home.house_line("kk") == "Алматы қаласы, Абай көшесі, 12-үй"


def test_names_are_written_whole_and_with_initials() -> None:
    assert person("Ким", "Ольга", "").full_name == "Ким Ольга"
    assert person("Ахметов", "Нұрлан", "Серікұлы").short_name == "Ахметов Н. С."
