"""How the work of a centre stands: what each tile of the first page counts."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import F, Q, QuerySet

from qyzmet.cases import tickets
from qyzmet.cases.models import Case, Manifest
from qyzmet.centre.place import Place, steps_doing
from qyzmet.law.verbs import Verb


def standing_at(place: Place, *verbs: Verb, term: str | None = None) -> QuerySet[Case]:
    """The cases of the office that stand at a step doing one of the verbs, what runs out first on top.

    ``term`` keeps only the steps within a term of this kind.
    """
    here = Q(pk__in=[])
    for service in place.services:
        for edition, step in steps_doing(service, *verbs):
            if term is None or (step.within and edition.term(step.within).kind == term):
                here |= Q(edition=edition.name, channel="centre", step=step.id)
    rows = Case.objects.filter(here, standing__office=place.code).select_related("standing")
    return rows.order_by(F("standing__next_due").asc(nulls_last=True), "id")


def to_hand_out(place: Place) -> QuerySet[Case]:
    """Results that lie at the windows."""
    return standing_at(place, Verb.ISSUE)


def to_hand_out_today(place: Place) -> QuerySet[Case]:
    """Results at the windows whose day in the receipt is today or past."""
    return to_hand_out(place).filter(Q(promised_at__isnull=True) | Q(promised_at__lt=midnight(place)))


def shelf(place: Place) -> QuerySet[Case]:
    """What nobody fetched in time."""
    return standing_at(place, Verb.SHELVE, Verb.RETURN_UNCLAIMED)


def returned(place: Place) -> QuerySet[Case]:
    """Packages that came back with written reasons; their applicants are to be told."""
    return standing_at(place, Verb.NOTIFY, term="notice")


def in_work(place: Place) -> QuerySet[Case]:
    """Everything filed here that has not ended."""
    return Case.objects.filter(office=place.code, ended__isnull=True)


def going_out(place: Place) -> int:
    """Packages that wait for the manifest or the courier."""
    on_manifests = Manifest.objects.filter(sender=place.code, dispatched_at__isnull=True)
    return standing_at(place, Verb.COLLECT).count() + sum(one.lines.count() for one in on_manifests)


def running_out(place: Place) -> tuple[int, int]:
    """Cases filed here with a clock that runs out today, and with one that has run out."""
    ending = ending_today(place)
    late = ending.filter(standing__next_due__lt=place.now).count()
    return ending.count() - late, late


def ending_today(place: Place) -> QuerySet[Case]:
    """Cases filed here whose next clock ends today or has ended, wherever they stand."""
    rows = in_work(place).filter(standing__next_due__lt=midnight(place))
    return rows.order_by("standing__next_due")


def waiting(place: Place) -> int:
    """People in the queue."""
    return len(tickets.waiting(place.code, place.day, place.now))


def midnight(place: Place) -> datetime:
    """The end of today at the office."""
    return datetime.combine(place.day + timedelta(days=1), time.min, place.office.zone)
