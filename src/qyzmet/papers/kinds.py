"""All kinds of papers, by id."""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import Kind, PaperError
from qyzmet.papers.kinds_2010 import KINDS_2010
from qyzmet.papers.kinds_2011 import KINDS_2011
from qyzmet.papers.kinds_2014 import KINDS_2014
from qyzmet.papers.kinds_answers import KINDS_ANSWERS
from qyzmet.papers.kinds_assistance import KINDS_ASSISTANCE
from qyzmet.papers.kinds_farm import KINDS_FARM
from qyzmet.papers.kinds_home_education import KINDS_HOME_EDUCATION
from qyzmet.papers.kinds_office import KINDS_OFFICE
from qyzmet.papers.kinds_passport import KINDS_PASSPORT
from qyzmet.papers.kinds_registration import KINDS_REGISTRATION
from qyzmet.papers.kinds_temporary_id import KINDS_TEMPORARY_ID
from qyzmet.papers.kinds_unemployed import KINDS_UNEMPLOYED

KINDS: dict[str, Kind] = {
    one.id: one
    for one in (
        *KINDS_2010,
        *KINDS_2011,
        *KINDS_2014,
        *KINDS_ANSWERS,
        *KINDS_FARM,
        *KINDS_HOME_EDUCATION,
        *KINDS_ASSISTANCE,
        *KINDS_OFFICE,
        *KINDS_REGISTRATION,
        *KINDS_PASSPORT,
        *KINDS_TEMPORARY_ID,
        *KINDS_UNEMPLOYED,
    )
}


def kind_of(kind_id: str) -> Kind:
    """The kind with this id; :class:`PaperError` (``unknown-kind``) if there is none."""
    found = KINDS.get(kind_id)
    if found is None:
        raise PaperError(
            "unknown-kind",
            Text(
                f"«{kind_id}» деген қағаз түрі жоқ.",
                f"Вида документа «{kind_id}» нет.",
                f"There is no kind of paper “{kind_id}”.",
            ),
        )
    return found
