"""The command line: ``qyzmet COMMAND …``.

Exit codes: 0 done, 1 found something wrong (a refusal, a broken chain), 2 wrong use.
Each command imports what it needs when it runs, so that ``--help`` is quick.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from qyzmet import __version__
from qyzmet.cli import duty, law

LANGUAGES = ("kk", "ru", "en")


def parser() -> argparse.ArgumentParser:
    """Every command with its options."""
    top = argparse.ArgumentParser(
        prog="qyzmet",
        description="Public services, run exactly as the law writes them.",
        epilog="Exit codes: 0 done, 1 found something wrong, 2 wrong use.",
    )
    top.add_argument("--version", action="version", version=f"qyzmet {__version__}")
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)

    due = commands.add_parser(
        "due",
        help="when a term runs out, and why",
        description="When the term of a service runs out for a filing, with the chain of reasons.",
        epilog="Examples: qyzmet due address-certificate@2010 --channel centre --place Семей "
        "--filed 2012-04-27T11:00 --explain; qyzmet due address-certificate@2010 --term lists its terms.",
    )
    due.add_argument("edition", help="SERVICE@YEAR, or SERVICE for the edition that governs the filing day")
    due.add_argument(
        "--channel",
        metavar="CHANNEL",
        help="provider, provider-letter, centre, portal, akim …: a channel of the edition; needed where it has several",
    )
    due.add_argument("--place", help="the town of the office, in Kazakh or Russian")
    due.add_argument(
        "--filed",
        "--from",
        metavar="MOMENT",
        help="when the term starts, 2012-04-27T11:00, in the zone of the office: the filing; for other terms the "
        "arrival of the papers, the registration of the complaint, the giving of the document",
    )
    due.add_argument(
        "--promised",
        metavar="DAY",
        help="the day promised, for a term counted back from it; without it the end of the term of the service",
    )
    due.add_argument(
        "--fact",
        action="append",
        default=[],
        metavar="NAME=VALUE",
        help="a fact of the case, such as applicant=legal; may be repeated",
    )
    due.add_argument(
        "--term",
        nargs="?",
        const="",
        help="id of one term of the edition instead of the whole service; without an id: list them all",
    )
    due.add_argument(
        "--people", type=_count, default=1, help="people in the queue, for a term that is so much for each"
    )
    due.add_argument("--explain", action="store_true", help="print the reasons")
    due.add_argument("--json", action="store_true", help="print JSON")
    due.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of the reasons (default kk)")

    duty.add(commands)
    law.add(commands)

    setup = commands.add_parser(
        "setup",
        help="prepare the database: tables, offices, population, demo accounts",
        description="Prepare the database. Running it again is quick and loses nothing.",
    )
    setup.add_argument("--people", type=_count, default=10_000, help="size of the synthetic population")
    setup.add_argument("--seed", type=int, default=2014, help="seed of the synthetic population")
    setup.add_argument("--no-demo", action="store_true", help="no population and no demo accounts")

    serve = commands.add_parser(
        "serve",
        help="serve the site, with its worker, the local signer and the stand-in of the payment gateway",
    )
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--workers", type=_count, default=2)
    serve.add_argument("--no-signer", action="store_true", help="do not start the local demo signer")
    serve.add_argument(
        "--no-gateway",
        action="store_true",
        help="do not start the stand-in of the payment gateway (as where QYZMET_GATEWAY_URL names a real one)",
    )

    commands.add_parser("worker", help="run the background jobs: clocks, system steps")

    signer = commands.add_parser("signer", help="the local demo signer, speaking the NCALayer protocol")
    signer.add_argument("--host", default="127.0.0.1")
    signer.add_argument("--port", type=int, default=13579)
    signer.add_argument("--tls", action="store_true", help="wss:// with a certificate of its own")

    gateway = commands.add_parser("gateway", help="a stand-in of the payment gateway, which takes no money")
    gateway.add_argument("--host", default="127.0.0.1")
    gateway.add_argument("--port", type=int, default=13580)

    demo = commands.add_parser(
        "demo",
        help="carry cases of every channel and outcome through to the end",
        description="Carry cases of every channel and outcome to the end, write their papers and a summary, "
        "and check every journal.",
        epilog="Example: qyzmet demo --service passport-id-card --cases 40 --out demo --lang ru",
    )
    demo.add_argument(
        "--cases",
        type=_count,
        default=200,
        help="how many (default 200); from about 130 up every end of every channel comes at least once",
    )
    demo.add_argument(
        "--service", action="append", default=[], metavar="SERVICE", help="only this service; may be repeated"
    )
    demo.add_argument(
        "--edition",
        action="append",
        default=[],
        metavar="SERVICE@YEAR",
        help="only this edition; may be repeated",
    )
    demo.add_argument("--out", required=True, metavar="DIR", help="folder for the papers and the summary")
    demo.add_argument("--seed", type=int, default=2014, help="of the lots drawn (default 2014)")
    demo.add_argument("--lang", choices=LANGUAGES, default="kk", help="language of the table (default kk)")

    payments = commands.add_parser(
        "payments",
        help="the payment list of an office for a month, as files",
        description="Make the payment list of an office for a month, or bring it up to date, and write it as CSV and "
        "XLSX; once the head has approved it also for the bank (ISO 20022 pain.001).",
        epilog="Example: qyzmet payments --office social-akmola-kokshetau --month 2026-11 --out lists",
    )
    payments.add_argument("--office", required=True, metavar="CODE", help="code of the authorised body")
    payments.add_argument("--month", required=True, metavar="MONTH", help="2026-11 or 11.2026")
    payments.add_argument("--out", required=True, metavar="DIR", help="folder for the files")
    payments.add_argument(
        "--lang", choices=LANGUAGES, default="kk", help="language of the files (default kk)"
    )

    check = commands.add_parser("check", help="check the journals of cases: hash chains and states")
    check.add_argument("numbers", nargs="*", metavar="NUMBER", help="case numbers; none: all")
    return top


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise argparse.ArgumentTypeError("a number from 1 up")
    return value


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the return value is the exit code."""
    arguments = parser().parse_args(argv)
    match arguments.command:
        case "due":
            from qyzmet.cli.due import run
        case "duty":
            from qyzmet.cli.duty import run
        case "law":
            from qyzmet.cli.law import run
        case "demo":
            from qyzmet.cli.demo import run
        case "payments":
            from qyzmet.cli.payments import run
        case "check":
            from qyzmet.cli.check import run
        case "setup":
            from qyzmet.cli.setup import run
        case _:
            from qyzmet.cli.serve import run
    try:
        return run(arguments)
    except KeyboardInterrupt:
        print(file=sys.stderr)
        return 1
