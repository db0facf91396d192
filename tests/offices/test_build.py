"""The offices that the build makes of the lists: names, addresses, places, and no office twice."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from qyzmet.law import directories
from qyzmet.offices import gazetteer
from qyzmet.offices.build.__main__ import build, main
from qyzmet.offices.build.addresses import Unread, spot
from qyzmet.offices.conflicts import conflicts, conflicts_of
from qyzmet.offices.tables import read

OFFICES = {row["code"]: row for row in read("built/offices.csv")}


def test_the_text_of_each_file_is_the_same_each_time_and_as_committed() -> None:
    built = build()
    assert built == build()
    for name, text in built.items():
        committed = (files("qyzmet.offices") / "data" / "built" / name).read_text("utf-8")
        assert committed == text, f"run python -m qyzmet.offices.build: {name}"


@pytest.mark.parametrize(
    ("code", "kk", "ru", "en"),
    [
        (
            "police-akmola",
            "Ақмола облысының Ішкі істер департаменті",
            "Департамент внутренних дел Акмолинской области",
            "Department of Internal Affairs of Akmola region",
        ),
        (
            "police-astana-almaty",
            "«Алматы» ауданының ішкі істер басқармасы",
            "Управление внутренних дел района Алматы города Астаны",
            "Internal affairs directorate of Almaty district, Astana city",
        ),
        (
            "police-east-kazakhstan-ayagoz",
            "Аягөз қаласының және Аягөз ауданының ішкі істер бөлімі",
            "Отдел внутренних дел города Аягоза и Аягозского района",
            "Internal affairs division of Ayagoz city and Ayagoz district",
        ),
        (
            "police-east-kazakhstan-kurchatov",
            "Курчатов қаласының полиция бөлімі",
            "Отдел полиции города Курчатова",
            "Police division of Kurchatov city",
        ),
        (
            "police-pavlodar-sharbakty",
            "Шарбақты ауданының ішкі істер бөлімі",
            "Отдел внутренних дел Щербактинского района",
            "Internal affairs division of Sharbakty district",
        ),
        (
            "akim-almaty-region-taldykorgan",
            "Талдықорған қаласы әкімінің аппараты",
            "Аппарат акима города Талдыкоргана",
            "Office of the akim of Taldykorgan city",
        ),
        (
            "akim-south-kazakhstan-shardara",
            "Шардара ауданы әкімінің аппараты",
            "Аппарат акима Шардаринского района",
            "Office of the akim of Shardara district",
        ),
        (
            "akim-north-kazakhstan-g-musirepov",
            "Ғ. Мүсірепов атындағы аудан әкімінің аппараты",
            "Аппарат акима района имени Г. Мусрепова",
            "Office of the akim of G. Musirepov district",
        ),
        (
            "social-akmola-arshaly",
            "Аршалы ауданының жұмыспен қамту және әлеуметтік бағдарламалар бөлімі",
            "Отдел занятости и социальных программ Аршалынского района",
            "Employment and social programmes division of Arshaly district",
        ),
        (
            "akim-akmola-akkol-kenes",
            "Ақкөл ауданы Кеңес селолық округі әкімінің аппараты",
            "Аппарат акима сельского округа Кенес Аккольского района",
            "Office of the akim of Kenes rural district, Akkol district",
        ),
        (
            "akim-akmola-astrakhan-nikolayev",
            "Астрахан ауданы Николаев селолық округі әкімінің аппараты",
            "Аппарат акима Николаевского сельского округа Астраханского района",
            "Office of the akim of Nikolayev rural district, Astrakhan district",
        ),
        (
            "akim-akmola-yenbekshilder-zaozerny",
            "Еңбекшілдер ауданы Заозерный селолық округі әкімінің аппараты",
            "Аппарат акима сельского округа Заозерный Енбекшильдерского района",
            "Office of the akim of Zaozerny rural district, Yenbekshilder district",
        ),
        (
            "akim-akmola-stepnogorsk-aksu",
            "Степногор қаласы Ақсу кенті әкімінің аппараты",
            "Аппарат акима поселка Аксу города Степногорска",
            "Office of the akim of Aksu settlement, Stepnogorsk city",
        ),
        (
            "psc-akmola-burabai",
            "«Ақмола облысының халыққа қызмет көрсету орталығы» РММ Бурабай аудандық филиалы",
            "Бурабайский районный филиал РГУ «Центр обслуживания населения Акмолинской области»",
            "Burabai district branch of the public service centre of Akmola region",
        ),
    ],
)
def test_a_name_is_put_right_and_told_in_three_languages(code: str, kk: str, ru: str, en: str) -> None:
    office = OFFICES[code]
    assert (office["name_kk"], office["name_ru"], office["name_en"]) == (kk, ru, en)


@pytest.mark.parametrize(
    ("printed", "region", "district", "ru", "en"),
    [
        (
            "020100, Ақкөл қаласы, Нұрмағамбетов көшесі, 81",
            "akmola",
            "Ақкөл ауданы",
            "020100, город Акколь, улица Нурмагамбетова, дом 81",
            "020100, Akkol, Nurmagambetov street 81",
        ),
        (
            "Ақтөбе облысы, Алға ауданы, Алға қ., 5 ш.а., 4 үй.",
            "aktobe",
            None,
            "город Алга, 5-й микрорайон, дом 4",
            "Alga, micro-district 5, house 4",
        ),
        (
            "Қызылорда облысы, Қызылорда қ., Бөкейхан к., н/ж.",
            "kyzylorda",
            None,
            "город Кызылорда, улица Букейхана, без номера",
            "Kyzylorda, Bokeikhan street, without a number",
        ),
        (
            "Көкшетау қаласы Красный яр ауылы, Ленин көшесі, 47 «а»",
            "akmola",
            None,
            "село Красный Яр, улица Ленина, дом 47 «а»",
            "Krasny Yar, Lenin street 47 «а»",
        ),
        ("Ақмол ауылы", "akmola", "Целиноград ауданы", "село Акмол", "Akmol"),
        (
            "Лисаковск қаласы, 1-а шағын ауданы",
            "kostanay",
            None,
            "город Лисаковск, 1-й «а» микрорайон",
            "Lisakovsk, micro-district 1а",
        ),
    ],
)
def test_an_address_is_taken_apart_and_written_in_full(
    printed: str, region: str, district: str | None, ru: str, en: str
) -> None:
    text = spot(printed, region, district).text
    assert (text.ru, text.en) == (ru, en)


def test_an_address_that_is_not_understood_stops_the_build() -> None:
    with pytest.raises(Unread, match="Айналма көшесі"):
        spot("Ақкөл қаласы, Айналма көшесі, 1", "akmola", None)
    with pytest.raises(KeyError, match="Нарния"):
        spot("Нарния қаласы, Абай көшесі, 1", "akmola", None)


def test_no_two_offices_share_a_name_and_a_place() -> None:
    names = [
        (row["name_kk"], row["region_kk"], row["district_kk"], row["locality_kk"]) for row in OFFICES.values()
    ]
    assert len(set(names)) == len(names) == 748


def test_every_office_lies_in_a_place_of_the_gazetteer_and_keeps_the_time_of_its_region() -> None:
    for office in OFFICES.values():
        region = gazetteer.region(office["region_kk"] or office["locality_kk"])
        assert office["timezone"] == region.timezone, office["code"]
        town = gazetteer.locality(region.code, office["locality_kk"], _of(office))
        assert (town.name.kk, town.name.ru) == (office["locality_kk"], office["locality_ru"])


def _of(office: dict[str, str]) -> str | None:
    return office["district_kk"] if office["region_kk"] and office["district_kk"] else None


def test_russian_names_have_no_kazakh_letters_and_kazakh_names_no_latin_ones() -> None:
    for file in ("regions.csv", "districts.csv", "localities.csv", "okrugs.csv", "streets.csv"):
        for row in read(file):
            assert not re.search("[әғқңөұүһі]", row["ru"] + row.get("ru_of", ""), re.IGNORECASE), row
            assert not re.search("[a-z]", row["kk"], re.IGNORECASE), row
            assert row["kk"]
            assert row["ru"]
            assert row["en"]


def test_the_glossary_names_no_place_twice() -> None:
    for file in ("districts.csv", "localities.csv", "okrugs.csv"):
        keys = [(row["region"], row.get("district", ""), row["kk"]) for row in read(file)]
        assert len(set(keys)) == len(keys), file


def test_where_the_lists_differ_each_of_them_is_heard() -> None:
    karaganda = {one.field: one.said for one in conflicts_of("psc-karaganda")}
    assert [(row.list, text) for row, text in karaganda["address"]] == [
        ("centres-2010", "Қарағанды қ., Ержанов көшесі, 47/3-үй"),
        ("centres-2012", "Қарағанды қаласы, Чкалов көшесі, 7-үй"),
        ("centres-2011", "Қарағанды қ., Чкалов к., 7 үй"),
    ]
    assert set(karaganda) == {"address", "phone", "hours"}
    counts = {
        field: sum(one.field == field for one in conflicts())
        for field in ("name", "address", "phone", "hours")
    }
    assert counts == {"name": 5, "address": 12, "phone": 15, "hours": 25}


def test_two_writings_of_one_address_are_no_conflict() -> None:
    """«Әуезов көшесі, 189 «а» үй», «Әуезов көшесі, 189 "а"-үй», «Әуезов к., 189 «а» үй»."""
    assert {one.field for one in conflicts_of("psc-akmola")} == {"phone", "hours"}


def test_the_conflicts_can_be_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--conflicts"]) == 0
    printed = capsys.readouterr().out.splitlines()
    assert printed[0] == "office,field,list,number,printed"
    assert len(printed) == len(read("built/conflicts.csv")) + 1


def test_the_lists_of_offices_are_those_with_names_of_offices() -> None:
    of_offices = {row["list"] for row in read("lists.csv")}
    assert of_offices == {
        name for name in directories.names() if "address" in directories.rows(name)[0].cells
    }
