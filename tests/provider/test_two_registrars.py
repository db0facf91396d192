"""Two registrars on one case: one does the step, the other is told who was quicker; nothing is done twice."""

from __future__ import annotations

import threading

import pytest
from django.db import connections
from django.http import HttpResponse
from django.test import Client

from qyzmet.cases.journal import verify
from qyzmet.cases.models import Case
from qyzmet.offices.directory import load_offices
from qyzmet.papers.models import Paper
from tests.provider.bureau import filled, make_official, make_people
from tests.provider.test_window import serve


def browser(name: str, who: str) -> Client:
    client = Client()
    client.force_login(make_official(name, "registrar", "bureau-semey", who))
    client.cookies["qyzmet_language"] = "en"
    return client


@pytest.mark.django_db(transaction=True)
def test_of_two_registrars_one_wins_and_the_other_gets_one_clear_message() -> None:
    load_offices()
    people = make_people()
    first = browser("first", "Мұқанова Сәуле Қайратқызы")
    second = browser("second", "Оразов Данияр Серікұлы")
    case = serve(first, people.registered.iin)
    pages = [(client, filled(client.get(case))) for client in (first, second)]
    begin = threading.Barrier(2)
    answers: list[HttpResponse] = []

    def press(client: Client, sent: dict[str, str]) -> None:
        begin.wait()
        answers.append(client.post(case, sent))
        connections.close_all()

    presses = [threading.Thread(target=press, args=page) for page in pages]
    for one in presses:
        one.start()
    for one in presses:
        one.join()
    assert sorted(answer.status_code for answer in answers) == [302, 409]
    lost = next(answer for answer in answers if answer.status_code == 409)
    words = lost.content.decode()
    assert "acted on the case" in words or "now stands at another step" in words
    assert Paper.objects.count() == 1
    found = Case.objects.get()
    assert found.entries.filter(step="A4").count() == 1
    assert verify(found).sound
