"""What registration does to the registers, step by step, on every path of both editions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.services.effects import (
    CaseView,
    Effect,
    FileSheet,
    RegisterResidence,
    RewriteCard,
    StampBook,
    effects_of,
)
from qyzmet.services.residence_registration.effects import HELD
from tests.services.walking import every_case, good_path

OLD, NEW = edition("residence-registration@2012"), edition("residence-registration@2014")
ME, OWNER, ADDRESS = "850101300007", "600303300012", "000123"
REQUEST = {"address": ADDRESS, "basis": "сатып алу-сату шарты", "owner": OWNER, "until": "2014-12-31"}
WAYS = [(OLD, "centre"), (NEW, "centre"), (NEW, "portal"), (NEW, "home")]
EVERY = pytest.mark.parametrize(("law", "channel"), WAYS, ids=lambda one: getattr(one, "year", one))


def view(facts: Mapping[str, str], **request: str) -> CaseView:
    return CaseView(
        applicant=ME, subject=ME, facts=facts, request={**REQUEST, **request}, on=date(2014, 6, 5)
    )


def done(law: Edition, channel: str, facts: Mapping[str, str], **request: str) -> list[tuple[str, Effect]]:
    return [
        (step.id, effect)
        for step, outcome in good_path(law, channel, facts)
        for effect in effects_of(law, step, outcome, view(facts, **request))
    ]


COUPON = FileSheet(iin=ME, kind="statistical-coupon")
OLD_FACTS = {"age": "from-16", "card": "electronic", "military": "none", "exempt": "no", "system": "yes"}
NEW_FACTS = {
    "age": "from-16",
    "card": "electronic",
    "registration": "permanent",
    "arrival": "within",
    "supervision": "no",
    "exempt": "no",
    "health": "able",
    "record": "none",
}


def test_2012_with_a_chip_the_entry_registers_and_the_card_is_re_written() -> None:
    """cl. 5."""
    entered = RegisterResidence(
        iin=ME,
        address=ADDRESS,
        kind="permanent",
        basis="сатып алу-сату шарты",
        owner=OWNER,
        ends_former=False,
    )
    assert done(OLD, "centre", OLD_FACTS) == [
        ("A4", COUPON),
        ("A6", entered),
        ("A7", RewriteCard(iin=ME)),
    ]


def test_2012_sheets_count_from_when_they_are_taken_in() -> None:
    """cl. 11(7), 11(8)."""
    (_, arrival), (at, coupon), *_ = done(OLD, "centre", {**OLD_FACTS, "system": "no"})
    assert (arrival, coupon, at) == (FileSheet(iin=ME, kind="arrival-sheet"), COUPON, "A4")
    step = OLD.channel("centre").step("A4")
    assert effects_of(OLD, step, "incomplete", view(OLD_FACTS)) == ()


@pytest.mark.parametrize(
    ("military", "marked"), [("none", False), ("liable", True), ("conscript", True), (None, False)]
)
def test_2012_without_a_chip_the_stamp_registers(military: str | None, marked: bool) -> None:
    """cl. 5, 11(6)."""
    facts = {**OLD_FACTS, "card": "other"} | ({"military": military} if military else {})
    _, (at, first), (then, stamp) = done(OLD, "centre", facts)
    assert (at, then) == ("A8", "A8")
    assert isinstance(first, RegisterResidence)
    assert stamp == StampBook(iin=ME, mark="registered", military=marked)


@pytest.mark.parametrize(
    ("channel", "entry", "card"), [("centre", "A6", "A8"), ("portal", "B6", "B10"), ("home", "C6", "C8")]
)
def test_2014_a_permanent_place_ends_the_former_one_in_the_moment_of_its_entry(
    channel: str, entry: str, card: str
) -> None:
    """cl. 6: removed from the former place by itself."""
    facts = {**NEW_FACTS, "health": "unable" if channel == "home" else "able"}
    (first, register), (second, rewrite) = done(NEW, channel, facts)
    assert (first, second) == (entry, card)
    assert isinstance(register, RegisterResidence)
    assert (register.kind, register.until, register.ends_former) == ("permanent", None, True)
    assert rewrite == RewriteCard(iin=ME)


@pytest.mark.parametrize("channel", ["centre", "portal", "home"])
def test_2014_a_temporary_place_has_an_end_and_touches_neither_the_permanent_one_nor_the_card(
    channel: str,
) -> None:
    facts = {**NEW_FACTS, "registration": "temporary", "health": "unable"}
    ((_, register),) = done(NEW, channel, facts)
    assert isinstance(register, RegisterResidence)
    assert (register.kind, register.until) == ("temporary", date(2014, 12, 31))
    assert not register.ends_former


def test_2014_the_data_of_the_state_stand_as_the_proof_where_no_paper_is_asked() -> None:
    """cl. 9(2)."""
    ((_, register), _) = done(NEW, "centre", {**NEW_FACTS, "record": "held"}, basis="")
    assert isinstance(register, RegisterResidence)
    assert register.basis == HELD


@pytest.mark.parametrize(("law", "facts"), [(OLD, OLD_FACTS), (NEW, NEW_FACTS)], ids=["2012", "2014"])
def test_where_no_owner_is_named_the_applicant_is_held_to_be_the_owner(
    law: Edition, facts: dict[str, str]
) -> None:
    """So that the register of dwellings is asked in any case."""
    found = [one for _, one in done(law, "centre", facts, owner="") if isinstance(one, RegisterResidence)]
    assert [one.owner for one in found] == [ME]


@EVERY
def test_on_every_path_a_person_is_registered_once_and_never_twice(law: Edition, channel: str) -> None:
    """Permanent places counted effect by effect; in 2012 the former one is gone before, in 2014 it need not be."""
    cases = list(every_case(law, channel))
    assert cases
    for facts in cases:
        places = 0 if law is OLD else 1
        for _, effect in done(law, channel, facts):
            if isinstance(effect, RegisterResidence) and effect.kind == "permanent":
                places = (0 if effect.ends_former else places) + 1
                assert places == 1, facts
        assert places == 1


@EVERY
def test_the_card_is_re_written_where_it_has_a_chip_and_the_place_is_permanent(
    law: Edition, channel: str
) -> None:
    for facts in every_case(law, channel):
        rewritten = [one for _, one in done(law, channel, facts) if isinstance(one, RewriteCard)]
        permanent = facts.get("registration", "permanent") == "permanent"
        assert bool(rewritten) == (facts["card"] == "electronic" and permanent)


@EVERY
def test_only_steps_that_record_change_a_register_and_only_when_they_are_done(
    law: Edition, channel: str
) -> None:
    way = next(one for one in law.channels if one.id == channel)
    for facts in every_case(law, channel):
        for step in way.steps:
            for outcome in {branch.on for branch in step.then}:
                taken_in = step.does is Verb.RECEIVE and outcome == "complete" and law is OLD
                if not taken_in and (step.does is not Verb.RECORD or outcome != "done"):
                    assert effects_of(law, step, outcome, view(facts)) == ()
