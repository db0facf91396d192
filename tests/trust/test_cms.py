"""A signature is taken if it holds, and refused with a reason in three languages if it does not."""

from __future__ import annotations

import base64
import hashlib
import subprocess
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from asn1crypto import cms
from cryptography.hazmat.primitives import serialization
from hypothesis import given, settings
from hypothesis import strategies as st

from qyzmet.trust import oids
from qyzmet.trust.authority import Authority
from qyzmet.trust.cms import sign_cms, verify_cms
from qyzmet.trust.errors import TEXTS, BadSignature
from qyzmet.trust.keys import Keys
from tests.trust.conftest import AT, IIN

DATA = "Мекенжай анықтамасына сұрау салу: Ә Ғ Қ Ң Ө Ұ Ү Һ І".encode()
OPENSSL_SIGN = ["openssl", "cms", "-sign", "-binary", "-outform", "DER", "-in"]


def refused(signature: bytes | str, trust: Authority, data: bytes = DATA, at: datetime = AT) -> str:
    with pytest.raises(BadSignature) as caught:
        verify_cms(signature, data, at=at, authority=trust)
    assert len(set(caught.value.text.as_dict().values())) == 3
    return caught.value.code


def test_the_signer_is_known_by_iin(trust: Authority, person: Keys) -> None:
    signer = verify_cms(sign_cms(DATA, person, at=AT), DATA, at=AT, authority=trust)
    assert (signer.iin, signer.bin, signer.signed_at) == (IIN, "", AT)
    assert signer.name == "Құлмағамбетов Өмірзақ Ығыланұлы"


@pytest.mark.parametrize("attached", [True, False])
def test_openssl_finds_our_signature_valid(
    trust: Authority, person: Keys, tmp_path: Path, attached: bool
) -> None:
    (tmp_path / "data").write_bytes(DATA)
    (tmp_path / "signature").write_bytes(sign_cms(DATA, person, at=AT, attached=attached))
    command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-in", str(tmp_path / "signature")]
    command += ["-CAfile", str(trust.folder / "anchors" / "test-authority.pem")]
    command += [] if attached else ["-content", str(tmp_path / "data")]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout == DATA


@pytest.mark.parametrize("options", [["-nodetach"], []])
def test_a_signature_made_by_openssl_holds(
    trust: Authority, person: Keys, tmp_path: Path, options: list[str]
) -> None:
    (tmp_path / "data").write_bytes(DATA)
    paths = [str(trust.folder / "persons" / f"{IIN}.{part}.pem") for part in ("cert", "key")]
    done = subprocess.run(
        [
            *OPENSSL_SIGN,
            str(tmp_path / "data"),
            "-signer",
            paths[0],
            "-inkey",
            paths[1],
            "-outform",
            "PEM",
            *options,
        ],
        capture_output=True,
        check=True,
    )
    assert verify_cms(done.stdout, DATA, at=AT, authority=trust).iin == IIN


@pytest.mark.parametrize("wrapped", ["der", "base64", "pem"])
def test_der_base64_and_pem_are_all_read(trust: Authority, person: Keys, wrapped: str) -> None:
    der = sign_cms(DATA, person, at=AT)
    text = base64.encodebytes(der).decode()
    given = {"der": der, "base64": text, "pem": f"-----BEGIN CMS-----\n{text}-----END CMS-----\n"}[wrapped]
    assert verify_cms(given, DATA, at=AT, authority=trust).iin == IIN


@pytest.mark.parametrize("attached", [True, False])
def test_other_data_are_refused(trust: Authority, person: Keys, attached: bool) -> None:
    signature = sign_cms(DATA, person, at=AT, attached=attached)
    assert refused(signature, trust, data=DATA + b".") == "data-differs"


def test_a_changed_signature_value_is_refused(trust: Authority, person: Keys) -> None:
    content = cms.ContentInfo.load(sign_cms(DATA, person, at=AT))
    value = content["content"]["signer_infos"][0]["signature"].native
    damaged = content.dump().replace(value, value[:-1] + bytes([value[-1] ^ 1]))
    assert refused(damaged, trust) == "broken"


@pytest.mark.parametrize("junk", [b"", b"not a signature", "Қолтаңба", b"\x30\x03\x02\x01\x05", "AAAA"])
def test_what_is_no_cms_is_refused(trust: Authority, junk: bytes | str) -> None:
    assert refused(junk, trust) == "not-cms"


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_signature_cut_or_changed_anywhere_never_passes_for_another(data: st.DataObject) -> None:
    trust, person, signature = _prepared()
    place = data.draw(st.integers(0, len(signature) - 1))
    flipped = (
        signature[:place]
        + bytes([signature[place] ^ data.draw(st.integers(1, 255))])
        + signature[place + 1 :]
    )
    for changed in (flipped, signature[:place]):
        try:
            signer = verify_cms(changed, DATA, at=AT, authority=trust)
        except BadSignature:
            continue
        # octets outside what is signed (the authority's copy, unused fields) may change; the signer may not
        assert (signer.iin, signer.serial) == (IIN, person.holder.serial)


def test_an_expired_certificate_is_refused(trust: Authority) -> None:
    keys = _issued(trust, ends=AT - timedelta(days=1))
    assert refused(sign_cms(DATA, keys, at=AT), trust) == "expired"
    before = AT - timedelta(days=2)
    assert verify_cms(sign_cms(DATA, keys, at=before), DATA, at=before, authority=trust).iin == IIN


def test_a_certificate_of_tomorrow_is_refused(trust: Authority) -> None:
    keys = _issued(trust, begins=AT + timedelta(days=1))
    assert refused(sign_cms(DATA, keys, at=AT), trust) == "not-yet-valid"


def test_a_revoked_certificate_is_refused_from_the_moment_of_revocation(trust: Authority) -> None:
    keys = trust.person("660606300019", surname="Қайтарылған")
    trust.revoke(keys, AT)
    signature = sign_cms(DATA, keys, at=AT)
    assert refused(signature, trust, at=AT + timedelta(minutes=1)) == "revoked"
    assert verify_cms(signature, DATA, at=AT - timedelta(days=1), authority=trust).iin == "660606300019"


def test_a_certificate_of_an_unknown_authority_is_refused(trust: Authority, tmp_path: Path) -> None:
    stranger = Authority(tmp_path / "other").person(IIN, surname="Бөтен")
    assert refused(sign_cms(DATA, stranger, at=AT), trust) == "unknown-authority"


def test_without_a_revocation_list_nobody_is_trusted(tmp_path: Path) -> None:
    lone = Authority(tmp_path / "lone")
    signature = sign_cms(DATA, lone.person(IIN), at=AT)
    (lone.folder / "crl" / "test-authority.pem").unlink()
    assert refused(signature, lone) == "revocation-unknown"


def test_a_key_for_logging_in_is_refused(trust: Authority) -> None:
    keys = trust.issue({"CN": "AUTH", "serialNumber": f"IIN{IIN}"}, (oids.SERVER_AUTH,))
    assert refused(sign_cms(DATA, keys, at=AT), trust) == "key-usage"


def test_a_person_without_iin_is_refused(trust: Authority) -> None:
    keys = trust.issue({"CN": "Аты жоқ"}, (oids.INDIVIDUAL,))
    assert refused(sign_cms(DATA, keys, at=AT), trust) == "no-iin"


def test_a_weak_hash_is_refused(trust: Authority, person: Keys, tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(DATA)
    paths = [str(trust.folder / "persons" / f"{IIN}.{part}.pem") for part in ("cert", "key")]
    done = subprocess.run(
        [*OPENSSL_SIGN, str(tmp_path / "data"), "-signer", paths[0], "-inkey", paths[1], "-md", "sha1"],
        capture_output=True,
        check=True,
    )
    assert refused(done.stdout, trust) == "algorithm"


def test_a_moment_without_a_time_zone_is_an_error(person: Keys) -> None:
    with pytest.raises(ValueError, match="time zone"):
        sign_cms(DATA, person, at=datetime(2026, 5, 6))  # noqa: DTZ001


def test_every_message_stands_in_three_languages() -> None:
    for text in TEXTS.values():
        assert text.kk
        assert set("әғқңөұүһі") & set(text.kk.lower())
        assert len(set(text.as_dict().values())) == 3


def _issued(trust: Authority, **validity: datetime) -> Keys:
    return trust.issue({"CN": "Мерзімді", "serialNumber": f"IIN{IIN}"}, (oids.INDIVIDUAL,), **validity)


_kept: list[tuple[Authority, Keys, bytes]] = []


def _prepared() -> tuple[Authority, Keys, bytes]:
    return _kept[0]


@pytest.fixture(scope="module", autouse=True)
def _prepare(trust: Authority, person: Keys) -> None:
    _kept.append((trust, person, sign_cms(DATA, person, at=AT)))


@pytest.mark.parametrize("attached", [True, False])
def test_what_we_write_is_der_as_another_encoder_would_write_it(person: Keys, attached: bool) -> None:
    """RFC 5652 signs the DER encoding of the attributes: one way to write it, and no other."""
    for data in (b"", DATA, DATA * 2000):
        signature = sign_cms(data, person, at=AT, attached=attached)
        assert cms.ContentInfo.load(signature, strict=True).dump(force=True) == signature


def test_the_signature_names_its_certificate_as_cades_asks(person: Keys) -> None:
    """ETSI EN 319 122-1, 5.2.2: the digest of the signer's certificate is among what is signed."""
    signed = cms.ContentInfo.load(sign_cms(DATA, person, at=AT))["content"]["signer_infos"][0]["signed_attrs"]
    attributes = {one["type"].native: one["values"][0] for one in signed}
    assert set(attributes) == {"content_type", "message_digest", "signing_time", "signing_certificate_v2"}
    named = attributes["signing_certificate_v2"]["certs"][0]
    own = person.certificate.public_bytes(serialization.Encoding.DER)
    assert named["cert_hash"].native == hashlib.sha256(own).digest()
    assert named["issuer_serial"]["serial_number"].native == person.certificate.serial_number
