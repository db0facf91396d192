"""The other commands: ``--help``, ``demo``, ``check``."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from qyzmet.cases.models import Case, Ticket
from qyzmet.cases.numbers import case_number
from qyzmet.cases.tickets import history
from qyzmet.cli import main
from qyzmet.desk.demo.scenes import ends_of
from qyzmet.law.catalogue import editions, services
from qyzmet.papers.models import Paper
from qyzmet.registers.population import populate
from qyzmet.services.rules import run_here


def test_help_lists_every_command_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    listed = [line.split()[0] for line in said.splitlines() if line.startswith("    ")]
    for command in ("due", "setup", "serve", "worker", "signer", "demo", "check"):
        assert command in listed
    assert "Exit codes: 0 done, 1 found something wrong, 2 wrong use." in said


def test_no_command_is_wrong_use(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main([])
    assert ended.value.code == 2
    assert "COMMAND" in capsys.readouterr().err


@dataclass(frozen=True)
class Played:
    """One run of the demo: its folder and what it said."""

    folder: Path
    out: str
    err: str

    def rows(self, name: str) -> list[dict[str, str]]:
        """The lines of one of its CSV files."""
        with (self.folder / name).open(encoding="utf-8", newline="") as stream:
            return list(csv.DictReader(stream))


@pytest.fixture(autouse=True, scope="module")
def _what_the_demo_adopts_ends_with_it() -> Iterator[None]:
    """The command sets what its own process adopts: the tests that follow in this one adopt what they did."""
    with patch.dict(os.environ):
        yield


@pytest.fixture(scope="module")
def _played(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Played]:
    folder, out, err = tmp_path_factory.mktemp("demo"), StringIO(), StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        populate(1500, 2014)
        with redirect_stdout(out), redirect_stderr(err):
            assert main(["demo", "--cases", "122", "--out", str(folder), "--seed", "7", "--lang", "ru"]) == 0
        yield Played(folder, out.getvalue(), err.getvalue())
        transaction.set_rollback(True)


@pytest.fixture
def played(_played: Played, db: None) -> Played:
    """The demo, played once for all tests of this module."""
    return _played


def test_the_demo_carries_cases_of_every_channel_to_their_ends(played: Played) -> None:
    """Every channel and end of the fourteen editions, sound journals, every paper written."""
    assert "100 %" in played.err
    assert played.out.endswith("нарушенных журналов: 0\n")
    cases = played.rows("cases.csv")
    laws = [law for service in services() if run_here(service) for law in editions(service)]
    assert len(laws) == 14
    ends = {(law.name, channel, outcome) for law in laws for channel, outcome in ends_of(law)}
    assert {(row["edition"], row["channel"], row["outcome"]) for row in cases} == ends
    assert f"исходов по каналам: {len(ends)} из {len(ends)};" in played.out
    assert {row["sound"] for row in cases} == {"yes"}
    assert not Case.objects.filter(ended=None).exists()
    assert len(list((played.folder / "papers").glob("*.pdf"))) == Paper.objects.count() > len(cases)


def test_each_ticket_of_the_demo_was_taken_called_and_served(played: Played) -> None:
    lives = {ticket.pk: [one.what for one in history(ticket)] for ticket in Ticket.objects.all()}
    assert lives
    assert {tuple(life[:3]) for life in lives.values()} == {("taken", "called", "served")}


def test_the_summary_counts_terms_kept_and_broken_and_the_time_taken(played: Played) -> None:
    cases, lines = played.rows("cases.csv"), played.rows("summary.csv")
    assert sum(int(line["cases"]) for line in lines) == len(cases)
    broken = sum(len(row["broken"].split()) for row in cases)
    assert sum(int(line["terms broken"]) for line in lines) == broken
    kept = sum(int(row["clocks"]) for row in cases) - broken
    assert sum(int(line["terms kept"]) for line in lines) == kept
    assert all(int(line["longest minutes"]) >= int(line["median minutes"]) for line in lines)


def test_the_table_speaks_the_language_asked_for_in_columns_that_stand_under_each_other(
    played: Played,
) -> None:
    first = played.out.strip().split("\n\n")[0].splitlines()
    assert first[0].startswith("address-certificate@2010 · Выдача адресных справок")
    assert first[1].split()[0] == "канал"
    column = first[1].index("дел") + len("дел")
    assert len(first) > 5
    assert all(line[column - 1].isdigit() for line in first[2:])


def test_the_demo_keeps_to_the_terms_where_it_does_not_mean_to_break_them(played: Played) -> None:
    """A term breaks where the applicant did not wait, or where the scene says so: in few cases, not in most."""
    waited = [row for row in played.rows("cases.csv") if row["outcome"] not in ("not-collected", "unclaimed")]
    late = [row for row in waited if row["broken"]]
    assert len(late) <= len(waited) // 4
    assert all("T12" not in row["broken"] for row in played.rows("cases.csv"))


def test_the_officials_of_the_demo_have_names(played: Played) -> None:
    """They are printed on papers. On the portal the applicant makes a paper, who may have no patronymic."""
    applicants = set(Case.objects.values_list("applicant_name", flat=True))
    signed = set(Paper.objects.exclude(made_by="Qyzmet").values_list("made_by", flat=True)) - applicants
    assert len(signed) > 5
    assert all(len(name.split()) == 3 for name in signed), signed


def test_one_service_or_edition_can_be_played_alone(tmp_path: Path, db: None) -> None:
    populate(1500, 2014)
    asked = ["--service", "temporary-id", "--edition", "residence-deregistration@2012"]
    with redirect_stderr(StringIO()), redirect_stdout(StringIO()) as said:
        assert main(["demo", "--cases", "9", "--out", str(tmp_path), "--lang", "en", *asked]) == 0
    assert "9 cases, 9 of 9 ends of channels" in said.getvalue()
    played = Played(tmp_path, "", "").rows("cases.csv")
    assert {row["edition"] for row in played} == {
        *("temporary-id@2012", "temporary-id@2014", "residence-deregistration@2012")
    }


@pytest.mark.parametrize("asked", [("--service", "hunting-licence"), ("--edition", "temporary-id@1999")])
def test_what_cannot_be_played_is_wrong_use(
    asked: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["demo", "--out", str(tmp_path / "out"), *asked]) == 2
    assert f"{asked[1]}: cannot be played; there are" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_file_is_no_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("")
    assert main(["demo", "--out", str(tmp_path / "out")]) == 2
    assert "not a folder" in capsys.readouterr().err


def test_check_finds_a_journal_that_was_changed_behind_the_triggers_back(
    played: Played, capsys: pytest.CaptureFixture[str]
) -> None:
    count = Case.objects.count()
    assert main(["check"]) == 0
    assert f"{count} journals checked, 0 broken" in capsys.readouterr().out
    other, case = Case.objects.order_by("pk")[:2]
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_entry DISABLE TRIGGER entry_is_append_only")
        cursor.execute(
            "UPDATE cases_entry SET actor = 'Басқа біреу' WHERE case_id = %s AND seq = 2", [case.pk]
        )
        cursor.execute("ALTER TABLE cases_entry ENABLE TRIGGER entry_is_append_only")
    assert main(["check"]) == 1
    said = capsys.readouterr().out
    assert f"{case.number}: line 2: the line was changed" in said
    assert f"{count} journals checked, 1 broken" in said
    assert main(["check", other.number]) == 0
    assert main(["check", case.number]) == 1


def test_check_tells_a_slip_from_a_case_that_is_not_there(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    number = case_number(2026, 999_999)
    assert main(["check", number]) == 1
    assert "no such case" in capsys.readouterr().err
    slip = number[:-1] + ("1" if number[-1] != "1" else "2")
    assert main(["check", slip]) == 2
    assert "a digit is wrong" in capsys.readouterr().err
