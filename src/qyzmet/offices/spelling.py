"""What somebody wrote of a place, in Kazakh or Russian: which names, and what each of them names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from qyzmet.registers.folding import fold

_REGION: Final = frozenset(("облысы", "облыс", "облысынын", "област", "области", "обл.", "обл"))
_DISTRICT: Final = frozenset(("ауданы", "аудан", "ауданынын", "район", "района", "р н"))
_TOWN: Final = frozenset(
    (
        *(
            "каласы",
            "кала",
            "к.",
            "к",
            "город",
            "города",
            "г.",
            "г",
            "ауылы",
            "ауыл",
            "а.",
            "село",
            "села",
            "с.",
        ),
        *("селосы", "аул", "кенти", "кент", "поселок", "поселка", "пос.", "станциясы", "станция", "ст."),
        *("селолык", "ауылдык", "округи", "округ", "округа", "селский", "селского", "аулный"),
    )
)
"""Words that tell what a name names, as :func:`fold` writes them."""
_PARTS: Final = re.compile(r"[,;]|(?<=ауданы)\s|(?<=қаласы)\s|(?<=облысы)\s")


@dataclass(slots=True)
class Asked:
    """The names in a place, by what they can name; a bare name can be a town, a district or a region.

    ``typed`` are those of ``towns`` that were said to be a town or village («город», «ауылы»).
    """

    towns: set[str] = field(default_factory=set)
    districts: set[str] = field(default_factory=set)
    regions: set[str] = field(default_factory=set)
    typed: set[str] = field(default_factory=set)

    def __bool__(self) -> bool:
        return bool(self.towns or self.districts or self.regions)


def asked(text: str) -> Asked:
    """The names in «Алматы қаласы, Әуезов ауданы», «Павлодар облысы», «г. Усть-Каменогорск» …"""
    found = Asked()
    for part in _PARTS.split(text.replace("р-н", "район")):
        words = set(fold(part).split())
        name = plain(part)
        if not name:
            continue
        if _REGION & words:
            found.regions.add(name)
        elif _DISTRICT & words:
            found.districts.add(name)
        else:
            found.towns.add(name)
            if _TOWN & words:
                found.typed.add(name)
    return found


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The bare name, folded, without «қаласы», «город», «облысы» …

    >>> plain("Астраханка селосы") == plain("село Астраханка") == "астраханка"
    True
    """
    return " ".join(word for word in fold(text).split() if word not in _REGION | _DISTRICT | _TOWN)
