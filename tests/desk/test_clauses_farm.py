"""The personal-farm certificate, clause by clause: the standard of 2011 (decree 283)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4

import pytest

from qyzmet.cases import tickets
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.filing import Filing, file_at_window
from qyzmet.desk.official import Official
from qyzmet.law.catalogue import edition
from qyzmet.papers.issue import make_paper
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers import household_changes as book
from qyzmet.registers.models import Look, Person
from tests.desk.clauses import due_day, minutes_of, tries
from tests.desk.ministry import code, do, hand_over, last, later
from tests.desk.town import ZONE, papers
from tests.registers import making
from tests.registers.household_making import AKIM, OFFICIAL, by, farm, page

pytestmark = pytest.mark.usefixtures("offices")
LAW = edition("personal-farm-certificate@2011")
FARM = LAW.name
CENTRE, ELSEWHERE = "psc-akmola", "akim-akmola-zerendi-zerendi"
TUESDAY = datetime(2012, 6, 5, 10, 0, tzinfo=ZONE)
FACTS = {"presence": "self", "farm_place": "village"}


@pytest.fixture
def farmer(offices: None) -> Iterator[Person]:
    """Somebody in whose page of the book there is a farm."""
    who = making.person("Әлімов", "Болат", "Сәкенұлы")
    farm(who)
    return who


def asks(
    who: Person,
    channel: str = "provider",
    *,
    office: str = "",
    without: int = 0,
    at: datetime = TUESDAY,
    ticket: Any = None,
    **facts: str,
) -> Stored:
    """Somebody asks at the akim's, or hands the documents in at the centre."""
    known = {"applicant": "natural", **FACTS, **facts}
    rows = [
        {"id": one.id, "originals": one.originals, "copies": one.copies}
        for one in LAW.documents_for(channel, known)
    ]
    filing = Filing(
        Applicant(who.iin, who.full_name), False, [who.iin], {**FACTS, **facts}, documents=rows[without:]
    )
    post = "official" if channel == "provider" else "centre-official"
    place = office or (AKIM if channel == "provider" else CENTRE)
    receiver = Official(7, "Жүнісова Гүлнар", post, place)
    return file_at_window(LAW, channel, filing, receiver, at=at, key=uuid4().hex, ticket=ticket)


def carried(stored: Stored, until: str = "", **outcomes: str) -> Stored:
    """Let everybody do their step in time, until the case stands at ``until`` or has ended."""
    clerk, plan, at = Clerk(Random(1)), Plan(outcomes), stored.state.changed
    while stored.state.step not in (None, until):
        stored, at = clerk.step(stored, plan, at)
    return stored


def only(stored: Stored, kind: str) -> Paper:
    (paper,) = papers(stored, kind)
    return paper


def refused(who: Person, channel: str = "provider", **more: Any) -> str:
    """The code with which the window refuses to open a case."""
    try:
        asks(who, channel, **more)
    except Refusal as refusal:
        return refusal.code
    return "done"


@tries(FARM, "1", "5", "11", "12", "16")
def test_at_the_akim_one_asks_orally_and_has_the_certificate_at_once(farmer: Person) -> None:
    """Cl. 11: «жеке куәлігін ұсына отырып, ауызша нысанда жүгінеді»; cl. 1: the akim himself provides it."""
    case = asks(farmer)
    assert (case.office, case.provider) == (AKIM, AKIM)
    assert "request" not in last(case)
    case = do(do(case))
    paper = only(case, "certificate-2011-farm")
    assert paper.fields["person"] == farmer.full_name
    assert any("сиыр – 2" in line for line in paper.fields["farm"])
    case = hand_over(case)
    assert case.state.ended == "issued"
    assert [one.kind for one in papers(case)] == ["certificate-2011-farm"], "neither application nor slip"


@tries(FARM, "1", "13")
def test_the_centre_is_an_alternative_and_the_akim_who_keeps_the_book_decides(farmer: Person) -> None:
    """Cl. 1: «баламалы негізде»; cl. 13: officials of the centre take the documents."""
    case = asks(farmer, "centre")
    assert (case.office, case.provider) == (CENTRE, AKIM)
    assert code(carried(case, "C4"), by=Official(8, "-", "centre-official", CENTRE)) in (
        "wrong-post",
        "other-office",
    )


@tries(FARM, "6")
def test_only_natural_persons_are_served(farmer: Person) -> None:
    filing = Filing(Applicant("050440000002", "ЖШС"), True, [farmer.iin], FACTS)
    receiver = Official(7, "-", "official", AKIM)
    with pytest.raises(Refusal) as told:
        file_at_window(LAW, "provider", filing, receiver, at=TUESDAY, key="1")
    assert told.value.code in ("natural-only", "bad-bin")


@tries(FARM, "7(1.1)", "7(1.3)", "7(2.3)")
@pytest.mark.parametrize(("channel", "term"), [("provider", "T1"), ("provider", "T3"), ("centre", "T6")])
def test_serving_takes_ten_minutes_at_most(farmer: Person, channel: str, term: str) -> None:
    """Cl. 7: «10 (он) минуттан аспайды», and at the akim's the service itself begins at once."""
    case = asks(farmer, channel)
    assert minutes_of(case, term) == 10
    late = do(case, at=later(case, minutes=11))
    clock = late.state.clock(term)
    assert clock is not None
    assert clock.due is not None
    assert clock.due < late.state.changed


@tries(FARM, "7(1.2)", "7(2.2)", "9")
@pytest.mark.parametrize(("channel", "term"), [("provider", "T2"), ("centre", "T5")])
@pytest.mark.parametrize(("minutes", "broken"), [(10, False), (11, True)])
def test_waiting_takes_ten_minutes_at_most(
    farmer: Person, channel: str, term: str, minutes: int, broken: bool
) -> None:
    """Cl. 9: in the order of the queue, without booking."""
    place, post = (AKIM, "official") if channel == "provider" else (CENTRE, "centre-official")
    ticket = tickets.take(place, LAW.service, "file", TUESDAY, TUESDAY.date())
    called = TUESDAY + timedelta(minutes=minutes)
    tickets.call(ticket, called, tickets.By(post=post, window="1"))
    case = asks(farmer, channel, at=called, ticket=ticket)
    clock = case.state.clock(term)
    assert clock is not None
    assert clock.broken is broken


@tries(FARM, "7(2.1)", "14")
def test_through_the_centre_it_takes_two_days_and_the_slip_names_the_day(farmer: Person) -> None:
    """Cl. 14: «ХҚКО-ның мөртабаны және тұтынушының мемлекеттік қызметті алатын күні»; reading: calendar days."""
    case = do(asks(farmer, "centre"))
    assert due_day(case, "T4") == date(2012, 6, 7)
    slip = only(case, "receipt-2011-farm")
    assert slip.fields["issue"] == "2012-06-07"
    assert len(slip.fields["documents"]) == 2


@tries(FARM, "11(1)", "11(2)", "16(1)")
@pytest.mark.parametrize("without", [1, 2])
def test_without_application_or_copy_the_centre_refuses_with_reasons(farmer: Person, without: int) -> None:
    """Cl. 11: «еркін нысандағы өтініш», «жеке куәліктің көшірмесі»; cl. 16(1)."""
    case = asks(farmer, "centre", without=without)
    assert case.state.step == "CR"
    case = carried(case)
    assert case.state.ended == "refused"
    assert len(only(case, "refusal-2011-farm").fields["missing"]) == without


@tries(FARM, "11", "16(1)")
def test_without_the_identity_card_the_akim_refuses(farmer: Person) -> None:
    case = carried(asks(farmer, without=1))
    paper = only(case, "refusal-2011-farm")
    assert case.state.ended == "refused"
    assert paper.fields["missing"] == ["жеке куәлік"]
    assert paper.fields["reasons"]


@tries(FARM, "15")
def test_nobody_comes_for_somebody_else(farmer: Person) -> None:
    """Cl. 15: «тұтынушының жеке өзі келген кезде ұсынылады»."""
    assert refused(farmer, presence="representative") == "in-person"
    case = do(do(asks(farmer)))
    other = making.person()
    assert code(case, "issued", to={"iin": other.iin, "name": other.full_name}) != "done"
    assert hand_over(case).state.ended == "issued"


@tries(FARM, "16(2)")
@pytest.mark.parametrize("channel", ["provider", "centre"])
@pytest.mark.parametrize("why", ["no page", "an empty page", "sold since", "not yet"])
def test_a_farm_that_is_not_in_the_book_is_refused_never_certified_as_absent(
    offices: None, channel: str, why: str
) -> None:
    """Cl. 16(2): «жеке қосалқы шаруашылықтың болуы туралы деректер жоқ болғанда»."""
    who = making.person("Беков", "Асан")
    if why == "no page":
        page(who, on=date(2010, 3, 1))
        book.remove_member(who.households.get().household_id, who.iin, **by(date(2011, 1, 1), "көшті"))
        page(who, on=date(2013, 3, 1))
    elif why == "an empty page":
        page(who)
    elif why == "sold since":
        made = farm(who)
        book.enter(made.pk, "land", "house-plot", 0, **by(date(2012, 6, 4), "берілді"))
        book.enter(made.pk, "livestock", "cow", 0, **by(date(2012, 6, 5), "сатылды"))
    else:
        made = page(who)
        book.enter(made.pk, "livestock", "cow", 1, **by(date(2012, 6, 9)))
    case = asks(who, channel)
    case = carried(case) if channel == "provider" else carried(case, CN3="issued")
    assert case.state.ended == "refused"
    kinds = {one.kind for one in papers(case)}
    assert kinds == {"refusal-2011-farm"} | ({"receipt-2011-farm"} if channel == "centre" else set())
    assert only(case, "refusal-2011-farm").fields["ground"] == LAW.grounds[1].text.kk


@tries(FARM, "16(2)")
def test_the_book_of_another_akim_is_not_this_ones(farmer: Person) -> None:
    """«ЖАО-ның шаруашылық кітабында»: reading, the akim to whom one turned."""
    case = carried(asks(farmer, office=ELSEWHERE))
    assert case.state.ended == "refused"


@tries(FARM, "16(2)")
def test_the_certificate_says_what_the_book_holds_on_its_day_and_the_look_is_traced(farmer: Person) -> None:
    made = farmer.households.get().household
    book.enter(made.pk, "livestock", "cow", 9, **by(date(2012, 6, 6)))
    case = do(do(asks(farmer)))
    assert any("сиыр – 2" in line for line in only(case, "certificate-2011-farm").fields["farm"])
    assert Look.objects.filter(what="household-book", subject_iin=farmer.iin, why=case.number).exists()
    assert book.confirm_page(made.pk, on=date(2013, 1, 10), looker=OFFICIAL).number == 1


@tries(FARM, "14", "15")
def test_through_the_centre_the_certificate_comes_back_and_is_handed_to_the_consumer(farmer: Person) -> None:
    case = carried(asks(farmer, "centre"))
    assert case.state.ended == "issued"
    assert {one.kind for one in papers(case)} == {"receipt-2011-farm", "certificate-2011-farm"}
    assert only(case, "certificate-2011-farm").fields["body"].startswith("Зеренді ауданы Бұлақ")


@tries(FARM, "24")
def test_the_talon_of_a_complaint_says_when_it_came_and_when_and_where_it_is_answered(farmer: Person) -> None:
    """Cl. 24."""
    fields = {
        "body": "Бұлақ селолық округі әкімінің аппараты",
        "date": "2012-06-05",
        "time": "15:20",
        "answer_by": "05.07.2012",
        "answer_at": "Еленовка ауылы",
        "contacts": "Жүнісова Гүлнар, 8 (71632) 2-15-32",
    }
    made = make_paper(
        "complaint-talon-2011-farm",
        fields,
        case_number=asks(farmer).number,
        service=LAW.service,
        edition=FARM,
        language="kk",
        made_by="Жүнісова Гүлнар",
        base_url="https://qyzmet.example",
    )
    assert made.fields["answer_by"] == "05.07.2012"
