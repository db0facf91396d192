"""What somebody whose case went wrong finds (2010, clauses 21 to 27; 2014, clauses 11, 12)."""

from __future__ import annotations

from io import BytesIO

import pytest
from pyhanko.pdf_utils.reader import PdfFileReader

from qyzmet.desk.timing import timing_of
from qyzmet.law.limits import Limit, Unit
from qyzmet.offices.complaints import contacts_for
from qyzmet.offices.models import Contact, Office
from qyzmet.papers.issue import make_paper, verify
from tests.desk.town import (
    CENTRE,
    NEW,
    OLD,
    SPRING,
    TUESDAY,
    Town,
    about_self,
    at,
    do,
    file,
)

Purpose = Contact.Purpose


@pytest.mark.parametrize(
    ("purpose", "clause", "at_bureau", "at_centre"),
    [
        (Purpose.COMPLAINT_HELP, "21", "annex 5", "annex 6"),
        (Purpose.RESULT_COMPLAINT, "22", "annex 7", "annex 8"),
        (Purpose.CONDUCT_COMPLAINT, "23", "annex 9", "annex 10"),
    ],
)
def test_who_was_refused_is_told_whom_to_turn_to(
    town: Town, purpose: str, clause: str, at_bureau: str, at_centre: str
) -> None:
    """Cl. 21 to 23 of 2010: help with the complaint, disagreement with the result, rude service."""
    who = town.registered(TUESDAY)
    for channel, annex in (("provider", at_bureau), ("centre", at_centre)):
        case = file(about_self(OLD, channel, who, documents=[]), channel, TUESDAY)
        refused = do(case, TUESDAY, ground="documents-not-presented")
        found = contacts_for(Office.objects.get(code=refused.office), purpose)
        assert found, f"cl. {clause}"
        assert {contact.annex for contact in found} == {annex}


def test_the_talon_of_a_complaint_says_where_who_and_when(town: Town) -> None:
    """Cl. 25 and annex 11 of 2010: «күні мен уақыты, өтінішті (шағымды) қабылдаған адамның тегі мен аты-жөні
    көрсетілген талон», 75 mm by 55 mm."""
    case = file(about_self(OLD, "centre", town.registered(TUESDAY), documents=[]), "centre", TUESDAY)
    said = {
        "body": Office.objects.get(code=CENTRE).name.kk,
        "official": "Жүнісова Гүлнар Талғатқызы",
        "accepted_at": at("2012-04-24T15:20"),
    }
    talon = make_paper(
        OLD.paper("complaint-talon").kind,
        said,
        case_number=case.number,
        service=OLD.service,
        edition=OLD.name,
        language="kk",
        made_by="Жүнісова Гүлнар Талғатқызы",
        base_url="https://qyzmet.example",
    )
    assert talon.fields["accepted_at"] == "2012-04-24T15:20:00+06:00"
    page = PdfFileReader(BytesIO(bytes(talon.pdf))).root["/Pages"]["/Kids"][0]
    _, _, width, height = (round(float(side) / 72 * 25.4) for side in page["/MediaBox"])
    assert (width, height) == (75, 55)
    assert verify(talon.code).status == "valid"


def test_the_term_of_a_complaint_of_2010_is_in_another_law(town: Town) -> None:
    """Cl. 25 of 2010: «2007 жылғы 12 қаңтардағы … Заңында белгіленген мерзімдерде»; no figure, no clock of a case."""
    case = file(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", TUESDAY)
    term = OLD.term("T13")
    assert timing_of(case).due(term, TUESDAY, None) is None
    assert term.id not in {clock.term for clock in case.state.clocks}


@pytest.mark.parametrize("term_id", ["T5", "T6"])
def test_a_complaint_of_2014_is_considered_within_fifteen_working_days_from_its_registration(
    town: Town, term_id: str
) -> None:
    """Cl. 11 of 2014: «тіркелген күнінен бастап он бес жұмыс күні ішінде»; 1 May 2015 is a holiday."""
    case = file(about_self(NEW, "centre", town.registered(SPRING), documents=[]), "centre", SPRING)
    term = NEW.term(term_id)
    assert term.limit == Limit(15, Unit.WORKING_DAYS)
    assert timing_of(case).due(term, SPRING, None) == at("2015-05-06T18:30")
    why = timing_of(case).why(term, SPRING)
    assert why is not None
    assert why.due == at("2015-05-06T18:30")
    assert any("01.05.2015" in reason["text"]["kk"] for reason in why.as_dict()["reasons"])


def test_the_way_to_court_stays_open(town: Town) -> None:
    """Cl. 26 of 2010: «азаматтық сот ісін жүргізу тәртібімен»; cl. 12 of 2014: «сотқа жүгінуге құқығы бар». A refused
    case has ended and no step of it stands between the applicant and the court."""
    for law, moment, ground in (
        (OLD, TUESDAY, "documents-not-presented"),
        (NEW, SPRING, "incomplete-package"),
    ):
        case = file(about_self(law, "centre", town.registered(moment), documents=[]), "centre", moment)
        refused = do(case, moment, ground=ground)
        assert (refused.state.ended, refused.state.step, refused.state.next_due()) == ("refused", None, None)
        assert law.complaints.court.kk
