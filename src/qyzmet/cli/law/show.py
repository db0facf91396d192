"""``qyzmet law show``: an edition, whole, clause by clause."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from qyzmet.law.acts import act_of
from qyzmet.law.catalogue import edition, in_force
from qyzmet.law.model import Channel, Edition, Sourced
from qyzmet.law.plain import plain
from qyzmet.law.text import Text
from qyzmet.law.words import amount

_NOT_THEN = Text(
    "{name} бұл күні күшінде болмаған.",
    "{name} в этот день не действовала.",
    "{name} was not in force on that day.",
)
_HEADS = {
    "act": Text("Акт", "Акт", "Act"),
    "provider": Text("Көрсететін орган", "Кто оказывает", "Given by"),
    "channels": Text("Арналар мен қадамдар", "Каналы и шаги", "Channels and steps"),
    "terms": Text("Мерзімдер", "Сроки", "Terms"),
    "fee": Text("Төлемі", "Плата", "Fee"),
    "documents": Text("Құжаттар", "Документы", "Documents"),
    "results": Text("Нәтижелер", "Результаты", "Results"),
    "grounds": Text("Бас тарту негіздері", "Основания отказа", "Grounds of refusal"),
    "anomalies": Text(
        "Қайшылықтар мен оқылуы", "Противоречия и прочтение", "Contradictions and how we read them"
    ),
    "clauses": Text("Тармақтар", "Пункты", "Clauses"),
}


def run(arguments: argparse.Namespace) -> int:
    """Print the edition; 1 if none was in force on the day asked for."""
    if arguments.on and "@" not in arguments.edition:
        law = in_force(arguments.edition, arguments.on)
    else:
        law = edition(arguments.edition)
        if arguments.on:
            other = in_force(law.service, arguments.on)
            if other is not law:
                told = _NOT_THEN.in_(arguments.lang).format(name=law.name)
                print(f"{told} {other.name}", file=sys.stderr)
                return 1
    if arguments.json:
        print(json.dumps(plain(law), ensure_ascii=False, indent=2))
        return 0
    for line in lines(law, arguments.lang):
        print(line)
    return 0


def lines(law: Edition, language: str) -> Iterator[str]:
    """The edition in lines, each with its clause."""
    yield f"{law.name}: {law.title.in_(language)}"
    for name, part in _parts(law, language):
        yield ""
        yield _HEADS[name].in_(language)
        for words, source in part:
            yield f"  {words}{_cited(source)}"


def _cited(source: Sourced | None) -> str:
    return f"  [{source.clause}]" if source is not None and source.clause else ""


def _parts(law: Edition, language: str) -> Iterator[tuple[str, list[tuple[str, Sourced | None]]]]:
    act, force = act_of(law.name), law.act.force
    until = f"{force.last:%d.%m.%Y}" if force.last else "…"
    yield (
        "act",
        [
            (f"{act.id}: {act.kind.in_(language)} № {act.number}, {act.date:%d.%m.%Y}", law.act),
            (f"{force.since:%d.%m.%Y} – {until}: {force.rule.in_(language)}", force),
        ],
    )
    yield "provider", [(law.provider.name.in_(language), law.provider)]
    yield "channels", [row for channel in law.channels for row in _channel(law, channel, language)]
    yield (
        "terms",
        [
            (f"{t.id}: {t.what.in_(language)}: {amount(t.limit).in_(language) if t.limit else '–'}", t)
            for t in law.terms
        ],
    )
    yield "fee", [(law.fee.words.in_(language), law.fee), *_duty(law, language)]
    yield "documents", [(f"{d.id}: {d.name.in_(language)}", d) for d in law.documents]
    yield "results", [(r.name.in_(language), r) for r in law.results]
    yield "grounds", [(g.text.in_(language), g) for g in law.grounds]
    yield (
        "anomalies",
        [
            (f"{a.id} [{a.where}] {a.what.in_(language)} → {a.reading.in_(language)}", None)
            for a in law.anomalies
        ],
    )
    yield "clauses", [(f"{c.id}: {c.about.in_(language)}", None) for c in law.clauses]


def _duty(law: Edition, language: str) -> list[tuple[str, Sourced | None]]:
    if law.fee.duty is None:
        return []
    return [(f"{rate.what.in_(language)}: {rate.percent:f} %", rate) for rate in law.fee.duty.rates]


def _channel(law: Edition, channel: Channel, language: str) -> Iterator[tuple[str, Sourced | None]]:
    yield f"{channel.id}: {channel.name.in_(language)}", channel
    for step in channel.steps:
        yield f"  {step.id} {step.title.in_(language)} ({law.post(step.by).name.in_(language)})", step
