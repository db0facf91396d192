"""The offices and contacts of annexes 1, 2 and 5 to 10 of the 2010 standard."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta

import pytest

from qyzmet.offices.directory import load_offices
from qyzmet.offices.finder import place_kind, provider_for
from qyzmet.offices.models import Contact, Office

pytestmark = pytest.mark.usefixtures("directory")

LATIN = re.compile("[A-Za-z]")


def test_every_row_of_the_annexes_is_there_once() -> None:
    """Annexes 1 (20 bureaus), 2 (30 centres), 6 (18 akims' offices); contacts of annexes 5 to 10."""
    rows = Counter(office.annex for office in Office.objects.exclude(row=""))
    assert rows == {"annex 1": 20, "annex 2": 30, "annex 6": 18}
    contacts = Counter(contact.annex for contact in Contact.objects.exclude(row=""))
    assert sorted(contacts.items()) == [
        *(("annex 10", 29), ("annex 5", 16), ("annex 6", 18)),
        *(("annex 7", 16), ("annex 8", 17), ("annex 9", 16)),
    ]
    for annex, count in {**rows, **contacts}.items():
        source = Contact if annex in contacts else Office
        numbers = source.objects.filter(annex=annex).exclude(row="").values_list("row", flat=True)
        assert sorted(map(int, numbers)) == list(range(1, count + 1))


def test_loading_again_changes_nothing() -> None:
    before = list(Office.objects.values()), list(Contact.objects.values())
    again = load_offices()
    assert (again.new_offices, again.new_contacts) == (0, 0)
    assert (list(Office.objects.values()), list(Contact.objects.values())) == before


def test_every_office_has_its_name_in_three_languages_and_kazakh_without_latin_letters() -> None:
    for office in Office.objects.all():
        assert office.name_kk
        assert office.name_ru
        assert office.name_en
        assert not LATIN.search(office.name_kk + office.address_kk + office.locality_kk + office.name_ru)
        if office.kind in ("centre", "provider"):
            assert office.address_kk
            assert office.address_ru
            assert office.address_en
            assert office.schedule_kk


def test_the_latin_letter_of_annex_1_row_14_is_put_right_and_noted() -> None:
    kostanay = Office.objects.get(annex="annex 1", row="14")
    assert LATIN.search(kostanay.printed_kk)
    assert kostanay.name_kk == "Қостанай облысы Ішкі істер департаментінің мекенжай бюросы"
    assert kostanay.reading is not None
    assert "латинская буква" in kostanay.reading["ru"]


def test_a_stray_comma_in_a_name_is_dropped_and_the_print_kept() -> None:
    medeu = Office.objects.get(code="psc-almaty-medeu")
    assert medeu.printed_kk == "Алматы қаласы Медеу ауданының, ХҚКО"
    assert medeu.name_kk == "Алматы қаласы Медеу ауданының ХҚКО"


def test_three_working_days_in_regional_centres_and_the_capital_five_elsewhere() -> None:
    """cl. 7(1): Astana and regional centres; other centres with Almaty city. Semey is no regional centre."""
    centres = Office.objects.filter(kind="centre")
    quick = {int(o.row) for o in centres if place_kind(o) in ("regional-centre", "capital")}
    slow = {int(o.row) for o in centres if place_kind(o) in ("almaty", "other")}
    assert quick == {*range(1, 7), *range(8, 19), *range(26, 31)}
    assert slow == {7, *range(19, 26)}
    assert place_kind(Office.objects.get(code="psc-semey")) == "other"
    assert place_kind(Office.objects.get(code="psc-almaty-auezov")) == "almaty"
    assert place_kind(Office.objects.get(code="psc-astana-yesil-2")) == "capital"


def test_branches_are_known_since_their_hours_differ() -> None:
    """cl. 9(2): branches 9.00-19.00 with an hour's lunch, although annex 2 prints 9.00-20.00."""
    branches = set(Office.objects.filter(kind="centre", branch=True).values_list("code", flat=True))
    assert branches == {"psc-atyrau-1", "psc-oskemen-1", "psc-oskemen-2"}


def test_every_centre_has_a_competent_bureau_of_its_region() -> None:
    """cl. 14: packages go to the «relevant» authorised body."""
    for centre in Office.objects.filter(kind="centre").select_related("provider"):
        bureau = provider_for(centre)
        assert bureau.kind == "provider"
        assert (bureau.region_kk, bureau.locality_kk) == (centre.region_kk, centre.locality_kk)
        assert centre.reading is not None
        assert "14-тармақ" in centre.reading["kk"]
    assert provider_for(Office.objects.get(code="psc-semey")).code == "bureau-semey"
    with pytest.raises(ValueError, match="no provider"):
        provider_for(Office.objects.get(code="bureau-semey"))


@pytest.mark.parametrize(
    ("code", "summer_2012", "now"),
    [
        ("psc-semey", 6, 5),
        ("psc-kostanay", 6, 5),
        ("psc-kyzylorda", 6, 5),
        ("psc-aktobe", 5, 5),
        ("psc-west-kazakhstan", 5, 5),
        ("psc-mangystau", 5, 5),
        ("psc-atyrau", 5, 5),
    ],
)
def test_each_office_keeps_the_time_of_its_region_then_and_now(code: str, summer_2012: int, now: int) -> None:
    zone = Office.objects.get(code=code).zone
    assert datetime(2012, 7, 1, tzinfo=zone).utcoffset() == timedelta(hours=summer_2012)
    assert datetime(2026, 11, 1, tzinfo=zone).utcoffset() == timedelta(hours=now)


def test_contacts_are_told_in_three_languages_and_repaired_ones_say_so() -> None:
    for contact in Contact.objects.all():
        assert contact.post_kk
        assert contact.post_ru
        assert contact.post_en
        assert bool(contact.schedule_kk) == bool(contact.schedule_ru) == bool(contact.schedule_en)
        assert not LATIN.search(contact.schedule_kk + contact.schedule_ru + contact.post_kk + contact.post_ru)
        assert contact.email.isascii()
        assert not contact.email or contact.email.count("@") == 1
    taraz = Contact.objects.get(annex="annex 5", row="8")
    assert taraz.email == "police@taraz.kz"
    assert taraz.reading is not None
    assert "@" in taraz.reading["en"]


def test_hours_that_the_act_does_not_clearly_give_are_marked_uncertain() -> None:
    """Annex 7 rows 10 to 15: the text does not show which rows the printed schedule spans."""
    uncertain = Contact.objects.filter(schedule_uncertain=True)
    assert {(contact.annex, int(contact.row)) for contact in uncertain} == {
        ("annex 7", row) for row in range(10, 16)
    }
