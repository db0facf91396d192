"""Photographs and scanned signatures as files: what type, how many dots, in the proportions that the act gives.

The editions give centimetres («3,4х4,5 см», «7х2 см») and no dots. reading: a file has them where width and height
stand in that proportion, within a fiftieth, and where there is a dot for each 1/300 inch, as print needs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from qyzmet.desk.pictures import Picture, read
from qyzmet.law.model import Document
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

DOTS_PER_INCH: Final = 300
TOLERANCE: Final = 0.02
LARGEST: Final = 2 * 1024 * 1024
"""Octets. Of our own choosing: the acts set no limit."""
_SIZE = re.compile(r"(\d+(?:,\d+)?)\s*[хx×]\s*(\d+(?:,\d+)?)\s*см")
"""Centimetres in a name: width, then height."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The size that a document of the edition gives, in centimetres."""

    width: float
    height: float

    @property
    def least(self) -> tuple[int, int]:
        """Width and height in dots at least."""
        return int(self.width / 2.54 * DOTS_PER_INCH), int(self.height / 2.54 * DOTS_PER_INCH)


def size_of(document: Document) -> Asked | None:
    """The size in the name of the document, as the act words it; None where it gives none.

    >>> from qyzmet.law.catalogue import edition
    >>> [size_of(one) for one in edition("passport-id-card@2014").documents_for("portal", {})][1:]
    [Asked(width=3.4, height=4.5), Asked(width=7.0, height=2.0)]
    """
    found = _SIZE.search(document.name.kk)
    if found is None:
        return None
    width, height = (float(part.replace(",", ".")) for part in found.groups())
    return Asked(width, height)


def checked(content: bytes, document: Document) -> Picture:
    """The picture, if it is one and has the size that the document asks for.

    Raises :class:`Refusal` (field ``file``): ``no-picture``, ``picture-broken``, ``picture-proportions``,
    ``picture-too-small``.
    """
    picture = read(content)
    asked = size_of(document)
    if asked is None:
        return picture
    wanted = asked.width / asked.height
    if abs(picture.width / picture.height / wanted - 1) > TOLERANCE:
        raise Refusal(
            "picture-proportions", _proportions(picture, asked), clause=document.clause, field="file"
        )
    width, height = asked.least
    if picture.width < width or picture.height < height:
        raise Refusal("picture-too-small", _too_small(picture, asked), clause=document.clause, field="file")
    return picture


def _centimetres(asked: Asked) -> tuple[str, str]:
    english = f"{asked.width:g} × {asked.height:g}"
    return english.replace(".", ","), english


def _proportions(picture: Picture, asked: Asked) -> Text:
    local, english = _centimetres(asked)
    has = f"{picture.width} × {picture.height}"
    return Text(
        f"Суреттің ені мен биіктігі {local} см-ге сәйкес емес: файлда {has} нүкте. Қиып, қайта жіберіңіз.",
        f"Ширина и высота не соответствуют {local} см: в файле {has} точек. Обрежьте и отправьте снова.",
        f"Width and height do not fit {english} cm: the file has {has} dots. Crop it and send it again.",
    )


def _too_small(picture: Picture, asked: Asked) -> Text:
    least = " × ".join(map(str, asked.least))
    has = f"{picture.width} × {picture.height}"
    return Text(
        f"Сурет тым ұсақ: {has} нүкте, кемінде {least} керек.",
        f"Изображение слишком мелкое: {has} точек, нужно не меньше {least}.",
        f"The picture is too small: {has} dots, at least {least} are needed.",
    )
