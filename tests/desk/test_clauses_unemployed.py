"""The certificate to the unemployed, clause by clause: the regulation of 2011 (А-11/491)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest

from qyzmet.cases.models import Attachment, Entry
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk.demo.clerk import Clerk, Plan
from qyzmet.desk.demo.electronic import _ended_keys
from qyzmet.desk.demo.staff import official
from qyzmet.desk.filing import Filing, file_at_window, file_on_portal
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import edition
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers.employment_changes import Clerk as Keeper
from qyzmet.registers.employment_changes import register, remove
from qyzmet.registers.iin import make_iin
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Address, Look, Person
from qyzmet.trust.authority import authority
from qyzmet.trust.pdf import check_seals
from tests.desk.clauses import minutes_of, tries
from tests.registers import making

pytestmark = pytest.mark.usefixtures("offices")
LAW = edition("unemployed-certificate@2011")
R2011 = LAW.name
CENTRE, BODY, OTHER_BODY = "psc-akmola-kokshetau", "social-akmola-kokshetau", "social-akmola-zerendi"
ZONE = ZoneInfo("Asia/Almaty")
TUESDAY = datetime(2013, 2, 5, 10, 0, tzinfo=ZONE)
RECEIVERS = {
    "provider": ("executor", BODY),
    "provider-electronic": ("si-employee", BODY),
    "centre": ("inspector", CENTRE),
    "centre-electronic": ("centre-employee", CENTRE),
}
ALL = (*RECEIVERS, "portal")


def townsman(registered: str = BODY) -> Person:
    """Somebody of Kokshetau, registered as unemployed with this body; with none where it is empty."""
    who = making.person("Сейітов", "Дархан", "Маратұлы", date(1990, 4, 4))
    home, _made = Address.objects.get_or_create(
        kato="111010000",
        region_kk="Ақмола облысы",
        region_ru="Акмолинская область",
        locality_kk="Көкшетау қаласы",
        locality_ru="город Кокшетау",
        street_kk="Абай көшесі",
        street_ru="улица Абая",
        house="5",
        flat="2",
    )
    making.residence(who, home, date(2011, 1, 1))
    if registered:
        register(who.iin, "dismissed", date(2012, 11, 1), keeper(registered))
    return who


def keeper(office: str = BODY) -> Keeper:
    return Keeper(Looker(1, "Ысқақова Айнұр", "executor", office), office, TUESDAY.date())


def brought(who: Person, channel: str, person: str = "citizen", **more: Any) -> Filing:
    """What the person brings: everything on the list of the channel."""
    listed = LAW.documents_for(channel, {"person": person})
    rows = [{"id": one.id, "originals": 1, "copies": 0} for one in listed]
    given = {"facts": {"person": person}, "documents": rows, **more}
    return Filing(Applicant(who.iin, who.full_name), False, [who.iin], **given)


def filed(who: Person, channel: str, **more: Any) -> Stored:
    filing, key = brought(who, channel, **more), uuid4().hex
    if channel == "portal":
        account = Official(0, who.full_name, "applicant", "portal")
        signature = {"iin": who.iin, "name": who.full_name, "serial": "1f"}
        return file_on_portal(LAW, filing, signature, account, at=TUESDAY, key=key)
    by = official(*RECEIVERS[channel])
    return file_at_window(LAW, channel, filing, by, at=TUESDAY, key=key)


def done(stored: Stored, **outcomes: str) -> Stored:
    """The case, carried to its end."""
    return Clerk(Random(1)).finish(stored, Plan(outcomes), stored.state.changed)


def until(stored: Stored, step: str, **outcomes: str) -> Stored:
    """The case at this step."""
    clerk, at = Clerk(Random(1)), stored.state.changed
    while stored.state.step != step:
        stored, at = clerk.step(stored, Plan(outcomes), at)
    return stored


def steps(stored: Stored) -> list[str]:
    found = Entry.objects.filter(case_id=stored.id, step__isnull=False).order_by("seq")
    return [str(one) for one in found.values_list("step", flat=True)]


def posts(stored: Stored) -> list[str]:
    """Who did the steps, each once, in order."""
    channel = LAW.channel(stored.state.channel)
    return list(dict.fromkeys(channel.step(one).by for one in steps(stored)))


def paper(stored: Stored, kind: str) -> Paper:
    return Paper.objects.get(case_number=stored.number, kind=f"{kind}-2011-unemployed")


def decide(stored: Stored, outcome: str) -> str:
    """The code with which the decision is refused; ``done`` where it is taken."""
    step = LAW.channel(stored.state.channel).step(stored.state.step or "")
    by = official(step.by, stored.provider)
    given = {"ground": "not-registered"} if outcome == "refused" else {}
    try:
        perform(stored.id, step.id, by, given, at=stored.state.changed, outcome=outcome)
    except Refusal as refusal:
        return refusal.code
    return "done"


DECIDES = {
    "provider": "P6",
    "provider-electronic": "E12",
    "centre": "C6",
    "centre-electronic": "G12",
    "portal": "O10",
}


@tries(R2011, "1(2)", "14")
def test_one_asks_about_oneself_and_no_income_is_looked_at() -> None:
    """reading: the poverty line of cl. 1(2) belongs to another service."""
    who, other = townsman(), making.person()
    filing = replace(brought(who, "provider"), subjects=[other.iin])
    with pytest.raises(Refusal) as caught:
        file_at_window(LAW, "provider", filing, official("executor", BODY), at=TUESDAY, key="x")
    assert (caught.value.code, caught.value.clause) == ("in-person", "1(2)")
    done(filed(who, "provider"))
    looked = set(Look.objects.filter(subject_iin=who.iin).values_list("what", flat=True))
    assert "unemployed" in looked
    assert not looked & {"family", "incomes"}


@tries(R2011, "2", "13")
@pytest.mark.parametrize("channel", ALL)
def test_it_is_given_by_the_body_through_the_centre_and_the_portal(channel: str) -> None:
    stored = done(filed(townsman(), channel))
    assert (stored.provider, stored.state.ended) == (BODY, "issued")


@tries(R2011, "10")
@pytest.mark.parametrize("channel", ALL)
@pytest.mark.parametrize("registered", [True, False])
def test_the_only_ground_of_refusal_is_not_being_registered(channel: str, registered: bool) -> None:
    stored = until(filed(townsman(BODY if registered else ""), channel), DECIDES[channel])
    right, wrong = ("granted", "refused") if registered else ("refused", "granted")
    assert decide(stored, wrong) == "verdict-differs"
    assert decide(stored, right) == "done"


@tries(R2011, "10")
def test_the_registration_counts_on_the_day_and_with_any_body() -> None:
    """reading: the consumer is sent to the Centre of where they live, not to the body that registered them."""
    elsewhere = until(filed(townsman(OTHER_BODY), "provider"), "P6")
    assert decide(elsewhere, "granted") == "done"
    gone = townsman()
    card = gone.unemployed_registrations.get()
    remove(card.number, "employed", TUESDAY.date(), keeper())
    assert decide(until(filed(gone, "provider"), "P6"), "granted") == "verdict-differs"


@tries(R2011, "9(1)")
def test_at_the_body_waiting_serving_and_all_of_it_take_ten_minutes_each() -> None:
    stored = filed(townsman(), "provider")
    assert [minutes_of(stored, term) for term in ("T1", "T4", "T5")] == [10, 10, 10]


@tries(R2011, "9(2)", "20(14)")
def test_at_the_centre_it_takes_three_working_days_without_the_days_of_acceptance_and_issue() -> None:
    stored = until(filed(townsman(), "centre"), "C2")
    assert stored.state.promised is not None
    assert stored.state.promised.astimezone(ZONE).date() == date(2013, 2, 11)  # Wed, Thu, Fri; Mon hands out
    assert minutes_of(stored, "T6") == 30
    electronic = until(filed(townsman(), "centre-electronic"), "G12")
    clock = electronic.state.clock("processing-three")
    assert clock is not None
    assert clock.due is not None
    assert clock.due.astimezone(ZONE).date() == date(2013, 2, 11)


@tries(R2011, "7", "11(2)", "13(1)", "18", "annex 3(1)")
def test_the_certificate_is_signed_entered_in_the_book_and_handed_over_at_once() -> None:
    who = townsman()
    stored = done(filed(who, "provider"))
    made = paper(stored, "certificate")
    head = official("head", BODY).name
    assert (made.fields["person"], made.fields["signature"], made.sealed) == (who.full_name, head, False)
    assert steps(stored)[-4:] == ["P6a", "P7", "P8a", "P8b"]
    entry = Entry.objects.get(case_id=stored.id, step="P8a")
    assert (entry.journal, entry.journal_number) == ("J4", 1)
    receipt = Paper.objects.get(case_number=stored.number, kind="delivery-receipt-2011")
    assert receipt.fields["given_to"] == who.full_name


@tries(R2011, "7", "18", "annex 3(3)")
def test_the_refusal_is_in_writing_with_its_reason_and_is_in_no_book() -> None:
    stored = done(filed(townsman(""), "provider"), P6="refused")
    assert stored.state.ended == "refused"
    letter = paper(stored, "refusal")
    assert "жұмыссыз ретінде тіркелмеген (регламенттің 10-тармағы)" in letter.fields["reason"]
    assert letter.fields["signature"] == official("head", BODY).name
    assert not Entry.objects.filter(case_id=stored.id, journal="J4").exists()


@tries(R2011, "annex 3(1)")
def test_nobody_signs_a_receipt_for_what_was_not_fetched() -> None:
    stored = done(filed(townsman(), "provider"), P8b="not-collected")
    assert stored.state.ended == "not-collected"
    assert not Paper.objects.filter(case_number=stored.number, kind="delivery-receipt-2011").exists()


@tries(R2011, "11(1)", "11(2)", "11(3)", "15(1)", "15(2)", "15(3)", "15(4)", "annex 3(2)")
def test_through_the_centre_four_units_do_the_work_in_their_order() -> None:
    stored = done(filed(townsman(), "centre"))
    assert posts(stored) == ["applicant", "inspector", "accumulation-inspector", "executor", "head"]
    assert steps(stored)[-1] == "C9"
    receipts = Paper.objects.filter(case_number=stored.number, kind="delivery-receipt-2011")
    assert receipts.count() == 2, "of the Centre, and of the consumer"


@tries(R2011, "13(2)")
def test_the_receipt_of_the_centre_has_its_four_contents() -> None:
    stored = until(filed(townsman(), "centre"), "C2")
    fields = paper(stored, "receipt").fields
    assert set(fields) == {"number", "service", "when-and-where", "inspector"}
    assert stored.number in fields["number"]
    assert fields["when-and-where"].startswith("11.02.2013")
    assert fields["inspector"] == official("inspector", CENTRE).name


@tries(R2011, "14(1)")
@pytest.mark.parametrize(
    ("person", "document"), [("citizen", "D1"), ("foreigner", "D2"), ("stateless", "D3"), ("oralman", "D4")]
)
def test_without_ones_own_document_nothing_is_taken(person: str, document: str) -> None:
    filing = brought(townsman(), "provider", person)
    rest = [row for row in filing.documents if row["id"] != document]
    assert len(rest) == len(filing.documents) - 1
    by = official("executor", BODY)
    stored = file_at_window(LAW, "provider", replace(filing, documents=rest), by, at=TUESDAY, key="x")
    assert stored.state.ended == "not-accepted"


@tries(R2011, "14(2)")
def test_the_centre_wants_its_application_filled_in() -> None:
    filing = brought(townsman(), "centre")
    rest = [row for row in filing.documents if row["id"] != "D5"]
    by = official("inspector", CENTRE)
    stored = file_at_window(LAW, "centre", replace(filing, documents=rest), by, at=TUESDAY, key="x")
    assert stored.state.ended == "not-accepted"


# --- 19: the electronic procedure of the body --------------------------------------------------------------------


@tries(R2011, "19(1)", "19(2)", "20(1)", "20(2)", "20(3)")
@pytest.mark.parametrize("channel", ["provider-electronic", "centre-electronic"])
def test_faults_found_at_the_counter_are_told_orally(channel: str) -> None:
    filing = brought(townsman(), channel)
    by = official(*RECEIVERS[channel])
    stored = file_at_window(
        LAW, channel, replace(filing, documents=filing.documents[1:]), by, at=TUESDAY, key="x"
    )
    stored = done(stored)
    assert stored.state.ended == "not-accepted"
    assert not Paper.objects.filter(case_number=stored.number).exists()


@tries(R2011, "19(3)", "19(4)", "19(6)", "19(7)", "annex 4(1)")
def test_the_body_enters_the_data_asks_the_database_scans_and_numbers() -> None:
    stored = until(filed(townsman(), "provider-electronic"), "E8")
    assert steps(stored) == ["E0", "E1", "E3", "E4a", "E4", "E6", "E7"]
    assert stored.state.facts["record"] == "registered"


@tries(R2011, "19(5)", "20(6)")
@pytest.mark.parametrize(
    ("channel", "path"), [("provider-electronic", ["E4n", "E5"]), ("centre-electronic", ["G4n", "G5"])]
)
def test_whom_the_database_does_not_know_is_entered_by_hand(channel: str, path: list[str]) -> None:
    iin = str(make_iin(date(1988, 8, 8), "male", 8001))
    unknown = Person(iin=iin, surname="Келімбетов", given_name="Арман", birth_date=date(1988, 8, 8))
    stored = done(filed(unknown, channel), **{DECIDES[channel]: "refused"})
    assert stored.state.ended == "refused"
    assert [one for one in steps(stored) if one in path] == path


@tries(R2011, "19(8)", "19(9)", "19(11)", "20(9)", "20(10)", "20(12)")
@pytest.mark.parametrize(
    ("channel", "signs"), [("provider-electronic", ["E8", "E10"]), ("centre-electronic", ["G8", "G10"])]
)
def test_the_employee_signs_the_form_and_the_signature_is_checked(channel: str, signs: list[str]) -> None:
    """reading: where cl. 20 speaks of the consumer's signature, the employee of the Centre signs."""
    stored = until(filed(townsman(), channel), DECIDES[channel])
    for step in signs:
        said = Entry.objects.get(case_id=stored.id, step=step).event["data"]["signature"]
        assert said["kind"] == "electronic"
        assert Attachment.objects.filter(case_id=stored.id, name=f"{said['file']}.cms").exists()


@tries(R2011, "19(10)", "20(11)")
@pytest.mark.parametrize(
    ("channel", "sign", "refusal"),
    [("provider-electronic", "E8", "E9"), ("centre-electronic", "G8", "G9")],
)
def test_a_signature_that_is_not_confirmed_ends_it_with_a_notice(
    channel: str, sign: str, refusal: str
) -> None:
    stored = until(filed(townsman(), channel), sign)
    by = official(LAW.channel(channel).step(sign).by, stored.office)
    stored = perform(stored.id, sign, by, {"keys": _ended_keys()}, at=stored.state.changed)
    assert stored.state.step == refusal
    stored = done(stored)
    assert stored.state.ended == "unsigned"
    notice = Paper.objects.get(case_number=stored.number, kind="electronic-notice-2011")
    assert notice.fields["reason"].casefold() == LAW.ground("signature-not-confirmed").text.kk


@tries(R2011, "19(12)", "19(13)", "19(14)", "19(15)", "19(16)", "annex 4(1)")
def test_the_output_document_of_the_body_is_signed_electronically_by_the_authorised_person() -> None:
    stored = done(filed(townsman(), "provider-electronic"))
    assert steps(stored)[-9:] == ["E12", "E13", "E14", "E14s", "E15", "E15s", "E16", "E17", "E18", "E19"][1:]
    _signed_by_the_signatory(stored, "positive-output")


def _signed_by_the_signatory(stored: Stored, kind: str) -> None:
    made = paper(stored, kind)
    assert made.fields["signature"] == official("signatory", BODY).name
    (seal,) = check_seals(bytes(made.pdf), at=datetime.now(ZONE), authority=authority())
    assert (seal.valid, seal.covers_all) == (True, True)


# --- 20: the electronic procedure of the Centre -------------------------------------------------------------------


@tries(R2011, "20(4)", "20(5)", "20(7)", "20(8)")
def test_the_centre_enters_asks_scans_and_gives_a_notice_of_registration() -> None:
    stored = until(filed(townsman(), "centre-electronic"), "G8")
    assert steps(stored) == ["G0", "G1", "G3", "G4", "G6", "G7"]
    notice = Paper.objects.get(case_number=stored.number, kind="registration-notice-2011")
    assert notice.fields["registered_as"] == "1"


@tries(R2011, "20(13)", "20(15)", "20(16)", "20(17)", "annex 4(2)")
@pytest.mark.parametrize("registered", [True, False])
def test_the_centre_hands_over_what_the_body_signed(registered: bool) -> None:
    outcome = "granted" if registered else "refused"
    stored = done(filed(townsman(BODY if registered else ""), "centre-electronic"), G12=outcome)
    assert stored.state.ended == ("issued" if registered else "refused")
    assert steps(stored)[-1] == ("G19" if registered else "G19r")
    _signed_by_the_signatory(stored, "positive-output" if registered else "negative-output")


# --- 21: the portal ------------------------------------------------------------------------------------------------


@tries(R2011, "21(1)", "21(3)", "21(5)", "21(6)", "21(7)", "21(8)", "21(9)", "21(11)", "21(12)", "22")
def test_the_portal_recognises_takes_the_form_asks_checks_and_passes_on() -> None:
    who = townsman()
    stored = filed(who, "portal")
    assert steps(stored) == ["O0", "O1", "O3", "O4", "O5", "O6", "O7c", "O8", "O9", "O9g", "O9a", "O9b"]
    form = paper(stored, "portal-form")
    assert (form.fields["iin"], form.fields["scans"]) == (who.iin, [LAW.document("E1").name.kk])


@tries(R2011, "21(4)")
def test_data_that_are_not_the_register_s_are_refused_with_a_notice() -> None:
    who = townsman()
    stored = filed(Person(iin=who.iin, surname="Басқаев", given_name="Есім"), "portal")
    assert stored.state.ended == "not-accepted"
    assert Paper.objects.get(case_number=stored.number).kind == "electronic-notice-2011"


@tries(R2011, "21(13)", "annex 4(3)")
def test_the_portal_s_request_is_worked_on_within_a_working_day_without_a_commission() -> None:
    """reading: ten calendar days and the precinct commission come from another service."""
    stored = until(filed(townsman(), "portal"), "O10")
    clock = stored.state.clock("T3")
    assert clock is not None
    assert clock.due is not None
    assert clock.due.astimezone(ZONE).date() - TUESDAY.date() == timedelta(days=1)
    assert "commission" not in {post.id for post in LAW.posts}


@tries(R2011, "21(14)", "21(15)", "21(16)", "29", "annex 9")
@pytest.mark.parametrize("registered", [True, False])
def test_the_answer_comes_to_the_cabinet_signed_after_notices_of_every_change(registered: bool) -> None:
    outcome = "granted" if registered else "refused"
    stored = done(filed(townsman(BODY if registered else ""), "portal"), O10=outcome)
    assert stored.state.ended == ("issued" if registered else "refused")
    _signed_by_the_signatory(stored, "positive-output" if registered else "negative-output")
    notices = Paper.objects.filter(case_number=stored.number, kind="portal-notification-2011").order_by("pk")
    first, second = (one.fields["text"] for one in notices)
    assert "нөмірі 1" in first
    assert ("анықтама" if registered else "бас тарту") in second
