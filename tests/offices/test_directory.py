"""The offices, contacts and sources of the acts' lists, in the database."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from importlib import import_module
from time import perf_counter

import pytest
from django.apps import apps

from qyzmet.law import directories
from qyzmet.offices.directory import load_offices
from qyzmet.offices.finder import place_kind, provider_for
from qyzmet.offices.models import Contact, Office, Source

pytestmark = pytest.mark.usefixtures("directory")

LATIN = re.compile("[A-Za-z]")
KAZAKH = re.compile("[әғқңөұүһі]", re.IGNORECASE)
CYRILLIC = re.compile("[а-яәғқңөұүһі]", re.IGNORECASE)


def test_every_row_of_the_annexes_of_2010_is_there_once() -> None:
    """Annexes 1 (20 bureaus), 2 (30 centres), 6 (18 akims' offices); contacts of annexes 5 to 10."""
    rows = Counter(office.annex for office in Office.objects.exclude(row=""))
    assert rows == {"annex 1": 20, "annex 2": 30, "annex 6": 18}
    told = Contact.objects.filter(list__endswith="-2010")
    contacts = Counter(contact.annex for contact in told)
    assert sorted(contacts.items()) == [
        *(("annex 10", 29), ("annex 5", 16), ("annex 6", 18)),
        *(("annex 7", 16), ("annex 8", 17), ("annex 9", 16)),
    ]
    for annex, count in {**rows, **contacts}.items():
        offices = Office.objects.filter(annex=annex).exclude(row="")
        numbers = (told.filter(annex=annex) if annex in contacts else offices).values_list("row", flat=True)
        assert sorted(map(int, numbers)) == list(range(1, count + 1))


def test_every_row_of_every_list_leads_to_one_office() -> None:
    """907 rows, 748 offices."""
    for name in directories.names():
        numbers = Source.objects.filter(list=name).values_list("number", flat=True)
        assert list(numbers) == [row.number for row in directories.rows(name)]
    assert Source.objects.count() == 907
    assert Counter(Office.objects.values_list("kind", flat=True)) == {
        "akim": 436,
        "centre": 50,
        "ministry": 1,
        "provider": 261,
    }
    assert not Office.objects.filter(sources=None).exclude(kind="ministry").exists()


@pytest.mark.parametrize(
    ("code", "lists"),
    [
        (
            "psc-akmola",
            ["centre-directors-2010", "centres-2010", "centres-2011", "centres-2011-akmola", "centres-2012"],
        ),
        ("psc-semey", ["centre-directors-2010", "centres-2010", "centres-2011", "centres-2012"]),
        ("akim-semey", ["akim-complaints-2010", "akim-organisers-2010", "akims-2011"]),
        ("social-akmola-akkol", ["social-bodies-2011"]),
        ("police-akmola-akkol", ["police-2012"]),
    ],
)
def test_an_office_of_several_lists_is_one_office_with_several_sources(code: str, lists: list[str]) -> None:
    assert [source.list for source in Source.objects.filter(office__code=code)] == lists


def test_a_source_holds_what_the_act_prints_and_where() -> None:
    source = Source.objects.get(list="centres-2012", number=6)
    assert source.office.code == "psc-semey"
    assert source.row.printed("name") == "Шығыс Қазақстан облысының № 2 ХҚО"
    assert source.row.lines["passport"] < source.row.lines["temporary"]
    assert (source.printings[0].edition, source.printings[0].clause) == ("passport-id-card@2012", "annex 1")


def test_an_office_gives_the_services_of_the_acts_that_list_it() -> None:
    services = dict(Office.objects.values_list("code", "services"))
    assert services["psc-semey"] == [
        *("address-certificate", "passport-id-card", "temporary-id", "residence-registration"),
        *("residence-deregistration", "personal-farm-certificate"),
    ]
    assert services["psc-akmola"][-1] == "unemployed-certificate"
    assert services["police-akmola-akkol"] == services["psc-semey"][1:5]
    assert services["social-akmola-akkol"] == [
        *("targeted-social-assistance", "home-education-allowance", "unemployed-certificate")
    ]
    assert services["akim-akmola-akkol-azat"] == ["targeted-social-assistance", "personal-farm-certificate"]
    assert services["akim-semey"] == ["personal-farm-certificate"]
    assert services["akim-akmola"] == [], "the akim of a region gives none; complaints go there"


def test_loading_again_changes_nothing() -> None:
    before = [list(model.objects.values()) for model in (Office, Contact, Source)]
    again = load_offices()
    assert (again.offices, again.contacts, again.sources) == (748, 1133, 907)
    assert (again.new_offices, again.new_contacts, again.new_sources) == (0, 0, 0)
    assert [list(model.objects.values()) for model in (Office, Contact, Source)] == before


def test_loading_puts_right_what_was_changed_and_leaves_other_offices() -> None:
    Office.objects.filter(code="psc-semey").update(name_kk="?", provider=None)
    Office.objects.create(
        code="psc-own", kind="centre", name_kk="Өзіміздікі", timezone="Asia/Almaty", place="other"
    )
    load_offices()
    semey = Office.objects.get(code="psc-semey")
    assert (semey.name_kk, provider_for(semey).code) == ("Семей қаласының № 2 ХҚКО", "bureau-semey")
    assert Office.objects.get(code="psc-own").name_kk == "Өзіміздікі"


def test_contacts_of_a_database_from_before_keep_their_rows() -> None:
    """The migration names the list of each contact by its annex; loading then adds none a second time."""
    told = Contact.objects.exclude(purpose="information")
    count = told.exclude(list="").update(list="")
    Contact.objects.filter(purpose="information").exclude(list="").delete()
    import_module("qyzmet.offices.migrations.0004_lists").name_lists(apps, None)
    assert told.filter(list="").count() == 1, "a clause tells of the ministry"
    assert load_offices().new_contacts == 1133 - count - Contact.objects.filter(list="").count()


def test_the_whole_directory_loads_in_less_than_two_seconds() -> None:
    Contact.objects.all().delete()
    Office.objects.update(provider=None)
    Office.objects.all().delete()
    started = perf_counter()
    assert load_offices().new_offices == 748
    assert perf_counter() - started < 2


def test_every_office_has_its_name_in_three_languages_and_kazakh_without_latin_letters() -> None:
    for office in Office.objects.all():
        assert office.name_kk
        assert office.name_ru
        assert office.name_en
        assert not LATIN.search(office.name_kk + office.address_kk + office.locality_kk + office.name_ru)
        assert not KAZAKH.search(office.name_ru + office.region_ru + office.district_ru + office.locality_ru)
        assert not CYRILLIC.search(office.name_en)
        assert bool(office.schedule_kk) == bool(office.schedule_ru) == bool(office.schedule_en)
        if office.kind in ("centre", "provider"):
            assert office.address_kk
            assert office.address_ru
            assert office.address_en
            assert office.schedule_kk or office.code.startswith("police-")


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
    centres = Office.objects.filter(kind="centre", annex="annex 2")
    quick = {int(o.row) for o in centres if place_kind(o) in ("regional-centre", "capital")}
    slow = {int(o.row) for o in centres if place_kind(o) in ("almaty", "other")}
    assert quick == {*range(1, 7), *range(8, 19), *range(26, 31)}
    assert slow == {7, *range(19, 26)}
    assert place_kind(Office.objects.get(code="psc-semey")) == "other"
    assert place_kind(Office.objects.get(code="psc-almaty-auezov")) == "almaty"
    assert place_kind(Office.objects.get(code="psc-astana-yesil-2")) == "capital"


def test_branches_are_known_since_their_hours_differ() -> None:
    """cl. 9(2): branches 9.00-19.00 with an hour's lunch, although annex 2 prints 9.00-20.00."""
    branches = Office.objects.filter(kind="centre", branch=True)
    assert set(branches.filter(annex="annex 2").values_list("code", flat=True)) == {
        *("psc-atyrau-1", "psc-oskemen-1", "psc-oskemen-2")
    }
    akmola = branches.filter(annex="")
    assert akmola.count() == 20
    assert set(akmola.values_list("schedule_en", flat=True)) == {
        "every day 9.00-19.00, closed on Saturday and Sunday"
    }


def test_every_centre_has_a_competent_bureau_of_its_region() -> None:
    """cl. 14: packages go to the «relevant» authorised body."""
    for centre in Office.objects.filter(kind="centre", annex="annex 2").select_related("provider"):
        bureau = provider_for(centre)
        assert bureau.kind == "provider"
        assert (bureau.region_kk, bureau.locality_kk) == (centre.region_kk, centre.locality_kk)
        assert centre.reading is not None
        assert "14-тармақ" in centre.reading["kk"]
    assert provider_for(Office.objects.get(code="psc-semey")).code == "bureau-semey"
    with pytest.raises(ValueError, match="no provider"):
        provider_for(Office.objects.get(code="bureau-semey"))


@pytest.mark.parametrize(
    ("centre", "service", "provider"),
    [
        ("psc-semey", "address-certificate", "bureau-semey"),
        ("psc-semey", "passport-id-card", "police-east-kazakhstan-semey"),
        ("psc-akmola", "unemployed-certificate", "social-akmola-kokshetau"),
        ("psc-akmola-burabai", "unemployed-certificate", "social-akmola-burabai"),
        ("psc-almaty-auezov", "residence-registration", "police-almaty-auezov"),
        ("psc-astana-yesil-2", "temporary-id", "police-astana-yesil"),
    ],
)
def test_each_service_of_a_centre_has_the_provider_of_its_place(
    centre: str, service: str, provider: str
) -> None:
    assert provider_for(Office.objects.get(code=centre), service).code == provider


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
        assert contact.purpose != "information" or contact.phone_kk or contact.email or contact.schedule_kk
    taraz = Contact.objects.get(annex="annex 5", row="8")
    assert taraz.email == "police@taraz.kz"
    assert taraz.reading is not None
    assert "@" in taraz.reading["en"]


def test_each_phone_of_a_row_is_a_contact_of_its_own() -> None:
    """centres-2012 has two phones a row, the police list two; the akims' fax and e-mails are told too."""
    police = Contact.objects.filter(office__code="police-akmola-kokshetau", purpose="information")
    assert [(one.what, one.post_kk, one.phone_kk) for one in police] == [
        ("migration_phone", "көші-қон полициясы", "23-03-49"),
        ("secretariat_phone", "хатшылық", "25-78-05, 29-96-79"),
    ]
    akmola = Contact.objects.filter(office__code="akim-akmola", purpose="information")
    assert [one.email for one in akmola] == ["economy_cx@mail.ru", "kanz_akim@akmo.kz"]
    alga = Contact.objects.get(office__code="akim-aktobe-alga")
    assert alga.phone_en == "8 (71337) 3-32-03, 3-32-04; fax 3-34-76"
    named = Contact.objects.get(office__code="akim-akmola-yesil-razdolnoye")
    assert named.phone_kk == "871647 244-7", "the name printed beside the number is not a number"


def test_hours_that_the_act_does_not_clearly_give_are_marked_uncertain() -> None:
    """Annex 7 rows 10 to 15: the text does not show which rows the printed schedule spans."""
    uncertain = Contact.objects.filter(schedule_uncertain=True)
    assert {(contact.annex, int(contact.row)) for contact in uncertain} == {
        ("annex 7", row) for row in range(10, 16)
    }
