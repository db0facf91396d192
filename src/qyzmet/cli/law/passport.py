"""``qyzmet law passport``: the passport of a service as a PDF. Needs no database."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from qyzmet.law.catalogue import edition
from qyzmet.law.linked import Site
from qyzmet.papers.passport import passport


def run(arguments: argparse.Namespace) -> int:
    """Write the file and print its name; 2 if it cannot be written."""
    law = edition(arguments.edition)
    made = passport(law, arguments.lang, url=Site(arguments.base).page(law))
    file = Path(arguments.out)
    try:
        file.write_bytes(made)
    except OSError as error:
        print(f"{file}: {error.strerror}", file=sys.stderr)
        return 2
    print(file)
    return 0
