"""What the worklist and the head's page tell: what waits, what runs out today, who did how much, what broke."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from qyzmet.desk.jobs import watch_clocks
from tests.provider.bureau import People
from tests.provider.conftest import Login
from tests.provider.test_letters import letter, take_in
from tests.provider.test_window import serve

TUESDAY = datetime(2026, 10, 6, 11, 0, tzinfo=ZoneInfo("Asia/Almaty"))


def test_the_worklist_says_what_runs_out_today_and_what_later(login: Login, people: People) -> None:
    """Cl. 7(1): 10 minutes at the window, 5 working days for a letter."""
    with time_machine.travel(TUESDAY, tick=False):
        registrar = login()
        serve(registrar, people.registered.iin)
        take_in(registrar, letter(people))
        page = registrar.get("/provider/")
        assert [len(rows) for _head, rows in page.context["bands"]] == [1, 1]
        assert [head for head, _rows in page.context["bands"]] == ["Runs out today", "Later"]
        assert [tile.value for tile in page.context["tiles"]] == [2, 1, 0, 0]


def test_a_term_that_was_broken_stands_on_top_and_before_the_head(login: Login, people: People) -> None:
    """Cl. 7(1): not more than 10 minutes."""
    with time_machine.travel(TUESDAY, tick=False):
        registrar = login()
        serve(registrar, people.registered.iin)
    with time_machine.travel(TUESDAY + timedelta(minutes=30), tick=False):
        watch_clocks()
        assert [head for head, _rows in registrar.get("/provider/").context["bands"]] == ["Out of term"]
        page = login("head").get("/provider/load/")
        broken = page.context["broken"]
        assert {term.id for _one, term, _clock in broken} == {"T1", "T7"}
        assert all(clock.state == "broken" for _one, _term, clock in broken)


def test_the_head_sees_the_steps_of_each_official(login: Login, people: People) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        serve(login(), people.registered.iin)
        serve(login(name="Оразов Данияр Серікұлы"), people.removed.iin)
        take_in(login(name="Оразов Данияр Серікұлы"), letter(people))
        today = login("head").get("/provider/load/").context["today"]
        assert [(row.name, row.cases) for row in today if row.post == "registrar"] == [
            ("Оразов Данияр Серікұлы", 2),
            ("Мұқанова Сәуле Қайратқызы", 1),
        ]


def test_empty_lists_say_what_to_do(login: Login) -> None:
    registrar = login()
    for address in ("", "letters/", "packages/", "unclaimed/"):
        assert "qz-empty" in registrar.get(f"/provider/{address}").content.decode()


def test_the_head_is_told_no_more_than_a_tile_shows(
    login: Login, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qyzmet.cases.worklists.MOST", 1)
    monkeypatch.setattr("qyzmet.provider.views.start.MOST", 1)
    with time_machine.travel(TUESDAY, tick=False):
        registrar = login()
        for _ in range(3):
            serve(registrar, people.registered.iin)
        tiles = registrar.get("/provider/").context["tiles"]
    assert [tile.value for tile in tiles] == ["1+", "1+", 0, 0]


def test_an_old_case_out_of_term_stands_among_the_broken_clocks_while_it_waits(
    login: Login, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("qyzmet.provider.load.LOOKED_AT", 0)
    with time_machine.travel(TUESDAY, tick=False):
        registrar = login()
        serve(registrar, people.registered.iin)
    with time_machine.travel(TUESDAY + timedelta(days=90), tick=False):
        watch_clocks()
        broken = login("head").get("/provider/load/").context["broken"]
    assert {term.id for _one, term, _clock in broken} == {"T1", "T7"}
