"""A case in the tables of its act: which cells it went through, how long each took, and against which limit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

import qyzmet.law
from qyzmet.cases.models import Entry
from qyzmet.cases.queries import seen_by_office
from qyzmet.cases.store import Stored
from qyzmet.desk.casefile import CaseFile, casefile
from qyzmet.desk.demo.cast import Casting, NobodyFits
from qyzmet.desk.demo.clerk import Clerk
from qyzmet.desk.demo.play import play_one
from qyzmet.desk.demo.scenes import every_scene
from qyzmet.desk.official import Official
from qyzmet.desk.sfu import CellLine, has_tables, sfu_tables
from qyzmet.law.catalogue import edition
from qyzmet.offices.directory import load_offices
from qyzmet.process.errors import Refusal
from qyzmet.registers.population import populate

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"


@pytest.fixture(scope="module")
def _people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    with django_db_blocker.unblock(), transaction.atomic():
        load_offices()
        populate(1500, 2014)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def people(_people: None, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))


def played(name: str, channel: str, outcome: str) -> Stored:
    """A case of the edition that went by this channel to this end."""
    random = Random(11)
    scenes = [one for one in every_scene(edition(name)) if one.channel == channel and one.outcome == outcome]
    why: list[str] = []
    for _ in range(60):
        try:
            with transaction.atomic():
                return play_one(random.choice(scenes), Casting(random), Clerk(random), random)
        except (NobodyFits, Refusal) as reason:
            why.append(str(reason))
    raise AssertionError(why)


def read(stored: Stored) -> CaseFile:
    """The case as the head of the body reads it."""
    head = Official(1, "Басшы", "head", stored.provider)
    return casefile(stored.number, head, seen_by_office(stored.provider), timezone.now())


def cells(file: CaseFile, table: str) -> dict[str, CellLine]:
    """The cells of a table by the number printed."""
    lines = next(one for one in sfu_tables(file, timezone.now()) if one.table.id == table)
    return {line.cell.no: line for line in lines.cells}


def test_a_certificate_given_at_once_fills_every_cell_of_its_table(people: None) -> None:
    """Unemployed certificate of 2011, annex 3 table 1: each action was done, and the minutes were counted."""
    file = read(played("unemployed-certificate@2011", "provider", "issued"))
    found = cells(file, "A3T1")
    own = {step.id for step in file.edition.channel("provider").steps}
    ours = {no: line for no, line in found.items() if own & set(line.cell.steps)}
    assert len(ours) >= 5
    assert {line.stage for line in ours.values()} == {"done"}
    for line in ours.values():
        assert line.began is not None
        assert line.ended is not None
        assert line.taken is not None
        assert line.ended >= line.began
    limited = [line for line in ours.values() if line.limit is not None]
    assert limited
    assert all(line.kept is not None for line in limited)


def test_the_way_not_taken_is_shown_aside(people: None) -> None:
    """Targeted social assistance of 2012, annex 3: who is refused goes by table 3, not by the end of table 2."""
    file = read(played("targeted-social-assistance@2012", "provider", "refused"))
    tables = {one.table.kind: one.cells for one in sfu_tables(file, timezone.now())}
    assert set(tables) == {"stages", "actions", "main", "alternative"}
    refused = [line for line in tables["alternative"] if "P11r" in line.cell.steps]
    assigned = [line for line in tables["main"] if "P11a" in line.cell.steps]
    assert [line.stage for line in refused] == ["done"]
    assert [line.stage for line in assigned] == ["aside"]
    assert {
        line.stage for line in tables["main"] if "A2" in line.cell.steps and "P2" not in line.cell.steps
    } == {"aside"}


def test_a_cell_is_late_when_its_own_limit_has_run_out_and_says_how_long_it_took(people: None) -> None:
    """A journal in which the inspection took ten working days: annex 3 gives the commission two."""
    stored = played("targeted-social-assistance@2012", "provider", "assigned")
    file = read(stored)
    inspected = next(entry for entry in file.entries if entry.step == "P4")
    late = [
        Entry(
            **{
                field.attname: getattr(entry, field.attname)
                for field in Entry._meta.concrete_fields
                if field.attname != "at"
            },
            at=entry.at + (timedelta(days=14) if entry.seq >= inspected.seq else timedelta()),
        )
        for entry in file.entries
    ]
    line = next(one for one in cells(replace(file, entries=late), "A3T1").values() if "P4" in one.cell.steps)
    assert line.kept is False
    assert line.taken is not None
    assert "working days" in line.taken.en
    before = next(one for one in cells(file, "A3T1").values() if "P4" in one.cell.steps)
    assert before.kept is True


def test_an_edition_without_tables_has_no_such_page() -> None:
    law = edition("personal-farm-certificate@2011")
    assert not has_tables(law.channel("centre"), law.tables)
    law = edition("home-education-allowance@2011")
    assert has_tables(law.channel("portal"), law.tables)
