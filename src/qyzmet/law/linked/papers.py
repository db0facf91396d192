"""What is brought and what is given: evidence, outputs, costs."""

from __future__ import annotations

from typing import Final

from qyzmet.law import told
from qyzmet.law.linked.nodes import CURRENCY, LANGUAGES_OF_PAPERS, Node, Nodes, Writer, day
from qyzmet.law.model import Document, Edition, Rate, Result, When
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_ONE_OF: Final = Text(
    "осы топтағы құжаттардың бірі жеткілікті: {}",
    "достаточно одного из документов: {}",
    "one of these documents is enough: {}",
)


def document_nodes(writer: Writer, edition: Edition) -> Nodes:
    """Every document of the edition as evidence, with the requirements it proves."""
    for document in edition.documents:
        proves = [one.id for one in edition.applicants if _implies(one.when, document.when)]
        yield writer.node(
            writer.site.part(edition, f"document-{document.id}"),
            ("cv:Evidence",),
            dct__identifier=f"{edition.name}/{document.id}",
            dct__title=writer.said(document.name),
            dct__description=writer.said(_details(edition, document)),
            cv__supportsRequirement=[writer.site.part(edition, f"requirement-{one}") for one in proves],
            **writer.sourced(edition, document),
        )


def proofs(edition: Edition, when: When) -> list[str]:
    """The ids of the documents that are asked of exactly these applicants."""
    return [document.id for document in edition.documents if _implies(when, document.when)]


def _implies(facts: When, wanted: When) -> bool:
    """Whether who fulfils ``facts`` always fulfils ``wanted``, which is a condition at all."""
    return bool(wanted) and all(
        fact in facts and set(facts[fact]) <= set(values) for fact, values in wanted.items()
    )


def _details(edition: Edition, document: Document) -> Text | None:
    """In which form, in which case, instead of what else."""
    said = [*told.condition(edition, document.when)]
    if document.condition:
        said.append(document.condition)
    said.extend(told.form(document))
    if document.group:
        alike = joined(one.name for one in edition.documents if one.group == document.group)
        said.append(
            Text(_ONE_OF.kk.format(alike.kk), _ONE_OF.ru.format(alike.ru), _ONE_OF.en.format(alike.en))
        )
    said.extend(item.text for item in document.requirements)
    if document.note:
        said.append(document.note)
    return joined(said) if said else None


def result_nodes(writer: Writer, edition: Edition) -> Nodes:
    """What the applicant may get in the end, the refusal too."""
    for result in edition.results:
        yield writer.node(
            writer.site.part(edition, f"result-{result.id}"),
            ("cv:Output", "schema:Thing"),
            dct__identifier=f"{edition.name}/{result.id}",
            dct__title=writer.said(result.name),
            schema__name=writer.said(result.name),
            dct__description=writer.said(result.form),
            dct__language=[LANGUAGES_OF_PAPERS[one] for one in languages_of(edition, result)],
            **writer.sourced(edition, result),
        )


def languages_of(edition: Edition, result: Result) -> list[str]:
    """The languages of the paper that carries a result; none where there is no form."""
    if result.paper is None:
        return []
    return [one for one in edition.paper(result.paper).languages if one in LANGUAGES_OF_PAPERS]


def costs(edition: Edition) -> list[str]:
    """The ids of the costs."""
    duty = edition.fee.duty
    return [f"cost-{rate.id}" for rate in duty.rates] if duty and duty.rates else ["cost"]


def offers(edition: Edition) -> list[str]:
    """The ids of the offers of schema.org, one a cost."""
    return [part.replace("cost", "offer", 1) for part in costs(edition)]


def cost_nodes(writer: Writer, edition: Edition, *, whole: bool) -> Nodes:
    """What it costs: nothing, or a share of an index, which the budget law of a year turns into money."""
    duty = edition.fee.duty
    if duty and duty.rates:
        for part, rate in zip(costs(edition), duty.rates, strict=True):
            yield _cost(writer, edition, part, rate, whole=whole)
    else:
        yield writer.node(
            writer.site.part(edition, "cost"),
            ("cv:Cost",),
            dct__identifier=f"{edition.name}/cost",
            dct__description=writer.said(edition.fee.words),
            cv__hasValue="0.0" if edition.fee.free else None,
            cv__currency=CURRENCY if edition.fee.free else None,
            **(writer.sourced(edition, edition.fee) if whole else {}),
        )


def _cost(writer: Writer, edition: Edition, part: str, rate: Rate, *, whole: bool) -> Node:
    only = rate.channels[0] if len(rate.channels) == 1 else None
    return writer.node(
        writer.site.part(edition, part),
        ("cv:Cost",),
        dct__identifier=f"{edition.name}/{part}",
        dct__description=writer.said(_rate(edition, rate)),
        cv__ifAccessedThrough=writer.site.part(edition, f"channel-{only}") if only else None,
        **(writer.sourced(edition, rate) if whole else {}),
    )


def _rate(edition: Edition, rate: Rate) -> Text:
    where = [edition.channel(channel).name for channel in rate.channels]
    return joined([rate.what, told.share(rate), *told.condition(edition, rate.when), *where])


def offer_nodes(writer: Writer, edition: Edition) -> Nodes:
    """The same for schema.org, with the days on which it held: a service itself has no such field there."""
    duty, force = edition.fee.duty, edition.act.force
    times = {"schema__validFrom": day(force.since), "schema__validThrough": day(force.last)}
    rates = duty.rates if duty else ()
    for number, part in enumerate(offers(edition)):
        rate = rates[number] if rates else None
        free = rate is None and edition.fee.free
        yield writer.node(
            writer.site.part(edition, part),
            ("schema:Offer",),
            schema__description=writer.said(_rate(edition, rate) if rate else edition.fee.words),
            schema__price="0" if free else None,
            schema__priceCurrency="KZT" if free else None,
            schema__additionalProperty=_percent(writer, rate) if rate else None,
            **times,
        )


def _percent(writer: Writer, rate: Rate) -> Node:
    return {
        "@type": "schema:PropertyValue",
        "schema:propertyID": "percent-of-monthly-calculation-index",
        "schema:name": writer.said(rate.what),
        "schema:value": float(rate.percent),
        "schema:unitText": "%",
    }
