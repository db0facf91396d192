"""How the work of a centre stands: its lists by clock, and what each tile of the first page counts."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.db.models import Q

from qyzmet.cases import tickets
from qyzmet.cases.models import ManifestLine
from qyzmet.cases.worklists import MOST, Waiting, bounded, filed_at, for_tasks, task
from qyzmet.centre.place import Place, steps_doing
from qyzmet.desk.official import Official
from qyzmet.law.verbs import Verb


def standing_at(place: Place, *verbs: Verb, term: str | None = None) -> Waiting:
    """The cases of the office that stand at a step doing one of the verbs.

    ``term`` keeps only the steps within a term of this kind.
    """
    return for_tasks(
        place.code,
        [
            task(edition.name, channel.id, step.id)
            for service in place.services
            for edition, channel, step in steps_doing(service, *verbs)
            if term is None or (step.within and edition.term(step.within).kind == term)
        ],
    )


def to_hand_out(place: Place) -> Waiting:
    """Results that lie at the windows."""
    return standing_at(place, Verb.ISSUE)


def to_hand_out_by(place: Place, official: Official) -> Waiting:
    """Results that this official hands out: those of the centre, or those of the provider whose official sits here."""
    if not official.workplace:
        return to_hand_out(place)
    return for_tasks(
        official.office,
        [
            task(edition.name, channel.id, step.id)
            for service in place.services
            for edition, channel, step in steps_doing(service, Verb.ISSUE, at="provider")
            if step.by == official.post
        ],
    )


def called_next(place: Place) -> Waiting:
    """Cases whose applicant waits in the hall once more: for the papers, or for the card to be re-written."""
    return standing_at(place, Verb.QUEUE)


def to_hand_out_today(place: Place) -> int:
    """How many results at the windows have their day in the receipt today or past.

    Where more lie there than a tile counts, nobody looks each of them up: it says that there are more.
    """
    lying = to_hand_out(place)
    if (many := lying.count()) > MOST:
        return many
    due = Q(case__promised_at__isnull=True) | Q(case__promised_at__lt=midnight(place))
    return lying.rows().filter(due).count()


def shelf(place: Place) -> Waiting:
    """What nobody fetched in time."""
    return standing_at(place, Verb.SHELVE, Verb.RETURN_UNCLAIMED)


def returned(place: Place) -> Waiting:
    """Packages that came back with written reasons; their applicants are to be told."""
    return standing_at(place, Verb.NOTIFY, term="notice")


def in_work(place: Place) -> Waiting:
    """Everything filed here that has not ended."""
    return filed_at(place.code)


def going_out(place: Place) -> int:
    """Packages that wait for the manifest or the courier."""
    listed = ManifestLine.objects.filter(
        manifest__sender=place.code, manifest__dispatched_at__isnull=True, open=True
    )
    return standing_at(place, Verb.COLLECT).count() + listed.count()


def running_out(place: Place) -> tuple[int, int]:
    """Cases filed here with a clock that runs out today, and with one that has run out."""
    late = in_work(place).before(place.now).rows()
    today = ending_today(place).rows().filter(next_due__gte=place.now)
    return bounded(today), bounded(late)


def ending_today(place: Place) -> Waiting:
    """Cases filed here whose next clock ends today or has ended, wherever they stand."""
    return in_work(place).before(midnight(place))


def waiting(place: Place) -> int:
    """People in the queue."""
    return len(tickets.waiting(place.code, place.day, place.now))


def midnight(place: Place) -> datetime:
    """The end of today at the office."""
    return datetime.combine(place.day + timedelta(days=1), time.min, place.office.zone)
