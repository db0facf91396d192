"""The head's resolution: one or many cases to an executor, whose list shows them, and what stands in the way."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from qyzmet.cases.models import Assignment, Case, Standing
from qyzmet.offices.models import Holding
from tests.provider.bureau import People, filled
from tests.provider.desk_of import Staff, make_staff, waiting

PAGE = "/provider/resolution/"


@pytest.fixture
def staff(offices: None) -> Staff:
    """See :func:`tests.provider.desk_of.make_staff`."""
    return make_staff()


def give(staff: Staff, cases: list[Case], executor: str, **more: Any) -> Any:
    """The head gives the cases as the page shows them."""
    page = staff["head"].get(PAGE)
    shown = {row.case.number: row.seen for row in page.context["rows"]}
    chosen = str(staff.users[executor].pk) if executor else "0"
    seen = {f"seen-{case.number}": shown.get(case.number, 0) for case in cases}
    data = {"key": "k", "ticked": [case.number for case in cases], "executor": chosen, **seen, **more}
    return staff["head"].post(PAGE, data)


def listed(staff: Staff, who: str, whose: str) -> list[str]:
    """The numbers on one part of somebody's worklist."""
    bands = staff[who].get("/provider/", {"whose": whose}).context["bands"]
    return [row.case.number for _head, rows in bands for row in rows]


def test_the_cases_given_stand_on_the_list_of_the_executor(staff: Staff, people: People) -> None:
    one, two, free = waiting(staff, people, 3)
    assert give(staff, [one, two], "daniyar", words="Бүгін").status_code == 302
    assert set(listed(staff, "daniyar", "mine")) == {one.number, two.number}
    assert listed(staff, "saule", "mine") == []
    assert listed(staff, "saule", "free") == [free.number]
    assert len(listed(staff, "saule", "all")) == 3
    row = Assignment.objects.filter(case=one).get()
    assert (row.executor_name, row.words, row.by) == (
        "Оразов Данияр Серікұлы",
        "Бүгін",
        "Әбішев Нұрлан Болатұлы",
    )


def test_a_case_is_given_to_another_and_back_to_all(staff: Staff, people: People) -> None:
    (case,) = waiting(staff, people)
    for executor in ("daniyar", "aigul", ""):
        assert give(staff, [case], executor).status_code == 302
    assert [row.executor_name for row in Assignment.objects.order_by("pk")] == [
        "Оразов Данияр Серікұлы",
        "Сапарова Айгүл Бекқызы",
        "",
    ]
    assert Standing.objects.get(case=case).executor is None
    words = staff["saule"].get(f"/provider/cases/{case.number}/").content.decode()
    assert "To whom the case was given" in words
    assert "all holders of the post" in words


def test_another_holder_may_act_but_is_asked_to_confirm(staff: Staff, people: People) -> None:
    (case,) = waiting(staff, people)
    give(staff, [case], "daniyar")
    where = f"/provider/cases/{case.number}/"
    page = staff["saule"].get(where)
    assert "Given to" in page.content.decode()
    assert "confirm" in page.context["form"].fields
    assert staff["saule"].post(where, filled(page)).status_code == 422
    assert staff["saule"].post(where, {**filled(page), "confirm": "on"}).status_code == 302
    assert "confirm" not in str(Case.objects.get(pk=case.pk).entries.latest("seq").event)


def test_the_executor_is_not_asked(staff: Staff, people: People) -> None:
    (case,) = waiting(staff, people)
    give(staff, [case], "daniyar")
    page = staff["daniyar"].get(f"/provider/cases/{case.number}/")
    assert "confirm" not in page.context["form"].fields


def test_who_lost_the_post_is_told_from_others_and_hinders_nobody(staff: Staff, people: People) -> None:
    (case,) = waiting(staff, people)
    give(staff, [case], "daniyar")
    yesterday = timezone.localdate() - timedelta(days=1)
    Holding.objects.filter(user=staff.users["daniyar"]).update(until=yesterday)
    page = staff["saule"].get(f"/provider/cases/{case.number}/")
    assert "holds the post no more" in page.content.decode()
    assert "confirm" not in page.context["form"].fields
    load = staff["head"].get("/provider/load/").context["workload"]
    lost = next(row for row in load if row.lost)
    assert (lost.executor.name, lost.open) == ("Оразов Данияр Серікұлы", 1)
    assert staff["head"].get(PAGE, {"post": "registrar", "whose": lost.executor.user_id}).context["rows"]
    refused = give(staff, [case], "daniyar")
    assert refused.status_code == 422
    assert give(staff, [case], "aigul").status_code == 302


def test_all_or_none_with_the_reason_for_each(staff: Staff, people: People) -> None:
    one, two = waiting(staff, people, 2)
    page = staff["head"].get(PAGE)
    give(staff, [two], "aigul")
    data = {"key": "x", "executor": staff.users["daniyar"].pk, "ticked": [one.number, two.number]}
    assert all(row.seen == 0 for row in page.context["rows"])
    answer = staff["head"].post(PAGE, {**data, f"seen-{one.number}": 0, f"seen-{two.number}": 0})
    assert answer.status_code == 422
    assert [fault.number for fault in answer.context["faults"]] == [two.number]
    assert "before you" in answer.content.decode()
    assert not Assignment.objects.filter(case=one).exists()


@pytest.mark.parametrize(("days", "status"), [(-1, 422), (0, 302), (30, 422)])
def test_a_day_that_passed_or_lies_after_the_term_is_refused(
    staff: Staff, people: People, days: int, status: int
) -> None:
    """The head's day lies inside the term of the act: it gives no more time than the law does."""
    (case,) = waiting(staff, people)
    day = timezone.localdate(Standing.objects.get(case=case).next_due) if days == 0 else timezone.localdate()
    day += timedelta(days=days)
    assert give(staff, [case], "daniyar", due_on=f"{day:%d.%m.%Y}").status_code == status


def test_a_head_of_another_office_gives_nothing_away(staff: Staff, people: People, login: Any) -> None:
    (case,) = waiting(staff, people)
    other = login("head", "bureau-astana")
    answer = other.post(PAGE, {"key": "k", "ticked": [case.number], "executor": "0"})
    assert answer.status_code == 422
    assert not Assignment.objects.exists()
    assert login("registrar").get(PAGE).status_code == 403


def test_the_record_can_be_neither_changed_nor_deleted(staff: Staff, people: People) -> None:
    (case,) = waiting(staff, people)
    give(staff, [case], "daniyar")
    for change in (lambda: Assignment.objects.update(words="x"), lambda: Assignment.objects.all().delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_head_sees_who_has_and_did_how_much(staff: Staff, people: People) -> None:
    one, _two = waiting(staff, people, 2)
    give(staff, [one], "daniyar")
    page = staff["head"].get("/provider/load/")
    rows = {row.executor.name if row.executor else "": row for row in page.context["workload"]}
    assert (rows[""].open, rows["Оразов Данияр Серікұлы"].open) == (1, 1)
    assert rows["Мұқанова Сәуле Қайратқызы"].done == 6
    assert rows["Мұқанова Сәуле Қайратқызы"].average is not None
