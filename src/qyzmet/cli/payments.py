"""``qyzmet payments``: the payment list of an office for a month as files, for those who work without the pages."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path


def run(arguments: argparse.Namespace) -> int:
    """Make the list or bring it up to date, and write it as CSV and XLSX, and for the bank once it is approved.

    1 where the list cannot be made, with the reason; 2 for an office or a month that is none. An approved list is
    written as it was approved.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    import django

    django.setup()
    from django.utils import timezone, translation

    from qyzmet.benefits.bankfile import bank_file
    from qyzmet.benefits.models import PayList
    from qyzmet.benefits.parameters import payer
    from qyzmet.benefits.paying import make_list
    from qyzmet.benefits.report import COLUMNS, file_lines
    from qyzmet.offices.models import Office
    from qyzmet.process.errors import Refusal
    from qyzmet.provider.forms.benefit import month_of
    from qyzmet.registers.looker import Looker, leave_trace
    from qyzmet.ui.staff.tables import as_csv, as_xlsx
    from qyzmet.ui.words import in_language

    translation.activate(arguments.lang)
    office, month = Office.objects.filter(code=arguments.office).first(), month_of(arguments.month)
    if office is None or month is None:
        what = arguments.month if office else arguments.office
        print(f"{what}: no such {'month' if office else 'office'}", file=sys.stderr)
        return 2
    today = timezone.now().astimezone(office.zone).date()
    kept = PayList.objects.filter(office=office.code, month=month).first()
    try:
        if kept is None or kept.state == "made":
            kept = make_list(office.code, month, today=today, by="qyzmet payments").list
        lines = list(kept.lines.select_related("benefit__recipient").order_by("benefit", "pk"))
        looker = Looker(user_id=0, name="qyzmet payments", post="system", office=office.code)
        iins = dict.fromkeys(one.benefit.recipient.iin for one in lines)
        leave_trace(looker, f"payment list {month:%Y-%m}", "register", iins)
        columns = [str(in_language(one)) for one in COLUMNS]
        rows = file_lines(lines, in_language)
        out = Path(arguments.out)
        out.mkdir(parents=True, exist_ok=True)
        name = f"payments-{office.code}-{month:%Y-%m}"
        files = {f"{name}.csv": as_csv(columns, rows), f"{name}.xlsx": as_xlsx(name, columns, rows)}
        if kept.approved_at is not None and kept.payouts.filter(amount__gt=0).exclude(account="").exists():
            files[f"{name}.pain001.xml"] = bank_file(
                kept, payer(office.code), office.name_kk, made_at=kept.approved_at, on=today
            )
    except Refusal as refusal:
        print(refusal.text.in_(arguments.lang), file=sys.stderr)
        return 1
    for file, content in files.items():
        (out / file).write_bytes(content)
        print(out / file)
    return 0
