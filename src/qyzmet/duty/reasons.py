"""Why duty goes back to the payer.

reading: no edition speaks of a return (one says that none is provided for). Article 548 of the Tax Code of 2008 gives
back what was paid beyond what is required; that duty goes back where nothing was asked for, the papers were not
accepted, or the service was refused, is our decision for a deployment that wants it: an official opens each refund.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from qyzmet.law.text import Text

Reason = Literal["never-filed", "not-accepted", "refused", "overpaid"]

REASONS: Final[Mapping[Reason, Text]] = {
    "never-filed": Text("құжаттар тапсырылмаған", "документы не поданы", "no papers were filed"),
    "not-accepted": Text("құжаттар қабылданбаған", "документы не приняты", "the papers were not accepted"),
    "refused": Text(
        "қызмет көрсетуден бас тартылған", "в оказании услуги отказано", "the service was refused"
    ),
    "overpaid": Text("баж артық төленген", "пошлина уплачена с излишком", "more was paid than was due"),
}
