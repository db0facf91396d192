"""The papers of registration and removal: their fields against the editions, and what cases write on them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition, Paper
from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, check_fields, shown_value
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.kinds_registration import KINDS_REGISTRATION
from qyzmet.papers.render import render
from qyzmet.services.writing import Desk, PaperContext, Sheet, writer_of
from tests.papers.reading import squeezed, text_of
from tests.papers.samples_registration import REGISTRATION

EDITIONS = [
    edition(f"{service}@{year}")
    for service in ("residence-registration", "residence-deregistration")
    for year in ("2012", "2014")
]
OURS = {kind.id for kind in KINDS_REGISTRATION}
PAPERS = [(law, paper) for law in EDITIONS for paper in law.papers if paper.kind in OURS]
SAME = {"officer": "official", "signature": "official"}
"""Names under which one and the same place stands in another edition."""
CODE, URL = "7QK2M-9XTPA-4HVWE-0RN8C", "https://qyzmet.example/v/7QK2M9XTPA4HVWE0RN8C"
NAME, OWNER = "Құлмағамбетова Гүлбаһрам Өміртайқызы", "Өтегенұлы Һамит Ысқақұлы"
ME, OTHER = "850101400016", "600303300012"
NEW_HOME = "Өскемен қаласы, Үлкен даңғыл көшесі, 147/2-үй"
OLD_HOME = Text("Алматы қаласы, Төле би көшесі, 18-үй", "г. Алматы, ул. Толе би, д. 18", "Almaty, Tole bi 18")


def stay(address: Text, **more: str) -> dict[str, Any]:
    return {"dwelling": {"line": address.as_dict()}, "since": "2008-09-14", **more}


PERSON = {
    "iin": ME,
    "full_name": NAME,
    "birth_date": "1985-01-01",
    "birth_place": {"kk": "Өрел ауылы", "ru": "село Орель", "en": "Orel"},
    "sex": "female",
    "citizenship": "citizen",
    "permanent": stay(OLD_HOME),
    "temporary": None,
    "removed": None,
    "documents": [
        {"kind": "passport", "number": "N01234567", "issued_on": "2011-02-03", "state": "valid"},
        {"kind": "identity-card", "number": "012345678", "issued_on": "2008-09-14", "state": "valid"},
        {"kind": "identity-card", "number": "000000001", "issued_on": "2001-09-14", "state": "invalid"},
    ],
}


def context(facts: Mapping[str, str], request: Mapping[str, str], **more: Any) -> PaperContext:
    moment = datetime(2014, 6, 5, 5, 45, tzinfo=UTC)
    place = Text("Өскемен", "Усть-Каменогорск", "Oskemen")
    provider = Desk(
        "p", Text("Көші-қон полициясы бөлімі", "Отдел миграционной полиции", "Migration police"), place
    )
    values: dict[str, Any] = {
        "number": "26-000123-48",
        "service": EDITIONS[0].title,
        "language": "kk",
        "at": moment,
        "opened": moment,
        "promised": None,
        "applicant": NAME,
        "applicant_id": ME,
        "applicant_address": OLD_HOME,
        "office": Desk("c", Text("Орталық", "Центр", "Centre"), place),
        "provider": provider,
        "official": "Ысқақова Айнұр",
        "facts": {"subjects": ME, **facts},
        "request": {
            "address": "000123",
            "address.kk": NEW_HOME,
            "address.ru": "г. Усть-Каменогорск",
            **request,
        },
        "person": PERSON,
    }
    return PaperContext(**{**values, **more})


def written(service: str, kind: str, made: PaperContext) -> list[dict[str, Any]]:
    sheets: list[Sheet] = writer_of(service).sheets({"paper": kind}, made)
    return [check_fields(kind_of(kind), sheet.fields) for sheet in sheets]


# --- The editions and the kinds ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "paper"), PAPERS, ids=lambda one: getattr(one, "kind", getattr(one, "year", ""))
)
def test_every_field_that_the_edition_names_stands_on_the_paper(law: Edition, paper: Paper) -> None:
    """A place for a signature, stamp or seal is printed, not filled in."""
    kind = kind_of(paper.kind)
    places = {field.id for field in kind.fields} | set(kind.words)
    named = {SAME.get(field.id, field.id) if field.id not in places else field.id for field in paper.fields}
    assert named <= places
    if named and not paper.missing:
        ours = {field.id for field in kind.fields if field.clause != READING} - {"official", "reasons"}
        assert ours <= named | {"missing"}


def test_the_consent_has_the_fifteen_lines_of_the_annex_and_the_day_of_the_document_apart() -> None:
    paper = next(paper for law, paper in PAPERS if paper.kind == "owner-consent-2014")
    kind = kind_of(paper.kind)
    assert len(paper.fields) == 15
    assert {field.id for field in kind.fields} == {
        *(field.id for field in paper.fields if field.type != "signature"),
        "document_on",
    }


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("kind", KINDS_REGISTRATION, ids=lambda kind: kind.id)
def test_other_readers_find_the_fields_in_the_file(kind: Any, language: str, tmp_path: Path) -> None:
    if not shutil.which("pdftotext"):
        pytest.skip("pdftotext is not installed")
    pdf = render(kind.id, REGISTRATION[kind.id], language, code=CODE, verify_url=URL)
    assert b"pdfaid:part>2<" in pdf
    (tmp_path / "paper.pdf").write_bytes(pdf)
    command = ["pdftotext", str(tmp_path / "paper.pdf"), "-"]
    said = squeezed(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    kept = check_fields(kind, REGISTRATION[kind.id])
    for field in kind.fields:
        if field.type in ("text", "choice", "number"):
            assert squeezed(shown_value(field, kept[field.id], language)) in said, field.id
        for line in kept[field.id] if field.type == "lines" else ():
            assert squeezed(line) in said, field.id


# --- What a case writes --------------------------------------------------------------------------------

REGISTER, REMOVE = "residence-registration", "residence-deregistration"


def test_the_application_names_the_new_address_in_words_and_the_owner_who_consents() -> None:
    made = context({"age": "from-16"}, {"owner_name": OWNER, "basis": "шарт № 1"})
    (fields,) = written(REGISTER, "registration-application-2012", made)
    assert (fields["address"], fields["owner"], fields["document"]) == (
        NEW_HOME,
        OWNER,
        "№ 012345678, 14.09.2008",
    )
    assert fields["applicant"] == ""


def test_who_owns_the_dwelling_consents_oneself() -> None:
    (fields,) = written(REGISTER, "registration-application-2012", context({"age": "from-16"}, {}))
    assert fields["owner"] == NAME


def test_a_parent_stands_as_the_applicant_of_a_child() -> None:
    made = context({"age": "under-16"}, {}, applicant=OWNER, applicant_id=OTHER)
    (fields,) = written(REGISTER, "registration-application-2012", made)
    assert (fields["applicant"], fields["applicant_id"], fields["full_name"]) == (OWNER, OTHER, NAME)


def test_the_arrival_sheet_is_made_in_three_copies_and_only_where_the_system_is_not_used() -> None:
    """2012, cl. 11(7)."""
    assert written(REGISTER, "arrival-sheet-2012", context({"system": "yes"}, {})) == []
    copies = written(REGISTER, "arrival-sheet-2012", context({"system": "no"}, {"arrived_from": "Алматы"}))
    assert [fields["copy"] for fields in copies] == [1, 2, 3]
    assert {fields["birth_place"] for fields in copies} == {"Өрел ауылы"}


def test_the_coupon_is_made_also_without_the_sheet() -> None:
    """2012, cl. 11(8): no exception is printed."""
    made = context({"system": "yes"}, {"move_reason": "work", "education": "higher"})
    (fields,) = written(REGISTER, "statistical-coupon-2012", made)
    assert (fields["move_reason"], fields["education"], fields["occupation"]) == ("work", "higher", "")


@pytest.mark.parametrize(("military", "mark"), [("none", ""), ("liable", "taken"), ("conscript", "taken")])
def test_the_stamp_bears_the_new_address_and_the_military_mark(military: str, mark: str) -> None:
    (fields,) = written(REGISTER, "registration-stamp-2012", context({"military": military}, {}))
    assert (fields["mark"], fields["address"], fields["military"]) == ("registered", NEW_HOME, mark)
    (fields,) = written(REMOVE, "registration-stamp-2012", context({"military": military}, {}))
    assert (fields["mark"], fields["address"]) == ("removed", OLD_HOME.kk)
    assert fields["military"] == ("left" if mark else "")


@pytest.mark.parametrize("service", [REGISTER, REMOVE])
def test_a_refusal_gives_its_reasons(service: str) -> None:
    """2012, cl. 5, 16."""
    missing = [Text("кету мекенжай парағы", "листок убытия", "departure sheet")]
    ground = EDITIONS[0].grounds[0].text
    (fields,) = written(service, "registration-refusal-2012", context({}, {}, missing=missing, ground=ground))
    assert (fields["missing"], fields["reasons"]) == (["кету мекенжай парағы"], ground.kk)
    (fields,) = written(
        service, "registration-refusal-2012", context({}, {}, missing=missing, given={"reasons": "Парақ жоқ"})
    )
    assert fields["reasons"] == "Парақ жоқ"


def test_the_consent_says_for_what_term_and_counts_the_family() -> None:
    """2014, annex 1."""
    request = {"owner_name": OWNER, "until": "2014-12-31", "family": "Өміртай Һамит\nӨміртай Іңкәр"}
    (fields,) = written(REGISTER, "owner-consent-2014", context({"registration": "temporary"}, request))
    assert fields["no_objection"] == "уақытша, 31.12.2014 дейін"
    assert (fields["count"], fields["owner_surname"]) == (3, "Өтегенұлы")
    assert (fields["document"], fields["document_on"]) == ("012345678", "2008-09-14")
    russian = context({"registration": "permanent"}, request, language="ru")
    assert written(REGISTER, "owner-consent-2014", russian)[0]["no_objection"] == "постоянно"


@pytest.mark.parametrize(
    ("kind", "card", "come"),
    [("permanent", "electronic", "card"), ("permanent", "other", ""), ("temporary", "electronic", "")],
)
def test_the_notification_calls_to_the_centre_only_whose_card_is_to_be_re_written(
    kind: str, card: str, come: str
) -> None:
    """2014, cl. 6."""
    facts = {"registration": kind, "card": card}
    person = {**PERSON, "permanent": stay(OLD_HOME), "temporary": stay(OLD_HOME)}
    made = context(facts, {"until": "2014-12-31"}, person=person)
    (fields,) = written(REGISTER, "registration-notification-2014", made)
    assert (fields["come"], fields["registered"]) == (come, OLD_HOME.kk)
    assert fields["until"] == ("2014-12-31" if kind == "temporary" else "")


def test_the_departure_sheet_names_the_address_that_was_left() -> None:
    """2014, cl. 6."""
    person = {**PERSON, "permanent": None, "removed": stay(OLD_HOME, removed_on="2014-06-04")}
    made = context({"reason": "abroad"}, {"left_for": "Германия"}, person=person)
    (fields,) = written(REMOVE, "departure-sheet", made)
    assert (fields["address"], fields["removed_on"]) == (OLD_HOME.kk, "2014-06-04")
    assert fields["left_for"] == "Германия"
    text = text_of(render("departure-sheet", fields, "kk", code=CODE, verify_url=URL))
    for place in ("мөртабан орны", "Елтаңбалық паспорттық мөр орны"):
        assert squeezed(place) in squeezed(text)


@pytest.mark.parametrize(
    ("year", "facts", "request_", "role", "proof"),
    [
        ("2012", {"reason": "death"}, {"applies_as": "қызы"}, "қызы", ""),
        ("2012", {"reason": "departure"}, {"left_for": "Алматы"}, "", ""),
        (
            "2014",
            {"reason": "right-lost", "applicant": "owner"},
            {
                "decision_number": "2-145",
                "decision_date": "2014-05-12",
                "court": "Сот",
                "owner_document": "№ 7",
            },
            "тұрғын үй иесі, № 7",
            "сот шешімі № 2-145, 12.05.2014, Сот",
        ),
        (
            "2014",
            {"reason": "abroad", "applicant": "representative"},
            {"permit_number": "31", "permit_date": "2014-05-12"},
            "заңды өкіл",
            "кетуге рұқсат беру туралы анықтама № 31, 12.05.2014",
        ),
        ("2012", {"reason": "sentenced"}, {"verdict_date": "2012-05-12"}, "", "сот үкімі, 12.05.2012"),
    ],
)
def test_the_application_for_removal_says_who_asks_and_what_it_rests_on(
    year: str, facts: dict[str, str], request_: dict[str, str], role: str, proof: str
) -> None:
    made = context(facts, request_, applicant=OWNER, applicant_id=OTHER)
    (fields,) = written(REMOVE, f"deregistration-application-{year}", made)
    assert (fields["applies_as"], fields["proof"], fields["address"]) == (role, proof, OLD_HOME.kk)
    assert fields["reason"]


def test_a_paper_made_elsewhere_is_not_written_here() -> None:
    assert written(REGISTER, "departure-sheet", context({}, {})) == []
    assert writer_of(REGISTER).sheets({"complaint-talon": "complaint-talon"}, context({}, {})) == []


def test_the_register_of_dwellings_knows_the_words_of_the_address() -> None:
    """2014, cl. 9(2): it was asked before the papers are written."""
    record = {"subject": "000123", "status": "held", "record": {"line": OLD_HOME.as_dict()}}
    made = context({}, {"address.kk": "", "address.ru": ""}, records=[record])
    assert written(REGISTER, "owner-consent-2014", made)[0]["dwelling"] == OLD_HOME.kk


def test_without_the_words_of_the_address_its_number_stands() -> None:
    made = context({}, {"address.kk": "", "address.ru": ""})
    assert written(REGISTER, "registration-application-2012", made)[0]["address"] == "000123"


def test_a_person_whom_no_register_knows_stands_by_name_and_number() -> None:
    (fields,) = written(
        REMOVE, "deregistration-application-2012", context({"reason": "death"}, {}, person={})
    )
    assert (fields["full_name"], fields["iin"], fields["birth_date"]) == (NAME, ME, "1985-01-01")
    assert fields["address"] == "көрсетілмеген"


def test_the_stamp_is_ten_centimetres_wide() -> None:
    pdf = render(
        "registration-stamp-2012", REGISTRATION["registration-stamp-2012"], "kk", code=CODE, verify_url=URL
    )
    assert pypdfium2.PdfDocument(pdf)[0].get_width() * 25.4 / 72 == pytest.approx(100, abs=0.1)
