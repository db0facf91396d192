"""``qyzmet law compare``: what differs between two editions, clause beside clause."""

from __future__ import annotations

import argparse
import json
import textwrap

from qyzmet.law.catalogue import edition
from qyzmet.law.changes import Change, changes
from qyzmet.law.plain import plain
from qyzmet.law.text import Text

_SIDES = {
    "applicant": Text("Өтініш беруші үшін", "Для заявителя", "For the applicant"),
    "staff": Text("Қызметкер үшін", "Для работников", "For staff"),
}
_SILENT = Text("айтылмаған", "не сказано", "not said")
_SAME = Text("Айырмашылық жоқ.", "Различий нет.", "Nothing differs.")


def run(arguments: argparse.Namespace) -> int:
    """Print what differs; 0 whether or not anything does."""
    old, new = edition(arguments.old), edition(arguments.new)
    rows = [row for row in changes(old, new) if arguments.for_whom in (None, row.for_whom)]
    if arguments.json:
        found = {"old": old.name, "new": new.name, "changes": [plain(row) for row in rows]}
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return 0
    if not rows:
        print(_SAME.in_(arguments.lang))
    for side, title in _SIDES.items():
        here = [row for row in rows if row.for_whom == side]
        if here:
            print(f"{title.in_(arguments.lang)} ({len(here)})")
        for row in here:
            _print(row, old.name, new.name, arguments.lang)
    return 0


def _print(row: Change, old: str, new: str, language: str) -> None:
    print(f"  {row.what.in_(language)}")
    for sign, name, words, clause in (
        ("-", old, row.old, row.old_clause),
        ("+", new, row.new, row.new_clause),
    ):
        said = words.in_(language) if words else _SILENT.in_(language)
        cited = f"  [{name}, {clause}]" if clause else f"  [{name}]"
        print(textwrap.indent(textwrap.fill(said + cited, 110, subsequent_indent="  "), f"    {sign} "))
