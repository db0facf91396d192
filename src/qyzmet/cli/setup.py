"""``qyzmet setup``: tables, offices, population, demo accounts."""

from __future__ import annotations

import argparse
import os
import sys

DEMO_PASSWORD = "qyzmet-demo"
"""Of the demo accounts, unless ``QYZMET_DEMO_PASSWORD`` says otherwise."""


def run(arguments: argparse.Namespace) -> int:
    """Prepare the database; idempotent."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from qyzmet.offices.loader import load_offices
    from qyzmet.trust.authority import authority

    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    offices = load_offices()
    print(f"offices: {offices}", file=sys.stderr)
    authority()
    if arguments.no_demo:
        return 0
    from qyzmet.offices.demo import create_demo_accounts
    from qyzmet.registers.population import populate

    populate(arguments.people, arguments.seed, True)
    password = os.environ.get("QYZMET_DEMO_PASSWORD", DEMO_PASSWORD)
    accounts = create_demo_accounts(password)
    print("Demo accounts (password of all: " + password + ")")
    width = max(len(account.username) for account in accounts)
    for account in accounts:
        print(f"  {account.username:<{width}}  {account.who.kk} · {account.who.en} · {account.where}")
    return 0
