"""The tables of the store.

``Entry`` is the truth: the append-only, hash-chained journal of every case. ``Case`` and ``Clock`` are
what the journal adds up to, kept for worklists; :func:`qyzmet.cases.store.rebuild` makes them anew.
The rows of a case are written by the SQL functions ``cases_write`` and ``cases_append`` and by nothing
else; where they guarantee that the case exists, no foreign key checks it once more at every line.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Case(models.Model):
    """One case as it stands."""

    number = models.CharField(max_length=16)
    service = models.CharField(max_length=64)
    edition = models.CharField(max_length=80)
    channel = models.CharField(max_length=32)
    office = models.CharField(max_length=64)
    """Code of the office where it was filed."""
    provider = models.CharField(max_length=64)
    """Code of the provider that decides it."""
    applicant_id = models.CharField(max_length=12)
    """IIN or BIN of the applicant."""
    applicant_name = models.CharField(max_length=250)
    applicant_folded = models.CharField(max_length=250)
    """The name with Kazakh and Russian spellings made one, for search."""
    step = models.CharField(max_length=32, null=True)
    post = models.CharField(max_length=40, null=True)
    """Whose turn it is."""
    stands_at = models.CharField(max_length=64, null=True)
    """Code of the office whose turn it is."""
    state = models.JSONField()
    version = models.IntegerField()
    last_hash = models.BinaryField(max_length=32)
    filed_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    next_due = models.DateTimeField(null=True)
    """When the first of the running clocks runs out."""
    promised_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=32, null=True)
    ended_at = models.DateTimeField(null=True)
    opening_key = models.CharField(max_length=80)
    """Idempotency key of the command that opened it."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["number"], name="case_number_once"),
            models.UniqueConstraint(fields=["opening_key"], name="case_opening_key_once"),
        ]
        # None of a column that a command changes: so an update touches no index (HOT).
        indexes: ClassVar = [
            models.Index(fields=["applicant_id", "-id"], name="case_applicant"),
            models.Index(fields=["office", "-id"], name="case_office"),
            models.Index(fields=["provider", "-id"], name="case_provider"),
        ]

    def __str__(self) -> str:
        return self.number


class Standing(models.Model):
    """The worklists: whose turn it is in a case that has not ended.

    A row apart, with the only index on what every command changes; the same columns of the case are there
    to be shown, not to be searched.
    """

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, db_constraint=False)
    office = models.CharField(max_length=64)
    """Code of the office whose turn it is."""
    post = models.CharField(max_length=40)
    next_due = models.DateTimeField(null=True)
    """When the first of the running clocks runs out."""
    executor = models.IntegerField(null=True)
    """Account of whom the office gave the case to, in the post whose turn it is; a trigger keeps it."""
    origin = models.CharField(max_length=64)
    """Code of the office where the case was filed."""
    task = models.CharField(max_length=160)
    """Edition, channel and step in one: ``address-certificate@2014/centre/A5``."""

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["office", "post", "next_due", "case"], name="standing_worklist"),
            models.Index(
                fields=["office", "post", "executor", "next_due", "case"],
                name="standing_executor",
                condition=models.Q(executor__isnull=False),
            ),
            models.Index(fields=["office", "task", "next_due", "case"], name="standing_task"),
            models.Index(fields=["origin", "next_due", "case"], name="standing_origin"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.post} at {self.office}"


class Ending(models.Model):
    """How a case ended, for lists of what ended alike; a row apart for the same reason."""

    case = models.OneToOneField(Case, models.PROTECT, primary_key=True, db_constraint=False)
    provider = models.CharField(max_length=64)
    outcome = models.CharField(max_length=32)
    at = models.DateTimeField()

    class Meta:
        indexes: ClassVar = [models.Index(fields=["provider", "outcome", "at", "case"], name="ending_list")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.outcome}"


class SearchKey(models.Model):
    """What a case is found by at an office that may see it: each word of the folded name, the IIN or BIN.

    Written by a trigger when the case is opened, never changed after. The primary key is the index: one range
    of it is one office's cases with a word that begins so, in the order of the name.
    """

    pk = models.CompositePrimaryKey("place", "key", "name", "case_id")
    place = models.CharField(max_length=64)
    """Code of the office where it was filed, or of the provider that decides it."""
    key = models.CharField(max_length=250, db_collation="C")
    name = models.CharField(max_length=250, db_collation="C")
    """The whole folded name."""
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="search_keys", db_index=False, db_constraint=False
    )

    def __str__(self) -> str:
        return f"{self.place}: {self.key}"


class Entry(models.Model):
    """One line of a case's journal; a trigger refuses to change or delete it."""

    case = models.ForeignKey(
        Case, models.PROTECT, related_name="entries", db_index=False, db_constraint=False
    )
    seq = models.IntegerField()
    at = models.DateTimeField()
    recorded_at = models.DateTimeField()
    account = models.IntegerField(null=True)
    actor = models.CharField(max_length=250)
    post = models.CharField(max_length=40)
    office = models.CharField(max_length=64)
    step = models.CharField(max_length=32, null=True)
    clause = models.CharField(max_length=80, null=True)
    event = models.JSONField()
    journal = models.CharField(max_length=32, null=True)
    """Id of the legal journal this line also belongs to."""
    journal_number = models.IntegerField(null=True)
    key = models.CharField(max_length=80, null=True)
    """Idempotency key of the command."""
    hash = models.BinaryField(max_length=32)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "seq"], name="entry_once"),
            models.UniqueConstraint(
                fields=["case", "key"], name="entry_key_once", condition=models.Q(key__isnull=False)
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["office", "journal", "journal_number"],
                name="entry_journal",
                condition=models.Q(journal__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}/{self.seq}"


class Clock(models.Model):
    """One clock of a case, as the journal has it."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="clocks", db_index=False, db_constraint=False)
    term = models.CharField(max_length=32)
    started_at = models.DateTimeField()
    due_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)
    broken = models.BooleanField(default=False)
    calendar = models.CharField(max_length=32)
    """The calendar edition the due date was computed with."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "term", "started_at"], name="clock_once"),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["due_at"],
                name="clock_running_out",
                condition=models.Q(stopped_at__isnull=True, broken=False, due_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}:{self.term}"


class Counter(models.Model):
    """The last number given in one series (a journal of an office in a year)."""

    series = models.CharField(max_length=120, primary_key=True)
    last = models.BigIntegerField()

    def __str__(self) -> str:
        return f"{self.series}: {self.last}"


class Attachment(models.Model):
    """A file that the applicant brought: a scan, a list, a signed request."""

    case = models.ForeignKey(Case, models.PROTECT, related_name="attachments")
    document = models.CharField(max_length=32)
    """Id of the document in the edition."""
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField()
    added_by = models.CharField(max_length=250)

    def __str__(self) -> str:
        return self.name


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

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ticket", "seq"], name="ticket_event_once"),
        ]

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


class Assignment(models.Model):
    """Who is to do a case that stands at a post, by whose word; the latest line of a case and post counts.

    An arrangement of the office and no duty of the law: any holder of the post may still act. Written once; a
    trigger refuses to change or delete a line, another keeps ``Standing.executor`` in step.
    """

    case = models.ForeignKey(Case, models.PROTECT, related_name="assignments", db_index=False)
    office = models.CharField(max_length=64)
    post = models.CharField(max_length=40)
    """The post in which the executor is to act."""
    executor = models.IntegerField(null=True)
    """Account; None gives the case back to all holders of the post."""
    executor_name = models.CharField(max_length=250, blank=True)
    words = models.CharField(max_length=500, blank=True)
    """What the head wrote."""
    due_on = models.DateField(null=True)
    """The day by which the head wants it; inside the term of the act, never after it."""
    at = models.DateTimeField()
    by = models.CharField(max_length=250)
    by_account = models.IntegerField(null=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["case", "office", "post", "-id"], name="assignment_latest")]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.executor_name}"


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
