"""Visits at home: request, plan, route, door, case, second visit; and everything that can go wrong on the way."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction

import qyzmet.law
from qyzmet.cases import visits as kept
from qyzmet.cases.models import EquipmentUse, PremisesCheck, Route, Visit, VisitEvent
from qyzmet.desk import visits
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.catalogue import edition
from qyzmet.offices import absences
from qyzmet.offices.directory import load_offices
from qyzmet.offices.models import Holding
from qyzmet.process.errors import Refusal
from qyzmet.registers.models import Person
from tests.desk.test_two_at_once import at_once
from tests.desk.visiting import (
    ELSEWHERE,
    LEAVING,
    MONDAY,
    POLICE,
    TOMORROW,
    Crew,
    at_home,
    carry,
    in_astana,
    make_crew,
    planned,
    request,
)
from tests.registers import making

ADOPTED = Path(qyzmet.law.__file__).parent / "data" / "adoptions-demo.yaml"
NEXT = MONDAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def _adopted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QYZMET_ADOPTIONS", str(ADOPTED))


@pytest.fixture
def crew(db: None) -> Crew:
    load_offices()
    return make_crew()


def told(visit: Visit) -> list[str]:
    return list(VisitEvent.objects.filter(visit=visit).order_by("seq").values_list("what", flat=True))


def now(visit: Visit) -> Visit:
    return Visit.objects.get(pk=visit.pk)


def arrived(crew: Crew) -> Visit:
    visit = request(crew)
    planned(crew, visit)
    return visits.arrive(visit.pk, crew.executor, at=NEXT, key="arrive")


# --- the request -------------------------------------------------------------------------------------


def test_three_services_of_2014_give_a_visit_and_no_other_edition_does() -> None:
    giving = {
        name
        for service in (
            "address-certificate",
            "passport-id-card",
            "temporary-id",
            "residence-registration",
            "residence-deregistration",
        )
        for year in ("2010", "2012", "2014")
        if (name := f"{service}@{year}") not in _MISSING and visits.home_channel(edition(name))
    }
    assert giving == {
        "passport-id-card@2014",
        "residence-registration@2014",
        "residence-deregistration@2014",
    }


_MISSING = {"address-certificate@2012"} | {
    f"{service}@2010"
    for service in ("passport-id-card", "temporary-id", "residence-registration", "residence-deregistration")
}


def test_a_request_keeps_who_where_and_how_it_came(crew: Crew) -> None:
    visit = request(crew)
    assert (visit.state, visit.source, visit.name) == ("waiting", "call-centre", crew.person.full_name)
    assert visit.place == crew.address.line("kk")
    assert visit.post == "executor"
    assert visit.facts["health"] == "unable"
    assert told(visit) == ["asked"]


def test_the_term_of_a_visit_is_ours_three_working_days(crew: Crew) -> None:
    """Cl. 12 sets none: Monday's request is to be visited by the end of Thursday."""
    visit = request(crew)
    assert visit.due_at is not None
    assert visit.due_at.astimezone(MONDAY.tzinfo).date() == date(2026, 11, 26)


def test_an_edition_without_home_visits_says_where_documents_are_taken_in(crew: Crew) -> None:
    with pytest.raises(Refusal) as refusal:
        request(crew, service="temporary-id", facts={})
    assert refusal.value.code == "no-home-visit"
    assert refusal.value.clause


def test_an_accelerated_passport_is_not_for_a_visit(crew: Crew) -> None:
    with pytest.raises(Refusal) as refusal:
        request(crew, service="passport-id-card", facts={"mode": "days-7"})
    assert (refusal.value.code, refusal.value.clause) == ("not-at-home-so", "12")


def test_nobody_asks_twice_for_the_same(crew: Crew) -> None:
    first = request(crew, key="once")
    assert request(crew, key="once").pk == first.pk
    with pytest.raises(Refusal) as refusal:
        request(crew, source="window")
    assert refusal.value.code == "visit-asked-already"


def test_whoever_has_died_is_not_visited(crew: Crew) -> None:
    visit = request(crew)
    Person.objects.filter(pk=crew.person.pk).update(died_on=date(2026, 11, 20))
    with pytest.raises(Refusal, match="person-died"):
        planned(crew, visit)
    with pytest.raises(Refusal, match="person-died"):
        request(crew, service="residence-registration", facts={})


def test_what_to_bring_follows_the_answers(crew: Crew) -> None:
    brought = visits.bring(request(crew), MONDAY)
    assert {one.id for one in brought.documents} == {"application", "court-decision"}
    assert [one.id for one in brought.forms] == ["application"]


def test_the_duty_is_told_beforehand(crew: Crew) -> None:
    facts = {"applicant": "self", "exempt": "no", "registration": "permanent"}
    visit = request(crew, service="residence-registration", facts=facts)
    brought = visits.bring(visit, MONDAY)
    assert brought.due is not None
    assert brought.due.amount > 0


def test_an_address_in_words_will_do_and_none_will_not(crew: Crew) -> None:
    assert request(crew, address="", place="Қарағайлы ауылы, мектеп артындағы ақ үй").address is None
    with pytest.raises(Refusal, match="visit-where"):
        request(crew, making.person(), address="", place=" ")


# --- the plan ----------------------------------------------------------------------------------------


def three(crew: Crew) -> list[Visit]:
    """Requests in an order that is not that of the street."""
    rows = []
    for house in ("21", "3", "12"):
        where = in_astana(house)
        rows.append(request(crew, making.person(), address=str(where.pk)))
    return rows


def test_a_route_is_sorted_by_street_and_house_until_somebody_moves_a_visit(crew: Crew) -> None:
    a, b, c = three(crew)
    route = planned(crew, a, b, c)
    assert [row.pk for row in kept.visits_of(route)] == [b.pk, c.pk, a.pk]
    kept.move(route.pk, a.pk, POLICE, up=True)
    assert [row.pk for row in kept.visits_of(route)] == [b.pk, a.pk, c.pk]
    late = request(crew)
    planned(crew, late)
    assert [row.pk for row in kept.visits_of(Route.objects.get())] == [b.pk, a.pk, c.pk, late.pk]


def test_a_route_takes_no_more_than_its_capacity(crew: Crew) -> None:
    rows = three(crew)
    route = planned(crew, rows[0])
    kept.set_capacity(route.pk, POLICE, 2)
    with pytest.raises(Refusal, match="route-full"):
        planned(crew, rows[1], rows[2])
    assert now(rows[1]).state == "waiting"
    with pytest.raises(Refusal, match="route-full"):
        kept.set_capacity(route.pk, POLICE, 0)


def test_only_who_holds_the_post_is_sent_and_nobody_who_is_away(crew: Crew) -> None:
    visit = request(crew)
    with pytest.raises(Refusal, match="goer-not-in-post"):
        planned(crew, visit, by=crew.head)
    holding = Holding.objects.get(user_id=crew.second.user_id)
    absences.ask(
        holding, "away", TOMORROW, TOMORROW, None, "демалыс", by=crew.head.name, at=MONDAY, approved=True
    )
    with pytest.raises(Refusal, match="goer-away"):
        planned(crew, visit, by=crew.second)
    with pytest.raises(Refusal, match="day-passed"):
        planned(crew, visit, day=date(2026, 11, 20))


def test_an_old_page_plans_nothing(crew: Crew) -> None:
    visit = request(crew)
    planned(crew, visit)
    with pytest.raises(Refusal, match="somebody-was-quicker"):
        visits.plan({visit.pk: 1}, TOMORROW, crew.second.user_id, crew.head, at=MONDAY)


def test_equipment_goes_with_one_route_a_day(crew: Crew) -> None:
    a, b, _c = three(crew)
    mine, theirs = planned(crew, a), planned(crew, b, by=crew.second)
    camera = kept.add_equipment(POLICE, "camera", "К-1")
    kept.equip(mine.pk, POLICE, [camera.pk])
    with pytest.raises(Refusal, match="equipment-taken"):
        kept.equip(theirs.pk, POLICE, [camera.pk])
    kept.equip(mine.pk, POLICE, [])
    kept.equip(theirs.pk, POLICE, [camera.pk])
    with pytest.raises(Refusal, match="equipment-taken"):
        kept.retire_equipment(camera.pk, POLICE, TOMORROW)
    assert EquipmentUse.objects.get().route_id == theirs.pk


def test_the_database_keeps_the_day_of_equipment(crew: Crew) -> None:
    """Whatever day a program writes, the row has that of the route."""
    route = planned(crew, request(crew))
    camera = kept.add_equipment(POLICE, "camera", "К-1")
    EquipmentUse.objects.create(equipment=camera, route=route, day=date(2000, 1, 1))
    assert EquipmentUse.objects.get().day == TOMORROW


@pytest.mark.django_db(transaction=True)
def test_of_two_planners_one_gets_the_camera() -> None:
    load_offices()
    crew = make_crew()
    a, b, _c = three(crew)
    routes = planned(crew, a), planned(crew, b, by=crew.second)
    camera = kept.add_equipment(POLICE, "camera", "К-1")
    works = [lambda route=route: kept.equip(route.pk, POLICE, [camera.pk]) for route in routes]
    assert at_once(*works) == ["done", "equipment-taken"]
    assert EquipmentUse.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_planners_one_gets_the_visit() -> None:
    load_offices()
    crew = make_crew()
    visit = request(crew)
    works = [
        lambda who=who: visits.plan({visit.pk: 1}, TOMORROW, who.user_id, crew.head, at=MONDAY)
        for who in (crew.executor, crew.second)
    ]
    assert at_once(*works) == ["done", "somebody-was-quicker"]
    assert told(visit) == ["asked", "planned"]


def test_another_official_takes_over_what_is_left(crew: Crew) -> None:
    a, b, c = three(crew)
    route = planned(crew, a, b, c)
    camera = kept.add_equipment(POLICE, "camera", "К-1")
    kept.equip(route.pk, POLICE, [camera.pk])
    visits.arrive(b.pk, crew.executor, at=NEXT, key="1")
    visits.done(b.pk, crew.executor, "құжаты жоқ", at=NEXT, key="2")
    new = visits.give(route, crew.second.user_id, crew.head, at=NEXT)
    assert [row.pk for row in kept.visits_of(new)] == [c.pk, a.pk]
    assert [row.pk for row in kept.visits_of(route)] == [b.pk]
    assert EquipmentUse.objects.get().route_id == new.pk
    with pytest.raises(Refusal, match="visit-of-another"):
        visits.arrive(a.pk, crew.executor, at=NEXT, key="3")
    visits.arrive(a.pk, crew.second, at=NEXT, key="3")


def test_who_stands_in_drives_the_route_of_the_absent(crew: Crew) -> None:
    visit = request(crew)
    planned(crew, visit)
    holding = Holding.objects.get(user_id=crew.executor.user_id)
    absences.ask(
        holding,
        "away",
        TOMORROW,
        TOMORROW,
        crew.second.user_id,
        "ауырды",
        by=crew.head.name,
        at=MONDAY,
        approved=True,
    )
    assert visits.arrive(visit.pk, crew.second, at=NEXT, key="1").state == "there"


# --- on the way --------------------------------------------------------------------------------------


def test_nobody_at_home_with_a_new_day_and_without_one(crew: Crew) -> None:
    visit = request(crew)
    planned(crew, visit)
    with pytest.raises(Refusal, match="visit-reason"):
        visits.missed(visit.pk, crew.executor, " ", None, at=NEXT, key="1")
    again = visits.missed(visit.pk, crew.executor, "ауруханада", date(2026, 11, 26), at=NEXT, key="1")
    assert (again.state, again.route and again.route.day) == ("planned", date(2026, 11, 26))
    back = visits.missed(visit.pk, crew.executor, "есік жабық", None, at=NEXT, key="2")
    assert (back.state, back.route) == ("waiting", None)
    assert told(visit) == ["asked", "planned", "missed", "planned", "missed"]


def test_what_a_telephone_sends_twice_counts_once(crew: Crew) -> None:
    visit = arrived(crew)
    visits.arrive(visit.pk, crew.executor, at=NEXT, key="arrive")
    visits.done(visit.pk, crew.executor, "бас тартты", at=NEXT, key="offline")
    assert visits.done(visit.pk, crew.executor, "бас тартты", at=NEXT, key="offline").state == "done"
    assert told(visit) == ["asked", "planned", "arrived", "done"]


def test_a_visit_is_not_done_twice(crew: Crew) -> None:
    visit = arrived(crew)
    visits.done(visit.pk, crew.executor, "бас тартты", at=NEXT, key="1")
    with pytest.raises(Refusal, match="visit-not-so"):
        visits.done(visit.pk, crew.executor, "бас тартты", at=NEXT, key="2")


def test_done_without_a_case_wants_words(crew: Crew) -> None:
    visit = arrived(crew)
    with pytest.raises(Refusal, match="visit-reason"):
        visits.done(visit.pk, crew.executor, "", at=NEXT, key="1")


def test_an_official_of_another_office_finds_nothing(crew: Crew) -> None:
    visit = request(crew)
    route = planned(crew, visit)
    other = Official(99, "Бөтен", "executor", ELSEWHERE)
    with pytest.raises(Refusal) as none:
        kept.found(10**9, ELSEWHERE)
    for attempt in (
        lambda: visits.arrive(visit.pk, other, at=NEXT, key="1"),
        lambda: visits.cancel(visit.pk, other, "жоқ", at=NEXT, key="1"),
        lambda: kept.found_route(route.pk, ELSEWHERE),
        lambda: kept.equip(route.pk, ELSEWHERE, []),
    ):
        with pytest.raises(Refusal) as theirs:
            attempt()
        assert (theirs.value.code, theirs.value.text) == (none.value.code, none.value.text)


def test_history_and_findings_are_append_only(crew: Crew) -> None:
    request(crew)
    PremisesCheck.objects.create(
        office="psc-semey", day=TOMORROW, edition="x", item=0, met=True, at=MONDAY, actor="a"
    )
    for table in ("cases_visitevent", "cases_premisescheck"):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            connection.cursor().execute(f"DELETE FROM {table}")


# --- the case ----------------------------------------------------------------------------------------


def test_the_case_is_opened_at_the_door_and_only_once(crew: Crew) -> None:
    visit = request(crew)
    planned(crew, visit)
    with pytest.raises(Refusal, match="visit-not-so"):
        visits.at_the_door(visit.pk, crew.executor, NEXT)
    visits.arrive(visit.pk, crew.executor, at=NEXT, key="1")
    stored = at_home(crew, NEXT)
    visits.link(visit.pk, stored, crew.executor, at=NEXT)
    assert now(visit).case_id == stored.id
    with pytest.raises(Refusal, match="visit-has-case"):
        visits.link(visit.pk, stored, crew.executor, at=NEXT)
    assert visits.done(visit.pk, crew.executor, "", at=NEXT, key="2").state == "done"


def second(crew: Crew) -> Visit:
    """The visit that the case asks for once its sheet is ready."""
    visit = arrived(crew)
    stored = at_home(crew, NEXT)
    visits.link(visit.pk, stored, crew.executor, at=NEXT)
    visits.done(visit.pk, crew.executor, "", at=NEXT, key="2")
    carry(stored, crew.executor, "H7", NEXT)
    return Visit.objects.get(purpose="hand")


def test_the_case_asks_for_the_second_visit_by_itself(crew: Crew) -> None:
    """Deregistration 2014, step H7: the sheet is handed over at home."""
    visit = second(crew)
    assert (visit.state, visit.source, visit.place) == ("waiting", "case", crew.address.line("kk"))
    assert visit.phone == "+7 701 000 00 00"
    assert visit.case is not None
    clock = visit.case.clocks.get(term="T7")
    assert clock.stopped_at is not None


def test_the_second_visit_ends_when_the_sheet_is_handed_over(crew: Crew) -> None:
    visit = second(crew)
    route = visits.plan({visit.pk: 1}, NEXT.date(), crew.executor.user_id, crew.head, at=NEXT)
    later = NEXT + timedelta(hours=3)
    visits.arrive(visit.pk, crew.executor, at=later, key="1")
    with pytest.raises(Refusal, match="visit-not-handed"):
        visits.done(visit.pk, crew.executor, "", at=later, key="2")
    hand_over(crew, visit, later)
    assert visits.done(visit.pk, crew.executor, "", at=later, key="3").state == "done"
    assert route.visits.get(pk=visit.pk).case.ended == "removed"


def hand_over(crew: Crew, visit: Visit, at: object) -> None:
    to = {"iin": crew.person.iin, "name": crew.person.full_name, "document": "жеке куәлік"}
    perform(visit.case_id, "H7", crew.executor, {"to": to}, at=at, outcome="issued")


def test_a_sheet_fetched_otherwise_settles_the_visit(crew: Crew) -> None:
    visit = second(crew)
    hand_over(crew, visit, NEXT + timedelta(hours=2))
    assert now(visit).state == "done"
    assert told(visit) == ["asked", "settled"]


def test_a_cancelled_second_visit_is_not_asked_for_again_by_a_step_refused(crew: Crew) -> None:
    visit = second(crew)
    visits.cancel(visit.pk, crew.head, "өзі келеді", at=NEXT, key="1")
    assert Visit.objects.filter(purpose="hand").count() == 1
    assert visit.service == LEAVING
