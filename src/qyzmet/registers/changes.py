"""Every change of the registers with legal effect: each is one transaction, traced and tied to its case.

Days are the office's own; ``case`` is the number of the case (or another cause, never empty), ``office`` an office
code. What a function answers is plain JSON, for the journal of the case. A change that cannot be is a
:class:`qyzmet.process.errors.Refusal` and has changed nothing.
"""

from qyzmet.registers.documents import (
    give_document,
    lose_document,
    make_document,
    rewrite_card,
    spoil_document,
)
from qyzmet.registers.housing import (
    end_residence,
    file_sheet,
    record_death,
    register_residence,
    stamp_book,
)

__all__ = [
    "end_residence",
    "file_sheet",
    "give_document",
    "lose_document",
    "make_document",
    "record_death",
    "register_residence",
    "rewrite_card",
    "spoil_document",
    "stamp_book",
]
