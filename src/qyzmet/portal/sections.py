"""The pages between the questions of the edition and the review: the service's form in small groups, the files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby
from typing import Final

from django.utils import timezone

from qyzmet.desk.attaching import plain_name
from qyzmet.desk.official import APPLICANT
from qyzmet.desk.pictures import Picture
from qyzmet.desk.timing import PORTAL
from qyzmet.law.model import Document, Edition
from qyzmet.portal.models import DraftFile
from qyzmet.services.form import BadAnswer, Field, check_answers, fields_of

FORM, FILE = "form-", "file-"
"""What the addresses of these pages begin with; no fact of an edition does."""
KEPT: Final = timedelta(days=2)
"""How long a file of a request that was not sent is kept."""


@dataclass(frozen=True, slots=True)
class Section:
    """A few questions of the form that belong together."""

    fields: tuple[Field, ...]

    @property
    def page(self) -> str:
        """Its page, named after its first question."""
        return f"{FORM}{self.fields[0].id}"

    def answered(self, answers: Mapping[str, str]) -> bool:
        """Whether the answers can stand as they are."""
        try:
            check_answers(self.fields, answers)
        except BadAnswer:
            return False
        return True


def sections(edition: Edition, facts: Mapping[str, str]) -> list[Section]:
    """The form of the service, cut into pages: an address alone, else what is called alike (``owner``,
    ``owner_name``)."""
    fields = fields_of(edition, PORTAL, facts)
    return [Section(tuple(group)) for _, group in groupby(fields, key=_kin)]


def _kin(field: Field) -> str:
    return field.id if field.type == "address" else re.split(r"[_-]", field.id)[0]


def files_asked(edition: Edition, facts: Mapping[str, str]) -> list[Document]:
    """The files that go with the request: what the edition lists for the portal besides the request itself."""
    listed = request_and_files(edition, facts)[1:]
    return [one for one in listed if one.form == "electronic" and one.obtained == "applicant"]


def request_and_files(edition: Edition, facts: Mapping[str, str]) -> list[Document]:
    """What the edition lists for the portal, the request itself first.

    The request is what the applicant's own steps make a paper of; where they make none, the first on the list.
    """
    listed = edition.documents_for(PORTAL, facts)
    steps = edition.channel(PORTAL).steps
    written = {paper for step in steps if step.by == APPLICANT for paper in step.papers}
    return sorted(listed, key=lambda one: one.paper not in written)


def files_of(draft: str) -> dict[str, DraftFile]:
    """The files given so far, by document, without their content."""
    return {one.document: one for one in DraftFile.objects.filter(draft=draft).defer("content")}


def keep_file(draft: str, document: Document, name: str, content: bytes, picture: Picture) -> None:
    """Keep a file for the request, in the place of one given before; forget those of requests never sent."""
    now = timezone.now()
    DraftFile.objects.filter(added_at__lt=now - KEPT).delete()
    DraftFile.objects.update_or_create(
        draft=draft,
        document=document.id,
        defaults={
            "name": plain_name(name, picture.media_type),
            "media_type": picture.media_type,
            "sha256": hashlib.sha256(content).hexdigest(),
            "content": content,
            "added_at": now,
        },
    )


def forget_files(draft: str) -> None:
    """The request is in the store: its files moved there."""
    DraftFile.objects.filter(draft=draft).delete()


def initial_of(fields: Sequence[Field], answers: Mapping[str, str]) -> dict[str, object]:
    """The answers as a form shows them."""
    return {
        field.id: datetime.fromisoformat(answers[field.id]).date()
        if field.type == "date"
        else answers[field.id]
        for field in fields
        if field.id in answers
    }
