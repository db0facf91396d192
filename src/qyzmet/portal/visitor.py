"""Who looks without logging in: what they are shown of a case leaves a trace too, with nobody's name in it."""

from __future__ import annotations

from qyzmet.cases.models import Case
from qyzmet.desk.casefile import whom
from qyzmet.registers.looker import Looker, leave_trace

VISITOR = Looker(user_id=0, name="", post="visitor")


def visited(case_number: str, what: str) -> None:
    """Somebody who holds a paper or a receipt looked; ``what`` is ``verify`` or ``follow``."""
    case = Case.objects.filter(number=case_number).first()
    leave_trace(VISITOR, case_number, what, whom(case) if case else ())
