"""Files that go with a case: what was scanned at a window, sent with a request, signed."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from qyzmet.cases.models import Attachment
from qyzmet.desk.pictures import read
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

PDF: Final = "application/pdf"
ENDINGS: Final = {"image/png": "png", "image/jpeg": "jpg", PDF: "pdf"}
LONGEST_NAME: Final = 80


@dataclass(frozen=True, slots=True)
class Scan:
    """A page, or several, of a document that was brought; ``document`` is its id in the edition."""

    document: str
    name: str
    media_type: str
    content: bytes


def scan_of(document: str, name: str, content: bytes) -> Scan:
    """The file as a scan, its type read from the content and its name made harmless.

    Raises :class:`Refusal` (field ``file``): ``no-scan``, ``scan-broken``, ``picture-broken``.
    """
    media_type = _media_type(content)
    return Scan(document, plain_name(name, media_type), media_type, content)


def _media_type(content: bytes) -> str:
    if content.startswith(b"%PDF-"):
        if b"%%EOF" not in content[-1024:]:
            raise Refusal("scan-broken", _BROKEN, field="file")
        return PDF
    try:
        return read(content).media_type
    except Refusal as refusal:
        if refusal.code == "no-picture":
            raise Refusal("no-scan", _NO_SCAN, field="file") from refusal
        raise


def plain_name(name: str, media_type: str) -> str:
    """The name with the one ending of its type, without anything a file system or a header could take for more.

    >>> plain_name("../kuälik.pdf.exe", "application/pdf")
    'kuälik_pdf.pdf'
    """
    last = re.split(r"[/\\]", name)[-1]
    stem = re.sub(r"[^\w -]+", "_", last.rsplit(".", 1)[0]).strip(" _")[:LONGEST_NAME] or "file"
    return f"{stem}.{ENDINGS[media_type]}"


def attach(
    case_id: int, document: str, name: str, media_type: str, content: bytes, by: str, now: datetime
) -> None:
    """Keep a file with the case; ``by`` is the name of who brought or made it."""
    Attachment.objects.create(
        case_id=case_id,
        document=document,
        name=name,
        media_type=media_type,
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        added_at=now,
        added_by=by,
    )


_NO_SCAN = Text(
    "Бұл файл скан емес: атауы қандай болса да, ішінде JPEG, PNG немесе PDF болуы тиіс.",
    "Этот файл не скан: каким бы ни было имя, внутри должен быть JPEG, PNG или PDF.",
    "This file is no scan: whatever its name says, it must be a JPEG, a PNG or a PDF inside.",
)
_BROKEN = Text(
    "Файл бүлінген немесе толық емес: басқасын таңдаңыз.",
    "Файл повреждён или неполон: выберите другой.",
    "The file is broken or not whole: choose another one.",
)
