"""The passport of a service: what an edition says of it in plain order, each line with its clause, as a PDF.

It tells the law and is no paper of a case: no seal, no number, nothing to be verified but the text of the act.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Final

from qyzmet.law.model import Edition
from qyzmet.law.text import Language, Text
from qyzmet.papers.passport.rows import Teller
from qyzmet.papers.passport.sections import act_words, brief, sections
from qyzmet.papers.qr import qr_svg
from qyzmet.papers.render import typeset

TEMPLATE: Final = "service-passport"
NAME: Final = Text("Қызмет паспорты", "Паспорт услуги", "Service passport")
_FOOT: Final = Text(
    "Бұл — түсіндірме парақ, ресми құжат емес: мөр де, қол да қойылмайды. Күмән туса, актінің мәтініне жүгініңіз.",
    "Это пояснительный листок, а не официальный документ: без печати и подписи. При сомнении верен текст акта.",
    "This leaflet explains the law and is no official paper: no seal, no signature. In doubt the act is right.",
)
_SCAN: Final = Text("Қызмет беті", "Страница услуги", "Page of the service")


def passport(edition: Edition, language: Language, *, url: str, made_at: datetime | None = None) -> bytes:
    """The passport of an edition as a PDF/A-2a file in one language.

    ``url`` is the page of the service, printed and as a QR code; ``made_at`` stands in the file as its date.
    """
    return typeset(TEMPLATE, content(edition, language, url), made_at)


def content(edition: Edition, language: Language, url: str) -> dict[str, Any]:
    """What the template sets: see ``templates/service-passport.typ``."""
    tell = Teller(edition, language)
    return {
        "title": f"{tell(NAME)}: {tell(edition.title)}",
        "heading": tell.sentence(edition.title),
        "lang": language,
        "name": tell(NAME),
        "edition": edition.name,
        "act": act_words(tell),
        "brief": brief(tell),
        "sections": sections(tell),
        "url": url,
        "qr": qr_svg(url),
        "scan": tell(_SCAN),
        "foot": tell(_FOOT),
        "f": {},
        "w": {},
        "l": {},
        "dates": {},
        "public": False,
    }
