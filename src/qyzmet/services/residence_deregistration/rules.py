"""Who may have whom removed from registration.

2012 (clauses 6 and 15) wants everybody to come in person, the dead and the convicted too: by our reading somebody
else applies for them. 2014 (clause 9) names the person, a legal representative and the owner of the dwelling.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from qyzmet.law.model import Edition, Step
from qyzmet.services import residence
from qyzmet.services.answers import contradiction
from qyzmet.services.rules import Inquiry, Objection

OUTLIVES = True
"""Who has died is removed too, and it is the applicant, not the dead, who gets the papers back."""


def objection(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subjects: Sequence[str],
    ties: Mapping[str, str] | None,
    *,
    on: date | None = None,
) -> Objection | None:
    """What speaks against removing these persons; see :class:`qyzmet.services.rules.Rules`.

    ``on`` is the day of filing, by which the answer on age is held against the day of birth in the IIN.
    """
    many = residence.one_person(subjects, edition.fact("reason").clause)
    wrong = many or contradiction(edition, facts)
    if wrong is not None:
        return wrong
    (subject,) = subjects
    if edition.year == "2014":
        return _named(edition, facts, applicant, subject)
    return _in_person(edition, facts, applicant, subject, ties, on)


def _in_person(
    edition: Edition,
    facts: Mapping[str, str],
    applicant: str,
    subject: str,
    ties: Mapping[str, str] | None,
    on: date | None,
) -> Objection | None:
    age, asked = facts.get("age", ""), edition.fact("age").clause
    wrong = residence.wrong_age(age, subject, edition.act.force.since, on, asked)
    if wrong is not None:
        return wrong
    match facts.get("reason"):
        case "death":
            return residence.by_another(applicant, subject, "6")
        case "sentenced" | "right-lost":
            return None
    if age == "under-16":
        return residence.by_parent(applicant, subject, ties, asked)
    return residence.by_oneself(applicant, subject, "15")


def _named(edition: Edition, facts: Mapping[str, str], applicant: str, subject: str) -> Objection | None:
    match facts.get("applicant"):
        case "self":
            return residence.by_oneself(applicant, subject, "9")
        case "representative":
            return residence.by_another(applicant, subject, "9")
        case "owner":
            return residence.by_another(applicant, subject, "9(2)")
    return None


def inquiry(edition: Edition, step: Step) -> Inquiry:
    """Neither edition looks anything up; where a step did, it would ask where the person is registered."""
    return "addresses"
