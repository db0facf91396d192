"""The registers of an office: what it entered, removed, made, handed over and was paid, day by day. Read-only.

reading: no act gives these registers a form; each has the days, the person, the entry and the case that made it. An
entry stands in the register of the office that made it; the removal of a registration in that of the office that had
registered, whichever office's case ended it; a payment in that of the office that decides its case.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qyzmet.cases.models import Case
from qyzmet.duty.models import Payment, Refund
from qyzmet.duty.reasons import REASONS as REFUND_REASONS
from qyzmet.duty.words import money
from qyzmet.law.text import Text
from qyzmet.provider.register_words import STAYS, address_words, either, made_for, service_name
from qyzmet.provider.tabular import Column
from qyzmet.provider.workbench import STATES
from qyzmet.registers.models import IdentityDocument, RegistrationMark, Residence
from qyzmet.registers.models.document import DOCUMENT_KINDS, INVALID_REASONS
from qyzmet.registers.models.mark import MARKS
from qyzmet.registers.reasons import REASONS
from qyzmet.ui.components import Row
from qyzmet.ui.words import kzdate

PAGE: Final = 50
"""Lines of a page."""
WHOLE: Final = 2_000
"""Lines shown at once to be printed."""
MOST: Final = 20_000
"""Lines of a file: more would be held in memory at once."""

Totals = Callable[[QuerySet[Any]], list[Row]]


@dataclass(frozen=True, slots=True)
class Book:
    """One register. ``day`` is the field by which it is kept, ``of`` its lines at an office."""

    id: str
    name: Any
    about: Any
    day: str
    of: Callable[[str], QuerySet[Any]]
    columns: Sequence[Column]
    who: Callable[[Any], str]
    """The number of the person whose data the line is; empty for nobody."""
    totals: Totals
    days: int = 30
    """How many days are shown unless a period is asked for."""

    def lines(self, office: str, since: date, until: date) -> QuerySet[Any]:
        """What stands in it from ``since`` up to and on ``until``, by day and then as it was entered."""
        period = {f"{self.day}__gte": since, f"{self.day}__lte": until}
        return self.of(office).filter(**period).order_by(self.day, "pk")

    def page(self, lines: QuerySet[Any], after: str, size: int = PAGE) -> tuple[list[Any], str]:
        """Some lines and the key of the next page, empty after the last; a key that is none gives the first page."""
        if (key := _key(after)) is not None:
            day, last = key
            later = Q(**{f"{self.day}__gt": day}) | Q(pk__gt=last)
            lines = lines.filter(later, **{f"{self.day}__gte": day})
        found = list(lines[: size + 1])
        if len(found) <= size:
            return found, ""
        last_line = found[size - 1]
        return found[:size], f"{getattr(last_line, self.day):%Y-%m-%d}.{last_line.pk}"


def _key(after: str) -> tuple[date, int] | None:
    day, dot, last = after.partition(".")
    if not dot or not (last.isascii() and last.isdigit()) or len(last) > 18:
        return None
    try:
        return date.fromisoformat(day), int(last)
    except ValueError:
        return None


def _by(field: str, words: Mapping[str, Text]) -> Totals:
    """How many lines there are of each kind."""

    def totals(lines: QuerySet[Any]) -> list[Row]:
        found = dict(lines.order_by(field).values_list(field).annotate(Count("pk")))
        counted = [Row(key=words.get(code, code), value=str(found[code])) for code in sorted(found)]
        return counted if len(counted) == 1 else [*counted, *_all(sum(found.values()))]

    return totals


def _count(lines: QuerySet[Any]) -> list[Row]:
    return _all(lines.order_by().count())


def _all(count: int) -> list[Row]:
    return [Row(key=_("In all"), value=str(count))] if count else []


def _stays(field: str) -> Callable[[str], QuerySet[Any]]:
    def of(office: str) -> QuerySet[Any]:
        stays = Residence.objects.filter(registered_by=office, **{f"{field}__isnull": False})
        return stays.select_related("person", "address")

    return of


def _documents(**only: Any) -> Callable[[str], QuerySet[Any]]:
    def of(office: str) -> QuerySet[Any]:
        return IdentityDocument.objects.filter(issued_by=office, **only).select_related("person")

    return of


def _sheets(*kinds: str) -> Callable[[str], QuerySet[Any]]:
    def of(office: str) -> QuerySet[Any]:
        marks = RegistrationMark.objects.filter(office=office, kind__in=kinds)
        return marks.select_related("person")

    return of


def _payments(office: str) -> QuerySet[Any]:
    cases = Case.objects.filter(provider=office)
    return Payment.objects.filter(case_number__in=cases.values("number"))


def _refunds(office: str) -> QuerySet[Any]:
    """Payments of which something is to go back: a refund is opened and not paid out, or more was paid than owed."""
    opened = Refund.objects.filter(payment=OuterRef("pk"), paid_on__isnull=True)
    more = Q(amount__gt=F("owed"), refunds__isnull=True)
    due: QuerySet[Any] = _payments(office).annotate(
        back=Subquery(opened.values("amount")[:1]),
        why=Subquery(opened.values("reason")[:1]),
        opened_on=Subquery(opened.values("opened_on")[:1]),
    )
    return due.filter(Exists(opened) | more)


def _due(payment: Any) -> Decimal:
    return Decimal(payment.amount - payment.owed if payment.back is None else payment.back)


def _paid(lines: QuerySet[Any]) -> list[Row]:
    rows = lines.order_by("service").values("service", "edition")
    found = list(rows.annotate(count=Count("pk"), paid=Sum("amount"), owed_sum=Sum("owed")))
    by_service = [
        Row(key=service_name(row["edition"]), value=_sums(row["count"], row["paid"], row["owed_sum"]))
        for row in found
    ]
    if len(by_service) < 2:
        return by_service
    count, paid, owed = (sum(row[name] for row in found) for name in ("count", "paid", "owed_sum"))
    return [*by_service, Row(key=_("In all"), value=_sums(count, paid, owed))]


def _sums(count: int, paid: Decimal, owed: Decimal) -> Text:
    said, due = money(paid), money(owed)
    return Text(
        f"{count} төлем, {said.kk}, оның ішінде тиесілісі {due.kk}",
        f"платежей: {count}, {said.ru}, из них причиталось {due.ru}",
        f"{count} paid, {said.en}, of which {due.en} was due",
    )


def _given_back(lines: QuerySet[Any]) -> list[Row]:
    rows = list(lines)
    if not rows:
        return []
    return [
        Row(key=_("In all"), value=str(len(rows))),
        Row(key=_("To be given back"), value=money(sum(map(_due, rows), Decimal(0)))),
    ]


def _person(day: str, words: Any) -> list[Column]:
    """The columns every register of persons begins with."""
    return [
        Column(words, lambda one: getattr(one, day), "day"),
        Column(gettext_lazy("Name"), lambda one: one.person.full_name, "head"),
        Column(gettext_lazy("IIN"), lambda one: one.person.iin),
    ]


def _iin(line: Any) -> str:
    return str(line.person.iin)


_CASE: Final = Column(gettext_lazy("Case"), lambda one: one.case_number, "case")
_STAY_KIND: Final = Column(gettext_lazy("Kind"), lambda one: STAYS[one.kind])
_ADDRESS: Final = Column(gettext_lazy("Address"), lambda one: address_words(one.address))
_DOCUMENT: Final = [
    Column(gettext_lazy("Document"), lambda one: DOCUMENT_KINDS[one.kind]),
    Column(gettext_lazy("Number"), lambda one: one.number),
]
_UNTIL: Final = Column(gettext_lazy("Valid until"), lambda one: one.valid_until, "day")
_WHY_MADE: Final = Column(gettext_lazy("Made because of"), lambda one: made_for(one.kind, one.made_for))
_WHY_ENDED: Final = Column(gettext_lazy("Reason"), lambda one: INVALID_REASONS.get(one.invalid_reason))
_PERMANENT = ("identity-card", "passport")
_RECEIPT: Final = [
    Column(gettext_lazy("Paid on"), lambda one: one.paid_on, "day"),
    Column(gettext_lazy("Payer"), lambda one: one.payer_name or one.payer_iin, "head"),
    Column(gettext_lazy("Bank"), lambda one: one.bank),
    Column(gettext_lazy("Receipt"), lambda one: one.receipt),
    Column(gettext_lazy("Service"), lambda one: service_name(one.edition)),
    Column(gettext_lazy("Paid, tenge"), lambda one: one.amount, "money"),
    Column(gettext_lazy("Due, tenge"), lambda one: one.owed, "money"),
]


def _opened(payment: Any) -> str:
    if payment.opened_on is None:
        return _("not opened yet")
    return _("opened on %(day)s") % {"day": kzdate(payment.opened_on)}


BOOKS: Final[dict[str, Book]] = {
    book.id: book
    for book in (
        Book(
            id="registrations",
            name=gettext_lazy("Registrations"),
            about=gettext_lazy("Who was registered at the place of residence, where, and until when."),
            day="since",
            of=_stays("since"),
            columns=[
                *_person("since", gettext_lazy("Registered on")),
                _STAY_KIND,
                Column(gettext_lazy("Until"), lambda one: one.until, "day"),
                _ADDRESS,
                Column(gettext_lazy("Arrived from"), lambda one: either(one, "arrived_from")),
                _CASE,
            ],
            who=_iin,
            totals=_by("kind", STAYS),
        ),
        Book(
            id="removals",
            name=gettext_lazy("Removals from registration"),
            about=gettext_lazy(
                "Whose registration made by this office ended, why, and where they left for. "
                "A temporary registration whose term ran out ends by itself and is no line here."
            ),
            day="removed_on",
            of=_stays("removed_on"),
            columns=[
                *_person("removed_on", gettext_lazy("Removed on")),
                _STAY_KIND,
                _ADDRESS,
                Column(gettext_lazy("Reason"), lambda one: REASONS.get(one.removal_reason)),
                Column(gettext_lazy("Left for"), lambda one: either(one, "left_for")),
                Column(gettext_lazy("Case"), lambda one: one.removal_case, "case"),
            ],
            who=_iin,
            totals=_by("removal_reason", REASONS),
        ),
        Book(
            id="made",
            name=gettext_lazy("Documents made"),
            about=gettext_lazy(
                "Identity cards and passports made, with the day on which they were handed over."
            ),
            day="made_on",
            of=_documents(kind__in=_PERMANENT),
            columns=[
                *_person("made_on", gettext_lazy("Day of making")),
                *_DOCUMENT,
                _WHY_MADE,
                _UNTIL,
                Column(gettext_lazy("Handed over on"), lambda one: one.issued_on, "day"),
                _CASE,
            ],
            who=_iin,
            totals=_by("kind", DOCUMENT_KINDS),
        ),
        Book(
            id="issued",
            name=gettext_lazy("Documents handed over"),
            about=gettext_lazy("Identity cards and passports handed over, by the day of handing over."),
            day="issued_on",
            of=_documents(kind__in=_PERMANENT, issued_on__isnull=False),
            columns=[
                *_person("issued_on", gettext_lazy("Handed over on")),
                *_DOCUMENT,
                _WHY_MADE,
                _UNTIL,
                _CASE,
            ],
            who=_iin,
            totals=_by("kind", DOCUMENT_KINDS),
        ),
        Book(
            id="spoiled",
            name=gettext_lazy("Spoiled documents"),
            about=gettext_lazy(
                "Documents spoiled before they were handed over, and what was wrong with them."
            ),
            day="invalid_from",
            of=_documents(state="spoiled"),
            columns=[
                *_person("invalid_from", gettext_lazy("Spoiled on")),
                *_DOCUMENT,
                Column(gettext_lazy("Day of making"), lambda one: one.made_on, "day"),
                Column(gettext_lazy("What was wrong"), lambda one: one.remark),
                _CASE,
            ],
            who=_iin,
            totals=_by("kind", DOCUMENT_KINDS),
        ),
        Book(
            id="invalid",
            name=gettext_lazy("Documents that lost their force"),
            about=gettext_lazy(
                "Documents handed over by this office that were exchanged, lost, given back, or whose holder "
                "died. One whose last day is over loses its force by itself and is no line here."
            ),
            day="invalid_from",
            of=_documents(state="invalid"),
            columns=[
                *_person("invalid_from", gettext_lazy("Not valid from")),
                *_DOCUMENT,
                Column(gettext_lazy("Handed over on"), lambda one: one.issued_on, "day"),
                _WHY_ENDED,
                Column(gettext_lazy("Case in which it was made"), lambda one: one.case_number, "case"),
            ],
            who=_iin,
            totals=_by("invalid_reason", INVALID_REASONS),
        ),
        Book(
            id="temporary-cards",
            name=gettext_lazy("Temporary identity cards"),
            about=gettext_lazy("Temporary identity cards made, and how they stand now."),
            day="made_on",
            of=_documents(kind="temporary-id"),
            columns=[
                *_person("made_on", gettext_lazy("Day of making")),
                Column(gettext_lazy("Number"), lambda one: one.number),
                _WHY_MADE,
                Column(gettext_lazy("Handed over on"), lambda one: one.issued_on, "day"),
                Column(gettext_lazy("State"), lambda one: STATES[one.state]),
                Column(gettext_lazy("Not valid from"), lambda one: one.invalid_from, "day"),
                _WHY_ENDED,
                _CASE,
            ],
            who=_iin,
            totals=_by("state", STATES),
        ),
        Book(
            id="sheets",
            name=gettext_lazy("Arrival and departure sheets"),
            about=gettext_lazy("Address sheets and statistical coupons filed by this office."),
            day="day",
            of=_sheets("arrival-sheet", "statistical-coupon", "departure-sheet"),
            columns=[
                *_person("day", gettext_lazy("Filed on")),
                Column(gettext_lazy("Sheet"), lambda one: MARKS[one.kind]),
                _CASE,
            ],
            who=_iin,
            totals=_by("kind", MARKS),
        ),
        Book(
            id="marks",
            name=gettext_lazy("Stamps and military marks"),
            about=gettext_lazy(
                "Stamps in the citizens' registration book and marks of military registration."
            ),
            day="day",
            of=_sheets("stamp-registered", "stamp-removed", "military-registered", "military-removed"),
            columns=[
                *_person("day", gettext_lazy("Put on")),
                Column(gettext_lazy("Stamp or mark"), lambda one: MARKS[one.kind]),
                _CASE,
            ],
            who=_iin,
            totals=_by("kind", MARKS),
        ),
        Book(
            id="payments",
            name=gettext_lazy("Payments of the state duty"),
            about=gettext_lazy(
                "Receipts used in cases this office decides, by the day of payment. "
                "A receipt that no case has used belongs to no office."
            ),
            day="paid_on",
            of=_payments,
            columns=[*_RECEIPT, _CASE],
            who=lambda one: str(one.payer_iin),
            totals=_paid,
        ),
        Book(
            id="refunds",
            name=gettext_lazy("Duty to be given back"),
            about=gettext_lazy(
                "Refunds that were opened and not paid out, and payments of more than was due for which no refund "
                "was opened, by the day of payment."
            ),
            day="paid_on",
            of=_refunds,
            columns=[
                *_RECEIPT,
                Column(gettext_lazy("To be given back, tenge"), _due, "money"),
                Column(
                    gettext_lazy("Reason"),
                    lambda one: REFUND_REASONS["overpaid"] if one.why is None else REFUND_REASONS[one.why],
                ),
                Column(gettext_lazy("Refund"), _opened),
                _CASE,
            ],
            who=lambda one: str(one.payer_iin),
            totals=_given_back,
            days=365,
        ),
    )
}
"""Every register, in the order in which they are listed."""

SECTIONS: Final = (
    (
        gettext_lazy("Residence"),
        ("registrations", "removals", "sheets", "marks"),
    ),
    (gettext_lazy("Identity documents"), ("made", "issued", "spoiled", "invalid", "temporary-cards")),
    (gettext_lazy("State duty"), ("payments", "refunds")),
)
"""How they are grouped."""
