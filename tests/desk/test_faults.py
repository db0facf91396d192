"""What cannot be done is refused with its clause and leaves nothing behind; what is done is done once and whole."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db.models import Q

from qyzmet.cases import store, tickets
from qyzmet.cases.models import Case, Manifest
from qyzmet.cases.store import Applicant, Stored
from qyzmet.desk import couriers
from qyzmet.desk.casefile import casefile
from qyzmet.desk.filing import Filing, edition_at, file_at_window, file_on_portal
from qyzmet.desk.jobs import finish_system_steps, watch_clocks
from qyzmet.desk.official import Official
from qyzmet.desk.subjects import MOST, read_subjects
from qyzmet.law.catalogue import NoneInForce
from qyzmet.papers.models import Paper
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Look
from tests.desk.killing import everything_stored, killed_at_every_statement
from tests.desk.town import (
    BUREAU,
    CENTRE,
    NEW,
    OLD,
    SERVICE,
    SPRING,
    TUESDAY,
    Town,
    about_self,
    ask,
    at,
    carry,
    dispatch,
    do,
    file,
    manifest,
    official,
    papers,
    send,
    to_applicant,
)

MINUTE = timedelta(minutes=1)


def refused(work: Callable[[], object]) -> Refusal:
    """The refusal of a piece of work that leaves nothing behind and speaks three languages."""
    before = everything_stored()
    with pytest.raises(Refusal) as told:
        work()
    assert everything_stored() == before
    assert all((told.value.text.kk, told.value.text.ru, told.value.text.en))
    return told.value


def received(town: Town, **changed: Any) -> Stored:
    """A case about oneself at the centre of Semey under the standard of 2010."""
    return file(about_self(OLD, "centre", town.registered(TUESDAY), **changed), "centre", TUESDAY)


# --- A process that dies ---------------------------------------------------------------------------------


def test_a_reception_that_dies_leaves_nothing(town: Town) -> None:
    who = town.registered(TUESDAY)
    ticket = tickets.take(CENTRE, SERVICE, "file", TUESDAY, TUESDAY.date())
    tickets.call_next(CENTRE, TUESDAY.date(), TUESDAY + MINUTE, 7, "1")
    ticket.refresh_from_db()
    filing = about_self(OLD, "centre", who)
    moment = TUESDAY + 2 * MINUTE
    assert killed_at_every_statement(lambda: file(filing, "centre", moment, ticket=ticket)) > 5


def test_a_receipt_that_dies_takes_no_number_and_leaves_no_paper(town: Town) -> None:
    case = received(town)
    assert killed_at_every_statement(lambda: do(case, TUESDAY + MINUTE)) > 5
    assert len(papers(case, "receipt-2010")) == 1


def test_a_package_is_on_the_register_whole_or_not_at_all(town: Town) -> None:
    case = carry(received(town), "C5", TUESDAY)
    assert killed_at_every_statement(lambda: do(case, TUESDAY + timedelta(hours=1))) > 5


def test_a_bag_is_accepted_whole_or_not_at_all(town: Town) -> None:
    first, second = (carry(received(town), "C6a", TUESDAY) for _ in range(2))
    dispatch(first, TUESDAY + timedelta(hours=1))
    bag, registrar = manifest(first).number, official("registrar", BUREAU)
    both, moment = [first.number, second.number], TUESDAY + timedelta(hours=2)
    assert killed_at_every_statement(lambda: couriers.accept(bag, registrar, both, at=moment)) > 5
    assert {store.load(case.id).state.step for case in (first, second)} == {"C7"}


def test_a_look_that_dies_leaves_neither_answer_nor_trace(town: Town) -> None:
    case = carry(received(town), "C8", TUESDAY)
    assert killed_at_every_statement(lambda: do(case, TUESDAY + timedelta(hours=1))) > 3


def test_a_return_that_dies_leaves_neither_reasons_nor_a_line_on_a_register(town: Town) -> None:
    case = do(carry(received(town), "C7", TUESDAY), TUESDAY + timedelta(hours=1), "faulty")
    moment = TUESDAY + timedelta(hours=2)
    assert killed_at_every_statement(lambda: do(case, moment, ground="faulty-papers", reasons="Қате.")) > 5


def test_a_request_on_the_portal_is_answered_whole_or_not_there(town: Town) -> None:
    """Nothing of a request is left, but the trace of having asked the register about kinship stays on record."""
    who = town.registered(SPRING)
    filing = about_self(NEW, "portal", who)
    assert killed_at_every_statement(lambda: send(filing, SPRING), Look) > 20
    assert Case.objects.get().ended == "issued"
    assert Look.objects.filter(why=Case.objects.get().number, subject_iin=who.iin, post="system").count() > 0
    assert not Look.objects.exclude(why=Case.objects.get().number).exclude(what="kin").exists()


# --- The same twice ----------------------------------------------------------------------------------------


def test_a_filing_sent_twice_opens_one_case(town: Town) -> None:
    filing, key = about_self(OLD, "centre", town.registered(TUESDAY)), uuid4().hex
    first = file(filing, "centre", TUESDAY, key=key)
    before = everything_stored()
    second = file(filing, "centre", TUESDAY + MINUTE, key=key)
    assert (second.number, second.repeated) == (first.number, True)
    assert everything_stored() == before


def test_a_request_sent_twice_through_the_portal_makes_one_certificate(town: Town) -> None:
    filing, key = about_self(NEW, "portal", town.registered(SPRING)), uuid4().hex
    first, second = send(filing, SPRING, key=key), send(filing, SPRING + MINUTE, key=key)
    assert (first.number, second.repeated, second.state.ended) == (second.number, True, "issued")
    assert Paper.objects.filter(kind="certificate-2014-a").count() == 1


@pytest.mark.parametrize("step", ["C3", "C5", "C8", "C9", "C10a"])
def test_a_step_sent_twice_is_done_once(town: Town, step: str) -> None:
    case, key = carry(received(town), step, TUESDAY), uuid4().hex
    moment = TUESDAY + timedelta(hours=1)
    done = do(case, moment, key=key)
    before = everything_stored()
    again = do(case, moment + MINUTE, key=key)
    assert (again.repeated, again.state.step) == (True, done.state.step)
    assert everything_stored() == before


def test_the_last_step_sent_twice_hands_over_once(town: Town) -> None:
    case, key = carry(received(town), "C11", TUESDAY), uuid4().hex
    do(case, at("2012-05-02T11:00"), "issued", key=key, **to_applicant(case))
    assert do(case, at("2012-05-02T11:01"), "issued", key=key, **to_applicant(case)).repeated


# --- A page that has grown old, another official --------------------------------------------------------------


def test_a_step_that_is_over_is_not_done_again(town: Town) -> None:
    case = do(received(town), TUESDAY + MINUTE)
    told = refused(lambda: do(case, TUESDAY + 2 * MINUTE, step="C3", by=official("inspector", CENTRE)))
    assert (told.code, told.clause) == ("other-step", "14")


def test_a_case_that_has_ended_stays_ended(town: Town) -> None:
    case = carry(
        file(about_self(OLD, "provider", town.registered(TUESDAY)), "provider", TUESDAY), "", TUESDAY
    )
    by = official("registrar", BUREAU)
    assert refused(lambda: do(case, TUESDAY + timedelta(hours=1), step="A5", by=by)).code == "case-ended"


def test_each_step_is_its_post_s(town: Town) -> None:
    case = do(received(town), TUESDAY + MINUTE)
    told = refused(lambda: do(case, TUESDAY + 2 * MINUTE, by=official("courier", CENTRE)))
    assert (told.code, told.clause) == ("wrong-post", "14")


def test_each_office_acts_on_what_stands_with_it(town: Town) -> None:
    case = received(town)
    elsewhere = official("inspector", "psc-astana-yesil-2")
    assert refused(lambda: do(case, TUESDAY + MINUTE, by=elsewhere)).code == "other-office"


def test_nothing_happens_before_what_happened_last(town: Town) -> None:
    case = received(town)
    assert refused(lambda: do(case, TUESDAY - MINUTE)).code == "earlier-than-journal"


def test_an_outcome_that_the_step_does_not_have_is_refused(town: Town) -> None:
    case = carry(received(town), "C7", TUESDAY)
    told = refused(lambda: do(case, TUESDAY + timedelta(hours=1), "called"))
    assert (told.code, told.clause) == ("unknown-outcome", "14, 17")


# --- Bags ------------------------------------------------------------------------------------------------------


def on_its_way(town: Town, count: int = 1) -> list[Stored]:
    """Packages in one bag between the centre and the bureau."""
    cases = [carry(received(town), "C6a", TUESDAY) for _ in range(count)]
    dispatch(cases[0], TUESDAY + timedelta(hours=1))
    return cases


def take(case: Stored, counted: list[str], office: str = BUREAU) -> Manifest:
    """A registrar counts the bag and signs."""
    moment = TUESDAY + timedelta(hours=2)
    return couriers.accept(manifest(case).number, official("registrar", office), counted, at=moment)


def test_a_bag_that_lacks_a_package_is_not_signed_for(town: Town) -> None:
    first, second = on_its_way(town, 2)
    told = refused(lambda: take(first, [first.number]))
    assert (told.code, told.field) == ("count-differs", "counted")
    assert second.number in told.text.kk


def test_a_package_that_is_not_on_the_list_is_named(town: Town) -> None:
    (case,) = on_its_way(town)
    other = received(town)
    told = refused(lambda: take(case, [case.number, other.number]))
    assert other.number in told.text.en


def test_a_bag_is_signed_for_by_the_office_it_is_for(town: Town) -> None:
    (case,) = on_its_way(town)
    assert refused(lambda: take(case, [case.number], "bureau-astana")).code == "manifest-for-another-office"


def test_a_bag_is_accepted_once(town: Town) -> None:
    (case,) = on_its_way(town)
    bag = take(case, [case.number]).number
    again = refused(
        lambda: couriers.accept(
            bag, official("registrar", BUREAU), [case.number], at=TUESDAY + timedelta(hours=3)
        )
    )
    assert again.code == "manifest-not-in-this-state"


def test_a_bag_goes_out_once_and_is_not_accepted_before(town: Town) -> None:
    case = carry(received(town), "C6a", TUESDAY)
    assert refused(lambda: take(case, [case.number])).code == "manifest-not-in-this-state"
    dispatch(case, TUESDAY + timedelta(hours=1))
    assert refused(lambda: dispatch(case, TUESDAY + timedelta(hours=2))).code == "manifest-not-in-this-state"


def test_a_bag_nobody_packed_is_unknown(town: Town) -> None:
    by = official("courier", CENTRE)
    told = refused(lambda: couriers.dispatch("PSC-SEMEY-12-00077", by, at=TUESDAY))
    assert (told.code, told.field) == ("no-such-manifest", "manifest")


def test_a_case_told_of_the_past_joins_no_bag_of_today(town: Town) -> None:
    """A package that is put on a list later than another is not carried before it."""
    today = carry(received(town), "C6a", TUESDAY)
    earlier = TUESDAY - timedelta(days=7)
    past = file(about_self(OLD, "centre", town.registered(earlier)), "centre", earlier)
    assert manifest(carry(past, "C6a", earlier)) != manifest(today)


# --- What is filed -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("iin", "says"),
    [
        ("850101300006", "бақылау"),
        ("851301300005", ""),
        ("85010130000", ""),
    ],
)
def test_an_iin_that_cannot_be_is_refused_wherever_it_stands(town: Town, iin: str, says: str) -> None:
    """A wrong check digit, a birth date that cannot be, a digit too few."""
    who = town.registered(TUESDAY)
    about = ask(OLD, "centre", who, [iin], about="relative", recipient="self")
    told = refused(lambda: file(about, "centre", TUESDAY))
    assert (told.code, told.field) == ("bad-iin", "subjects")
    assert iin in told.text.kk
    assert says in told.text.kk
    mine = about_self(OLD, "centre", who)
    as_applicant = Filing(Applicant(iin, "Біреу"), False, mine.subjects, mine.facts, mine.documents)
    told = refused(lambda: file(as_applicant, "centre", TUESDAY))
    assert (told.code, told.field) == ("bad-iin", "applicant")


def test_a_wrong_line_of_a_list_is_named_by_its_number(town: Town) -> None:
    names = [town.registered(TUESDAY).iin, "850101300006"]
    facts = {"about": "named", "request": "list", "recipient": "self"}
    told = refused(lambda: file(ask(OLD, "centre", town.company(), names, **facts), "centre", TUESDAY))
    assert told.text.kk.startswith("2-жол, 850101300006: ")


def test_a_list_names_somebody_and_not_the_whole_town() -> None:
    with pytest.raises(Refusal, match="no-subject"):
        read_subjects(" ;\n ")
    with pytest.raises(Refusal, match="list-too-long"):
        read_subjects("\n".join(f"Адам {number}" for number in range(MOST + 1)))
    assert read_subjects("Ахметов   Нұрлан 1980;Ахметов Нұрлан 1980\n") == ["Ахметов Нұрлан 1980"]


def test_a_bin_that_cannot_be_is_refused(town: Town) -> None:
    facts = {"about": "named", "request": "one", "recipient": "self"}
    filing = ask(OLD, "centre", town.company(), [town.unknown()], **facts)
    wrong = Filing(Applicant("050440000001", "«Ертіс» ЖШС"), True, filing.subjects, facts, filing.documents)
    assert (refused(lambda: file(wrong, "centre", TUESDAY)).code) == "bad-bin"


def test_who_asks_about_oneself_gives_the_own_number(town: Town) -> None:
    who, other = town.people_registered(TUESDAY, 2)
    filing = ask(OLD, "centre", who, [other.iin], about="self", recipient="self")
    told = refused(lambda: file(filing, "centre", TUESDAY))
    assert (told.code, told.clause) == ("not-oneself", "11")


def test_a_document_that_is_not_on_the_list_is_neither_demanded_nor_taken(town: Town) -> None:
    filing = about_self(OLD, "centre", town.registered(TUESDAY))
    more = [*filing.documents, {"id": "D7", "originals": 1, "copies": 1}]
    told = refused(lambda: received(town, documents=more))
    assert (told.code, told.clause, told.field) == ("document-not-on-the-list", "11(2), 12, 13", "documents")
    assert OLD.document("D5").name.kk in told.text.kk, "the message says what the list is"


def test_a_ground_that_is_not_in_the_edition_refuses_nobody(town: Town) -> None:
    case = received(town, documents=[])
    told = refused(lambda: do(case, TUESDAY + MINUTE, ground="busy"))
    assert (told.code, told.clause) == ("ground-not-in-the-edition", "17")
    assert refused(lambda: do(case, TUESDAY + MINUTE)).code == "ground-missing"


def test_an_office_that_does_not_give_the_service_takes_nothing_in(town: Town) -> None:
    filing = about_self(OLD, "centre", town.registered(TUESDAY))
    by = official("inspector", "ministry-internal-affairs")
    told = refused(lambda: file_at_window(OLD, "centre", filing, by, at=TUESDAY, key=uuid4().hex))
    assert (told.code, told.field) == ("office-does-not-give-it", "office")


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("2009-06-01T10:00", "address-certificate@2010 begins on 01.11.2010"),
        ("2018-06-01T10:00", "address-certificate@2014 ended on 12.10.2015"),
    ],
)
def test_on_a_day_without_an_edition_nothing_can_be_filed(town: Town, day: str, says: str) -> None:
    with pytest.raises(NoneInForce) as told:
        edition_at(SERVICE, CENTRE, at(day))
    assert says in told.value.text.en


def test_a_case_lives_under_the_edition_of_its_filing_day(town: Town) -> None:
    """Filed on the last day of the standard of 2010, ended under it when that of 2014 was in force."""
    last = at("2014-03-06T19:00")
    case = file(about_self(OLD, "centre", town.registered(last)), "centre", last)
    ended = carry(carry(case, "C11", last), "", at("2014-03-14T12:00"))
    assert (ended.edition.year, ended.state.ended) == ("2010", "issued")
    assert edition_at(SERVICE, CENTRE, at("2014-03-07T09:00")).year == "2014"


def test_a_window_of_one_office_is_not_the_channel_of_another(town: Town) -> None:
    who = town.registered(TUESDAY)
    centre, bureau = official("inspector", CENTRE), official("registrar", BUREAU)
    wrong = (("provider", centre, "other-office"), ("centre", bureau, "wrong-post"))
    for channel, by, code in wrong:
        filing = about_self(OLD, channel, who)
        told = refused(
            lambda f=filing, c=channel, b=by: file_at_window(OLD, c, f, b, at=TUESDAY, key=uuid4().hex)
        )
        assert told.code == code


def test_a_request_without_a_signature_is_no_request(town: Town) -> None:
    account = Official(5, "Өтініш беруші", "applicant", "portal")
    filing = about_self(NEW, "portal", town.registered(SPRING))
    with pytest.raises(Refusal) as told:
        file_on_portal(NEW, filing, {}, account, at=SPRING, key=uuid4().hex)
    assert (told.value.code, told.value.clause) == ("signature-missing", "9, 14")
    assert not Case.objects.exists()


# --- What runs by itself -------------------------------------------------------------------------------------------


def test_system_steps_that_a_crash_left_behind_are_done_later(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as crash:
        crash.setattr("qyzmet.desk.perform.run_system", lambda stored, at: stored)
        case = file(about_self(NEW, "centre", town.registered(SPRING)), "centre", SPRING)
    assert case.state.step == "A4a"
    assert finish_system_steps() == 1
    assert store.load(case.id).state.step == "A5"
    assert finish_system_steps() == 0


def test_clocks_that_ran_out_while_the_server_was_down_are_all_found(town: Town) -> None:
    cases = [carry(received(town), "C5", TUESDAY) for _ in range(3)]
    assert watch_clocks(TUESDAY + timedelta(days=30)) == 3
    for case in cases:
        assert [c.term for c in store.load(case.id).state.clocks if c.broken] == ["T11"]


def test_who_reads_a_case_leaves_a_trace_for_everybody_it_is_about(town: Town) -> None:
    who, sister = town.kin(TUESDAY, ["sibling"])
    filing = ask(OLD, "centre", who, [sister.iin], about="relative", recipient="self")
    case = file(filing, "centre", TUESDAY)
    read = casefile(case.number, official("inspector", CENTRE), Q(office=CENTRE), TUESDAY)
    assert read.step is not None
    looks = Look.objects.filter(why=case.number, what="case")
    assert set(looks.values_list("subject_iin", flat=True)) == {who.iin, sister.iin}
    with pytest.raises(Refusal) as told:
        casefile(
            case.number, official("inspector", "psc-astana-yesil-2"), Q(office="psc-astana-yesil-2"), TUESDAY
        )
    assert told.value.code == "no-such-case"
    assert looks.count() == 2
