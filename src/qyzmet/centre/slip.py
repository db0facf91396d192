"""The ticket of the queue as a paper for an 80 mm roll."""

from __future__ import annotations

from django.utils.translation import override

from qyzmet.cases.models import Ticket
from qyzmet.centre import queue
from qyzmet.centre.place import Place
from qyzmet.papers.render import render
from qyzmet.ui.words import clause_words, in_language


def slip(place: Place, ticket: Ticket) -> bytes:
    """The PDF of a ticket in its own language; it says nothing about the person."""
    edition = place.edition(ticket.service)
    term = queue.waiting_term(place, edition, ticket.purpose)
    minutes = queue.waiting_minutes(term, ticket)
    with override(ticket.language):
        fields = {
            "number": str(ticket.number),
            "office": in_language(place.office.name),
            "service_name": in_language(edition.title),
            "purpose": queue.purpose_words(ticket.purpose),
            "taken_at": ticket.taken_at.astimezone(place.office.zone),
            "booked_for": ticket.booked_for.astimezone(place.office.zone) if ticket.booked_for else None,
            "ahead": queue.ahead_of(place, ticket),
            "estimate": queue.estimate(place, ticket),
            "limit_minutes": minutes,
            "limit_clause": clause_words(term.clause) if term and term.clause and minutes else "",
        }
        given = {name: value for name, value in fields.items() if value is not None}
        return render("ticket", given, ticket.language, code="", verify_url="", made_at=place.now)
