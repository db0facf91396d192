"""Lists of months: made once, corrected by lines of their own, approved, closed; together they are what is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any
from unittest import mock

import pytest
from django.db import DatabaseError, transaction
from django.db.models import Sum
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from qyzmet.benefits import ledger, paying
from qyzmet.benefits.history import months, next_month
from qyzmet.benefits.models import Benefit, PayLine, PayList, Payout
from qyzmet.benefits.paying import approve, close, digest, is_stale, make_list
from qyzmet.benefits.story import line_words
from qyzmet.process.errors import Refusal
from tests.benefits.house import ELSEWHERE, OFFICE, assigned, family

NOVEMBER, DECEMBER, JANUARY = date(2012, 11, 1), date(2012, 12, 1), date(2013, 1, 1)
AT = datetime(2012, 12, 28, 10, tzinfo=UTC)


def make(month: date, office: str = OFFICE) -> paying.Made:
    return make_list(office, month, today=date(2013, 6, 1), by="Айнұр")


def signed(month: date) -> PayList:
    return approve(OFFICE, month, digest(paying.list_of(OFFICE, month)), at=AT, by="Серік")


def amount(benefit: Benefit, since: date, monthly: int, until: date | None = None) -> None:
    ledger.write_amount(
        ledger.locked(benefit.pk), since, until, monthly, tested_on=since, cause="income", why={}, by="x"
    )


def turn(benefit: Benefit, state: Any, since: date) -> None:
    ledger.write_turn(ledger.locked(benefit.pk), state, since, reason="official", by="x")


def code(does: Callable[[], object]) -> str:
    with pytest.raises(Refusal) as found:
        does()
    assert all((found.value.text.kk, found.value.text.ru, found.value.text.en))
    return found.value.code


@pytest.mark.usefixtures("offices")
class TestOneOffice:
    def test_made_once_and_run_again_it_adds_nothing(self) -> None:
        first, second = assigned(family(1), 1_000_000), assigned(family(1), 700_001, date(2012, 11, 16))
        assigned(family(1), office=ELSEWHERE)
        made = make(NOVEMBER)
        assert (made.lines, made.corrections) == (2, 0)
        assert {one.benefit: one.amount for one in made.list.lines.all()} == {
            first: 1_000_000,
            second: 350_001,
        }
        line = made.list.lines.get(benefit=second)
        assert [one["days"] for one in line.why["spans"]] == [15, 15]
        assert line_words(line).en.endswith("; 7,000.01\xa0tenge × 15 d. ÷ 30 d.")
        assert make(NOVEMBER).lines == 0

    def test_a_change_before_the_approval_is_a_line_of_its_own(self) -> None:
        benefit = assigned(family(1), 1_000_000)
        make(NOVEMBER)
        amount(benefit, NOVEMBER, 800_000)
        kept = paying.list_of(OFFICE, NOVEMBER)
        assert is_stale(kept)
        assert code(lambda: signed(NOVEMBER)) == "list-stale"
        made = make(NOVEMBER)
        assert [(one.kind, one.amount) for one in kept.lines.order_by("pk")] == [
            ("regular", 1_000_000),
            ("correction", -200_000),
        ]
        assert (made.lines, made.corrections) == (1, 1)

    def test_a_change_after_the_approval_goes_into_the_next_month(self) -> None:
        benefit = assigned(family(1), 1_000_000)
        make(NOVEMBER)
        signed(NOVEMBER)
        amount(benefit, date(2012, 11, 16), 400_000)
        assert code(lambda: make(NOVEMBER)) == "list-not-so"
        made = make(DECEMBER)
        lines = {(one.month, one.kind): one.amount for one in made.list.lines.all()}
        assert lines == {(NOVEMBER, "correction"): -300_000, (DECEMBER, "regular"): 400_000}
        correction = made.list.lines.get(kind="correction")
        assert (correction.why["cause"], correction.why["listed"]) == ("income", 1_000_000)
        (paid,) = signed(DECEMBER).payouts.all()
        assert paid.amount == 100_000

    def test_what_was_paid_too_much_is_kept_back_and_nobody_pays_less_than_nothing(self) -> None:
        benefit = assigned(family(1), 1_000_000)
        make(NOVEMBER)
        signed(NOVEMBER)
        amount(benefit, NOVEMBER, 300_000)
        make(DECEMBER)
        (paid,) = signed(DECEMBER).payouts.all()
        assert (paid.lines_sum, paid.amount) == (-400_000, 0)
        make(JANUARY)
        (paid,) = signed(JANUARY).payouts.all()
        assert (paid.lines_sum, paid.carried, paid.amount) == (300_000, -400_000, 0)
        make(next_month(JANUARY))
        (paid,) = signed(next_month(JANUARY)).payouts.all()
        assert (paid.carried, paid.amount) == (-100_000, 200_000)

    def test_a_benefit_that_ended_before_is_taken_back_in_a_later_list(self) -> None:
        benefit = assigned(family(1), 1_000_000)
        make(NOVEMBER)
        turn(benefit, "ended", NOVEMBER)
        make(NOVEMBER)
        assert PayLine.objects.aggregate(sum=Sum("amount"))["sum"] == 0

    def test_what_cannot_be_is_said_by_name(self) -> None:
        assigned(family(1))
        assert (
            code(lambda: make_list(OFFICE, DECEMBER, today=date(2012, 11, 30), by="x")) == "month-not-begun"
        )
        assert code(lambda: close(OFFICE, NOVEMBER, "1", at=AT, by="x")) == "no-such-list"
        make(NOVEMBER)
        assert code(lambda: close(OFFICE, NOVEMBER, "1", at=AT, by="x")) == "list-not-so"
        assert code(lambda: approve(OFFICE, NOVEMBER, "0" * 64, at=AT, by="x")) == "list-changed"
        signed(NOVEMBER)
        assert code(lambda: signed(NOVEMBER)) == "list-not-so"
        assert code(lambda: close(OFFICE, NOVEMBER, "  ", at=AT, by="x")) == "order-number-missing"
        close(OFFICE, NOVEMBER, "417", at=AT, by="Серік")
        assert code(lambda: close(OFFICE, NOVEMBER, "418", at=AT, by="x")) == "list-not-so"
        assert code(lambda: make(NOVEMBER)) == "list-not-so"
        make(JANUARY)
        assert code(lambda: make(DECEMBER)) == "later-list"
        assert (
            code(lambda: make_list(ELSEWHERE, date(2013, 7, 1), today=JANUARY, by="x")) == "month-not-begun"
        )

    def test_the_database_keeps_lists_as_they_were(self) -> None:
        benefit = assigned(family(1))
        kept = make(NOVEMBER).list
        signed(NOVEMBER)
        line = {"benefit": benefit, "month": NOVEMBER, "kind": "correction", "amount": 1, "written_by": "x"}
        for wrong in (
            lambda: PayList.objects.filter(pk=kept.pk).update(state="made", approved_at=None),
            lambda: PayList.objects.filter(pk=kept.pk).update(digest="1"),
            lambda: PayList.objects.filter(pk=kept.pk).delete(),
            lambda: PayLine.objects.create(list=kept, **line),
            lambda: kept.lines.update(amount=2),
            lambda: Payout.objects.update(amount=2),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                wrong()

    def test_killed_between_two_statements_nothing_is_left(self) -> None:
        assigned(family(1))
        make(NOVEMBER)
        for killed, does in (
            ("qyzmet.benefits.models.PayLine.objects.bulk_create", lambda: make(DECEMBER)),
            ("qyzmet.benefits.models.PayList.save", lambda: signed(NOVEMBER)),
        ):
            with mock.patch(killed, side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
                does()
        assert PayList.objects.count() == 1
        assert not Payout.objects.exists()
        assert paying.list_of(OFFICE, NOVEMBER).state == "made"


DAYS = st.dates(date(2012, 11, 1), date(2013, 3, 31))
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["amount", "until", "running", "paused", "ended", "list", "again", "approve"]),
        st.integers(0, 2),
        DAYS,
        st.integers(0, 3_000_000),
    ),
    max_size=20,
)


class WhateverComesFirst(TestCase):
    """A random life of three benefits, with lists made and approved in between."""

    @settings(max_examples=40, deadline=None)
    @given(STEPS)
    def test_all_lines_together_are_what_the_histories_say(
        self, steps: list[tuple[str, int, date, int]]
    ) -> None:
        from qyzmet.offices.models import Office

        Office.objects.create(code=OFFICE, kind="provider", timezone="Asia/Almaty", place="other")
        benefits = [assigned(family(1), 1_000_003 * (place + 1), date(2012, 11, 5)) for place in range(3)]
        month = NOVEMBER
        for what, pick, day, monthly in steps:
            benefit = benefits[pick]
            match what:
                case "amount":
                    amount(benefit, day, monthly)
                case "until":
                    amount(benefit, day, monthly, max(day, date(2013, 1, 20)))
                case "list" | "again":
                    make(month)
                case "approve":
                    make(month)
                    signed(month)
                    month = next_month(month)
                case _:
                    turn(benefit, what, day)
        make(month)
        signed(month)
        for benefit in benefits:
            history = benefit.history()
            due = sum(history.due(one) for one in months(NOVEMBER, month))
            lines = benefit.lines.aggregate(sum=Sum("amount"))["sum"] or 0
            assert lines == due
            paid = benefit.payouts.aggregate(paid=Sum("amount"), said=Sum("lines_sum"))
            assert (paid["said"] or 0) == due
            assert (paid["paid"] or 0) >= due, (
                "nobody is paid less; more only where it cannot be kept back yet"
            )
