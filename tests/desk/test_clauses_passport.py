"""Passports and identity cards, clause by clause: the standards of 2012 (decree 363) and of 2014 (decree 132)."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from qyzmet.cases.store import Stored
from qyzmet.desk.filing import file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.paying import Tender
from qyzmet.duty.models import Payment
from qyzmet.law.model import Edition
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.process.hall import COLLECT, matter_of
from qyzmet.registers.models import IdentityDocument
from tests.desk.clauses import due_day, refused, told_missing, tries, waited
from tests.desk.ministry import (
    DAY,
    PASSPORT,
    POLICE,
    carry,
    case_of,
    code,
    documents,
    file,
    filing,
    hand_over,
    receipt,
    send,
    somebody,
)
from tests.desk.town import CENTRE, papers
from tests.registers import making
from tests.registers.holding import holds

pytestmark = pytest.mark.usefixtures("offices")
OLD, NEW = PASSPORT["2012"], PASSPORT["2014"]
P2012, P2014 = OLD.name, NEW.name
BOTH = pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)
CARD = {"document": "identity-card", "passport_reason": "none"}


def born(years: int, law: Edition) -> date:
    """The day on which who is so old on the day of filing was born."""
    return DAY[law.year].date().replace(year=DAY[law.year].year - years)


def child(years: int, law: Edition) -> Any:
    """Somebody who turns so old on the day of filing."""
    return making.person("Ахметов", "Әли", born=born(years, law))


def asked(law: Edition, channel: str = "centre", **facts: str) -> set[str]:
    """The documents that the edition asks for, but the receipt and what all bring."""
    known = {
        "document": "passport",
        "card_reason": "none",
        "passport_reason": "none",
        "exempt": "no",
        **facts,
    }
    common = {"duty-receipt", "photographs", "data-consent", "registration-book"}
    return {one.id for one in law.documents_for(channel, known)} - common


def talon(stored: Stored) -> Paper:
    """The talon that the applicant was given."""
    (paper,) = [one for one in papers(stored) if one.kind.startswith("passport-talon")]
    return paper


# --- who gives it, to whom ------------------------------------------------------------------------------------


@tries(P2012, "1", "13")
@tries(P2014, "3")
@BOTH
def test_the_police_takes_the_documents_in_the_hall_of_the_centre(law: Edition) -> None:
    """2012 cl. 13: «ХҚТ ТП-ның жұмыс орындарында уәкілетті органның қызметкерлері»; a clerk of the centre does not."""
    clerk = Official(7, "Сапарова Айгүл", "inspector", CENTRE)
    with pytest.raises(Refusal, match=r"wrong-post|other-office"):
        file_at_window(law, "centre", filing(law, somebody()), clerk, at=DAY[law.year], key="1")
    case = case_of(law)
    assert (case.office, case.provider) == (CENTRE, POLICE)


@tries(P2012, "6")
@BOTH
def test_a_citizen_only(law: Edition) -> None:
    """2012 cl. 6: «Қазақстан Республикасының азаматтарына»."""
    foreigner = somebody(citizenship="foreigner")
    assert code(case_of(law, foreigner, until="A5")) == "not-a-citizen"


@tries(P2012, "5")
@tries(P2014, "6")
@BOTH
def test_the_result_is_a_passport_a_card_or_both(law: Edition) -> None:
    """2012 cl. 5, 2014 cl. 6: «паспорты және (немесе) жеке куәлігі»."""
    who = somebody()
    facts = {"document": "both", "card_reason": "first", "passport_reason": "first"}
    if law is NEW:
        facts["parents_at_16"] = "grown"
    case = hand_over(case_of(law, who, until="A7", **facts))
    assert case.state.ended == "issued"
    given = IdentityDocument.objects.filter(person=who, state="valid")
    assert {one.kind for one in given} == {"identity-card", "passport"}


# --- terms ------------------------------------------------------------------------------------------------------


@tries(P2012, "7", "7(1)")
@pytest.mark.parametrize(
    ("mode", "day"),
    [
        ("ordinary", date(2012, 7, 5)),
        ("days-7", date(2012, 6, 15)),
        ("days-10", date(2012, 6, 20)),
        ("days-15", date(2012, 6, 27)),
    ],
)
def test_2012_a_month_or_seven_ten_fifteen_working_days_without_the_day_of_acceptance(
    mode: str, day: date
) -> None:
    """Cl. 7(1), from Tuesday 5 June 2012: «құжаттар қабылданған және берілген күн … мерзіміне кірмейді», so that the
    seventh working day is 14 June and the day of issue 15 June."""
    case = case_of(OLD, until="A5", mode=mode)
    assert due_day(case, mode) == day
    assert "ready" not in talon(case).fields, "cl. 14: the talon of 2012 has no day"


@tries(P2014, "4", "4(1)")
@pytest.mark.parametrize(
    ("mode", "day"),
    [
        ("ordinary", date(2014, 7, 8)),
        ("days-7", date(2014, 6, 16)),
        ("days-10", date(2014, 6, 19)),
        ("days-15", date(2014, 6, 26)),
    ],
)
def test_2014_thirty_days_or_seven_ten_fifteen_working_days_and_the_talon_says_the_day(
    mode: str, day: date
) -> None:
    """Cl. 4(1), from Thursday 5 June 2014; cl. 9 and field 9 of the annex: the day of receiving.

    reading: the thirtieth day is a Saturday, and the holiday of 6 July is moved to Monday: the end gives way to 8 July.
    """
    case = case_of(NEW, until="A5", mode=mode)
    assert due_day(case, mode) == day
    assert str(talon(case).fields["ready"])[:10] == day.isoformat()


@tries(P2012, "7(2)")
@tries(P2014, "4(2)")
@pytest.mark.parametrize(("law", "minutes"), [(OLD, 30), (NEW, 15)], ids=["2012", "2014"])
def test_waiting_to_hand_in(law: Edition, minutes: int) -> None:
    """2012: «30 минуттан аспайды»; 2014: «15 (он бес) минуттан аспайды»."""
    assert waited(law, minutes) is False
    assert waited(law, minutes + 1) is True


@tries(P2012, "7(3)")
def test_2012_waiting_to_fetch_takes_thirty_minutes_too_and_the_hall_measures_it() -> None:
    """Cl. 7(3); the edition of 2014 limits only the queue to hand in."""
    fetching, now = matter_of(OLD, COLLECT), matter_of(NEW, COLLECT)
    assert fetching is not None
    assert fetching.waiting is not None
    assert fetching.waiting.limit is not None
    assert (fetching.waiting.clause, fetching.waiting.limit.value) == ("7(3)", 30)
    assert now is None or now.waiting is None


@tries(P2014, "4(3)")
def test_2014_serving_takes_thirty_minutes() -> None:
    case = case_of(NEW)
    clock = case.state.clock("serving")
    assert clock is not None
    assert clock.due is not None
    assert (clock.due - clock.started).total_seconds() == 30 * 60


# --- duty ------------------------------------------------------------------------------------------------------


@tries(P2012, "8", "11(2)")
@tries(P2014, "7")
@pytest.mark.parametrize(
    ("law", "document", "amount"),
    [
        (OLD, "passport", "6472.00"),
        (OLD, "identity-card", "323.60"),
        (NEW, "passport", "7408.00"),
        (NEW, "identity-card", "370.40"),
    ],
)
def test_400_and_20_per_cent_of_the_index_of_the_day_of_payment(
    law: Edition, document: str, amount: str
) -> None:
    """The index was 1,618 tenge in 2012 and 1,852 in 2014."""
    facts = CARD | {"card_reason": "exchange"} if document == "identity-card" else {}
    case = case_of(law, until="A5", **facts)
    assert str(Payment.objects.get(case_number=case.number).amount) == amount


@tries(P2012, "8")
@tries(P2014, "7")
@BOTH
def test_paid_before_the_documents_are_handed_in(law: Edition) -> None:
    """2012 cl. 8: «тиісті құжаттар берілгенге дейін төленуі тиіс»; a case of who has not paid is not opened."""
    assert refused(law, payment=None, pays=False) == "duty-unpaid"


@tries(P2012, "8", "11(2)")
def test_2012_who_is_exempt_brings_the_proof_in_place_of_the_receipt() -> None:
    """Cl. 8, the last paragraph: twenty-one categories; cl. 11(2): «растайтын құжаттарын»."""
    for one in OLD.fee.duty.exemptions if OLD.fee.duty else ():
        tender = Tender(exemption=one.id, proof="№ 18-331, 01.02.2011")
        case = case_of(OLD, payment=tender, exempt="yes", until="A5")
        assert not Payment.objects.filter(case_number=case.number).exists(), one.id
    assert refused(OLD, payment=Tender(), exempt="yes") == "exemption-unnamed"


# --- documents ---------------------------------------------------------------------------------------------------


@tries(P2012, "11(1)")
def test_2012_the_registration_book_is_shown_on_paper_only() -> None:
    """Cl. 11(1): «ХҚТ ТП арқылы қызмет алу кезінде кітап немесе мекенжай анықтамасы талап етілмейді»."""
    on_paper = {one.id for one in OLD.documents_for("centre-paper", {"passport_reason": "first"})}
    assert "registration-book" in on_paper
    assert refused(OLD, extra="registration-book") == "document-not-on-the-list"


@tries(P2012, "11", "11(3)", "16")
@tries(P2014, "9")
@pytest.mark.parametrize(
    ("law", "facts", "base"),
    [
        (OLD, {"document": "identity-card", "card_reason": "first"}, "birth-certificate"),
        (OLD, {"passport_reason": "before-16"}, "birth-certificate-child"),
        (OLD, {"passport_reason": "exchange"}, "passport"),
        (OLD, {"document": "identity-card", "card_reason": "exchange"}, "identity-card"),
        (OLD, {"passport_reason": "first"}, "identity-card-for-passport"),
        (OLD, {"passport_reason": "citizenship"}, "citizenship-certificate-for-passport"),
        (OLD, {"passport_reason": "lost-abroad"}, "return-certificate"),
        (NEW, {"document": "identity-card", "card_reason": "first"}, "birth-certificate"),
        (NEW, {"passport_reason": "before-16"}, "birth-certificate-child"),
        (NEW, {"passport_reason": "exchange"}, "passport"),
        (NEW, {"document": "identity-card", "card_reason": "lost"}, "passport-for-card"),
        (NEW, {"document": "identity-card", "card_reason": "exchange"}, "identity-card"),
        (NEW, {"passport_reason": "lost"}, "identity-card-for-passport"),
        (NEW, {"passport_reason": "first"}, "identity-card-for-passport"),
        (NEW, {"passport_reason": "citizenship"}, "citizenship-certificate-for-passport"),
        (NEW, {"passport_reason": "lost-abroad"}, "return-certificate"),
    ],
)
def test_one_base_document_for_each_reason(law: Edition, facts: dict[str, str], base: str) -> None:
    """2012 cl. 11(3), 2014 cl. 9, item 3: «мына құжаттардың бірі»."""
    assert asked(law, **facts) == {base}


@tries(P2012, "11(3)")
def test_2012_inside_the_country_a_loss_is_proved_by_nothing() -> None:
    """Cl. 11(3) has no item for it: only what all bring is asked, and nothing may be added."""
    assert asked(OLD, passport_reason="lost") == set()
    assert asked(OLD, document="identity-card", card_reason="lost") == set()


@tries(P2012, "11(3)")
@tries(P2014, "9")
@BOTH
def test_the_first_card_at_sixteen_and_a_passport_before(law: Edition) -> None:
    """«16 жасқа толған соң жеке куәлік … 16 жасқа дейін паспорт»: on the birthday the card, the day before none."""
    first = {**CARD, "card_reason": "first"} | ({"parents_at_16": "same"} if law is NEW else {})
    case = hand_over(case_of(law, child(16, law), until="A7", **first))
    (card,) = IdentityDocument.objects.filter(person__iin=case.applicant.id)
    assert (card.kind, card.state) == ("identity-card", "valid")
    parent = somebody()
    young = making.person("Ахметов", "Мәди", born=born(15, law))
    small = {"passport_reason": "before-16"} | (
        {"for_whom": "child", "parents": "same"} if law is NEW else {}
    )
    case = case_of(law, parent, subject=young, until="A7", **small)
    assert hand_over(case).state.ended == "issued"
    assert documents(parent) == []
    assert IdentityDocument.objects.get(person=young).kind == "passport"
    as_child = {"for_whom": "child"} if law is NEW else {}
    assert refused(law, parent, subject=young, **first, **as_child) in ("card-from-16", "in-person")


@tries(P2014, "9")
@pytest.mark.parametrize(("parents", "more"), [("same", set()), ("different", {"parent-consent-child"})])
def test_2014_a_foreign_parent_consents_before_a_notary(parents: str, more: set[str]) -> None:
    """Cl. 9: «Ата-аналарының азаматтығы әртүрлі болған жағдайда … нотариалды түрде куәландырылған»."""
    found = asked(NEW, for_whom="child", passport_reason="before-16", parents=parents)
    assert found == {"birth-certificate-child"} | more


@tries(P2012, "11(3)")
@tries(P2014, "9")
def test_photographs_are_brought_in_2012_always_and_in_2014_on_paper_only() -> None:
    """2014 cl. 9: in the system «фотосуретке түсіру … ақысыз жүргізіледі»."""
    facts = {"passport_reason": "first", "card_reason": "none", "document": "passport"}

    def brought(law: Edition, channel: str) -> list[int]:
        return [one.originals for one in law.documents_for(channel, facts) if one.id == "photographs"]

    assert [brought(OLD, channel) for channel in ("centre", "centre-paper")] == [[2], [2]]
    assert [brought(NEW, channel) for channel in ("centre", "centre-paper", "home")] == [[], [2], [2]]


@tries(P2014, "9")
def test_2014_everybody_consents_to_the_use_of_protected_data() -> None:
    case = case_of(NEW, until="A5")
    assert "data-consent" in {one.id for one in NEW.documents_for("centre", case.state.facts)}
    assert refused(NEW, lacks="data-consent") == "incomplete"


# --- order --------------------------------------------------------------------------------------------------------


@tries(P2012, "12")
def test_2012_the_inspector_fills_in_the_form_on_paper_only() -> None:
    """Cl. 12: «ХҚТ ТП арқылы … бланкілер толтыру талап етілмейді»; on paper «Орталықтың инспекторлары»."""
    assert [one.kind for one in papers(case_of(OLD, until="A5"))] == ["passport-talon-2012"]
    case = case_of(OLD, channel="centre-paper", until="P4")
    case = carry(case, "P5")
    assert [one.kind for one in papers(case)] == ["passport-application-2012"]
    police = Official(7, "Сапаров Болат", "officer", POLICE, CENTRE)
    assert code(case_of(OLD, channel="centre-paper", until="P4"), by=police) == "other-office"


@tries(P2014, "9")
@pytest.mark.parametrize(
    ("channel", "filled", "until"), [("centre", "A3f", "A5"), ("centre-paper", "P4", "P6")]
)
def test_2014_the_provider_fills_in_the_formulary(channel: str, filled: str, until: str) -> None:
    """Cl. 9: «формуляр толтыруды жүргізеді»."""
    case = case_of(NEW, channel=channel, until=filled)
    case = carry(case, until)
    assert "passport-formulary-2014" in {one.kind for one in papers(case)}


@tries(P2012, "14", "annex 4")
@tries(P2014, "9", "annex")
@pytest.mark.parametrize(("law", "lines"), [(OLD, 8), (NEW, 9)], ids=["2012", "2014"])
def test_the_talon_has_every_line_of_its_annex_filled(law: Edition, lines: int) -> None:
    """2012 annex 4: eight lines; 2014: a ninth, «мемлекеттік көрсетілетін қызметтерді алу күні»."""
    who = somebody()
    holds(who, "passport", date(2008, 3, 3), date(2018, 3, 2), "12-1")
    fields = talon(case_of(law, who, until="A5", passport_reason="exchange")).fields
    named = {"registered_on": "service", "birth_date": "person"}
    assert len({named.get(key, key) for key in fields}) == lines
    assert all(fields.values()), fields
    assert fields["birth_date"] == "1985-03-14"
    assert "паспорт" in str(fields["base"])
    assert "паспорт" in str(fields["documents"]), "the former passport is to be handed in"


@tries(P2012, "15")
def test_2012_handed_over_to_the_consumer_in_person_on_the_talon() -> None:
    """Cl. 15: «тұтынушы жеке өзі келген кезде»; by an employee of the centre."""
    case = case_of(OLD, until="A7")
    other = somebody()
    assert code(case, "issued", to={"iin": other.iin, "name": other.full_name}) != "done"
    assert code(case, "issued", to={"iin": other.iin, "name": other.full_name, "proxy": "№ 5"}) == "no-proxy"
    police = Official(8, "Сапаров Болат", "officer", POLICE, CENTRE)
    one = case.applicant
    assert code(case, "issued", by=police, to={"iin": one.id, "name": one.name}) != "done"
    assert hand_over(case).state.ended == "issued"


@tries(P2014, "6")
def test_2014_on_a_notarised_power_at_the_centre_and_in_person_after_the_portal() -> None:
    """Cl. 6: «сенімхат бойынша сенімді адамы»; from the portal «жеке өзі», from the provider."""
    friend = somebody()
    to = {"iin": friend.iin, "name": friend.full_name, "proxy": "сенімхат № 5, 01.06.2014"}
    assert code(case_of(NEW, until="A7"), "issued", to=to) == "done"
    facts = {"passport_reason": "new-design"}
    case = carry(send(NEW, filing(NEW, somebody(), channel="portal", **facts)), "B7")
    assert code(case, "issued", to=to) == "no-proxy"
    assert hand_over(case).state.ended == "issued"


@tries(P2014, "3", "14")
def test_2014_the_portal_takes_the_exchange_for_the_new_design_only_and_signed() -> None:
    """Cl. 3: «дайындаудың жаңа технологиясына сәйкес құжаттардың түр өзгерісіне байланысты»; cl. 14."""
    for reason in ("exchange", "lost", "first"):
        with pytest.raises(Refusal):
            send(NEW, filing(NEW, somebody(), channel="portal", passport_reason=reason))
    case = carry(send(NEW, filing(NEW, somebody(), channel="portal", passport_reason="new-design")), "B7")
    kinds = [one.kind for one in papers(case)]
    assert kinds == ["passport-notice-accepted-2014", "passport-notice-ready-2014"]
    accepted = papers(case)[0].fields
    assert papers(case)[1].fields["office"].startswith("халыққа қызмет көрсету орталығы"), "cl. 6"
    assert accepted["result"], "cl. 9: «нәтижесін алу күнін көрсете отырып»"


@tries(P2012, "5", "16")
def test_2012_without_one_of_the_documents_a_reasoned_refusal() -> None:
    """Cl. 16: «құжаттардың біреуін ұсынбаған жағдайда»; cl. 5: «дәлелді жауап»."""
    case = case_of(OLD, without=1)
    assert case.state.step == "AR"
    assert code(case, ground="bad-mood") != "done"
    case = carry(case)
    assert case.state.ended == "refused"
    (paper,) = papers(case)
    assert paper.kind == "passport-refusal-2012"
    assert told_missing(paper), "it names what is missing"


@tries(P2014, "9")
def test_2014_nobody_is_refused_but_told_what_is_missing() -> None:
    """No ground stands in this edition."""
    case = carry(case_of(NEW, without=1))
    assert case.state.ended == "incomplete"
    assert papers(case) == []


@tries(P2014, "12")
def test_2014_at_home_for_who_cannot_come_by_health_and_on_paper() -> None:
    """Cl. 12: «Денсаулығы бойынша орталыққа жеке өзі келуіне мүмкіндігі жоқ»."""
    with pytest.raises(Refusal):
        file(NEW, filing(NEW, somebody(), channel="home", health="able"), channel="home")
    case = carry(file(NEW, filing(NEW, somebody(), channel="home", health="unable"), channel="home"), "H7")
    assert {one.kind for one in papers(case)} == {"passport-formulary-2014", "passport-talon-2014"}


# --- what becomes of the documents -------------------------------------------------------------------------------


@tries(P2012, "11(3)")
@tries(P2014, "9")
@BOTH
def test_the_exchanged_passport_holds_until_the_new_one_is_in_hand(law: Edition) -> None:
    """«паспорт ауыстырған кезде»: one valid passport at any moment."""
    who = somebody()
    old = holds(who, "passport", date(2008, 3, 3), date(2018, 3, 2), "12-1")
    case = case_of(law, who, until="A7", passport_reason="exchange")
    assert [state for _, state in documents(who)] == ["valid", "made"]
    hand_over(case)
    states = dict(documents(who))
    assert states.pop(old) == "invalid"
    assert list(states.values()) == ["valid"]


@tries(P2012, "11(3)")
@tries(P2014, "9")
@BOTH
def test_a_lost_passport_has_no_force_from_the_day_it_is_told(law: Edition) -> None:
    who = somebody()
    lost = holds(who, "passport", date(2008, 3, 3), date(2018, 3, 2), "12-1")
    case_of(law, who, until="A5", passport_reason="lost")
    assert dict(documents(who))[lost] == "invalid"


@pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)
def test_a_receipt_of_yesterday_is_good_and_of_tomorrow_is_not(law: Edition) -> None:
    day = DAY[law.year].date()
    paid = receipt(law, filing(law, somebody()).facts, day.replace(day=day.day - 1))
    assert case_of(law, payment=paid).state.step
