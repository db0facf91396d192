"""Run every benchmark, print one table; ``python -m bench actions dues papers`` runs the named ones."""

from __future__ import annotations

import importlib
import os
import platform
import sys

NAMES = ("actions", "dues", "http", "incomes", "law", "papers", "queue", "start", "worklists")


def main(wanted: list[str]) -> int:
    """Print the rows of each benchmark as a Markdown table; 1 if a bar is missed."""
    os.environ.setdefault("QYZMET_DATA", ".data/bench")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    missed = 0
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    print(f"{machine}, Python {platform.python_version()}")
    print()
    print("| what | figure | beside | bar | met |")
    print("|---|---|---|---|---|")
    for name in wanted or NAMES:
        for row in importlib.import_module(f"bench.{name}").rows():
            missed += not row.met
            print(
                f"| {row.what} | {row.figure} | {row.beside} | {row.bar} | {'yes' if row.met else '**no**'} |"
            )
            sys.stdout.flush()
    return 1 if missed else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
