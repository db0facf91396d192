"""What the issue of a temporary identity card does to the register of identity documents.

reading: neither edition puts a term to the card, so it ends without a day of its own: when the document that it
stands in for is handed over (2012 cl. 1), or when it is lost or given anew. reading: what the applicant of 2012 calls
lost or invalid is declared so when the documents are taken in; the edition of 2014 asks for no ground and declares
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.services.effects import CaseView, Effect, GiveDocument, MakeDocument
from qyzmet.services.identity import Loss, declared, wanted

DECLARED: Mapping[str, Loss] = {"lost": "lost", "invalid": "spoiled"}
"""What the register says of a document by the applicant's reason."""


def effects(edition: Edition, step: Step, outcome: str, case: CaseView) -> Sequence[Effect]:
    """What the step, ended so, does; see :class:`qyzmet.services.effects.Effects`."""
    match step.does, outcome:
        case Verb.RECEIVE, "complete":
            return tuple(_declared(case))
        case Verb.MAKE, "done":
            reason = case.facts.get("reason", "first")
            return (MakeDocument(kind="temporary-id", iin=case.subject, valid_until=None, reason=reason),)
        case Verb.ISSUE, "issued":
            return (GiveDocument(kind="temporary-id", iin=case.subject),)
    return ()


def _declared(view: CaseView) -> Iterator[Effect]:
    reason = DECLARED.get(view.facts.get("reason", ""))
    if reason is not None:
        for kind in wanted(view.facts):
            yield from declared(view, kind, reason)
