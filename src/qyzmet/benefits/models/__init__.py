"""The tables of the room."""

from qyzmet.benefits.models.benefit import (
    Benefit,
    Confirmation,
    Counted,
    Happening,
    Refused,
    Term,
    Turning,
)
from qyzmet.benefits.models.paying import PayLine, PayList, Payout

__all__ = [
    "Benefit",
    "Confirmation",
    "Counted",
    "Happening",
    "PayLine",
    "PayList",
    "Payout",
    "Refused",
    "Term",
    "Turning",
]
