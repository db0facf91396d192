"""The quarterly confirmation of the right to assistance: presented, late, missing (2012, cl. 14, last paragraph)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Q

from qyzmet.benefits import ledger, refusals
from qyzmet.benefits.confirmations import CONFIRMED, due_day, next_quarter_of, remind_from
from qyzmet.benefits.history import next_quarter, quarter
from qyzmet.benefits.models import Benefit, Confirmation
from qyzmet.benefits.parameters import ConfirmationRule, confirmation_on, starts
from qyzmet.benefits.retesting import Retested, retest
from qyzmet.law.text import Text
from qyzmet.registers.looker import Looker

SYSTEM: Final = "Qyzmet"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """What came of a confirmation."""

    confirmation: Confirmation
    words: Text
    """What is said to the official: in time or late, and what follows."""


def confirm(
    key: int, presented_on: date, certificate: str, *, today: date, office: str, looker: Looker
) -> Confirmed:
    """The certificate of income of a quarter was presented: test anew, and go on, change the amount, or end.

    The quarter is that of the day of presenting. Refuses with ``no-such-benefit``, ``nothing-to-confirm``,
    ``benefit-ended``, ``day-not-come``, ``certificate-missing``, ``quarter-confirmed``, ``quarter-of-assignment``,
    ``quarter-confirmed-late`` where the quarter is over, and as :func:`qyzmet.benefits.retesting.retest` does.
    """
    with transaction.atomic():
        benefit = ledger.locked(key, office)
        if benefit.confirm_by is not None and benefit.confirm_by < today:
            _unconfirmed(benefit, today)  # what the night has not done yet
        _may_confirm(benefit, presented_on, certificate, today)
        first = quarter(presented_on)
        rule = confirmation_on(first)
        found = retest(benefit, presented_on, looker=looker)
        paused = benefit.state == "paused" and _paused_by(benefit) == "not-confirmed"
        result = _apply(benefit, rule, found, presented_on, paused, looker.name)
        kept = Confirmation.objects.create(
            benefit=benefit,
            quarter=first,
            presented_on=presented_on,
            due_on=due_day(first),
            certificate=certificate.strip()[:200],
            result=result,
            written_by=looker.name,
        )
        ledger.refresh(benefit)
        return Confirmed(kept, _words(kept, result))


def _may_confirm(benefit: Benefit, presented_on: date, certificate: str, today: date) -> None:
    if benefit.kind != CONFIRMED:
        raise refusals.nothing_to_confirm()
    if presented_on > today:
        refusal = refusals.in_the_future(presented_on)
        refusal.field = "presented_on"
        raise refusal
    if not certificate.strip():
        raise refusals.no_certificate()
    first = quarter(presented_on)
    if benefit.state == "ended" and _paused_by(benefit) == "not-confirmed":
        raise refusals.quarter_over(next_quarter_of(benefit))
    ledger.must_not_have_ended(benefit)
    if benefit.confirmations.filter(quarter=first).exists():
        raise refusals.quarter_confirmed(first)
    if first <= quarter(max(benefit.decided_on, benefit.since)):
        raise refusals.quarter_of_assignment(first)
    if first < quarter(today):
        raise refusals.quarter_over(first)


def _apply(
    benefit: Benefit, rule: ConfirmationRule, found: Retested, day: date, paused: bool, by: str
) -> dict[str, Any]:
    """Write down what follows from the test; the result as the confirmation keeps it."""
    since = max(starts(rule.amount_from, day), benefit.since)
    if found.above:
        end = max(starts(rule.end_from, day), benefit.since)
        ledger.write_turn(benefit, "ended", end, reason="above-the-line", by=by)
        return {"outcome": "ended", "since": end.isoformat(), "monthly": 0, "why": dict(found.why)}
    if paused:
        since = _resume(benefit, rule, day, by)
    counted = ledger.count(benefit, found.members, since)
    same = found.monthly == benefit.monthly and not any(counted.values())
    if not same:
        ledger.write_amount(
            benefit,
            since,
            benefit.until,
            found.monthly,
            tested_on=day,
            cause="confirmed",
            why=found.why,
            by=by,
        )
    return {
        "outcome": "resumed" if paused else "same" if same else "changed",
        "since": since.isoformat(),
        "monthly": found.monthly,
        "why": dict(found.why),
        **counted,
    }


def _resume(benefit: Benefit, rule: ConfirmationRule, day: date, by: str) -> date:
    """Let a paused benefit run again; from which day."""
    pause = benefit.state_since
    since = pause if rule.paid_backwards else max(pause, starts(rule.resume_from, day))
    ledger.write_turn(benefit, "running", since, reason="confirmed", by=by)
    return since


def _paused_by(benefit: Benefit) -> str:
    """The reason of the last turn."""
    last = benefit.turns.order_by("pk").last()
    return last.reason if last else ""


# --- what happens without anybody ------------------------------------------------------------------


def overdue(today: date) -> Iterator[int]:
    """The benefits whose day of confirmation, or whose own term, has passed."""
    rows = Benefit.objects.filter(state__in=("running", "paused")).filter(
        Q(confirm_by__lt=today) | Q(until__lt=today)
    )
    yield from rows.order_by("pk").values_list("pk", flat=True)


def watch(key: int, today: date) -> bool:
    """Pause or end one benefit as the day demands; whether anything changed. Running it again changes nothing."""
    with transaction.atomic():
        benefit = ledger.locked(key)
        before = (benefit.state, benefit.state_since)
        if benefit.state != "ended" and benefit.until is not None and benefit.until < today:
            ledger.write_turn(
                benefit, "ended", benefit.until + timedelta(days=1), reason="term-over", by=SYSTEM
            )
        if benefit.confirm_by is not None and benefit.confirm_by < today:
            _unconfirmed(benefit, today)
        return before != (benefit.state, benefit.state_since)


def _unconfirmed(benefit: Benefit, today: date) -> None:
    first = next_quarter_of(benefit)
    rule = confirmation_on(first)
    if benefit.state == "running":
        since = starts(rule.pause_from, due_day(first))
        ledger.write_turn(benefit, "paused", since, reason="not-confirmed", by=SYSTEM)
    if next_quarter(first) <= today:
        ledger.write_turn(benefit, "ended", next_quarter(first), reason="not-confirmed", by=SYSTEM)


def reminded(benefit: Benefit, today: date) -> bool:
    """Whether the recipient and the executor are to be reminded of the next confirmation, or it is late."""
    return benefit.confirm_by is not None and remind_from(benefit.confirm_by) <= today


def _words(kept: Confirmation, result: dict[str, Any]) -> Text:
    """In time or late, and what follows."""
    late = _LATE if kept.late else _IN_TIME
    follows = _FOLLOWS[result["outcome"]]
    day, due = date.fromisoformat(result["since"]), f"{kept.due_on:%d.%m.%Y}"
    return Text(
        f"{late.kk.format(due=due)} {follows.kk.format(day=f'{day:%d.%m.%Y}')}",
        f"{late.ru.format(due=due)} {follows.ru.format(day=f'{day:%d.%m.%Y}')}",
        f"{late.en.format(due=due)} {follows.en.format(day=f'{day:%d.%m.%Y}')}",
    )


_IN_TIME: Final = Text(
    "Тоқсан уақытында расталды (соңғы күні – {due}).",
    "Квартал подтверждён в срок (последний день – {due}).",
    "The quarter is confirmed in time (the last day was {due}).",
)
_LATE: Final = Text(
    "Тоқсан кешіктіріліп расталды: соңғы күні {due} болатын.",
    "Квартал подтверждён с опозданием: последним днём было {due}.",
    "The quarter is confirmed late: the last day was {due}.",
)
_FOLLOWS: Final[dict[str, Text]] = {
    "same": Text("Сома өзгермейді.", "Сумма не меняется.", "The amount stays the same."),
    "changed": Text(
        "Сома {day} бастап өзгереді.", "Сумма меняется с {day}.", "The amount changes from {day}."
    ),
    "resumed": Text(
        "Төлем {day} бастап қайта басталады; оған дейінгі тоқтап тұрған күндер төленбейді.",
        "Выплата возобновляется с {day}; дни приостановки до этого не оплачиваются.",
        "Payment resumes from {day}; the days of the pause before it are not paid.",
    ),
    "ended": Text(
        "Табыс кедейлік шегінен асады: көмек {day} бастап аяқталады.",
        "Доход выше черты бедности: помощь прекращается с {day}.",
        "The income is above the poverty line: the assistance ends from {day}.",
    ),
}
