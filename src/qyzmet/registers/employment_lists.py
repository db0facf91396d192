"""Lists of the register of the unemployed as the body that keeps the cards looks through them."""

from __future__ import annotations

from typing import Final, Literal

from django.db import transaction
from django.db.models import QuerySet

from qyzmet.registers.looker import Looker, leave_daily_trace, leave_trace
from qyzmet.registers.models import Person, UnemployedRegistration
from qyzmet.registers.queries import search_people

Which = Literal["registered", "removed", "all"]
PAGE: Final = 50
"""Cards on a page."""
MOST: Final = 20_000
"""Lines of a file."""
FOUND: Final = 50
"""People that a search by name looks at."""
WHY: Final = "register of the unemployed"


def cards_of(office: str, which: Which) -> QuerySet[UnemployedRegistration]:
    """The cards of a body in the order of their numbers: those that are open, those that ended, or all."""
    cards = UnemployedRegistration.objects.filter(office=office).select_related("person").order_by("number")
    return cards if which == "all" else cards.filter(removed_on__isnull=which == "registered")


@transaction.atomic
def cards_after(
    office: str, which: Which, after: str, *, looker: Looker
) -> tuple[list[UnemployedRegistration], str]:
    """A page of the list behind a number, and the number from which the next goes on; traced once a day."""
    found = list(cards_of(office, which).filter(number__gt=after)[: PAGE + 1])
    shown = found[:PAGE]
    leave_daily_trace(looker, WHY, "list", [one.person.iin for one in shown])
    return shown, shown[-1].number if len(found) > PAGE else ""


@transaction.atomic
def all_cards(office: str, which: Which, *, looker: Looker) -> list[UnemployedRegistration]:
    """The list for a file; everybody in it is traced."""
    found = list(cards_of(office, which)[:MOST])
    leave_trace(looker, WHY, "register", dict.fromkeys(one.person.iin for one in found))
    return found


@transaction.atomic
def find_cards(office: str, wanted: str, *, looker: Looker) -> list[UnemployedRegistration]:
    """The body's cards by number, IIN, or surname and name; traced.

    Raises :class:`qyzmet.registers.queries.BadQuery` and :class:`qyzmet.registers.iin.BadIin`.
    """
    text = wanted.strip()
    cards = cards_of(office, "all")
    if text.isascii() and text.isdigit() and len(text) <= 8:
        found = list(cards.filter(number=text.zfill(8)))
        leave_trace(looker, WHY, "search", [one.person.iin for one in found])
        return found
    people = [one.iin for one in search_people(text, FOUND, looker=looker, why=WHY)]
    return list(cards.filter(person__iin__in=people)[:PAGE])


@transaction.atomic
def cards_of_person(person: Person, *, looker: Looker) -> list[UnemployedRegistration]:
    """Every registration of a person with any body, the latest first; traced."""
    leave_trace(looker, WHY, "unemployed", [person.iin])
    return list(person.unemployed_registrations.order_by("-since", "-pk"))
