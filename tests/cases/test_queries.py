"""Worklists and search: pages by key, stable while cases come and go; the office's own; either spelling."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from tests.cases.conftest import FACTS, FILED, LAW

from qyzmet.cases import store
from qyzmet.cases.models import Case, Ending, SearchKey, Standing
from qyzmet.cases.queries import worklist
from qyzmet.cases.searching import search
from qyzmet.cases.worklists import MOST, Page, bounded, filed_at, for_tasks, task
from qyzmet.process.clockwork import LegalTime
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Actor

Open = Callable[..., store.Stored]
CENTRE, BUREAU = "psc-semey", "bureau-semey"
DUE = datetime(2012, 5, 1, tzinfo=UTC)


@pytest.fixture
def file(db: None, timing: LegalTime) -> Open:
    """File a case of somebody, at Semey unless another office is named."""

    def make(
        name: str = "Әлиев Қайрат", iin: str = "850101300007", office: str = CENTRE, provider: str = BUREAU
    ) -> store.Stored:
        return store.open_case(
            LAW,
            "centre",
            FACTS,
            applicant=store.Applicant(iin, name),
            office=office,
            provider=provider,
            by=Actor("applicant", office, None, name),
            at=FILED,
            timing=timing,
            calendar=timing.calendar.edition,
            key=uuid4().hex,
        )

    return make


@pytest.fixture
def waiting(file: Open) -> list[int]:
    """Nine cases: three due at one moment, three at another, three without a limit; in the order of the list."""
    cases = [file().id for _ in range(9)]
    for place, case in enumerate(cases):
        due = None if place >= 6 else DUE + timedelta(days=place // 3)
        Standing.objects.filter(case=case).update(next_due=due)
    return cases


def pages(turn: Callable[[str | None], Page]) -> list[list[Case]]:
    """Every page to the last."""
    found, after = [], None
    while True:
        page = turn(after)
        found.append(page.rows)
        if page.after is None:
            return found
        after = page.after


def ids(rows: list[list[Case]]) -> list[int]:
    return [case.pk for page in rows for case in page]


@pytest.mark.parametrize("size", [1, 2, 3, 4, 9, 50])
def test_every_case_stands_on_one_page_the_first_to_run_out_on_top(waiting: list[int], size: int) -> None:
    found = pages(lambda after: worklist(CENTRE, "applicant", after=after, size=size))
    assert ids(found) == waiting
    assert [len(page) for page in found[:-1]] == [size] * (len(found) - 1)


def test_no_row_comes_twice_and_none_is_missed_while_cases_come_and_go(
    waiting: list[int], file: Open
) -> None:
    first = worklist(CENTRE, "applicant", size=4)
    earlier, later = file().id, file().id
    Standing.objects.filter(case=earlier).update(next_due=DUE - timedelta(days=1))
    Standing.objects.filter(case=later).update(next_due=DUE + timedelta(days=1))
    Standing.objects.filter(case__in=[waiting[1], waiting[3]]).delete()
    rest = ids(pages(lambda after: worklist(CENTRE, "applicant", after=after or first.after, size=2)))
    assert [case.pk for case in first.rows] == waiting[:4]
    assert rest == [waiting[4], waiting[5], later, *waiting[6:]]


@pytest.mark.parametrize("key", ["", "nonsense", "|", "|-1", "2012-05-01T00:00:00|5", f"|{2**63}", "x|1"])
def test_a_key_that_can_be_none_gives_the_first_page(waiting: list[int], key: str) -> None:
    assert [case.pk for case in worklist(CENTRE, "applicant", after=key, size=3).rows] == waiting[:3]


def test_the_worklist_is_of_one_office_and_one_post(waiting: list[int], file: Open) -> None:
    file(office="psc-astana-yesil-2", provider="bureau-astana")
    assert ids(pages(lambda after: worklist(CENTRE, "applicant", after=after))) == waiting
    assert worklist(CENTRE, "inspector").rows == []
    assert worklist(BUREAU, "applicant").rows == []


def test_the_worklist_of_one_service_leaves_the_others_out(waiting: list[int]) -> None:
    other = Standing.objects.get(case=waiting[2])
    other.task = task("passport-id-card@2014", "centre", "A1")
    other.save()
    found = pages(lambda after: worklist(CENTRE, "applicant", service=LAW.service, after=after, size=3))
    assert ids(found) == [case for case in waiting if case != waiting[2]]


def test_tasks_of_several_kinds_are_one_list_by_clock(waiting: list[int]) -> None:
    other = task(LAW.name, "centre", "C11")
    Standing.objects.filter(case__in=waiting[::2]).update(task=other)
    both = for_tasks(CENTRE, [other, task(LAW.name, "centre", "C0")])
    assert ids(pages(lambda after: both.page(after, 2))) == waiting
    assert both.count() == 9
    assert for_tasks(CENTRE, [other]).count() == 5
    assert for_tasks(BUREAU, [other]).count() == 0


def test_what_was_filed_here_is_found_wherever_it_stands(waiting: list[int]) -> None:
    Standing.objects.filter(case=waiting[0]).update(office=BUREAU)
    assert ids(pages(lambda after: filed_at(CENTRE).page(after, 4))) == waiting
    today = filed_at(CENTRE).before(DUE + timedelta(hours=1))
    assert ids(pages(lambda after: today.page(after, 2))) == waiting[:3]
    assert (filed_at(CENTRE).count(), today.count()) == (9, 3)


def test_a_tile_counts_no_further_than_it_says(waiting: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qyzmet.cases.worklists.MOST", 5)
    assert bounded(Standing.objects.all()) == 6
    assert MOST == 500


def test_a_case_that_ends_leaves_the_worklist_and_is_kept_by_its_end(
    open_case: Open, act: Callable[..., store.Stored]
) -> None:
    stored = act(open_case(), "left", FILED + timedelta(minutes=1))
    assert not Standing.objects.filter(case=stored.id).exists()
    kept = Ending.objects.get(case=stored.id)
    assert (kept.provider, kept.outcome, kept.at) == (BUREAU, "left", FILED + timedelta(minutes=1))


def test_the_task_moves_with_the_step(open_case: Open, act: Callable[..., store.Stored]) -> None:
    stored = open_case()
    assert Standing.objects.get().task == "address-certificate@2010/centre/C0"
    moved = act(stored, "called", FILED + timedelta(minutes=1))
    row = Standing.objects.get()
    assert (row.task, row.origin) == (f"address-certificate@2010/centre/{moved.state.step}", CENTRE)
    Standing.objects.all().delete()
    store.rebuild(Case.objects.get())
    again = Standing.objects.get()
    assert (again.task, again.origin, again.next_due) == (row.task, row.origin, row.next_due)


NAME = "Әбдірахманова Айгүл Серікқызы"


@pytest.mark.parametrize(
    "query",
    [
        "Әбдірахманова",
        "абдирахманова",
        "АБДИРАХМАНОВА АЙГУЛЬ",
        "Айгүл Әбдірахманова",
        "айгуль серик",
        "серікқызы айгүл",
        "Сериккызы Абдирах Айг",
        "  айг   абд ",
        "Айгүл Әбдірахманова Серікқызы",
    ],
)
def test_a_name_is_found_in_any_order_and_in_either_spelling(file: Open, query: str) -> None:
    stored = file(NAME)
    file("Ахметов Санжар Нұржанұлы")
    assert [case.pk for case in search(query, CENTRE).rows] == [stored.id]


@pytest.mark.parametrize("query", ["рахманова", "айгүл ахметова", "Айгүл Айгүлова", "%", "_йгүл", "\\"])
def test_what_is_no_beginning_of_a_word_of_the_name_finds_nothing(file: Open, query: str) -> None:
    file(NAME)
    assert search(query, CENTRE).rows == []


def test_a_name_whose_words_begin_alike_is_found_once(file: Open) -> None:
    stored = file("Ахметов Ахмет Ахметұлы")
    assert [case.pk for case in search("ахмет", CENTRE).rows] == [stored.id]
    assert [case.pk for case in search("ахметов ахмет", CENTRE).rows] == [stored.id]


def test_only_what_the_office_filed_or_decides_is_found(file: Open) -> None:
    ours = file(NAME)
    theirs = file(NAME, office="psc-astana-yesil-2", provider="bureau-astana")
    for query in ("айгүл", "850101300007", ours.number):
        assert [case.pk for case in search(query, CENTRE).rows] == [ours.id], query
        assert [case.pk for case in search(query, BUREAU).rows] == [ours.id], query
        assert search(query, "psc-other").rows == []
    assert search(theirs.number, CENTRE).rows == []


def test_a_search_has_pages_that_bear_new_cases(file: Open) -> None:
    names = [
        "Ахметов Асан",
        "Ахметов Бекзат",
        "Ахметова Айгүл",
        "Ахмет Дана",
        "Ахметов Асан",
        "Ахтанов Ерлан",
    ]
    cases = {file(name).id: name for name in names}
    first = search("ахм", CENTRE, size=2)
    assert [case.applicant_name for case in first.rows] == ["Ахмет Дана", "Ахметов Асан"]
    before, beyond = file("Ахаев Болат").id, file("Ахметова Зере").id
    rest = ids(pages(lambda after: search("ахм", CENTRE, after=after or first.after, size=2)))
    assert before not in rest
    assert [cases.get(case, "Ахметова Зере") for case in rest] == [
        "Ахметов Асан",
        "Ахметов Бекзат",
        "Ахметова Айгүл",
        "Ахметова Зере",
    ]
    assert beyond in rest
    assert not {case.pk for case in first.rows} & set(rest)


def test_the_cases_of_a_person_come_newest_first_in_pages(file: Open) -> None:
    cases = [file().id for _ in range(5)]
    found = pages(lambda after: search("850101300007", CENTRE, after=after, size=2))
    assert ids(found) == cases[::-1]


def test_the_case_of_another_office_is_no_place_to_go_on_from(file: Open) -> None:
    """Else the names of others could be told apart by where the page begins."""
    theirs = file("Ахметов Марат", office="psc-astana-yesil-2", provider="bureau-astana")
    ours = [file("Ахметов Асан").id, file("Ахметов Тимур").id]
    for after in (str(theirs.id), "999999", "-1", "x", "9" * 30, "²"):
        assert [case.pk for case in search("ахметов", CENTRE, after=after).rows] == ours


def test_a_number_with_a_slip_is_refused(file: Open) -> None:
    with pytest.raises(Refusal, match="bad-case-number"):
        search("26-000001-11", CENTRE)
    assert search(" ", CENTRE).rows == []


def test_the_search_keys_are_the_words_and_the_number_once_an_office(file: Open) -> None:
    stored = file("Ахметов Ахметов Асан", office=BUREAU)
    keys = SearchKey.objects.filter(case=stored.id).values_list("place", "key")
    assert sorted(keys) == [(BUREAU, "850101300007"), (BUREAU, "асан"), (BUREAU, "ахметов")]
