"""The register of the unemployed: who is registered with an authorised body on a day, and what happened since."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet

from qyzmet.law.text import Text
from qyzmet.registers.changing import iso
from qyzmet.registers.iin import check_iin
from qyzmet.registers.looker import Looker, leave_trace
from qyzmet.registers.models import UnemployedEntry, UnemployedRegistration
from qyzmet.registers.models.employment import GROUNDS, MEASURES, REMOVALS

Kind = UnemployedEntry.Kind


@transaction.atomic
def unemployed_card(iin: str, on: date, *, looker: Looker, why: str) -> dict[str, Any] | None:
    """The person's card on a day (:mod:`qyzmet.services.found`); None for who was never registered. Traced.

    Of several registrations the latest that had begun by the day. Events after the day are left out. Raises
    :class:`qyzmet.registers.iin.BadIin`, and :class:`ValueError` without ``why``.
    """
    number = check_iin(iin).number
    leave_trace(looker, why, "unemployed", [number])
    begun = UnemployedRegistration.objects.filter(person__iin=number, since__lte=on)
    card = begun.order_by("-since", "-pk").first()
    if card is None:
        return None
    removed = card.removed_on is not None and card.removed_on <= on
    return {
        "number": card.number,
        "office": card.office,
        "status": "removed" if removed else "registered",
        "registered_on": iso(card.since),
        "removed_on": iso(card.removed_on) if removed else None,
        "reason": card.removal_reason if removed else "",
        "events": [_event(entry) for entry in card.entries.filter(day__lte=on).order_by("seq")],
    }


def registered_on(day: date) -> QuerySet[UnemployedRegistration]:
    """The registrations that count on the day."""
    return UnemployedRegistration.objects.filter(Q(removed_on=None) | Q(removed_on__gt=day), since__lte=day)


def said_of(entry: UnemployedEntry) -> Text:
    """A line of a card in words."""
    what, code = KINDS[entry.kind], _CODES.get(entry.kind, {}).get(entry.code)
    parts = [[what.in_(language)] for language in _LANGUAGES]
    for language, words in zip(_LANGUAGES, parts, strict=True):
        if code is not None:
            words.append(code.in_(language))
        if entry.matter:
            words.append(entry.matter)
        if entry.valid is not None:
            words.append(VALID[entry.valid].in_(language))
    return Text(*(f"{words[0]}: {'; '.join(words[1:])}" if words[1:] else words[0] for words in parts))


def _event(entry: UnemployedEntry) -> dict[str, Any]:
    return {"kind": entry.kind, "on": iso(entry.day), "note": said_of(entry).as_dict()}


_LANGUAGES: Final = ("kk", "ru", "en")
_CODES: Final[dict[str, dict[str, Text]]] = {
    Kind.REGISTERED: GROUNDS,
    Kind.REFERRAL: MEASURES,
    Kind.REMOVED: REMOVALS,
}
KINDS: Final[dict[str, Text]] = {
    Kind.REGISTERED: Text("тіркелді", "поставлен(а) на учёт", "registered"),
    Kind.OFFER: Text("жұмыс ұсынылды", "предложена работа", "work offered"),
    Kind.REFUSAL: Text("ұсынылған жұмыстан бас тартты", "отказ от предложенной работы", "offer refused"),
    Kind.REFERRAL: Text("жолдама берілді", "выдано направление", "referred"),
    Kind.MISSED: Text("шақыруға келмеді", "неявка по вызову", "did not come when called"),
    Kind.REMOVED: Text("есептен шығарылды", "снят(а) с учёта", "removed from the register"),
}
"""What the lines of a card are called."""
VALID: Final = {
    True: Text("себебі дәлелді", "причина уважительная", "the reason is valid"),
    False: Text("себебі дәлелсіз", "причина неуважительная", "the reason is not valid"),
}
