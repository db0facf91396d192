"""Precinct commissions, their members, and what they saw and voted. Rows are added; an end is written down once."""

from __future__ import annotations

from datetime import date
from typing import ClassVar, Final

import pgtrigger
from django.db import models
from django.db.models import F, Q

from qyzmet.law.text import Text
from qyzmet.offices.models import Office

ROLES: Final[dict[str, Text]] = {
    "chair": Text("төраға", "председатель", "chair"),
    "deputy": Text("төрағаның орынбасары", "заместитель председателя", "deputy chair"),
    "secretary": Text("хатшы", "секретарь", "secretary"),
    "member": Text("мүше", "член", "member"),
}
VOTES: Final[dict[str, Text]] = {
    "for": Text("көмек қажет", "помощь необходима", "the assistance is necessary"),
    "against": Text("көмек қажет емес", "в помощи нет необходимости", "the assistance is not necessary"),
    "abstained": Text("қалыс қалды", "воздержался (воздержалась)", "abstained"),
}

_END_ONCE = """
IF OLD.until IS NOT NULL OR NEW.until IS NULL
   OR to_jsonb(NEW) - ARRAY['until', 'ended_by'] IS DISTINCT FROM to_jsonb(OLD) - ARRAY['until', 'ended_by'] THEN
    RAISE EXCEPTION '% is append-only: an end is written down once, nothing else changes', TG_TABLE_NAME;
END IF;
RETURN NEW;
"""


def _ends_once() -> list[pgtrigger.Trigger]:
    return [
        pgtrigger.Protect(name="kept", operation=pgtrigger.Delete),
        pgtrigger.Trigger(name="end_once", when=pgtrigger.Before, operation=pgtrigger.Update, func=_END_ONCE),
    ]


def _never_changes() -> list[pgtrigger.Trigger]:
    return [pgtrigger.Protect(name="kept", operation=pgtrigger.Update | pgtrigger.Delete)]


class Commission(models.Model):
    """A commission at an office, set up by an akim's decision; one at a time (2012, cl. 1(3))."""

    office = models.ForeignKey(Office, models.PROTECT, related_name="commissions")
    decision_number = models.CharField(max_length=40)
    decided_on = models.DateField()
    decided_by = models.CharField(max_length=250)
    """The akim who decided, as the decision names them."""
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    """The first day on which it is no more."""
    recorded_by = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()
    ended_by = models.CharField(max_length=250, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office"], condition=Q(until=None), name="one_commission_of_an_office"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="commission_ends_after_it_began"
            ),
            models.CheckConstraint(
                condition=Q(since__gte=F("decided_on")), name="commission_begins_with_its_decision"
            ),
        ]
        triggers: ClassVar = _ends_once()

    def __str__(self) -> str:
        return f"№ {self.decision_number}, {self.decided_on:%d.%m.%Y}"


class Member(models.Model):
    """Somebody on a commission, in a role, from ``since`` on and no more from ``until`` on."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="members")
    name = models.CharField(max_length=250)
    position = models.CharField(max_length=250, blank=True, default="")
    """What they are besides: social worker, teacher, member of the maslikhat."""
    role = models.CharField(max_length=9, choices=[(code, text.en) for code, text in ROLES.items()])
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    recorded_by = models.CharField(max_length=250)
    recorded_at = models.DateTimeField()
    ended_by = models.CharField(max_length=250, blank=True, default="")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commission", "name"], condition=Q(until=None), name="one_seat_of_a_member"
            ),
            models.UniqueConstraint(
                fields=["commission"], condition=Q(until=None, role="chair"), name="one_chair_of_a_commission"
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=F("since")), name="member_ends_after_they_began"
            ),
            models.CheckConstraint(condition=Q(role__in=list(ROLES)), name="member_role"),
        ]
        triggers: ClassVar = _ends_once()

    def __str__(self) -> str:
        return self.name

    def sits_on(self, day: date) -> bool:
        """Whether they are on the commission that day."""
        return self.since <= day and (self.until is None or day < self.until)


class Inspection(models.Model):
    """The act of one visit for one case."""

    commission = models.ForeignKey(Commission, models.PROTECT, related_name="inspections")
    case_number = models.CharField(max_length=32, unique=True)
    visited_on = models.DateField()
    address = models.CharField(max_length=20)
    """Number of the address in the register."""
    address_line = models.JSONField()
    met = models.CharField(max_length=250)
    """Who was met at home."""
    seen = models.JSONField()
    """The answers to the checklist, by item (:mod:`qyzmet.commissions.checklist`)."""
    key = models.CharField(max_length=80, unique=True, null=True, default=None)
    """Of the page that sent it: what is sent twice counts once."""
    written_by = models.CharField(max_length=250)
    written_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = _never_changes()

    def __str__(self) -> str:
        return self.case_number


class Seat(models.Model):
    """A member who came to the visit."""

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="seats")
    member = models.ForeignKey(Member, models.PROTECT, related_name="seats")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["inspection", "member"], name="a_member_came_once")
        ]
        triggers: ClassVar = _never_changes()

    def __str__(self) -> str:
        return f"{self.member_id} at {self.inspection_id}"


class Conclusion(models.Model):
    """What the commission concluded of one visit."""

    inspection = models.OneToOneField(Inspection, models.PROTECT, related_name="conclusion")
    concluded_on = models.DateField()
    favourable = models.BooleanField()
    reasons = models.TextField()
    written_by = models.CharField(max_length=250)
    written_at = models.DateTimeField()

    class Meta:
        triggers: ClassVar = _never_changes()

    def __str__(self) -> str:
        return f"{self.inspection_id}: {'favourable' if self.favourable else 'unfavourable'}"


class Vote(models.Model):
    """What one member said; only who came to the visit votes (the foreign key is to the seat)."""

    conclusion = models.ForeignKey(Conclusion, models.PROTECT, related_name="votes")
    seat = models.OneToOneField(Seat, models.PROTECT, related_name="vote")
    says = models.CharField(max_length=9, choices=[(code, text.en) for code, text in VOTES.items()])

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(says__in=list(VOTES)), name="vote_says"),
        ]
        triggers: ClassVar = _never_changes()

    def __str__(self) -> str:
        return f"{self.seat_id}: {self.says}"
