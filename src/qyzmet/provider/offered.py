"""What the edition in force says of the ways of applying to this office."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from qyzmet.law.model import Channel, Edition
from qyzmet.law.text import Text
from qyzmet.provider.face import FACE


@dataclass(frozen=True, slots=True)
class Rule:
    """One sentence of the edition beside a form."""

    text: Text
    clause: str | None


def offered(edition: Edition, channel: str) -> Channel | None:
    """The channel, if the edition provides for it."""
    found = _named(edition, channel)
    return found if found and found.available and found.first else None


def _named(edition: Edition, channel: str) -> Channel | None:
    return next((one for one in edition.channels if one.id == channel), None)


def rules(edition: Edition, channel: str, *clauses: str) -> list[Rule]:
    """How the channel takes in and gives out, and what else the edition says in these clauses."""
    points = [point for point in (*edition.intake, *edition.issue) if point.channel == channel]
    special = [item for item in edition.special if item.clause in clauses]
    said = [Rule(point.how, point.clause) for point in points]
    return [*said, *(Rule(item.text, item.clause) for item in special)]


def not_offered(request: HttpRequest, edition: Edition, channel: str) -> HttpResponse:
    """The page that says that the edition does not provide for the channel, and for which it does."""
    context = {
        "edition": edition,
        "closed": _named(edition, channel),
        "others": [one for one in edition.channels if one.available],
    }
    return FACE.render(request, "provider/not_offered.html", context)
