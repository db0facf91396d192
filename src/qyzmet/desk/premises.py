"""What the editions demand of the premises of an office, people with disabilities first, and what was found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from qyzmet.cases.models import PremisesCheck
from qyzmet.desk.filing import edition_at
from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.model import Edition, Item
from qyzmet.law.text import Text
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal

LIMITED = ("мүмкіндігі шектеулі", "мүмкіндіктері шектеулі", "мүгедек")
"""How the acts name people with disabilities."""


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of an edition, with what was found last."""

    edition: Edition
    number: int
    """Which item of the edition, from 0."""
    item: Item
    last: PremisesCheck | None

    @property
    def key(self) -> str:
        """What a form calls it: ``passport-id-card@2012#1``."""
        return f"{self.edition.name}#{self.number}"

    @property
    def for_disabled(self) -> bool:
        """Whether it speaks of people with disabilities."""
        return any(word in self.item.text.kk.lower() for word in LIMITED)


@dataclass(frozen=True, slots=True)
class Demands:
    """What one edition demands; where it demands nothing, what it has for those who cannot come."""

    edition: Edition
    items: Sequence[Demand]
    instead: Item | None


def demands_of(office: Office, at: datetime) -> list[Demands]:
    """By edition that the office works under on that day, the demands on premises, those for the disabled first."""
    found = []
    for service in office.services:
        try:
            edition = edition_at(service, office.code, at)
        except (NoneInForce, UnknownEdition):
            continue
        found.append(Demands(edition, _items(office.code, edition), _instead(edition)))
    return found


def _items(office: str, edition: Edition) -> list[Demand]:
    rows = (
        PremisesCheck.objects.filter(office=office, edition=edition.name)
        .order_by("item", "-pk")
        .distinct("item")
    )
    last = {row.item: row for row in rows}
    items = [Demand(edition, number, item, last.get(number)) for number, item in enumerate(edition.premises)]
    return sorted(items, key=lambda one: not one.for_disabled)


def _instead(edition: Edition) -> Item | None:
    """The clause on visits at home, where the edition speaks of no premises."""
    if edition.premises:
        return None
    home = next((one for one in edition.intake if one.channel == "home" and one.clause), None)
    return Item(text=home.how, clause=home.clause) if home else None


def record(
    office: Office, found: Mapping[str, tuple[bool, str]], by: Official, *, day: date, at: datetime
) -> int:
    """Write down what was found, by :attr:`Demand.key`: met or not, and words; gives how many lines.

    What is not met wants words. All or nothing. Raises :class:`Refusal` (``premises-words``, ``nothing-chosen``).
    """
    must_not_sign_only(by)
    known = {one.key: one for group in demands_of(office, at) for one in group.items}
    lines = [(known[key], met, words.strip()) for key, (met, words) in found.items() if key in known]
    if not lines:
        raise Refusal("nothing-chosen", _NOTHING)
    for demand, met, words in lines:
        if not met and not words:
            raise Refusal("premises-words", _WORDS, clause=demand.item.clause, field=demand.key)
    with transaction.atomic():
        for demand, met, words in lines:
            PremisesCheck.objects.create(
                office=office.code,
                day=day,
                edition=demand.edition.name,
                item=demand.number,
                met=met,
                note=words[:250],
                at=at,
                account=by.user_id or None,
                actor=by.actor().name,
            )
    return len(lines)


_NOTHING = Text(
    "Кемінде бір талапты белгілеңіз.", "Отметьте хотя бы одно требование.", "Mark at least one demand."
)
_WORDS = Text(
    "Орындалмаған талаптың жанына не жетіспейтінін жазыңыз.",
    "У невыполненного требования напишите, чего не хватает.",
    "Write beside a demand that is not met what is lacking.",
)
