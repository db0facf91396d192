"""A bureau with several registrars and a head, and cases that wait for them."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.test import Client

from qyzmet.cases.models import Case
from tests.provider.bureau import People, make_official
from tests.provider.test_window import serve

OFFICE = "bureau-semey"


@dataclass
class Staff:
    """The people of the bureau and their browsers."""

    users: dict[str, User]
    clients: dict[str, Client]

    def __getitem__(self, name: str) -> Client:
        return self.clients[name]


def make_staff() -> Staff:
    """Three registrars and the head."""
    names = {
        "saule": ("registrar", "Мұқанова Сәуле Қайратқызы"),
        "daniyar": ("registrar", "Оразов Данияр Серікұлы"),
        "aigul": ("registrar", "Сапарова Айгүл Бекқызы"),
        "head": ("head", "Әбішев Нұрлан Болатұлы"),
    }
    users = {one: make_official(one, post, OFFICE, name) for one, (post, name) in names.items()}
    clients = {}
    for one, user in users.items():
        clients[one] = Client()
        clients[one].force_login(user)
        clients[one].cookies["qyzmet_language"] = "en"
    return Staff(users, clients)


def waiting(staff: Staff, people: People, count: int = 1) -> list[Case]:
    """So many cases of persons at the window, each before the decision."""
    numbers = [serve(staff["saule"], people.registered.iin).strip("/").split("/")[-1] for _ in range(count)]
    return [Case.objects.get(number=number) for number in numbers]
