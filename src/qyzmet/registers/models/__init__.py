"""The tables of the registers."""

from qyzmet.registers.models.address import Address
from qyzmet.registers.models.document import IdentityDocument
from qyzmet.registers.models.dwelling import DwellingRight
from qyzmet.registers.models.employment import UnemployedEntry, UnemployedRegistration
from qyzmet.registers.models.family import Family, FamilyMember, IncomeRecord, PersonStatus
from qyzmet.registers.models.household import (
    HouseholdConfirmation,
    HouseholdEntry,
    HouseholdMember,
    HouseholdPage,
)
from qyzmet.registers.models.kinship import Kinship
from qyzmet.registers.models.legal_person import LegalPerson
from qyzmet.registers.models.look import Look
from qyzmet.registers.models.mark import RegistrationMark
from qyzmet.registers.models.military import MilitaryDuty
from qyzmet.registers.models.person import Person
from qyzmet.registers.models.residence import Residence

__all__ = [
    "Address",
    "DwellingRight",
    "Family",
    "FamilyMember",
    "HouseholdConfirmation",
    "HouseholdEntry",
    "HouseholdMember",
    "HouseholdPage",
    "IdentityDocument",
    "IncomeRecord",
    "Kinship",
    "LegalPerson",
    "Look",
    "MilitaryDuty",
    "Person",
    "PersonStatus",
    "RegistrationMark",
    "Residence",
    "UnemployedEntry",
    "UnemployedRegistration",
]
