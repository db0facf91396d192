"""Who may ask for a personal-farm certificate, and where the answer is looked for.

Clause 6: natural persons. Clause 15: the consumer in person, about one's own household; neither proxy nor
representative. Nothing else is a condition: no age, no citizenship, no place of residence.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.services.answers import contradiction
from qyzmet.services.rules import Inquiry, Objection


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """What speaks against such a request; see :class:`qyzmet.services.rules.Rules`."""
    if facts.get("applicant") == "legal":
        return Objection("natural-only", _NATURAL, "6")
    if len(subjects) != 1:
        return Objection("one-household-only", _ONE, "6")
    if facts.get("presence") == "representative" or list(subjects) != [applicant]:
        return Objection("in-person", _IN_PERSON, "15")
    return contradiction(edition, facts)


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """The household book, the only ground of the decision (16(2))."""
    return "household-book"


_NATURAL = Text(
    "Анықтама тек жеке тұлғаларға беріледі.",
    "Справка выдаётся только физическим лицам.",
    "The certificate is given to natural persons only.",
)
_ONE = Text(
    "Анықтама бір адамның өз шаруашылығы туралы беріледі: бір ЖСН жазыңыз.",
    "Справка выдаётся человеку о его собственном хозяйстве: укажите один ИИН.",
    "The certificate is about the consumer's own household: give one IIN.",
)
_IN_PERSON = Text(
    "Тұтынушы жеке өзі келеді және өз шаруашылығы туралы сұрайды: басқа адам үшін анықтама берілмейді.",
    "Потребитель приходит лично и спрашивает о своём хозяйстве: за другого справка не выдаётся.",
    "The consumer comes in person and asks about the own household: there is no certificate for somebody else.",
)
