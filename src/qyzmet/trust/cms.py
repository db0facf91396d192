"""CMS signatures of people (RFC 5652, CAdES): make one, and say whether one holds and whose it is."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from dataclasses import dataclass
from datetime import datetime

from asn1crypto import cms, pem
from asn1crypto import x509 as asn1_x509
from pyhanko.sign.general import CMSExtractionError, CMSStructuralError, find_unique_cms_attribute
from pyhanko.sign.validation.errors import (
    DisallowedAlgorithmError,
    SignatureValidationError,
)
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko_certvalidator import CertificateValidator
from pyhanko_certvalidator.errors import (
    ExpiredError,
    InsufficientRevinfoError,
    InvalidCertificateError,
    NotYetValidError,
    PathBuildingError,
    PathValidationError,
    RevokedError,
)

from qyzmet.trust import oids
from qyzmet.trust.at_once import at_once
from qyzmet.trust.authority import Authority
from qyzmet.trust.errors import UNREADABLE, bad_signature
from qyzmet.trust.keys import Holder, Keys, holder_of, utc

_DIGESTS = frozenset({"sha256", "sha384", "sha512"})
_SIGNATURES = frozenset({"rsassa_pkcs1v15", "rsassa_pss", "ecdsa"})


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signed. ``signed_at`` is what the signer's computer claimed, else the moment of checking."""

    iin: str
    bin: str
    name: str
    organisation: str
    serial: str
    """Serial number of the certificate, hexadecimal."""
    signed_at: datetime


def sign_cms(data: bytes, key: Keys, *, at: datetime, attached: bool = False) -> bytes:
    """A CAdES-B signature over ``data`` in DER; with the data inside if ``attached``."""
    digest = hashlib.sha256(data).digest()
    return key.envelope.signature(digest, at=utc(at), content=data if attached else None)


def verify_cms(signature: bytes | str, data: bytes, *, at: datetime, authority: Authority) -> Signer:
    """The person who signed ``data``; the certificate is judged as of ``at`` (when it was received).

    ``signature`` is DER, base64 or PEM, with the data inside or without. Raises
    :class:`qyzmet.trust.errors.BadSignature`: ``not-cms``, ``data-differs``, ``broken``, ``algorithm``,
    ``unknown-authority``, ``expired``, ``not-yet-valid``, ``revoked``, ``revocation-unknown``,
    ``key-usage``, ``no-iin``.
    """
    try:
        return _verified(_read(signature), data, at, authority)
    except UNREADABLE as error:
        raise bad_signature("not-cms") from error


def check_certificate_of(
    signature: bytes | str, data: bytes, *, at: datetime, authority: Authority
) -> Holder:
    """The holder of the certificate that signed ``data``, official or person, judged as of ``at``.

    Raises :class:`qyzmet.trust.errors.BadSignature` as :func:`verify_cms` does, ``no-iin`` excepted.
    """
    try:
        return holder_of(_certificate(_read(signature), data, at, authority))
    except UNREADABLE as error:
        raise bad_signature("not-cms") from error


def _certificate(
    signed: cms.SignedData, data: bytes, at: datetime, authority: Authority
) -> asn1_x509.Certificate:
    """The certificate of the signer, if the signature holds over the data and it may sign as of ``at``."""
    signer_info: cms.SignerInfo = signed["signer_infos"][0]
    certificate, others = _certificates(signed, signer_info)
    _check_data(signed, signer_info, certificate, data)
    at_once(check_certificate(certificate, others, at=at, authority=authority))
    if not oids.PERSONS & set(_dotted(certificate.extended_key_usage_value)):
        raise bad_signature("key-usage")
    return certificate


def _verified(signed: cms.SignedData, data: bytes, at: datetime, authority: Authority) -> Signer:
    signer_info: cms.SignerInfo = signed["signer_infos"][0]
    holder = holder_of(_certificate(signed, data, at, authority))
    if not re.fullmatch(r"\d{12}", holder.iin):
        raise bad_signature("no-iin")
    return Signer(
        iin=holder.iin,
        bin=holder.bin,
        name=holder.name,
        organisation=holder.organisation,
        serial=holder.serial,
        signed_at=_claimed_time(signer_info) or at,
    )


async def check_certificate(
    certificate: asn1_x509.Certificate,
    others: tuple[bytes, ...],
    *,
    at: datetime,
    authority: Authority,
) -> None:
    """Pass if the certificate may sign documents as of ``at`` (RFC 5280); else ``BadSignature``."""
    validator = CertificateValidator(certificate, validation_context=authority.validation(utc(at), others))
    try:
        await validator.async_validate_usage({"digital_signature"})
    except ExpiredError as error:
        raise bad_signature("expired") from error
    except NotYetValidError as error:
        raise bad_signature("not-yet-valid") from error
    except RevokedError as error:
        raise bad_signature("revoked") from error
    except InsufficientRevinfoError as error:
        raise bad_signature("revocation-unknown") from error
    except InvalidCertificateError as error:
        raise bad_signature("key-usage") from error
    except (PathBuildingError, PathValidationError) as error:
        raise bad_signature("unknown-authority") from error


def _read(signature: bytes | str) -> cms.SignedData:
    raw = signature.encode("ascii", "replace") if isinstance(signature, str) else signature
    try:
        if raw[:1] != b"\x30":
            raw = pem.unarmor(raw)[2] if pem.detect(raw) else base64.b64decode(raw, validate=False)
        content = cms.ContentInfo.load(raw, strict=True)
        if content["content_type"].native != "signed_data":
            raise ValueError("not signed data")
        signed = content["content"]
        if len(signed["signer_infos"]) != 1 or not signed["certificates"]:
            raise ValueError("one signer with a certificate is expected")
        signed.native  # noqa: B018  parses all of it now, so that nothing breaks half-way
    except (ValueError, TypeError, KeyError, binascii.Error) as error:
        raise bad_signature("not-cms") from error
    return signed


def _certificates(
    signed: cms.SignedData, signer_info: cms.SignerInfo
) -> tuple[asn1_x509.Certificate, tuple[bytes, ...]]:
    """The signer's certificate and the DER of the others that came along."""
    sid = signer_info["sid"]
    every = [one.chosen for one in signed["certificates"] if one.name == "certificate"]
    for one in every:
        if sid.name == "issuer_and_serial_number":
            named = sid.chosen
            found = one.serial_number == named["serial_number"].native and one.issuer == named["issuer"]
        else:
            found = one.key_identifier == sid.chosen.native
        if found:
            return one, tuple(other.dump() for other in every if other is not one)
    raise bad_signature("not-cms")


def _check_data(
    signed: cms.SignedData, signer_info: cms.SignerInfo, certificate: asn1_x509.Certificate, data: bytes
) -> None:
    inside = signed["encap_content_info"]
    if inside["content_type"].native != "data":
        raise bad_signature("not-cms")
    content = inside["content"].native
    if content is not None and content != data:
        raise bad_signature("data-differs")
    try:
        digest = signer_info["digest_algorithm"]["algorithm"].native
        algorithm = signer_info["signature_algorithm"].signature_algo
    except ValueError as error:
        raise bad_signature("algorithm") from error
    if digest not in _DIGESTS or algorithm not in _SIGNATURES:
        raise bad_signature("algorithm")
    try:
        same, valid = validate_sig_integrity(
            signer_info, certificate, "data", hashlib.new(digest, data).digest()
        )
    except DisallowedAlgorithmError as error:
        raise bad_signature("algorithm") from error
    except (SignatureValidationError, CMSStructuralError, CMSExtractionError, ValueError) as error:
        raise bad_signature("broken") from error
    if not valid:
        raise bad_signature("broken")
    if not same:
        raise bad_signature("data-differs")


def _claimed_time(signer_info: cms.SignerInfo) -> datetime | None:
    try:
        value = find_unique_cms_attribute(signer_info["signed_attrs"], "signing_time").native
    except (CMSExtractionError, CMSStructuralError):
        return None
    return value if isinstance(value, datetime) else None


def _dotted(usage: asn1_x509.ExtKeyUsageSyntax | None) -> list[str]:
    return [one.dotted for one in usage] if usage else []
