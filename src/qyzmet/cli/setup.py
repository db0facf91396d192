"""``qyzmet setup``: tables, offices, population, demo accounts."""

from __future__ import annotations

import argparse
import os
import sys

DEMO_PASSWORD = "qyzmet-demo"
"""Of the demo accounts, unless ``QYZMET_DEMO_PASSWORD`` says otherwise."""


def run(arguments: argparse.Namespace) -> int:
    """Prepare the database; running it again changes nothing."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from qyzmet.offices.directory import load_offices
    from qyzmet.trust.authority import authority

    call_command("migrate", verbosity=0)
    loaded = load_offices()
    print(
        f"Offices: {loaded.offices} ({loaded.new_offices} new), contacts: {loaded.contacts}", file=sys.stderr
    )
    authority()
    if arguments.no_demo:
        return 0
    from django.utils import timezone

    from qyzmet.desk.demo.begin import begin
    from qyzmet.offices.demo import create_demo_accounts
    from qyzmet.registers.family_people import give_incomes
    from qyzmet.registers.population import populate
    from qyzmet.registers.progress import Progress

    people = populate(arguments.people, arguments.seed, Progress("People", arguments.people).advance)
    print(people.text.en, file=sys.stderr)
    accounts = create_demo_accounts(os.environ.get("QYZMET_DEMO_PASSWORD", DEMO_PASSWORD))
    give_incomes(arguments.seed, timezone.localdate())
    begun = begin(timezone.now(), arguments.seed)
    print(
        f"Left at Semey, Astana and Kokshetau: {begun.cases} cases in work, {begun.tickets} tickets in the halls, "
        f"{begun.visits} visits at home, {begun.paid} families on a payment list",
        file=sys.stderr,
    )
    _issue_keys()
    width = max(len(account.username) for account in accounts)
    print("Demo accounts:")
    for account in accounts:
        print(f"  {account.username:<{width}}  {account.password}  {account.who.kk} · {account.where.kk}")
    return 0


def _issue_keys() -> None:
    """Keys of the demo applicants, for the local signer to sign with; none under an authority of one's own."""
    from qyzmet.offices.models import Account
    from qyzmet.registers.models import LegalPerson, Person
    from qyzmet.trust.authority import NoTestAuthority, authority

    for account in Account.objects.exclude(iin=""):
        person = Person.objects.get(iin=account.iin)
        company = LegalPerson.objects.filter(bin=account.bin).first() if account.bin else None
        names = {"surname": person.surname, "given": person.given_name, "patronymic": person.patronymic}
        try:
            authority().person(account.iin, **names)
            if company is not None:
                authority().person(account.iin, **names, organisation=company.name_kk, bin_number=company.bin)
        except NoTestAuthority as none:
            print(none, file=sys.stderr)
            return
