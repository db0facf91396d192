"""The tables of the registers."""

from qyzmet.registers.models.address import Address
from qyzmet.registers.models.kinship import Kinship
from qyzmet.registers.models.legal_person import LegalPerson
from qyzmet.registers.models.look import Look
from qyzmet.registers.models.person import Person
from qyzmet.registers.models.residence import Residence

__all__ = ["Address", "Kinship", "LegalPerson", "Look", "Person", "Residence"]
