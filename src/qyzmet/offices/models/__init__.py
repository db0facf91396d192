"""The tables of the offices."""

from qyzmet.offices.models.absence import Absence
from qyzmet.offices.models.account import Account, Holding
from qyzmet.offices.models.attempt import Attempt
from qyzmet.offices.models.contact import Contact
from qyzmet.offices.models.office import Office
from qyzmet.offices.models.source import Source

__all__ = ["Absence", "Account", "Attempt", "Contact", "Holding", "Office", "Source"]
