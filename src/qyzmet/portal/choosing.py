"""Which edition a page shows: the one that governs today, the one of a day, or one named."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.http import Http404, QueryDict
from django.utils.translation import gettext as _

from qyzmet.desk.filing import edition_at
from qyzmet.desk.timing import PORTAL
from qyzmet.law import catalogue
from qyzmet.law.adoption import governing
from qyzmet.law.catalogue import NoneInForce
from qyzmet.law.model import Edition
from qyzmet.portal.forms.service import DayForm


@dataclass(frozen=True, slots=True)
class Chosen:
    """The edition shown; ``day`` is the day it was asked for, None where it was named or is today's."""

    edition: Edition
    today: Edition | None
    """The edition that governs today; None where none does."""
    day: date | None
    form: DayForm
    gap: date | None = None
    """The day asked for on which no edition is in force."""

    @property
    def is_today(self) -> bool:
        """Whether the page shows what applies now."""
        return self.today is not None and self.edition.name == self.today.name


def services() -> list[str]:
    """The names of the services of the catalogue."""
    return list(catalogue.services())


def known_service(service: str) -> str:
    """The service itself; 404 if it is not installed."""
    if service not in catalogue.services():
        raise Http404(service)
    return service


def todays(service: str, now: datetime) -> Edition | None:
    """The edition under which the portal takes a filing now; None if none is in force."""
    try:
        return edition_at(service, PORTAL, now)
    except NoneInForce:
        return None


def choose(service: str, given: QueryDict, now: datetime) -> Chosen:
    """What ``?edition=2010`` or ``?on=05.06.2014`` ask for, else today's.

    A day on which no edition is in force is an error of the form; 404 for an edition that does not exist.
    """
    today = todays(service, now)
    fallback = today or catalogue.editions(service)[-1]
    form = DayForm(given if given.get("on") else None)
    if form.is_bound:
        if form.is_valid():
            day = form.cleaned_data["on"]
            try:
                return Chosen(governing(service, day), today, day, form)
            except NoneInForce:
                form.refuse(_("No edition of this service was in force on that day."))
                return Chosen(fallback, today, None, form, gap=day)
        return Chosen(fallback, today, None, form)
    if year := given.get("edition"):
        if year not in catalogue.years(service):
            raise Http404(year)
        return Chosen(catalogue.edition(f"{service}@{year}"), today, None, form)
    return Chosen(fallback, today, None, form)
