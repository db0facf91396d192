"""The tables of the store.

``Entry`` is the truth: the append-only, hash-chained journal of every case. ``Case`` and ``Clock`` are
what the journal adds up to, kept for worklists; :func:`qyzmet.cases.store.rebuild` makes them anew.
The rows of a case are written by the SQL functions ``cases_write`` and ``cases_append`` and by nothing
else; where they guarantee that the case exists, no foreign key checks it once more at every line.
"""

from qyzmet.cases.models.assignment import Assignment
from qyzmet.cases.models.case import Case, Ending, SearchKey, Standing
from qyzmet.cases.models.custody import Custody, CustodyAct, CustodyActLine, Holding, Manifest, ManifestLine
from qyzmet.cases.models.entry import Attachment, Clock, Counter, Entry
from qyzmet.cases.models.queue import Ticket, TicketEvent, Window
from qyzmet.cases.models.visit import Equipment, EquipmentUse, PremisesCheck, Route, Visit, VisitEvent

__all__ = [
    "Assignment",
    "Attachment",
    "Case",
    "Clock",
    "Counter",
    "Custody",
    "CustodyAct",
    "CustodyActLine",
    "Ending",
    "Entry",
    "Equipment",
    "EquipmentUse",
    "Holding",
    "Manifest",
    "ManifestLine",
    "PremisesCheck",
    "Route",
    "SearchKey",
    "Standing",
    "Ticket",
    "TicketEvent",
    "Visit",
    "VisitEvent",
    "Window",
]
