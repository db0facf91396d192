"""What a newer edition changes for applicants and for staff, clause by clause; and why two services differ.

Generic: nothing here knows a service. Both sides are told in the words of the editions; where one of them says
nothing of the matter its side is None.
"""

from qyzmet.law.changes.between import changes, compared
from qyzmet.law.changes.marks import Mark
from qyzmet.law.changes.model import Alike, Change, Comparison, ForWhom, Item, Kind, Sides
from qyzmet.law.changes.sections import SECTIONS

__all__ = [
    "SECTIONS",
    "Alike",
    "Change",
    "Comparison",
    "ForWhom",
    "Item",
    "Kind",
    "Mark",
    "Sides",
    "changes",
    "compared",
]
