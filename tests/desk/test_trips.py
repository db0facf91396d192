"""The plan of the courier's trips, and the list for the post office (address-certificate 2010, cl. 14, 16)."""

from __future__ import annotations

from datetime import timedelta

from qyzmet.desk import mailing, trips
from qyzmet.desk.mailing import Letter
from tests.desk.town import (
    BUREAU,
    CENTRE,
    NEW,
    OLD,
    TUESDAY,
    Town,
    about_self,
    at,
    carry,
    dispatch,
    file,
    official,
)


def states(moment: str) -> list[str]:
    plan = trips.plan_of([OLD], CENTRE, at(moment))
    assert plan is not None
    return [trip.state for trip in plan.trips]


def test_two_trips_a_day_are_kept_missed_or_still_to_come(town: Town) -> None:
    """Cl. 14: at least twice on the day of acceptance."""
    assert states("2012-04-24T09:30") == ["now", "ahead"]
    case = carry(file(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", TUESDAY), "C6a", TUESDAY)
    assert states("2012-04-24T15:00") == ["missed", "now"]
    dispatch(case, at("2012-04-24T15:30"))
    assert states("2012-04-24T20:30") == ["missed", "kept"]
    assert states("2012-04-25T20:30") == ["nothing", "nothing"]


def test_no_trip_is_due_on_a_day_of_rest_or_under_an_edition_without_a_courier(town: Town) -> None:
    assert states("2012-04-22T12:00") == []
    assert trips.plan_of([NEW], CENTRE, at("2015-04-14T12:00")) is None


def test_results_are_due_a_day_before_the_day_in_the_receipt(town: Town) -> None:
    """Cl. 14: one day before the day of issue written in the receipt runs out."""
    case = carry(file(about_self(OLD, "centre", town.registered(TUESDAY)), "centre", TUESDAY), "C7", TUESDAY)
    (due,) = trips.results_due(CENTRE, TUESDAY + timedelta(hours=1))
    assert case.state.promised is not None
    assert due.at.date() < case.state.promised.date()
    assert (due.count, due.provider, due.late) == (1, BUREAU, False)
    assert trips.results_due(BUREAU, due.at + timedelta(minutes=1))[0].late


def test_nothing_waits_for_the_post_office_where_no_letter_came(town: Town) -> None:
    assert mailing.waiting(BUREAU, "registrar") == []
    assert mailing.post_all({}, official("registrar", BUREAU), at=TUESDAY) == 0
    assert Letter("Семей қ.").registered == ""
