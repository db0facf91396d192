"""``qyzmet law list``: the services and the chain of editions of each."""

from __future__ import annotations

import argparse
import json
from datetime import date, timedelta
from typing import Any

from qyzmet.law.acts import Link, chain
from qyzmet.law.catalogue import in_force, services, years
from qyzmet.law.text import Text

_NONE = Text("ешбір редакция күшінде емес", "ни одна редакция не действует", "none in force")
_AND_ON = Text("қазірге дейін", "по сей день", "until today")


def run(arguments: argparse.Namespace) -> int:
    """Print the chains; with ``--on`` one service that has no edition on that day makes the exit code 1."""
    if arguments.service:
        years(arguments.service)
    names = [arguments.service] if arguments.service else list(services())
    if arguments.on:
        for name in names if arguments.service else ():
            in_force(name, arguments.on)
    rows = [(name, _links(name, arguments.on)) for name in names]
    if arguments.json:
        print(json.dumps([_plain(name, links) for name, links in rows], ensure_ascii=False, indent=2))
        return 0
    for name, links in rows:
        print(name)
        for link in links:
            for line in _lines(link, arguments.lang, gap=not arguments.on):
                print(f"  {line}")
        if not links:
            print(f"  {_NONE.in_(arguments.lang)}")
    return 0


def _links(service: str, on: date | None) -> tuple[Link, ...]:
    found = chain(service)
    if on is None:
        return found
    return tuple(link for link in found if link.edition.act.force.covers(on))


def _lines(link: Link, language: str, *, gap: bool) -> list[str]:
    one, act = link.edition, link.act
    force = one.act.force
    until = f"{force.last:%d.%m.%Y}" if force.last else _AND_ON.in_(language)
    lines = [
        f"{one.name:36} {force.since:%d.%m.%Y} – {until}  {one.title.in_(language)}",
        f"{'':36} {act.id}: {act.kind.in_(language)} № {act.number}, {act.date:%d.%m.%Y}",
    ]
    if gap and link.gap:
        first, following = link.gap
        lines.append(
            f"{'':36} {first:%d.%m.%Y} – {following - timedelta(days=1):%d.%m.%Y}: {_NONE.in_(language)}"
        )
    return lines


def _plain(service: str, links: tuple[Link, ...]) -> dict[str, Any]:
    return {
        "service": service,
        "editions": [
            {
                "edition": link.edition.name,
                "title": link.edition.title.as_dict(),
                "since": link.edition.act.force.since.isoformat(),
                "until": link.edition.act.force.until and link.edition.act.force.until.isoformat(),
                "act": link.act.id,
                "gap": [day.isoformat() for day in link.gap] if link.gap else None,
            }
            for link in links
        ],
    }
