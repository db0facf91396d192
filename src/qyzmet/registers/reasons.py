"""Why a registration ended. The acts print the reason (2014 annex 1, form B) and list none: a reading."""

from __future__ import annotations

from typing import Final

from qyzmet.law.text import Text

MOVED: Final = "moved"
MOVED_ABROAD: Final = "moved-abroad"
DIED: Final = "died"
COURT: Final = "court"
MISSING: Final = "missing"
CONVICTED: Final = "convicted"
TERM_ENDED: Final = "term-ended"
OWNER: Final = "owner"

REASONS: Final[dict[str, Text]] = {
    MOVED: Text("тұрғылықты жерін ауыстырды", "смена места жительства", "change of the place of residence"),
    MOVED_ABROAD: Text(
        "шет мемлекетке тұрақты тұруға кетті",
        "выезд на постоянное место жительства за границу",
        "departure abroad for permanent residence",
    ),
    DIED: Text("қайтыс болды", "смерть", "death"),
    COURT: Text(
        "тұрғынжайды пайдалану құқығын жоғалтты деп тану туралы сот шешімі",
        "решение суда о признании утратившим право пользования жилищем",
        "court decision that the right to use the dwelling is lost",
    ),
    MISSING: Text(
        "сот хабар-ошарсыз кеткен деп таныды",
        "признан судом безвестно отсутствующим",
        "declared missing by a court",
    ),
    CONVICTED: Text(
        "бас бостандығынан айыруға сотталды",
        "осуждение к лишению свободы",
        "sentence to deprivation of liberty",
    ),
    TERM_ENDED: Text(
        "уақытша тіркеу мерзімі аяқталды",
        "истёк срок временной регистрации",
        "the term of temporary registration has ended",
    ),
    OWNER: Text(
        "тұрғынжай иесінің өтініші",
        "заявление собственника жилища",
        "application of the owner of the dwelling",
    ),
}
