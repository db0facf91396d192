"""The register of the unemployed: registrations with an authorised body, and all that happened in each."""

from __future__ import annotations

from typing import ClassVar, Final

import pghistory
import pgtrigger
from django.db import models
from django.db.models import F, Q

from qyzmet.law.text import Text
from qyzmet.registers.models.person import Person

GROUNDS: Final[dict[str, Text]] = {
    "dismissed": Text(
        "жұмыс беруші таратылған немесе штат қысқартылған",
        "ликвидация работодателя или сокращение штата",
        "the employer was wound up or cut its staff",
    ),
    "left": Text(
        "жұмыстан өз еркімен шыққан", "увольнение по собственному желанию", "left of one's own will"
    ),
    "contract-over": Text("еңбек шартының мерзімі біткен", "истёк срок трудового договора", "contract ended"),
    "first-work": Text(
        "жұмысты алғаш рет іздейді", "впервые ищет работу", "looks for work for the first time"
    ),
    "studies-over": Text("оқуын аяқтаған", "окончание учёбы", "finished studies"),
    "service-over": Text("әскери қызметін өткерген", "окончание военной службы", "finished military service"),
    "care-over": Text(
        "бала немесе науқас күтімі аяқталған",
        "окончание ухода за ребёнком или больным",
        "the care of a child or of a sick person ended",
    ),
    "other": Text("өзге негіз", "иное основание", "another ground"),
}
"""Why somebody asks for work. reading: the regulation names no grounds of registration; the list is ours."""

REMOVALS: Final[dict[str, Text]] = {
    "employed": Text("жұмысқа орналасты", "трудоустройство", "found work"),
    "own-business": Text("өз ісін ашты", "открытие своего дела", "began a business"),
    "studies": Text("күндізгі оқуға түсті", "поступление на очное обучение", "began full-time studies"),
    "pension": Text("зейнеткерлікке шықты", "выход на пенсию", "retired"),
    "moved": Text("басқа жерге көшті", "переезд в другую местность", "moved elsewhere"),
    "refused-work": Text(
        "ұсынылған лайықты жұмыстан дәлелді себепсіз бас тартты",
        "отказ от подходящей работы без уважительной причины",
        "refused suitable work without a valid reason",
    ),
    "missed": Text(
        "шақыруға дәлелді себепсіз келмеді",
        "неявка по вызову без уважительной причины",
        "did not come when called, without a valid reason",
    ),
    "false-data": Text("жалған мәлімет берді", "представление ложных сведений", "gave false data"),
    "sentenced": Text("сот үкімімен жазасын өтеуде", "отбывание наказания", "serves a sentence"),
    "own-wish": Text("өз өтініші бойынша", "по собственному заявлению", "at one's own request"),
    "died": Text("қайтыс болды", "смерть", "death"),
}
"""Why a registration ends. reading: the regulation names no reasons; the list is ours."""

MEASURES: Final[dict[str, Text]] = {
    "training": Text("кәсіптік оқыту", "профессиональное обучение", "vocational training"),
    "public-works": Text("қоғамдық жұмыстар", "общественные работы", "public works"),
    "social-workplace": Text("әлеуметтік жұмыс орны", "социальное рабочее место", "social workplace"),
}
"""Where somebody can be referred to."""


@pghistory.track(pghistory.UpdateEvent(row=pghistory.Old), pghistory.DeleteEvent())
class UnemployedRegistration(models.Model):
    """One registration of one person with one authorised body.

    It counts from ``since``; from the day ``removed_on`` it counts no more. The database refuses a person two
    registrations on any day, past days too.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="unemployed_registrations")
    number = models.CharField(max_length=12, unique=True)
    office = models.CharField(max_length=60, help_text="Office code")
    since = models.DateField()
    ground = models.CharField(max_length=16)
    removed_on = models.DateField(null=True, blank=True)
    removal_reason = models.CharField(max_length=16, blank=True)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["office", "removed_on"], name="unemployed_of_office")]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(removed_on__isnull=True),
                name="one_open_unemployed_registration",
            ),
            models.CheckConstraint(
                condition=Q(removed_on=None) | Q(removed_on__gte=F("since")),
                name="unemployed_removed_not_before_registered",
            ),
            models.CheckConstraint(
                condition=Q(removed_on=None, removal_reason="")
                | (Q(removed_on__isnull=False) & ~Q(removal_reason="")),
                name="unemployed_removal_has_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.person_id} since {self.since:%d.%m.%Y}"


class UnemployedEntry(models.Model):
    """One line of a card, signed by who wrote it; the database lets nobody change or delete it.

    ``code`` is the ground, the measure or the reason; ``matter`` what was offered, where somebody was referred, what
    they were called for, why they refused; ``valid`` whether the reason was valid. ``digest`` covers the line and
    the line before it, so that none can be put in or taken out unnoticed.
    """

    class Kind(models.TextChoices):
        REGISTERED = "registered"
        OFFER = "offer"
        REFUSAL = "refusal"
        REFERRAL = "referral"
        MISSED = "missed"
        REMOVED = "removed"

    registration = models.ForeignKey(UnemployedRegistration, models.PROTECT, related_name="entries")
    seq = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=Kind.choices)
    day = models.DateField()
    code = models.CharField(max_length=16, blank=True)
    matter = models.CharField(max_length=300, blank=True)
    valid = models.BooleanField(null=True, blank=True)
    answers = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="answered_by")
    signed_at = models.DateTimeField()
    signed_by = models.CharField(max_length=200)
    user_id = models.BigIntegerField()
    post = models.CharField(max_length=40)
    office = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["registration", "seq"], name="unemployed_entry_in_order"),
            models.UniqueConstraint(fields=["answers"], name="one_answer_to_an_offer"),
            models.CheckConstraint(
                condition=Q(kind="refusal", answers__isnull=False) | (~Q(kind="refusal") & Q(answers=None)),
                name="unemployed_refusal_answers_an_offer",
            ),
            models.CheckConstraint(condition=~Q(signed_by=""), name="unemployed_entry_is_signed"),
        ]
        triggers: ClassVar = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.registration_id}/{self.seq} {self.kind} {self.day:%d.%m.%Y}"
