"""The scans of a reception: listed in its draft, their octets in boxes, in the case once it is filed."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Final
from uuid import uuid4

from qyzmet.cases.store import Stored
from qyzmet.centre import boxes
from qyzmet.centre.drafts import Draft
from qyzmet.desk.attaching import Scan, attach
from qyzmet.desk.official import Official
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal

LARGEST: Final = 5 * 1024 * 1024
"""Octets of a file. Of our own choosing: the acts set no limit."""
MOST: Final = 12
"""Files of one document."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of the draft."""

    id: str
    document: str
    name: str
    media_type: str
    sha256: str
    box: str

    @property
    def picture(self) -> bool:
        """Whether a page can show it."""
        return self.media_type != "application/pdf"


def scans_of(draft: Draft, document: str = "") -> list[Kept]:
    """The scans of a document, or of all, in the order in which they were made."""
    kept = [Kept(**row) for row in draft.scans]
    return [one for one in kept if not document or one.document == document]


def add(draft: Draft, given: Scan) -> None:
    """Keep a scan; the same file sent twice for a document is kept once.

    Raises :class:`Refusal` (``too-many-scans``).
    """
    there, digest = scans_of(draft, given.document), hashlib.sha256(given.content).hexdigest()
    if digest in {one.sha256 for one in there}:
        return
    if len(there) >= MOST:
        raise Refusal("too-many-scans", _TOO_MANY, field="files")
    kept = Kept(uuid4().hex, given.document, given.name, given.media_type, digest, boxes.put(given.content))
    draft.scans = [*draft.scans, asdict(kept)]


def remove(draft: Draft, scan: str) -> None:
    """Throw one away."""
    boxes.drop(one.box for one in scans_of(draft) if one.id == scan)
    draft.scans = [row for row in draft.scans if row["id"] != scan]


def store(draft: Draft, stored: Stored, by: Official, at: datetime) -> None:
    """Move what was scanned of the documents taken in into the case; call it inside the filing's transaction.

    Raises :class:`Refusal` (``scan-gone``) where a scan has run out meanwhile.
    """
    taken = {str(row["id"]) for row in draft.documents}
    for one in scans_of(draft):
        if one.document not in taken:
            continue
        content = boxes.content(one.box)
        if content is None:
            raise Refusal("scan-gone", _GONE)
        attach(stored.id, one.document, one.name, one.media_type, content, by.name, at)


_TOO_MANY = Text(
    f"Бір құжатқа {MOST} файлдан артық қосылмайды: беттерді бір PDF-ке біріктіріңіз.",
    f"К одному документу прилагается не больше {MOST} файлов: соедините страницы в один PDF.",
    f"A document has {MOST} files at most: put its pages into one PDF.",
)
_GONE = Text(
    "Сканның сақталу мерзімі өтіп кетті: құжатты қайта сканерлеңіз.",
    "Срок хранения скана истёк: отсканируйте документ снова.",
    "A scan has run out: scan the document again.",
)
