"""``qyzmet duty …``: the index of a day, what a case owes. Needs no database."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, Final

from qyzmet.law.text import Text

LANGUAGES = ("kk", "ru", "en")
_COMMANDS: Final = {"index": "qyzmet.cli.duty.index", "charge": "qyzmet.cli.duty.charge"}


def add(commands: Any) -> None:
    """Add the group and its commands to the parser of the command line."""
    duty = commands.add_parser(
        "duty",
        help="the state duty: the index of a day, what a case owes and why",
        description="The state duty of the editions, as a share of the monthly calculation index.",
        epilog="Exit codes: 0 done, 1 found something wrong, 2 wrong use.",
    )
    group = duty.add_subparsers(dest="duty", metavar="COMMAND", required=True)
    _index(group)
    _charge(group)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; 1 if there is no answer, 2 if the question is wrong."""
    from qyzmet.cli.due.answer import NoTerm, WrongUse
    from qyzmet.law.catalogue import NoneInForce, UnknownEdition
    from qyzmet.law.problems import BadFile
    from qyzmet.process.errors import Refusal

    command: Callable[[argparse.Namespace], int] = importlib.import_module(_COMMANDS[arguments.duty]).run
    try:
        return command(arguments)
    except (WrongUse, UnknownEdition) as error:
        print(error.text.in_(arguments.lang), file=sys.stderr)
        return 2
    except (NoneInForce, NoTerm, Refusal) as error:
        text: Text = error.text
        print(text.in_(arguments.lang), file=sys.stderr)
        return 1
    except BadFile as error:
        print(error, file=sys.stderr)
        return 1


def _index(group: Any) -> None:
    parser = group.add_parser(
        "index",
        help="the monthly calculation index",
        description="The monthly calculation index of a day, with its source; without a day every value known.",
        epilog="Example: qyzmet duty index 2022-06-01 --purpose benefits",
    )
    parser.add_argument("day", nargs="?", type=_day, metavar="DAY", help="a day, such as 2014-06-02")
    parser.add_argument(
        "--purpose", choices=["duty", "benefits"], default="duty", help="what it is for (default duty)"
    )
    _common(parser)


def _charge(group: Any) -> None:
    parser = group.add_parser(
        "charge",
        help="what a case owes, and how it is computed",
        description="The state duty of a case, so that a pocket calculator can follow.",
        epilog="Example: qyzmet duty charge passport-id-card --edition 2012 --fact document=both --on 2012-06-01",
    )
    parser.add_argument("service", help="SERVICE, or SERVICE@YEAR")
    parser.add_argument(
        "--edition", metavar="YEAR", help="the edition; without it the one that governs the day"
    )
    parser.add_argument("--channel", metavar="CHANNEL", help="a channel of the edition")
    parser.add_argument(
        "--fact",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a fact of the case, such as document=passport or exempt=yes; may be repeated",
    )
    parser.add_argument("--on", type=_day, metavar="DAY", help="the day of payment (default today)")
    _common(parser)


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of the answer (default kk)")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: not a day; write it like 2012-06-01") from None
