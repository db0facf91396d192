"""Text in the three languages of the service: Kazakh first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Language = Literal["kk", "ru", "en"]
LANGUAGES: tuple[Language, ...] = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Kazakh, Russian and English.

    >>> Text("Түбіртек", "Расписка", "Receipt").in_("ru")
    'Расписка'
    """

    kk: str
    ru: str
    en: str

    def in_(self, language: str) -> str:
        """The text in ``language``; an unknown language gets Kazakh, the first language of the service."""
        if language == "ru":
            return self.ru
        if language == "en":
            return self.en
        return self.kk

    def as_dict(self) -> dict[str, str]:
        """``{"kk": …, "ru": …, "en": …}``."""
        return {"kk": self.kk, "ru": self.ru, "en": self.en}
