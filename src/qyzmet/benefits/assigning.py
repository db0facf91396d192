"""Assign and refuse benefits, as decisions say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Q

from qyzmet.benefits import ledger, refusals
from qyzmet.benefits.models import Benefit, Refused
from qyzmet.registers.changing import alive, change, iso
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import Person
from qyzmet.registers.refusals import person_unknown
from qyzmet.services.bank_account import check_account, is_account
from qyzmet.services.effects import AssignBenefit, RefuseBenefit


def assign(effect: AssignBenefit, *, on: date, case: str, office: str, looker: Looker) -> Mapping[str, Any]:
    """Assign the money as decided on the day ``on`` in the case; what the journal is to say of it.

    Everybody in ``family`` is counted from the first day on, and for the child that is taught at home the child.
    reading: a number that is no account is left out, and the money goes through the post or the desk until a right
    one is given. Refuses with ``person-unknown``, ``person-died``, ``negative-amount``, ``bad-days``,
    ``counted-elsewhere``, ``assigned-before``.
    """
    with change("assign-benefit", effect.iin, case, office, looker) as person:
        alive(person, on)
        if effect.monthly < 0:
            raise refusals.negative_amount()
        if effect.until is not None and effect.until < effect.since:
            raise refusals.bad_days()
        if Benefit.objects.filter(case_number=case, kind=effect.kind, recipient=person).exists():
            raise refusals.assigned_before(case)
        about = _person(effect.about) if effect.about and effect.about != effect.iin else None
        benefit = Benefit.objects.create(
            kind=effect.kind,
            recipient=person,
            about=about,
            office=office,
            case_number=case,
            decided_on=on,
            since=effect.since,
            account=check_account(effect.account) if is_account(effect.account) else "",
            state_since=effect.since,
            monthly=effect.monthly,
            until=effect.until,
        )
        ledger.write_amount(
            benefit,
            effect.since,
            effect.until,
            effect.monthly,
            tested_on=on,
            cause="assigned",
            why=effect.why,
            by=looker.name,
        )
        ledger.write_turn(benefit, "running", effect.since, reason="assigned", by=looker.name)
        counted = _counted(effect)
        leave_trace(looker, case, "assign-benefit", [iin for iin in counted if iin != effect.iin])
        ledger.count(benefit, counted, effect.since)
        return {
            "benefit": benefit.pk,
            "monthly": benefit.monthly,
            "since": iso(benefit.since),
            "until": iso(benefit.until),
            "members": counted,
            "account": benefit.account,
            "confirm_by": iso(benefit.confirm_by),
        }


def refuse(effect: RefuseBenefit, *, on: date, case: str, office: str, looker: Looker) -> Mapping[str, Any]:
    """Keep the refusal, so that later applications heed it; what the journal is to say of it."""
    with change("refuse-benefit", effect.iin, case, office, looker) as person:
        whose = _person(effect.whose) if effect.whose else None
        kept, _made = Refused.objects.get_or_create(
            case_number=case,
            kind=effect.kind,
            ground=effect.ground,
            defaults={
                "applicant": person,
                "whose": whose,
                "happened_on": effect.happened_on,
                "decided_on": on,
                "office": office,
                "written_by": looker.name,
            },
        )
        return {"refused": kept.pk, "ground": kept.ground, "happened_on": iso(kept.happened_on)}


def benefits_of(iin: str, on: date, *, looker: Looker, why: str) -> list[dict[str, Any]]:
    """What was assigned or refused to the person up to a day (:mod:`qyzmet.services.found`), oldest first. Traced.

    A person has the benefits they receive, those that are for them, and those in which they are counted.
    """
    with transaction.atomic():
        leave_trace(looker, why, "benefits", [iin])
        mine = Q(recipient__iin=iin) | Q(about__iin=iin) | Q(counted__person__iin=iin)
        held = (
            Benefit.objects.filter(mine, decided_on__lte=on).distinct().select_related("recipient", "about")
        )
        refused = Refused.objects.filter(Q(applicant__iin=iin) | Q(whose__iin=iin), decided_on__lte=on)
        rows = [(one.decided_on, 0, one.pk, _assigned(one, on)) for one in held]
        rows += [
            (one.decided_on, 1, one.pk, _refused(one)) for one in refused.select_related("applicant", "whose")
        ]
    return [row for *_key, row in sorted(rows, key=lambda row: row[:3])]


def _assigned(benefit: Benefit, on: date) -> dict[str, Any]:
    history = benefit.history()
    amount = history.amount_on(max(on, benefit.since))
    return {
        "kind": benefit.kind,
        "iin": benefit.recipient.iin,
        "about": benefit.about.iin if benefit.about else "",
        "monthly": amount.monthly if amount else 0,
        "since": iso(benefit.since),
        "until": iso(amount.until if amount else benefit.until),
        "state": history.state_on(max(on, benefit.since)) or "running",
        "ground": "",
        "whose": "",
        "happened_on": None,
        "case": benefit.case_number,
    }


def _refused(kept: Refused) -> dict[str, Any]:
    return {
        "kind": kept.kind,
        "iin": kept.applicant.iin,
        "about": "",
        "monthly": 0,
        "since": None,
        "until": None,
        "state": "refused",
        "ground": kept.ground,
        "whose": kept.whose.iin if kept.whose else "",
        "happened_on": iso(kept.happened_on),
        "case": kept.case_number,
    }


def _counted(effect: AssignBenefit) -> list[str]:
    if effect.kind == "home-education":
        return [effect.about or effect.iin]
    return list(dict.fromkeys(effect.family or (effect.iin,)))


def _person(iin: str) -> Person:
    found = Person.objects.filter(iin=iin).first()
    if found is None:
        raise person_unknown(iin)
    return found
