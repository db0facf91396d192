"""``qyzmet law lint``: where the law contradicts itself, and how much of it the rules see."""

from __future__ import annotations

import argparse
import json
import sys
import textwrap
from collections import Counter

from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.lint import RULES, Finding, lint
from qyzmet.law.lint.recall import Recall, recall, total
from qyzmet.law.model import Edition
from qyzmet.law.plain import plain
from qyzmet.law.text import Text

_SEVERITY = {
    "error": Text("қате", "ошибка", "error"),
    "warning": Text("ескерту", "предупреждение", "warning"),
    "note": Text("ұсақ", "мелочь", "note"),
}
_TOTAL = Text("{n} редакция, {f} қайшылық", "редакций: {n}, находок: {f}", "editions: {n}, findings: {f}")
_ALL = Text("барлығы", "всего", "all")
_WRAP = textwrap.TextWrapper(width=116, subsequent_indent="      ")
_HEAD = (
    Text("редакция", "редакция", "edition"),
    Text("белгілі", "известно", "known"),
    Text("көрінетін", "видимых", "visible"),
    Text("табылған", "найдено", "seen"),
    Text("толықтық", "полнота", "recall"),
    Text("қайшылық", "находок", "findings"),
)


def run(arguments: argparse.Namespace) -> int:
    """Print the findings; 1 if there is one, 2 if a rule does not exist."""
    if arguments.rules:
        _print_rules(arguments)
        return 0
    laws = _laws(arguments.edition)
    if arguments.recall:
        _print_recall(arguments, laws)
        return 0
    try:
        found = [(law, lint(law, arguments.rule)) for law in laws]
    except KeyError as error:
        print(f"--rule {error.args[0]}: {', '.join(rule.id for rule in RULES)}", file=sys.stderr)
        return 2
    every = [one for _, rows in found for one in rows]
    if arguments.json:
        print(json.dumps([{**plain(one), "lines": one.lines} for one in every], ensure_ascii=False, indent=2))
        return 1 if every else 0
    for law, rows in found:
        counts: Counter[str] = Counter(one.severity for one in rows)
        told = ", ".join(f"{_SEVERITY[s].in_(arguments.lang)} {counts[s]}" for s in _SEVERITY if counts[s])
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
    places = [f"{first}–{last}" if last > first else f"{first}" for first, last in one.spans]
    lines = f"; {', '.join(places[:4])}{'…' if len(places) > 4 else ''}" if places else ""
    print(f"  {_SEVERITY[one.severity].in_(language)} {one.rule} [{one.where}{lines}]")
    for sign, words in (("·", one.what), ("→", one.suggestion)):
        print(_WRAP.fill(f"    {sign} {words.in_(language)}"))


def _print_rules(arguments: argparse.Namespace) -> None:
    if arguments.json:
        rows = [{"id": r.id, "title": plain(r.title), "looks_for": plain(r.looks_for)} for r in RULES]
        print(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for rule in RULES:
        print(f"{rule.id:20} {rule.title.in_(arguments.lang)}: {rule.looks_for.in_(arguments.lang)}")


def _print_recall(arguments: argparse.Namespace, laws: list[Edition]) -> None:
    rows = [recall(law) for law in laws]
    if arguments.json:
        told = [{**plain(row), "missed": row.missed, "share": round(row.share, 3)} for row in rows]
        print(json.dumps(told, ensure_ascii=False, indent=2))
        return
    print(_line([name.in_(arguments.lang) for name in _HEAD]))
    for row in rows:
        print(_row(row.edition, row))
        if row.missed:
            print(f"  – {', '.join(row.missed)}")
    if len(rows) > 1:
        print(_row(_ALL.in_(arguments.lang), total(rows)))


def _row(name: str, row: Recall) -> str:
    return _line([name, row.anomalies, row.visible, row.seen, f"{row.share:.0%}", row.findings])


def _line(cells: list[str | int | object]) -> str:
    return f"{cells[0]!s:32}" + "".join(f"{cell!s:>10}" for cell in cells[1:])
