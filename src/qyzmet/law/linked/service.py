"""The service itself, as this edition describes it: ``cpsv:PublicService`` and schema.org GovernmentService."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from qyzmet.law.catalogue import editions
from qyzmet.law.linked import channels, contacts, papers, rules
from qyzmet.law.linked.law import act_node, carriers
from qyzmet.law.linked.nodes import COUNTRY, Node, Nodes, Writer, country, currency, day, tongue
from qyzmet.law.model import Edition, Item
from qyzmet.law.text import LANGUAGES, Text
from qyzmet.law.words import joined

_STATUS: Final = {
    "inForce": ("Completed", Text("күшінде", "действует", "in force")),
    "ended": ("Withdrawn", Text("күшін жойған", "утратила силу", "no longer in force")),
    "coming": ("UnderDevelopment", Text("әлі күшіне енбеген", "ещё не вступила в силу", "not yet in force")),
}
"""ADMS status of an edition on the day of the graph."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The heading under which a catalogue shows a service; ``id`` is plain ASCII."""

    id: str
    name: Text


def service_nodes(writer: Writer, edition: Edition, theme: Theme | None, *, whole: bool) -> Nodes:
    """The service and all it leads to; without ``whole`` only what a catalogue tells of it."""
    yield _service(writer, edition, theme, whole=whole)
    yield from _around(writer, edition, theme)
    yield from channels.channel_nodes(writer, edition, whole=whole)
    yield from papers.cost_nodes(writer, edition, whole=whole)
    if not whole:
        return
    yield from act_node(writer, edition.act)
    yield from papers.document_nodes(writer, edition)
    yield from papers.result_nodes(writer, edition)
    yield from papers.offer_nodes(writer, edition)
    yield from channels.hours_nodes(writer, edition)
    yield from rules.requirement_nodes(writer, edition)
    yield from rules.audience_nodes(writer, edition)
    yield from rules.rule_nodes(writer, edition)
    yield from contacts.contact_nodes(writer, edition)
    languages = (one for result in edition.results for one in papers.languages_of(edition, result))
    yield from (tongue(writer, language) for language in dict.fromkeys(languages))


def _service(writer: Writer, edition: Edition, theme: Theme | None, *, whole: bool) -> Node:
    site, before, after = writer.site, *_neighbours(edition)
    area, description = _area_address(writer, edition), _description(edition)
    category = writer.said(theme.name if theme else None)
    link = {"authority": site.part(edition, "authority"), "page": site.page(edition)}
    offered = [site.part(edition, f"channel-{one.id}") for one in channels.offered(edition)]
    return writer.node(
        site.service(edition),
        ("cpsv:PublicService", "schema:GovernmentService"),
        dct__identifier=edition.name,
        schema__identifier=edition.name,
        dct__title=writer.said(edition.title),
        schema__name=writer.said(edition.title),
        dct__description=writer.said(description),
        schema__description=writer.said(description),
        cv__hasCompetentAuthority=link["authority"],
        schema__provider=link["authority"],
        cv__hasChannel=offered,
        schema__availableChannel=offered,
        cv__processingTime=channels.processing_time(edition, *(one.id for one in channels.offered(edition))),
        cv__hasCost=[site.part(edition, one) for one in papers.costs(edition)],
        cv__hasLegalResource=carriers(writer, edition.act),
        cv__isClassifiedBy=[
            site.in_catalogue(f"service-{edition.service}"),
            site.part(edition, "automation"),
        ],
        cv__thematicArea=site.in_catalogue(f"group-{theme.id}") if theme else None,
        schema__category=category,
        schema__serviceType=category or writer.said(edition.title),
        dct__spatial=area,
        schema__areaServed=area,
        dct__temporal=site.part(edition, "force"),
        adms__status=f"http://purl.org/adms/status/{_STATUS[_status(writer, edition)][0]}",
        dct__isPartOf=site.in_catalogue("catalogue"),
        dct__replaces=site.service(before) if before else None,
        dct__isReplacedBy=site.service(after) if after else None,
        foaf__page=[link["page"], *(site.passport(edition, one) for one in LANGUAGES)],
        schema__url=link["page"],
        schema__subjectOf=[
            site.file(edition),
            *(site.passport(edition, one) for one in LANGUAGES),
            *carriers(writer, edition.act),
        ],
        **(_more(writer, edition) if whole else {}),
    )


def _more(writer: Writer, edition: Edition) -> dict[str, Any]:
    """The properties that lead to what only the file of the edition describes."""

    def parts(*names: str) -> list[str]:
        return [writer.site.part(edition, name) for name in names]

    audience = parts(*(f"audience-{one.id}" for one in edition.applicants))
    good = [result.id for result in edition.results if edition.outcome(result.outcome).good]
    contact_points = [
        node["@id"]
        for node in contacts.contact_nodes(writer, edition)
        if "foaf:Document" not in node["@type"]
    ]
    return {
        "cpsv__hasInput": parts(*(f"document-{one.id}" for one in edition.documents)),
        "cpsv__produces": parts(*(f"result-{one.id}" for one in edition.results)),
        "schema__serviceOutput": parts(*(f"result-{one}" for one in good)),
        "cpsv__follows": parts(*rules.rules(edition)),
        "cv__holdsRequirement": parts(*(f"requirement-{one.id}" for one in edition.applicants)),
        "dct__audience": audience,
        "schema__audience": audience,
        "cv__contactPoint": contact_points,
        "schema__hoursAvailable": parts(*channels.hours_parts(edition)),
        "schema__offers": parts(*papers.offers(edition)),
    }


def _around(writer: Writer, edition: Edition, theme: Theme | None) -> Nodes:
    """What the catalogue tells of a service too: authority, area, force, status, classes, pages."""
    site = writer.site
    yield _authority(writer, edition)
    yield country(writer)
    if _regional(edition):
        yield _region(writer, edition)
    yield writer.node(
        site.part(edition, "force"),
        ("dct:PeriodOfTime",),
        dcat__startDate=day(edition.act.force.since),
        dcat__endDate=day(edition.act.force.last),
        dct__description=writer.said(edition.act.force.rule),
        **writer.sourced(edition, edition.act.force),
    )
    status, name = _STATUS[_status(writer, edition)]
    yield writer.node(
        f"http://purl.org/adms/status/{status}", ("skos:Concept",), skos__prefLabel=writer.said(name)
    )
    yield _automation(writer, edition, edition.automation)
    newest = _newest(edition)
    yield writer.node(
        site.in_catalogue(f"service-{edition.service}"),
        ("skos:Concept",),
        skos__prefLabel=writer.said(newest.title),
        skos__notation=edition.service,
    )
    if theme:
        name = theme.name
        yield writer.node(
            site.in_catalogue(f"group-{theme.id}"), ("skos:Concept",), skos__prefLabel=writer.said(name)
        )
    yield writer.node(site.in_catalogue("catalogue"), ("dcat:Catalog", "dcat:Dataset", "schema:DataCatalog"))
    yield writer.node(site.page(edition), ("foaf:Document",))
    for language in LANGUAGES:
        yield writer.node(
            site.passport(edition, language), ("foaf:Document", "schema:DigitalDocument"), **_pdf(language)
        )
    if edition.fee.free:
        yield currency(writer)


def _pdf(language: str) -> dict[str, str]:
    return {"schema__encodingFormat": "application/pdf", "schema__inLanguage": language}


def _authority(writer: Writer, edition: Edition) -> Node:
    name = writer.said(edition.provider.name)
    return writer.node(
        writer.site.part(edition, "authority"),
        ("cv:PublicOrganisation", "org:Organization", "foaf:Agent", "schema:GovernmentOrganization"),
        dct__identifier=f"{edition.name}/authority",
        skos__prefLabel=name,
        dct__title=name,
        schema__name=name,
        dct__description=writer.said(edition.provider.choice),
        dct__spatial=_area_address(writer, edition),
        **writer.sourced(edition, edition.provider),
    )


def _automation(writer: Writer, edition: Edition, automation: Item) -> Node:
    return writer.node(
        writer.site.part(edition, "automation"),
        ("skos:Concept",),
        skos__prefLabel=writer.said(automation.text),
        **writer.sourced(edition, automation),
    )


def _regional(edition: Edition) -> bool:
    """Acts of a region are registered with justice, and no others are."""
    return edition.act.registered is not None


def _area_address(writer: Writer, edition: Edition) -> str:
    return writer.site.part(edition, "area") if _regional(edition) else COUNTRY


def _region(writer: Writer, edition: Edition) -> Node:
    """The area of a regional act; the act names it in its kind, «… облысы әкімдігінің қаулысы»."""
    kind = edition.act.kind
    name = Text(
        f"{kind.kk} қолданылатын аумақ", f"территория действия: {kind.ru}", f"where it holds: {kind.en}"
    )
    return writer.node(
        writer.site.part(edition, "area"),
        ("dct:Location", "atu:atu-type", "schema:AdministrativeArea"),
        skos__prefLabel=writer.said(name),
        schema__name=writer.said(name),
        schema__containedInPlace=COUNTRY,
    )


def _description(edition: Edition) -> Text:
    """What one gets and from whom, the form of the service, what it costs; a sentence each."""
    good = joined(result.name for result in edition.results if edition.outcome(result.outcome).good)
    said = [edition.title, good, edition.provider.name, edition.automation.text, edition.fee.words]
    return Text(*(" ".join(_sentence(one.in_(language)) for one in said if one.kk) for language in LANGUAGES))


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:].rstrip('.')}."


def _status(writer: Writer, edition: Edition) -> str:
    force = edition.act.force
    if writer.in_force(force):
        return "inForce"
    return "coming" if writer.on < force.since else "ended"


def _neighbours(edition: Edition) -> tuple[Edition | None, Edition | None]:
    known = list(editions(edition.service))
    place = next((number for number, one in enumerate(known) if one.name == edition.name), None)
    if place is None:
        return None, None
    before = known[place - 1] if place else None
    return before, known[place + 1] if place + 1 < len(known) else None


def _newest(edition: Edition) -> Edition:
    known = editions(edition.service)
    return known[-1] if any(one.name == edition.name for one in known) else edition
