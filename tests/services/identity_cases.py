"""Cases of the passport and of the temporary identity card: facts, ways through a channel, papers' contexts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta, timezone
from typing import Any

from qyzmet.law.model import Channel, Edition, holds
from qyzmet.law.text import Text
from qyzmet.services.effects import CaseView, Effect, effects_of
from qyzmet.services.writing import Desk, PaperContext

ME, CHILD, YOUTH, OTHER = "850101300007", "050310500003", "970310300004", "900202400001"
"""Born in 1985, on 10 March 2005, on 10 March 1997, in 1990."""
DAY = {"2012": date(2012, 6, 5), "2014": date(2014, 6, 5)}
ASTANA = timezone(timedelta(hours=6))
NAME = "Құлмағамбетова Гүлбаһрам Өміртайқызы"


def combinations(edition: Edition, channel: Channel | None = None) -> Iterator[dict[str, str]]:
    """Every combination of answers that the edition allows, for who may use the channel."""

    def answer(rest: int, facts: dict[str, str]) -> Iterator[dict[str, str]]:
        if rest == len(edition.facts):
            if channel is None or holds(channel.when, facts):
                yield facts
            return
        fact = edition.facts[rest]
        values = [one for one in fact.values if holds(one.when, facts)] if holds(fact.when, facts) else []
        if not values:
            yield from answer(rest + 1, facts)
        for value in values:
            yield from answer(rest + 1, {**facts, fact.id: value.id})

    yield from answer(0, {})


def ways(channel: Channel) -> Iterator[list[tuple[str, str]]]:
    """Every way from the first step to an end, as steps and how they end; the end comes last."""

    def go(step_id: str, done: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
        if step_id.startswith("end:"):
            yield [*done, ("end", step_id.removeprefix("end:"))]
            return
        for branch in channel.step(step_id).then:
            yield from go(branch.go, [*done, (step_id, branch.on)])

    assert channel.first is not None
    yield from go(channel.first, [])


def held(*kinds: str) -> list[dict[str, Any]]:
    """Valid documents of these kinds."""
    numbers = {"identity-card": "012345678", "passport": "N01234567", "temporary-id": "УЖ0000017"}
    return [
        {
            "kind": kind,
            "number": numbers[kind],
            "issued_on": "2009-07-07",
            "issued_by": "Әділет министрлігі",
            "valid_until": None,
            "state": "valid",
        }
        for kind in kinds
    ]


def view(edition: Edition, facts: Mapping[str, str], *kinds: str) -> CaseView:
    """A case of a person who holds valid documents of these kinds."""
    return CaseView(
        applicant=ME,
        subject=ME,
        facts=facts,
        request={},
        on=DAY[edition.year],
        person={"iin": ME, "documents": held(*kinds)},
    )


def played(edition: Edition, channel: Channel, way: list[tuple[str, str]], case: CaseView) -> list[Effect]:
    """What the registers undergo on the whole way."""
    return [
        effect
        for step, outcome in way[:-1]
        for effect in effects_of(edition, channel.step(step), outcome, case)
    ]


def context(edition: Edition, facts: Mapping[str, str], language: str = "kk", **more: Any) -> PaperContext:
    """What a paper of such a case is written from."""
    at = datetime.combine(DAY[edition.year], datetime.min.time(), ASTANA) + timedelta(hours=10)
    values: dict[str, Any] = {
        "number": "26-000123-48",
        "service": edition.title,
        "language": language,
        "at": at,
        "opened": at,
        "promised": at + timedelta(days=30),
        "applicant": NAME,
        "applicant_id": ME,
        "applicant_address": Text("Семей қаласы", "город Семей", "Semey"),
        "office": Desk(
            "VKO-2",
            Text("Семей ХҚО", "ЦОН Семея", "PSC of Semey"),
            Text("Абай к., 1", "ул. Абая, 1", "Abay 1"),
        ),
        "provider": Desk("VKO-MP", Text("Семей ІІБ", "УВД Семея", "Police of Semey"), Text("", "", "")),
        "official": "Ысқақова Айнұр",
        "facts": {**facts, "subjects": ME},
        "missing": [Text("фотосурет", "фотография", "photograph")],
        "request": {},
        "person": {
            "iin": ME,
            "surname": "Құлмағамбетова",
            "given_name": "Гүлбаһрам",
            "patronymic": "Өміртайқызы",
            "full_name": NAME,
            "birth_date": "1985-01-01",
            "birth_place": {"kk": "Өрел ауылы", "ru": "село Урыль", "en": "Oryl"},
            "permanent": {
                "dwelling": {"line": {"kk": "Семей қаласы, 7", "ru": "город Семей, 7", "en": "Semey, 7"}}
            },
            "documents": held("identity-card", "passport"),
        },
        "made": {
            "identity-card": {"number": "034567890", "made_on": "2014-06-20"},
            "passport": {"number": "N07654321", "made_on": "2014-06-20"},
            "temporary-id": {
                "number": "УЖ0000018",
                "made_on": DAY[edition.year].isoformat(),
                "valid_until": None,
            },
        },
        "payment": {"amount": 7778, "receipt": "00451", "bank": "«Қазпошта» АҚ", "paid_on": "2014-06-04"},
    }
    return PaperContext(**{**values, **more})
