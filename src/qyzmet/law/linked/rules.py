"""Who may apply and by which rules: requirements, audiences, terms, grounds of refusal."""

from __future__ import annotations

from typing import Final

from qyzmet.law import told
from qyzmet.law.linked.law import act_address
from qyzmet.law.linked.nodes import Node, Nodes, Writer
from qyzmet.law.linked.papers import proofs
from qyzmet.law.model import Applicant, Edition, Ground, Sourced, Term
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_REFUSAL: Final = Text("бас тарту негізі", "основание отказа", "ground of refusal")
_EXCEPT: Final = Text("қолданылмайды: {}", "не применяется: {}", "does not apply to: {}")


def requirement_nodes(writer: Writer, edition: Edition) -> Nodes:
    """Every kind of applicant as a requirement, and as an audience."""
    for applicant in edition.applicants:
        conditions = _conditions(edition, applicant)
        yield writer.node(
            writer.site.part(edition, f"requirement-{applicant.id}"),
            ("cv:Requirement",),
            dct__identifier=f"{edition.name}/{applicant.id}",
            dct__title=writer.said(applicant.name),
            dct__description=writer.said(conditions),
            cv__hasSupportingEvidence=[
                writer.site.part(edition, f"document-{one}") for one in proofs(edition, applicant.when)
            ],
            cv__fulfils=writer.site.part(edition, "standard"),
            **writer.sourced(edition, applicant),
        )


def audience_nodes(writer: Writer, edition: Edition) -> Nodes:
    """Whom the service is for."""
    for applicant in edition.applicants:
        yield writer.node(
            writer.site.part(edition, f"audience-{applicant.id}"),
            ("skos:Concept", "schema:Audience"),
            skos__prefLabel=writer.said(applicant.name),
            schema__audienceType=writer.said(applicant.name),
        )


def _conditions(edition: Edition, applicant: Applicant) -> Text | None:
    said = [*told.condition(edition, applicant.when)]
    if applicant.conditions:
        said.append(applicant.conditions)
    return joined(said) if said else None


def rule_nodes(writer: Writer, edition: Edition) -> Nodes:
    """The standard as a whole, each of its terms that binds, each ground of refusal."""
    yield _rule(writer, edition, "standard", edition.title, edition.act.title, None)
    for term in terms(edition):
        yield _rule(writer, edition, f"term-{term.id}", term.what, _term_words(edition, term), term)
    for ground in edition.grounds:
        yield _rule(writer, edition, f"ground-{ground.id}", _REFUSAL, _ground_words(ground), ground)


def rules(edition: Edition) -> list[str]:
    """The ids of the rules."""
    return [
        "standard",
        *(f"term-{term.id}" for term in terms(edition)),
        *(f"ground-{ground.id}" for ground in edition.grounds),
    ]


def terms(edition: Edition) -> tuple[Term, ...]:
    """The terms that bind somebody towards the applicant or the applicant; no limits of single actions."""
    return tuple(
        term for term in edition.terms if term.binding and term.limit is not None and term.kind != "step"
    )


def _rule(
    writer: Writer, edition: Edition, part: str, title: Text, description: Text, value: Sourced | None
) -> Node:
    return writer.node(
        writer.site.part(edition, part),
        ("cpsv:Rule",),
        dct__identifier=f"{edition.name}/{part}",
        dct__title=writer.said(title),
        dct__description=writer.said(description),
        cpsv__implements=act_address(writer, edition.act),
        **(writer.sourced(edition, value) if value else {}),
    )


def _term_words(edition: Edition, term: Term) -> Text:
    limit = told.limit(term)
    assert limit is not None
    where = [edition.channel(channel).name for channel in term.channels]
    return joined([limit, *told.condition(edition, term.when), *where])


def _ground_words(ground: Ground) -> Text:
    said = [ground.text, *(case.text for case in ground.cases)]
    if ground.exceptions:
        spared = joined(one.who for one in ground.exceptions)
        said.append(
            Text(_EXCEPT.kk.format(spared.kk), _EXCEPT.ru.format(spared.ru), _EXCEPT.en.format(spared.en))
        )
    return joined(said)
