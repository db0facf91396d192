"""The bar code of a certificate: the data with the signatures of the ministries, readable without a network.

Annex 1 of the standard of 2014 says the bar code holds "data obtained from the state data base and signed with
the electronic digital signatures" of both ministries, but not how. Ours: ``QZ1:`` and, in base45 (RFC 9285), the
length of the data, the data (JSON, zlib) and one RSASSA-PKCS1-v1_5 SHA-256 signature for each seal it names.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

from qyzmet.law.text import Text
from qyzmet.trust.authority import Authority
from qyzmet.trust.errors import BadSignature
from qyzmet.trust.keys import Keys

PREFIX = "QZ1:"
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
_LONGEST_DATA = 16 * 1024


@dataclass(frozen=True, slots=True)
class Barcode:
    """What a bar code says and which seals (ministries) confirmed it."""

    data: Mapping[str, str]
    seals: tuple[str, ...]


def pack(data: Mapping[str, str], seals: Sequence[tuple[str, Keys]]) -> str:
    """The text of the bar code: ``data`` signed by every one of ``seals`` (ministry and its keys)."""
    named = {"s": [ministry for ministry, _ in seals], "d": dict(data)}
    packed = zlib.compress(json.dumps(named, ensure_ascii=False, separators=(",", ":")).encode(), 9)
    signatures = b"".join(keys.sign(packed) for _, keys in seals)
    return PREFIX + base45(len(packed).to_bytes(2, "big") + packed + signatures)


def read(text: str, authority: Authority) -> Barcode:
    """The data of a bar code, checked against the seals it names.

    Raises :class:`qyzmet.trust.errors.BadSignature`: ``not-barcode`` or ``barcode-forged``.
    """
    try:
        if not text.startswith(PREFIX):
            raise ValueError("another bar code")
        raw = from_base45(text[len(PREFIX) :])
        packed, rest = raw[2 : 2 + int.from_bytes(raw[:2], "big")], raw[2 + int.from_bytes(raw[:2], "big") :]
        unpacker = zlib.decompressobj()
        named = json.loads(unpacker.decompress(packed, _LONGEST_DATA))
        ministries, data = tuple(map(str, named["s"])), dict(named["d"])
        keys = [authority.seal(ministry) for ministry in ministries]
    except (ValueError, KeyError, TypeError, zlib.error) as error:
        raise BadSignature("not-barcode", _NOT_BARCODE) from error
    for one in keys:
        size = one.key.key_size // 8
        signature, rest = rest[:size], rest[size:]
        try:
            one.key.public_key().verify(signature, packed, padding.PKCS1v15(), hashes.SHA256())
        except InvalidSignature as error:
            raise BadSignature("barcode-forged", _FORGED) from error
    return Barcode(data, ministries)


def base45(raw: bytes) -> str:
    """Octets as the letters of a QR code's alphanumeric mode (RFC 9285)."""
    letters: list[str] = []
    for start in range(0, len(raw), 2):
        pair = raw[start : start + 2]
        value = int.from_bytes(pair, "big")
        for _ in range(len(pair) + 1):
            value, letter = divmod(value, 45)
            letters.append(_ALPHABET[letter])
    return "".join(letters)


def from_base45(text: str) -> bytes:
    """The octets of a base45 text; :class:`ValueError` if it is none."""
    values = [_ALPHABET.index(letter) for letter in text]
    raw = bytearray()
    for start in range(0, len(values), 3):
        group = values[start : start + 3]
        if len(group) == 1:
            raise ValueError("base45: one letter too many")
        value = sum(one * 45**place for place, one in enumerate(group))
        try:
            raw += value.to_bytes(len(group) - 1, "big")
        except OverflowError as error:
            raise ValueError("base45: a group is too large") from error
    return bytes(raw)


_NOT_BARCODE = Text(
    "Бұл мекенжай анықтамасының штрих-коды емес. Анықтамадағы кодты толық сканерлеңіз.",
    "Это не штрих-код адресной справки. Отсканируйте код на справке целиком.",
    "This is not the bar code of an address certificate. Scan the whole code on the certificate.",
)
_FORGED = Text(
    "Штрих-кодтағы деректерді министрліктің қолтаңбасы растамайды: бұл анықтамаға сенуге болмайды.",
    "Подпись министерства не подтверждает данные штрих-кода: этой справке доверять нельзя.",
    "The ministry's signature does not confirm the data in the bar code: do not trust this certificate.",
)
