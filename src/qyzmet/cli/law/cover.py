"""``qyzmet law cover``: which lines of an act are not in the data."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.coverage import cover
from qyzmet.law.plain import plain


def run(arguments: argparse.Namespace) -> int:
    """Print the lines that are missing; 1 if there is one, 2 if the texts cannot be read."""
    if arguments.edition:
        laws = [edition(arguments.edition)]
    else:
        laws = [law for service in services() for law in editions(service)]
    try:
        found = [cover(law, Path(arguments.seeds)) for law in laws]
    except OSError as error:
        print(f"--seeds {arguments.seeds}: {error}", file=sys.stderr)
        return 2
    if arguments.json:
        print(json.dumps([plain(one) for one in found], ensure_ascii=False, indent=2))
    else:
        for one in found:
            print(f"{one.edition:36} {one.found:5}/{one.lines:<5} {one.words_found:6}/{one.words:<6}")
            for line in one.missing:
                print(f"  {line.number}: {line.text}  [{', '.join(line.missing)}]")
    return 1 if any(one.missing for one in found) else 0
