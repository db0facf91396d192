"""Packages: the manifests they travel on, and who holds each of them."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from qyzmet.cases.models.case import Case


class Manifest(models.Model):
    """A list of packages that travel together, counted and signed at both ends."""

    OUT, EXECUTED, RETURNED, HANDOVER = "out", "executed", "returned", "handover"

    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=16)
    """``out``: centre to provider; ``executed``: results back; ``returned``: faulty packages back;
    ``handover``: a plain list of what one office brings to another."""
    sender = models.CharField(max_length=64)
    receiver = models.CharField(max_length=64)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=250)
    dispatched_at = models.DateTimeField(null=True)
    courier = models.CharField(max_length=250, blank=True)
    courier_account = models.IntegerField(null=True)
    courier_post = models.CharField(max_length=40, blank=True)
    courier_office = models.CharField(max_length=64, blank=True)
    """Whoever carries it: the post and its office."""
    seal = models.CharField(max_length=40, blank=True)
    """The number on the seal of the bag, as read when it left."""
    counted_out = models.IntegerField(null=True)
    """How many packages were counted when it left."""
    accepted_at = models.DateTimeField(null=True)
    accepted_by = models.CharField(max_length=250, blank=True)
    seal_found = models.CharField(max_length=40, blank=True)
    """The number on the seal as read when it arrived."""
    counted_in = models.IntegerField(null=True)
    """How many packages were counted when it arrived."""

    class Meta:
        indexes: ClassVar = [models.Index(fields=["sender", "-id"], name="manifest_sender")]

    def __str__(self) -> str:
        return self.number


class ManifestLine(models.Model):
    """One package on a manifest; a package is on one open manifest at most."""

    ARRIVED, MISSING, ELSEWHERE = "arrived", "missing", "elsewhere"

    manifest = models.ForeignKey(Manifest, models.PROTECT, related_name="lines")
    case = models.ForeignKey(Case, models.PROTECT, related_name="manifest_lines")
    position = models.IntegerField()
    open = models.BooleanField(default=True)
    again = models.BooleanField(default=False)
    """True for a package that was found, made anew or had strayed: its case stands further than it lies."""
    fate = models.CharField(max_length=16, blank=True)
    """What the count said: ``arrived``, ``missing``, or ``elsewhere`` (it came another way)."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["manifest", "case"], name="line_once"),
            models.UniqueConstraint(
                fields=["case"], name="package_on_one_manifest", condition=models.Q(open=True)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.manifest_id}#{self.position}"


class Holding(models.Model):
    """Who holds the package of a case now: one row a package, so that it lies in one place and never in two.

    Written by the SQL function ``custody_move`` together with the ledger and by nothing else. What the
    applicant or the post office has is nobody's here any more: it has no row.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, db_constraint=False)
    kind = models.CharField(max_length=12)
    """As :class:`Custody` has it."""
    office = models.CharField(max_length=64)
    post = models.CharField(max_length=40)
    place = models.CharField(max_length=40)
    """The shelf, the box, the safe; empty where nobody wrote it down."""
    since = models.DateTimeField()
    seq = models.IntegerField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "kind", "post"], name="holding_office")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind} {self.post} at {self.office}"


class Custody(models.Model):
    """One line of the ledger of packages; a trigger refuses to change or delete it."""

    DESK, COURIER, SHELF, FILE = "desk", "courier", "shelf", "file"
    MAIL, APPLICANT, SOUGHT, LOST = "mail", "applicant", "sought", "lost"

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="custody", db_index=False, db_constraint=False
    )
    seq = models.IntegerField()
    version = models.IntegerField()
    """How many lines the journal of the case had."""
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    kind = models.CharField(max_length=12)
    """``desk``: a post of the office; ``courier``: on the way; ``shelf``: waits for whoever did not come;
    ``file``: stays with the office for good; ``mail``, ``applicant``: gone; ``sought``, ``lost``."""
    office = models.CharField(max_length=64)
    post = models.CharField(max_length=40)
    place = models.CharField(max_length=40, blank=True)
    why = models.CharField(max_length=12)
    """``step`` of the case, ``manifest``, ``act`` of a discrepancy, ``place`` written down."""
    ref = models.CharField(max_length=60, blank=True)
    """The step, the manifest or the act."""
    account = models.IntegerField(null=True)
    actor = models.CharField(max_length=250)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["case", "seq"], name="custody_once")]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.seq}: {self.kind}"


class CustodyAct(models.Model):
    """A record of what did not agree: who found it, when, why; a trigger refuses to change or delete it."""

    COUNT, STOCK, FOUND, LOSS, RESTORED, STRAY = "count", "stock", "found", "loss", "restored", "stray"

    number = models.CharField(max_length=40, unique=True)
    kind = models.CharField(max_length=12)
    """``count`` of a bag, ``stock`` of an office, ``found``, ``loss``, ``restored``, ``stray`` brought in."""
    office = models.CharField(max_length=64)
    at = models.DateTimeField()
    manifest = models.ForeignKey(Manifest, models.PROTECT, null=True, related_name="acts")
    found_by = models.CharField(max_length=250)
    account = models.IntegerField(null=True)
    courier = models.CharField(max_length=250, blank=True)
    reasons = models.TextField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "-id"], name="act_office")]

    def __str__(self) -> str:
        return self.number


class CustodyActLine(models.Model):
    """One package in an act; a trigger refuses to change or delete it."""

    MISSING, SURPLUS, FOUND, LOST, RESTORED = "missing", "surplus", "found", "lost", "restored"

    act = models.ForeignKey(CustodyAct, models.PROTECT, related_name="lines")
    case = models.ForeignKey(Case, models.PROTECT, related_name="custody_acts")
    what = models.CharField(max_length=12)
    """``missing``, ``surplus``, ``found``, ``lost`` or ``restored``."""
    belongs = models.CharField(max_length=64, blank=True)
    """Of a surplus package: the office it belongs to."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["act", "case"], name="act_line_once")]

    def __str__(self) -> str:
        return f"{self.act_id}: {self.what}"
