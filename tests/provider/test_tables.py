"""Journals for spreadsheets: the lines of the page, in both kinds, and nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from xml.etree import ElementTree

import pytest

from qyzmet.registers.models import Look
from qyzmet.ui.staff.tables import as_csv, as_xlsx, harmless
from tests.provider.bureau import People
from tests.provider.conftest import Login
from tests.provider.test_window import serve

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(content: bytes) -> tuple[list[str], bool]:
    """Every text of a workbook, and whether it holds a formula."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        texts = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    return ["".join(one.itertext()) for one in texts.iter(f"{MAIN}si")], sheet.find(f".//{MAIN}f") is not None


def rows(content: bytes) -> list[list[str]]:
    """The lines of a CSV file, its heading first."""
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))


@pytest.mark.parametrize("text", ["=1+1", "+7 700", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "＝1"])
def test_what_a_spreadsheet_would_run_is_shown_instead(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert rows(as_csv(["a"], [[text]]))[1][0].startswith("'")
    texts, formula = cells(as_xlsx("a", ["a"], [[text]]))
    assert not formula
    assert texts[1].replace("_x000D_", "\r").strip() == text.strip()


def test_numbers_and_days_stay_what_they_are() -> None:
    line = [1, date(2014, 6, 5), datetime(2014, 6, 5, 14, 30), None, "Әл; «Фараби»"]  # noqa: DTZ001
    assert rows(as_csv(["a", "b", "c", "d", "e"], [line]))[1] == [
        "1",
        "05.06.2014",
        "05.06.2014 14:30",
        "",
        "Әл; «Фараби»",
    ]


def test_a_heading_no_workbook_allows_is_made_one_it_does() -> None:
    assert as_xlsx("[Кіріс/шығыс]: *хаттар?* журналы, ұзын атаумен", ["№"], []).startswith(b"PK")


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_journal_is_saved_with_the_lines_of_its_page(login: Login, people: People, kind: str) -> None:
    registrar = login()
    number = serve(registrar, people.registered.iin).strip("/").split("/")[-1]
    before = Look.objects.filter(what="journal").count()
    answer = registrar.get(f"/provider/journals/J1/{kind}/")
    assert answer.status_code == 200
    assert f".{kind}" in answer["Content-Disposition"]
    if kind == "csv":
        assert rows(answer.content)[0][2:4] == ["Case", "Applicant"]
        assert rows(answer.content)[1][2:4] == [number, people.registered.full_name]
    else:
        assert {number, people.registered.full_name} <= set(cells(answer.content)[0])
    assert Look.objects.filter(what="journal").count() > before


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_period_that_cannot_be_and_a_journal_that_is_none_are_not_found(login: Login, kind: str) -> None:
    registrar = login()
    assert registrar.get(f"/provider/journals/J1/{kind}/", {"since": "31.02.2012"}).status_code == 404
    assert registrar.get(f"/provider/journals/J99/{kind}/").status_code == 404
