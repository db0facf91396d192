"""Pictures by what is in them: which type, how large, and whether the file is whole."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import Final

from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

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
