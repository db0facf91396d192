"""The receipt of the state duty of a case, as the journal has it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.request import told
from qyzmet.duty.words import figure, money
from qyzmet.law.model import Edition
from qyzmet.ui.components import Row
from qyzmet.ui.words import in_language


def duty_rows(file: CaseFile) -> list[Row]:
    """What was paid, when, by which receipt and by which share of the index; nothing where nothing was."""
    payment = told([entry.event for entry in file.entries]).payment
    if "receipt" not in payment:
        return []
    edition: Edition = file.edition
    clause = edition.fee.duty.clause if edition.fee.duty else edition.fee.clause
    share, index = figure(Decimal(payment["percent"])), money(Decimal(payment["index"]))
    return [
        Row(key=_("Paid"), value=money(Decimal(payment["amount"])), clause=clause, edition=edition),
        Row(
            key=_("Share of the index"),
            value=_("%(percent)s %% of %(index)s")
            % {"percent": in_language(share), "index": in_language(index)},
        ),
        Row(key=_("Receipt"), value=f"№ {payment['receipt']}, {payment['bank']}"),
        Row(key=_("Day of payment"), value=f"{date.fromisoformat(payment['paid_on']):%d.%m.%Y}"),
    ]
