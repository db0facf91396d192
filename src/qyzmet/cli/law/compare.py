"""``qyzmet law compare``: what differs between two editions, clause beside clause, and what is alike."""

from __future__ import annotations

import argparse
import json
import textwrap
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from qyzmet.law.catalogue import edition
from qyzmet.law.changes import SECTIONS, Alike, Change, Comparison, Sides, compared
from qyzmet.law.model import Edition
from qyzmet.law.plain import plain
from qyzmet.law.text import LANGUAGES, Text

WIDTH = 110
_SIDES = {
    "applicant": Text("Өтініш беруші үшін", "Для заявителя", "For the applicant"),
    "staff": Text("Қызметкер үшін", "Для работников", "For staff"),
}
_SAME = Text("Айырмашылық жоқ.", "Различий нет.", "Nothing differs.")
_ALIKE = Text("Бірдей", "Одинаково", "Alike")
_LEGEND = Text(
    "[-ескі сөздер-] {+жаңа сөздер+}; [тармақ]",
    "[-прежние слова-] {+новые слова+}; [пункт]",
    "[-old words-] {+new words+}; [clause]",
)
_WORD_FOR_WORD = Text(
    "Сөзбе-сөз бірдей тармақтар", "Дословно одинаковые пункты", "Clauses that are the same word for word"
)
_KEPT = Text("бірдей қалғаны", "без изменений", "unchanged")
_SIGNS = {"added": "+", "removed": "-", "changed": "~"}


def run(arguments: argparse.Namespace) -> int:
    """Print what differs; 0 whether or not anything does."""
    found = _only(compared(edition(arguments.old), edition(arguments.new)), arguments.for_whom)
    if arguments.json:
        print(json.dumps(as_dict(found), ensure_ascii=False, indent=2))
        return 0
    for line in lines(found, arguments.lang):
        print(line)
    return 0


def _only(found: Comparison, side: str | None) -> Comparison:
    if side is None:
        return found
    return Comparison(
        found.old,
        found.new,
        tuple(row for row in found.changes if row.for_whom == side),
        tuple(row for row in found.alike if row.for_whom == side),
        found.word_for_word,
    )


def as_dict(found: Comparison) -> dict[str, Any]:
    """The comparison for JSON: names, counts, changes with their marks, and what is alike."""
    return {
        "old": found.old.name,
        "new": found.new.name,
        "matters": found.matters,
        "changes": [_change(row) for row in found.changes],
        "alike": [plain(row) for row in found.alike],
        "word_for_word": list(found.word_for_word),
    }


def _change(row: Change) -> dict[str, Any]:
    items = [{**plain(item), "kind": item.kind, "marks": _marks(item)} for item in row.items]
    return {**plain(row), "kind": row.kind, "marks": _marks(row), "items": items}


def _marks(row: Sides) -> dict[str, Any]:
    return {language: plain(row.marks(language)) for language in LANGUAGES}


def lines(found: Comparison, language: str) -> Iterator[str]:
    """The comparison as the command prints it."""
    yield f"{found.old.name} → {found.new.name}"
    yield _summary(found).in_(language)
    if not found.changes:
        yield _SAME.in_(language)
    else:
        yield _LEGEND.in_(language)
    for side, title in _SIDES.items():
        here = [row for row in found.changes if row.for_whom == side]
        if not here:
            continue
        yield ""
        yield f"{title.in_(language)} ({len(here)})"
        for section, rows in groupby(here, key=lambda row: row.section):
            yield ""
            yield f"  {SECTIONS[section].in_(language)}"
            for row in rows:
                yield from _row(row, found, language)
    yield from _alike(found.alike, language)
    if found.word_for_word:
        yield ""
        yield _wrapped(f"{_WORD_FOR_WORD.in_(language)}: {', '.join(found.word_for_word)}", "")


def _summary(found: Comparison) -> Text:
    alike, matters, differ = len(found.alike), found.matters, len(found.changes)
    return Text(
        f"Барлығы {matters} мәселе: бірдейі — {alike}, өзгешесі — {differ}.",
        f"Всего вопросов {matters}: одинаково — {alike}, различается — {differ}.",
        f"{alike} of {matters} matters are the same, {differ} differ.",
    )


def _row(row: Change, found: Comparison, language: str) -> Iterator[str]:
    head = _head(row, language)
    if head:
        yield _wrapped(head, "    ")
    for side in row.items or (row,):
        yield from _side(side, language, _scope(row, language) if not head else "")
    if row.kind != "changed" and row.section != "documents":
        silent = found.old if row.kind == "added" else found.new
        yield _wrapped(silence(silent).in_(language), "        ")


def _head(row: Change, language: str) -> str:
    """What it is about; nothing where the words themselves begin with it."""
    what, scope = row.what.in_(language), _scope(row, language)
    sides = [side.in_(language) for side in (row.old, row.new) if side]
    if not row.items and all(side.startswith(what) for side in sides):
        return ""
    kept = f" ({_KEPT.in_(language)}: {row.kept})" if row.items and row.kept else ""
    return f"{what}{scope}{kept}"


def _scope(row: Change, language: str) -> str:
    told = [", ".join(one.in_(language) for one in row.where), " | ".join(c.in_(language) for c in row.cases)]
    scope = "; ".join(part for part in told if part)
    return f" [{scope}]" if scope else ""


def _side(side: Sides, language: str, scope: str) -> Iterator[str]:
    marks = side.marks(language)
    if marks:
        signs = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
        words = " ".join(signs[mark.sign].format(mark.text) for mark in marks)
        yield _wrapped(f"{words}{scope}  {_cited(side.old_clause, side.new_clause)}", "      ~ ")
        return
    signs_ = ("-", "+") if side.kind != "changed" else ("~", "→")
    for sign, words_, clause in zip(
        signs_, (side.old, side.new), (side.old_clause, side.new_clause), strict=True
    ):
        if words_:
            yield _wrapped(f"{words_.in_(language)}{scope}  {_cited(clause)}", f"      {sign} ")


def _cited(*clauses: str | None) -> str:
    return f"[{' → '.join(clause or '–' for clause in clauses)}]"


def silence(law: Edition) -> Text:
    """That an edition says nothing of the matter."""
    return Text(
        f"{law.name} бұл туралы ештеңе айтпайды.",
        f"{law.name} об этом ничего не говорит.",
        f"{law.name} says nothing of it.",
    )


def _alike(rows: tuple[Alike, ...], language: str) -> Iterator[str]:
    if not rows:
        return
    yield ""
    yield f"{_ALIKE.in_(language)} ({len(rows)})"
    for section, group in groupby(rows, key=lambda row: row.section):
        named = "; ".join(row.what.in_(language) for row in group)
        yield _wrapped(f"{SECTIONS[section].in_(language)}: {named}", "  ")


def _wrapped(text: str, indent: str) -> str:
    return textwrap.fill(text, WIDTH, initial_indent=indent, subsequent_indent=" " * (len(indent) + 2))
