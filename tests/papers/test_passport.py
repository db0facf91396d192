"""The passport of a service says what its edition says, on few pages, in whole lines, in every language."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from qyzmet.law import told
from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.model import Edition
from qyzmet.law.text import LANGUAGES, Language, Text
from qyzmet.law.words import amount
from qyzmet.papers.passport import NAME, content, passport
from qyzmet.papers.passport.rows import sentences
from tests.papers.reading import codes_of, squeezed, text_of

NAMES = [one.name for service in services() for one in editions(service)]
EVERY = [(name, language) for name in NAMES for language in LANGUAGES]
URL = "https://qyzmet.example/services/x/?edition=2014"
MILLIMETRE = 72 / 25.4
FOOT = 16 * MILLIMETRE
"""Height of the margin at the foot, where the line stands that says what the paper is not."""


@cache
def made(name: str, language: Language) -> bytes:
    return passport(edition(name), language, url=URL)


def essentials(law: Edition) -> Iterator[Text]:
    """What nobody who holds the paper may miss."""
    open_ = {channel.id for channel in law.channels if channel.available}
    yield law.title
    yield law.provider.name
    yield law.act.title
    yield law.fee.words
    yield from (document.name for document in law.documents)
    yield from (applicant.name for applicant in law.applicants)
    yield from (result.name for result in law.results)
    yield from (ground.text for ground in law.grounds)
    yield from (one.who for ground in law.grounds for one in ground.exceptions)
    yield from (one.words for one in law.schedules if one.binding and one.purpose == "service")
    yield from (step.title for channel in law.channels if channel.id in open_ for step in channel.steps)
    for term in law.terms:
        if term.binding and term.kind in ("service", "waiting") and open_ & set(term.channels) and term.limit:
            yield amount(term.limit)
            yield term.what
    if law.fee.duty:
        yield from (told.share(rate) for rate in law.fee.duty.rates)
        yield from (one.who for one in law.fee.duty.exemptions)
    if law.complaints:
        yield from (cause.to for cause in law.complaints.causes)
        yield from (Text(phone, phone, phone) for cause in law.complaints.causes for phone in cause.phones)


def _plain(words: str) -> str:
    """The same wherever lines break, with whatever letter a sentence begins and however it ends."""
    return squeezed(words).rstrip(".").casefold()


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_the_paper_says_what_the_edition_says(name: str, language: Language) -> None:
    law, text = edition(name), _plain(text_of(made(name, language)))
    missing = [one.in_(language) for one in essentials(law) if _plain(one.in_(language)) not in text]
    assert missing == []
    force = law.act.force
    assert law.act.number in text_of(made(name, language))
    assert f"{force.since:%d.%m.%Y}" in text
    assert force.until is None or f"{force.until - timedelta(days=1):%d.%m.%Y}" in text


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_it_has_a_few_pages_and_says_that_it_is_no_official_paper(name: str, language: Language) -> None:
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made(name, language))]
    assert 2 <= len(pages) <= 6
    words = {"kk": "ресми құжат емес", "ru": "не официальный документ", "en": "no official paper"}[language]
    assert all(squeezed(words) in squeezed(page) for page in pages)


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_it_is_pdf_a_2a_with_title_language_and_tags(name: str, language: Language) -> None:
    pdf = made(name, language)
    assert re.search(rb"pdfaid:part>2<", pdf)
    assert re.search(rb"pdfaid:conformance>A<", pdf)
    title = pypdfium2.PdfDocument(pdf).get_metadata_value("Title")
    assert title == f"{NAME.in_(language)}: {edition(name).title.in_(language)}"
    for tag in (b"/Lang", b"/MarkInfo", b"/StructTreeRoot", b"/S/H1", b"/S/H2", b"/S/L", b"/S/Figure"):
        assert tag in pdf.replace(b"/S /", b"/S/"), tag


def test_it_leads_to_the_page_of_the_service() -> None:
    assert codes_of(made("passport-id-card@2014", "ru")) == [URL]


# --- how it looks ------------------------------------------------------------------------------------


def _headings(law: Edition, language: Language) -> list[str]:
    sections = content(law, language, URL)["sections"]
    below = [
        block.get("head") or (block["text"] if block["kind"] == "head" else "")
        for section in sections
        for block in section["blocks"]
    ]
    return [*(section["heading"] for section in sections), *filter(None, below)]


def _lines(page: Any) -> list[tuple[float, float, float, str]]:
    """Every run of characters of a page: left, bottom, right, text."""
    text = page.get_textpage()
    boxes = (text.get_rect(number) for number in range(text.count_rects()))
    return [
        (left, bottom, right, text.get_text_bounded(left, bottom, right, top))
        for left, bottom, right, top in boxes
    ]


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_no_heading_stands_alone_at_the_foot_of_a_page(name: str, language: Language) -> None:
    headings = {squeezed(one) for one in _headings(edition(name), language)}
    for page in pypdfium2.PdfDocument(made(name, language)):
        body = [line for line in _lines(page) if line[1] > FOOT]
        lowest = min(body, key=lambda line: line[1])
        assert squeezed(lowest[3]) not in headings, lowest[3]  # a note ends with a full stop


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_nothing_runs_over_the_margins(name: str, language: Language) -> None:
    for page in pypdfium2.PdfDocument(made(name, language)):
        for left, bottom, right, words in _lines(page):
            assert left > 14 * MILLIMETRE, words
            assert right < page.get_width() - 14 * MILLIMETRE, words
            assert bottom > 5 * MILLIMETRE, words


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_what_is_asked_first_stays_in_its_column(name: str, language: Language) -> None:
    """Amounts of time are kept on one line: none is wider than its third of the box."""
    page = pypdfium2.PdfDocument(made(name, language))[0]
    found = content(edition(name), language, URL)["brief"]
    for number, one in enumerate(found):
        edge = (15 + (number + 1) * 180 / 3) * MILLIMETRE
        for left, bottom, right, words in _lines(page):
            if _plain(words) and _plain(words) in _plain(one["text"]) and bottom > page.get_height() / 2:
                assert right < edge or left >= edge, words


@pytest.mark.parametrize(("name", "language"), EVERY)
def test_every_line_has_its_clause(name: str, language: Language) -> None:
    """But for what we say ourselves where the act is silent."""
    bare = [row["text"] for row in _rows(content(edition(name), language, URL)) if not row["clause"]]
    ours = {
        "kk": ("Актіде", "Мыналардың бірі"),
        "ru": ("Оснований", "О жалобах", "Достаточно одного"),
        "en": ("The act", "One of"),
    }
    assert [one for one in bare if not one.startswith(ours[language])] == []


def _rows(told_content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for section in told_content["sections"]:
        for block in section["blocks"]:
            for row in block.get("rows", ()):
                yield row
                yield from row.get("choices", ())


# --- case by case ------------------------------------------------------------------------------------


def _cases(name: str, language: Language) -> dict[str, set[str]]:
    """What to bring by the case told above it."""
    sections = content(edition(name), language, URL)["sections"]
    bring = next(
        one for one in sections if one["heading"] in ("What to bring", "Что принести", "Не әкелу керек")
    )
    found: dict[str, set[str]] = {}
    for block in bring["blocks"]:
        for row in block.get("rows", ()):
            rows = row.get("choices") or [row]
            found.setdefault(block["lead"], set()).update(one["text"] for one in rows)
    return found


def test_documents_stand_under_the_case_that_asks_for_them() -> None:
    """Clause 9 of the passport standard of 2014."""
    cases = _cases("passport-id-card@2014", "en")
    always = cases["In every case"]
    assert any("photograph" in one.lower() for one in always)
    at_sixteen = next(found for case, found in cases.items() if "first" in case and "16" in case)
    assert at_sixteen == {"Birth certificate"}
    assert not any("Birth" in one for one in always)


def test_of_documents_of_which_one_is_enough_that_is_said() -> None:
    """Clause 14(5) of targeted social assistance: a copy, a certificate or an akim's paper."""
    rows = list(_rows(content(edition("targeted-social-assistance@2012"), "ru", URL)))
    choices = next(row["choices"] for row in rows if "choices" in row)
    law = edition("targeted-social-assistance@2012")
    assert len(choices) == len([one for one in law.documents if one.group == "residence"]) == 3


def test_steps_say_where_they_turn() -> None:
    """Clause 17 of 2010: papers that are not complete are refused."""
    steps = content(edition("address-certificate@2010"), "ru", URL)["sections"][-1]["blocks"]
    bureau = next(one for one in steps if one["kind"] == "steps")
    numbered = {row["text"]: row["no"] for row in bureau["rows"]}
    assert list(numbered.values()) == list(range(1, len(numbered) + 1))
    taken = next(row for row in bureau["rows"] if row["no"] == 2)
    refused = next(number for words, number in numbered.items() if words.startswith("Отказ"))
    assert taken["turns"].replace("\N{NO-BREAK SPACE}", " ").endswith(f"→ {refused}")


def test_notes_are_sentences() -> None:
    assert sentences(["түпнұсқа", "", "Көшірме. ", "түпнұсқа"]) == "Түпнұсқа. Көшірме."


# --- outside of Python -------------------------------------------------------------------------------


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler")
@pytest.mark.parametrize("language", LANGUAGES)
def test_poppler_reads_the_same(language: Language, tmp_path: Path) -> None:
    law = edition("residence-registration@2014")
    (tmp_path / "passport.pdf").write_bytes(made(law.name, language))
    command = ["pdftotext", str(tmp_path / "passport.pdf"), "-"]
    said = _plain(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    for text in (law.title, law.act.title, *(document.name for document in law.documents)):
        assert _plain(text.in_(language)) in said, text


def test_the_largest_is_made_within_two_seconds() -> None:
    law = max((edition(name) for name in NAMES), key=lambda one: sum(len(c.steps) for c in one.channels))
    begun = time.perf_counter()
    passport(law, "kk", url=URL)
    assert time.perf_counter() - begun < 2
