"""``qyzmet due``: when a term runs out, and why. Needs no database."""

from __future__ import annotations

import argparse
import json
import sys

from qyzmet.calendar.days import OutOfCalendar
from qyzmet.cli.due import listing
from qyzmet.cli.due.answer import Answer, NoTerm, WrongUse
from qyzmet.cli.due.question import answer
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.text import Text


def run(arguments: argparse.Namespace) -> int:
    """Print the due moment; 1 if the law gives none, 2 if the question is wrong."""
    language = arguments.lang
    try:
        if arguments.term == "":
            _list(arguments)
        else:
            _print(answer(arguments), arguments)
    except (WrongUse, UnknownEdition) as error:
        print(_said(error, language), file=sys.stderr)
        return 2
    except (NoneInForce, NoTerm, OutOfCalendar) as error:
        print(_said(error, language), file=sys.stderr)
        return 1
    return 0


def _list(arguments: argparse.Namespace) -> None:
    law = listing.asked_edition(arguments)
    if arguments.json:
        found = {"edition": law.name, "terms": listing.as_dicts(law)}
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return
    for line in listing.lines(law, arguments.lang):
        print(line)


def _print(found: Answer, arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(json.dumps(found.as_dict(), ensure_ascii=False, indent=2))
        return
    print(f"{found.due:%d.%m.%Y %H:%M} ({found.due:%z})")
    if arguments.explain:
        for reason in found.reasons:
            clause = f"  [{reason.clause}]" if reason.clause else ""
            print(f"  – {reason.text.in_(arguments.lang)}{clause}")


def _said(error: Exception, language: str) -> str:
    text = getattr(error, "text", None)
    return text.in_(language) if isinstance(text, Text) else str(error)
