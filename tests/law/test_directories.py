"""The lists of the acts: as printed, whole, and refused with file and line where they are damaged."""

from __future__ import annotations

import re
import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from qyzmet.law import directories
from qyzmet.law.catalogue import editions, services
from qyzmet.law.directories import BadDirectory, UnknownDirectory, printings, read_rows, rows

COUNTS = {
    "akim-complaints-2010": 18,
    "akim-organisers-2010": 17,
    "akims-2011": 196,
    "bureau-directors-2010": 16,
    "bureaus-2010": 20,
    "centre-directors-2010": 29,
    "centres-2010": 30,
    "centres-2011": 24,
    "centres-2011-akmola": 21,
    "centres-2012": 25,
    "ia-complaints-2010": 16,
    "ia-organisers-2010": 16,
    "police-2012": 222,
    "rural-akims-2012": 238,
    "social-bodies-2011": 19,
}


def test_every_list_is_there_with_as_many_rows_as_the_act_prints() -> None:
    assert {name: len(rows(name)) for name in directories.names()} == COUNTS
    assert sum(COUNTS.values()) == 907


@pytest.mark.parametrize("name", sorted(set(COUNTS) - {"akims-2011", "police-2012", "centres-2011-akmola"}))
def test_the_numbers_printed_run_without_a_gap(name: str) -> None:
    assert [int(row.printed("row")) for row in rows(name)] == list(range(1, COUNTS[name] + 1))


def test_the_police_are_sixteen_departments_each_with_its_bodies_numbered_from_one() -> None:
    numbers = [row.read["number"].split(".") for row in rows("police-2012")]
    heads = [number[0] for number in numbers if len(number) == 1]
    assert heads == [str(n) for n in range(1, 17)]
    for before, after in pairwise(numbers):
        assert after == [before[0], str(int(before[1]) + 1 if len(before) > 1 else 1)] or len(after) == 1
    bodies = [sum(number[0] == head for number in numbers) - 1 for head in heads]
    assert bodies == [3, 19, 7, 13, 19, 8, 19, 11, 13, 17, 8, 20, 7, 13, 14, 15]


def test_the_akims_of_each_region_are_numbered_from_one() -> None:
    seen: dict[str, int] = {}
    for row in rows("akims-2011"):
        region = row.read["region"]
        seen[region] = seen.get(region, 0) + 1
        assert int(row.printed("row").rstrip(".")) == seen[region]
    assert list(seen.values()) == [20, 13, 19, 8, 19, 11, 13, 12, 21, 9, 8, 14, 14, 15]


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_every_row_has_a_name_and_a_line_in_each_printing(name: str) -> None:
    places = {one.id for one in printings(name)}
    assert places
    for row in rows(name):
        assert row.printed("name") or row.printed("body")
        assert set(row.lines) == places
        assert all(row.lines.values())


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_no_cell_has_white_space_that_nobody_printed(name: str) -> None:
    for row in rows(name):
        for text in (*row.cells.values(), *row.read.values()):
            assert text == " ".join(text.split()), text
            assert not re.search(r"\b(?:\w ){4,}\w\b", text), "words set wide are closed up"


def test_the_police_list_stands_in_four_standards_and_each_line_is_known() -> None:
    """Resolution 363, annex 2 of the standards; the rows of Astana and Shardara, first and last."""
    assert [(one.edition, one.clause) for one in printings("police-2012")] == [
        ("passport-id-card@2012", "annex 2"),
        ("temporary-id@2012", "annex 2"),
        ("residence-registration@2012", "annex 2"),
        ("residence-deregistration@2012", "annex 2"),
    ]
    first, last = rows("police-2012")[0], rows("police-2012")[-1]
    assert list(first.lines.values()) == [512, 3055, 5783, 8473]
    assert list(last.lines.values()) == [2483, 5233, 7956, 10651]


def test_what_the_printings_print_otherwise_is_told_cell_by_cell() -> None:
    jetisay = rows("police-2012")[209]
    assert jetisay.printed("address") == "Жетісай қаласы, М.Әуезов көшесі, н/з"
    assert [(one.printing, one.line, one.printed) for one in jetisay.differences] == [
        (printing, line, "Жетісай қаласы,.Әуезов көшесі, н/з")
        for printing, line in (("temporary", 5115), ("registration", 7838), ("deregistration", 10533))
    ]
    bostandyk = rows("centres-2012")[17]
    assert bostandyk.printed("head_phone") == "396-21-88 қабылдау бөлмесі"
    assert {one.printed for one in bostandyk.differences} == {"3962188 қабылдау бөлмесі"}


def test_misprints_stand_as_printed_and_their_reading_beside_them() -> None:
    kostanay = rows("bureaus-2010")[13]
    assert "Қоcтанай" in kostanay.printed("name"), "the Latin c of annex 1, row 14"
    nauryzym = rows("police-2012")[164]
    assert nauryzym.printed("name") != nauryzym.value("name") == "Наурызым ауданының ішкі істер бөлімі"
    assert rows("ia-organisers-2010")[3].printed("email_or_site") == "DVD_ALM OBL@ MAIL.KZ"
    assert rows("ia-organisers-2010")[15].printed("post").endswith("бастығы."), "the full stop of line 1573"


def test_hours_printed_once_are_filled_down_in_the_reading_only() -> None:
    first, second = rows("centres-2012")[:2]
    assert first.printed("schedule") == first.value("schedule") == second.value("schedule")
    assert second.printed("schedule") == ""


def test_an_edition_that_names_a_list_counts_its_rows_and_is_named_as_its_printing() -> None:
    for service in services():
        for law in editions(service):
            for directory in law.directories:
                if directory.file is not None:
                    name = directory.file.removesuffix(".csv")
                    assert directory.rows == len(rows(name)), (law.name, directory.id)
                    places = {(one.edition, one.clause) for one in printings(name)}
                    assert (law.name, directory.clause) in places


def test_an_unknown_list_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownDirectory) as caught:
        rows("police-1999")
    assert "police-2012" in caught.value.text.kk
    with pytest.raises(UnknownDirectory):
        printings("police-1999")


# --- damage ------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two of the lists with their printings, to be damaged."""
    for name in ("social-bodies-2011", "centres-2011", "printings", "differences"):
        shutil.copy(directories.FOLDER / f"{name}.csv", tmp_path)
    return tmp_path


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "message"),
    [
        ("centres-2011", ",2230\n", ",twenty\n", 3, "expected a number, found 'twenty'"),
        ("centres-2011", ",2230\n", ",2220\n", 3, "line 2220 of the act does not follow line 2228"),
        ("centres-2011", ",2230\n", ",2230,more\n", 3, "expected 5 cells, found 6"),
        ("centres-2011", "name,address", "name,name", 1, "every column needs a name of its own"),
        ("centres-2011", "phone,line", "phone,place", 1, "the column is missing"),
        ("centres-2011", "phone,line", "line_x,line", 1, "the column is of no printing in printings.csv"),
        ("centres-2011", "2,Ақтөбе", '2,"Ақт"өбе', 3, "not a table of comma-separated cells"),
        ("printings", "centres-2011,", "centres-2000,", 1, "no act is named that prints this list"),
        ("printings", "2011-03-29", "29.03.2011", 18, "'29.03.2011' is no date; write 2012-03-28"),
        ("printings", "list,printing", "list,where", 1, "expected the columns list, printing"),
        ("differences", "social-bodies-2011,1,", "social-bodies-2011,x,", 41, "expected a number, found 'x'"),
        ("differences", "social-bodies-2011,1,", "social-bodies-2011,77,", 1, "the list has no row 77"),
        ("differences", ",schedule,allowance,", ",room,allowance,", 2, "differs in room of allowance"),
    ],
)
def test_damage_is_refused_with_file_and_line(
    folder: Path, file: str, old: str, new: str, line: int, message: str
) -> None:
    change(folder / f"{file}.csv", old, new)
    read = "social-bodies-2011" if file == "differences" else "centres-2011"
    with pytest.raises(BadDirectory) as caught:
        read_rows(folder, read)
    assert message in str(caught.value)
    assert any(problem.line == line and problem.message for problem in caught.value.problems)


def test_octets_that_are_no_utf_8_are_refused_with_their_line(folder: Path) -> None:
    file = folder / "centres-2011.csv"
    file.write_bytes(file.read_bytes().replace("Тараз".encode(), b"\xd2\xe0\xf0\xe0\xe7"))
    with pytest.raises(BadDirectory, match=r"centres-2011.csv:8:1: encoding: not UTF-8") as caught:
        read_rows(folder, "centres-2011")
    assert caught.value.problems[0].line == 8


def test_a_list_without_rows_is_refused(folder: Path) -> None:
    (folder / "centres-2011.csv").write_text("row,name,address,phone,line\n", "utf-8")
    with pytest.raises(BadDirectory, match="the list is empty"):
        read_rows(folder, "centres-2011")
