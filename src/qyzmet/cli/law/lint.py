"""``qyzmet law lint``: where the law contradicts itself."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections import Counter

from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.lint import RULES, Finding, lint
from qyzmet.law.model import Edition
from qyzmet.law.plain import plain
from qyzmet.law.text import Text

_SEVERITY = {
    "error": Text("қате", "ошибка", "error"),
    "warning": Text("ескерту", "предупреждение", "warning"),
    "note": Text("ұсақ", "мелочь", "note"),
}
_TOTAL = Text("{n} редакция, {f} қайшылық", "редакций: {n}, находок: {f}", "{n} editions, {f} findings")


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 if there is one, 2 if a rule does not exist."""
    if arguments.rules:
        _print_rules(arguments)
        return 0
    laws = _laws(arguments.edition)
    try:
        found = [(law, lint(law, arguments.rule)) for law in laws]
    except KeyError as error:
        print(f"--rule {error.args[0]}: {', '.join(rule.id for rule in RULES)}", file=sys.stderr)
        return 2
    every = [one for _, rows in found for one in rows]
    if arguments.json:
        print(json.dumps([plain(one) for one in every], ensure_ascii=False, indent=2))
        return 1 if every else 0
    for law, rows in found:
        counts = Counter(one.severity for one in rows)
        told = ", ".join(f"{_SEVERITY[s].in_(arguments.lang)} {n}" for s, n in sorted(counts.items()))
        print(f"{law.name}: {told or '–'}")
        for one in rows:
            _print(one, arguments.lang)
    print(_TOTAL.in_(arguments.lang).format(n=len(laws), f=len(every)))
    return 1 if every else 0


def _laws(asked: str | None) -> list[Edition]:
    if asked is None:
        return [law for service in services() for law in editions(service)]
    return [edition(asked)] if "@" in asked else list(editions(asked))


def _print(one: Finding, language: str) -> None:
    lines = f", {one.lines[0]}–{one.lines[1]}" if one.lines else ""
    print(f"  {_SEVERITY[one.severity].in_(language)} {one.rule} [{one.where}{lines}]")
    for sign, words in (("·", one.what), ("→", one.suggestion)):
        print(
            textwrap.indent(textwrap.fill(words.in_(language), 110, subsequent_indent="  "), f"    {sign} ")
        )


def _print_rules(arguments: argparse.Namespace) -> None:
    if arguments.json:
        rows = [{"id": r.id, "title": plain(r.title), "looks_for": plain(r.looks_for)} for r in RULES]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for rule in RULES:
        print(f"{rule.id:20} {rule.title.in_(arguments.lang)}: {rule.looks_for.in_(arguments.lang)}")
