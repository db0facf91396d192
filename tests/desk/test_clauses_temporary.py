"""Temporary identity cards, clause by clause: the standards of 2012 (decree 363) and of 2014 (decree 132)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from qyzmet.desk.filing import file_at_window
from qyzmet.desk.official import Official
from qyzmet.desk.paying import Tender
from qyzmet.duty.models import Payment
from qyzmet.law.model import Edition
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import IdentityDocument
from tests.desk.clauses import due_day, minutes_of, refused, told_missing, tries, waited
from tests.desk.ministry import (
    DAY,
    FACTS,
    POLICE,
    TEMPORARY,
    carry,
    case_of,
    code,
    do,
    documents,
    file,
    filing,
    hand_over,
    later,
    send,
    somebody,
)
from tests.desk.town import CENTRE, papers
from tests.registers import making
from tests.registers.holding import holds

pytestmark = pytest.mark.usefixtures("offices")
OLD, NEW = TEMPORARY["2012"], TEMPORARY["2014"]
T2012, T2014 = OLD.name, NEW.name
BOTH = pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)


@tries(T2012, "1", "6", "13")
def test_2012_the_police_takes_the_documents_in_the_hall_of_the_centre() -> None:
    """Cl. 13: «ХҚТ ТП-ның жұмыс орындарында уәкілетті органның қызметкерлері»."""
    clerk = Official(7, "Сапарова Айгүл", "inspector", CENTRE)
    with pytest.raises(Refusal, match=r"wrong-post|other-office"):
        file_at_window(OLD, "centre", filing(OLD, somebody()), clerk, at=DAY["2012"], key="1")
    case = case_of(OLD)
    assert (case.office, case.provider) == (CENTRE, POLICE)
    assert code(case_of(OLD, somebody(citizenship="foreigner"), until="A4")) == "not-a-citizen"


@tries(T2014, "3")
def test_2014_the_centre_takes_the_documents_and_hands_the_card_over() -> None:
    """Cl. 3: «Құжаттар қабылдау және … нәтижелерін беру … орталық … арқылы»."""
    case = case_of(NEW)
    steps = {one.id: one for one in NEW.channel("centre").steps}
    assert (steps["A3"].by, steps["A3"].at) == ("inspector", "centre")
    assert (steps["A8"].by, steps["A8"].at) == ("inspector", "centre")
    assert hand_over(carry(case, "A8")).state.ended == "issued"


@tries(T2012, "1")
@pytest.mark.parametrize(("reason", "state"), [("lost", "lost"), ("invalid", "spoiled")])
def test_2012_only_against_a_loss_or_an_invalid_document_which_has_no_force_from_then(
    reason: str, state: str
) -> None:
    """Cl. 1: «жоғалған немесе жарамсыз жеке басын куәландыратын құжаттар қалпына келтірілгенге дейін»."""
    assert {one.id for one in OLD.fact("reason").values} == {"lost", "invalid"}
    who = somebody()
    number = holds(who, "identity-card", date(2008, 3, 3), date(2018, 3, 2), "12-1")
    case = case_of(OLD, who, until="A4", reason=reason)
    card = IdentityDocument.objects.get(number=number)
    assert (card.state, card.invalid_reason) == ("invalid", state)
    case = hand_over(carry(case, "A6"))
    temporary = IdentityDocument.objects.get(person=who, state="valid")
    assert (temporary.kind, temporary.valid_until) == ("temporary-id", None)
    (paper,) = papers(case, "temporary-id-card")
    assert paper.fields["valid"].endswith("қалпына келтірілгенге дейін")


@tries(T2012, "1")
def test_2012_who_is_under_sixteen_has_lost_no_identity_card_but_perhaps_a_passport() -> None:
    """reading of cl. 1 with annex 1 of the same decree, cl. 11(3): the card is given at 16."""
    young = making.person("Ахметов", "Әли", born=date(1996, 6, 6))
    assert refused(OLD, young, document="identity-card") == "card-from-16"
    assert refused(OLD, young, document="passport") == "done"
    turned = making.person("Ахметов", "Ер", born=date(1996, 6, 5))
    assert refused(OLD, turned, document="identity-card") == "done"


@tries(T2014, "6")
def test_2014_the_card_bears_seal_and_signature_and_no_term_is_written() -> None:
    """Cl. 6: «паспорттық елтаңбалық мөрімен және қолымен куәландырылған»; of a term nothing is said."""
    case = case_of(NEW, until="A6")
    assert papers(case) == [], "before the signature there is no card"
    (paper,) = papers(carry(case, "A8"), "temporary-id-card")
    assert paper.fields["valid"] in ("", None)
    assert paper.fields["official"]


@tries(T2012, "7", "7(1)")
@tries(T2014, "4", "4(2)")
@pytest.mark.parametrize(("law", "minutes"), [(OLD, 30), (NEW, 15)], ids=["2012", "2014"])
def test_waiting_to_hand_in(law: Edition, minutes: int) -> None:
    """2012 cl. 7(1): «30 минуттан аспайды»; 2014 cl. 4(2): «15 (он бес) минут»."""
    assert waited(law, minutes) is False
    assert waited(law, minutes + 1) is True


@tries(T2012, "7(1)")
def test_2012_electronic_requests_are_not_provided_for() -> None:
    """The line after cl. 7(1): «электронды сұрау салулар көзделмеген»."""
    with pytest.raises(Refusal):
        send(OLD, filing(OLD, somebody()))


@tries(T2012, "7(2)")
def test_2012_waiting_for_the_card_takes_thirty_minutes() -> None:
    case = case_of(OLD, until="A5")
    assert minutes_of(case, "waiting-issue") == 30
    late = do(case, "called", at=later(case, minutes=31))
    clock = late.state.clock("waiting-issue")
    assert clock is not None
    assert clock.broken


@tries(T2012, "7", "7(3)")
def test_2012_served_in_thirty_minutes_and_on_the_day_of_coming() -> None:
    """Cl. 7(3): «Мемлекеттік қызмет тұтынушы келген күні көрсетіледі»."""
    case = case_of(OLD)
    assert minutes_of(case, "serving") == 30
    assert due_day(case, "same-day") == DAY["2012"].date()
    case = carry(case, "A6")
    tomorrow = do(
        case,
        "issued",
        at=DAY["2012"] + timedelta(days=1),
        to={"iin": case.applicant.id, "name": case.applicant.name},
    )
    clock = tomorrow.state.clock("same-day")
    assert clock is not None
    assert clock.broken


@tries(T2014, "4(1)", "4(3)")
def test_2014_thirty_minutes_from_handing_in_and_twenty_at_the_window() -> None:
    case = case_of(NEW)
    assert minutes_of(case, "T1") == 30
    assert minutes_of(case, "T4") == 20


@tries(T2012, "8")
@tries(T2014, "7")
@pytest.mark.parametrize(("law", "amount"), [(OLD, "323.60"), (NEW, "370.40")], ids=["2012", "2014"])
def test_a_fifth_of_the_index_of_the_day_of_payment_and_paid_before(law: Edition, amount: str) -> None:
    """The index was 1,618 tenge in 2012 and 1,852 in 2014; cl. 8 of 2012: «берілгенге дейін төленуі тиіс»."""
    case = case_of(law)
    assert str(Payment.objects.get(case_number=case.number).amount) == amount
    assert refused(law, pays=False) == "duty-unpaid"


@tries(T2014, "7")
@pytest.mark.parametrize("way", ["bank", "gateway"])
def test_2014_paid_at_a_bank_or_through_the_gateway(way: str) -> None:
    """Cl. 7: «банктік мекемелері арқылы не «электрондық үкіметтің» төлем шлюзі арқылы»."""
    assert (
        carry(
            file(NEW, replace(filing(NEW, somebody()), facts={**FACTS[NEW.name], "payment": way}))
        ).state.ended
        == "issued"
    )


@tries(T2012, "11", "11(1)", "11(2)", "11(3)", "16", "5")
@pytest.mark.parametrize("lacks", ["application", "duty-receipt", "photograph"])
def test_2012_application_receipt_and_one_photograph_or_a_reasoned_refusal(lacks: str) -> None:
    """Cl. 11 and 16: «құжаттардың бірін ұсынбаған жағдайда … бас тартады»."""
    assert {one.id for one in OLD.documents_for("centre", {})} == {
        "application",
        "duty-receipt",
        "photograph",
    }
    assert [one.originals for one in OLD.documents_for("centre", {}) if one.id == "photograph"] == [1]
    assert refused(OLD, lacks=lacks) == "incomplete"
    case = carry(case_of(OLD, without=1))
    (paper,) = papers(case)
    assert (case.state.ended, paper.kind) == ("refused", "temporary-id-refusal-2012")
    assert told_missing(paper) == ["жазбаша өтініш"]


@tries(T2012, "11(2)")
@tries(T2014, "9(2)")
@BOTH
def test_nobody_is_exempt(law: Edition) -> None:
    """«жеңілдікпен қызмет көрсету көзделмеген»."""
    assert refused(law, payment=Tender(exemption="E16", proof="№ 5"), pays=False) == "duty-unpaid"


@tries(T2012, "12")
def test_2012_no_form_is_filled_in() -> None:
    """Cl. 12: «Бланкілерді толтыру талап етілмейді»: no question must be answered."""
    case = file(OLD, replace(filing(OLD, somebody()), request={}))
    assert case.state.step == "A4"


@tries(T2012, "14")
def test_2012_nothing_confirms_that_the_documents_were_taken() -> None:
    """Cl. 14: «тапсырғанын растайтын құжаттарды беру көзделмеген»."""
    assert papers(case_of(OLD, until="A4")) == []


@tries(T2012, "15")
def test_2012_in_person_only() -> None:
    """Cl. 15: «тұтынушы жеке өзі келген кезде»."""
    assert refused(OLD, somebody(), subject=somebody()) == "in-person"
    case, other = case_of(OLD, until="A6"), somebody()
    to = {"iin": other.iin, "name": other.full_name, "proxy": "№ 5"}
    assert code(case, "issued", to=to) == "no-proxy"
    assert hand_over(case).state.ended == "issued"


@tries(T2014, "9")
def test_2014_the_representative_of_the_incapable_applies_and_nobody_else() -> None:
    """Cl. 9: «сот әрекетке қабілетсіз деп таныған азаматтар үшін олардың заңды өкілдері»."""
    guardian, ward = somebody(), somebody()
    assert refused(NEW, guardian, subject=ward, applicant="self") == "not-oneself"
    case = hand_over(case_of(NEW, guardian, subject=ward, applicant="representative", until="A8"))
    assert case.state.ended == "issued"
    assert documents(guardian) == []
    assert [state for _, state in documents(ward)] == ["valid"]


@tries(T2014, "9(1)", "9(2)", "9(3)", "10", "annex")
@pytest.mark.parametrize("lacks", ["application", "duty-receipt", "photograph"])
def test_2014_an_incomplete_package_is_refused_with_the_receipt_of_the_annex(lacks: str) -> None:
    """Cl. 10: «қосымшаға сәйкес нысан бойынша … бас тарту туралы қолхат береді»."""
    assert refused(NEW, lacks=lacks) == "incomplete"
    case = carry(case_of(NEW, without=1))
    (paper,) = papers(case)
    assert (case.state.ended, paper.kind) == ("refused", "temporary-id-refusal-2014")
    assert told_missing(paper) == ["жазбаша өтініш"]
    assert paper.fields["addressee"] == case.applicant.name
    assert "psc-" not in str(paper.fields["department_number"]), "no code of ours stands for the number"


@tries(T2012, "1")
@BOTH
def test_a_second_temporary_card_ends_the_first(law: Edition) -> None:
    who = somebody()
    for _ in range(2):
        hand_over(case_of(law, who, until="A6" if law is OLD else "A8"))
    assert [state for _, state in documents(who)] == ["invalid", "valid"]
