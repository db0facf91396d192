"""What runs by itself looks at nothing but what it is for."""

from __future__ import annotations

from qyzmet.cases.models import Standing
from qyzmet.cases.worklists import anywhere
from qyzmet.desk.jobs import finish_system_steps, system_tasks
from tests.desk.town import NEW, SPRING, Town, about_self, file


def test_system_steps_are_found_at_each_office_by_their_tasks(town: Town) -> None:
    """Other offices and other steps stand in between; no more are found than are asked for."""
    filed = [file(about_self(NEW, "centre", town.registered(SPRING)), "centre", SPRING).id for _ in range(4)]
    assert anywhere(system_tasks(), 10) == []
    for case, office in zip(filed[:3], ("portal", "portal", "psc-astana-yesil-2"), strict=True):
        Standing.objects.filter(case=case).update(office=office, task=f"{NEW.name}/centre/A4a")
    assert sorted(anywhere(system_tasks(), 10)) == filed[:3]
    assert len(anywhere(system_tasks(), 2)) == 2
    assert anywhere([], 10) == []


def test_nothing_stands_anywhere_when_nothing_is_filed(town: Town) -> None:
    assert anywhere(system_tasks(), 10) == []
    assert finish_system_steps() == 0
