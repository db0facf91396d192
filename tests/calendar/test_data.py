"""A wrong data file is refused with file, line, key and what was expected there."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from qyzmet.calendar import CalendarDataError, WorkingCalendar
from qyzmet.calendar.load import DATA, load_facts


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(DATA, tmp_path / "data"))


def spoil(folder: Path, file: str, right: str, wrong: str) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "right", "wrong", "message"),
    [
        ("calendar.yaml", "first: 2005-01-01", "first: 2005-13-01", r"line 4, first: expected a date"),
        ("calendar.yaml", "last: 2027-12-31", "last: 2004-12-31", r"last: expected a day not before 2005"),
        (
            "calendar.yaml",
            "first: 2005-01-01",
            "frist: 2005-01-01",
            r"line 4, frist: expected one of the keys",
        ),
        (
            "calendar.yaml",
            "five-day: [6, 7]",
            "five-day: [6, 8]",
            r"rest.five-day: expected days of the week",
        ),
        (
            "calendar.yaml",
            "five-day: [6, 7]",
            "five-day: [x]",
            r"rest.five-day\[0\]: expected a whole number",
        ),
        ("calendar.yaml", "first: 2005-01-01", "first: 2005-01-01\nfirst: 2006-01-01", "each key once"),
        (
            "holidays.yaml",
            "    kind: holiday",
            "    kind: feast",
            r"holidays\[0\].kind: expected one of holiday, day-off",
        ),
        ("holidays.yaml", "01-02]", "01-32]", r"holidays\[0\].days\[1\]: expected a month and day"),
        ("holidays.yaml", "source: law-267", "source: law-1", "expected the id of a source of sources.yaml"),
        ("holidays.yaml", ", en: New Year}", "}", r"holidays\[0\].name: expected the key en"),
        ("holidays.yaml", "until: 2007-05-31", "until: 2005-05-31", "expected a day not before 2006-01-01"),
        ("holidays.yaml", "provisional: true", "provisional: maybe", "expected true or false"),
        ("kurban-ait.yaml", "date: 2006-01-10", "date: 2005-01-21", "one of the laws above is in force"),
        ("sources.yaml", "year: 2005", "title: x", "expected either date or year"),
        ("sources.yaml", "id: law-109-2005", "id: law-267", "an id that no other source has"),
        ("sources.yaml", "kind: law", "kind: letter", "expected one of law, code"),
        ("moves.yaml", "{from: 2005-03-05, to: 2005-03-07}", "[1]", r"expected a mapping with from, to"),
        (
            "moves.yaml",
            "days:\n      - {from: 2005-08-27, to: 2005-08-29}",
            "days: 5",
            "days: expected a list",
        ),
        ("moves.yaml", "moves:", "moves: [", "YAML"),
    ],
)
def test_a_wrong_file_is_refused_and_the_place_named(
    folder: Path, file: str, right: str, wrong: str, message: str
) -> None:
    spoil(folder, file, right, wrong)
    with pytest.raises(CalendarDataError, match=message) as raised:
        load_facts(folder)
    assert raised.value.file == file
    assert raised.value.line > 0


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("from: 2012-04-28", "from: 2012-04-27", "a move from a day off to a working day"),
        ("to: 2012-04-30", "to: 2012-05-01", "a move from a day off to a working day"),
        ("from: 2012-04-28", "from: 2004-04-24", "days from 2005-01-01 to 2027-12-31"),
    ],
)
def test_a_move_that_moves_nothing_is_refused_with_its_line(
    folder: Path, right: str, wrong: str, message: str
) -> None:
    spoil(folder, "moves.yaml", right, wrong)
    facts = load_facts(folder)
    with pytest.raises(CalendarDataError, match=message) as raised:
        WorkingCalendar(facts, facts.editions[-1])
    line = (folder / "moves.yaml").read_text(encoding="utf-8").splitlines()[raised.value.line - 1]
    assert wrong in line


def test_an_empty_file_is_refused(folder: Path) -> None:
    (folder / "moves.yaml").write_text("", encoding="utf-8")
    with pytest.raises(CalendarDataError, match="found an empty file"):
        load_facts(folder)


def test_every_source_is_cited_in_three_languages_and_used() -> None:
    facts = load_facts()
    used = {ground.ground.source.id for ground in (*facts.holidays, *facts.moon_days, *facts.moves)}
    assert used | {facts.shift.source.id, facts.moves_law.source.id} == set(facts.sources)
    for source in facts.sources.values():
        cite = source.cite
        assert str(source.year) in cite.kk
        assert str(source.year) in cite.ru
        assert str(source.year) in cite.en
        assert source.number is None or all(source.number in text for text in cite.as_dict().values())
