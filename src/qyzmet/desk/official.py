"""Who works at a desk: an account in a post at an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from qyzmet.law.text import Text
from qyzmet.offices.acting import acting_name
from qyzmet.offices.holdings import current_holdings
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Actor
from qyzmet.registers.looker import Looker


@dataclass(frozen=True, slots=True)
class Official:
    """A user in one post at one office; ``office`` is the office's code, empty for applicants.

    ``workplace`` is the code of the centre in which an official of a provider sits, else empty.
    """

    user_id: int
    name: str
    post: str
    office: str
    workplace: str = ""
    acting_for: str = ""
    """Name of whom they stand in for; empty in a post of their own."""
    signs_only: bool = False
    """Whether the post was given to them to sign and seal only."""

    @property
    def key(self) -> str:
        """Which of a person's posts this is, for choosing among them."""
        return f"{self.post}@{self.office}"

    @property
    def hall(self) -> str:
        """The code of the office whose queue and windows they work at."""
        return self.workplace or self.office

    def serves(self, office: str, provider: str) -> bool:
        """Whether the applicants of a case filed at ``office`` come to the hall of this official.

        reading: whoever filed on the portal may come to any centre in which officials of the provider sit.
        """
        return self.hall == office or (
            office == "portal" and bool(self.workplace) and self.office == provider
        )

    def actor(self) -> Actor:
        """As the journal of a case names them."""
        name = acting_name(self.name, self.acting_for)
        return Actor(post=self.post, office=self.office, account=self.user_id or None, name=name)

    def looker(self) -> Looker:
        """As the trace of looks at personal data names them."""
        return Looker(user_id=self.user_id, name=self.name, post=self.post, office=self.office)


SYSTEM = Official(user_id=0, name="Qyzmet", post="system", office="portal")
"""The information system itself, for the steps the edition gives to it."""


CHOSEN = "chosen_post"
"""The attribute of a user that says in which of their posts they work now (:attr:`Official.key`)."""
APPLICANT = "applicant"
"""The post of who applies."""
OWNER = "owner"
"""The post of the owner of a dwelling, who consents."""


def as_applicant(by: Official) -> Official:
    """The official who writes down what the applicant did: waited, paid, filled in a form."""
    return Official(by.user_id, by.name, APPLICANT, by.hall)


def system_official(post: str) -> Official:
    """An information system of the edition, in its post there."""
    return SYSTEM if post == SYSTEM.post else Official(0, SYSTEM.name, post, SYSTEM.office)


def officials(user: AbstractBaseUser | AnonymousUser, now: datetime | None = None) -> list[Official]:
    """The posts the user holds now; the one chosen for this session (``chosen_post``) first."""
    day = timezone.localdate(now)
    held = [
        Official(
            user_id=holding.user_id,
            name=_name(user),
            post=holding.post,
            office=holding.office.code,
            workplace=holding.workplace.code if holding.workplace else "",
            acting_for=holding.acting_for,
            signs_only=holding.signs_only,
        )
        for holding in current_holdings(user, day)
    ]
    chosen = getattr(user, CHOSEN, "")
    return sorted(held, key=lambda one: one.key != chosen) if chosen else held


def official_in(
    user: AbstractBaseUser | AnonymousUser,
    posts: tuple[str, ...],
    fits: Callable[[Official], bool] | None = None,
) -> Official:
    """The user in one of these posts that ``fits``; :class:`Refusal` if they hold none of them today."""
    for official in officials(user):
        if official.post in posts and (fits is None or fits(official)):
            return official
    raise Refusal(
        "no-such-post",
        Text(
            kk="Бұл бет Сіздің лауазымыңызға арналмаған. Өз есептік жазбаңызбен кіріңіз.",
            ru="Эта страница не для Вашей должности. Войдите под своей учётной записью.",
            en="This page is not for your post. Log in with the account of the post.",
        ),
    )


def _name(user: AbstractBaseUser | AnonymousUser) -> str:
    account = getattr(user, "account", None)
    return account.display_name if account else user.get_username()
