"""Whatever is done in whatever order: one permanent residence and one document of a kind on any day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from qyzmet.registers import changes
from qyzmet.registers.models import IdentityDocument, Residence
from tests.registers.holding import refusal, signed
from tests.registers.making import address, person

pytestmark = pytest.mark.django_db

START = date(2012, 1, 1)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["register", "register-2012", "visit", "end", "make", "give", "lose", "chip", "die"]),
        st.integers(-5, 60),
        st.integers(0, 2),
    ),
    max_size=25,
)
KINDS = ("identity-card", "passport", "temporary-id")


class WhateverIsDone(TestCase):
    """A random life of one person, day by day and now and then a step back."""

    @settings(max_examples=40, deadline=None)
    @given(STEPS)
    def test_no_two_of_a_kind_share_a_day(self, steps: list[tuple[str, int, int]]) -> None:
        who, homes = person(), [address(str(house)) for house in range(3)]
        day, alive = START, True
        for number, (what, days, pick) in enumerate(steps):
            day += timedelta(days=days)
            by = signed(day, f"2012-{number if what not in ('make', 'give') else 0}")
            kind, home = KINDS[pick], homes[pick].pk
            until = day + timedelta(days=40)
            does: dict[str, Callable[[], object]] = {
                "register": lambda h=home, b=by: changes.register_residence(who.iin, h, "permanent", **b),
                "register-2012": lambda h=home, b=by: changes.register_residence(
                    who.iin, h, "permanent", ends_former=False, **b
                ),
                "visit": lambda h=home, u=until, b=by: changes.register_residence(
                    who.iin, h, "temporary", until=u, **b
                ),
                "end": lambda b=by: changes.end_residence(who.iin, "all", "moved", **b),
                "make": lambda k=kind, u=until, b=by: changes.make_document(
                    who.iin, k, valid_until=u, reason="exchange", **b
                ),
                "give": lambda k=kind, b=by: changes.give_document(who.iin, k, **b),
                "lose": lambda k=kind, b=by: changes.lose_document(who.iin, k, "lost", **b),
                "chip": lambda b=by: changes.rewrite_card(who.iin, **b),
                "die": lambda b=by, d=day: changes.record_death(who.iin, d, **b),
            }
            code = refusal(does[what])
            alive = alive and not (what == "die" and code == "done")
            assert code != "register-changed"
        spans = [
            (stay.since, stay.removed_on or date.max)
            for stay in Residence.objects.filter(person=who, kind="permanent")
        ]
        _apart(spans)
        for kind in KINDS:
            documents = IdentityDocument.objects.filter(person=who, kind=kind, issued_on__isnull=False)
            _apart([(one.issued_on, _end(one)) for one in documents if one.issued_on])
        if not alive:
            assert not Residence.objects.filter(person=who, removed_on=None, kind="permanent").exists()
            assert not IdentityDocument.objects.filter(person=who, state__in=["valid", "made"]).exists()


def _end(document: IdentityDocument) -> date:
    over = document.valid_until + timedelta(days=1) if document.valid_until else date.max
    return min(over, document.invalid_from or date.max)


def _apart(spans: list[tuple[date, date]]) -> None:
    days = sorted(span for span in spans if span[0] < span[1])
    assert all(before[1] <= after[0] for before, after in pairwise(days))
