"""The household book: what an akim enters, what any day finds, what is refused, what the database holds."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from qyzmet.process.errors import Refusal
from qyzmet.registers import household_changes as book
from qyzmet.registers.households import content, household_of, keeper_of, page_as_of, standing
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import (
    HouseholdConfirmation,
    HouseholdEntry,
    HouseholdMember,
    HouseholdPage,
    Look,
)
from tests.registers import making
from tests.registers.holding import refusal
from tests.registers.household_making import AKIM, OFFICIAL, OPENED, by, farm, page, village_home

pytestmark = pytest.mark.django_db
LATER = date(2012, 5, 7)
OTHER = Looker(user_id=3, name="Басқа", post="official", office="akim-akmola-zerendi-zerendi")


def seen(who: Any, on: date = LATER) -> dict[str, Any] | None:
    return household_of(who.iin, on, looker=OFFICIAL, why="12-000001-17")


# --- what the book says ------------------------------------------------------------------------------------


def test_the_page_says_who_stands_on_it_and_what_they_have() -> None:
    head, wife = making.person(), making.person("Ахметова", "Әсел", sex="female")
    made = farm(head)
    book.add_member(made.pk, wife.iin, "spouse", **by(date(2011, 1, 1)))
    book.enter(made.pk, "machinery", "tractor", 1, year=1987, **by(date(2011, 1, 1)))
    found = seen(wife)
    assert found is not None
    assert found["number"] == made.number
    assert (found["akim"], found["head"]) == (AKIM, head.iin)
    assert [(row["iin"], row["relation"]) for row in found["members"]] == [
        (head.iin, "head"),
        (wife.iin, "spouse"),
    ]
    assert found["land"] == [{"purpose": "house-plot", "hectares": "0.15", "since": "2010-03-01"}]
    assert found["livestock"] == [{"kind": "cow", "count": 2}]
    assert found["machinery"] == [{"kind": "tractor", "count": 1, "year": 1987}]
    assert (found["entered_on"], found["confirmed_on"], found["farm"]) == ("2011-01-01", None, True)
    assert found["address"]["kk"].endswith("Еленовка ауылы, Абай көшесі, " + f"{made.address.house}-үй")
    json.dumps(found)


def test_before_somebody_came_and_after_they_left_the_book_does_not_have_them() -> None:
    who, made = making.person(), page()
    book.add_member(made.pk, who.iin, "other", **by(date(2011, 2, 1)))
    book.remove_member(made.pk, who.iin, **by(date(2012, 2, 1), "көшіп кетті"))
    days = [date(2011, 1, 31), date(2011, 2, 1), date(2012, 1, 31), date(2012, 2, 1)]
    assert [seen(who, day) is not None for day in days] == [False, True, True, False]
    assert keeper_of(who.iin) == ""


def test_a_page_with_nothing_left_is_no_farm() -> None:
    who = making.person()
    made = farm(who)
    book.enter(made.pk, "livestock", "cow", 0, **by(date(2011, 1, 1), "сатылды"))
    book.enter(made.pk, "land", "house-plot", 0, **by(date(2011, 1, 1), "берілді"))
    found = seen(who)
    assert found is not None
    assert (found["farm"], found["land"], found["livestock"]) == (False, [], [])
    before = seen(who, date(2010, 12, 31))
    assert before is not None
    assert before["farm"] is True


def test_each_look_is_traced_of_everybody_it_shows_and_of_nobody_found() -> None:
    head, wife, stranger = making.person(), making.person(sex="female"), making.person()
    made = page(head)
    book.add_member(made.pk, wife.iin, "spouse", **by())
    seen(wife)
    assert seen(stranger) is None
    looks = Look.objects.filter(what="household-book", why="12-000001-17")
    assert sorted(looks.values_list("subject_iin", flat=True)) == sorted([head.iin, wife.iin, stranger.iin])


def test_the_keeper_is_the_akim_of_the_page() -> None:
    who = making.person()
    page(who)
    assert keeper_of(who.iin) == AKIM


# --- entries supersede each other --------------------------------------------------------------------------


def test_an_entry_is_never_rewritten_a_later_one_counts() -> None:
    who = making.person()
    made = farm(who)
    book.enter(made.pk, "livestock", "cow", 5, yearly=True, **by(date(2012, 1, 5)))
    counts = [seen(who, day)["livestock"][0]["count"] for day in (date(2012, 1, 4), date(2012, 1, 5))]  # type: ignore[index]
    assert counts == [2, 5]
    rows = list(made.entries.filter(item="cow").order_by("pk").values_list("count", "yearly", "entered_by"))
    assert rows == [(2, False, OFFICIAL.name), (5, True, OFFICIAL.name)]


def test_machines_of_one_kind_are_told_apart_by_their_year() -> None:
    made = page()
    book.enter(made.pk, "machinery", "car", 1, year=1990, **by())
    book.enter(made.pk, "machinery", "car", 1, year=2005, **by())
    book.enter(made.pk, "machinery", "car", 0, year=1990, **by(LATER, "есептен шығарылды"))
    assert page_as_of(made, LATER)["machinery"] == [{"kind": "car", "count": 1, "year": 2005}]


AMOUNTS = st.lists(
    st.tuples(st.integers(0, 40), st.sampled_from(["cow", "sheep", "horse"]), st.integers(0, 9)), max_size=20
)


@given(AMOUNTS, st.integers(-1, 45))
def test_the_state_of_any_day_is_what_the_entries_up_to_it_say(
    rows: list[tuple[int, str, int]], asked: int
) -> None:
    """Against the plainest possible book: replayed day by day, in the order in which it was written."""
    entries = [
        HouseholdEntry(section="livestock", item=item, count=count, day=OPENED + timedelta(days=day))
        for day, item, count in rows
    ]
    plainly: dict[str, int] = {}
    for day in range(asked + 1):
        for when, item, count in rows:
            if when == day:
                plainly[item] = count
    found = standing(entries, OPENED + timedelta(days=asked))
    assert {one.item: one.count for one in found} == {item: n for item, n in plainly.items() if n}


# --- pages are signed --------------------------------------------------------------------------------------


def test_a_signed_page_keeps_what_it_said_whatever_is_entered_later() -> None:
    who = making.person()
    made = farm(who)
    signed = book.confirm_page(made.pk, on=date(2012, 1, 10), looker=OFFICIAL)
    assert (signed.year, signed.number, signed.signed_by) == (2012, 1, OFFICIAL.name)
    assert signed.sha256 == book.digest(signed.content)
    book.enter(made.pk, "livestock", "cow", 7, **by(date(2012, 1, 11)))
    again = book.canonical(page_as_of(made, signed.day))
    assert again == signed.content
    found = seen(who)
    assert found is not None
    assert found["confirmed_on"] == "2012-01-10"


def test_nothing_is_entered_for_a_day_that_was_signed() -> None:
    made = farm()
    book.confirm_page(made.pk, on=date(2012, 1, 10), looker=OFFICIAL)
    for day in (date(2011, 6, 1), date(2012, 1, 10)):
        assert refusal(lambda day=day: book.enter(made.pk, "livestock", "cow", 7, **by(day))) == "page-signed"
        add = making.person()
        assert (
            refusal(lambda day=day, add=add: book.add_member(made.pk, add.iin, "other", **by(day)))
            == "page-signed"
        )
    assert refusal(lambda: book.confirm_page(made.pk, on=date(2011, 1, 10), looker=OFFICIAL)) == "page-signed"


def test_a_page_is_signed_once_a_year_and_numbers_are_counted_by_akim_and_year() -> None:
    first, second = farm(), farm()
    numbers = [
        book.confirm_page(one.pk, on=day, looker=OFFICIAL).number
        for one, day in ((first, date(2012, 1, 10)), (second, date(2012, 1, 10)), (first, date(2013, 1, 10)))
    ]
    assert numbers == [1, 2, 1]
    assert refusal(lambda: book.confirm_page(first.pk, on=date(2013, 2, 1), looker=OFFICIAL)) == "year-signed"


def test_a_page_without_people_is_not_signed() -> None:
    who = making.person()
    made = page(who)
    book.remove_member(made.pk, who.iin, **by(LATER, "көшті"))
    assert refusal(lambda: book.confirm_page(made.pk, on=LATER, looker=OFFICIAL)) == "nobody-there"


# --- what is refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given_", "code", "field"),
    [
        ({"amount": "-1"}, "negative", "amount"),
        ({"amount": "көп"}, "bad-amount", "amount"),
        ({"amount": ""}, "bad-amount", "amount"),
        ({"amount": "1.5"}, "bad-amount", "amount"),
        ({"amount": "100000"}, "bad-amount", "amount"),
        ({"amount": "NaN"}, "bad-amount", "amount"),
        ({"amount": "Infinity"}, "bad-amount", "amount"),
        ({"section": "land", "item": "house-plot", "amount": "0.00001"}, "bad-amount", "amount"),
        ({"section": "land", "item": "house-plot", "amount": "10000"}, "bad-amount", "amount"),
        ({"section": "land", "item": "house-plot", "amount": "-0,5"}, "negative", "amount"),
        ({"item": "dragon"}, "unknown-item", "item"),
        ({"section": "ships"}, "unknown-item", "item"),
        ({"section": "machinery", "item": "car", "year": 1929}, "bad-year", "year"),
        ({"section": "machinery", "item": "car", "year": 2013}, "bad-year", "year"),
        ({"year": 1990}, "bad-year", "year"),
        ({"ground": "  "}, "no-ground", "ground"),
        ({"on": date(2010, 2, 28)}, "before-opened", "on"),
        ({"on": date.max}, "future-day", "on"),
        ({"looker": OTHER}, "another-akim", "page"),
        ({"household": 0}, "no-such-page", "page"),
    ],
)
def test_a_wrong_entry_is_refused_at_its_field(given_: dict[str, Any], code: str, field: str) -> None:
    made = page()
    asked: dict[str, Any] = {"household": made.pk, "section": "livestock", "item": "cow", "amount": "3"}
    with pytest.raises(Refusal) as told:
        book.enter(**{**asked, **by(LATER), **given_})
    assert (told.value.code, told.value.field) == (code, field)
    assert len(set(told.value.text.as_dict().values())) == 3
    assert not HouseholdEntry.objects.exists()


def test_a_person_stands_on_one_page_at_a_time() -> None:
    who = making.person()
    first, second = page(who), page()
    elsewhere = page(looker=OTHER)
    for made, looker in ((second, OFFICIAL), (elsewhere, OTHER)):
        with pytest.raises(Refusal) as told:
            book.add_member(made.pk, who.iin, "other", **by(LATER, looker=looker))
        assert (told.value.code, told.value.field) == ("stands-elsewhere", "iin")
        assert (first.number in told.value.text.kk) is (looker is OFFICIAL)
    assert refusal(lambda: book.add_member(first.pk, who.iin, "other", **by(LATER))) == "already-here"
    book.remove_member(first.pk, who.iin, **by(LATER, "көшті"))
    book.add_member(second.pk, who.iin, "other", **by(LATER))
    third = page()
    assert refusal(lambda: book.add_member(third.pk, who.iin, "other", **by(OPENED))) == "stands-elsewhere"


@pytest.mark.parametrize(("iin", "code"), [("123", "bad-iin"), ("850101400073", "bad-iin"), ("", "bad-iin")])
def test_a_number_that_is_none_is_refused(iin: str, code: str) -> None:
    made = page()
    assert refusal(lambda: book.add_member(made.pk, iin, "other", **by())) == code


def test_only_the_living_stand_on_a_page() -> None:
    made = page()
    dead = making.person(died_on=date(2011, 1, 1))
    child = making.person(born=date(2012, 1, 1))
    assert refusal(lambda: book.add_member(made.pk, dead.iin, "other", **by(LATER))) == "not-living"
    assert (
        refusal(lambda: book.add_member(made.pk, child.iin, "child", **by(date(2011, 6, 1)))) == "not-living"
    )
    unknown = making.person()
    iin = unknown.iin
    unknown.delete()
    assert refusal(lambda: book.add_member(made.pk, iin, "other", **by())) == "person-unknown"


def test_a_page_has_one_head_and_never_none_while_others_stay() -> None:
    head, wife, son = making.person(), making.person(sex="female"), making.person()
    made = page(head)
    book.add_member(made.pk, wife.iin, "spouse", **by())
    book.add_member(made.pk, son.iin, "child", **by())
    third = making.person()
    assert refusal(lambda: book.add_member(made.pk, third.iin, "head", **by())) == "one-head"
    assert refusal(lambda: book.add_member(made.pk, third.iin, "king", **by())) == "unknown-relation"

    def leave(**more: str) -> None:
        book.remove_member(made.pk, head.iin, **by(LATER, "қайтыс болды"), **more)

    assert refusal(leave) == "successor-needed"
    assert refusal(lambda: leave(successor=third.iin)) == "no-successor"
    assert refusal(lambda: leave(successor=head.iin)) == "no-successor"
    leave(successor=wife.iin)
    found = seen(son)
    assert found is not None
    assert found["head"] == wife.iin
    assert [row["relation"] for row in found["members"]] == ["head", "child"]
    before = seen(son, LATER - timedelta(days=1))
    assert before is not None
    assert before["head"] == head.iin
    assert refusal(lambda: book.remove_member(made.pk, head.iin, **by(LATER))) == "not-a-member"


def test_a_page_is_opened_where_none_is() -> None:
    made, home, who = page(), village_home(), making.person()

    def again(**more: Any) -> None:
        usual = {"book": made.book, "page": made.page, "address": home.pk, "head": who.iin}
        book.open_page(**{**usual, **by(), **more})

    assert refusal(again) == "page-taken"
    assert refusal(lambda: again(page=0)) == "bad-page"
    assert refusal(lambda: again(book=10_000)) == "bad-page"
    assert refusal(lambda: again(page=9000, address="0")) == "address-unknown"
    assert refusal(lambda: again(page=9000, address="жоқ")) == "address-unknown"
    with pytest.raises(Refusal) as told:
        again(page=9000, head="1")
    assert told.value.field == "head"
    assert HouseholdPage.objects.count() == 1
    again(page=made.page, looker=OTHER)
    assert HouseholdPage.objects.filter(akim=OTHER.office).count() == 1


# --- what the database holds -------------------------------------------------------------------------------


def test_the_database_refuses_two_pages_of_a_person_and_two_heads_of_a_page() -> None:
    who = making.person()
    first, second = page(who), page()

    def stand(household: HouseholdPage, person: Any, relation: str, since: date) -> None:
        with transaction.atomic():
            HouseholdMember.objects.create(
                household=household, person=person, relation=relation, since=since, ground="-", entered_by="-"
            )

    with pytest.raises(IntegrityError, match="one_household_at_a_time"):
        stand(second, who, "other", date(2005, 1, 1))
    with pytest.raises(IntegrityError, match="one_head_at_a_time"):
        stand(first, making.person(), "head", LATER)
    with pytest.raises(IntegrityError, match="household_member_leaves_on_a_ground"), transaction.atomic():
        HouseholdMember.objects.filter(person=who).update(until=LATER)


@pytest.mark.parametrize(
    "wrong",
    [
        {"section": "land", "item": "garden", "count": 1},
        {"section": "land", "item": "garden", "hectares": Decimal(-1)},
        {"section": "livestock", "item": "cow", "hectares": Decimal(1)},
        {"section": "livestock", "item": "cow", "count": 1, "year": 1990},
        {"section": "ships", "item": "cow", "count": 1},
    ],
)
def test_an_entry_that_no_section_has_is_refused_by_the_database(wrong: dict[str, Any]) -> None:
    made = page()
    with pytest.raises(DatabaseError), transaction.atomic():
        HouseholdEntry.objects.create(
            household=made,
            day=LATER,
            ground="-",
            entered_at=timezone.now(),
            entered_by="-",
            user_id=1,
            post="official",
            **wrong,
        )


def test_entries_and_signatures_cannot_be_changed_or_deleted() -> None:
    made = farm()
    book.confirm_page(made.pk, on=LATER, looker=OFFICIAL)
    for model in (HouseholdEntry, HouseholdConfirmation):
        for change in (lambda rows: rows.update(user_id=1), lambda rows: rows.delete()):
            with pytest.raises(DatabaseError), transaction.atomic():
                change(model.objects.all())


def test_former_rows_of_members_are_kept_with_who_changed_them() -> None:
    who = making.person()
    made = page(who)
    book.remove_member(made.pk, who.iin, **by(LATER, "көшті"))
    former = apps.get_model("registers", "HouseholdMemberEvent").objects.get()
    assert former.until is None
    assert former.pgh_context.metadata["user"] == OFFICIAL.user_id


# --- whatever is done --------------------------------------------------------------------------------------

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["add", "head", "remove", "enter", "sign"]),
        st.integers(-3, 200),
        st.integers(0, 2),
        st.integers(0, 2),
    ),
    max_size=20,
)


class WhateverIsDone(TestCase):
    """Three people and two pages, day by day and now and then a step back."""

    @settings(max_examples=25, deadline=None)
    @given(STEPS)
    def test_nobody_stands_on_two_pages_and_signed_pages_stay_as_they_were(
        self, steps: list[tuple[str, int, int, int]]
    ) -> None:
        people = [making.person() for _ in range(3)]
        pages = [page(), page()]
        day = OPENED
        for what, days, who, where in steps:
            day += timedelta(days=days)
            made, person = pages[where % 2], people[who]
            does: dict[str, Callable[[], object]] = {
                "add": lambda m=made, p=person, d=day: book.add_member(m.pk, p.iin, "other", **by(d)),
                "head": lambda m=made, p=person, d=day: book.add_member(m.pk, p.iin, "head", **by(d)),
                "remove": lambda m=made, p=person, d=day: book.remove_member(m.pk, p.iin, **by(d)),
                "enter": lambda m=made, n=who, d=day: book.enter(m.pk, "livestock", "sheep", n, **by(d)),
                "sign": lambda m=made, d=day: book.confirm_page(m.pk, on=d, looker=OFFICIAL),
            }
            assert refusal(does[what]) != "register-changed"
        for person in people:
            spans = sorted(
                (row.since, row.until or date.max)
                for row in HouseholdMember.objects.filter(person=person)
                if row.until is None or row.since < row.until
            )
            assert all(before[1] <= after[0] for before, after in pairwise(spans))
        for signed in HouseholdConfirmation.objects.filter(household__in=pages):
            assert book.canonical(page_as_of(signed.household, signed.day)) == signed.content


def test_rows_at_hand_say_what_the_database_says() -> None:
    made = farm()
    members = list(made.members.select_related("person"))
    assert content(made, members, made.entries.order_by("pk"), None, LATER) == page_as_of(made, LATER)
