"""Two ministries seal one paper; any reader finds both seals valid, and no changed byte passes."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import typst
from cryptography.hazmat.primitives import serialization
from hypothesis import given, settings
from hypothesis import strategies as st

from qyzmet.trust.authority import Authority
from qyzmet.trust.errors import BadSignature
from qyzmet.trust.pdf import check_seals, seal
from tests.trust.conftest import AT
from tests.trust.nss import make_store


@pytest.fixture(scope="session")
def paper() -> bytes:
    source = '#set document(title: "Анықтама")\n= МЕКЕНЖАЙ АНЫҚТАМАСЫ\nӘлия Қасымқызы'.encode()
    made = typst.compile(source, pdf_standards=["a-2a"])
    assert isinstance(made, bytes)
    return made


@pytest.fixture(scope="session")
def sealed(trust: Authority, paper: bytes) -> bytes:
    return seal(paper, [trust.seal("interior"), trust.seal("justice")], at=AT)


def test_both_seals_hold_and_the_second_covers_the_whole_file(trust: Authority, sealed: bytes) -> None:
    first, second = check_seals(sealed, at=AT, authority=trust)
    assert (first.name, second.name) == ("ҚР Ішкі істер министрлігі", "ҚР Әділет министрлігі")
    assert (first.valid, first.covers_all) == (True, False)
    assert (second.valid, second.covers_all) == (True, True)
    assert first.signed_at == second.signed_at == AT


def test_each_seal_is_an_incremental_update(paper: bytes, sealed: bytes, trust: Authority) -> None:
    once = seal(paper, [trust.seal("interior")], at=AT)
    assert once.startswith(paper)
    assert len(sealed) > len(once) > len(paper)


def test_pdfsig_finds_both_seals_valid_and_trusted(trust: Authority, sealed: bytes, tmp_path: Path) -> None:
    if shutil.which("pdfsig") is None:
        assert not os.environ.get("CI"), "poppler-utils is missing on the machine that judges"
        pytest.skip("pdfsig is not installed (Debian package poppler-utils)")
    make_store(tmp_path / "nss", trust.anchors[0].public_bytes(serialization.Encoding.DER))
    (tmp_path / "paper.pdf").write_bytes(sealed)
    done = subprocess.run(
        ["pdfsig", "-nssdir", str(tmp_path / "nss"), str(tmp_path / "paper.pdf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert re.findall(r"Signature Validation: (.*)", done.stdout) == ["Signature is Valid."] * 2
    assert re.findall(r"Certificate Validation: (.*)", done.stdout) == ["Certificate is Trusted."] * 2
    assert re.findall(r"Signature Type: (.*)", done.stdout) == ["ETSI.CAdES.detached"] * 2
    assert "Total document signed" in done.stdout


@settings(max_examples=40, deadline=None)
@given(place=st.floats(0, 1, exclude_max=True), change=st.integers(1, 255))
def test_a_changed_byte_of_the_sealed_part_fails(place: float, change: int) -> None:
    trust, pdf, start, end = _kept[0]
    where = int(place * start)
    changed = pdf[:where] + bytes([pdf[where] ^ change]) + pdf[where + 1 :]
    try:
        checks = check_seals(changed, at=AT, authority=trust)
    except BadSignature:
        return  # no longer readable at all
    assert not checks or not all(one.valid for one in checks)
    assert end > start


def test_something_added_after_the_seals_is_seen(trust: Authority, sealed: bytes) -> None:
    checks = check_seals(sealed + b"\n% added later\n", at=AT, authority=trust)
    assert not any(one.covers_all for one in checks)


def test_a_paper_without_seals_has_none(trust: Authority, paper: bytes) -> None:
    assert check_seals(paper, at=AT, authority=trust) == []


def test_a_stranger_s_seal_is_shown_as_untrusted(trust: Authority, paper: bytes, tmp_path: Path) -> None:
    stranger = Authority(tmp_path / "stranger")
    (check,) = check_seals(seal(paper, [stranger.seal("interior")], at=AT), at=AT, authority=trust)
    assert not check.valid
    assert check.problem is not None
    assert "authority" in check.problem.en


def test_what_is_no_pdf_is_refused(trust: Authority) -> None:
    with pytest.raises(BadSignature, match="not-pdf"):
        check_seals(b"GIF89a", at=AT, authority=trust)


_kept: list[tuple[Authority, bytes, int, int]] = []


@pytest.fixture(scope="module", autouse=True)
def _prepare(trust: Authority, sealed: bytes, paper: bytes) -> None:
    _kept.append((trust, sealed, len(paper), len(sealed)))
