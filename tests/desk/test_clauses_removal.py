"""Removal from registration, clause by clause: the standards of 2012 (decree 363) and of 2014 (decree 132)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from qyzmet.desk.official import Official
from qyzmet.law.model import Edition
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import IdentityDocument, Person, RegistrationMark, Residence
from tests.desk.clauses import due_day, minutes_of, refused, told_missing, tries, waited
from tests.desk.ministry import (
    DAY,
    POLICE,
    REMOVAL,
    carry,
    case_of,
    code,
    do,
    file,
    filing,
    hand_over,
    home,
    later,
    send,
    somebody,
)
from tests.desk.town import CENTRE, papers
from tests.registers import making
from tests.registers.holding import holds

pytestmark = pytest.mark.usefixtures("offices")
OLD, NEW = REMOVAL["2012"], REMOVAL["2014"]
D2012, D2014 = OLD.name, NEW.name
PLAIN = {"card": "other"}


def registered(who: Person, kind: str = "permanent") -> bool:
    """Whether the person is registered."""
    return Residence.objects.filter(person=who, kind=kind, removed_on=None).exists()


def reason(who: Person) -> str:
    """Why the last registration ended, as the register has it."""
    return str(Residence.objects.filter(person=who).latest("pk").removal_reason)


def with_card(who: Person) -> IdentityDocument:
    """An identity card with a chip, for the person."""
    number = holds(who, "identity-card", date(2010, 3, 3), date(2020, 3, 2), "12-1")
    stay = Residence.objects.get(person=who, removed_on=None)
    IdentityDocument.objects.filter(number=number).update(chip=True, chip_address=stay.address)
    return IdentityDocument.objects.get(number=number)


# --- 2012 -------------------------------------------------------------------------------------------------------


@tries(D2012, "1", "13")
@tries(D2014, "3")
@pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)
def test_the_police_removes_in_the_hall_of_the_centre(law: Edition) -> None:
    """2012 cl. 13; 2014 cl. 3: «ХҚТ ТП АЖ … арқылы көрсетілетін қызметті беруші»."""
    case = case_of(law)
    assert (case.office, case.provider) == (CENTRE, POLICE)
    clerk = Official(7, "Сапарова Айгүл", "inspector", CENTRE)
    assert code(case, by=clerk) in ("other-office", "wrong-post")


@tries(D2012, "5")
def test_2012_without_a_chip_the_stamp_with_one_the_entry_and_the_card() -> None:
    """Cl. 5: «мөртаңба қою не … мәліметтер енгізу және … қайта жазу»."""
    who = somebody()
    case = carry(case_of(OLD, who, **PLAIN))
    (stamp,) = papers(case, "registration-stamp-2012")
    assert (stamp.fields["mark"], registered(who)) == ("removed", False)
    assert stamp.fields["address"] != "көрсетілмеген", "it names the place that was left"
    other = somebody()
    card = with_card(other)
    case = carry(case_of(OLD, other))
    card.refresh_from_db()
    assert (registered(other), card.chip_address, card.state) == (False, None, "valid")
    assert papers(case, "registration-stamp-2012") == []


@tries(D2012, "6")
@pytest.mark.parametrize(
    ("why", "told"), [("departure", "moved"), ("sentenced", "convicted"), ("right-lost", "court")]
)
def test_2012_departure_conviction_and_a_right_that_a_court_found_lost(why: str, told: str) -> None:
    """Cl. 6: «басқа тұрғылықты жерге кеткен, … сотталған, сот … құқығы жойылды деп таныған»."""
    who = somebody()
    assert carry(case_of(OLD, who, reason=why, **PLAIN)).state.ended == "removed"
    assert (registered(who), reason(who)) == (False, told)


@tries(D2012, "6")
def test_2012_the_dead_are_removed_on_the_word_of_another_and_nothing_is_written_on_the_card() -> None:
    """Cl. 6: «қайтыс болған адамдарға»; the documents lose their force."""
    who = somebody()
    card = with_card(who)
    assert refused(OLD, who, reason="death") == "oneself-after-all"
    case = case_of(OLD, somebody(), subject=who, reason="death", until="A6")
    case = do(case)
    assert case.state.step == "A8", "no card is re-written for the dead"
    card.refresh_from_db()
    assert (registered(who), reason(who), card.state) == (False, "died", "invalid")


@tries(D2012, "7(1)")
@tries(D2014, "4", "4(2)")
@pytest.mark.parametrize(("law", "minutes"), [(OLD, 30), (NEW, 15)], ids=["2012", "2014"])
def test_waiting_to_hand_in(law: Edition, minutes: int) -> None:
    """2012 cl. 7(1): «30 минуттан аспайды»; 2014 cl. 4(2): «15 (он бес) минут»."""
    assert waited(law, minutes) is False
    assert waited(law, minutes + 1) is True


@tries(D2012, "7(1)")
@pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)
def test_no_electronic_requests(law: Edition) -> None:
    """2012, the line after cl. 7(1); 2014 cl. 3 names the centre only."""
    with pytest.raises(Refusal):
        send(law, filing(law, somebody()))


@tries(D2012, "7", "7(2)", "7(3)")
def test_2012_thirty_minutes_to_wait_thirty_to_be_served_and_all_on_one_day() -> None:
    case = case_of(OLD, until="A8", **PLAIN)
    assert (minutes_of(case, "T2"), minutes_of(case, "T4")) == (30, 30)
    assert due_day(case, "T3") == DAY["2012"].date()
    late = do(case, "called", at=later(case, minutes=31)).state.clock("T2")
    assert late is not None
    assert late.broken


@tries(D2012, "8")
@tries(D2014, "7")
@pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)
def test_free(law: Edition) -> None:
    """2012 cl. 8: «тегін жүргізіледі»; 2014 cl. 7: «тегін көрсетіледі»."""
    assert law.fee.free
    assert carry(case_of(law, **(PLAIN if law is OLD else {}))).state.ended == "removed"


@tries(D2012, "11", "11(1)", "11(3)", "16", "5")
@pytest.mark.parametrize("lacks", ["application", "identity-document"])
def test_2012_without_one_of_the_documents_a_reasoned_refusal(lacks: str) -> None:
    """Cl. 16: «құжаттардың бірін ұсынбаған жағдайда»."""
    assert refused(OLD, lacks=lacks) == "incomplete"
    case = carry(case_of(OLD, without=1))
    (paper,) = papers(case, "registration-refusal-2012")
    assert (case.state.ended, told_missing(paper)) == ("refused", ["тіркеу есебінен шығару туралы өтініш"])


@tries(D2012, "11(2)")
def test_2012_the_registration_book_or_an_address_certificate() -> None:
    assert refused(OLD, lacks="registration-book") == "done"
    assert refused(OLD, lacks="address-certificate") == "done"


@tries(D2012, "11(3)")
def test_2012_a_child_with_the_birth_certificate() -> None:
    """Cl. 11(3): «он алты жасқа дейінгі балалар – туу туралы куәлігі»."""
    child = making.person("Ахметов", "Әли", born=date(2000, 1, 1))
    making.residence(child, home(), date(2009, 1, 5))
    case = carry(case_of(OLD, somebody(), subject=child, age="under-16", **PLAIN))
    assert (case.state.ended, registered(child)) == ("removed", False)
    assert "birth-certificate" in {one.id for one in OLD.documents_for("centre", {"age": "under-16"})}


@tries(D2012, "11(4)")
@pytest.mark.parametrize(
    ("military", "paper"), [("liable", "military-id"), ("conscript", "conscript-certificate")]
)
def test_2012_who_is_liable_shows_the_mark_of_the_military_body(military: str, paper: str) -> None:
    """Cl. 11(4): «әскери есептен шығару туралы белгісі бар әскери билетін»."""
    assert refused(OLD, lacks=paper, military=military, **PLAIN) == "incomplete"
    (stamp,) = papers(carry(case_of(OLD, military=military, **PLAIN)), "registration-stamp-2012")
    assert stamp.fields["military"] == "left"


@tries(D2012, "9", "12")
def test_2012_the_application_is_filled_in_on_paper() -> None:
    """Cl. 9: «Өтініш қағаз тасымалдағышта толтырылып»; cl. 12: the blanks lie in the hall."""
    assert {one.kind for one in papers(case_of(OLD, **PLAIN))} == {"deregistration-application-2012"}


@tries(D2012, "14")
def test_2012_nothing_confirms_that_the_documents_were_taken() -> None:
    case = case_of(OLD, until="A5", **PLAIN)
    assert {one.kind for one in papers(case)} == {"deregistration-application-2012"}


@tries(D2012, "15")
def test_2012_in_person() -> None:
    """Cl. 15: «тұтынушы жеке өзі келген кезде»; no proxy fetches the documents."""
    assert refused(OLD, somebody(), subject=somebody(), **PLAIN) == "in-person"
    case, friend = case_of(OLD, until="A9", **PLAIN), somebody()
    assert (
        code(case, "issued", to={"iin": friend.iin, "name": friend.full_name, "proxy": "№ 5"}) == "no-proxy"
    )
    assert hand_over(case).state.ended == "removed"


# --- 2014 -------------------------------------------------------------------------------------------------------


@tries(D2014, "4", "4(1)", "4(3)")
def test_2014_thirty_minutes_from_handing_in_and_thirty_of_serving() -> None:
    case = case_of(NEW)
    assert (minutes_of(case, "T3"), minutes_of(case, "T4")) == (30, 30)
    case = carry(case, "A7")
    one, at = case.applicant, DAY["2014"] + timedelta(minutes=31)
    late = do(case, "issued", at=at, to={"iin": one.id, "name": one.name}).state.clock("T3")
    assert late is not None
    assert late.broken


@tries(D2014, "6")
def test_2014_the_result_is_the_entry_and_a_sealed_sheet_and_no_card_is_touched() -> None:
    """Cl. 6: «мәліметтерді енгізуі және … мөрімен және қолымен куәландырылған … мекенжайдан кету парағын беру»."""
    who = somebody()
    card = with_card(who)
    before = card.chip_address
    case = case_of(NEW, who, until="A6")
    assert (registered(who), papers(case)) == (False, [])
    case = carry(case, "A7")
    (sheet,) = papers(case, "departure-sheet")
    assert all(sheet.fields[name] for name in ("full_name", "address", "reason", "removed_on", "left_for"))
    card.refresh_from_db()
    assert card.chip_address == before
    assert RegistrationMark.objects.filter(person=who, kind="departure-sheet").exists()
    assert hand_over(case).state.ended == "removed"


@tries(D2014, "6")
def test_2014_no_removal_by_departure_inside_the_country_nor_by_death() -> None:
    """Cl. 6 names three groups; who moves inside the country is removed by the new registration."""
    assert {one.id for one in NEW.fact("reason").values} == {"abroad", "sentenced", "right-lost"}


@tries(D2014, "6", "9(3)", "9(4)", "9(5)", "9(6)")
@pytest.mark.parametrize(
    ("why", "asked", "told"),
    [
        ("abroad", {"passport", "exit-permit"}, "moved-abroad"),
        ("sentenced", {"verdict"}, "convicted"),
        ("right-lost", {"court-decision"}, "court"),
    ],
)
def test_2014_each_group_with_its_papers(why: str, asked: set[str], told: str) -> None:
    """Cl. 9(3) to 9(6)."""
    facts = {"reason": why, "applicant": "self"}
    found = {one.id for one in NEW.documents_for("centre", facts)}
    assert found == {"application", *asked}
    for one in found:
        assert refused(NEW, lacks=one, reason=why) == "incomplete"
    who = somebody()
    assert carry(case_of(NEW, who, reason=why)).state.ended == "removed"
    assert (registered(who), reason(who)) == (False, told)


@tries(D2014, "9(1)", "9(2)")
def test_2014_the_owner_applies_with_card_and_the_courts_decision() -> None:
    """Cl. 6: «тұрғын үй иесінің өтініші бойынша сот …»; cl. 9(2) and 9(6)."""
    owner, who = somebody(), somebody()
    facts = {"reason": "right-lost", "applicant": "owner"}
    assert refused(NEW, owner, subject=who, lacks="owner-identity", **facts) == "incomplete"
    assert refused(NEW, owner, subject=who, lacks="court-decision", **facts) == "incomplete"
    strange = refused(NEW, owner, subject=who, reason="abroad", applicant="owner")
    assert strange == "applicant-cannot-be-owner", "who leaves the country applies in person"
    assert carry(case_of(NEW, owner, subject=who, **facts)).state.ended == "removed"
    assert registered(owner)
    assert not registered(who)


@tries(D2014, "9")
def test_2014_the_representative_of_the_incapable_and_nobody_else() -> None:
    """Cl. 9: «жеке өзі (сот әрекетке қабілетсіз деп таныған азаматтар үшін олардың заңды өкілдері)»."""
    guardian, ward = somebody(), somebody()
    assert refused(NEW, guardian, subject=ward, applicant="self") == "in-person"
    assert carry(case_of(NEW, guardian, subject=ward, applicant="representative")).state.ended == "removed"
    assert not registered(ward)


@tries(D2014, "6")
def test_2014_the_temporary_registration_goes_on() -> None:
    """Cl. 3: «тұрақты тұратын жері бойынша»."""
    who = somebody()
    making.residence(who, home(), date(2014, 3, 1), kind="temporary", until=date(2014, 12, 1))
    carry(case_of(NEW, who))
    assert not registered(who)
    assert registered(who, "temporary")


@tries(D2014, "9")
def test_2014_nobody_is_refused_but_told_what_is_missing() -> None:
    case = carry(case_of(NEW, without=1))
    assert (case.state.ended, papers(case)) == ("not-handed-in", [])


@tries(D2014, "12")
def test_2014_at_home_for_who_cannot_come_by_health_on_paper() -> None:
    """Cl. 12: «тұрғылықты жеріне барып, қағаз жеткізгіште толтыра отырып»."""
    with pytest.raises(Refusal):
        file(NEW, filing(NEW, somebody(), channel="home", health="able"), channel="home")
    case = carry(file(NEW, filing(NEW, somebody(), channel="home", health="unable"), channel="home"))
    assert case.state.ended == "removed"
    assert {one.kind for one in papers(case)} == {"deregistration-application-2014", "departure-sheet"}
