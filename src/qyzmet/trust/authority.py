"""Whom this deployment trusts, and the keys it seals with.

Everything lies in one folder (``trust/`` of the deployment's data folder):

=========================  ==========================================================================
``anchors/*.pem``          certificates of the authorities that are trusted
``crl/*.pem``              their revocation lists
``seals/<ministry>.*.pem``  key and certificate with which a ministry seals (``interior``, ``justice``)
``persons/<iin>.*.pem``    keys of demo persons, which the local signer holds
``officials/<n>.*.pem``    keys of the accounts of officials, which the house uses for who is logged in
``server.*.pem``           certificate of the local signer's ``wss://``
``test-authority.key.pem``  key of the test authority
=========================  ==========================================================================

**A deployment plugs its own keys** by laying its anchors, its revocation lists and its seals there before the
first start: where ``anchors/`` holds a certificate, no test authority is made and nothing can be issued.
Without that, a test authority of our own is made on first use. It proves nothing about anybody.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from pyhanko_certvalidator import ValidationContext

from qyzmet.deployment import data_folder
from qyzmet.law.text import Text
from qyzmet.trust import oids
from qyzmet.trust.certificates import BEGINNING, END, certificate, new_key, revocation_list, subject_name
from qyzmet.trust.keys import Keys

MINISTRIES: dict[str, tuple[Text, str]] = {
    "interior": (
        Text(
            "Қазақстан Республикасы Ішкі істер министрлігі",
            "Министерство внутренних дел Республики Казахстан",
            "Ministry of Internal Affairs of the Republic of Kazakhstan",
        ),
        "000540000001",
    ),
    "justice": (
        Text(
            "Қазақстан Республикасы Әділет министрлігі",
            "Министерство юстиции Республики Казахстан",
            "Ministry of Justice of the Republic of Kazakhstan",
        ),
        "000540000002",
    ),
}
"""The ministries whose seals stand on form A and form B (standard of 2014, annex 1): name, test BIN."""

_TEST_KEY = "test-authority.key.pem"
_LONGEST = 64
"""Octets of UTF-8 that one part of a name in a certificate may take."""


class NoTestAuthority(RuntimeError):
    """Asked to issue or revoke where the deployment trusts authorities of its own."""


class Authority:
    """The trust of one folder; see the module. Safe for several processes at once."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._loaded: dict[str, Keys] = {}
        self._crls: tuple[tuple[tuple[str, int], ...], list[bytes]] = ((), [])
        with self._locked():
            if not list((folder / "anchors").glob("*.pem")):
                self._make_root()
        self.anchors = tuple(
            one
            for path in sorted((folder / "anchors").glob("*.pem"))
            for one in x509.load_pem_x509_certificates(path.read_bytes())
        )
        self._anchors_der = [one.public_bytes(serialization.Encoding.DER) for one in self.anchors]

    # --- trust ---------------------------------------------------------------------------------

    def validation(self, at: datetime, others: tuple[bytes, ...] = ()) -> ValidationContext:
        """The rules to check a certificate by, as of ``at``. Nothing is fetched from the network.

        A revocation list must be at hand for every authority (no list: not trusted).
        """
        from asn1crypto import x509 as asn1_x509  # pyHanko's own kind of certificate

        return ValidationContext(
            trust_roots=[asn1_x509.Certificate.load(der) for der in self._anchors_der],
            other_certs=[asn1_x509.Certificate.load(der) for der in others],
            crls=self._revocation_lists(),
            moment=at,
            allow_fetching=False,
            revocation_mode="require",
            retroactive_revinfo=True,
        )

    def _revocation_lists(self) -> list[bytes]:
        paths = sorted((self.folder / "crl").glob("*.pem"))
        stamps = tuple((path.name, path.stat().st_mtime_ns) for path in paths)
        if stamps != self._crls[0]:
            lists = [x509.load_pem_x509_crl(path.read_bytes()) for path in paths]
            self._crls = (stamps, [one.public_bytes(serialization.Encoding.DER) for one in lists])
        return self._crls[1]

    # --- keys ----------------------------------------------------------------------------------

    def seal(self, ministry: str) -> Keys:
        """The keys a ministry seals with; :class:`KeyError` for a ministry that has no seal."""
        name, bin_ = MINISTRIES[ministry]
        return self._keys(
            f"seals/{ministry}",
            {
                "CN": name.kk.replace("Қазақстан Республикасы", "ҚР"),
                "O": name.ru.replace("Республики Казахстан", "РК"),
                "OU": f"BIN{bin_}",
            },
            (oids.ORGANISATION, oids.EMAIL_PROTECTION, oids.DOCUMENT_SIGNING),
        )

    def person(
        self,
        iin: str,
        *,
        surname: str = "",
        given: str = "",
        patronymic: str = "",
        organisation: str = "",
        bin_number: str = "",
        usage: str | None = None,
    ) -> Keys:
        """The keys of a demo person, issued at the first call; for an organisation if ``bin_number`` is given."""
        return self._keys(
            f"persons/{iin}-{bin_number}" if bin_number else f"persons/{iin}",
            {
                "CN": _cut(f"{surname} {given}".strip()) or iin,
                "SN": _cut(surname),
                "G": _cut(patronymic),
                "serialNumber": f"IIN{iin}",
                "O": _cut(organisation),
                "OU": f"BIN{bin_number}" if bin_number else "",
            },
            (usage or (oids.EMPLOYEE if bin_number else oids.INDIVIDUAL), oids.EMAIL_PROTECTION),
        )

    def official(self, account: int, name: str, organisation: str) -> Keys:
        """The keys of an official's account at the house, issued at the first call.

        Officials of a demo or a test may have no account (0): each of them has keys in their own name all the same.
        """
        whose = hashlib.sha256(f"{name}\n{organisation}".encode()).hexdigest()[:16]
        return self._keys(
            f"officials/{account or f'0-{whose}'}",
            {"CN": _cut(name) or str(account), "O": _cut(organisation), "serialNumber": f"ACCOUNT{account}"},
            (oids.EMPLOYEE, oids.EMAIL_PROTECTION),
        )

    def persons(self) -> list[Keys]:
        """The keys of all demo persons issued so far, by IIN."""
        paths = sorted((self.folder / "persons").glob("*.cert.pem"))
        return [self._load(f"persons/{path.name.removesuffix('.cert.pem')}") for path in paths]

    def server(self, host: str = "127.0.0.1") -> tuple[Path, Path]:
        """Certificate and key files for the ``wss://`` of the local signer."""
        with self._locked():
            if not self._path("server", "cert").exists():
                self._issue("server", {"CN": host, "O": "Qyzmet"}, (oids.SERVER_AUTH,), host=host)
        return self._path("server", "cert"), self._path("server", "key")

    # --- the test authority --------------------------------------------------------------------

    def issue(
        self,
        parts: dict[str, str],
        usages: tuple[str, ...],
        *,
        begins: datetime = BEGINNING,
        ends: datetime = END,
    ) -> Keys:
        """Keys with any subject, usages and validity, kept nowhere. For trials of what must be refused."""
        key = new_key()
        root_key, root = self._root()
        named = certificate(
            key,
            subject_name(parts),
            issuer=(root_key, root.subject),
            usages=usages,
            begins=begins,
            ends=ends,
        )
        return Keys(key, named, (root,))

    def revoke(self, keys: Keys, at: datetime) -> None:
        """Put a certificate on the revocation list from the moment ``at``; once is enough."""
        with self._locked():
            kept = self.folder / "revoked.json"
            revoked = json.loads(kept.read_text()) if kept.exists() else {}
            revoked.setdefault(f"{keys.certificate.serial_number:x}", at.isoformat())
            _write(kept, json.dumps(revoked, indent=1).encode())
            self._publish(*self._root(), {int(serial, 16): moment for serial, moment in revoked.items()})

    def _root(self) -> tuple[rsa.RSAPrivateKey, x509.Certificate]:
        path = self.folder / _TEST_KEY
        if not path.exists():
            raise NoTestAuthority(
                f"{self.folder}: this deployment trusts authorities of its own, so there is no test authority "
                "to issue or revoke with; lay the keys there yourself (see qyzmet.trust.authority)"
            )
        key = serialization.load_pem_private_key(path.read_bytes(), password=None)
        assert isinstance(key, rsa.RSAPrivateKey)
        root = x509.load_pem_x509_certificate((self.folder / "anchors" / "test-authority.pem").read_bytes())
        return key, root

    def _make_root(self) -> None:
        key = new_key()
        root = certificate(
            key, subject_name({"CN": "Qyzmet сынақ куәландырушы орталығы", "O": "Qyzmet (TEST)"})
        )
        _write(self.folder / _TEST_KEY, _pem(key))
        self._publish(key, root, {})
        _write(self.folder / "anchors" / "test-authority.pem", root.public_bytes(serialization.Encoding.PEM))

    def _publish(self, key: rsa.RSAPrivateKey, root: x509.Certificate, revoked: dict[int, str]) -> None:
        moments = {serial: datetime.fromisoformat(moment) for serial, moment in revoked.items()}
        listed = revocation_list(key, root, moments, number=len(moments) + 1, at=datetime.now(UTC))
        _write(self.folder / "crl" / "test-authority.pem", listed.public_bytes(serialization.Encoding.PEM))

    def _keys(self, name: str, parts: dict[str, str], usages: tuple[str, ...]) -> Keys:
        if name not in self._loaded and not self._path(name, "cert").exists():
            with self._locked():
                if not self._path(name, "cert").exists():
                    self._issue(name, parts, usages)
        return self._load(name)

    def _load(self, name: str) -> Keys:
        if name not in self._loaded:
            self._loaded[name] = Keys.load(self._path(name, "key"), self._path(name, "cert"), self.anchors)
        return self._loaded[name]

    def _issue(
        self, name: str, parts: dict[str, str], usages: tuple[str, ...], *, host: str | None = None
    ) -> None:
        key = new_key()
        root_key, root = self._root()
        named = certificate(
            key, subject_name(parts), issuer=(root_key, root.subject), usages=usages, host=host
        )
        _write(self._path(name, "key"), _pem(key))
        _write(self._path(name, "cert"), named.public_bytes(serialization.Encoding.PEM))

    def _path(self, name: str, part: str) -> Path:
        return self.folder / f"{name}.{part}.pem"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(self.folder / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def authority() -> Authority:
    """The authority of this deployment; loaded once a process and folder."""
    return _authority(data_folder() / "trust")


@lru_cache
def _authority(folder: Path) -> Authority:
    return Authority(folder)


def _cut(text: str) -> str:
    """``text`` if it fits a part of a name, else as many whole words of it as do."""
    whole = text.encode()
    if len(whole) <= _LONGEST:
        return text
    kept = whole[:_LONGEST].decode(errors="ignore")
    return kept.rpartition(" ")[0] or kept


def _pem(key: rsa.RSAPrivateKey) -> bytes:
    return key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )


def _write(path: Path, content: bytes) -> None:
    """Write all or nothing, readable by the owner alone."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
