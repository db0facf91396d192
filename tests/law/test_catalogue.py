"""Which edition was law on a day, and which a deployment applies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qyzmet.law import adoption, catalogue
from qyzmet.law.adoption import adopted, adoptions, governing
from qyzmet.law.catalogue import NoneInForce, UnknownEdition, edition, editions, in_force, services
from qyzmet.law.problems import BadAdoptions

SERVICE = "address-certificate"
Adopt = Callable[[str], None]
DATA = Path(adoption.__file__).parent / "data"


@pytest.fixture
def adopting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Adopt:
    """Let the deployment adopt what the given YAML says."""

    def adopt(text: str) -> None:
        number = len(list(tmp_path.iterdir()))
        file = tmp_path / f"adoptions{number}.yaml"
        file.write_text(text, "utf-8")
        monkeypatch.setenv("QYZMET_ADOPTIONS", str(file))

    return adopt


def test_the_services_are_found_by_their_folders_and_entry_points() -> None:
    assert SERVICE in services()
    assert catalogue.modules()[SERVICE] == "qyzmet.services.address_certificate"
    assert [one.name for one in editions(SERVICE)] == [f"{SERVICE}@2010", f"{SERVICE}@2014"]


def test_an_edition_is_the_same_object_every_time() -> None:
    assert edition(f"{SERVICE}@2010") is edition(f"{SERVICE}@2010")


def test_an_edition_that_does_not_exist_is_answered_with_those_that_do() -> None:
    with pytest.raises(UnknownEdition) as none:
        edition(f"{SERVICE}@1999")
    for words in none.value.text.as_dict().values():
        assert f"{SERVICE}@2010, {SERVICE}@2014" in words
    with pytest.raises(UnknownEdition, match=r"There are: .*address-certificate"):
        edition("moon-certificate@2010")
    with pytest.raises(UnknownEdition):
        edition(SERVICE)


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2010, 11, 1), "2010"),
        (date(2012, 4, 27), "2010"),
        (date(2014, 3, 6), "2010"),
        (date(2014, 3, 7), "2014"),
        (date(2015, 10, 11), "2014"),
    ],
)
def test_one_edition_follows_the_other_without_gap_or_overlap(day: date, year: str) -> None:
    assert in_force(SERVICE, day).year == year


@pytest.mark.parametrize(
    ("day", "tells"),
    [
        (date(2010, 10, 31), ["address-certificate@2010 begins on 01.11.2010"]),
        (date(2015, 10, 12), ["address-certificate@2014 ended on 12.10.2015"]),
    ],
)
def test_a_day_without_an_edition_names_its_neighbours(day: date, tells: list[str]) -> None:
    with pytest.raises(NoneInForce) as none:
        in_force(SERVICE, day)
    assert f"{day:%d.%m.%Y}" in none.value.text.kk
    assert f"{day:%d.%m.%Y}" in none.value.text.ru
    assert all(words in none.value.text.en for words in tells)


def test_between_the_repeal_and_the_adoption_both_neighbours_are_named() -> None:
    with pytest.raises(NoneInForce) as none:
        governing(SERVICE, date(2020, 1, 1))
    assert "ended on 12.10.2015" in none.value.text.en
    assert "begins on 01.01.2026" in none.value.text.en


def test_by_default_the_newest_edition_is_adopted_everywhere_from_2026() -> None:
    assert [row for row in adoptions() if row.offices or row.until] == []
    assert {row.since for row in adoptions()} == {date(2026, 1, 1)}
    for row in adoptions():
        assert row.edition == max(law.year for law in editions(row.service))
    assert governing(SERVICE, date(2026, 1, 1)).year == "2014"
    assert governing(SERVICE, date(2026, 7, 1), "psc-semey").year == "2014"


def test_before_the_first_adoption_the_dates_of_the_acts_decide() -> None:
    assert governing(SERVICE, date(2012, 4, 27)).year == "2010"
    with pytest.raises(NoneInForce):
        adopted(SERVICE, date(2012, 4, 27))


def test_in_the_demo_two_offices_of_semey_apply_the_edition_of_2010(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(DATA / "adoptions-demo.yaml"))
    for office in ("psc-semey", "bureau-semey"):
        assert governing(SERVICE, date(2026, 3, 2), office).year == "2010"
    assert governing(SERVICE, date(2026, 3, 2), "psc-almaty-bostandyk").year == "2014"
    assert governing(SERVICE, date(2026, 3, 2)).year == "2014"


ROW = "  - {{service: address-certificate, edition: '{year}', from: {since}{more}}}\n"


def row(year: str, since: str, more: str = "") -> str:
    return ROW.format(year=year, since=since, more=more)


def test_two_adoptions_for_the_same_days_are_an_error_that_names_both(adopting: Adopt) -> None:
    adopting("adoptions:\n" + row("2014", "2026-01-01") + row("2010", "2026-06-01"))
    with pytest.raises(BadAdoptions) as wrong:
        adoptions()
    (problem,) = wrong.value.problems
    assert problem.line == 3
    assert "address-certificate@2010 from 2026-06-01" in problem.message
    assert "address-certificate@2014 from 2026-01-01 (line 2)" in problem.message


def test_two_adoptions_of_one_office_overlap_even_among_others(adopting: Adopt) -> None:
    adopting(
        "adoptions:\n"
        + row("2014", "2026-01-01", ", offices: [psc-semey, psc-aqtau]")
        + row("2010", "2026-06-01", ", offices: [psc-semey]")
    )
    with pytest.raises(BadAdoptions, match="same days and offices"):
        adoptions()


def test_adoptions_may_follow_each_other(adopting: Adopt) -> None:
    adopting("adoptions:\n" + row("2010", "2026-01-01", ", to: 2026-07-01") + row("2014", "2026-07-01"))
    assert governing(SERVICE, date(2026, 6, 30)).year == "2010"
    assert governing(SERVICE, date(2026, 7, 1)).year == "2014"


def test_after_the_last_adoption_nothing_governs(adopting: Adopt) -> None:
    adopting("adoptions:\n" + row("2014", "2026-01-01", ", to: 2026-07-01"))
    with pytest.raises(NoneInForce, match=r"address-certificate@2014 ended on 01\.07\.2026"):
        governing(SERVICE, date(2026, 7, 1))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (row("1999", "2026-01-01"), "There is no edition “address-certificate@1999”"),
        (row("2014", "2026-01-01", ", to: 2025-01-01"), "ends on 2025-01-01, before it begins"),
        (row("2014", "2026-01-01", ", until: 2027-01-01"), "unknown key 'until'"),
        ("  - {service: moon, edition: '2010', from: 2026-01-01}\n", "There is no service “moon”"),
        ("  - {service: address-certificate, edition: '2014'}\n", "missing key 'from'"),
    ],
)
def test_a_wrong_adoption_is_refused(adopting: Adopt, text: str, message: str) -> None:
    adopting("adoptions:\n" + text)
    with pytest.raises(BadAdoptions, match=r"adoptions0\.yaml") as wrong:
        adoptions()
    assert any(message in problem.message for problem in wrong.value.problems)


@given(day=st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_an_edition_governs_on_a_day_if_and_only_if_the_act_or_an_adoption_says_so(day: date) -> None:
    by_act = [e for e in editions(SERVICE) if e.act.force.since <= day < (e.act.force.until or date.max)]
    if day >= date(2026, 1, 1):
        assert governing(SERVICE, day).year == "2014"
    elif by_act:
        assert [governing(SERVICE, day)] == by_act
    else:
        with pytest.raises(NoneInForce, match=f"{day:%d.%m.%Y}"):
            governing(SERVICE, day)
