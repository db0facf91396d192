"""How a decision was found, line by line, for whom it is about: shown when the case has ended."""

from __future__ import annotations

from qyzmet.desk.casefile import CaseFile
from qyzmet.desk.request import told
from qyzmet.law.text import Text


def decision_lines(file: CaseFile) -> list[Text]:
    """The explanation that the decision keeps (:mod:`qyzmet.services.found`); empty before the end and without one."""
    if file.outcome is None:
        return []
    verdict = told([entry.event for entry in file.entries]).found.get("verdict") or {}
    return [Text(line["kk"], line["ru"], line["en"]) for line in verdict.get("lines", ())]
