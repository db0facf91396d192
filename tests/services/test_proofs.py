"""What registers hold of what an act wants proved on paper, and whether it agrees with what was attached."""

from __future__ import annotations

from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.services.proofs import Demand, demand_of, farm, residence

MOTHER, CHILD = "880203400018", "210601600011"
PEOPLE = [(MOTHER, "Анасы"), (CHILD, "Баласы")]
HOME = {"kk": "Абай көшесі, 7-үй", "ru": "улица Абая, дом 7", "en": "Abai street 7"}
OTHER = {"kk": "Бейбітшілік көшесі, 2-үй", "ru": "улица Мира, дом 2", "en": "Mir street 2"}
DEMAND = Demand(residence=("D5a", "D5b", "D5c"), by_akim=("D5c",), farm=("D4",), of_family=True)


def stay(line: dict[str, str], **more: Any) -> dict[str, Any]:
    return {"dwelling": {"line": line}, "since": "2010-01-10", "until": None, "removed_on": None, **more}


def record(**stays: Any) -> dict[str, Any]:
    return {"permanent": None, "temporary": None, "removed": None, **stays}


def page(**more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"land": [], "livestock": [], "machinery": []}
    rows = {**empty, **more}
    return {"number": "12", "address": HOME, "farm": any(rows[one] for one in empty), **rows}


AT_HOME = {MOTHER: record(permanent=stay(HOME)), CHILD: record(permanent=stay(HOME))}


def test_where_everybody_is_registered_at_the_address_stated_it_agrees() -> None:
    said = residence(DEMAND, PEOPLE, AT_HOME, HOME, None, (), ["D1", "D5b"])
    assert (said.agrees, said.attached) == (True, ("D5b",))
    assert "10.01.2010" in said.lines[0].kk
    assert "Абай" in said.lines[0].kk
    assert residence(DEMAND, PEOPLE, AT_HOME, HOME, None, (), []).agrees is None, "nothing is attached yet"


@pytest.mark.parametrize(
    ("child", "said"),
    [
        (record(permanent=stay(OTHER)), "Mir street"),
        (record(removed=stay(HOME, removed_on="2012-05-01")), "removed from registration on 01.05.2012"),
        (None, "no registration"),
    ],
)
def test_who_is_registered_elsewhere_or_nowhere_is_named(child: Any, said: str) -> None:
    found = residence(DEMAND, PEOPLE, {**AT_HOME, CHILD: child}, HOME, None, (), ["D5a"])
    assert found.agrees is False
    assert "Баласы" in found.words.kk
    assert "no ground to refuse" in found.words.en
    assert said in found.lines[1].en


def test_without_a_registration_of_the_applicant_only_the_paper_proves_it() -> None:
    found = residence(DEMAND, PEOPLE, {CHILD: AT_HOME[CHILD]}, HOME, None, (), ["D5a"])
    assert found.agrees is False
    assert "only the paper" in found.words.en


def test_a_registration_for_a_time_counts_until_its_day() -> None:
    stays = {MOTHER: record(temporary=stay(HOME, until="2013-01-01"))}
    found = residence(DEMAND, PEOPLE[:1], stays, None, None, (), ["D5a"])
    assert found.agrees
    assert "until 01.01.2013" in found.lines[0].en


def test_the_certificate_of_an_akim_is_compared_with_the_household_book() -> None:
    moved = {**page(), "address": OTHER}
    assert residence(DEMAND, PEOPLE, AT_HOME, HOME, moved, (), ["D5c"]).agrees is False
    assert residence(DEMAND, PEOPLE, AT_HOME, HOME, moved, (), ["D5b"]).agrees is True
    assert residence(DEMAND, PEOPLE, AT_HOME, HOME, page(), (), ["D5c"]).agrees is True


COW = {"livestock": [{"kind": "cow", "count": 2}], "land": [{"purpose": "garden", "hectares": "0.15"}]}


def test_the_farm_is_told_from_the_page_and_from_nothing_else() -> None:
    with_farm = farm(DEMAND, page(**COW), None, (), [], filed=False)
    assert [line.kk for line in with_farm.lines[1:]] == ["бақша: 0,15 га", "сиыр: 2 бас"]
    assert with_farm.agrees is None
    assert "There is a farm" in with_farm.words.en
    assert "no land" in farm(DEMAND, page(), None, (), [], filed=False).words.en
    assert "no page" in farm(DEMAND, None, None, (), [], filed=False).words.en


def test_a_statement_agrees_while_the_book_says_what_it_was_filled_in_from() -> None:
    now = page(**COW)
    assert farm(DEMAND, now, page(**COW), (), ["D4"], filed=True).agrees is True
    assert farm(DEMAND, now, page(), (), ["D4"], filed=True).agrees is False
    assert farm(DEMAND, now, None, (), ["D4"], filed=True).agrees is False
    assert farm(DEMAND, None, None, (), ["D4"], filed=True).agrees is True


@pytest.mark.parametrize(
    ("seen", "agrees"),
    [({"sheep": "4"}, False), ({"land": "0.12"}, False), ({"sheep": "0", "land": ""}, True)],
)
def test_what_the_commission_saw_and_the_book_does_not_hold_is_told(
    seen: dict[str, str], agrees: bool
) -> None:
    assert farm(DEMAND, None, None, (), ["D4"], filed=True, seen=seen).agrees is agrees
    counted = page(**COW)
    assert farm(DEMAND, counted, counted, (), ["D4"], filed=True, seen=seen).agrees is True


@pytest.mark.parametrize("name", ["targeted-social-assistance@2012", "home-education-allowance@2011"])
def test_what_is_demanded_stands_in_the_edition(name: str) -> None:
    law = edition(name)
    demand = demand_of(law.service)
    assert demand is not None
    known = {one.id for one in law.documents}
    assert {*demand.residence, *demand.by_akim, *demand.farm} <= known
    groups = {one.group for one in law.documents if one.id in demand.residence}
    assert all(group and group.startswith("residence") for group in groups)
    assert demand_of("personal-farm-certificate") is None
