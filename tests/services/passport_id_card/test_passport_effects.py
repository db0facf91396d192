"""What the issue of a passport and identity card does to the register, on every way of every channel."""

from __future__ import annotations

from datetime import date

import pytest

from qyzmet.law.catalogue import edition
from qyzmet.law.model import Channel, Edition
from qyzmet.law.verbs import Verb
from qyzmet.services.effects import GiveDocument, LoseDocument, MakeDocument
from qyzmet.services.identity import ten_years, wanted
from tests.services.identity_cases import ME, combinations, played, view, ways

OLD, NEW = edition("passport-id-card@2012"), edition("passport-id-card@2014")
CHANNELS = [(law, channel) for law in (OLD, NEW) for channel in law.channels if channel.available]
EVERY = pytest.mark.parametrize(
    ("law", "channel"), CHANNELS, ids=[f"{law.year}-{channel.id}" for law, channel in CHANNELS]
)
BOTH = {"document": "both", "card_reason": "lost", "passport_reason": "exchange"}


@EVERY
def test_on_every_way_what_is_made_is_given_or_waits(law: Edition, channel: Channel) -> None:
    for facts in combinations(law, channel):
        kinds = wanted(facts)
        case = view(law, facts, *kinds)
        for way in ways(channel):
            done = played(law, channel, way, case)
            made = [one.kind for one in done if isinstance(one, MakeDocument)]
            given = [one.kind for one in done if isinstance(one, GiveDocument)]
            _, end = way[-1]
            through = any(channel.step(step).does is Verb.MAKE for step, _ in way[:-1])
            assert made == (list(kinds) if through else []), (facts, way)
            assert given == (list(kinds) if end == "issued" else []), (facts, way)


@EVERY
def test_a_lost_document_is_declared_so_when_the_papers_are_taken(law: Edition, channel: Channel) -> None:
    lost = {("identity-card", "card_reason"), ("passport", "passport_reason")}
    for facts in combinations(law, channel):
        gone = {kind for kind, fact in lost if facts.get(fact, "").startswith("lost")}
        case = view(law, facts, "identity-card", "passport")
        for step in channel.steps:
            for branch in step.then:
                done = played(law, channel, [(step.id, branch.on), ("end", "")], case)
                said = {one.kind for one in done if isinstance(one, LoseDocument) and one.reason == "lost"}
                taken = step.does is Verb.RECEIVE and branch.on == "complete"
                assert said == (gone if taken else set()), (facts, step.id)


def issued(law: Edition, facts: dict[str, str], *held: str) -> list[object]:
    """What happens when it is handed over at the centre."""
    channel = law.channel("centre")
    way = next(way for way in ways(channel) if way[-1] == ("end", "issued"))
    return list(played(law, channel, way[-2:], view(law, facts, *held)))


def test_each_document_carries_its_own_reason_and_holds_ten_years() -> None:
    channel = NEW.channel("centre")
    way = next(way for way in ways(channel) if way[-1] == ("end", "issued"))
    made = [one for one in played(NEW, channel, way, view(NEW, BOTH)) if isinstance(one, MakeDocument)]
    assert [(one.kind, one.iin, one.reason, one.valid_until) for one in made] == [
        ("identity-card", ME, "lost", date(2024, 6, 4)),
        ("passport", ME, "exchange", date(2024, 6, 4)),
    ]


def test_what_the_register_does_not_know_is_not_declared_lost() -> None:
    channel = OLD.channel("centre")
    way = next(way for way in ways(channel) if way[-1] == ("end", "issued"))
    facts = {"document": "passport", "card_reason": "none", "passport_reason": "lost-abroad"}
    assert not [one for one in played(OLD, channel, way, view(OLD, facts)) if isinstance(one, LoseDocument)]


@pytest.mark.parametrize(
    ("facts", "held", "ends"),
    [
        (BOTH, ("temporary-id",), True),
        (BOTH, (), False),
        ({"document": "passport", "passport_reason": "lost"}, ("temporary-id",), False),
        ({"document": "passport", "passport_reason": "lost"}, ("temporary-id", "identity-card"), True),
    ],
)
def test_a_temporary_card_ends_when_an_identity_card_is_in_hand(
    facts: dict[str, str], held: tuple[str, ...], ends: bool
) -> None:
    """temporary-id@2012, cl. 1: until the lost or invalid documents are restored."""
    gone = LoseDocument(kind="temporary-id", iin=ME, reason="surrendered")
    assert (gone in issued(OLD, facts, *held)) is ends


@pytest.mark.parametrize(
    ("day", "last"),
    [
        (date(2014, 6, 5), date(2024, 6, 4)),
        (date(2014, 1, 1), date(2023, 12, 31)),
        (date(2012, 2, 29), date(2022, 2, 28)),
        (date(2014, 3, 1), date(2024, 2, 29)),
    ],
)
def test_ten_years_end_on_the_day_before(day: date, last: date) -> None:
    assert ten_years(day) == last
