"""Who is responsible for an address and a service, by the rules of the edition.

The editions stand here as far as the rule asks: which channels take papers in where, and who decides.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.model import Channel, Edition, Provider
from qyzmet.law.text import Text
from qyzmet.offices.finder import NoOffice, responsible
from qyzmet.offices.models import Office

pytestmark = pytest.mark.usefixtures("directory")

SAID = Text("…", "…", "…")
CHOICE = Text("Тұрғылықты жері бойынша.", "По месту жительства.", "By the place of residence.")


def law(*channels: str, choice: Text | None = None) -> Edition:
    """An edition with these channels, whose clause 7 names the provider and clause 2 each channel."""
    return replace(
        edition("address-certificate@2010"),
        channels=tuple(Channel(id=one, name=SAID, clause="2") for one in channels),
        intake=(),
        provider=Provider(name=SAID, clause="7", choice=choice),
    )


EDITIONS = [one for service in services() for one in editions(service)]
AT_CENTRES = law("centre", "portal")
AT_BODIES = law("provider", "provider-letter")
AT_BOTH = law("provider", "centre")
THROUGH_AKIMS = law("provider", "akim")


def answers(service: str, rules: Edition, *place: str) -> list[tuple[str, str]]:
    return [(one.office.code, one.role) for one in responsible(service, rules, *place)]


@pytest.mark.parametrize(
    ("place", "centre", "body"),
    [
        (("Шығыс Қазақстан облысы", "", "Семей қаласы"), "psc-semey", "police-east-kazakhstan-semey"),
        (("", "", "Семей"), "psc-semey", "police-east-kazakhstan-semey"),
        (("Акмолинская область", "Зерендинский район", "село Акколь"), "psc-akmola", "police-akmola-zerendi"),
        (("Ақмола облысы", "Ақкөл ауданы", "Ақкөл қаласы"), "psc-akmola", "police-akmola-akkol"),
        (("", "", "Қосшы"), "psc-akmola", "police-akmola-tselinograd"),
        (("", "Ауэзовский район", "город Алматы"), "psc-almaty-auezov", "police-almaty-auezov"),
        (("", "Есіл ауданы", "Астана қаласы"), "psc-astana-yesil-2", "police-astana-yesil"),
        (("Павлодар облысы", "", "Павлодар қаласы"), "psc-pavlodar", "police-pavlodar-pavlodar"),
        (("Павлодар облысы", "Павлодар ауданы", ""), "psc-pavlodar", "police-pavlodar-pavlodar-district"),
        (
            ("Павлодар облысы", "Павлодар ауданы", "Ольгинка"),
            "psc-pavlodar",
            "police-pavlodar-pavlodar-district",
        ),
        (("", "", "Аягоз"), "psc-east-kazakhstan", "police-east-kazakhstan-ayagoz"),
        (("", "", "Арыс"), "psc-south-kazakhstan", "police-south-kazakhstan-arys"),
        (
            ("Солтүстік Қазақстан облысы", "Есіл ауданы", "Явленка"),
            "psc-north-kazakhstan",
            "police-north-kazakhstan-yesil",
        ),
        (("Ақмола облысы", "Есіл ауданы", "Есіл"), "psc-akmola", "police-akmola-yesil"),
        (("Қызылорда облысы", "", "Байқоңыр"), "psc-kyzylorda", "police-kyzylorda"),
    ],
)
def test_the_centre_takes_papers_in_and_the_body_of_the_territory_decides(
    place: tuple[str, str, str], centre: str, body: str
) -> None:
    assert answers("passport-id-card", AT_CENTRES, *place) == [(centre, "intake"), (body, "decision")]


def test_a_body_that_takes_papers_in_itself_does_both() -> None:
    place = ("Ақмола облысы", "Бурабай ауданы", "Щучинск қаласы")
    assert answers("unemployed-certificate", AT_BOTH, *place) == [
        ("psc-akmola-burabai", "intake"),
        ("social-akmola-burabai", "both"),
    ]
    assert answers("home-education-allowance", AT_BODIES, *place) == [("social-akmola-burabai", "both")]


def test_the_akim_takes_papers_in_only_where_no_authorised_body_sits() -> None:
    """Targeted social assistance 2012, cl. 2: the body of Akkol district sits in Akkol, not in Azat."""
    service, district = "targeted-social-assistance", ("Ақмола облысы", "Ақкөл ауданы")
    assert answers(service, THROUGH_AKIMS, *district, "Ақкөл қаласы") == [("social-akmola-akkol", "both")]
    assert answers(service, THROUGH_AKIMS, *district, "Азат ауылы") == [
        ("akim-akmola-akkol-azat", "intake"),
        ("social-akmola-akkol", "decision"),
    ]


def test_of_a_settlement_with_both_the_authorised_body_is_responsible() -> None:
    """Annex 2, row 11: Arshaly has an akim, but the body of annex 1 sits there too."""
    place = ("Ақмола облысы", "Аршалы ауданы", "Аршалы кенті")
    assert answers("targeted-social-assistance", THROUGH_AKIMS, *place) == [("social-akmola-arshaly", "both")]


def test_a_village_that_no_list_names_may_choose_among_the_akims_of_its_district() -> None:
    found = responsible("targeted-social-assistance", THROUGH_AKIMS, "", "Ақкөл ауданы", "Малый Барап")
    assert [one.office.code for one in found if one.sure] == ["social-akmola-akkol"]
    akims = [one for one in found if not one.sure]
    assert len(akims) == 10
    assert {one.office.district_kk for one in akims} == {"Ақкөл ауданы"}
    assert "choose yours" in akims[0].reason.en


def test_the_settlements_of_a_town_have_their_akim_and_the_body_of_the_town() -> None:
    place = ("Ақмола облысы", "Көкшетау қаласы", "Станционный кенті")
    found = responsible("targeted-social-assistance", THROUGH_AKIMS, *place)
    assert [one.office.code for one in found] == [
        "akim-akmola-kokshetau-stantsionny",
        "social-akmola-kokshetau",
    ]
    assert found[1].reason.ru == "Ваш адрес – на территории этого органа: город Кокшетау."


def test_where_akims_decide_it_is_the_lowest_one() -> None:
    """Personal-farm certificate 2011, cl. 1; annex 1 lists only akims of districts and towns."""
    service = "personal-farm-certificate"
    at_village = responsible(service, AT_BOTH, "Ақмола облысы", "Ақкөл ауданы", "Азат ауылы")
    assert [(one.office.code, one.role, one.sure) for one in at_village] == [
        ("psc-akmola", "intake", True),
        ("akim-akmola-akkol-azat", "both", True),
    ]
    town = responsible(service, AT_BODIES, "", "", "Семей")
    assert [(one.office.code, one.sure) for one in town] == [("akim-semey", True)]
    elsewhere = responsible(service, AT_BODIES, "Павлодар облысы", "Май ауданы", "Көктөбе")
    assert [(one.office.code, one.sure) for one in elsewhere] == [("akim-pavlodar-mai", False)]
    assert "ask there" in elsewhere[0].reason.en


def test_a_city_of_republican_rank_is_not_answered_by_the_region_of_its_name() -> None:
    """Annex 1 of 2011 names no akim of Almaty city; Almaty region is another place."""
    found = responsible("personal-farm-certificate", AT_BOTH, "", "", "Алматы")
    assert [one.office.code for one in found] == ["psc-almaty-almaly"]


def test_in_a_city_without_its_district_all_its_bodies_are_told() -> None:
    found = responsible("passport-id-card", AT_CENTRES, "", "", "Астана")
    assert [(one.office.code, one.sure) for one in found] == [
        ("psc-astana-yesil-2", True),
        ("police-astana-almaty", False),
        ("police-astana-saryarka", False),
        ("police-astana-yesil", False),
    ]


def test_each_answer_has_its_reason_its_clause_and_the_rule_of_the_edition() -> None:
    rules = law("centre", choice=CHOICE)
    centre, body = responsible("passport-id-card", rules, "", "Зеренді ауданы", "")
    assert (centre.clause, body.clause) == ("2", "7")
    assert centre.choice == body.choice == CHOICE
    assert body.reason == Text(
        "Мекенжайыңыз осы органның аумағында: Зеренді ауданы.",
        "Ваш адрес – на территории этого органа: Зерендинский район.",
        "Your address lies in the territory of this body: Zerendi district.",
    )
    assert "that of the region takes papers in" in centre.reason.en


def test_a_region_without_a_body_of_its_own_in_the_town_is_answered_by_its_department() -> None:
    found = responsible("passport-id-card", AT_BODIES, "Қызылорда облысы", "", "Байқоңыр")
    assert (
        found[0].reason.ru
        == "В списках нет органа Вашего района или города; отвечает орган региона: Кызылординская область."
    )


def test_an_office_that_is_closed_answers_no_more() -> None:
    Office.objects.filter(code="psc-semey").update(closed_on=date(2015, 1, 1))
    place: Any = ("", "", "Семей")
    before = responsible("passport-id-card", AT_CENTRES, *place, date(2014, 12, 31))
    after = responsible("passport-id-card", AT_CENTRES, *place, date(2015, 1, 1))
    assert [one[0].office.code for one in (before, after)] == ["psc-semey", "psc-east-kazakhstan"]


@pytest.mark.parametrize("rules", EDITIONS, ids=lambda rules: rules.name)
def test_every_edition_answers_for_kokshetau_with_clauses_of_its_own(rules: Edition) -> None:
    """All nine services have offices there: lists of the Republic and of Akmola region."""
    found = responsible(rules.service, rules, "Ақмола облысы", "", "Көкшетау қаласы")
    clauses = {clause.id for clause in rules.clauses}
    assert [one.role for one in found][-1] in ("decision", "both")
    for one in found:
        assert one.sure
        assert one.clause
        assert set(one.clause.split(", ")) <= clauses
        assert one.office.locality_kk == "Көкшетау қаласы"


def test_a_name_of_several_places_asks_for_the_district() -> None:
    with pytest.raises(NoOffice) as caught:
        responsible("targeted-social-assistance", THROUGH_AKIMS, "", "", "Каменка")
    assert caught.value.code == "several"
    assert "Астраханский район; Акмолинская область, Сандыктауский район" in caught.value.text.ru
    of_rank = responsible("passport-id-card", AT_CENTRES, "", "", "Ақсу")
    assert of_rank[-1].office.code == "police-pavlodar-aksu", "the town of regional rank is meant"


def test_nobody_answers_for_a_place_or_service_that_no_list_knows() -> None:
    with pytest.raises(NoOffice) as caught:
        responsible("passport-id-card", AT_CENTRES, "", "", "Нарния")
    assert caught.value.code == "place"
    with pytest.raises(NoOffice) as caught:
        responsible("targeted-social-assistance", THROUGH_AKIMS, "Павлодар облысы", "Май ауданы", "")
    assert caught.value.code == "place", "the lists of this service are those of Akmola region"
    with pytest.raises(NoOffice) as caught:
        responsible("flying", AT_CENTRES, "", "", "Семей")
    assert caught.value.code == "service"
