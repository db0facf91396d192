"""The register of the unemployed: what a card holds, what is refused, what the database refuses, who was there."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from qyzmet.process.errors import Refusal
from qyzmet.registers import employment_changes as changes
from qyzmet.registers.employment import registered_on, said_of, unemployed_card
from qyzmet.registers.employment_changes import Clerk, unbroken
from qyzmet.registers.iin import BadIin, make_iin
from qyzmet.registers.looker import Looker
from qyzmet.registers.models import Look, Person, UnemployedEntry, UnemployedRegistration
from qyzmet.registers.population import populate
from tests.registers import making

pytestmark = pytest.mark.django_db

LOOKER = Looker(7, "Ысқақова Айнұр", "executor", "social-akmola-kokshetau")
TODAY = date(2013, 2, 1)
BY = Clerk(LOOKER, "social-akmola-kokshetau", TODAY)
ELSEWHERE = Clerk(LOOKER, "social-akmola-zerendi", TODAY)


def person(born: date = date(1985, 1, 1), **more: Any) -> Person:
    return making.person("Құлмағамбетова", "Гүлбаһрам", "", born, "female", **more)


def card_of(iin: str, on: date) -> dict[str, object] | None:
    return unemployed_card(iin, on, looker=LOOKER, why="12-000001-11")


def refused(code: str, do: Callable[[], object]) -> Refusal:
    with pytest.raises(Refusal) as caught:
        do()
    assert caught.value.code == code
    assert len(set(caught.value.text.as_dict().values())) == 3
    return caught.value


def test_whoever_was_never_registered_has_no_card_and_the_look_is_traced() -> None:
    iin = person().iin
    assert card_of(iin, TODAY) is None
    assert list(Look.objects.values_list("subject_iin", "what", "why")) == [
        (iin, "unemployed", "12-000001-11")
    ]


def test_a_card_tells_everything_up_to_the_day_and_nothing_later() -> None:
    iin = person().iin
    card = changes.register(iin, "dismissed", date(2012, 5, 3), BY)
    changes.offer_work(card.number, "сатушы, «Бурабай» дүкені", date(2012, 5, 10), BY)
    changes.refuse_offer(card.number, 2, "үйден алыс", False, date(2012, 5, 11), BY)
    changes.refer(card.number, "training", "есепші курсы", date(2012, 6, 1), BY)
    changes.miss_call(card.number, "тоқсандық кездесу", True, date(2012, 7, 1), BY)
    changes.remove(card.number, "employed", date(2012, 8, 1), BY)
    told = card_of(iin, TODAY)
    assert told is not None
    assert (told["number"], told["office"], told["status"]) == (card.number, BY.office, "removed")
    assert (told["registered_on"], told["removed_on"], told["reason"]) == (
        "2012-05-03",
        "2012-08-01",
        "employed",
    )
    events = told["events"]
    assert isinstance(events, list)
    assert [one["kind"] for one in events] == [
        "registered",
        "offer",
        "refusal",
        "referral",
        "missed",
        "removed",
    ]
    assert events[2]["note"]["en"] == "offer refused: үйден алыс; the reason is not valid"
    before = card_of(iin, date(2012, 5, 10))
    assert before is not None
    assert (before["status"], before["removed_on"], len(before["events"])) == ("registered", None, 2)  # type: ignore[arg-type]
    assert card_of(iin, date(2012, 5, 2)) is None


def test_from_the_day_of_removal_on_one_is_not_registered() -> None:
    iin = person().iin
    card = changes.register(iin, "left", date(2012, 5, 3), BY)
    changes.remove(card.number, "moved", date(2012, 8, 1), BY)
    assert registered_on(date(2012, 7, 31)).count() == 1
    assert registered_on(date(2012, 8, 1)).count() == 0


def test_one_may_be_registered_again_with_another_body_under_a_new_number() -> None:
    iin = person().iin
    first = changes.register(iin, "left", date(2012, 5, 3), BY)
    refused("already-registered", lambda: changes.register(iin, "left", TODAY, ELSEWHERE))
    changes.remove(first.number, "moved", date(2012, 8, 1), BY)
    refused("former-later", lambda: changes.register(iin, "left", date(2012, 7, 1), ELSEWHERE))
    second = changes.register(iin, "left", date(2012, 8, 1), ELSEWHERE)
    assert second.number != first.number
    told = card_of(iin, TODAY)
    assert told is not None
    assert (told["office"], told["status"]) == (ELSEWHERE.office, "registered")


def test_what_cannot_be_is_refused_and_changes_nothing() -> None:
    iin = person().iin
    refused("unknown-code", lambda: changes.register(iin, "bored", TODAY, BY))
    refused("in-the-future", lambda: changes.register(iin, "left", date(2013, 2, 2), BY))
    refused(
        "person-unknown",
        lambda: changes.register(str(make_iin(date(1999, 1, 9), "male", 77)), "left", TODAY, BY),
    )
    with pytest.raises(BadIin):
        changes.register("850101400010", "left", TODAY, BY)
    assert not UnemployedRegistration.objects.exists()
    card = changes.register(iin, "left", date(2012, 5, 3), BY)
    refused("out-of-order", lambda: changes.offer_work(card.number, "аспаз", date(2012, 5, 2), BY))
    refused("nothing-said", lambda: changes.offer_work(card.number, " ", TODAY, BY))
    refused("another-office", lambda: changes.offer_work(card.number, "аспаз", TODAY, ELSEWHERE))
    refused("no-such-offer", lambda: changes.refuse_offer(card.number, 1, "алыс", False, TODAY, BY))
    refused("unknown-code", lambda: changes.refer(card.number, "moon", "айға", TODAY, BY))
    refused("unknown-code", lambda: changes.remove(card.number, "gone", TODAY, BY))
    refused("not-registered", lambda: changes.remove("99999999", "moved", TODAY, BY))
    offer = changes.offer_work(card.number, "аспаз", TODAY, BY)
    changes.refuse_offer(card.number, offer.seq, "алыс", True, TODAY, BY)
    refused("no-such-offer", lambda: changes.refuse_offer(card.number, offer.seq, "алыс", True, TODAY, BY))
    changes.remove(card.number, "moved", TODAY, BY)
    refused("not-registered", lambda: changes.offer_work(card.number, "аспаз", TODAY, BY))
    assert UnemployedEntry.objects.count() == 4


def test_children_and_the_dead_are_not_registered() -> None:
    young = person(date(1998, 3, 1)).iin
    assert (
        "01.03.2014" in refused("too-young", lambda: changes.register(young, "first-work", TODAY, BY)).text.kk
    )
    gone = person(died_on=date(2012, 1, 1)).iin
    refused("person-died", lambda: changes.register(gone, "left", TODAY, BY))


def test_the_database_refuses_two_registrations_on_one_day_and_any_change_of_a_line() -> None:
    someone = person()
    card = changes.register(someone.iin, "left", date(2012, 5, 3), BY)
    changes.remove(card.number, "moved", date(2012, 8, 1), BY)
    with pytest.raises(IntegrityError), transaction.atomic():
        UnemployedRegistration.objects.create(
            person=someone,
            number="x",
            office="y",
            since=date(2012, 7, 31),
            ground="left",
            removed_on=date(2012, 9, 1),
            removal_reason="moved",
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        UnemployedEntry.objects.update(matter="өзгерді")
    with pytest.raises(DatabaseError), transaction.atomic():
        UnemployedEntry.objects.all().delete()


def test_a_line_put_in_behind_the_back_of_the_register_is_seen() -> None:
    card = changes.register(person().iin, "left", date(2012, 5, 3), BY)
    changes.offer_work(card.number, "аспаз", TODAY, BY)
    assert unbroken(card)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE registers_unemployedentry SET matter = 'ұшқыш' WHERE kind = 'offer'")
        cursor.execute("SET LOCAL session_replication_role = origin")
    assert not unbroken(card)


def test_every_line_is_signed_by_who_wrote_it() -> None:
    card = changes.register(person().iin, "left", date(2012, 5, 3), BY)
    entry = card.entries.get()
    assert (entry.signed_by, entry.user_id, entry.post, entry.office) == (
        LOOKER.name,
        7,
        "executor",
        BY.office,
    )
    assert said_of(entry).kk == "тіркелді: жұмыстан өз еркімен шыққан"


def test_the_synthetic_people_have_cards_that_hold_the_same_each_time() -> None:
    with transaction.atomic():
        populate(1500, 2014)
        first = list(
            UnemployedRegistration.objects.order_by("person__iin", "since").values_list(
                "person__iin", "since", "removed_on"
            )
        )
        assert registered_on(date(2013, 2, 1)).count() >= 3
        assert registered_on(date(2026, 11, 1)).count() >= 3
        assert all(unbroken(card) for card in UnemployedRegistration.objects.all())
        transaction.set_rollback(True)
    populate(1500, 2014)
    again = UnemployedRegistration.objects.order_by("person__iin", "since")
    assert list(again.values_list("person__iin", "since", "removed_on")) == first
