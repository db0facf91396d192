"""Photographs and scanned signatures as files: what type, how many dots, in the proportions that the act gives.

The editions give centimetres («3,4х4,5 см», «7х2 см») and no dots. reading: a file has them where width and height
stand in that proportion, within a fiftieth, and where there is a dot for each 1/300 inch, as print needs.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import Final

from qyzmet.law.model import Document
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

DOTS_PER_INCH: Final = 300
TOLERANCE: Final = 0.02
LARGEST: Final = 2 * 1024 * 1024
"""Octets. Of our own choosing: the acts set no limit."""
_SIZE = re.compile(r"(\d+(?:,\d+)?)\s*[хx×]\s*(\d+(?:,\d+)?)\s*см")
"""Centimetres in a name: width, then height."""
_PNG: Final = b"\x89PNG\r\n\x1a\n"
_JPEG: Final = b"\xff\xd8\xff"
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""Markers of JPEG that begin a frame and tell its size."""
_ALONE: Final = frozenset((0x01, *range(0xD0, 0xD8)))
"""Markers of JPEG without a length."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture by its content: media type, width and height in dots."""

    media_type: str
    width: int
    height: int


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


def read(content: bytes) -> Picture:
    """A JPEG or a PNG, whole. Raises :class:`Refusal`: ``no-picture``, ``picture-broken``."""
    try:
        if content.startswith(_PNG):
            return _png(content)
        if content.startswith(_JPEG):
            return _jpeg(content)
    except (struct.error, IndexError, ValueError) as error:
        raise Refusal("picture-broken", _BROKEN, field="file") from error
    raise Refusal("no-picture", _NO_PICTURE, field="file")


def _png(content: bytes) -> Picture:
    """Chunk by chunk to the end: each with its checksum, so that half a file does not pass."""
    at, size = len(_PNG), (0, 0)
    while True:
        length, kind = struct.unpack_from(">I4s", content, at)
        body = content[at + 4 : at + 8 + length]
        if struct.unpack_from(">I", content, at + 8 + length)[0] != zlib.crc32(body):
            raise ValueError("checksum")
        if kind == b"IHDR":
            size = struct.unpack_from(">II", content, at + 8)
        if kind == b"IEND":
            return _sized("image/png", *size)
        at += 12 + length


def _jpeg(content: bytes) -> Picture:
    """Marker by marker to the frame; the file has to have its end."""
    if b"\xff\xd9" not in content[-64:]:
        raise ValueError("no end")
    at = 2
    while True:
        if content[at] != 0xFF:
            raise ValueError("no marker")
        marker = content[at + 1]
        if marker in _ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return _sized("image/jpeg", width, height)
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]


def _sized(media_type: str, width: int, height: int) -> Picture:
    if not width or not height:
        raise ValueError("no size")
    return Picture(media_type, width, height)


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


_NO_PICTURE = Text(
    "Бұл файл сурет емес: атауы қандай болса да, ішінде JPEG немесе PNG болуы тиіс.",
    "Этот файл не изображение: каким бы ни было имя, внутри должен быть JPEG или PNG.",
    "This file is no picture: whatever its name says, it must be a JPEG or a PNG inside.",
)
_BROKEN = Text(
    "Сурет файлы бүлінген немесе толық емес: басқасын таңдаңыз.",
    "Файл изображения повреждён или неполон: выберите другой.",
    "The file of the picture is broken or not whole: choose another one.",
)
