"""The test authority keeps its keys in files that only their owner reads, and makes each of them once."""

from __future__ import annotations

import stat
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import serialization

from qyzmet.trust.authority import Authority, NoTestAuthority
from qyzmet.trust.certificates import certificate, new_key, subject_name
from qyzmet.trust.keys import Keys


def test_every_file_is_readable_by_its_owner_alone(trust: Authority, person: Keys) -> None:
    trust.seal("interior")
    found = list(trust.folder.rglob("*.pem"))
    assert len(found) >= 7
    assert {stat.S_IMODE(path.stat().st_mode) for path in found} == {0o600}
    assert stat.S_IMODE(trust.folder.stat().st_mode) == 0o700


def test_a_second_start_finds_the_same_authority_and_the_same_keys(trust: Authority, person: Keys) -> None:
    again = Authority(trust.folder)
    assert again.anchors == trust.anchors
    assert again.person(person.holder.iin).certificate == person.certificate
    assert again.seal("justice").certificate == trust.seal("justice").certificate


def test_many_starting_at_once_make_one_authority(tmp_path: Path) -> None:
    made: list[Authority] = []
    starts = [threading.Thread(target=lambda: made.append(Authority(tmp_path / "t"))) for _ in range(4)]
    for start in starts:
        start.start()
    for start in starts:
        start.join()
    assert len({one.anchors[0].serial_number for one in made}) == 1


def test_the_subject_is_written_as_the_national_authority_writes_it(trust: Authority, person: Keys) -> None:
    assert (person.holder.iin, person.holder.name) == (
        "850101300015",
        "Құлмағамбетов Өмірзақ Ығыланұлы",
    )
    clerk = trust.person(
        "900215400016",
        surname="Әбдіхалықова",
        given="Гүлсім",
        organisation="«Қаратау» жауапкершілігі шектеулі серіктестігі",
        bin_number="000140000015",
    )
    assert clerk.holder.bin == "000140000015"
    assert clerk.holder.organisation.startswith("«Қаратау»")
    usage = clerk.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value
    assert "1.2.398.3.3.4.1.2.5" in {one.dotted_string for one in usage}


def test_both_ministries_of_form_a_have_a_seal(trust: Authority) -> None:
    assert trust.seal("interior").holder.name == "ҚР Ішкі істер министрлігі"
    assert trust.seal("justice").holder.name == "ҚР Әділет министрлігі"
    with pytest.raises(KeyError):
        trust.seal("mof")


def test_a_deployment_with_its_own_anchors_gets_no_test_authority(tmp_path: Path) -> None:
    key = new_key()
    own = certificate(key, subject_name({"CN": "Ведомстволық орталық"}))
    (tmp_path / "anchors").mkdir()
    (tmp_path / "anchors" / "own.pem").write_bytes(own.public_bytes(serialization.Encoding.PEM))
    deployed = Authority(tmp_path)
    assert deployed.anchors == (own,)
    assert not (tmp_path / "test-authority.key.pem").exists()
    with pytest.raises(NoTestAuthority, match="no test authority"):
        deployed.person("850101300015")


def test_a_key_that_is_not_the_certificates_own_is_refused(trust: Authority, tmp_path: Path) -> None:
    trust.seal("interior"), trust.seal("justice")
    with pytest.raises(ValueError, match="is not the key of the certificate"):
        Keys.load(trust.folder / "seals" / "interior.key.pem", trust.folder / "seals" / "justice.cert.pem")


def test_revoking_twice_keeps_the_first_moment(trust: Authority) -> None:
    keys = trust.person("770707300016", surname="Сынақ")
    first, second = datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1, tzinfo=UTC)
    trust.revoke(keys, first)
    trust.revoke(keys, second)
    listed = x509.load_pem_x509_crl((trust.folder / "crl" / "test-authority.pem").read_bytes())
    found = listed.get_revoked_certificate_by_serial_number(keys.certificate.serial_number)
    assert found is not None
    assert found.revocation_date_utc == first
