"""Registration at the place of residence, clause by clause: the standards of 2012 (decree 363), 2014 (decree 132)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from qyzmet.desk.filing import Filing
from qyzmet.desk.official import Official
from qyzmet.desk.paying import Tender
from qyzmet.duty.models import Payment
from qyzmet.law.model import Edition
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import IdentityDocument, Person, RegistrationMark, Residence
from tests.desk.clauses import due_day, minutes_of, refused, told_missing, tries, waited
from tests.desk.ministry import (
    DAY,
    POLICE,
    REGISTRATION,
    carry,
    case_of,
    code,
    do,
    file,
    filing,
    home,
    later,
    send,
    somebody,
)
from tests.desk.town import CENTRE, papers
from tests.registers import making
from tests.registers.holding import holds, owns

pytestmark = pytest.mark.usefixtures("offices")
OLD, NEW = REGISTRATION["2012"], REGISTRATION["2014"]
R2012, R2014 = OLD.name, NEW.name
PLAIN = {"card": "other"}


def newcomer() -> Person:
    """Somebody who has left the former place, as 2012 wants it."""
    return somebody(registered=False)


def with_card(who: Person) -> Person:
    """The same, with an identity card that has a chip."""
    number = holds(who, "identity-card", date(2010, 3, 3), date(2020, 3, 2), "12-1")
    IdentityDocument.objects.filter(number=number).update(chip=True)
    return who


def stays(who: Person) -> list[tuple[str, bool]]:
    """Kind of each registration, and whether it goes on."""
    rows = Residence.objects.filter(person=who).order_by("pk")
    return [(one.kind, one.removed_on is None) for one in rows]


def marks(who: Person) -> set[str]:
    """Stamps and sheets of a person."""
    return {one.kind for one in RegistrationMark.objects.filter(person=who)}


# --- 2012 -------------------------------------------------------------------------------------------------------


@tries(R2012, "1", "13")
@tries(R2014, "3")
@pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)
def test_the_police_registers_in_the_hall_of_the_centre(law: Edition) -> None:
    """2012 cl. 13: «ХҚТ ТП-ның жұмыс орындарында уәкілетті органдардың қызметкерлері»."""
    case = case_of(law)
    assert (case.office, case.provider) == (CENTRE, POLICE)
    clerk = Official(7, "Сапарова Айгүл", "inspector", CENTRE)
    assert code(case, by=clerk) in ("other-office", "wrong-post")


@tries(R2012, "5")
def test_2012_with_a_chip_the_entry_and_the_card_without_one_the_stamp() -> None:
    """Cl. 5: «мөртаңба қою не … мәліметтер енгізу және … заңды мекенжайын қайта жазу»."""
    who = with_card(newcomer())
    case = carry(case_of(OLD, who))
    assert case.state.ended == "registered"
    card = IdentityDocument.objects.get(person=who)
    (stay,) = Residence.objects.filter(person=who)
    assert card.chip_address == stay.address
    assert "stamp-registered" not in marks(who)
    assert "registration-stamp-2012" not in {one.kind for one in papers(case)}
    other = newcomer()
    case = carry(case_of(OLD, other, **PLAIN))
    assert stays(other) == [("permanent", True)]
    (stamp,) = papers(case, "registration-stamp-2012")
    assert stamp.fields["mark"] == "registered"


@tries(R2012, "6")
def test_2012_who_came_from_abroad_to_stay_is_registered_too() -> None:
    """Cl. 6: «шет елден тұрақты тұруға келген азаматтарға»; the same documents are asked of them, as printed."""
    case = carry(case_of(OLD, newcomer(), request={"arrived_from": "Моңғолия, Баян-Өлгий"}, **PLAIN))
    (coupon,) = papers(case, "statistical-coupon-2012")
    assert coupon.fields["arrived_from"] == "Моңғолия, Баян-Өлгий"


@tries(R2012, "7(1)")
@tries(R2014, "4", "4(2)")
@pytest.mark.parametrize(("law", "minutes"), [(OLD, 30), (NEW, 15)], ids=["2012", "2014"])
def test_waiting_to_hand_in(law: Edition, minutes: int) -> None:
    """2012 cl. 7(1): «30 минуттан аспайды»; 2014 cl. 4(2): «15 (он бес) минут»."""
    assert waited(law, minutes) is False
    assert waited(law, minutes + 1) is True


@tries(R2012, "7(1)")
def test_2012_electronic_requests_are_not_provided_for() -> None:
    """The line after cl. 7(1)."""
    with pytest.raises(Refusal):
        send(OLD, filing(OLD, newcomer()))


@tries(R2012, "7", "7(2)")
def test_2012_waiting_for_the_documents_thirty_minutes_and_all_on_one_day() -> None:
    """Cl. 7: «Мемлекеттік қызмет тұтынушы келген күні көрсетіледі»."""
    case = case_of(OLD, until="A9", **PLAIN)
    assert minutes_of(case, "T2") == 30
    assert due_day(case, "T3") == DAY["2012"].date()
    late = do(case, "called", at=later(case, minutes=31)).state.clock("T2")
    assert late is not None
    assert late.broken


@tries(R2012, "8")
@tries(R2014, "7")
@pytest.mark.parametrize(("law", "amount"), [(OLD, "161.80"), (NEW, "185.20")], ids=["2012", "2014"])
def test_a_tenth_of_the_index_of_the_day_of_payment_and_paid_before(law: Edition, amount: str) -> None:
    """The index was 1,618 tenge in 2012 and 1,852 in 2014."""
    case = case_of(law)
    assert str(Payment.objects.get(case_number=case.number).amount) == amount
    assert refused(law, pays=False) == "duty-unpaid"


@tries(R2012, "8", "11(9)")
def test_2012_each_exempt_category_with_its_proof() -> None:
    """Cl. 8, the last paragraph; cl. 11(9): «растайтын құжаттар тапсырады»."""
    categories = OLD.fee.duty.exemptions if OLD.fee.duty else ()
    assert len(categories) == 20
    for one in categories:
        case = case_of(OLD, payment=Tender(exemption=one.id, proof="№ 7"), exempt="yes")
        assert not Payment.objects.filter(case_number=case.number).exists(), one.id
    assert refused(OLD, payment=Tender(exemption=categories[0].id), exempt="yes") == "exemption-unproved"


@tries(R2014, "9(4)")
def test_2014_the_exempt_show_a_proof_and_the_edition_names_no_category() -> None:
    """Cl. 9(4): «босатылған адамдар растайтын құжаттар ұсынады»."""
    assert NEW.fee.duty is not None
    assert NEW.fee.duty.exemptions == ()
    case = case_of(NEW, payment=Tender(proof="куәлік № 7"), exempt="yes")
    assert not Payment.objects.filter(case_number=case.number).exists()
    assert refused(NEW, payment=Tender(), exempt="yes") == "exemption-unproved"


@tries(R2012, "11", "11(1)", "11(2)", "11(4)", "11(5)", "11(8)", "16", "5")
@pytest.mark.parametrize(
    "lacks", ["application", "dwelling-right", "departure-sheet", "identity-document", "statistical-coupon"]
)
def test_2012_without_one_of_the_documents_a_reasoned_refusal(lacks: str) -> None:
    """Cl. 16: «құжаттардың бірін ұсынбаған жағдайда»; the sheet of departure is asked of everybody."""
    assert refused(OLD, lacks=lacks) == "incomplete"
    case = carry(case_of(OLD, without=1))
    (paper,) = papers(case, "registration-refusal-2012")
    assert case.state.ended == "refused"
    assert told_missing(paper)


@tries(R2012, "11(1)")
def test_2012_the_application_bears_the_consent_of_the_owner() -> None:
    """Cl. 11(1): «тұрғын үй иесінің келісімі бар»: the owner's name; the applicant's only where they own it."""
    case = case_of(OLD, until="A6")
    (paper,) = papers(case, "registration-application-2012")
    assert paper.fields["owner"] == "Иесі Болат Серікұлы"
    who, seller = newcomer(), making.person("Иесі", "Болат")
    given = {"address": str(home(seller).pk), "owner": seller.iin, "owner_name": ""}
    (paper,) = papers(case_of(OLD, who, request=given), "registration-application-2012")
    assert not paper.fields["owner"], "a number alone makes nobody the owner who signs"


@tries(R2012, "11(3)")
def test_2012_the_registration_book_or_an_address_certificate() -> None:
    """Cl. 11(3): «азаматтарды тіркеу кітабын немесе мекенжай анықтамасын»."""
    assert refused(OLD, lacks="registration-book") == "done"
    assert refused(OLD, lacks="address-certificate") == "done"


@tries(R2012, "11(4)")
def test_2012_the_former_place_is_left_first() -> None:
    """Cl. 11(4): the sheet of departure; who is still registered elsewhere is not registered a second time."""
    case = case_of(OLD, somebody(), until="A8", **PLAIN)
    assert code(case) == "former-open"
    assert [going for _, going in stays(Person.objects.get(iin=case.applicant.id))] == [True]


@tries(R2012, "11(5)")
@tries(R2014, "9(3)")
@pytest.mark.parametrize("law", [OLD, NEW], ids=lambda law: law.name)
def test_a_child_under_sixteen_with_the_birth_certificate(law: Edition) -> None:
    """«16 жасқа дейінгі балалар – туу туралы куәлік»."""
    known = {"age": "under-16", "card": "other", "exempt": "no", "system": "yes"}
    asked = {one.id for one in law.documents_for("centre", known)}
    assert "birth-certificate" in asked
    assert "identity-document" not in asked
    child = making.person("Ахметов", "Әли", born=DAY[law.year].date().replace(year=DAY[law.year].year - 15))
    case = carry(case_of(law, somebody(), subject=child, age="under-16", card="other"))
    assert case.state.ended == "registered"
    assert stays(child) == [("permanent", True)]
    grown = making.person("Ахметов", "Ер", born=DAY[law.year].date().replace(year=DAY[law.year].year - 16))
    assert refused(law, somebody(), subject=grown, age="under-16", card="other") == "adult-after-all"


@tries(R2012, "11(6)")
@pytest.mark.parametrize(
    ("military", "paper"), [("liable", "military-id"), ("conscript", "conscript-certificate")]
)
def test_2012_who_is_liable_shows_the_mark_of_the_military_body(military: str, paper: str) -> None:
    """Cl. 11(6): «жергілікті әскери басқарма органының әскери есепке қабылдағаны туралы белгісі бар»."""
    assert refused(OLD, lacks=paper, military=military, **PLAIN) == "incomplete"
    who = newcomer()
    case = carry(case_of(OLD, who, military=military, **PLAIN))
    (stamp,) = papers(case, "registration-stamp-2012")
    assert stamp.fields["military"] == "taken"
    (plain,) = papers(carry(case_of(OLD, newcomer(), **PLAIN)), "registration-stamp-2012")
    assert plain.fields["military"] == ""


@tries(R2012, "11(7)", "9")
def test_2012_through_the_system_no_arrival_sheet_is_filled_in() -> None:
    """Cl. 11(7): «ХҚТ ТП арқылы қызмет алған кезде бланкілерді толтыру талап етілмейді»; cl. 9: it always does."""
    case = carry(case_of(OLD, newcomer(), **PLAIN))
    assert case.state.facts["system"] == "yes"
    assert "arrival-sheet-2012" not in {one.kind for one in papers(case)}
    (sheet,) = [one for one in OLD.documents if one.id == "arrival-sheet"]
    assert (sheet.originals, sheet.when) == (3, {"system": ("no",)})


@tries(R2012, "11(8)")
def test_2012_the_statistical_coupon_is_filed_with_the_case() -> None:
    who = newcomer()
    case = case_of(OLD, who, until="A8", **PLAIN)
    assert "statistical-coupon" in marks(who)
    (coupon,) = papers(case, "statistical-coupon-2012")
    assert coupon.fields["move_reason"]


@tries(R2012, "14")
def test_2012_nothing_confirms_that_the_documents_were_taken() -> None:
    """Cl. 14: «растайтын құжаттарды беру көзделмеген»."""
    kinds = {one.kind for one in papers(case_of(OLD, newcomer(), until="A8", **PLAIN))}
    assert kinds == {"registration-application-2012", "statistical-coupon-2012"}


@tries(R2012, "15")
@tries(R2014, "9")
def test_2012_in_person_and_2014_a_representative_for_the_incapable() -> None:
    """2012 cl. 15: «тұтынушы жеке өзі келген кезде»; 2014 cl. 9: «олардың заңды өкілдері»."""
    assert refused(OLD, somebody(), subject=newcomer(), **PLAIN) == "in-person"
    ward = somebody()
    case = carry(case_of(NEW, somebody(), subject=ward, **PLAIN))
    assert case.state.ended == "registered"
    assert [going for _, going in stays(ward)] == [False, True]


# --- 2014 -------------------------------------------------------------------------------------------------------


@tries(R2014, "4(1)", "4(3)")
def test_2014_thirty_minutes_at_the_centre_fifteen_on_the_portal_twenty_of_serving() -> None:
    case = case_of(NEW, until="A6")
    assert (minutes_of(case, "T1"), minutes_of(case, "T4")) == (30, 20)
    who = somebody()
    case = carry(send(NEW, portal(who)), "B5")
    assert minutes_of(case, "T2") == 15


def portal(who: Person, **facts: str) -> Filing:
    """A request on the portal to move into a dwelling that the register of dwellings knows."""
    seller = making.person("Иесі", "Болат")
    where = home()
    owns(seller, where)
    given = {"address": str(where.pk), "owner": seller.iin, "owner_name": seller.full_name}
    return filing(NEW, who, channel="portal", request=given, pays=False, **facts)


@tries(R2014, "6")
def test_2014_a_new_registration_ends_the_former_one_by_itself() -> None:
    """Cl. 6: «бұрынғы тұрғылықты жерінен тіркеуден шығару автоматты түрде жүзеге асырылады»; no sheet is asked."""
    who = with_card(somebody())
    assert "departure-sheet" not in {one.id for one in NEW.documents}
    case = case_of(NEW, who, until="A6")
    case = do(case)
    assert stays(who) == [("permanent", False), ("permanent", True)]
    carry(case)
    card = IdentityDocument.objects.get(person=who)
    assert card.chip_address == Residence.objects.get(person=who, removed_on=None).address


@tries(R2014, "6")
def test_2014_a_temporary_registration_leaves_the_permanent_one_and_the_card() -> None:
    """Cl. 6: «ал уақытша тіркелген кезде – уақытша болатын мекенжайы туралы»."""
    who = with_card(somebody())
    lives = IdentityDocument.objects.get(person=who).chip_address
    case = carry(case_of(NEW, who, registration="temporary", request={"until": "2014-12-05"}))
    assert case.state.ended == "registered"
    assert sorted(stays(who)) == [("permanent", True), ("temporary", True)]
    assert IdentityDocument.objects.get(person=who).chip_address == lives
    assert Residence.objects.get(person=who, kind="temporary").until == date(2014, 12, 5)


@tries(R2014, "6", "9", "14")
def test_2014_the_portal_wants_two_signatures_and_sends_to_the_centre_for_the_card() -> None:
    """Cl. 9 and 6: «орталыққа келу қажеттілігін көрсете отырып … хабарлама түрінде»."""
    who = with_card(somebody())
    lived = Residence.objects.get(person=who).address
    case = send(NEW, portal(who))
    assert case.state.step == "B2", "the owner consents first"
    case = carry(case, "B9")
    (notice,) = papers(case, "registration-notification-2014")
    assert notice.fields["come"] == "card"
    card = IdentityDocument.objects.get(person=who)
    assert card.chip_address == lived, "the address on the chip is re-written at the visit"
    assert carry(case).state.ended == "registered"
    card.refresh_from_db()
    assert card.chip_address == Residence.objects.get(person=who, removed_on=None).address != lived


@tries(R2014, "9(1)", "annex 1")
def test_2014_the_owner_comes_with_card_and_consent() -> None:
    """Cl. 9(1): «үй иесінің өзінің қатысуы міндетті»; its form is the annex."""
    for lacks in ("owner-identity", "owner-consent"):
        assert refused(NEW, lacks=lacks) == "incomplete"
    stranger = somebody()
    given = {"address": str(home(somebody()).pk), "owner": stranger.iin, "owner_name": stranger.full_name}
    case = case_of(NEW, until="A6", request=given)
    assert code(case) == "owner-changed"


@tries(R2014, "9(2)")
def test_2014_where_the_state_holds_the_data_no_paper_is_brought() -> None:
    """Cl. 9(2): «мәліметтерді көрсетілетін қызметті беруші … электрондық құжаттар нысанында алады»."""
    documents = NEW.documents_for("centre", {"record": "held", "age": "from-16"})
    (data,) = [one for one in documents if one.obtained == "register"]
    assert data.group == "right-to-dwell"


@tries(R2014, "9(3)")
@pytest.mark.parametrize("kept", ["consular-passport", "removal-certificate", "foreign-removal-document"])
def test_2014_who_comes_from_abroad_shows_one_of_three(kept: str) -> None:
    """Cl. 9(3): the marked passport, failing it the certificate, or the document of the foreign body."""
    three = {"consular-passport", "removal-certificate", "foreign-removal-document"}
    facts = {"arrival": "abroad", "age": "from-16", "registration": "permanent"}
    assert three <= {one.id for one in NEW.documents_for("centre", facts)}
    brought = filing(NEW, somebody(registered=False), arrival="abroad")
    rows = [row for row in brought.documents if row["id"] not in three - {kept}]
    case = file(NEW, replace(brought, documents=rows))
    assert case.state.step == "A6"
    with pytest.raises(Refusal):
        send(NEW, portal(somebody(), arrival="abroad"))


@tries(R2014, "9(5)")
def test_2014_the_released_under_supervision_show_the_mark_of_the_public_security() -> None:
    """Cl. 9(5): one of two certificates."""
    assert refused(NEW, supervision="yes", lacks="release-certificate") == "done"
    assert refused(NEW, supervision="yes", lacks="preventive-register-certificate") == "done"
    asked = {one.group for one in NEW.documents_for("centre", {"supervision": "yes", "age": "from-16"})}
    assert "release-proof" in asked


@tries(R2014, "9")
def test_2014_nobody_is_refused_but_told_what_is_missing() -> None:
    case = carry(case_of(NEW, without=1))
    assert (case.state.ended, papers(case)) == ("incomplete", [])


@tries(R2014, "12")
def test_2014_at_home_for_who_cannot_come_by_health() -> None:
    """Cl. 12: «тұрғылықты жеріне барып, қағаз жеткізгіште толтыра отырып»."""
    with pytest.raises(Refusal):
        file(NEW, filing(NEW, somebody(), channel="home", health="able"), channel="home")
    who = somebody()
    case = carry(file(NEW, filing(NEW, who, channel="home", health="unable", card="other"), channel="home"))
    assert case.state.ended == "registered"
    assert stays(who) == [("permanent", False), ("permanent", True)]
