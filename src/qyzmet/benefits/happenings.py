"""What happens to a recipient or the family, and what follows: a new amount, a pause, an end; the past stays."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction

from qyzmet.benefits import ledger, refusals
from qyzmet.benefits.confirmations import CONFIRMED
from qyzmet.benefits.history import State
from qyzmet.benefits.models import Benefit, Happening, Turning
from qyzmet.benefits.parameters import ChangeRule, changes_on, starts
from qyzmet.benefits.retesting import retest
from qyzmet.process.errors import Refusal
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import Person
from qyzmet.services.bank_account import BadAccount, check_account
from qyzmet.services.home_education_allowance.period import Circumstances, recalculated

RETESTED: Final = ("member-joined", "member-left", "income", "child-age", "parameters")
"""What has the income of the family tested anew."""
HOME: Final = "home-education"
KINDS: Final[dict[str, tuple[str, ...]]] = {
    CONFIRMED: (*RETESTED, "died", "moved-away", "measure-refused", "measure-joined"),
    HOME: ("died", "child-age", "moved-away", "schooling", "parameters"),
}
"""What can happen, by the kind of benefit."""


def record(
    key: int,
    kind: str,
    happened_on: date,
    *,
    whose: str = "",
    note: str = "",
    today: date,
    office: str,
    looker: Looker,
) -> Happening:
    """Write down what happened and what follows from it.

    ``whose`` is the IIN of whom it happened to, needed for a death. Refuses with ``no-such-benefit``,
    ``happening-not-of-this-kind``, ``benefit-ended``, ``day-not-come``, ``before-the-benefit``, ``whose-missing``,
    ``nothing-to-restore``, and as the new test does; then nothing is kept.
    """
    with transaction.atomic():
        benefit = ledger.locked(key, office)
        ledger.must_not_have_ended(benefit)
        if kind not in KINDS[benefit.kind]:
            raise refusals.not_of_this_kind(kind)
        if happened_on > today:
            raise refusals.in_the_future(happened_on)
        if happened_on < benefit.since:
            raise refusals.too_early(benefit.since)
        person = Person.objects.filter(iin=whose).first() if whose else None
        leave_trace(looker, benefit.case_number, "benefit", [benefit.recipient.iin])
        result = _follows(benefit, kind, happened_on, person, note, looker)
        return Happening.objects.create(
            benefit=benefit,
            kind=kind,
            happened_on=happened_on,
            whose=person,
            note=note.strip()[:300],
            result=result,
            written_by=looker.name,
        )


def _follows(
    benefit: Benefit, kind: str, day: date, person: Person | None, note: str, looker: Looker
) -> dict[str, Any]:
    rule = changes_on(day)
    if benefit.kind == HOME:
        return _home(benefit, kind, day, person, note, looker)
    if kind == "died":
        return _died(benefit, rule, day, person, note, looker)
    if (
        kind == "moved-away"
    ):  # reading: it is the body of the region where they live that gives the assistance
        return _turned(benefit, "ended", starts(rule.end_from, day), kind, note, looker)
    if kind == "measure-refused":
        if person is None:
            raise refusals.whose_missing()
        return _turned(benefit, "paused", starts(rule.change_from, day), kind, note, looker)
    if kind == "measure-joined":
        return _restored(benefit, rule, day, note, looker)
    return _recalculated(benefit, kind, starts(rule.change_from, day), day, looker)


def _home(
    benefit: Benefit, kind: str, day: date, person: Person | None, note: str, looker: Looker
) -> dict[str, Any]:
    """What the allowance comes to as the circumstances of the child are known now; it is never lengthened."""
    child = benefit.about or benefit.recipient
    if kind == "died" and person is None:
        raise refusals.whose_missing()
    if kind == "died" and person != child:  # whoever receives it for the child
        return _turned(benefit, "ended", starts(changes_on(day).end_from, day), kind, note, looker)
    known = Circumstances(
        birth=child.birth_date,
        moved_on=day if kind == "moved-away" else None,
        schooling_ended_on=day if kind == "schooling" else None,
        died_on=day if kind == "died" else None,
    )
    assigned_until = benefit.until
    parts = recalculated(benefit.since, assigned_until or date.max, known)
    last = parts[-1].until + timedelta(days=1) if parts else benefit.since
    history = benefit.history()
    for part in parts:
        amount = history.amount_on(part.since)
        if amount is None or amount.monthly != part.monthly:
            ledger.write_amount(
                benefit,
                part.since,
                part.until,
                part.monthly,
                tested_on=day,
                cause=kind,
                why={},
                by=looker.name,
            )
    if assigned_until is None or last <= assigned_until:
        return _turned(benefit, "ended", last, kind, note, looker)
    return {"parts": [[part.since.isoformat(), part.until.isoformat(), part.monthly] for part in parts]}


def _died(
    benefit: Benefit, rule: ChangeRule, day: date, person: Person | None, note: str, looker: Looker
) -> dict[str, Any]:
    """Of whom the money is for, or who receives it: it ends. Of another of the family: it is counted anew."""
    if person is None:
        raise refusals.whose_missing()
    if person.pk in (benefit.recipient_id, benefit.about_id):
        return _turned(benefit, "ended", starts(rule.end_from, day), "died", note, looker)
    return _recalculated(benefit, "died", starts(rule.change_from, day), day, looker)


def _restored(benefit: Benefit, rule: ChangeRule, day: date, note: str, looker: Looker) -> dict[str, Any]:
    """2012, cl. 10: from the very day of the work, the studies or the active measures."""
    last = benefit.turns.order_by("pk").last()
    if last is None or last.state != "paused" or last.reason != "measure-refused":
        raise refusals.nothing_to_restore()
    since = max(starts(rule.restore_from, day), last.since)
    return _turned(benefit, "running", since, "measure-joined", note, looker)


def _turned(
    benefit: Benefit, state: State, since: date, reason: str, note: str, looker: Looker
) -> dict[str, Any]:
    turning = ledger.write_turn(
        benefit, state, max(since, benefit.since), reason=reason, by=looker.name, note=note
    )
    return {"state": turning.state, "since": turning.since.isoformat()}


def _recalculated(benefit: Benefit, kind: str, since: date, day: date, looker: Looker) -> dict[str, Any]:
    """A new test as of the day it happened, from the day it counts.

    What was computed for still later days is computed again as of its own day, so that an event written down late does
    not undo what is known of the time after it.
    """
    found = retest(benefit, day, looker=looker)
    if found.above:
        return _turned(benefit, "ended", since, "above-the-line", "", looker)
    later = list(benefit.terms.filter(since__gt=since, tested_on__gt=day).order_by("since", "pk"))
    counted = ledger.count(benefit, found.members, since) if not later else {}
    until = benefit.until
    ledger.write_amount(
        benefit, since, until, found.monthly, tested_on=day, cause=kind, why=found.why, by=looker.name
    )
    for term in later:
        again = retest(benefit, term.tested_on, looker=looker)
        ledger.write_amount(
            benefit,
            term.since,
            until,
            again.monthly,
            tested_on=term.tested_on,
            cause=kind,
            why=again.why,
            by=looker.name,
        )
        if term is later[-1]:
            counted = ledger.count(benefit, again.members, term.since)
    return {"monthly": found.monthly, "since": since.isoformat(), **counted}


# --- by the hand of an official --------------------------------------------------------------------


def turn(
    key: int, state: State, since: date, note: str, *, today: date, office: str, looker: Looker
) -> Turning:
    """Pause, resume or end a benefit with a reason, from a day on that may have passed.

    Refuses with ``no-such-benefit``, ``benefit-ended``, ``same-state``, ``reason-missing``, ``before-the-benefit``.
    """
    with transaction.atomic():
        benefit = ledger.locked(key, office)
        ledger.must_not_have_ended(benefit)
        if state == benefit.state:
            raise refusals.same_state(state)
        if not note.strip():
            raise refusals.needs_reason()
        if since < benefit.since:
            refusal = refusals.too_early(benefit.since)
            refusal.field = "since"
            raise refusal
        leave_trace(looker, benefit.case_number, "benefit", [benefit.recipient.iin])
        return ledger.write_turn(benefit, state, since, reason="official", by=looker.name, note=note.strip())


def set_account(key: int, account: str, *, office: str, looker: Looker) -> Benefit:
    """The account the money goes to from now on; empty: through the post or the desk. Refuses with ``bad-account``."""
    try:
        plain = check_account(account) if account.strip() else ""
    except BadAccount as bad:
        raise Refusal("bad-account", bad.text, field="account") from bad
    with transaction.atomic():
        benefit = ledger.locked(key, office)
        leave_trace(looker, benefit.case_number, "benefit", [benefit.recipient.iin])
        benefit.account = plain
        benefit.save(update_fields=["account"])
        return benefit
