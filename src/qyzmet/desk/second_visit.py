"""The second visit: the case asks for it where its result is due at home; and the term of a visit."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Final

from qyzmet.calendar import Rule, due
from qyzmet.cases import visits
from qyzmet.cases.models import Visit
from qyzmet.cases.store import Stored
from qyzmet.desk.official import SYSTEM
from qyzmet.desk.timing import timing_at
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.limits import Hours, Limit, Unit, Week
from qyzmet.law.model import Channel, Edition, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.clockwork import LegalTime

LIMIT: Final = Limit(3, Unit.WORKING_DAYS)
READING: Final = Text(
    "Актіде үйге барудың өз мерзімі жоқ; үш жұмыс күні — мекеменің ішкі тәртібі, құқықтық салдары жоқ.",
    "Своего срока у выезда на дом в акте нет; три рабочих дня — внутренний порядок учреждения, без правовых "
    "последствий.",
    "The act sets no term for the visit itself; three working days are an arrangement of the office, without effect "
    "in law.",
)
AT_HOME: Final = "applicant"
"""Where a step is done that is done at the applicant's home."""


def step_at_home(channel: Channel, verb: Verb) -> Step | None:
    """The step of the channel that an official does at the applicant's home with this verb."""
    return next(
        (step for step in channel.steps if step.at == AT_HOME and step.does is verb and step.by != AT_HOME),
        None,
    )


@cache
def hand_step(edition: str, channel: str) -> Step | None:
    """The step in which the result is handed over at home; None where it is not."""
    return step_at_home(edition_named(edition).channel(channel), Verb.ISSUE)


def visit_due(edition: Edition, office: Office, at: datetime) -> datetime:
    """By when somebody goes who was asked at ``at``: a reading of ours, :data:`READING`."""
    timing = timing_at(edition.name, office.code)
    rule = Rule(LIMIT, Week.FIVE_DAY, hours_of(timing))
    return due(at.astimezone(timing.zone), rule, timing.calendar)


def hours_of(timing: LegalTime) -> Hours:
    """The opening hours of whoever goes; those of the centre where the edition has none of the provider."""
    try:
        return timing.hours("provider")
    except KeyError:
        return timing.hours("centre")


def follow(stored: Stored, at: datetime) -> None:
    """After a step: ask for the second visit where the result is due at home, take it back once the case has ended.

    The address, the phone and what suits are those of the first visit, where there was one.
    """
    step = hand_step(stored.edition.name, stored.state.channel)
    if step is None:
        return
    known = Visit.objects.filter(case_id=stored.id, purpose=Visit.HAND)
    if stored.state.step == step.id:
        if not known.exclude(state=Visit.CANCELLED).exists():
            _ask(stored, step, at)
    elif stored.state.ended:
        for row in known.filter(state__in=(Visit.WAITING, Visit.PLANNED)):
            visits.change(row.pk, row.office, "settled", SYSTEM.actor(), at=at, state=Visit.DONE)


def _ask(stored: Stored, step: Step, at: datetime) -> None:
    first = Visit.objects.filter(case_id=stored.id, purpose=Visit.TAKE).order_by("-pk").first()
    office = Office.objects.get(code=stored.provider)
    visits.ask(
        Visit(
            office=office.code,
            service=stored.edition.service,
            purpose=Visit.HAND,
            post=step.by,
            source="case",
            person=stored.applicant.id,
            name=stored.applicant.name,
            phone=first.phone if first else "",
            address=first.address if first else None,
            place=first.place if first else "",
            sort=first.sort if first else "",
            suits=first.suits if first else "",
            asked_at=at,
            due_at=visit_due(stored.edition, office, at),
            case_id=stored.id,
            key=f"hand-{stored.number}-{stored.version}",
        ),
        SYSTEM.actor(),
        stored.number,
    )
