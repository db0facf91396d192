"""The queue of a hall: tickets, their lives, and the windows."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.cases.models.case import Case


class Ticket(models.Model):
    """A place in the queue of an office on a day."""

    WAITING, CALLED, HELD = "waiting", "called", "held"
    SERVED, NO_SHOW, LEFT = "served", "no-show", "left"

    office = models.CharField(max_length=64)
    day = models.DateField()
    number = models.IntegerField()
    service = models.CharField(max_length=64)
    purpose = models.CharField(max_length=16)
    """``file``, ``collect`` or ``card`` (the address on a card is re-written)."""
    language = models.CharField(max_length=2, default="kk")
    """In which the ticket is printed and called."""
    category = models.CharField(max_length=16, blank=True, default="")
    """``help``: whom the hall must make it possible to be served; ``accelerated``; else empty."""
    rank = models.SmallIntegerField(default=1)
    """0 is called before 1: only where an edition knows accelerated service."""
    person = models.CharField(max_length=12, blank=True, default="")
    """The IIN that was typed or scanned at the kiosk."""
    case_number = models.CharField(max_length=16, blank=True, default="")
    """The number of the case a result of which is fetched, as it was given at the kiosk."""
    ahead = models.IntegerField(default=0)
    """How many waited when it was taken: a term may be so much for each person in the queue."""
    taken_at = models.DateTimeField()
    booked_for = models.DateTimeField(null=True)
    state = models.CharField(max_length=8, default=WAITING)
    version = models.IntegerField(default=1)
    """How many lines its history has; a change names the version it saw."""
    for_window = models.CharField(max_length=16, blank=True, default="")
    """Transferred: only this window calls it."""
    for_post = models.CharField(max_length=40, blank=True, default="")
    """Transferred: only this post calls it."""
    called_at = models.DateTimeField(null=True)
    called_by = models.IntegerField(null=True)
    window = models.CharField(max_length=16, blank=True)
    left_at = models.DateTimeField(null=True)
    """When the visit ended, served or not."""
    case = models.ForeignKey(Case, models.PROTECT, null=True, related_name="tickets", db_index=False)
    key = models.CharField(max_length=80, null=True)
    """Idempotency key of the kiosk: one press, one ticket."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["office", "day", "number"], name="ticket_once"),
            models.UniqueConstraint(
                fields=["key"], name="ticket_key_once", condition=models.Q(key__isnull=False)
            ),
            models.UniqueConstraint(
                fields=["office", "day", "called_by"],
                name="ticket_one_at_an_account",
                condition=models.Q(state="called", called_by__isnull=False),
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["office", "day", "rank", "booked_for", "id"],
                name="ticket_waiting",
                condition=models.Q(state="waiting"),
            ),
            models.Index(fields=["case"], name="ticket_of_case", condition=models.Q(case__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.day} {self.number}"


class TicketEvent(models.Model):
    """One line of a ticket's life; a trigger refuses to change or delete it."""

    pk = models.CompositePrimaryKey("ticket_id", "seq")
    ticket = models.ForeignKey(
        Ticket, models.PROTECT, related_name="events", db_index=False, db_constraint=False
    )
    seq = models.IntegerField()
    """The version of the ticket that the event made: of two changes of one version the second is refused."""
    at = models.DateTimeField()
    what = models.CharField(max_length=12)
    """One of :data:`qyzmet.cases.tickets.EVENTS`."""
    account = models.IntegerField(null=True)
    post = models.CharField(max_length=40, blank=True)
    window = models.CharField(max_length=16, blank=True)
    detail = models.CharField(max_length=160, blank=True)
    """Where it was transferred to, which case it led to."""

    def __str__(self) -> str:
        return f"{self.ticket_id}/{self.seq} {self.what}"


class Window(models.Model):
    """A window of the hall during the shift of one account."""

    office = models.CharField(max_length=64)
    """Code of the office in whose hall it is."""
    day = models.DateField()
    number = models.CharField(max_length=16)
    account = models.IntegerField()
    post = models.CharField(max_length=40)
    opened_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["office", "day", "number"],
                name="window_held_once",
                condition=models.Q(closed_at__isnull=True),
            ),
            models.UniqueConstraint(
                fields=["office", "day", "account"],
                name="window_one_an_account",
                condition=models.Q(closed_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.number}"
