"""Making, withdrawing and verifying papers."""

from __future__ import annotations

import hashlib
import hmac
import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from django.db import connection, transaction
from django.utils import timezone

from qyzmet.law.text import Text
from qyzmet.papers.codes import grouped, new_code, read_code
from qyzmet.papers.fields import Kind, PaperError, check_fields, shown_value
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.kinds_2014 import BARCODE_FIELDS
from qyzmet.papers.models import Paper
from qyzmet.papers.render import render
from qyzmet.trust.authority import authority
from qyzmet.trust.barcode import pack
from qyzmet.trust.keys import Keys
from qyzmet.trust.pdf import seal

log = logging.getLogger(__name__)

VERIFY_PATH = "/v/"
"""The address in the QR code is ``<base_url>/v/<code>``: short, so that the code stays coarse."""

Status = Literal["valid", "withdrawn", "unknown"]


@dataclass(frozen=True, slots=True)
class ShownField:
    """One field as the verification page shows it."""

    label: Text
    value: Text
    clause: str


@dataclass(frozen=True, slots=True)
class Verification:
    """What anybody may learn of a paper: no more than its holder's copy shows."""

    status: Status
    code: str
    """As printed; what was typed where there is no such paper."""
    title: Text | None = None
    number: str = ""
    made_at: datetime | None = None
    edition: str = ""
    """Under which it was made: its fields cite the clauses of this one."""
    sealed: bool = False
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""
    fields: tuple[ShownField, ...] = ()


def verify_url(base_url: str, code: str) -> str:
    """The address that the QR code of a paper opens."""
    return f"{base_url.rstrip('/')}{VERIFY_PATH}{code}"


def make_paper(
    kind: str,
    fields: Mapping[str, Any],
    *,
    case_number: str,
    service: str,
    edition: str,
    language: str,
    made_by: str,
    base_url: str,
    seals: Sequence[str] = (),
    signers: Sequence[Keys] = (),
    at: datetime | None = None,
) -> Paper:
    """Typeset a paper, seal it with ``seals`` (ministries, in this order) and ``signers``, and keep it.

    ``unique_number`` and ``barcode``, where the form has them, are filled in here; ``at`` is the moment it is
    made (now, if not given). Runs inside the caller's transaction, so a paper is kept with the step that made
    it or not at all. Raises :class:`qyzmet.papers.fields.PaperError`.
    """
    moment = at or timezone.now()
    form = kind_of(kind)
    code = new_code()
    with transaction.atomic():
        number = _next_number(case_number)
        kept = check_fields(form, _completed(form, fields, number, seals))
        url = verify_url(base_url, code)
        pdf = render(kind, kept, language, code=grouped(code), verify_url=url, made_at=moment)
        keys = [*(authority().seal(ministry) for ministry in seals), *signers]
        if keys:
            pdf = seal(pdf, keys, at=moment)
        return Paper.objects.create(
            code=code,
            number=number,
            kind=kind,
            case_number=case_number,
            service=service,
            edition=edition,
            language=language,
            fields=kept,
            pdf=pdf,
            sha256=hashlib.sha256(pdf).digest(),
            sealed=bool(keys),
            made_at=moment,
            made_by=made_by,
        )


def withdraw(paper: Paper, reason: str, by: str, *, at: datetime | None = None) -> None:
    """Withdraw a paper; its code shows «withdrawn» from now on.

    Raises :class:`PaperError`: ``no-reason``, ``already-withdrawn``.
    """
    if not reason.strip():
        raise PaperError("no-reason", _NO_REASON)
    changed = Paper.objects.filter(pk=paper.pk, withdrawn_at__isnull=True).update(
        withdrawn_at=at or timezone.now(), withdrawn_reason=reason, withdrawn_by=by
    )
    if not changed:
        raise PaperError("already-withdrawn", _ALREADY)
    paper.refresh_from_db(fields=["withdrawn_at", "withdrawn_reason", "withdrawn_by"])


def verify(typed: str) -> Verification:
    """What the code on a paper says, typed in any case, with or without dashes, spaces, look-alike letters."""
    code = read_code(typed)
    paper = Paper.objects.defer(None).filter(code=code).first() if code else None
    if paper is None:
        return Verification("unknown", typed.strip())
    if not hmac.compare_digest(hashlib.sha256(paper.pdf).digest(), bytes(paper.sha256)):
        log.critical("paper %s: its file in the database is not the one that was made", paper.number)
        return Verification("unknown", grouped(paper.code))
    return _shown(paper)


def verify_file(pdf: bytes) -> Verification:
    """What a PDF file is worth: known only if it is, octet for octet, one that was made here."""
    paper = Paper.objects.filter(sha256=hashlib.sha256(pdf).digest()).first()
    return _shown(paper) if paper else Verification("unknown", "")


def _shown(paper: Paper) -> Verification:
    form = kind_of(paper.kind)
    return Verification(
        status="withdrawn" if paper.withdrawn_at else "valid",
        code=grouped(paper.code),
        title=form.title,
        number=paper.number,
        made_at=paper.made_at,
        edition=paper.edition,
        sealed=paper.sealed,
        withdrawn_at=paper.withdrawn_at,
        withdrawn_reason=paper.withdrawn_reason,
        fields=_shown_fields(form, paper.fields) if form.public else (),
    )


def _shown_fields(form: Kind, kept: Mapping[str, Any]) -> tuple[ShownField, ...]:
    shown: list[ShownField] = []
    for one in form.fields:
        value = Text(*(shown_value(one, kept.get(one.id), language) for language in ("kk", "ru", "en")))
        if one.shown and value.kk:
            shown.append(ShownField(one.label, value, one.clause))
    return tuple(shown)


def _completed(form: Kind, fields: Mapping[str, Any], number: str, seals: Sequence[str]) -> dict[str, Any]:
    """The caller's fields with the number and the signed bar code that the form prints."""
    ids = {one.id for one in form.fields}
    completed = dict(fields)
    if "unique_number" in ids:
        completed.setdefault("unique_number", number)
    if "barcode" in ids and seals:
        kept = check_fields(form, completed)
        data = {name: str(kept[name]) for name in BARCODE_FIELDS if kept.get(name)}
        completed["barcode"] = pack(data, [(ministry, authority().seal(ministry)) for ministry in seals])
    return completed


def _next_number(case_number: str) -> str:
    """The next number among the papers of a case; others making papers of the same case wait their turn."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('papers'), hashtext(%s))", [case_number])
        cursor.execute("SELECT count(*) + 1 FROM papers_paper WHERE case_number = %s", [case_number])
        (place,) = cursor.fetchone()
    return f"{case_number}/{place}"


_NO_REASON = Text(
    "Құжатты кері қайтарып алу үшін себебін жазыңыз.",
    "Чтобы отозвать документ, укажите причину.",
    "To withdraw a paper, say why.",
)
_ALREADY = Text(
    "Бұл құжат бұрын кері қайтарып алынған.",
    "Этот документ уже отозван.",
    "This paper has been withdrawn already.",
)
