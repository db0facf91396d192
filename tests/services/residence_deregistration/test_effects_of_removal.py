"""What removal from registration does to the registers, step by step, on every path of both editions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Edition
from qyzmet.law.verbs import Verb
from qyzmet.registers.reasons import REASONS
from qyzmet.services.effects import (
    CaseView,
    Effect,
    EndResidence,
    FileSheet,
    LoseDocument,
    RecordDeath,
    RewriteCard,
    StampBook,
    effects_of,
)
from tests.services.walking import every_case, good_path

OLD, NEW = edition("residence-deregistration@2012"), edition("residence-deregistration@2014")
ME, OTHER = "850101300007", "900202400001"
DOCUMENTS = [
    {"kind": "identity-card", "number": "012345678", "state": "valid"},
    {"kind": "passport", "number": "N01234567", "state": "valid"},
    {"kind": "passport", "number": "N00000001", "state": "invalid"},
    {"kind": "temporary-id", "number": "1", "state": "made"},
]
WAYS = [(OLD, "centre"), (NEW, "centre"), (NEW, "home")]
EVERY = pytest.mark.parametrize(("law", "channel"), WAYS, ids=lambda one: getattr(one, "year", one))
FACTS = {"age": "from-16", "military": "none", "card": "electronic"}


def view(facts: Mapping[str, str], **request: str) -> CaseView:
    return CaseView(
        applicant=ME,
        subject=OTHER,
        facts=facts,
        request=request,
        on=date(2012, 6, 5),
        person={"documents": DOCUMENTS},
    )


def done(law: Edition, channel: str, facts: Mapping[str, str], **request: str) -> list[tuple[str, Effect]]:
    return [
        (step.id, effect)
        for step, outcome in good_path(law, channel, facts)
        for effect in effects_of(law, step, outcome, view(facts, **request))
    ]


@pytest.mark.parametrize(
    ("reason", "code", "rewritten"),
    [("departure", "moved", True), ("right-lost", "court", True), ("sentenced", "convicted", False)],
)
def test_2012_with_a_chip_the_entry_removes(reason: str, code: str, rewritten: bool) -> None:
    """cl. 5, 6; the card of a prisoner is not re-written (reading)."""
    found = done(OLD, "centre", {**FACTS, "reason": reason}, left_for="Алматы қаласы")
    ended = EndResidence(iin=OTHER, kind="permanent", reason=code, left_for="Алматы қаласы")
    assert found[0] == ("A6", ended)
    assert found[1:] == ([("A7", RewriteCard(iin=OTHER))] if rewritten else [])


@pytest.mark.parametrize("military", ["none", "liable", "conscript"])
def test_2012_without_a_chip_the_stamp_removes(military: str) -> None:
    """cl. 5, 11(4)."""
    facts = {**FACTS, "card": "other", "reason": "departure", "military": military}
    (_, ended), (at, stamp) = done(OLD, "centre", facts)
    assert isinstance(ended, EndResidence)
    assert at == "A5"
    assert stamp == StampBook(iin=OTHER, mark="removed", military=military != "none")


@pytest.mark.parametrize("card", ["electronic", "other"])
def test_2012_a_death_ends_every_registration_and_the_valid_documents(card: str) -> None:
    effects = [one for _, one in done(OLD, "centre", {**FACTS, "reason": "death", "card": card})]
    assert effects[:3] == [
        EndResidence(iin=OTHER, kind="all", reason="died"),
        LoseDocument(iin=OTHER, kind="identity-card", reason="died"),
        LoseDocument(iin=OTHER, kind="passport", reason="died"),
    ]
    assert not [one for one in effects if isinstance(one, RewriteCard)]


@pytest.mark.parametrize("card", ["electronic", "other"])
def test_2012_the_day_of_a_death_is_noted_with_the_number_of_the_certificate_only(card: str) -> None:
    """cl. 6 (reading)."""
    facts = {**FACTS, "reason": "death", "card": card}

    def noted(**request: str) -> list[Effect]:
        return [one for _, one in done(OLD, "centre", facts, **request) if isinstance(one, RecordDeath)]

    assert noted(death_number="АБ 123", death_date="2012-06-01") == [
        RecordDeath(iin=OTHER, died_on=date(2012, 6, 1))
    ]
    assert noted(death_date="2012-06-01") == noted(death_number="АБ 123") == []


@pytest.mark.parametrize(("channel", "step"), [("centre", "A4"), ("home", "H4")])
@pytest.mark.parametrize(
    ("reason", "code"), [("abroad", "moved-abroad"), ("sentenced", "convicted"), ("right-lost", "court")]
)
def test_2014_only_the_permanent_place_ends_and_no_card_is_touched(
    channel: str, step: str, reason: str, code: str
) -> None:
    """cl. 3, 6: the result is the entry and the sheet."""
    facts = {"reason": reason, "applicant": "self", "health": "unable"}
    ended = EndResidence(iin=OTHER, kind="permanent", reason=code, left_for="Германия")
    sheet = FileSheet(iin=OTHER, kind="departure-sheet")
    assert done(NEW, channel, facts, left_for="Германия") == [(step, ended), (f"{step[0]}5", sheet)]


@EVERY
def test_on_every_path_the_registration_ends_once_for_a_reason_that_the_register_knows(
    law: Edition, channel: str
) -> None:
    cases = list(every_case(law, channel))
    assert {facts["reason"] for facts in cases} == {value.id for value in law.fact("reason").values}
    for facts in cases:
        (ended,) = [one for _, one in done(law, channel, facts) if isinstance(one, EndResidence)]
        assert ended.reason in REASONS


@EVERY
def test_only_steps_that_record_change_a_register_and_only_when_they_are_done(
    law: Edition, channel: str
) -> None:
    way = next(one for one in law.channels if one.id == channel)
    for facts in every_case(law, channel):
        for step in way.steps:
            for outcome in {branch.on for branch in step.then}:
                found = effects_of(law, step, outcome, view(facts))
                records = step.does is Verb.RECORD or step.papers == ("departure-sheet",)
                assert bool(found) <= (records and outcome == "done")
