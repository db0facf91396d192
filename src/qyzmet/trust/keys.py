"""A private key with its certificate, loaded once and ready to sign."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from qyzmet.trust.der import Envelope


@dataclass(frozen=True, slots=True)
class Holder:
    """Who a certificate names. ``iin`` and ``bin`` are 12 digits, or empty."""

    name: str
    iin: str
    bin: str
    organisation: str
    serial: str
    """Serial number of the certificate, hexadecimal."""


def holder_of(certificate: asn1_x509.Certificate) -> Holder:
    """The holder as the National Certification Authority writes subjects.

    ``serialNumber=IIN…``, ``OU=BIN…``, ``O``, ``CN`` (surname and name), ``G`` (patronymic).
    """
    subject = certificate.subject.native
    number = str(subject.get("serial_number", ""))
    units = subject.get("organizational_unit_name", "")
    units = units if isinstance(units, list) else [units]
    name = " ".join(filter(None, (str(subject.get("common_name", "")), str(subject.get("given_name", "")))))
    return Holder(
        name=name,
        iin=number.removeprefix("IIN") if number.startswith("IIN") else "",
        bin=next((str(unit)[3:] for unit in units if str(unit).startswith("BIN")), ""),
        organisation=str(subject.get("organization_name", "")),
        serial=f"{certificate.serial_number:x}",
    )


class Keys:
    """A private key and its certificate; signs with the key object, never parsing it again."""

    def __init__(
        self, key: rsa.RSAPrivateKey, certificate: x509.Certificate, chain: tuple[x509.Certificate, ...] = ()
    ) -> None:
        self.key = key
        self.certificate = certificate
        self.chain = chain

    @classmethod
    def load(cls, key: Path, certificate: Path, chain: tuple[x509.Certificate, ...] = ()) -> Keys:
        """Read two PEM files. Raises :class:`ValueError` if the key is not RSA or is not the certificate's."""
        loaded = serialization.load_pem_private_key(key.read_bytes(), password=None)
        named = x509.load_pem_x509_certificate(certificate.read_bytes())
        if not isinstance(loaded, rsa.RSAPrivateKey):
            raise ValueError(f"{key}: expected an RSA key")
        if loaded.public_key() != named.public_key():
            raise ValueError(f"{key} is not the key of the certificate {certificate}")
        return cls(loaded, named, chain)

    @cached_property
    def asn1_certificate(self) -> asn1_x509.Certificate:
        """The certificate as pyHanko wants it."""
        return asn1_certificate(self.certificate)

    @cached_property
    def holder(self) -> Holder:
        """Who the certificate names."""
        return holder_of(self.asn1_certificate)

    @cached_property
    def envelope(self) -> Envelope:
        """What all CMS signatures of these keys share; encoded once in the life of the process."""
        return Envelope.of(self.certificate, self.chain, self.sign)

    def sign(self, data: bytes) -> bytes:
        """RSASSA-PKCS1-v1_5 with SHA-256 over ``data``."""
        return self.key.sign(data, padding.PKCS1v15(), hashes.SHA256())


def asn1_certificate(certificate: x509.Certificate) -> asn1_x509.Certificate:
    """The same certificate as an asn1crypto object."""
    return asn1_x509.Certificate.load(certificate.public_bytes(serialization.Encoding.DER))


def utc(moment: datetime) -> datetime:
    """``moment`` itself; :class:`ValueError` if it has no time zone."""
    if moment.tzinfo is None:
        raise ValueError("a moment of signing needs a time zone")
    return moment
