"""Writing a CMS signature (RFC 5652) with the attributes of CAdES-B and PAdES-B (ETSI EN 319 122-1, 319 142-1).

All of it but the digest, the time and the signature is the same for every signature of a key, so it is encoded
once a key; a general encoder took ten times as long as the RSA signature itself.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import core
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

_SEQUENCE, _SET, _OCTETS, _NULL, _UTC_TIME, _INTEGER = 0x30, 0x31, 0x04, 0x05, 0x17, 0x02
_EXPLICIT_0, _IMPLICIT_0, _DIRECTORY_NAME = 0xA0, 0xA0, 0xA4


def tlv(tag: int, *parts: bytes) -> bytes:
    """Tag, length and value of one DER element."""
    value = b"".join(parts)
    if len(value) < 0x80:
        return bytes((tag, len(value))) + value
    length = len(value).to_bytes((len(value).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(length))) + length + value


def _oid(dotted: str) -> bytes:
    encoded: bytes = core.ObjectIdentifier(dotted).dump()
    return encoded


_DATA = _oid("1.2.840.113549.1.7.1")
_SIGNED_DATA = _oid("1.2.840.113549.1.7.2")
_SHA256 = tlv(_SEQUENCE, _oid("2.16.840.1.101.3.4.2.1"))
_RSA_SHA256 = tlv(_SEQUENCE, _oid("1.2.840.113549.1.1.11"), tlv(_NULL))
_CONTENT_TYPE = tlv(_SEQUENCE, _oid("1.2.840.113549.1.9.3"), tlv(_SET, _DATA))
_MESSAGE_DIGEST = _oid("1.2.840.113549.1.9.4")
_SIGNING_TIME = _oid("1.2.840.113549.1.9.5")
_SIGNING_CERTIFICATE_V2 = _oid("1.2.840.113549.1.9.16.2.47")
_VERSION_1 = tlv(_INTEGER, b"\x01")


@dataclass(frozen=True)
class Envelope:
    """What every CMS of one key has in common."""

    certificates: bytes
    signer_id: bytes
    certificate_attribute: bytes
    sign: Callable[[bytes], bytes]
    """RSASSA-PKCS1-v1_5 with SHA-256."""

    @classmethod
    def of(
        cls,
        certificate: x509.Certificate,
        chain: tuple[x509.Certificate, ...],
        sign: Callable[[bytes], bytes],
    ) -> Envelope:
        """The envelope of a key with this certificate; the certificates of ``chain`` are sent along."""
        own = certificate.public_bytes(Encoding.DER)
        issuer = certificate.issuer.public_bytes()
        serial: bytes = core.Integer(certificate.serial_number).dump()
        issuer_serial = tlv(_SEQUENCE, tlv(_SEQUENCE, tlv(_DIRECTORY_NAME, issuer)), serial)
        reference = tlv(_SEQUENCE, tlv(_OCTETS, hashlib.sha256(own).digest()), issuer_serial)
        value = tlv(_SEQUENCE, tlv(_SEQUENCE, reference))
        every = sorted({own, *(one.public_bytes(Encoding.DER) for one in chain)})
        return cls(
            certificates=tlv(_IMPLICIT_0, *every),
            signer_id=tlv(_SEQUENCE, issuer, serial),
            certificate_attribute=tlv(_SEQUENCE, _SIGNING_CERTIFICATE_V2, tlv(_SET, value)),
            sign=sign,
        )

    def signature(self, digest: bytes, *, at: datetime | None = None, content: bytes | None = None) -> bytes:
        """The CMS over data with this SHA-256 ``digest``, in DER.

        ``at`` stands in it as the time of signing (a PDF carries it elsewhere); ``content`` are the data
        themselves where they are to be inside.
        """
        attributes = [
            _CONTENT_TYPE,
            tlv(_SEQUENCE, _MESSAGE_DIGEST, tlv(_SET, tlv(_OCTETS, digest))),
            self.certificate_attribute,
        ]
        if at is not None:
            moment = at.astimezone(UTC).strftime("%y%m%d%H%M%SZ").encode()
            attributes.append(tlv(_SEQUENCE, _SIGNING_TIME, tlv(_SET, tlv(_UTC_TIME, moment))))
        signed = b"".join(sorted(attributes))
        info = tlv(
            _SEQUENCE,
            _VERSION_1,
            self.signer_id,
            _SHA256,
            tlv(_IMPLICIT_0, signed),
            _RSA_SHA256,
            tlv(_OCTETS, self.sign(tlv(_SET, signed))),
        )
        inside = [] if content is None else [tlv(_EXPLICIT_0, tlv(_OCTETS, content))]
        body = tlv(
            _SEQUENCE,
            _VERSION_1,
            tlv(_SET, _SHA256),
            tlv(_SEQUENCE, _DATA, *inside),
            self.certificates,
            tlv(_SET, info),
        )
        return tlv(_SEQUENCE, _SIGNED_DATA, tlv(_EXPLICIT_0, body))
