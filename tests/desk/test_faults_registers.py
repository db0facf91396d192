"""A register that changed since it was asked, an official of elsewhere, a proxy: what is refused, and the way on."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import OperationalError
from psycopg.errors import AdminShutdown, DeadlockDetected

from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.perform import made_at, redo
from qyzmet.desk.request import events_of, told
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.process.errors import Refusal
from qyzmet.registers.changes import end_residence, register_residence
from qyzmet.registers.changing import change
from qyzmet.registers.models import DwellingRight, Person, RegistrationMark, Residence
from qyzmet.registers.queries import person_file
from tests.desk.killing import everything_stored
from tests.desk.ministry import (
    DAY,
    EVERY,
    MAKERS,
    PASSPORT,
    POLICE,
    REGISTRATION,
    REMOVAL,
    TEMPORARY,
    carry,
    case_of,
    code,
    do,
    documents,
    hand_over,
    home,
    last,
    later,
    somebody,
    step_of,
    whose_turn,
)
from tests.desk.town import (
    BUREAU,
    CENTRE,
    OLD,
    TUESDAY,
    about_self,
    papers,
    sound,
)
from tests.desk.town import carry as carry_certificate
from tests.desk.town import do as do_certificate
from tests.desk.town import file as file_certificate
from tests.registers import making
from tests.registers.holding import owns, signed

pytestmark = pytest.mark.usefixtures("offices")
JUNE = {year: moment.date() for year, moment in DAY.items()}


def stays(who: Person) -> list[tuple[int, bool]]:
    """Address and whether it goes on, of every registration of a person."""
    rows = Residence.objects.filter(person=who).order_by("pk")
    return [(row.address_id, row.removed_on is None) for row in rows]


def told_why(stored: Stored, **given: object) -> Refusal:
    """The refusal of the next step; nothing has changed then, and it says why in three languages."""
    before = everything_stored()
    with pytest.raises(Refusal) as refused:
        do(stored, **given)  # type: ignore[arg-type]
    assert everything_stored() == before
    assert all((refused.value.text.kk, refused.value.text.ru, refused.value.text.en))
    return refused.value


# --- The dwelling ------------------------------------------------------------------------------------------------


def moving(law: Edition, until: str) -> tuple[Stored, Person, DwellingRight]:
    """Somebody moves to a dwelling; the case, who moves, and the right of the owner who consented."""
    who, owner = somebody(registered=law is REGISTRATION["2014"]), making.person("Иесі", "Болат")
    where = home()
    right = owns(owner, where)
    request = {"address": str(where.pk), "owner": owner.iin, "owner_name": owner.full_name}
    return case_of(law, who, until=until, request=request), who, right


@pytest.mark.parametrize("law", REGISTRATION.values(), ids=lambda law: law.name)
def test_a_dwelling_that_was_sold_wants_the_consent_of_the_new_owner(law: Edition) -> None:
    case, who, right = moving(law, "A6")
    buyer = making.person("Жаңа", "Ие")
    DwellingRight.objects.filter(pk=right.pk).update(until=JUNE[law.year] - timedelta(days=1))
    owns(buyer, right.address, JUNE[law.year] - timedelta(days=1))
    refusal = told_why(case)
    assert (refusal.code, refusal.field) == ("owner-changed", "owner")
    assert buyer.full_name in refusal.text.kk
    case = do(case, request={"owner": buyer.iin})
    assert Residence.objects.get(person=who, removed_on=None).consent_of == buyer
    assert carry(case).state.ended == "registered"
    assert sound(case)


def test_where_the_only_owner_died_the_document_of_the_right_decides() -> None:
    law = REGISTRATION["2014"]
    case, who, right = moving(law, "A6")
    Person.objects.filter(pk=right.owner_id).update(died_on=JUNE["2014"] - timedelta(days=2))
    assert told_why(case).code == "owner-changed"
    case = do(case, request={"owner": who.iin, "basis": "мұрагерлік туралы куәлік № 3"})
    assert Residence.objects.get(person=who, removed_on=None).basis == "мұрагерлік туралы куәлік № 3"
    assert carry(case).state.ended == "registered"


def test_a_registration_made_elsewhere_meanwhile_is_ended_first_and_the_case_goes_on() -> None:
    """2012, cl. 11(4)."""
    law = REGISTRATION["2012"]
    case, who, _ = moving(law, "A6")
    elsewhere = home(who)
    register_residence(who.iin, elsewhere.pk, "permanent", **signed(JUNE["2012"], "12-7"))
    refusal = told_why(case)
    assert refusal.code == "former-open"
    assert elsewhere.line("kk") in refusal.text.kk
    end_residence(who.iin, "permanent", "moved", **signed(JUNE["2012"], "12-8"))
    assert carry(do(case)).state.ended == "registered"
    assert [now for _, now in stays(who)] == [False, True]


def test_a_registration_made_elsewhere_meanwhile_ends_by_itself() -> None:
    """2014, cl. 6."""
    case, who, right = moving(REGISTRATION["2014"], "A6")
    register_residence(who.iin, home(who).pk, "permanent", **signed(JUNE["2014"], "14-7"))
    assert carry(do(case)).state.ended == "registered"
    assert [where for where, now in stays(who) if now] == [right.address_id]


def test_who_is_registered_there_already_is_told_and_can_name_another_dwelling() -> None:
    law = REGISTRATION["2014"]
    case, who, right = moving(law, "A6")
    register_residence(who.iin, right.address_id, "permanent", **signed(JUNE["2014"], "14-7"))
    assert told_why(case).code == "already-here"
    another = home(who)
    case = do(case, request={"address": str(another.pk), "owner": who.iin})
    assert carry(case).state.ended == "registered"


@pytest.mark.parametrize(("law", "step"), [(REMOVAL["2012"], "A6"), (REMOVAL["2014"], "A4")])
def test_a_registration_that_ended_meanwhile_is_told_as_it_ended(law: Edition, step: str) -> None:
    who = somebody()
    case = case_of(law, who, until=step)
    end_residence(who.iin, "permanent", "court", **signed(JUNE[law.year], "1-7"))
    case = do(case)
    (row,) = last(case)["effects"]
    assert (row["result"]["ended"], row["result"]["reason"]) == ([], "court")
    assert carry(case).state.ended == "removed"
    assert Residence.objects.get(person=who).removal_reason == "court"


# --- Documents -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("law", MAKERS, ids=lambda law: law.name)
def test_a_document_is_made_once(law: Edition) -> None:
    who, make = somebody(), step_of(law, Verb.MAKE)
    case = case_of(law, who, until=make)
    by, after = whose_turn(case), do(case)
    refusal = told_why(after, step=make, by=by)
    assert refusal.code == "other-step"
    assert len(documents(who)) == 1


def test_of_two_cases_of_one_person_each_document_replaces_the_former() -> None:
    who, law = somebody(), PASSPORT["2012"]
    first, second = (case_of(law, who, until="A7") for _ in range(2))
    hand_over(first)
    hand_over(second)
    assert [state for _, state in documents(who)] == ["invalid", "valid"]


@pytest.mark.parametrize(("cause", "known"), [(DeadlockDetected(), True), (AdminShutdown(), False)])
def test_who_waits_in_a_circle_is_told_that_the_register_changed(cause: Exception, known: bool) -> None:
    """Two that insert what excludes each other at the same moment; anything else that fails is no refusal."""
    with (
        pytest.raises(Refusal if known else OperationalError) as told,
        change("register-residence", somebody().iin, "14-1", POLICE, making.REGISTRAR),
    ):
        raise OperationalError from cause
    assert not known or told.value.code == "register-changed"  # type: ignore[union-attr]


# --- The card index --------------------------------------------------------------------------------------------------


def certificate(who: Person, until: str, **facts: str) -> Stored:
    """A case about oneself at the centre of Semey that stands at this step."""
    case = file_certificate(about_self(OLD, "centre", who, **facts), "centre", TUESDAY)
    return carry_certificate(case, until, TUESDAY)


def test_who_moved_since_the_look_up_gets_the_newer_address_and_both_are_on_record() -> None:
    who, day = somebody(), TUESDAY.date()
    case = certificate(who, "C9")
    old = told(events_of(case)).records[0]["record"]["permanent"]["dwelling"]["line"]["kk"]
    where = home(who)
    register_residence(who.iin, where.pk, "permanent", **signed(day, "12-7"))
    case = do_certificate(case, later(case))
    new = where.line("kk")
    assert last(case)["records"][0]["record"]["permanent"]["dwelling"]["line"]["kk"] == new != old
    (paper,) = papers(case, "certificate-2010")
    assert where.line("kk") in str(paper.fields)
    assert old not in str(paper.fields)
    looked = [event for event in events_of(case) if event.get("data", {}).get("records")]
    assert [event["step"] for event in looked] == ["C8", "C9"]
    assert sound(case)


def test_who_was_removed_since_the_look_up_is_certified_as_removed() -> None:
    who = somebody()
    case = certificate(who, "C9")
    end_residence(who.iin, "permanent", "moved", **signed(TUESDAY.date(), "12-7"))
    case = do_certificate(case, later(case))
    assert case.state.facts["record"] == "removed"
    assert carry_certificate(case, "", later(case)).state.ended == "issued"


def test_a_register_that_says_the_same_is_not_told_twice() -> None:
    case = certificate(somebody(), "C9")
    assert "records" not in last(do_certificate(case, later(case, days=1)))


def test_who_was_registered_since_the_look_up_is_looked_up_again() -> None:
    """The answer “not registered” is true no more: nobody writes it down, and the case goes back to the look-up."""
    who = somebody(registered=False)
    case = certificate(who, "CN")
    register_residence(who.iin, home(who).pk, "permanent", **signed(TUESDAY.date(), "12-7"))
    refusal = told_why(case)
    assert (refusal.code, refusal.clause) == ("register-changed", OLD.channel("centre").step("C8").clause)
    assert made_at(case) == "C8"
    back = redo(case.id, "CN", whose_turn(case), "Тіркелім өзгерді", at=later(case))
    assert back.state.step == "C8"
    ended = carry_certificate(back, "", later(back))
    assert (ended.state.ended, sound(ended)) == ("issued", True)
    assert len(papers(case, "certificate-2010")) == 1


# --- Officials of elsewhere --------------------------------------------------------------------------------------


def elsewhere(kind: str, law: Edition) -> Office:
    """Another office of the kind that gives the service."""
    offices = Office.objects.filter(kind=kind, services__contains=[law.service]).order_by("code")
    return next(one for one in offices if one.code not in (CENTRE, BUREAU, POLICE))


@pytest.mark.parametrize("law", EVERY, ids=lambda law: law.name)
def test_every_step_is_its_office_s_and_its_post_s(law: Edition) -> None:
    """Each step of the way is tried by somebody of another office, and by somebody of another post."""
    case = case_of(law)
    while case.state.step is not None:
        turn = whose_turn(case)
        kind = Office.Kind.CENTRE if turn.office == CENTRE else Office.Kind.PROVIDER
        stranger = Official(9, "Бөтен", turn.post, elsewhere(kind, law).code)
        if turn.post != "applicant":
            assert told_why(case, by=stranger).code == "other-office"
            other = Official(9, "Басқа", "nobody", turn.office)
            assert told_why(case, by=other).code == "wrong-post"
        else:
            # What an applicant does is written down at the window where they are, and nowhere else.
            clerk = Official(9, "Бөтен", "executor", stranger.office)
            assert told_why(case, by=clerk).code in ("other-office", "wrong-post")
        case = carry_one(case)
    assert law.outcome(case.state.ended or "").good


def carry_one(stored: Stored) -> Stored:
    """The next step, by whose turn it is."""
    one = stored.applicant
    return do(stored, to={"iin": one.id, "name": one.name})


@pytest.mark.parametrize("law", EVERY, ids=lambda law: law.name)
def test_an_officer_who_sits_in_another_centre_leaves_the_case_to_this_one(law: Edition) -> None:
    posts = {one.id for one in law.posts if one.at == "provider"}
    case = case_of(law)
    while case.state.step is not None and whose_turn(case).post not in posts:
        case = carry_one(case)
    turn = whose_turn(case)
    away = Official(9, "Бөтен", turn.post, turn.office, elsewhere(Office.Kind.CENTRE, law).code)
    here = Official(9, "Өзі", turn.post, turn.office, CENTRE)
    refusal = told_why(case, by=away)
    assert refusal.code == "other-office"
    one = case.applicant
    assert do(case, by=here, to={"iin": one.id, "name": one.name}).version > case.version


# --- Who receives ------------------------------------------------------------------------------------------------


PROXY = {"proxy": "сенімхат № 5, 01.06.2014"}


def proxy(stored: Stored, *, name: str = "Сенім білдірілген") -> dict[str, str]:
    """Somebody with a notarised power of attorney."""
    return {"iin": somebody().iin, "name": name, **PROXY}


def test_a_passport_of_2014_is_handed_to_a_proxy() -> None:
    """cl. 6."""
    who = somebody()
    case = case_of(PASSPORT["2014"], who, until="A7")
    case = do(case, "issued", to=proxy(case))
    assert (case.state.ended, last(case)["proxy_clause"]) == ("issued", "6")
    assert last(case)["to"]["for"] == who.iin
    assert [state for _, state in documents(who)] == ["valid"]


@pytest.mark.parametrize(
    ("law", "step"),
    [(PASSPORT["2012"], "A7"), (TEMPORARY["2012"], "A6"), (REMOVAL["2014"], "A7"), (REMOVAL["2012"], "A9")],
)
def test_elsewhere_a_proxy_receives_nothing(law: Edition, step: str) -> None:
    case = case_of(law, until=step)
    assert told_why(case, outcome="issued", to=proxy(case)).code == "no-proxy"
    assert hand_over(case).state.ended in ("issued", "removed")


@pytest.mark.parametrize("law", EVERY, ids=lambda law: law.name)
def test_a_result_goes_to_whose_it_is(law: Edition) -> None:
    case = case_of(law, until=step_of(law, Verb.ISSUE))
    stranger = somebody()
    to = {"iin": stranger.iin, "name": stranger.full_name}
    assert told_why(case, outcome="issued", to=to).code == "wrong-person"
    assert told_why(case, outcome="issued").code == "to-missing"
    assert code(case, "issued", to={**to, "for": "850101300007"}) == "wrong-person"


# --- Sheets --------------------------------------------------------------------------------------------------------


def test_the_departure_sheet_names_the_place_that_was_left_though_a_temporary_one_goes_on() -> None:
    who = somebody()
    left = Residence.objects.get(person=who).address
    making.residence(who, home(), date(2014, 5, 1), kind="temporary", until=date(2014, 12, 31))
    case = carry(case_of(REMOVAL["2014"], who))
    (sheet,) = papers(case, "departure-sheet")
    assert left.line("kk") in str(sheet.fields["address"])
    known = person_file(who.iin, JUNE["2014"], looker=making.REGISTRAR, why="тексеру")
    assert (known["permanent"], known["removed"]["reason_code"]) == (None, "moved-abroad")
    assert known["temporary"] is not None


def test_a_sheet_is_filed_with_the_case_that_made_it() -> None:
    away, come = carry(case_of(REMOVAL["2014"])), carry(case_of(REGISTRATION["2012"]))
    filed = RegistrationMark.objects.order_by("pk").values_list("kind", "case_number")
    assert list(filed) == [("departure-sheet", away.number), ("statistical-coupon", come.number)]


# --- The second queue ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("law", "step", "term"),
    [
        (REGISTRATION["2012"], "A9", "T2"),
        (REMOVAL["2012"], "A8", "T2"),
        (TEMPORARY["2012"], "A5", "waiting-issue"),
    ],
)
def test_the_clock_of_the_second_queue_runs_while_one_waits(law: Edition, step: str, term: str) -> None:
    assert law.term(term).kind == "waiting"
    case = case_of(law, until=step)
    clock = case.state.clock(term)
    assert clock is not None
    assert (clock.started, clock.stopped) == (case.state.changed, None)
    assert clock.due is not None
    called = do(case, "called", at=clock.due + timedelta(minutes=5))
    clock = called.state.clock(term)
    assert clock is not None
    assert (clock.stopped, clock.broken) == (called.state.changed, True)
    assert hand_over(called).state.ended in ("registered", "removed", "issued")


@pytest.mark.parametrize(
    ("law", "step"), [(REGISTRATION["2012"], "A9"), (REMOVAL["2012"], "A8"), (TEMPORARY["2012"], "A5")]
)
def test_who_leaves_the_second_queue_has_not_collected(law: Edition, step: str) -> None:
    case = do(case_of(law, until=step), "left")
    assert case.state.ended == "not-collected"
    assert not case.state.running()
