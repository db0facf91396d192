"""Benefits with their append-only history: amounts, turns, what happened, confirmations, refusals."""

from __future__ import annotations

from typing import ClassVar, cast

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from qyzmet.benefits.history import Amount, History, State, Turn
from qyzmet.registers.models import Person

KINDS = ["targeted-social-assistance", "home-education"]
STATES = ["running", "paused", "ended"]


def append_only() -> list[pgtrigger.Trigger]:
    """The trigger of a table whose lines are never changed nor deleted."""
    return [pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)]


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class Benefit(models.Model):
    """Money assigned to somebody month by month by one decision.

    ``state``, ``monthly`` and ``until`` repeat what the history says at its end, so that lists find them; the
    history itself (:class:`Term`, :class:`Turning`) is what counts. Money is in tiyn.
    """

    kind = models.CharField(max_length=26)
    recipient = models.ForeignKey(Person, models.PROTECT, related_name="benefits")
    about = models.ForeignKey(Person, models.PROTECT, related_name="benefits_about", null=True)
    """Whom it is for, where that is not who receives it."""
    office = models.CharField(max_length=60, help_text="Office code")
    case_number = models.CharField(max_length=40)
    decided_on = models.DateField()
    since = models.DateField()
    account = models.CharField(
        max_length=20, blank=True, help_text="IBAN; empty: paid through the post or desk"
    )
    state = models.CharField(max_length=7, default="running")
    state_since = models.DateField()
    monthly = models.BigIntegerField()
    until = models.DateField(null=True)
    confirm_by = models.DateField(null=True)
    """By when the next quarter is to be confirmed; None where nothing is to be confirmed any more."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case_number", "kind", "recipient"], name="benefit_once_a_case"),
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="benefit_kind"),
            models.CheckConstraint(condition=Q(state__in=STATES), name="benefit_state"),
            models.CheckConstraint(condition=Q(monthly__gte=0), name="benefit_amount"),
            models.CheckConstraint(condition=~Q(case_number=""), name="benefit_has_a_case"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "-id"], name="benefit_office"),
            models.Index(fields=["office", "confirm_by"], name="benefit_confirm"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.case_number} ({self.state})"

    def named(self) -> list[str]:
        """IINs of those whom a line about the benefit names: who gets it, and for whom it is."""
        return [one.iin for one in (self.recipient, self.about) if one is not None]

    def history(self) -> History:
        """Its amounts and turns in the order in which they were written."""
        return History(
            tuple(
                Amount(one.since, one.until, one.monthly) for one in sorted(self.terms.all(), key=_written)
            ),
            tuple(
                Turn(one.since, cast("State", one.state)) for one in sorted(self.turns.all(), key=_written)
            ),
        )


def _written(row: models.Model) -> int:
    """The place of a line in the order of writing."""
    return int(row.pk)


class Term(models.Model):
    """So much a month from a day on, and why; a later line corrects an earlier one from its own day on."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="terms")
    since = models.DateField()
    until = models.DateField(null=True)
    monthly = models.BigIntegerField()
    tested_on = models.DateField()
    """As of which day the amount was computed."""
    cause = models.CharField(max_length=20)
    why = models.JSONField(default=dict)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=250)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(monthly__gte=0), name="term_amount"),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="term_days_in_order"
            ),
        ]
        triggers: ClassVar = append_only()

    def __str__(self) -> str:
        return f"{self.since}: {self.monthly}"


class Turning(models.Model):
    """From a day on the benefit runs, is paused or has ended."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="turns")
    since = models.DateField()
    state = models.CharField(max_length=7)
    reason = models.CharField(max_length=20)
    note = models.CharField(max_length=300, blank=True)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=250)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(state__in=STATES), name="turning_state"),
            models.CheckConstraint(condition=~Q(reason=""), name="turning_reason"),
        ]
        triggers: ClassVar = append_only()

    def __str__(self) -> str:
        return f"{self.since}: {self.state} ({self.reason})"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class Counted(models.Model):
    """Somebody is counted in a benefit, from a day until ``left_on``; the database refuses two of a kind at once."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="counted")
    kind = models.CharField(max_length=26)
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")
    since = models.DateField()
    left_on = models.DateField(null=True)
    """The first day on which they count no more."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="counted_kind"),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=F("since")), name="counted_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.benefit_id}"


class Happening(models.Model):
    """Something that happened to a recipient or the family, as an official wrote it down, and what followed."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="happenings")
    kind = models.CharField(max_length=20)
    happened_on = models.DateField()
    whose = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    note = models.CharField(max_length=300, blank=True)
    result = models.JSONField(default=dict)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=250)

    class Meta:
        triggers: ClassVar = append_only()

    def __str__(self) -> str:
        return f"{self.happened_on}: {self.kind}"


class Confirmation(models.Model):
    """A quarter confirmed by a certificate of income, with the test made on it."""

    benefit = models.ForeignKey(Benefit, models.PROTECT, related_name="confirmations")
    quarter = models.DateField()
    presented_on = models.DateField()
    due_on = models.DateField()
    certificate = models.CharField(max_length=200)
    result = models.JSONField(default=dict)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=250)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["benefit", "quarter"], name="quarter_confirmed_once"),
        ]
        triggers: ClassVar = append_only()

    def __str__(self) -> str:
        return f"{self.quarter}: {self.presented_on}"

    @property
    def late(self) -> bool:
        """Whether it came after its day."""
        return self.presented_on > self.due_on


class Refused(models.Model):
    """A refusal that later applications must heed."""

    kind = models.CharField(max_length=26)
    applicant = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ground = models.CharField(max_length=60)
    whose = models.ForeignKey(Person, models.PROTECT, related_name="+", null=True)
    happened_on = models.DateField(null=True)
    decided_on = models.DateField()
    office = models.CharField(max_length=60)
    case_number = models.CharField(max_length=40)
    written_at = models.DateTimeField(auto_now_add=True)
    written_by = models.CharField(max_length=250)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="refused_kind"),
            models.UniqueConstraint(fields=["case_number", "kind", "ground"], name="refused_once_a_case"),
        ]
        triggers: ClassVar = append_only()

    def __str__(self) -> str:
        return f"{self.case_number}: {self.ground}"
