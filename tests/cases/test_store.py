"""Each command happens whole, once, or not at all; the journal can be neither bent nor broken unseen."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from tests.cases.conftest import FILED

from qyzmet.cases import journal, store
from qyzmet.cases.models import Case, Clock, Entry
from qyzmet.process.clockwork import LegalTime
from qyzmet.process.errors import Refusal

Open = Callable[..., store.Stored]
Act = Callable[..., store.Stored]


def test_a_case_is_read_back_as_it_was_written(open_case: Open, act: Act) -> None:
    stored = act(open_case(), "called", FILED + timedelta(minutes=10))
    again = store.load(stored.number)
    assert again.state == stored.state
    assert again.last_hash == stored.last_hash
    assert again.applicant.name == "Әлиев Қайрат"


def test_the_journal_names_who_when_which_step_and_which_clause(open_case: Open, act: Act) -> None:
    stored = act(open_case(), "called", FILED + timedelta(minutes=10))
    entry = Entry.objects.get(case_id=stored.id, seq=2)
    assert (entry.step, entry.post, entry.actor) == ("C0", "applicant", "Сынақ Адамы")
    assert entry.at == FILED + timedelta(minutes=10)
    assert entry.clause


def test_opening_twice_with_one_key_gives_one_case(open_case: Open) -> None:
    first, second = open_case("the-same"), open_case("the-same")
    assert first.number == second.number
    assert second.repeated
    assert Case.objects.count() == 1


def test_the_same_command_twice_changes_nothing(open_case: Open, act: Act) -> None:
    stored = open_case()
    act(stored, "called", FILED, key="once")
    again = store.load(stored.id, key="once")
    assert again.repeated
    assert act(again, "called", FILED, key="once") is again
    assert Entry.objects.filter(case_id=stored.id).count() == 2


def test_of_two_officials_on_one_case_one_wins_and_the_other_is_told_who(open_case: Open, act: Act) -> None:
    seen_by_both = open_case()
    act(seen_by_both, "called", FILED)
    with pytest.raises(Refusal) as told:
        act(seen_by_both, "left", FILED)
    assert told.value.code == "somebody-was-quicker"
    assert "Сынақ Адамы" in told.value.text.kk
    assert Entry.objects.filter(case_id=seen_by_both.id).count() == 2


@pytest.mark.django_db(transaction=True)
def test_of_eight_commands_at_once_exactly_one_happens(open_case: Open, act: Act) -> None:
    stored = open_case()
    told: list[str] = []
    barrier = threading.Barrier(8)

    def work() -> None:
        barrier.wait()
        try:
            act(stored, "called", FILED)
            told.append("done")
        except Refusal as refusal:
            told.append(refusal.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(told) == ["done"] + ["somebody-was-quicker"] * 7
    assert store.load(stored.id).version == 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases_entry SET actor = 'Басқа біреу'",
        "DELETE FROM cases_entry",
    ],
)
def test_the_database_refuses_to_rewrite_the_journal(open_case: Open, statement: str) -> None:
    open_case()
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_a_journal_changed_behind_the_triggers_back_is_found(open_case: Open, act: Act) -> None:
    stored = act(open_case(), "called", FILED)
    assert journal.verify(Case.objects.get(pk=stored.id)).sound
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE cases_entry DISABLE TRIGGER entry_is_append_only")
        cursor.execute("UPDATE cases_entry SET actor = 'Басқа біреу' WHERE seq = 1")
        cursor.execute("ALTER TABLE cases_entry ENABLE TRIGGER entry_is_append_only")
    verdict = journal.verify(Case.objects.get(pk=stored.id))
    assert (verdict.sound, verdict.at_line, verdict.what) == (False, 1, "the line was changed")


def test_a_case_row_that_says_another_state_than_the_journal_is_found(open_case: Open) -> None:
    stored = open_case()
    state = Case.objects.get(pk=stored.id).state
    Case.objects.filter(pk=stored.id).update(state={**state, "ended": "issued", "step": None})
    assert journal.verify(Case.objects.get(pk=stored.id)).what == "the case row has another state"


def test_the_case_row_can_be_made_anew_from_the_journal(open_case: Open, act: Act) -> None:
    stored = act(open_case(), "called", FILED)
    kept = Case.objects.filter(pk=stored.id).values().get()
    clocks = list(
        Clock.objects.filter(case_id=stored.id).order_by("term").values("term", "due_at", "stopped_at")
    )
    Case.objects.filter(pk=stored.id).update(step=None, version=99, next_due=None, state={})
    Clock.objects.filter(case_id=stored.id).delete()
    store.rebuild(Case.objects.get(pk=stored.id))
    assert Case.objects.filter(pk=stored.id).values().get() == kept
    again = list(
        Clock.objects.filter(case_id=stored.id).order_by("term").values("term", "due_at", "stopped_at")
    )
    assert again == clocks


def test_a_clock_that_ran_out_is_written_down_once_and_the_case_goes_on(
    open_case: Open, act: Act, timing: LegalTime
) -> None:
    stored = open_case()
    late = FILED + timedelta(hours=2)
    broken = store.break_clocks(stored, late, timing.calendar.edition)
    assert [clock.term for clock in broken.state.clocks if clock.broken]
    assert store.break_clocks(broken, late, timing.calendar.edition) is broken
    assert act(broken, "called", late).state.step != "C0"


def test_a_refused_command_leaves_no_trace_in_the_case(open_case: Open, act: Act) -> None:
    stored = act(open_case(), "called", FILED)
    with pytest.raises(Refusal) as told:
        act(stored, "found", FILED)
    assert told.value.code == "unknown-outcome"
    assert store.load(stored.id).state == stored.state


def test_a_case_that_does_not_exist_is_told_from_a_slip_of_the_pen(db: None) -> None:
    from qyzmet.cases.numbers import case_number, read_case_number

    number = case_number(2026, 999_999)
    with pytest.raises(Refusal) as unknown:
        store.load(read_case_number(number))
    assert unknown.value.code == "no-such-case"
    with pytest.raises(Refusal) as slip:
        read_case_number(number[:-1] + ("1" if number[-1] != "1" else "2"))
    assert slip.value.code == "bad-case-number"
