"""What must hold of every edition of every service: sources, languages, ways to an end, clocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from itertools import pairwise, product
from typing import Any

import pytest

from qyzmet.law.catalogue import editions, services
from qyzmet.law.limits import Unit
from qyzmet.law.model import Channel, Clause, Edition, Sourced, holds
from qyzmet.law.text import Text

EDITIONS = [law for service in services() for law in editions(service)]
CHANNELS = [(law, channel) for law in EDITIONS for channel in law.channels if channel.available]


def parts(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every value of an edition with the names that lead to it."""
    yield path, value
    if is_dataclass(value):
        for one in fields(value):
            yield from parts(getattr(value, one.name), f"{path}.{one.name}")
    elif isinstance(value, tuple):
        for number, one in enumerate(value):
            yield from parts(one, f"{path}[{getattr(one, 'id', number)}]")


VALUES = {law.name: list(parts(law, law.name)) for law in EDITIONS}


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_value_names_its_clause_or_the_reason_of_our_reading(law: Edition) -> None:
    sourced = [(path, value) for path, value in VALUES[law.name] if isinstance(value, Sourced)]
    assert len(sourced) > 150
    assert [path for path, value in sourced if value.clause is None and value.reading is None] == []


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_clause_cited_is_a_clause_of_the_act_and_is_quoted(law: Edition) -> None:
    cited = {
        one
        for _, value in VALUES[law.name]
        if isinstance(value, Sourced) and value.clause
        for one in value.clause.split(", ")
    }
    clauses = {clause.id: clause for clause in law.clauses}
    assert cited <= set(clauses)
    forms = [one for one in cited if clauses[one].text is None]
    assert all(one.startswith("annex ") for one in forms), "only forms and tables have no words of their own"


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_text_is_written_in_three_languages_with_their_own_letters(law: Edition) -> None:
    texts = [(path, value) for path, value in VALUES[law.name] if isinstance(value, Text)]
    for path, text in texts:
        assert text.kk.strip(), path
        assert text.ru.strip(), path
        assert text.en.strip(), path
        assert not re.search(r"[а-яәғқңөұүһі][a-z]|[a-z][а-яәғқңөұүһі]", text.kk, re.IGNORECASE), path
        russian = re.sub(r"«[^»]*»|ЖСН|Тәуелсіздік|әкімд\w+|мөртабан\w*", "", text.ru)
        assert not re.search(r"[әғқңөұүһі]", russian, re.IGNORECASE), (path, text.ru)
        plain = re.sub(r"«[^»]*»|“[^”]*”", "", text.en)
        assert not re.search(r"[а-яәғқңөұүһі]", plain, re.IGNORECASE), (path, text.en)
    long_ones = [text for _, text in texts if len(text.kk) > 40]
    kazakh = [text for text in long_ones if re.search(r"[әғқңөұүһі]", text.kk, re.IGNORECASE)]
    assert len(kazakh) >= 0.98 * len(long_ones), "a long Kazakh text has Kazakh letters"


def test_clauses_lie_inside_the_seed_and_lose_no_order() -> None:
    for law in EDITIONS:
        clauses: list[Clause] = [clause for clause in law.clauses if clause.id.isdigit()]
        assert [int(clause.id) for clause in clauses] == list(range(1, len(clauses) + 1)), law.name
        first, last = law.act.seed_lines
        for before, after in pairwise(clauses):
            assert first <= before.lines[0] <= before.lines[1] < after.lines[0] <= last
        for clause in clauses:
            assert clause.text is not None
            assert clause.text.startswith(f"{clause.id}. ")


def combinations(law: Edition, channel: Channel) -> list[dict[str, str]]:
    """Every combination of facts that the channel's branches ask and that the channel is open to."""
    names = {name for step in channel.steps for branch in step.then for name in branch.when}
    names |= set(channel.when)
    ranges = {name: [value.id for value in law.fact(name).values] for name in sorted(names)}
    rows = [dict(zip(ranges, row, strict=True)) for row in product(*ranges.values())]
    return [row for row in rows if holds(channel.when, row)]


@pytest.mark.parametrize(
    ("law", "channel"), CHANNELS, ids=lambda v: getattr(v, "name", "") if isinstance(v, Edition) else v.id
)
def test_every_way_through_a_channel_ends_and_none_goes_in_circles(law: Edition, channel: Channel) -> None:
    ends: set[str] = set()

    def walk(step_id: str, facts: dict[str, str], way: tuple[str, ...]) -> None:
        assert step_id not in way, f"{way} comes back to {step_id}"
        step = channel.step(step_id)
        for outcome in dict.fromkeys(branch.on for branch in step.then):
            go = next(b.go for b in step.then if b.on == outcome and holds(b.when, facts))
            if go.startswith("end:"):
                ends.add(go)
            else:
                walk(go, facts, (*way, step_id))

    assert channel.first is not None
    for facts in combinations(law, channel):
        walk(channel.first, facts, ())
    assert ends == {b.go for s in channel.steps for b in s.then if b.go.startswith("end:")}


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_case_of_every_channel_has_one_term_of_the_service(law: Edition) -> None:
    for channel in law.channels:
        if not channel.available:
            continue
        names = {name for term in law.terms for name in term.when} | set(channel.when)
        ranges = {name: [value.id for value in law.fact(name).values] for name in sorted(names)}
        for row in product(*ranges.values()):
            facts = dict(zip(ranges, row, strict=True))
            if holds(channel.when, facts):
                found = [t for t in law.terms_for(channel.id, facts) if t.kind == "service"]
                assert len(found) == 1, (channel.id, facts)
                assert found[0].limit is not None


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_the_documents_of_every_case_are_listed_for_every_channel_that_is_open(law: Edition) -> None:
    asked = [fact for fact in law.facts if fact.asked_of == "applicant"]
    cases: list[dict[str, str]] = [{}]
    for fact in asked:
        cases = [
            {**case, fact.id: value.id}
            for case in cases
            for value in (fact.values if holds(fact.when, case) else ())
            if holds(value.when, case)
        ] + [case for case in cases if not holds(fact.when, case)]
    assert len(cases) >= 5
    for case in cases:
        for channel in law.channels:
            if channel.available and holds(channel.when, case):
                assert law.documents_for(channel.id, case), (channel.id, case)


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_a_step_never_may_last_longer_than_the_whole_service_in_the_same_unit(law: Edition) -> None:
    for channel in law.channels:
        whole = [t for t in law.terms if t.kind == "service" and channel.id in t.channels and t.limit]
        for step in channel.steps:
            limit = law.term(step.within).limit if step.within else None
            if limit is None or law.term(step.within or "").kind not in ("serving", "return"):
                continue
            same = [t.limit.value for t in whole if t.limit and t.limit.unit is limit.unit]
            assert not same or limit.value <= max(same), (channel.id, step.id)


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_days_are_counted_in_days_and_minutes_never_on_a_week(law: Edition) -> None:
    for term in law.terms:
        if term.limit is not None and term.limit.unit in (Unit.MINUTES, Unit.HOURS):
            assert term.week is None
            assert term.backwards_from is None


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_every_clause_of_the_act_is_made_use_of(law: Edition) -> None:
    """Nothing that the act says is left out: each clause has a value, a point of it or an anomaly that cites it."""
    cited = {
        one
        for _, value in VALUES[law.name]
        if isinstance(value, Sourced) and value.clause
        for one in value.clause.split(", ")
    } | {one for anomaly in law.anomalies for one in anomaly.where.split(", ")}
    assert [
        clause.id
        for clause in law.clauses
        if clause.id not in cited and not any(one.startswith(f"{clause.id}(") for one in cited)
    ] == []


@pytest.mark.parametrize("law", EDITIONS, ids=lambda law: law.name)
def test_what_an_edition_quotes_in_kazakh_stands_in_the_act_or_is_filled_in(law: Edition) -> None:
    """Words in «…» are the act's own: endings apart, each stands somewhere in its clauses or in its forms."""
    said = " ".join(clause.text or "" for clause in law.clauses).lower()
    said += " ".join(t.kk for p in law.papers for f in p.fields for t in (f.name, f.hint) if t).lower()
    said += " ".join(one.what.kk for one in law.anomalies).lower()
    known = {word[:5] for word in re.findall(r"[а-яәғқңөұүһі]+", said)}
    for path, value in VALUES[law.name]:
        if not isinstance(value, Text) or ".clauses[" in path or ".anomalies[" in path:
            continue
        for quoted in re.findall(r"«([^»]+)»", value.kk):
            unknown = [w for w in re.findall(r"[а-яәғқңөұүһі]+", quoted.lower()) if w[:5] not in known]
            assert unknown == [], (path, quoted)
