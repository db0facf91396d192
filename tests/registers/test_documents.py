"""Identity documents: their numbers, when they have force, and what takes it."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from qyzmet.registers.changes import (
    give_document,
    lose_document,
    make_document,
    record_death,
    register_residence,
    rewrite_card,
    spoil_document,
)
from qyzmet.registers.models import IdentityDocument, Look, Person
from qyzmet.registers.queries import documents_of, person_file
from tests.registers.holding import holds, refusal, signed
from tests.registers.making import REGISTRAR, address, person, residence

pytestmark = pytest.mark.django_db

DAY = date(2014, 5, 6)
LATER = date(2014, 6, 3)


def states(who: Person, day: date) -> list[tuple[str, str]]:
    rows = documents_of(who.iin, day, looker=REGISTRAR, why="a test")
    return [(row["state"], row["invalid_reason"]) for row in rows]


@pytest.mark.parametrize(
    ("kind", "form"),
    [("identity-card", r"[0-9]{9}"), ("passport", r"N[0-9]{8}"), ("temporary-id", r"УЖ[0-9]{7}")],
)
def test_a_number_has_the_form_of_its_kind_and_no_two_are_alike(kind: str, form: str) -> None:
    numbers = {
        str(make_document(person().iin, kind, valid_until=None, reason="first", **signed(DAY))["number"])
        for _ in range(5)
    }
    assert len(numbers) == 5
    assert all(re.fullmatch(form, number) for number in numbers)


def test_a_document_has_no_force_until_it_is_handed_over() -> None:
    who = person()
    made = make_document(
        who.iin, "passport", valid_until=date(2024, 5, 5), reason="first", photo="ab" * 32, **signed(DAY)
    )
    assert (made["state"], made["issued_on"], made["made_on"]) == ("made", None, "2014-05-06")
    given = give_document(who.iin, "passport", **signed(LATER))
    assert (given["state"], given["issued_on"], given["valid_until"]) == ("valid", "2014-06-03", "2024-05-05")
    assert given["former"] is None
    assert states(who, DAY - timedelta(days=1)) == []
    assert states(who, DAY) == [("made", "")]
    assert states(who, date(2024, 5, 5)) == [("valid", "")]
    assert states(who, date(2024, 5, 6)) == [("invalid", "expired")]


def test_a_new_card_takes_the_force_from_the_former_and_from_a_temporary_one() -> None:
    who = person()
    old = holds(who, "identity-card", date(2010, 1, 5), date(2020, 1, 4), "2010-1")
    holds(who, "temporary-id", DAY, None, "2014-1")
    passport = holds(who, "passport", date(2012, 1, 5), date(2022, 1, 4), "2012-1")
    make_document(who.iin, "identity-card", valid_until=None, reason="data-changed", **signed(DAY))
    given = give_document(who.iin, "identity-card", **signed(LATER))
    assert (given["former"]["number"], given["former"]["invalid_reason"]) == (old, "exchange")
    now = {row.number: row.state for row in IdentityDocument.objects.filter(person=who)}
    assert now[old] == "invalid"
    assert now[passport] == "valid"
    temporary = IdentityDocument.objects.get(person=who, kind="temporary-id")
    assert (temporary.state, temporary.invalid_reason) == ("invalid", "superseded")
    former = apps.get_model("registers", "IdentityDocumentEvent").objects.filter(pgh_obj_id=temporary.pk)
    assert former.latest("pk").state == "valid"
    assert former.latest("pk").pgh_context.metadata["case"] == "2014-000001"


def test_a_former_card_out_of_term_has_expired_and_was_not_exchanged() -> None:
    who = person()
    holds(who, "identity-card", date(2003, 1, 5), date(2013, 1, 4), "2003-1")
    holds(who, "identity-card", DAY, None, "2014-1")
    assert states(who, DAY)[0] == ("invalid", "expired")


def test_a_lost_document_is_declared_invalid_and_stays_so() -> None:
    who = person()
    assert refusal(lambda: lose_document(who.iin, "passport", "lost", **signed(DAY))) == "no-document"
    holds(who, "passport", date(2012, 1, 5), date(2022, 1, 4), "2012-1")
    for day in (DAY, LATER):
        lost = lose_document(who.iin, "passport", "lost", **signed(day))
        assert (lost["state"], lost["invalid_from"], lost["invalid_reason"]) == (
            "invalid",
            "2014-05-06",
            "lost",
        )
    with pytest.raises(ValueError, match="no such reason"):
        lose_document(who.iin, "passport", "bored", **signed(DAY))


def test_a_spoiled_document_is_made_anew_in_the_same_case() -> None:
    who = person()

    def make() -> str:
        row = make_document(who.iin, "passport", valid_until=None, reason="first", **signed(DAY))
        return str(row["number"])

    first = make()
    assert refusal(make) == "already-made"
    for _ in range(2):
        assert spoil_document(first, "аты қате жазылған", **signed(LATER))["state"] == "spoiled"
    second = make()
    assert second != first
    given = give_document(who.iin, "passport", **signed(LATER))
    assert given["number"] == second
    assert refusal(make) == "already-given"
    assert refusal(lambda: give_document(who.iin, "passport", **signed(LATER))) == "already-given"
    assert refusal(lambda: spoil_document(second, "", **signed(LATER))) == "already-given"
    assert refusal(lambda: spoil_document("N1", "", **signed(LATER))) == "number-unknown"
    assert IdentityDocument.objects.get(number=first).remark == "аты қате жазылған"


def test_nothing_is_handed_over_that_was_not_made_or_has_run_out() -> None:
    who = person()
    assert refusal(lambda: give_document(who.iin, "passport", **signed(DAY))) == "nothing-made"
    make_document(who.iin, "passport", valid_until=LATER, reason="first", **signed(DAY))
    day = LATER + timedelta(days=1)
    assert refusal(lambda: give_document(who.iin, "passport", **signed(day))) == "term-over"
    day = DAY - timedelta(days=1)
    assert refusal(lambda: give_document(who.iin, "passport", **signed(day))) == "register-ahead"


def test_a_card_is_for_citizens_from_sixteen_on() -> None:
    child = person(born=date(1998, 5, 7))

    def card(who: Person, reason: str = "first", day: date = DAY) -> str:
        return refusal(
            lambda: make_document(who.iin, "identity-card", valid_until=None, reason=reason, **signed(day))
        )

    assert card(child) == "too-young"
    assert card(child, day=DAY + timedelta(days=1)) == "done"
    assert card(person(born=date(2000, 2, 29)), day=date(2016, 2, 28)) == "too-young"
    foreigner = person(citizenship="foreigner")
    assert card(foreigner) == "not-a-citizen"
    assert card(foreigner, "citizenship") == "done"
    foreigner.refresh_from_db()
    assert foreigner.citizenship == "citizen"
    made = make_document(
        child.iin, "passport", valid_until=DAY - timedelta(days=-1), reason="before-16", **signed(DAY)
    )
    assert made["state"] == "made"


def test_nobody_unknown_or_dead_gets_a_document() -> None:
    who = person()
    assert (
        refusal(
            lambda: make_document("850101300005", "passport", valid_until=None, reason="first", **signed(DAY))
        )
        == "person-unknown"
    )
    day = DAY - timedelta(days=1)
    assert (
        refusal(lambda: make_document(who.iin, "passport", valid_until=day, reason="first", **signed(DAY)))
        == "bad-term"
    )
    make_document(who.iin, "passport", valid_until=None, reason="first", **signed(DAY))
    holds(who, "identity-card", DAY, None, "2014-2")
    record_death(who.iin, DAY, **signed(LATER, "death record 17"))
    assert refusal(lambda: give_document(who.iin, "passport", **signed(LATER))) == "person-died"
    assert states(who, LATER) == [("spoiled", "spoiled"), ("invalid", "died")]


def test_the_chip_gets_the_registered_address_of_the_day() -> None:
    who, old, new = person(), address("1"), address("2")
    residence(who, old, date(2001, 1, 1))
    assert not rewrite_card(who.iin, **signed(DAY))["rewritten"]
    holds(who, "identity-card", DAY, None, "2014-1")
    card = IdentityDocument.objects.get(person=who)
    assert card.chip_address == old
    register_residence(who.iin, new.pk, "permanent", **signed(LATER))
    written = rewrite_card(who.iin, **signed(LATER))
    assert (written["number"], written["address"]) == (card.number, new.pk)
    assert "2-үй" in written["line"]["kk"]
    card.refresh_from_db()
    assert card.chip_address == new


def test_the_file_of_a_person_says_what_papers_need() -> None:
    who = person()
    home = address("1")
    residence(who, home, date(2001, 1, 1))
    number = holds(who, "identity-card", DAY, date(2024, 5, 5), "2014-1")
    Look.objects.all()
    told = person_file(who.iin, LATER, looker=REGISTRAR, why="2014-000001")
    assert set(told) == {
        *("iin", "surname", "given_name", "patronymic", "full_name", "birth_date", "birth_year"),
        *("birth_place", "sex", "citizenship", "died_on", "permanent", "temporary", "removed"),
        *("documents", "military"),
    }
    assert told["documents"] == [
        {
            "kind": "identity-card",
            "number": number,
            "issued_on": "2014-05-06",
            "issued_by": "bureau-semey",
            "valid_until": "2024-05-05",
            "state": "valid",
        }
    ]
    assert told["military"] == {"status": "none", "number": ""}
    assert told["permanent"]["since"] == "2001-01-01"
    assert Look.objects.filter(what="person-file", subject_iin=who.iin).count() == 1
    assert person_file("850101300005", LATER, looker=REGISTRAR, why="2014-000001") == {}


def _card(who: Person, number: str, issued: date, **more: object) -> IdentityDocument:
    return IdentityDocument.objects.create(
        person=who,
        kind="identity-card",
        number=number,
        made_on=issued,
        issued_on=issued,
        issued_by="bureau-semey",
        state=more.pop("state", "valid"),
        **more,
    )


@pytest.mark.parametrize(
    ("since", "fits"),
    [
        (date(2012, 3, 4), False),
        (date(2013, 12, 31), False),
        (date(2014, 1, 1), True),
        (date(2009, 1, 1), False),
    ],
)
def test_the_database_refuses_a_second_card_in_force_on_any_day(since: date, fits: bool) -> None:
    who = person()
    _card(
        who,
        "000000001",
        date(2010, 1, 1),
        state="invalid",
        invalid_from=date(2014, 1, 1),
        invalid_reason="exchange",
    )
    if fits:
        _card(who, "000000002", since)
        return
    with pytest.raises(IntegrityError, match="one_document_in_force_at_a_time"), transaction.atomic():
        _card(who, "000000002", since)
    _card(person(), "000000003", since)
    IdentityDocument.objects.create(
        person=who, kind="passport", number="N00000001", made_on=since, issued_on=since, state="valid"
    )


def test_an_expired_card_makes_room_without_being_touched() -> None:
    who = person()
    _card(who, "000000001", date(2003, 1, 1), valid_until=date(2013, 1, 1))
    with pytest.raises(IntegrityError, match="one_document_in_force_at_a_time"), transaction.atomic():
        _card(who, "000000002", date(2013, 1, 1))
    _card(who, "000000002", date(2013, 1, 2))


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"number": "N00000001"}, "document_number_of_its_kind"),
        ({"state": "made"}, "document_state_fits_its_days"),
        ({"state": "invalid"}, "document_state_fits_its_days"),
        ({"valid_until": date(2009, 12, 31)}, "document_days_in_order"),
        ({"made_on": date(2010, 1, 2)}, "document_days_in_order"),
        ({"chip_address_id": 1}, "an_address_stands_on_a_chip"),
        ({"kind": "passport", "number": "N00000001", "chip": True}, "only_identity_cards_have_a_chip"),
    ],
)
def test_an_impossible_document_is_refused(wrong: dict[str, object], constraint: str) -> None:
    card = _card(person(), "000000001", date(2010, 1, 1))
    with pytest.raises(IntegrityError, match=constraint):
        IdentityDocument.objects.filter(pk=card.pk).update(**wrong)
