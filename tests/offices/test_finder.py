"""Which office is mine."""

from __future__ import annotations

from datetime import date

import pytest

from qyzmet.offices.finder import NoOffice, gives, must_give, office_for, offices_for
from qyzmet.offices.models import Office
from qyzmet.registers.models import Address
from qyzmet.registers.stock import stock

pytestmark = pytest.mark.usefixtures("directory")

SERVICE = "address-certificate"
DAY = date(2012, 4, 27)


@pytest.mark.parametrize(
    ("place", "centre", "bureau"),
    [
        ("Семей", "psc-semey", "bureau-semey"),
        ("Семей қаласы", "psc-semey", "bureau-semey"),
        ("г. Семей", "psc-semey", "bureau-semey"),
        ("СЕМЕЙ", "psc-semey", "bureau-semey"),
        ("Өскемен", "psc-east-kazakhstan", "bureau-east-kazakhstan"),
        ("Усть-Каменогорск", "psc-east-kazakhstan", "bureau-east-kazakhstan"),
        ("Орал", "psc-west-kazakhstan", "bureau-west-kazakhstan"),
        ("Уральск", "psc-west-kazakhstan", "bureau-west-kazakhstan"),
        ("Петропавл", "psc-north-kazakhstan", "bureau-north-kazakhstan"),
        ("Петропавловск", "psc-north-kazakhstan", "bureau-north-kazakhstan"),
        ("Костанай", "psc-kostanay", "bureau-kostanay"),
        ("Атырау", "psc-atyrau", "bureau-atyrau"),
        ("Темиртау", "psc-karaganda", "bureau-temirtau"),
        ("Жезқазған", "psc-karaganda", "bureau-zhezkazgan"),
        ("Екібастұз", "psc-pavlodar", "bureau-pavlodar"),
        ("Экибастуз", "psc-pavlodar", "bureau-pavlodar"),
        ("Павлодар облысы", "psc-pavlodar", "bureau-pavlodar"),
        ("Павлодарская область", "psc-pavlodar", "bureau-pavlodar"),
        ("Маңғыстау", "psc-mangystau", "bureau-mangystau"),
        ("Алматинская область, Карасайский район, Каскелен", "psc-almaty-region", "bureau-almaty-region"),
        ("Шығыс Қазақстан облысы Аягөз ауданы Аягөз", "psc-east-kazakhstan", "bureau-east-kazakhstan"),
        ("Алматы қаласы, Әуезов ауданы", "psc-almaty-auezov", "bureau-almaty"),
        ("Алматы қаласы Әуезов ауданы", "psc-almaty-auezov", "bureau-almaty"),
        ("город Алматы, Ауэзовский район", "psc-almaty-auezov", "bureau-almaty"),
        ("Алматы", "psc-almaty-almaly", "bureau-almaty"),
        ("Астана, р-н Сарыарка", "psc-astana-saryarka-1", "bureau-astana"),
        ("Астана", "psc-astana-yesil-2", "bureau-astana"),
    ],
)
def test_a_place_in_either_language_has_its_offices(place: str, centre: str, bureau: str) -> None:
    assert office_for(SERVICE, "centre", place, DAY).code == centre
    assert office_for(SERVICE, "provider", place, DAY).code == bureau


@pytest.mark.parametrize("place", ["Атлантида", "Semey", "", "Семипалатинск", "қаласы"])
def test_an_unknown_place_is_told_with_advice(place: str) -> None:
    with pytest.raises(NoOffice) as caught:
        office_for(SERVICE, "centre", place, DAY)
    assert caught.value.code == "place"
    assert place in caught.value.text.kk
    assert "Семей" in caught.value.text.ru


def test_every_place_of_the_population_has_a_centre_and_a_bureau() -> None:
    for place in stock().places:
        home = Address(
            region_kk=place.region_kk,
            district_kk=place.district_kk,
            locality_kk=place.locality_kk,
            locality_ru=place.locality_ru,
        )
        centre = office_for(SERVICE, "centre", home, DAY)
        assert centre.region_kk == place.region_kk
        assert place.region_kk or centre.district_kk == place.district_kk
        assert office_for(SERVICE, "provider", home, DAY).region_kk == place.region_kk


def test_the_bureaus_that_register_the_population_exist() -> None:
    codes = {place.office for place in stock().places}
    assert Office.objects.filter(kind="provider", code__in=codes).count() == len(codes)


def test_all_offices_of_a_town_can_be_chosen_from() -> None:
    assert [office.code for office in offices_for(SERVICE, "centre", "Өскемен", DAY)] == [
        *("psc-east-kazakhstan", "psc-oskemen-1", "psc-oskemen-2")
    ]
    assert len(offices_for(SERVICE, "centre", "Алматы", DAY)) == 7
    assert len(offices_for(SERVICE, "centre", "Астана", DAY)) == 5


def test_an_office_counts_from_its_opening_to_its_closing() -> None:
    Office.objects.filter(code="psc-semey").update(opened_on=date(2007, 1, 5), closed_on=date(2015, 1, 1))
    assert office_for(SERVICE, "centre", "Семей", date(2007, 1, 5)).code == "psc-semey"
    assert office_for(SERVICE, "centre", "Семей", date(2007, 1, 4)).code == "psc-east-kazakhstan"
    assert office_for(SERVICE, "centre", "Семей", date(2015, 1, 1)).code == "psc-east-kazakhstan"


def test_a_service_that_nobody_gives_is_told_as_such() -> None:
    with pytest.raises(NoOffice) as caught:
        office_for("passport", "centre", "Семей", DAY)
    assert caught.value.code == "service"


def test_an_office_that_does_not_give_the_service_is_told_by_its_name() -> None:
    akimat = Office.objects.get(code="akim-semey")
    must_give(Office.objects.get(code="psc-semey"), SERVICE)
    assert not gives(akimat, SERVICE)
    with pytest.raises(NoOffice, match="Akimat of Semey city"):
        must_give(akimat, SERVICE)
