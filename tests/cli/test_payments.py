"""``qyzmet payments``: the list as files, the bank file once it is approved, clear words for wrong input."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from qyzmet.benefits.paying import approve, digest, list_of
from qyzmet.cli import main
from qyzmet.offices.directory import load_offices
from tests.benefits.house import OFFICE, assigned, family

pytestmark = pytest.mark.django_db
MONTH = date(2012, 11, 1)


def test_files_of_a_list_and_the_bank_file_after_the_approval(tmp_path: Path) -> None:
    load_offices()
    assigned(family(1))
    given = ["payments", "--office", OFFICE, "--month", "2012-11", "--out", str(tmp_path)]
    assert main(given) == 0
    name = f"payments-{OFFICE}-2012-11"
    assert sorted(one.name for one in tmp_path.iterdir()) == [f"{name}.csv", f"{name}.xlsx"]
    assert "10000,00" in (tmp_path / f"{name}.csv").read_text("utf-8-sig")
    approve(OFFICE, MONTH, digest(list_of(OFFICE, MONTH)), at=datetime(2012, 11, 28, tzinfo=UTC), by="x")
    assert main(given) == 0
    assert (tmp_path / f"{name}.pain001.xml").read_text().startswith("<?xml")


@pytest.mark.parametrize(
    ("office", "month", "code"), [("nowhere", "2012-11", 2), (OFFICE, "2012-13", 2), (OFFICE, "2999-01", 1)]
)
def test_wrong_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], office: str, month: str, code: int
) -> None:
    load_offices()
    out = tmp_path / "out"
    assert main(["payments", "--office", office, "--month", month, "--out", str(out)]) == code
    assert capsys.readouterr().err.strip()
    assert not out.exists()
