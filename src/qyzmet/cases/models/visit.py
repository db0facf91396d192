"""Visits at home, and the conditions in the hall."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.cases.models.case import Case


class Route(models.Model):
    """The visits of one official on one day, in their order."""

    office = models.CharField(max_length=64)
    day = models.DateField()
    account = models.IntegerField()
    officer = models.CharField(max_length=250)
    capacity = models.SmallIntegerField()
    """How many visits it holds at most; an arrangement of the office, no rule of an act."""
    by_hand = models.BooleanField(default=False)
    """Whether somebody moved a visit: from then on nothing sorts the route by address."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "day", "account"], name="route_once"),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.day} {self.officer}"


class Equipment(models.Model):
    """A piece of mobile equipment of an office, by the number on it."""

    CAMERA, PAD, KIT = "camera", "signature-pad", "kit"

    office = models.CharField(max_length=64)
    kind = models.CharField(max_length=16)
    number = models.CharField(max_length=40)
    retired_on = models.DateField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "kind", "number"], name="equipment_once"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class EquipmentUse(models.Model):
    """A piece of equipment goes with a route; on one day with one route only, whoever plans."""

    equipment = models.ForeignKey(Equipment, models.PROTECT, related_name="uses", db_index=False)
    route = models.ForeignKey(Route, models.PROTECT, related_name="equipment")
    day = models.DateField()
    """That of the route."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["equipment", "day"], name="equipment_on_one_route"),
        ]

    def __str__(self) -> str:
        return f"{self.equipment_id} on {self.day}"


class Visit(models.Model):
    """A visit at home, from the request to its end; its history is in :class:`VisitEvent`."""

    TAKE, HAND = "take", "hand"
    WAITING, PLANNED, THERE, DONE, CANCELLED = "waiting", "planned", "there", "done", "cancelled"
    OPEN = (WAITING, PLANNED, THERE)
    SOURCES = ("call-centre", "window", "portal", "case")

    office = models.CharField(max_length=64)
    """Code of the body whose officials go."""
    service = models.CharField(max_length=64)
    purpose = models.CharField(max_length=8)
    """``take`` the documents, ``hand`` the result over."""
    post = models.CharField(max_length=40)
    """Which post goes, by the step of the edition."""
    source = models.CharField(max_length=16)
    """How the request came: one of :data:`SOURCES`; ``case`` where the case itself asks for the visit."""
    person = models.CharField(max_length=12)
    """IIN of the applicant."""
    name = models.CharField(max_length=250)
    phone = models.CharField(max_length=60, blank=True)
    address = models.BigIntegerField(null=True)
    """Number of an address of the register."""
    place = models.CharField(max_length=300, blank=True)
    """The address in words: that of the register in Kazakh, or as it was told; how to find the door."""
    sort = models.CharField(max_length=300, blank=True)
    """Locality, street and house, folded: the order of a route."""
    suits = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=250, blank=True)
    facts = models.JSONField(default=dict)
    """The answers to the questions of the edition, as far as they were asked."""
    asked_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=10, default=WAITING)
    version = models.IntegerField(default=1)
    """How many lines its history has; a change names the version it saw."""
    route = models.ForeignKey(Route, models.PROTECT, null=True, related_name="visits")
    position = models.SmallIntegerField(default=0)
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="visits", db_index=False)
    key = models.CharField(max_length=80)
    """Idempotency key of the request."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["key"], name="visit_key_once"),
            models.UniqueConstraint(
                fields=["case", "purpose"],
                name="visit_of_a_case_once",
                condition=models.Q(case__isnull=False) & ~models.Q(state="cancelled"),
            ),
            models.UniqueConstraint(
                fields=["office", "service", "person"],
                name="visit_asked_once",
                condition=models.Q(
                    purpose="take", state__in=["waiting", "planned", "there"], case__isnull=True
                ),
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["planned", "there"]) | models.Q(route__isnull=False),
                name="visit_planned_has_route",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["office", "due_at", "id"],
                name="visit_open",
                condition=models.Q(state__in=["waiting", "planned", "there"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.service} {self.purpose} {self.state}"


class VisitEvent(models.Model):
    """One line of a visit's history; a trigger refuses to change or delete it."""

    visit = models.ForeignKey(
        Visit, models.PROTECT, related_name="events", db_index=False, db_constraint=False
    )
    seq = models.IntegerField()
    """The version of the visit that the event made: of two changes of one version the second is refused."""
    at = models.DateTimeField()
    what = models.CharField(max_length=12)
    """One of :data:`qyzmet.cases.visits.EVENTS`."""
    account = models.IntegerField(null=True)
    actor = models.CharField(max_length=250)
    post = models.CharField(max_length=40, blank=True)
    detail = models.CharField(max_length=300, blank=True)
    key = models.CharField(max_length=80, null=True)
    """Idempotency key: sent twice from a telephone without a network, it counts once."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["visit", "seq"], name="visit_event_once"),
            models.UniqueConstraint(
                fields=["visit", "key"],
                name="visit_event_key_once",
                condition=models.Q(key__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.visit_id}/{self.seq} {self.what}"


class PremisesCheck(models.Model):
    """What somebody found of one demand of an edition on the premises; a trigger refuses to change or delete it."""

    office = models.CharField(max_length=64)
    day = models.DateField()
    edition = models.CharField(max_length=80)
    item = models.SmallIntegerField()
    """Which of the demands, from 0."""
    met = models.BooleanField()
    note = models.CharField(max_length=250, blank=True)
    at = models.DateTimeField()
    account = models.IntegerField(null=True)
    actor = models.CharField(max_length=250)

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "edition", "item", "-id"], name="premises_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.day} {self.edition}#{self.item}"
