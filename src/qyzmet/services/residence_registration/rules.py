"""Who may have whom registered: oneself, one's child under 16, and (2014) a person whom a court declared incapable.

2012: clauses 11(5) and 15; 2014: clause 9.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.services import residence
from qyzmet.services.answers import contradiction
from qyzmet.services.rules import Inquiry, Objection

_IN_PERSON = {"2012": "15", "2014": "9"}
_REPRESENTED = frozenset({"2014"})
"""Editions that know a legal representative of an incapable citizen."""


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """What speaks against registering these persons; see :class:`qyzmet.services.rules.Rules`.

    ``on`` is the day of filing, by which the answer on age is held against the day of birth in the IIN.
    """
    in_person = _IN_PERSON[edition.year]
    age, asked = facts.get("age", ""), edition.fact("age").clause
    many = residence.one_person(subjects, in_person)
    wrong = many or contradiction(edition, facts)
    if wrong is not None:
        return wrong
    (subject,) = subjects
    wrong = residence.wrong_age(age, subject, edition.act.force.since, on, asked)
    if wrong is not None:
        return wrong
    if age == "under-16":
        # reading: neither edition says who applies for a child; a parent does, and shows the birth certificate.
        return residence.by_parent(applicant, subject, ties, asked)
    if subject != applicant and edition.year in _REPRESENTED:
        # reading: a court's decision is on paper, and the portal takes no paper.
        return None if ties is None else Objection("representative-on-paper", _REPRESENTATIVE, in_person)
    return residence.by_oneself(applicant, subject, in_person)


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """The look-up of this service is at who owns the dwelling (2014, cl. 9(2)); 2012 asks nothing."""
    return "dwellings" if edition.year == "2014" else "addresses"


def derived(edition: Edition) -> dict[str, str]:
    """2012, cl. 9 and 13: the service always goes through RP DRP, so that no arrival sheet is filled in (11(7))."""
    return {"system": "yes"} if edition.year == "2012" else {}


_REPRESENTATIVE = Text(
    "Әрекетке қабілетсіз азаматтың заңды өкілі құжаттарымен халыққа қызмет көрсету орталығына барады; порталда адам "
    "өзін немесе баласын ғана тіркей алады.",
    "Законный представитель недееспособного обращается с документами в центр обслуживания населения; на портале можно "
    "зарегистрировать только себя или своего ребёнка.",
    "The legal representative of an incapable person comes to a public service centre with the papers; on the portal "
    "one registers oneself or one's child only.",
)
