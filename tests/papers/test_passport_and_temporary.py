"""The papers of the passport and of the temporary identity card as a reader of PDF files finds them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from qyzmet.papers.fields import check_fields, shown_value
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.render import render
from tests.papers.reading import squeezed
from tests.papers.samples_passport import SAMPLES_PASSPORT
from tests.papers.test_render import made

SIZES = {
    "passport-talon-2012": (148, 210),
    "passport-talon-2014": (148, 210),
    "temporary-id-card": (210, 148),
    "complaint-talon": (105, 105),
    "passport-complaint-talon-2012": (105, 105),
}


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("kind", SAMPLES_PASSPORT)
def test_poppler_reads_every_text_field(kind: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "paper.pdf").write_bytes(made(kind, language))
    command = ["pdftotext", "-raw", str(tmp_path / "paper.pdf"), "-"]
    said = squeezed(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    form = kind_of(kind)
    kept = check_fields(form, SAMPLES_PASSPORT[kind])
    for one in form.fields:
        if one.type in ("text", "choice"):
            assert squeezed(shown_value(one, kept[one.id], language)) in said, one.id


@pytest.mark.parametrize("kind", SIZES)
def test_sheets_have_their_sizes_in_millimetres(kind: str) -> None:
    page = pypdfium2.PdfDocument(made(kind))[0]
    width, height = (round(side * 25.4 / 72) for side in (page.get_width(), page.get_height()))
    assert (width, height) == SIZES[kind]


@pytest.mark.parametrize("kind", ["passport-talon-2012", "passport-application-2012", "temporary-id-card"])
def test_a_paper_with_nothing_but_what_it_needs_is_made_too(kind: str) -> None:
    needed = {one.id for one in kind_of(kind).fields if one.required}
    given = {name: value for name, value in SAMPLES_PASSPORT[kind].items() if name in needed}
    pdf = render(kind, given, "kk", code="A", verify_url="https://qyzmet.example/v/A")
    assert len(pypdfium2.PdfDocument(pdf)) == 1
