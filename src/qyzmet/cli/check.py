"""``qyzmet check``: do the journals hold?"""

from __future__ import annotations

import argparse
import os
import sys


def run(arguments: argparse.Namespace) -> int:
    """Verify the named cases, or all; 1 if a journal does not hold or a package is not where it says."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    import django

    django.setup()
    from qyzmet.cases import custody
    from qyzmet.cases.journal import verify
    from qyzmet.cases.models import Case
    from qyzmet.cases.numbers import read_case_number
    from qyzmet.process.errors import Refusal

    cases = Case.objects.order_by("pk")
    if arguments.numbers:
        try:
            numbers = [read_case_number(number) for number in arguments.numbers]
        except Refusal as refusal:
            print(refusal.text.en, file=sys.stderr)
            return 2
        cases = cases.filter(number__in=numbers)
        for number in sorted(set(numbers) - set(cases.values_list("number", flat=True))):
            print(f"{number}: no such case", file=sys.stderr)
            return 1
    total = broken = astray = 0
    for case in cases.iterator(chunk_size=500):
        verdict = verify(case)
        total += 1
        if not verdict.sound:
            broken += 1
            print(f"{verdict.number}: line {verdict.at_line}: {verdict.what}")
        elif fault := custody.verify(case):
            astray += 1
            print(f"{fault.number}: package: {fault.what}")
    print(f"{total} journals checked, {broken} broken")
    if astray:
        print(f"{astray} packages are not where the ledger says")
    return 1 if broken or astray else 0
