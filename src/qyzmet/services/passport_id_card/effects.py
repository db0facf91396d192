"""What the issue of a passport or identity card does to the register of identity documents.

reading: neither edition says how long a document holds; ten years from the day it is made are taken, for a child
alike. reading: a lost document is declared invalid when the documents are taken in, so that nobody else can use it;
the exchanged one holds until the new one is handed over, for until then it is all the holder has. reading: a
temporary identity card stands in for the identity card, so it ends when that is handed over, or with a passport given
to who holds a valid identity card.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from qyzmet.law.model import Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.services.effects import CaseView, DocumentKind, Effect, GiveDocument, MakeDocument
from qyzmet.services.identity import declared, held, ten_years, wanted

REASON = {"identity-card": "card_reason", "passport": "passport_reason"}
"""The fact that says why a kind of document is asked for."""
LOST = ("lost", "lost-abroad")


def effects(edition: Edition, step: Step, outcome: str, case: CaseView) -> Sequence[Effect]:
    """What the step, ended so, does; see :class:`qyzmet.services.effects.Effects`."""
    match step.does, outcome:
        case Verb.RECEIVE, "complete":
            return tuple(_lost(case))
        case Verb.MAKE, "done":
            return tuple(_made(kind, case) for kind in wanted(case.facts))
        case Verb.ISSUE, "issued":
            return tuple(_given(case))
    return ()


def _reason(kind: DocumentKind, view: CaseView) -> str:
    return view.facts.get(REASON[kind], "")


def _lost(view: CaseView) -> Iterator[Effect]:
    for kind in wanted(view.facts):
        if _reason(kind, view) in LOST:
            yield from declared(view, kind, "lost")


def _made(kind: DocumentKind, view: CaseView) -> MakeDocument:
    return MakeDocument(
        kind=kind, iin=view.subject, valid_until=ten_years(view.on), reason=_reason(kind, view)
    )


def _given(view: CaseView) -> Iterator[Effect]:
    kinds = wanted(view.facts)
    yield from (GiveDocument(kind=kind, iin=view.subject) for kind in kinds)
    if "identity-card" in kinds or held(view.person, "identity-card"):
        yield from declared(view, "temporary-id", "surrendered")
