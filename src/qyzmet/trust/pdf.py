"""Seals on PDF papers: PAdES B-B signatures (ETSI EN 319 142-1), each in an incremental update of its own."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives import serialization
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko.sign.general import CMSExtractionError, CMSStructuralError
from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigObjSetup
from pyhanko.sign.signers.pdf_byterange import SignatureObject
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from qyzmet.law.text import Text
from qyzmet.trust.at_once import at_once
from qyzmet.trust.authority import Authority
from qyzmet.trust.cms import check_certificate
from qyzmet.trust.errors import TEXTS, UNREADABLE, BadSignature, bad_signature
from qyzmet.trust.keys import Keys, holder_of, utc

_ATTRIBUTES = 1024
"""Octets kept for what a CMS holds beside certificates and the signature value; about 400 are used."""


@dataclass(frozen=True, slots=True)
class SealCheck:
    """What one seal on a paper is worth."""

    name: str
    organisation: str
    serial: str
    signed_at: datetime | None
    valid: bool
    """The sealed bytes are unchanged, the signature is the certificate's, the certificate is trusted."""
    covers_all: bool
    """Nothing was added to the file after this seal."""
    problem: Text | None


def seal(pdf: bytes, seals: Sequence[Keys], *, at: datetime) -> bytes:
    """The paper with one signature more for every key in ``seals``, in their order.

    Each is an invisible PAdES signature over everything before it; ``at`` stands in it as the time of signing.
    """
    utc(at)
    stream = io.BytesIO(pdf)
    for number, keys in enumerate(seals, start=1):
        writer = IncrementalPdfFileWriter(stream)
        steps = PdfCMSEmbedder().write_cms(field_name=f"Seal{number}", writer=writer)
        next(steps)
        place = SignatureObject(
            subfilter=SigSeedSubFilter.PADES,
            timestamp=at,
            name=keys.holder.name,
            bytes_reserved=2 * _room(keys),
        )
        steps.send(SigObjSetup(sig_placeholder=place))
        digest, stream = steps.send(SigIOSetup(md_algorithm="sha256", in_place=True))
        steps.send(keys.envelope.signature(digest.document_digest))
    return stream.getvalue()


def _room(keys: Keys) -> int:
    """Octets that the CMS of a seal may take."""
    certificates = (keys.certificate, *keys.chain)
    size = sum(len(one.public_bytes(serialization.Encoding.DER)) for one in certificates)
    return size + keys.key.key_size // 8 + _ATTRIBUTES


def check_seals(pdf: bytes, *, at: datetime, authority: Authority) -> list[SealCheck]:
    """What every seal on the paper is worth, in the order they were put; an empty list if there is none.

    Raises :class:`qyzmet.trust.errors.BadSignature` (``not-pdf``) if the bytes are no PDF file.
    """
    try:
        signatures = PdfFileReader(io.BytesIO(pdf), strict=False).embedded_regular_signatures
    except (PdfError, *UNREADABLE) as error:
        raise BadSignature("not-pdf", _NOT_PDF) from error
    return at_once(_check_all(signatures, at, authority))


async def _check_all(
    signatures: Sequence[EmbeddedPdfSignature], at: datetime, authority: Authority
) -> list[SealCheck]:
    return [await _check(one, at, authority) for one in signatures]


async def _check(signature: EmbeddedPdfSignature, at: datetime, authority: Authority) -> SealCheck:
    problem: Text | None = None
    covers_all = False
    try:
        signature.compute_integrity_info()
        summary = signature.summarise_integrity_info()
        covers_all = summary["coverage"] == SignatureCoverageLevel.ENTIRE_FILE
        same, valid = validate_sig_integrity(
            signature.signer_info, signature.signer_cert, "data", signature.compute_digest()
        )
        if not valid:
            raise bad_signature("broken")
        if not same or (not covers_all and not summary["docmdp_ok"]):
            raise bad_signature("data-differs")
        others = tuple(one.dump() for one in signature.other_embedded_certs)
        await check_certificate(signature.signer_cert, others, at=at, authority=authority)
    except BadSignature as bad:
        problem = bad.text
    except _BROKEN:
        problem = TEXTS["broken"]
    try:
        holder, signed_at = holder_of(signature.signer_cert), signature.self_reported_timestamp
    except _BROKEN:
        return SealCheck("", "", "", None, valid=False, covers_all=False, problem=TEXTS["broken"])
    return SealCheck(
        name=holder.name,
        organisation=holder.organisation,
        serial=holder.serial,
        signed_at=signed_at,
        valid=problem is None,
        covers_all=covers_all,
        problem=problem,
    )


_BROKEN = (SignatureValidationError, CMSStructuralError, CMSExtractionError, PdfError, *UNREADABLE)


_NOT_PDF = Text(
    "Бұл PDF файлы емес немесе ол бұзылған. Берілген құжаттың PDF файлын таңдаңыз.",
    "Это не файл PDF, или он повреждён. Выберите файл PDF выданного документа.",
    "This is not a PDF file, or it is damaged. Choose the PDF file of a paper that was issued.",
)
