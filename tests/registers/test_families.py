"""The register of families: who belongs, statuses, incomes, what is refused, what the database refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from qyzmet.process.errors import Refusal
from qyzmet.registers import employment_changes
from qyzmet.registers import family_changes as changes
from qyzmet.registers.employment_changes import Clerk
from qyzmet.registers.family_lists import find_families, lines_after, whole_family
from qyzmet.registers.iin import make_iin
from qyzmet.registers.incomes import family_of
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Family, FamilyMember, IncomeRecord, Look, Person, PersonStatus
from qyzmet.registers.queries import BadQuery
from tests.registers import making

pytestmark = pytest.mark.django_db

OFFICE = "social-akmola-kokshetau"
LOOKER = Looker(7, "Ысқақова Айнұр", "executor", OFFICE)
ELSEWHERE = Looker(8, "Оразов Данияр", "executor", "social-akmola-zerendi")
SINCE, ON = date(2012, 3, 5), date(2012, 11, 12)
GROUND = "өтініш № 5, 05.03.2012"
SOURCE = "«Бидай» ЖШС"


def person(born: date = date(1980, 1, 1), **more: Any) -> Person:
    return making.person("Құлмағамбетова", "Гүлбаһрам", "", born, "female", **more)


@pytest.fixture
def head() -> Person:
    return person()


@pytest.fixture
def family(head: Person) -> Family:
    return changes.open_family(head.iin, on=SINCE, ground=GROUND, looker=LOOKER, address=making.address().pk)


def add(family: Family, who: Person, relation: str = "child", **more: Any) -> None:
    given = {"on": SINCE, "ground": GROUND, "looker": LOOKER, **more}
    changes.add_member(family.pk, who.iin, relation, **given)


def found(iin: str, on: date = ON) -> Any:
    return family_of(iin, on, looker=LOOKER, why="12-000001-11")


def refused(code: str, do: Callable[[], object]) -> Refusal:
    before = (FamilyMember.objects.count(), PersonStatus.objects.count(), IncomeRecord.objects.count())
    with pytest.raises(Refusal) as caught:
        do()
    assert caught.value.code == code
    assert caught.value.field
    assert len(set(caught.value.text.as_dict().values())) == 3
    after = (FamilyMember.objects.count(), PersonStatus.objects.count(), IncomeRecord.objects.count())
    assert after == before
    return caught.value


def test_who_has_no_family_is_told_so_and_the_look_is_traced() -> None:
    iin = person().iin
    assert found(iin) is None
    assert list(Look.objects.values_list("subject_iin", "what")) == [(iin, "family")]


def test_a_family_is_told_in_the_shape_of_what_a_case_finds(family: Family, head: Person) -> None:
    child = person(date(2008, 5, 5))
    add(family, child)
    changes.set_status(child.iin, "disabled-child", since=SINCE, proof="МӘС № 4", looker=LOOKER)
    changes.enter_incomes(head.iin, "wage", SOURCE, {"2012-07": "45 000,50"}, looker=LOOKER)
    said = found(child.iin)
    assert [(one["iin"], one["relation"]) for one in said["members"]] == [
        (head.iin, "head"),
        (child.iin, "child"),
    ]
    assert said["members"][1]["statuses"] == [
        {"kind": "disabled-child", "since": "2012-03-05", "until": None, "proof": "МӘС № 4", "about": ""}
    ]
    assert said["incomes"] == [
        {
            "iin": head.iin,
            "kind": "wage",
            "month": "2012-07",
            "amount": 4_500_050,
            "source": SOURCE,
            "currency": "KZT",
        }
    ]
    assert said["office"] == OFFICE
    traced = set(Look.objects.filter(why="12-000001-11").values_list("subject_iin", flat=True))
    assert traced == {head.iin, child.iin}


def test_who_lives_apart_is_no_member_for_the_test_and_alone_for_oneself(
    family: Family, head: Person
) -> None:
    apart = person(date(1950, 1, 1))
    add(family, apart, "parent", shares_household=False)
    assert [one["iin"] for one in found(head.iin)["members"]] == [head.iin]
    assert [one["iin"] for one in found(apart.iin)["members"]] == [apart.iin]


def test_the_register_of_the_unemployed_says_who_is_unemployed(family: Family, head: Person) -> None:
    employment_changes.register(head.iin, "dismissed", date(2012, 5, 3), Clerk(LOOKER, OFFICE, ON))
    assert [row["kind"] for row in found(head.iin)["members"][0]["statuses"]] == ["unemployed"]
    refused(
        "unknown-status",
        lambda: changes.set_status(head.iin, "unemployed", since=SINCE, proof="№ 1", looker=LOOKER),
    )


def test_the_cards_of_the_unemployed_say_what_restores_a_right_and_what_was_refused(
    family: Family, head: Person
) -> None:
    clerk = Clerk(LOOKER, OFFICE, ON)
    card = employment_changes.register(head.iin, "dismissed", date(2012, 5, 3), clerk).number
    offer = employment_changes.offer_work(card, "сатушы, «Дәулет» ЖШС", date(2012, 6, 4), clerk)
    employment_changes.refuse_offer(card, offer.seq, "ауырып қалды", True, date(2012, 6, 5), clerk)
    employment_changes.refer(card, "training", "тігінші курсы", date(2012, 7, 2), clerk)
    measures = found(head.iin)["members"][0]["measures"]
    assert [(row["kind"], row["on"], row["valid"]) for row in measures] == [
        ("refused", "2012-06-05", True),
        ("referred", "2012-07-02", None),
    ]
    employment_changes.remove(card, "employed", date(2012, 8, 6), clerk)
    assert found(head.iin)["members"][0]["measures"][-1]["kind"] == "employed"
    assert found(head.iin, date(2012, 6, 30))["members"][0]["measures"][-1]["kind"] == "refused"


def test_nobody_is_in_two_families_on_one_day(family: Family, head: Person) -> None:
    refused(
        "in-another-family",
        lambda: changes.open_family(head.iin, on=SINCE, ground=GROUND, looker=ELSEWHERE),
    )
    changes.remove_member(family.pk, head.iin, on=date(2012, 6, 1), ground=GROUND, looker=LOOKER)
    other = changes.open_family(head.iin, on=date(2012, 6, 1), ground=GROUND, looker=LOOKER)
    assert found(head.iin, date(2012, 5, 31))["number"] == family.pk
    assert found(head.iin, date(2012, 6, 1))["number"] == other.pk
    refused(
        "in-another-family",
        lambda: changes.open_family(head.iin, on=date(2012, 5, 31), ground=GROUND, looker=LOOKER),
    )


def test_the_database_refuses_two_families_on_any_day_past_days_too(family: Family, head: Person) -> None:
    other = Family.objects.create(office=OFFICE, opened_on=SINCE, ground=GROUND, opened_by="x")
    with pytest.raises(IntegrityError), transaction.atomic():
        FamilyMember.objects.create(
            family=other,
            person=head,
            relation="child",
            since=date(2012, 1, 1),
            until=date(2012, 3, 6),
            ground=GROUND,
            entered_by="x",
        )
    FamilyMember.objects.create(
        family=other,
        person=head,
        relation="child",
        since=date(2012, 1, 1),
        until=SINCE,
        ground=GROUND,
        entered_by="x",
    )


def test_a_head_leaves_only_with_a_successor(family: Family, head: Person) -> None:
    spouse = person()
    add(family, spouse, "spouse")
    leave = {"on": date(2012, 9, 1), "ground": GROUND, "looker": LOOKER}
    refused("successor-needed", lambda: changes.remove_member(family.pk, head.iin, **leave))
    refused("not-a-member", lambda: changes.remove_member(family.pk, person().iin, **leave))
    changes.remove_member(family.pk, head.iin, successor=spouse.iin, **leave)
    assert found(spouse.iin)["members"][0]["relation"] == "head"
    assert found(spouse.iin, date(2012, 8, 31))["members"][1]["relation"] == "spouse"


def test_members_that_cannot_be_are_refused(family: Family) -> None:
    refused("unknown-relation", lambda: add(family, person(), "neighbour"))
    refused("one-head", lambda: add(family, person(), "head"))
    refused("not-living", lambda: add(family, person(date(2012, 10, 1))))
    refused("not-living", lambda: add(family, person(died_on=date(2012, 1, 1))))
    refused("another-office", lambda: add(family, person(), looker=ELSEWHERE))
    refused("no-ground", lambda: add(family, person(), ground="  "))
    refused("future-day", lambda: add(family, person(), on=timezone.localdate() + timedelta(days=1)))
    day = {"on": SINCE, "ground": GROUND, "looker": LOOKER}
    refused("bad-iin", lambda: changes.add_member(family.pk, "123", "child", **day))
    refused(
        "person-unknown",
        lambda: changes.add_member(family.pk, make_iin(date(1990, 1, 1), "male", 9000) or "", "child", **day),
    )
    refused("no-such-family", lambda: changes.add_member(0, person().iin, "child", **day))
    refused("address-unknown", lambda: changes.open_family(person().iin, address="0", **day))


def test_another_body_takes_a_family_over_and_the_former_keeper_stays_in_the_history(
    family: Family, head: Person
) -> None:
    changes.take_over(family.pk, on=ON, ground="көшіп келді", looker=ELSEWHERE)
    family.refresh_from_db()
    assert family.office == ELSEWHERE.office
    history = Family.pgh_event_model.objects.filter(pgh_obj_id=family.pk)  # type: ignore[attr-defined]
    assert [row.office for row in history] == [OFFICE]
    refused(
        "another-office",
        lambda: changes.enter_incomes(head.iin, "wage", SOURCE, {"2012-07": 1}, looker=LOOKER),
    )


def test_care_counts_for_whom_the_edition_names(family: Family, head: Person) -> None:
    def cares(kind: str, about: Person | None) -> None:
        number = about.iin if about else ""
        changes.set_status(head.iin, kind, since=SINCE, proof="№ 1", looker=LOOKER, about=number)

    refused("cared-for-needed", lambda: cares("carer-of-old", None))
    misfits = (
        ("carer-of-old", person(date(1932, 3, 5))),
        ("carer-of-child", person(date(2005, 3, 5))),
        ("carer-of-disabled", person()),
    )
    for kind, about in misfits:
        refused("cared-for-does-not-fit", lambda kind=kind, about=about: cares(kind, about))  # type: ignore[misc]
    cares("carer-of-old", person(date(1932, 3, 4)))
    cares("carer-of-child", person(date(2005, 3, 6)))
    disabled = person()
    add(family, disabled, "sibling")
    changes.set_status(disabled.iin, "disabled-2", since=SINCE, proof="№ 2", looker=LOOKER)
    cares("carer-of-disabled", disabled)
    kinds = {row["kind"]: row["about"] for row in found(head.iin)["members"][0]["statuses"]}
    assert kinds["carer-of-disabled"] == disabled.iin


def test_statuses_begin_end_and_do_not_overlap(family: Family, head: Person) -> None:
    def student(since: date, until: date | None = None, **more: Any) -> PersonStatus:
        given = {"proof": "№ 7", "looker": LOOKER, **more}
        return changes.set_status(head.iin, "student", since=since, until=until, **given)

    row = student(SINCE)
    refused("status-already-there", lambda: student(date(2012, 1, 1)))
    changes.end_status(row.pk, on=date(2012, 7, 1), ground=GROUND, looker=LOOKER)
    assert found(head.iin)["members"][0]["statuses"] == []
    assert found(head.iin, date(2012, 6, 30))["members"][0]["statuses"]
    refused("no-such-status", lambda: changes.end_status(row.pk, on=ON, ground=GROUND, looker=LOOKER))
    student(date(2012, 9, 1))
    refused("no-proof", lambda: student(ON, proof=" "))
    refused("bad-span", lambda: student(ON, date(2012, 1, 1)))
    refused(
        "no-family", lambda: changes.set_status(person().iin, "pupil", since=SINCE, proof="1", looker=LOOKER)
    )


@pytest.mark.parametrize(
    ("said", "tiyn"),
    [
        ("45000", 4_500_000),
        ("45 000,50", 4_500_050),
        ("45,000.50", 4_500_050),
        ("45,000", 4_500_000),
        ("45 000 теңге", 4_500_000),
        ("0", 0),
        ("0,5", 50),
        (12, 1200),
    ],
)
def test_sums_are_read_as_people_write_them(said: str, tiyn: int) -> None:
    assert changes.tiyn_of(said) == tiyn


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("-1", "negative-income"),
        ("−45 000", "negative-income"),
        ("100 USD", "foreign-currency"),
        ("$100", "foreign-currency"),
        ("100 €", "foreign-currency"),
        ("100 руб.", "foreign-currency"),
        ("", "bad-income"),
        ("1.234", "bad-income"),
        ("1e9", "foreign-currency"),
        ("10000000001", "bad-income"),
    ],
)
def test_sums_that_cannot_be_are_refused(said: str, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        changes.tiyn_of(said)
    assert (caught.value.code, caught.value.clause) == (code, "14(3)")


def test_incomes_are_entered_whole_or_not_at_all(family: Family, head: Person) -> None:
    def enter(amounts: dict[str, str | int], kind: str = "wage", source: str = SOURCE) -> int:
        return changes.enter_incomes(head.iin, kind, source, amounts, looker=LOOKER)

    assert enter({"2012-07": "1", "2012-08": "2"}) == 2
    said = refused("month-counted-twice", lambda: enter({"2012-09": "3", "2012-08": "3"}))
    assert "08.2012" in said.text.en
    refused("negative-income", lambda: enter({"2012-09": "3", "2012-10": "-1"}))
    refused("foreign-currency", lambda: enter({"2012-09": "3 USD"}))
    refused("bad-month", lambda: enter({"2012-13": "3"}))
    refused("month-not-over", lambda: enter({f"{timezone.localdate():%Y-%m}": "3"}))
    refused("unknown-kind-of-income", lambda: enter({"2012-09": "3"}, "lottery"))
    assert enter({"2012-08": "9"}, source="«Арна» ЖШС") == 1
    assert sorted(row["amount"] for row in found(head.iin)["incomes"]) == [100, 200, 900]


def test_a_correction_supersedes_and_never_overwrites(family: Family, head: Person) -> None:
    changes.enter_incomes(head.iin, "wage", SOURCE, {"2012-07": "100"}, looker=LOOKER)
    first = IncomeRecord.objects.get()
    refused("no-reason", lambda: changes.correct_income(first.pk, "5", reason="", looker=LOOKER))
    refused("nothing-changed", lambda: changes.correct_income(first.pk, "100", reason="x", looker=LOOKER))
    refused("another-office", lambda: changes.correct_income(first.pk, "5", reason="x", looker=ELSEWHERE))
    second = changes.correct_income(first.pk, "120", reason="анықтама № 8", looker=LOOKER)
    refused("no-such-income", lambda: changes.correct_income(first.pk, "5", reason="x", looker=LOOKER))
    first.refresh_from_db()
    assert (first.amount, first.current, second.corrects_id) == (10_000, False, first.pk)
    assert [row["amount"] for row in found(head.iin)["incomes"]] == [12_000]


def test_the_database_keeps_incomes_as_they_were_entered(family: Family, head: Person) -> None:
    changes.enter_incomes(head.iin, "wage", SOURCE, {"2012-07": "100"}, looker=LOOKER)
    rows = IncomeRecord.objects.all()
    for change in ({"amount": 5}, {"source": "x"}, {"current": False, "amount": 5}):
        with pytest.raises(DatabaseError, match="never overwritten"), transaction.atomic():
            rows.update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.delete()
    same = {
        "person": head,
        "kind": "wage",
        "source": SOURCE,
        "entered_at": timezone.now(),
        "entered_by": "x",
        "user_id": 1,
        "office": OFFICE,
    }
    wrong: list[dict[str, Any]] = [
        {"month": date(2012, 7, 1), "amount": 1},
        {"month": date(2012, 8, 2), "amount": 1},
        {"month": date(2012, 8, 1), "amount": -1},
        {"month": date(2012, 8, 1), "amount": 1, "currency": "USD"},
        {"month": date(2012, 8, 1), "amount": 1, "reason": "x"},
    ]
    for more in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            IncomeRecord.objects.create(**same, **more)


def test_only_the_months_before_the_day_are_told_of(family: Family, head: Person) -> None:
    amounts = {f"{year}-{month:02}": month for year in (2011, 2012) for month in range(1, 13)}
    changes.enter_incomes(head.iin, "wage", SOURCE, amounts, looker=LOOKER)
    months = ["2011-11", "2011-12", *(f"2012-{m:02}" for m in range(1, 11))]
    assert [row["month"] for row in found(head.iin)["incomes"]] == months


def test_families_are_listed_and_found_by_any_member(family: Family, head: Person) -> None:
    child = person(date(2008, 5, 5))
    add(family, child)
    changes.open_family(person().iin, on=SINCE, ground=GROUND, looker=ELSEWHERE)
    lines, following = lines_after(OFFICE, 0, ON, looker=LOOKER)
    assert [(line.family, line.person, line.members) for line in lines] == [(family, head, 2)]
    assert following == 0
    assert lines_after(OFFICE, 0, ON, looker=LOOKER, size=1)[1] == 0
    assert [line.person for line in find_families(OFFICE, child.iin, ON, looker=LOOKER)] == [child]
    assert len(find_families(OFFICE, "кулмагамб", ON, looker=LOOKER)) == 2
    with pytest.raises(BadQuery):
        find_families(OFFICE, "12", ON, looker=LOOKER)
    assert whole_family(ELSEWHERE.office, family.pk, ON, looker=ELSEWHERE) is None
    whole = whole_family(OFFICE, family.pk, ON, looker=LOOKER)
    assert whole is not None
    assert [one.person for one in whole.members] == [head, child]
