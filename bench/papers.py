"""Papers a second on one core: the certificate of 2010 with its QR code, as PDF/A."""

from __future__ import annotations

import time
from collections.abc import Iterator

import django

from bench.row import Row

SHEETS = 300


def rows() -> Iterator[Row]:
    """Typeset the same kind of sheet with other contents each time."""
    django.setup()
    from tests.papers.samples import SAMPLES

    from qyzmet.papers.render import render

    fields = SAMPLES["certificate-2010"]
    render(
        "certificate-2010", fields, "kk", code="WARM-UP", verify_url="http://127.0.0.1:8000/verify/WARM-UP"
    )
    began = time.perf_counter()
    for n in range(SHEETS):
        code = f"BENCH{n:05d}"
        render("certificate-2010", fields, "kk", code=code, verify_url=f"http://127.0.0.1:8000/verify/{code}")
    rate = SHEETS / (time.perf_counter() - began)
    yield Row(
        "certificates of 2010, PDF/A with QR code",
        f"{rate:.0f} a second",
        "—",
        "≥ 100 a second a core",
        rate >= 100,
    )
