"""The personal-farm certificate carried out: who may ask, what is asked, what the papers say. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Paper
from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, check_fields
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.render import render
from qyzmet.services.effects import changes_registers
from qyzmet.services.form import check_answers, fields_of
from qyzmet.services.household_words import ITEMS, SECTIONS
from qyzmet.services.personal_farm_certificate.papers import WRITERS, sheets
from qyzmet.services.rules import proxies_of, rules_of, run_here
from qyzmet.services.writing import Desk, PaperContext
from tests.papers.reading import squeezed, text_of
from tests.papers.samples_farm import SAMPLES_FARM

LAW = edition("personal-farm-certificate@2011")
ME, OTHER = "850101400016", "600303300012"
NAME = "Құлмағамбетова Гүлбаһрам Өміртайқызы"
FACTS = {"applicant": "natural", "presence": "self", "farm_place": "village"}
CODE, URL = "7QK2M-9XTPA-4HVWE-0RN8C", "https://qyzmet.example/v/7QK2M9XTPA4HVWE0RN8C"
AT = datetime(2012, 6, 5, 11, 30, tzinfo=UTC)
AKIM = Desk(
    "akim-akmola-zerendi-bulak",
    Text("Бұлақ селолық округі әкімінің аппараты", "Аппарат акима сельского округа Булак", "Akim of Bulak"),
    Text("Еленовка ауылы", "село Еленовка", "Yelenovka"),
    phone="8 (71632) 2-15-32",
)
CENTRE = Desk("psc", Text("Орталық", "Центр", "Centre"), Text("Көкшетау", "Кокшетау", "Kokshetau"))
PAGE: dict[str, Any] = {
    "number": "1-17",
    "book": 1,
    "page": 17,
    "akim": AKIM.code,
    "head": OTHER,
    "address": {"kk": "Еленовка ауылы, 3-үй", "ru": "село Еленовка, дом 3", "en": "Yelenovka 3"},
    "members": [{"iin": ME, "name": NAME, "relation": "spouse", "since": "2010-01-01", "until": None}],
    "land": [
        {"purpose": "house-plot", "hectares": "0.15", "since": "2010-01-01"},
        {"purpose": "hayfield", "hectares": "2", "since": "2011-01-01"},
    ],
    "livestock": [{"kind": "cow", "count": 2}],
    "machinery": [{"kind": "tractor", "count": 1, "year": 1987}, {"kind": "car", "count": 1, "year": None}],
    "entered_on": "2012-01-05",
    "confirmed_on": "2012-01-10",
    "farm": True,
}


def context(**more: Any) -> PaperContext:
    values: dict[str, Any] = {
        "number": "12-000123-48",
        "service": LAW.title,
        "language": "kk",
        "at": AT,
        "opened": AT,
        "promised": None,
        "applicant": "Құлмағамбетова Г.",
        "applicant_id": ME,
        "applicant_address": Text("Еленовка", "Еленовка", "Yelenovka"),
        "office": AKIM,
        "provider": AKIM,
        "official": "Ысқақова Айнұр",
        "facts": {**FACTS, "subjects": ME},
        "found": {"household": PAGE},
    }
    return PaperContext(**{**values, **more})


def written(kind: str, **more: Any) -> dict[str, Any]:
    (sheet,) = sheets({"paper": kind}, context(**more))
    return check_fields(kind_of(kind), sheet.fields)


# --- who may ask -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "applicant", "subjects", "code"),
    [
        (FACTS, ME, [ME], ""),
        ({**FACTS, "farm_place": "city"}, ME, [ME], ""),
        ({**FACTS, "applicant": "legal"}, "050440000002", [ME], "natural-only"),
        (FACTS, ME, [OTHER], "in-person"),
        (FACTS, ME, [ME, OTHER], "one-household-only"),
        (FACTS, ME, [], "one-household-only"),
        ({**FACTS, "presence": "representative"}, ME, [ME], "in-person"),
    ],
)
def test_a_natural_person_asks_in_person_about_the_own_household(
    facts: Mapping[str, str], applicant: str, subjects: list[str], code: str
) -> None:
    """Cl. 6 and 15."""
    said = rules_of(LAW.service).objection(LAW, facts, applicant, subjects, None, on=AT.date())
    assert (said.code if said else "") == code
    if said:
        assert len(set(said.text.as_dict().values())) == 3
        assert said.clause in ("6", "15")


def test_the_service_is_carried_out_asks_the_book_and_changes_no_register() -> None:
    assert run_here(LAW.service)
    assert not changes_registers(LAW.service)
    for channel in LAW.channels:
        for step in channel.steps:
            assert rules_of(LAW.service).inquiry(LAW, step) == "household-book"
            assert proxies_of(LAW, step) is None


def test_at_the_akim_nothing_is_filled_in_and_at_the_centre_nothing_is_demanded() -> None:
    """Cl. 12."""
    assert fields_of(LAW, "provider", FACTS) == ()
    asked = fields_of(LAW, "centre", FACTS)
    assert check_answers(asked, {}) == {}
    assert check_answers(asked, {"words": "көмек үшін", "phone": "8 701"}) == {
        "words": "көмек үшін",
        "phone": "8 701",
    }


# --- papers ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", LAW.papers, ids=lambda paper: paper.id)
def test_every_field_that_the_edition_names_stands_on_the_paper(paper: Paper) -> None:
    """A signature is that of the official, a stamp and fixed words are printed."""
    kind = kind_of(paper.kind)
    places = {one.id for one in kind.fields} | set(kind.words)
    assert {one.id for one in paper.fields} <= places
    ours = {one.id for one in kind.fields if one.clause != READING}
    assert ours <= {one.id for one in paper.fields} | {"official"}


def test_the_certificate_gives_what_the_book_holds_and_nothing_else() -> None:
    fields = written("certificate-2011-farm")
    assert (fields["person"], fields["iin"], fields["number"]) == (NAME, ME, "12-000123-48")
    assert fields["address"] == "Еленовка ауылы, 3-үй"
    assert fields["farm"] == [
        "Кітап № 1, 17-бет; соңғы жазба 05.01.2012; расталған 10.01.2012",
        "Жер учаскелері: үй маңындағы учаске – 0,15 га; шабындық – 2 га",
        "Мал мен құс: сиыр – 2",
        "Техника: трактор (1987) – 1; жеңіл автомобиль – 1",
    ]


def test_a_section_that_is_empty_and_a_page_never_signed_are_left_out() -> None:
    page = {**PAGE, "livestock": [], "machinery": [], "confirmed_on": None}
    fields = written("certificate-2011-farm", found={"household": page}, language="ru")
    assert fields["farm"] == [
        "Книга № 1, страница 17; последняя запись 05.01.2012",
        "Земельные участки: приусадебный участок – 0,15 га; сенокос – 2 га",
    ]


def test_without_a_page_no_certificate_can_be_made() -> None:
    """Cl. 16(2): the absence of data leads to a refusal, never to a certificate of «no farm»."""
    with pytest.raises(ValueError, match="missing-field"):
        written("certificate-2011-farm", found={})


def test_everything_that_a_book_may_hold_can_be_certified() -> None:
    page = {
        **PAGE,
        "land": [{"purpose": one, "hectares": "1", "since": "2010-01-01"} for one in ITEMS["land"]],
        "livestock": [{"kind": one, "count": 1} for one in ITEMS["livestock"]],
        "machinery": [{"kind": one, "count": 1, "year": 1990} for one in ITEMS["machinery"]],
    }
    for language in ("kk", "ru"):
        lines = written("certificate-2011-farm", found={"household": page}, language=language)["farm"]
        assert len(lines) == 1 + len(SECTIONS)
        assert text_of(
            render(
                "certificate-2011-farm",
                SAMPLES_FARM["certificate-2011-farm"],
                language,
                code=CODE,
                verify_url=URL,
            )
        )


def test_the_slip_of_the_centre_confirms_and_gives_the_day() -> None:
    """Cl. 14."""
    promised = AT.replace(day=7)
    names = [(one.name, 1) for one in LAW.documents if one.channels == ("centre",)]
    fields = written("receipt-2011-farm", office=CENTRE, promised=promised, documents=names)
    assert (fields["centre"], fields["issue"]) == ("Орталық", "2012-06-07")
    assert len(fields["documents"]) == 2
    text = squeezed(text_of(render("receipt-2011-farm", fields, "kk", code=CODE, verify_url=URL)))
    for printed in ("барлық қажетті құжаттарды тапсырды", "мөртабан орны", "07.06.2012"):
        assert squeezed(printed) in text


def test_a_refusal_gives_ground_and_reasons_and_who_refuses() -> None:
    """Cl. 5 and 16: the centre for the package, the akim for the book."""
    package, book = LAW.grounds
    missing = [Text("жеке куәліктің көшірмесі", "копия удостоверения", "copy")]
    fields = written("refusal-2011-farm", office=CENTRE, ground=package.text, missing=missing)
    assert (fields["body"], fields["missing"]) == ("Орталық", ["жеке куәліктің көшірмесі"])
    assert fields["reasons"] == fields["ground"] == package.text.kk
    fields = written(
        "refusal-2011-farm", office=CENTRE, ground=book.text, given={"reasons": "Кітапта бет ашылмаған."}
    )
    assert (fields["body"], fields["missing"]) == (AKIM.name.kk, [])
    assert fields["reasons"] == "Кітапта бет ашылмаған."


def test_the_application_is_a_help_and_the_words_are_the_consumers() -> None:
    """Cl. 11(1) and 12."""
    fields = written("application-2011-farm", request={"words": "Көмек алу үшін керек."})
    assert (fields["words"], fields["iin"]) == ("Көмек алу үшін керек.", ME)


def test_the_talon_of_a_complaint_has_its_five_contents() -> None:
    """Cl. 24; the term is what the official writes, since the act sets none."""
    fields = written("complaint-talon-2011-farm", given={"answer_by": "05.07.2012"})
    assert (fields["date"], fields["time"], fields["answer_by"]) == ("2012-06-05", "11:30", "05.07.2012")
    assert fields["answer_at"] == "Еленовка ауылы"
    assert fields["contacts"] == "Ысқақова Айнұр, 8 (71632) 2-15-32"
    assert written("complaint-talon-2011-farm")["answer_by"].startswith("актіде белгіленбеген")


def test_every_paper_of_the_edition_has_its_writer() -> None:
    assert {paper.kind for paper in LAW.papers} == set(WRITERS)
