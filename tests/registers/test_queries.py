"""What the registers answer, as of a day and never without a trace."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from qyzmet.registers.iin import BadIin, make_iin
from qyzmet.registers.models import Kinship, Look, Person
from qyzmet.registers.queries import (
    BadQuery,
    address_record,
    close_relatives,
    kin,
    read_address_record,
    search_people,
)
from qyzmet.registers.records import Status
from tests.registers.making import REGISTRAR, address, person, residence

pytestmark = pytest.mark.django_db


def mover() -> Person:
    """Registered in house 1 from 2001, in house 2 from 15.06.2010, removed for good on 01.09.2015."""
    who = person()
    residence(
        who,
        address("1"),
        date(2001, 2, 3),
        removed_on=date(2010, 6, 15),
        removal_reason="moved",
        left_for_kk="Семей қаласы, Абай көшесі, 2-үй",
        left_for_ru="город Семей, улица Абая, дом 2",
    )
    residence(
        who,
        address("2"),
        date(2010, 6, 15),
        removed_on=date(2015, 9, 1),
        removal_reason="moved-abroad",
        left_for_kk="Ресей Федерациясы, Омбы қаласы",
        left_for_ru="Российская Федерация, город Омск",
    )
    return who


@pytest.mark.parametrize(
    ("day", "status", "house"),
    [
        (date(2001, 2, 2), Status.NOT_FOUND, None),
        (date(2001, 2, 3), Status.REGISTERED, "1"),
        (date(2010, 6, 14), Status.REGISTERED, "1"),
        (date(2010, 6, 15), Status.REGISTERED, "2"),
        (date(2015, 8, 31), Status.REGISTERED, "2"),
        (date(2015, 9, 1), Status.REMOVED, "2"),
        (date(2026, 1, 1), Status.REMOVED, "2"),
    ],
)
def test_the_record_is_what_the_register_knew_on_the_day(
    day: date, status: Status, house: str | None
) -> None:
    """2010 annex 3: registered or removed, when, and if removed where the person left for."""
    record = read_address_record(mover().iin, day)
    stay = record.permanent or record.removed
    assert record.status == status
    assert (f"{house}-үй" in stay.dwelling.line.kk) if stay else house is None


def test_a_registration_that_still_counts_tells_nothing_of_its_later_end() -> None:
    record = read_address_record(mover().iin, date(2009, 1, 1))
    assert record.permanent is not None
    assert (record.permanent.removed_on, record.permanent.left_for, record.permanent.reason) == (None,) * 3


def test_a_removed_person_is_shown_with_day_reason_and_destination() -> None:
    """2014 annex 1, form B: address, day and reason of removal; 2010 annex 3: where the person left for."""
    removed = read_address_record(mover().iin, date(2020, 1, 1)).removed
    assert removed is not None
    assert removed.removed_on == date(2015, 9, 1)
    assert removed.reason is not None
    assert removed.reason.ru == "выезд на постоянное место жительства за границу"
    assert removed.left_for is not None
    assert removed.left_for.ru == "Российская Федерация, город Омск"


def test_permanent_and_temporary_addresses_stand_side_by_side() -> None:
    """2014 annex 1, form A: registered at …; temporarily registered at …, from … to …."""
    who = person()
    residence(who, address("1"), date(2001, 1, 1))
    residence(who, address("2"), date(2014, 1, 10), kind="temporary", until=date(2014, 12, 31))
    record = read_address_record(who.iin, date(2014, 12, 31))
    assert record.permanent is not None
    assert record.temporary is not None
    assert (record.temporary.since, record.temporary.until) == (date(2014, 1, 10), date(2014, 12, 31))
    assert read_address_record(who.iin, date(2015, 1, 1)).temporary is None


def test_a_temporary_registration_ends_by_itself_after_its_last_day() -> None:
    who = person()
    residence(who, address(), date(2014, 1, 10), kind="temporary", until=date(2014, 12, 31))
    record = read_address_record(who.iin, date(2015, 3, 1))
    assert record.status == Status.REMOVED
    assert record.removed is not None
    assert (record.removed.removed_on, record.removed.reason_code) == (date(2015, 1, 1), "term-ended")


def test_a_person_who_was_never_registered_is_not_found_but_named() -> None:
    record = read_address_record(person().iin, date(2014, 1, 1))
    assert record.status == Status.NOT_FOUND
    assert record.person is not None
    assert record.person.birth_year == 1985


def test_nobody_has_the_number() -> None:
    unknown = make_iin(date(1971, 1, 1), "male", 9)
    assert unknown is not None
    record = read_address_record(unknown, date(2014, 1, 1))
    assert (record.status, record.person) == (Status.NOT_FOUND, None)


def test_nobody_is_found_before_birth_or_dead_before_death() -> None:
    who = person(born=date(2012, 5, 5), died_on=date(2020, 1, 1))
    assert read_address_record(who.iin, date(2012, 5, 4)).person is None
    before = read_address_record(who.iin, date(2019, 12, 31)).person
    assert before is not None
    assert before.died_on is None


def test_a_moment_counts_as_its_day_in_astana() -> None:
    who = person()
    residence(who, address(), date(2014, 6, 5))
    just_after_midnight = datetime(2014, 6, 4, 18, 30, tzinfo=UTC)
    assert read_address_record(who.iin, just_after_midnight).status == Status.REGISTERED
    assert read_address_record(who.iin, just_after_midnight - timedelta(hours=1)).status == Status.NOT_FOUND


def test_the_record_survives_json() -> None:
    plain = read_address_record(mover().iin, date(2012, 4, 27)).as_dict()
    assert json.loads(json.dumps(plain)) == plain
    assert plain["status"] == "found-registered"
    assert plain["permanent"]["dwelling"]["house"]["ru"] == "город Семей, улица Абая, дом 2, квартира 4"
    assert plain["permanent"]["since"] == "2010-06-15"


class HistoryOfMoves(TestCase):
    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(st.dates(date(1990, 1, 1), date(2025, 1, 1)), min_size=1, max_size=5, unique=True),
        st.dates(date(1989, 1, 1), date(2026, 1, 1)),
    )
    def test_a_mover_is_registered_at_the_last_place_moved_to(self, moves: list[date], day: date) -> None:
        who = person(born=date(1980, 1, 1))
        days = sorted(moves)
        for number, since in enumerate(days):
            end = (
                {"removed_on": days[number + 1], "removal_reason": "moved"} if number + 1 < len(days) else {}
            )
            residence(who, address(f"{number}/{who.pk}"), since, **end)
        record = read_address_record(who.iin, day)
        past = [number for number, since in enumerate(days) if since <= day]
        if past:
            assert record.permanent is not None
            assert f"{past[-1]}/{who.pk}-үй" in record.permanent.dwelling.line.kk
        else:
            assert record.status == Status.NOT_FOUND


# --- the trace -----------------------------------------------------------------------------------


def test_every_look_leaves_who_when_whose_what_and_why() -> None:
    who = mover()
    address_record(who.iin, date(2012, 4, 27), looker=REGISTRAR, why="case 2012-000001")
    look = Look.objects.get()
    assert (look.user_id, look.user_name) == (7, "Мұқанова Сәуле")
    assert (look.post, look.office) == ("registrar", "bureau-semey")
    assert (look.subject_iin, look.what, look.why) == (who.iin, "address-record", "case 2012-000001")


def test_a_look_at_a_number_that_nobody_has_is_traced_too() -> None:
    address_record("850101300005", date(2012, 4, 27), looker=REGISTRAR, why="case 2012-000001")
    assert Look.objects.get().subject_iin == "850101300005"


def test_without_a_cause_nothing_is_shown() -> None:
    who = mover()
    for ask in (
        lambda: address_record(who.iin, date(2012, 4, 27), looker=REGISTRAR, why="  "),
        lambda: search_people("Ахметов", looker=REGISTRAR, why=""),
        lambda: kin(who.iin, looker=REGISTRAR, why=""),
    ):
        with pytest.raises(ValueError, match="needs a cause"):
            ask()
    assert not Look.objects.exists()


def test_an_impossible_number_is_refused_before_anything_is_read() -> None:
    with pytest.raises(BadIin):
        address_record("850101300006", date(2012, 4, 27), looker=REGISTRAR, why="case 2012-000001")
    assert not Look.objects.exists()


def test_everybody_whom_a_search_shows_is_traced_with_the_words_searched() -> None:
    shown = {person("Қайратов", name).iin for name in ("Асан", "Әсел")}
    person("Оспанов", "Олжас")
    search_people("Кайратов", looker=REGISTRAR, why="walk-in")
    assert {look.subject_iin for look in Look.objects.all()} == shown
    assert {look.query for look in Look.objects.all()} == {"Кайратов"}


def test_a_search_that_finds_nobody_is_traced() -> None:
    assert search_people("Жоқадам", looker=REGISTRAR, why="walk-in") == []
    assert (Look.objects.get().query, Look.objects.get().subject_iin) == ("Жоқадам", "")


# --- search --------------------------------------------------------------------------------------


def found(query: str, limit: int = 20) -> list[str]:
    return [one.full_name for one in search_people(query, limit, looker=REGISTRAR, why="walk-in")]


def test_either_spelling_finds_the_person() -> None:
    person("Құнанбаев", "Әбіш", "Серікұлы")
    for query in ("Құнанбаев", "кунанбаев", "КУНАНБ", "Құнанбаев Абиш", "кунанбаев әбі", "Кунанбаев Серик"):
        assert found(query) == ["Құнанбаев Әбіш Серікұлы"], query


def test_names_typed_in_order_win_over_looser_matches() -> None:
    person("Ким", "Анна", "Олеговна")
    person("Кимов", "Берік", "Аннаұлы")
    assert found("Ким Анна") == ["Ким Анна Олеговна"]
    assert found("Ким Олег") == ["Ким Анна Олеговна"]
    assert found("Ким Аннаулы") == ["Кимов Берік Аннаұлы"]


def test_findings_are_sorted_as_the_kazakh_alphabet_sorts() -> None:
    for name in ("Лаура", "Қанат", "Камал", "Әсел", "Асан"):
        person("Есенов", name, "")
    assert found("Есенов") == [f"Есенов {name}" for name in ("Асан", "Әсел", "Камал", "Қанат", "Лаура")]


def test_a_search_shows_no_more_than_its_limit() -> None:
    for _ in range(5):
        person("Есенов")
    assert len(found("Есенов", limit=3)) == 3


def test_the_whole_iin_or_its_beginning_finds_the_person() -> None:
    who = person(born=date(1961, 4, 12))
    person(born=date(1961, 4, 13))
    assert found(who.iin) == [who.full_name]
    assert found("610412") == [who.full_name]


def test_wild_cards_are_plain_characters() -> None:
    person("Есенов")
    assert found("%%%") == []
    assert found("Ес_нов") == []


@pytest.mark.parametrize("query", ["", "  ", "А", "85010", "«»"])
def test_a_search_for_almost_everybody_is_refused_with_advice(query: str) -> None:
    with pytest.raises(BadQuery) as caught:
        found(query)
    said = caught.value.text
    assert len({said.kk, said.ru, said.en}) == 3


def test_twelve_digits_that_are_no_iin_are_told_as_such() -> None:
    with pytest.raises(BadIin):
        found("850101300006")


# --- kin -----------------------------------------------------------------------------------------


def test_close_relatives_are_parents_children_and_spouse() -> None:
    """2014 standard, cl. 9: close relatives (parents, children, spouse)."""
    who = person()
    kinds = ("sibling", "spouse", "child", "parent", "grandparent")
    for kind in kinds:
        Kinship.objects.create(
            person=who, relative=person(given_name=kind), kind=kind, document="birth", document_number="1"
        )
    close = close_relatives(who.iin, looker=REGISTRAR, why="case 2014-000001")
    assert [one.kind for one in close] == ["parent", "child", "spouse"]
    everybody = kin(who.iin, looker=REGISTRAR, why="case 2010-000001")
    assert [one.kind for one in everybody] == ["parent", "child", "spouse", "sibling", "grandparent"]
    assert everybody[0].as_dict()["kind_name"]["ru"] == "родитель"


def test_an_ended_marriage_makes_no_kin() -> None:
    who, former = person(), person(sex="female")
    Kinship.objects.create(
        person=who, relative=former, kind="spouse", document="marriage", ended_on=date(2012, 1, 1)
    )
    assert kin(who.iin, looker=REGISTRAR, why="case") == []
    assert [look.subject_iin for look in Look.objects.all()] == [who.iin]
