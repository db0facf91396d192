"""What happens to benefits without anybody at a desk: confirmations that did not come, terms that are over."""

from __future__ import annotations

from datetime import date

from django.utils import timezone
from procrastinate.contrib.django import app

from qyzmet.benefits.confirming import overdue, watch
from qyzmet.process.errors import Refusal


def watch_benefits(today: date | None = None) -> int:
    """Pause and end what the day demands; how many benefits changed. Run late, it does all that was left undone."""
    day = today or timezone.localdate()
    changed = 0
    for key in list(overdue(day)):
        try:
            changed += watch(key, day)
        except Refusal:
            continue  # a parameter is missing for this one: the others go on, the next run tries again
    return changed


@app.periodic(cron="20 1 * * *")
@app.task(queueing_lock="watch-benefits", pass_context=False)
def watch_benefits_every_night(timestamp: int) -> None:
    """The nightly look at confirmations and terms."""
    watch_benefits()
