"""Building certificates and revocation lists of the test authority (RFC 5280)."""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID

BEGINNING = datetime(2005, 1, 1, tzinfo=UTC)
"""Test certificates reach back so far that cases of the historic editions can be signed at their own dates."""
END = datetime(2049, 12, 31, tzinfo=UTC)

_PARTS = {
    "CN": NameOID.COMMON_NAME,
    "SN": NameOID.SURNAME,
    "G": NameOID.GIVEN_NAME,
    "serialNumber": NameOID.SERIAL_NUMBER,
    "O": NameOID.ORGANIZATION_NAME,
    "OU": NameOID.ORGANIZATIONAL_UNIT_NAME,
    "C": NameOID.COUNTRY_NAME,
}


def new_key() -> rsa.RSAPrivateKey:
    """A fresh RSA-2048 key."""
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def subject_name(parts: Mapping[str, str]) -> x509.Name:
    """A name from its short parts (``CN``, ``SN``, ``G``, ``serialNumber``, ``O``, ``OU``); empty ones left out."""
    return x509.Name(
        [x509.NameAttribute(_PARTS[part], value) for part, value in {**parts, "C": "KZ"}.items() if value]
    )


def certificate(
    key: rsa.RSAPrivateKey,
    subject: x509.Name,
    *,
    issuer: tuple[rsa.RSAPrivateKey, x509.Name] | None = None,
    usages: Iterable[str] = (),
    host: str | None = None,
    begins: datetime = BEGINNING,
    ends: datetime = END,
) -> x509.Certificate:
    """A certificate for ``key``: an authority's own (no ``issuer``), a signer's, or a server's (``host``)."""
    is_authority = issuer is None
    issuer_key, issuer_name = issuer or (key, subject)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer_name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(begins)
        .not_valid_after(ends)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .add_extension(_key_usage(is_authority, host is not None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False
        )
    )
    if oids := [x509.ObjectIdentifier(usage) for usage in usages]:
        builder = builder.add_extension(x509.ExtendedKeyUsage(oids), critical=False)
    if host is not None:
        names = [x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address(host))]
        builder = builder.add_extension(x509.SubjectAlternativeName(names), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())


def revocation_list(
    key: rsa.RSAPrivateKey,
    issuer: x509.Certificate,
    revoked: Mapping[int, datetime],
    *,
    number: int,
    at: datetime,
) -> x509.CertificateRevocationList:
    """The list of revoked certificates: serial numbers with the moments from which they do not count."""
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(issuer.subject)
        .last_update(at)
        .next_update(END)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(key.public_key()), critical=False)
    )
    for serial, moment in revoked.items():
        builder = builder.add_revoked_certificate(
            x509.RevokedCertificateBuilder().serial_number(serial).revocation_date(moment).build()
        )
    return builder.sign(key, hashes.SHA256())


def _key_usage(authority: bool, server: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=not authority and not server,
        key_encipherment=server,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )
