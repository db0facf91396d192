"""A text, its electronic signature, and both kept with the case: for requests, consents and refusals alike."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from qyzmet.desk.attaching import attach
from qyzmet.law.text import Text
from qyzmet.portal.forms.apply import SignatureForm
from qyzmet.portal.reader import Self
from qyzmet.process.errors import Refusal
from qyzmet.trust.authority import authority
from qyzmet.trust.cms import Signer, verify_cms


@dataclass(frozen=True, slots=True)
class Signed:
    """A text with the signature that holds over it."""

    content: bytes
    raw: bytes
    """The signature as it came: DER, PEM or base64."""
    signer: Signer

    def data(self) -> dict[str, str]:
        """As the desk takes it."""
        signer = self.signer
        return {
            "iin": signer.iin,
            "bin": signer.bin,
            "name": signer.name,
            "serial": signer.serial,
            "sha256": hashlib.sha256(self.content).hexdigest(),
        }


def signed(form: SignatureForm, content: bytes, reader: Self, now: datetime, clause: str | None) -> Signed:
    """The signature of the form over the text, if the reader made it.

    Raises :class:`qyzmet.trust.errors.BadSignature`, and :class:`Refusal` (``signature-of-another``).
    """
    given = form.given()
    signer = verify_cms(given, content, at=now, authority=authority())
    if signer.iin != reader.iin:
        raise Refusal("signature-of-another", _of_another(signer), clause=clause, field="signature")
    return Signed(content, given.encode("ascii") if isinstance(given, str) else given, signer)


def keep(case_id: int, document: str, name: str, given: Signed, by: str, now: datetime) -> None:
    """Keep text and signature with the case, as ``name.json`` and ``name.cms``."""
    attach(case_id, document, f"{name}.json", "application/json", given.content, by, now)
    attach(case_id, document, f"{name}.cms", "application/pkcs7-signature", given.raw, by, now)


def page_of(content: bytes, form: SignatureForm, reader: Self, bin_: str = "") -> dict[str, Any]:
    """What the part of a page that signs needs: the text, whose key, where the signer listens."""
    return {
        "form": form,
        "text": content.decode(),
        "data": base64.b64encode(content).decode(),
        "iin": reader.iin,
        "bin": bin_,
        "signer": settings.QYZMET_NCALAYER_URL,
    }


def as_file(content: bytes, name: str) -> HttpResponse:
    """The exact text as a file, to be signed outside the browser."""
    return HttpResponse(
        content,
        content_type="application/json; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.json"'},
    )


def _of_another(signer: Signer) -> Text:
    return Text(
        f"Қолтаңба басқа адамдікі: {signer.name}. Өз кілтіңізбен қол қойыңыз.",
        f"Подпись принадлежит другому лицу: {signer.name}. Подпишите своим ключом.",
        f"The signature is somebody else's: {signer.name}. Sign with your own key.",
    )
