"""Words of the register of families: what somebody is to the head.

reading: the acts name no kinds; those of the household book are taken.
"""

from __future__ import annotations

from typing import Final

from qyzmet.law.text import Text
from qyzmet.services import household_words

HEAD: Final = household_words.HEAD
RELATIONS: Final[dict[str, Text]] = {
    **household_words.RELATIONS,
    HEAD: Text("отбасы басшысы", "глава семьи", "head of the family"),
}
"""What somebody is to the head of the family."""
