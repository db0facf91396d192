"""What every template knows."""

from __future__ import annotations

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.http import HttpRequest
from django.utils import timezone

from qyzmet.desk.halls import (
    at_own_hall,
    keeps_families,
    keeps_registers,
    pays_benefits,
    registers_unemployed,
)
from qyzmet.desk.official import Official, officials
from qyzmet.offices.holdings import current_holdings
from qyzmet.offices.models import Holding
from qyzmet.ui.homes import home_of_posts
from qyzmet.ui.staff.offices import office_name


class Reader:
    """Who reads the page; looked up only as far as a template asks."""

    def __init__(self, user: AbstractBaseUser | AnonymousUser) -> None:
        self._user = user

    @cached_property
    def holdings(self) -> list[Holding]:
        """The posts held today."""
        return current_holdings(self._user, timezone.localdate())

    @cached_property
    def posts(self) -> list[Official]:
        """The same as the desk knows them, the one worked in first."""
        return officials(self._user)

    @cached_property
    def choices(self) -> list[tuple[str, list[Official]]]:
        """The posts to choose from, by the office at which they are held."""
        found: dict[str, list[Official]] = {}
        for one in self.posts:
            found.setdefault(one.office, []).append(one)
        return [(office_name(office), posts) for office, posts in found.items()]

    @cached_property
    def home(self) -> str:
        """Where this person starts."""
        return home_of_posts((one.post, bool(one.workplace)) for one in self.posts[:1])

    @cached_property
    def own_hall(self) -> bool:
        """Whether people wait for them in the hall of their own office."""
        return bool(self.posts) and at_own_hall(self.posts[0], timezone.now())

    @cached_property
    def keeps_registers(self) -> bool:
        """Whether their office enters people, dwellings and documents."""
        return bool(self.posts) and keeps_registers(self.posts[0])

    @cached_property
    def pays_benefits(self) -> bool:
        """Whether they work with benefits that are paid month by month."""
        return bool(self.posts) and pays_benefits(self.posts[0])

    @cached_property
    def registers_unemployed(self) -> bool:
        """Whether their office keeps the register of the unemployed."""
        return bool(self.posts) and registers_unemployed(self.posts[0])

    @cached_property
    def keeps_families(self) -> bool:
        """Whether they enter families and their incomes."""
        return bool(self.posts) and keeps_families(self.posts[0])

    @cached_property
    def name(self) -> str:
        """The name shown."""
        account = getattr(self._user, "account", None)
        return str(account) if account else self._user.get_username()


def reader(request: HttpRequest) -> dict[str, Reader]:
    """``reader``: see :class:`Reader`; nobody where a request was refused before it was asked whose it is."""
    return {"reader": Reader(getattr(request, "user", AnonymousUser()))}
