"""``qyzmet law …``: what the law says, where it contradicts itself, what an amendment changes."""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Callable
from datetime import date
from typing import Any

from qyzmet.deployment import public_address

LANGUAGES = ("kk", "ru", "en")
_COMMANDS = {
    "check": "qyzmet.cli.law.check",
    "cover": "qyzmet.cli.law.cover",
    "list": "qyzmet.cli.law.listing",
    "show": "qyzmet.cli.law.show",
    "lint": "qyzmet.cli.law.lint",
    "compare": "qyzmet.cli.law.compare",
    "draw": "qyzmet.cli.draw",
    "passport": "qyzmet.cli.law.passport",
    "publish": "qyzmet.cli.law.publish",
}


def add(commands: Any) -> None:
    """Add the group and its commands to the parser of the command line."""
    law = commands.add_parser(
        "law",
        help="the law itself: list, show, lint, compare, draw, publish",
        description="What the acts say, without a database.",
        epilog="Exit codes: 0 done, 1 found something wrong, 2 wrong use.",
    )
    group = law.add_subparsers(dest="law", metavar="COMMAND", required=True)
    _check(group)
    _cover(group)
    _list(group)
    _show(group)
    _lint(group)
    _compare(group)
    _draw(group)
    _passport(group)
    _publish(group)


def run(arguments: argparse.Namespace) -> int:
    """Run the command; a file of the law that cannot be used is told with everything that is wrong in it."""
    from qyzmet.law.catalogue import NoneInForce, UnknownEdition
    from qyzmet.law.problems import BadFile

    command: Callable[[argparse.Namespace], int] = importlib.import_module(_COMMANDS[arguments.law]).run
    try:
        return command(arguments)
    except UnknownEdition as error:
        print(error.text.in_(arguments.lang), file=sys.stderr)
        return 2
    except NoneInForce as error:
        print(error.text.in_(arguments.lang), file=sys.stderr)
        return 1
    except BadFile as error:
        print(error, file=sys.stderr)
        return 1


def _common(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of the answer (default kk)")


def _check(group: Any) -> None:
    parser = group.add_parser(
        "check",
        help="read the files of the law anew, strictly",
        description="Read every edition and act from its file, without the cache and without the last good reading.",
        epilog="Exit code 1 if a file cannot be used: name, file, line and remedy of every problem are printed.",
    )
    parser.add_argument("edition", nargs="?", help="SERVICE@YEAR; without it all editions and acts")
    _common(parser)


def _cover(group: Any) -> None:
    parser = group.add_parser(
        "cover",
        help="hold the data against the text of the acts",
        description="Which lines of the act stand nowhere in the data: lines found of lines printed, words of words.",
        epilog="Example: qyzmet law cover temporary-id@2014 --seeds ../seeds",
    )
    parser.add_argument("edition", nargs="?", help="SERVICE@YEAR; without it all editions")
    parser.add_argument("--seeds", required=True, metavar="FOLDER", help="where the texts of the acts lie")
    _common(parser)


def _list(group: Any) -> None:
    parser = group.add_parser(
        "list",
        help="the services, the chain of their editions and the acts",
        description="Every service with its editions: since when, until when, by which act; gaps between them.",
    )
    parser.add_argument("service", nargs="?", help="one service only")
    parser.add_argument("--on", type=_day, metavar="DATE", help="only what was in force on 2012-06-01")
    _common(parser)


def _show(group: Any) -> None:
    parser = group.add_parser(
        "show",
        help="an edition, whole",
        description="What an edition says, clause by clause.",
        epilog="Example: qyzmet law show passport-id-card --on 2012-06-01",
    )
    parser.add_argument("edition", help="SERVICE@YEAR, or SERVICE with --on DATE")
    parser.add_argument("--on", type=_day, metavar="DATE", help="the edition in force on this day")
    _common(parser)


def _lint(group: Any) -> None:
    parser = group.add_parser(
        "lint",
        help="where the law contradicts itself",
        description="Findings by rule: severity, clause, what contradicts what, a suggestion.",
        epilog="Exit code 1 if there is a finding.",
    )
    parser.add_argument("edition", nargs="?", help="SERVICE@YEAR or SERVICE; without it all editions")
    parser.add_argument("--rules", action="store_true", help="list the rules and what each looks for")
    parser.add_argument(
        "--recall", action="store_true", help="how much of the known anomalies of each edition the rules see"
    )
    parser.add_argument(
        "--rule", action="append", default=[], metavar="RULE", help="this rule only; may be repeated"
    )
    _common(parser)


def _compare(group: Any) -> None:
    parser = group.add_parser(
        "compare",
        help="what differs between two editions",
        description="What changes for the applicant and for staff, clause beside clause; also between two services.",
        epilog="Example: qyzmet law compare residence-registration@2012 residence-registration@2014",
    )
    parser.add_argument("old", help="SERVICE@YEAR")
    parser.add_argument("new", help="SERVICE@YEAR")
    parser.add_argument("--for", dest="for_whom", choices=["applicant", "staff"], help="one side only")
    _common(parser)


def _draw(group: Any) -> None:
    parser = group.add_parser(
        "draw",
        help="the process as BPMN 2.0 or SVG",
        description="Each channel of an edition as BPMN 2.0: a pool an organisation, a lane an SFU or system.",
        epilog="Example: qyzmet law draw targeted-social-assistance@2012 --channel akim --svg --out .",
    )
    parser.add_argument("edition", help="SERVICE@YEAR")
    parser.add_argument("--channel", help="one channel only")
    parser.add_argument("--svg", action="store_true", help="a picture instead of BPMN")
    parser.add_argument(
        "--out", metavar="FOLDER", help="write files here; without it one channel goes to the screen"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of the titles (default kk)")


def _passport(group: Any) -> None:
    parser = group.add_parser(
        "passport",
        help="a service on a few printable pages",
        description="What an edition says to an applicant, in plain order, each line with its clause, as a PDF.",
        epilog="Example: qyzmet law passport residence-registration@2014 --lang ru --out passport.pdf",
    )
    parser.add_argument("edition", help="SERVICE@YEAR")
    parser.add_argument("--out", required=True, metavar="FILE", help="the PDF to write")
    parser.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of the paper (default kk)")
    _base(parser)


def _publish(group: Any) -> None:
    parser = group.add_parser(
        "publish",
        help="open data and passports of all services as a folder",
        description="CPSV-AP and schema.org as JSON-LD for every edition and the catalogue, a passport of each "
        "in every language, and a page that lists them.",
        epilog="Example: qyzmet law publish --out public --base https://qyzmet.example",
    )
    parser.add_argument(
        "--out", required=True, metavar="DIR", help="folder to write to; made if it is not there"
    )
    parser.add_argument(
        "--on", type=_day, metavar="DATE", help="what is in force on this day (default today)"
    )
    parser.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of the answer (default kk)")
    _base(parser)


def _base(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--base",
        type=lambda address: address.rstrip("/"),
        default=public_address(),
        metavar="URL",
        help="where the public reaches the site (default QYZMET_BASE_URL)",
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text}: not a day; write it like 2012-06-01") from None
