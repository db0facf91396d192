"""Families: who lives together as one, what is known of the members, and what they receive."""

from __future__ import annotations

from typing import ClassVar

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from qyzmet.registers.models.address import Address
from qyzmet.registers.models.person import Person


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class Family(models.Model):
    """One family, known to an authorised body; who belongs to it on which day its members say."""

    office = models.CharField(max_length=60, help_text="Office code")
    address = models.ForeignKey(Address, models.PROTECT, null=True, blank=True, related_name="families")
    opened_on = models.DateField()
    ground = models.CharField(max_length=200)
    opened_by = models.CharField(max_length=200)

    def __str__(self) -> str:
        return f"family {self.pk} ({self.office})"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class FamilyMember(models.Model):
    """A person belongs to a family from ``since``, and no more from the day ``until`` on.

    ``shares_household`` says whether they keep house together: who does not is no member for an income test. The
    database refuses a person two families on any day, past days too, and a family two heads.
    """

    family = models.ForeignKey(Family, models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, models.PROTECT, related_name="families")
    relation = models.CharField(max_length=11)
    shares_household = models.BooleanField(default=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ground = models.CharField(max_length=200)
    entered_by = models.CharField(max_length=200)
    end_ground = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"], condition=Q(until=None), name="one_open_family_of_a_person"
            ),
            models.UniqueConstraint(
                fields=["family"], condition=Q(relation="head", until=None), name="one_head_of_a_family"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="family_left_not_before_joined"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.family_id} as {self.relation}"


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class PersonStatus(models.Model):
    """What is known of a person from ``since``, and no more from the day ``until`` on, and the paper that proves it.

    ``kind`` is one of :data:`qyzmet.services.statuses.STATUSES`; ``about`` is the person cared for, where it is care.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="statuses")
    kind = models.CharField(max_length=20)
    about = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="cared_for")
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    proof = models.CharField(max_length=200)
    office = models.CharField(max_length=60, help_text="Office code")
    entered_by = models.CharField(max_length=200)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind"], condition=Q(until=None), name="one_open_status_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="status_ends_not_before_it_began"
            ),
            models.CheckConstraint(condition=~Q(proof=""), name="status_has_a_proof"),
            models.CheckConstraint(
                condition=Q(about=None) | ~Q(about=F("person")), name="nobody_cares_for_oneself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} since {self.since:%d.%m.%Y}"


class IncomeRecord(models.Model):
    """What a person received in a month, in whole tiyn, of a kind and from a source.

    Of the same person, kind, source and month one record is ``current``. A correction is a new record that
    ``corrects`` the former; the database lets nobody change or delete a record, only supersede it once.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="incomes")
    kind = models.CharField(max_length=30)
    source = models.CharField(max_length=200, blank=True)
    month = models.DateField(help_text="The first day of the month")
    amount = models.BigIntegerField(help_text="Tiyn")
    currency = models.CharField(max_length=3, default="KZT")
    current = models.BooleanField(default=True)
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="corrected_by"
    )
    reason = models.CharField(max_length=300, blank=True)
    entered_at = models.DateTimeField()
    entered_by = models.CharField(max_length=200)
    user_id = models.BigIntegerField()
    office = models.CharField(max_length=60, help_text="Office code")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["person", "month"], name="incomes_of_a_person")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "kind", "source", "month"],
                condition=Q(current=True),
                name="one_income_of_a_month",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="income_not_negative"),
            models.CheckConstraint(condition=Q(currency="KZT"), name="income_in_tenge"),
            models.CheckConstraint(condition=Q(month__day=1), name="income_month_is_its_first_day"),
            models.CheckConstraint(
                condition=Q(corrects=None, reason="") | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="income_correction_has_a_reason",
            ),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="no_delete", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="only_superseded",
                operation=pgtrigger.Update,
                when=pgtrigger.Before,
                func="IF OLD.current AND NOT NEW.current AND to_jsonb(OLD) - 'current' = to_jsonb(NEW) - 'current' "
                "THEN RETURN NEW; END IF; RAISE EXCEPTION 'an income is superseded, never overwritten';",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.month:%Y-%m}: {self.amount}"
