"""A paper's text is its fields: searchable, copyable, in Kazakh letters, with a QR code that can be read."""

from __future__ import annotations

import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from qyzmet.papers import render as rendering
from qyzmet.papers.fields import PaperField, check_fields, shown_value
from qyzmet.papers.kinds import KINDS, kind_of
from qyzmet.papers.qr import qr_svg
from qyzmet.papers.render import render
from tests.papers.reading import codes_of, squeezed, struck, text_of
from tests.papers.samples import LETTERS, NAME, SAMPLES

CODE = "7QK2M-9XTPA-4HVWE-0RN8C"
URL = "https://qyzmet.example/v/7QK2M9XTPA4HVWE0RN8C"
UNPRINTED = {"barcode", "follow_url", "moved_to"}
"""Codes; and where a registered person did not go."""
TWO_COPIES = ("refusal-2014", "temporary-id-refusal-2014")


def made(kind: str, language: str = "kk", **changed: object) -> bytes:
    return render(kind, {**SAMPLES[kind], **changed}, language, code=CODE, verify_url=URL)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_text_of_a_paper_is_its_fields(kind: str, language: str) -> None:
    text = squeezed(text_of(made(kind, language)))
    form = kind_of(kind)
    kept = check_fields(form, SAMPLES[kind])
    for one in form.fields:
        for pattern in _printed(one, kept[one.id], language):
            assert re.search(pattern, text), (one.id, pattern)


def _printed(one: PaperField, value: Any, language: str) -> list[str]:
    """Patterns of how a kept value stands on a paper, one for each piece of it."""
    if not value or one.id in UNPRINTED:
        return []
    if one.type == "lines":
        return [re.escape(squeezed(line)) for line in value]
    if one.type == "rows":
        return [
            pattern
            for row in value
            for column in one.columns
            for pattern in _printed(column, row[column.id], language)
        ]
    shown = re.escape(squeezed(shown_value(one, value, language)))
    if one.type in (
        "date",
        "datetime",
    ):  # a form may want it in words: 2014 жылғы «05» маусым, «05» июня 2014 г.
        year, day = value[:4], value[8:10]
        return [rf"{shown}|{year}(ж\.|жылғы)«{day}»\w+|«{day}»\w+{year}|{day}[A-Z]\w+{year}"]
    if one.id == "outcome":
        return ["тіркелген|прописан|registered"]
    if one.id == "found":
        return [f"{shown}|тіркелмеген"]
    return [shown]


@pytest.mark.parametrize(
    "kind", ["certificate-2010", "certificate-2014-a", "certificate-2014-b", "receipt-2010"]
)
def test_all_nine_kazakh_letters_are_read_back(kind: str, tmp_path: Path) -> None:
    field = "inspector" if kind == "receipt-2010" else "full_name"
    pdf = made(kind, **{field: LETTERS})
    assert squeezed(LETTERS) in squeezed(text_of(pdf))
    if shutil.which("pdftotext"):
        (tmp_path / "paper.pdf").write_bytes(pdf)
        command = ["pdftotext", str(tmp_path / "paper.pdf"), "-"]
        said = subprocess.run(command, capture_output=True, text=True, check=True)
        assert squeezed(LETTERS) in squeezed(said.stdout)


def test_without_our_typeface_the_letters_are_there_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(rendering, "FONTS", tmp_path / "none")
    rendering._fonts.cache_clear()
    monkeypatch.delattr(rendering._here, "compiler", raising=False)
    try:
        pdf = made("certificate-2014-a", full_name=LETTERS)
    finally:
        rendering._fonts.cache_clear()
        monkeypatch.undo()
        rendering._here.__dict__.pop("compiler", None)
    assert squeezed(LETTERS) in squeezed(text_of(pdf))
    assert b"Libertinus" in pdf
    assert b"Golos" not in pdf


@pytest.mark.parametrize("kind", [kind for kind, form in KINDS.items() if form.public])
def test_the_qr_code_opens_the_verification_page(kind: str) -> None:
    pdf = made(kind)
    assert URL in codes_of(pdf)
    assert CODE in text_of(pdf)


@pytest.mark.parametrize("kind", [kind for kind, form in KINDS.items() if not form.public])
def test_a_paper_that_stays_in_the_office_carries_no_code(kind: str) -> None:
    assert CODE not in text_of(made(kind))


def test_the_receipt_s_qr_code_follows_the_application_where_an_address_is_given() -> None:
    assert "https://qyzmet.example/f/1" in codes_of(
        made("receipt-2010", follow_url="https://qyzmet.example/f/1")
    )


@settings(max_examples=25, deadline=None)
@given(st.from_regex(r"https://[a-z]{1,30}/v/[0-9A-Z]{20}", fullmatch=True))
def test_any_address_makes_a_code_of_one_path(address: str) -> None:
    svg = qr_svg(address)
    assert svg.startswith("<svg ")
    assert svg.count("<path") == 1


def test_papers_are_pdf_a_2a_with_a_title_and_a_language() -> None:
    for kind in KINDS:
        pdf = made(kind)
        assert re.search(rb"pdfaid:part>2<", pdf), kind
        assert re.search(rb"pdfaid:conformance>A<", pdf), kind
        document = pypdfium2.PdfDocument(pdf)
        assert document.get_metadata_value("Title") == kind_of(kind).title.kk
        assert b"/Lang" in pdf


@pytest.mark.parametrize(("outcome", "word", "other"), [("registered", 0, 1), ("deregistered", 1, 0)])
def test_the_verb_not_chosen_is_struck_out_in_both_languages(outcome: str, word: int, other: int) -> None:
    """annex 3: «тіркелген (шығарылған)», «прописан (выписан)»."""
    pdf = made("certificate-2010", outcome=outcome, moved_to="Алматы қаласы")
    for verbs in (("тіркелген", "шығарылған"), ("прописан", "(выписан")):
        assert not any(struck(pdf, verbs[word]))
        assert struck(pdf, verbs[other].strip("("))[0]


def test_a_person_s_destination_stands_on_the_certificate_only_when_de_registered() -> None:
    """annex 3: "if de-registered, where the person left for"."""
    for outcome, there in (("registered", False), ("deregistered", True)):
        pdf = made("certificate-2010", outcome=outcome, moved_to="Маңғыстау облысы, Ақтау")
        assert ("Ақтау" in text_of(pdf)) == there


def test_the_certificate_of_2010_carries_the_words_of_annex_3() -> None:
    text = squeezed(text_of(made("certificate-2010")))
    for words in (
        "МЕКЕНЖАЙ АНЫҚТАМАСЫ АДРЕСНАЯ СПРАВКА",
        "Мекенжай бюросының мәліметіне сәйкес азамат(ша)",
        "(тегі, аты, әкесінің аты, туған жылы және жері)",
        "(указать город, улицу, № дома, село)",
        "(облыс, аудан, егер тіркеуден шығарылса, қайда кеткені көрсетілсін)",
        "Анықтаманы тексерген мекенжай бюросының қызметкері",
        "Справку наводил сотрудник адресного бюро",
        "2008 ж. «14» қыркүйек",
    ):
        assert squeezed(words) in text, words


@pytest.mark.parametrize("form", ["a", "b"])
def test_the_certificates_of_2014_carry_the_fixed_lines_of_annex_1(form: str) -> None:
    text = squeezed(text_of(made(f"certificate-2014-{form}", "ru")))
    for words in (
        "Құжатты электрондық үкімет порталы қалыптастырған",
        "Документ сформирован порталом электронного правительства",
        "№ 370-II ҚРЗ 1-бабына сәйкес қағаз жеткізгіштегі құжатпен бірдей",
        "Данный документ согласно пункту 1 статьи 7 ЗРК от 7 января 2003 года",
        "Штрих-кодта «ЖТ» МДБ",
        "*штрих-код содержит данные, полученные из ГБД ФЛ",
    ):
        assert squeezed(words) in text, words
    assert ("тіркеуденшығарылды" in text) == (form == "b")


@pytest.mark.parametrize("kind", TWO_COPIES)
def test_the_refusal_of_2014_is_printed_in_two_copies(kind: str) -> None:
    """annex 3: «Осы қолхат 2 данада, әрбір тарапқа бір-біреуден»."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made(kind))]
    assert len(pages) == 2
    assert (
        next(page.replace("1-дана", "").replace("2-дана", "") for page in pages).split()
        == pages[1].replace("2-дана", "").split()
    )


@pytest.mark.parametrize(
    ("kind", "width", "height"),
    [
        ("complaint-talon-2010", 75, 55),
        ("envelope-2010", 220, 110),
        ("ticket", 80, None),
        ("journal", 297, 210),
    ],
)
def test_sheets_have_their_sizes_in_millimetres(kind: str, width: int, height: int | None) -> None:
    """annex 11: «мөлшері 75 мм х 55 мм»."""
    page = pypdfium2.PdfDocument(made(kind))[0]
    assert page.get_width() * 25.4 / 72 == pytest.approx(width, abs=0.1)
    if height:
        assert page.get_height() * 25.4 / 72 == pytest.approx(height, abs=0.1)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in (*TWO_COPIES, "journal")])
def test_long_names_and_addresses_stay_on_one_page(kind: str) -> None:
    assert len(pypdfium2.PdfDocument(made(kind))) == 1


def test_those_not_found_in_a_list_are_marked_in_kazakh_in_every_language() -> None:
    """cl. 14: beside the surname of each such person the mark «тіркелмеген»."""
    for language in ("kk", "ru", "en"):
        assert text_of(made("list-answer-2010", language)).count("тіркелмеген") == 2


@settings(max_examples=40, deadline=None)
@given(st.text("ӘҒҚҢӨҰҮҺІабв #$*_[]@\\\"'<>`~=-+/{}%&^|.,:;()0", min_size=1, max_size=40))
def test_whatever_is_written_in_a_field_is_printed_as_it_is(name: str) -> None:
    if not name.strip():
        return
    text = squeezed(text_of(made("second-copy-mark-2010", registrar=name)))
    assert squeezed(name) in text


def test_papers_are_set_by_many_threads_at_once() -> None:
    with ThreadPoolExecutor(4) as pool:
        names = [f"{NAME} {number}" for number in range(12)]
        papers = list(pool.map(lambda name: made("certificate-2010", full_name=name), names))
    for name, pdf in zip(names, papers, strict=True):
        assert squeezed(name) in squeezed(text_of(pdf))
