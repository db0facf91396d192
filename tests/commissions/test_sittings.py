"""The visit, the votes: what makes an act and a conclusion, and what leaves nothing behind."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from qyzmet.commissions.checklist import ITEMS, SECTIONS, checked, lines_of
from qyzmet.commissions.composition import end_member
from qyzmet.commissions.models import Conclusion, Inspection, Member, Seat, Vote
from qyzmet.commissions.sittings import Visit, conclude, write_act
from qyzmet.desk.demo.assistance import SEEN
from qyzmet.process.errors import Refusal
from tests.commissions.conftest import BY, DAY, OFFICE, now

CASE = "26-000001-77"
WHY = "табысы аз"


def visit(members: list[Member], came: tuple[int, ...] = (0, 1, 2, 3), **more: Any) -> Visit:
    fields: dict[str, Any] = {
        "case": CASE,
        "visited_on": DAY,
        "address": "1",
        "address_line": {"kk": "Бұлақ", "ru": "Булак", "en": "Bulak"},
        "present": [members[place].pk for place in came],
        "met": "анасы",
        "seen": dict(SEEN),
        "key": "page-1",
    }
    return Visit(**{**fields, **more})


def write(members: list[Member], came: tuple[int, ...] = (0, 1, 2, 3), **more: Any) -> Inspection:
    return write_act(OFFICE, visit(members, came, **more), by=BY, at=now())


def say(members: list[Member], votes: dict[int, str], reasons: str = WHY) -> Conclusion:
    said = {members[place].pk: says for place, says in votes.items()}
    return conclude(CASE, said, reasons, DAY, by=BY, at=now())


def test_an_act_keeps_who_came_and_what_was_seen(members: list[Member]) -> None:
    act = write(members)
    assert [one.member for one in act.seats.order_by("pk")] == members[:4]
    assert act.seen["heating"] == "stove"
    assert write(members).pk == act.pk, "what one page sends twice counts once"


@pytest.mark.parametrize(
    ("came", "more", "code", "field"),
    [
        ((0, 1), {}, "no-quorum", "present"),
        ((), {}, "no-quorum", "present"),
        ((2, 3, 4), {}, "nobody-presides", "present"),
        ((0, 1, 2), {"visited_on": DAY - timedelta(days=400)}, "no-commission", "visited_on"),
        ((0, 1, 2), {"met": " "}, "nobody-met", "met"),
        ((0, 1, 2), {"seen": {**SEEN, "rooms": "-1"}}, "checklist-bad", "rooms"),
        ((0, 1, 2), {"seen": {**SEEN, "cattle": "екі"}}, "checklist-bad", "cattle"),
        ((0, 1, 2), {"seen": {**SEEN, "land": "NaN"}}, "checklist-bad", "land"),
        ((0, 1, 2), {"seen": {**SEEN, "heating": "fire"}}, "checklist-bad", "heating"),
        ((0, 1, 2), {"seen": {**SEEN, "gold": "1"}}, "checklist-unknown", "gold"),
        ((0, 1, 2), {"seen": {}}, "checklist-missing", "people"),
    ],
)
def test_what_makes_no_act_leaves_nothing_behind(
    members: list[Member], came: tuple[int, ...], more: dict[str, Any], code: str, field: str
) -> None:
    with pytest.raises(Refusal) as told:
        write(members, came, **more)
    assert (told.value.code, told.value.field) == (code, field)
    assert all((told.value.text.kk, told.value.text.ru, told.value.text.en, told.value.clause))
    assert not Inspection.objects.exists()
    assert not Seat.objects.exists()


def test_who_left_the_commission_does_not_come(members: list[Member]) -> None:
    end_member(members[3].pk, DAY, by=BY)
    with pytest.raises(Refusal) as told:
        write(members)
    assert told.value.code == "not-a-member"


def test_a_second_act_of_a_case_is_refused_and_says_so(members: list[Member]) -> None:
    write(members)
    with pytest.raises(Refusal) as told:
        write(members, key="another-page")
    assert told.value.code == "act-written"
    assert "не записаны" in told.value.text.ru


@pytest.mark.parametrize(
    ("votes", "favourable"),
    [
        ({0: "for", 1: "for", 2: "for", 3: "against"}, True),
        ({0: "for", 1: "against", 2: "against", 3: "against"}, False),
        ({0: "for", 1: "against", 2: "against", 3: "for"}, True),
        ({0: "against", 1: "for", 2: "against", 3: "for"}, False),
        ({0: "abstained", 1: "abstained", 2: "abstained", 3: "against"}, False),
    ],
)
def test_most_votes_decide_and_where_they_are_equal_the_chair(
    members: list[Member], votes: dict[int, str], favourable: bool
) -> None:
    write(members)
    written = say(members, votes)
    assert written.favourable is favourable
    assert written.votes.count() == 4


def test_without_the_chair_the_deputy_presides(members: list[Member]) -> None:
    write(members, (1, 2, 3, 4))
    assert say(members, {1: "for", 2: "for", 3: "against", 4: "against"}).favourable


@pytest.mark.parametrize(
    ("votes", "reasons", "code"),
    [
        ({0: "for", 1: "for", 2: "for"}, WHY, "vote-missing"),
        ({0: "for", 1: "for", 2: "for", 3: "for", 4: "for"}, WHY, "voted-without-sitting"),
        ({0: "for", 1: "for", 2: "for", 3: "maybe"}, WHY, "bad-vote"),
        ({0: "abstained", 1: "for", 2: "against", 3: "abstained"}, WHY, "tie"),
        ({0: "for", 1: "for", 2: "for", 3: "for"}, " ", "reasons-missing"),
    ],
)
def test_votes_that_conclude_nothing(
    members: list[Member], votes: dict[int, str], reasons: str, code: str
) -> None:
    write(members)
    with pytest.raises(Refusal) as told:
        say(members, votes, reasons)
    assert told.value.code == code
    assert not Conclusion.objects.exists()
    assert not Vote.objects.exists()


def test_a_conclusion_follows_one_act_and_comes_once(members: list[Member]) -> None:
    everybody = dict.fromkeys(range(4), "for")
    with pytest.raises(Refusal) as told:
        say(members, everybody)
    assert told.value.code == "no-act"
    write(members)
    say(members, everybody)
    with pytest.raises(Refusal) as told:
        say(members, everybody)
    assert told.value.code == "concluded"


def test_acts_and_votes_are_never_changed(members: list[Member]) -> None:
    write(members)
    say(members, dict.fromkeys(range(4), "for"))
    for rows in (Inspection.objects.all(), Seat.objects.all(), Conclusion.objects.all(), Vote.objects.all()):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        Vote.objects.update(says="against")


def test_the_checklist_is_told_by_sections_in_three_languages() -> None:
    lines = lines_of(checked(SEEN))
    assert len(lines) == len([one for one in SECTIONS if {item.id for item in one.items} & set(SEEN)])
    assert any("0,12 га" in line.ru for line in lines)
    assert any("0.12 ha" in line.en for line in lines)
    assert len(ITEMS) == sum(len(one.items) for one in SECTIONS)
