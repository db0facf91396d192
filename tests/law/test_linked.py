"""The open data hold what CPSV-AP and schema.org ask of them, for every edition and for the catalogue."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

import pyshacl
import pytest
from rdflib import RDF, SKOS, Graph, Literal, Namespace, URIRef

from qyzmet.law import linked
from qyzmet.law.acts import act as act_by_id
from qyzmet.law.catalogue import edition, editions, services
from qyzmet.law.limits import Limit, Unit
from qyzmet.law.linked import Site, Theme, as_text, catalogue_graph, in_a_page, page_graph, service_graph
from qyzmet.law.linked.durations import duration, longest
from qyzmet.law.linked.nodes import Node
from qyzmet.law.linked.terms import PREFIXES, context
from qyzmet.law.text import LANGUAGES, Language, Text
from qyzmet.services.groups import GROUPS, group_of

SITE = Site("https://qyzmet.example")
TODAY = date(2026, 1, 1)
NAMES = [one.name for service in services() for one in editions(service)]
ADMS, CPSV, CV, DCAT, DCT, ELI, FOAF, SCHEMA = (
    Namespace(PREFIXES[prefix]) for prefix in ("adms", "cpsv", "cv", "dcat", "dct", "eli", "foaf", "schema")
)

pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")

# The names as published: SEMIC, CPSV-AP 3.2.0, and the ontology of ELI 1.x.
PUBLISHED = {
    "cpsv": "PublicService Rule follows hasInput implements produces",
    "cv": "Channel ContactPoint Cost Evidence Output PublicOrganisation Requirement contactPage contactPoint "
    "currency fulfils hasChannel hasCompetentAuthority hasCost hasLegalResource hasSupportingEvidence hasValue "
    "holdsRequirement ifAccessedThrough isClassifiedBy openingHours processingTime supportsRequirement telephone "
    "thematicArea",
    "eli": "LegalResource InForce-inForce InForce-notInForce amended_by amends based_on date_document "
    "date_no_longer_in_force first_date_entry_in_force in_force number repealed_by repeals",
    "adms": "status",
}


def theme(service: str) -> Theme:
    group = group_of(service)
    return Theme(group, GROUPS[group])


@cache
def shapes() -> Graph:
    found = Graph()
    for name in ("cpsv", "schema"):
        found.parse(data=files("qyzmet.law").joinpath(f"data/shapes/{name}.ttl").read_text("utf-8"))
    return found


def read(graph: dict[str, Any]) -> Graph:
    return Graph().parse(data=as_text(graph), format="json-ld")


def faults(graph: dict[str, Any]) -> str:
    """What the shapes find wrong; nothing if the graph holds."""
    holds, _, told = pyshacl.validate(read(graph), shacl_graph=shapes())
    return "" if holds else str(told)


@cache
def _whole(name: str) -> dict[str, Any]:
    law = edition(name)
    return service_graph(law, SITE, TODAY, theme=theme(law.service))


def whole(name: str) -> dict[str, Any]:
    return copy.deepcopy(_whole(name))


@cache
def catalogue() -> dict[str, Any]:
    return catalogue_graph(SITE, TODAY, theme_of=theme)


def said(graph: Graph, subject: URIRef, term: URIRef) -> dict[str, str]:
    found = [one for one in graph.objects(subject, term) if isinstance(one, Literal)]
    assert len(found) == len({one.language for one in found})
    return {str(one.language): str(one) for one in found}


# --- the shapes --------------------------------------------------------------------------------------


def test_the_shapes_are_shapes() -> None:
    holds, _, told = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert holds, told


@pytest.mark.parametrize("name", NAMES)
def test_every_edition_has_the_shape(name: str) -> None:
    assert faults(whole(name)) == ""


def test_the_catalogue_has_the_shape() -> None:
    assert faults(catalogue()) == ""


def _without(key: str) -> Callable[[Node], None]:
    def spoil(node: Node) -> None:
        node.pop(key)

    return spoil


def _in_two_languages(node: Node) -> None:
    del node["dct:title"]["en"]


def _ends_before_it_begins(node: Node) -> None:
    node["dcat:startDate"] = "2099-01-01"


SPOILT: list[tuple[str, Callable[[Node], None], str]] = [
    ("cpsv:PublicService", _without("dct:title"), "dct:title"),
    ("cpsv:PublicService", _in_two_languages, "dct:title"),
    ("cpsv:PublicService", _without("dct:description"), "dct:description"),
    ("cpsv:PublicService", _without("dct:identifier"), "dct:identifier"),
    ("cpsv:PublicService", _without("cv:hasCompetentAuthority"), "cv:hasCompetentAuthority"),
    ("cpsv:PublicService", _without("cv:hasChannel"), "cv:hasChannel"),
    ("cpsv:PublicService", _without("cv:processingTime"), "cv:processingTime"),
    ("cpsv:PublicService", _without("cv:hasLegalResource"), "cv:hasLegalResource"),
    ("cpsv:PublicService", _without("cpsv:hasInput"), "cpsv:hasInput"),
    ("cpsv:PublicService", _without("dct:temporal"), "dct:temporal"),
    ("cpsv:PublicService", _without("adms:status"), "adms:status"),
    ("cv:Channel", _without("cv:processingTime"), "cv:processingTime"),
    ("cv:PublicOrganisation", _without("skos:prefLabel"), "skos:prefLabel"),
    ("cv:PublicOrganisation", _without("dct:spatial"), "dct:spatial"),
    ("cv:Evidence", _without("dct:title"), "dct:title"),
    ("cpsv:Rule", _without("cpsv:implements"), "cpsv:implements"),
    ("dct:PeriodOfTime", _ends_before_it_begins, "dcat:startDate"),
    ("schema:GovernmentService", _without("schema:name"), "schema:name"),
    ("schema:GovernmentService", _without("schema:provider"), "schema:provider"),
    ("schema:GovernmentService", _without("schema:availableChannel"), "schema:availableChannel"),
    ("schema:ServiceChannel", _without("schema:processingTime"), "schema:processingTime"),
    ("schema:Offer", _without("schema:validFrom"), "schema:validFrom"),
    ("schema:OpeningHoursSpecification", _without("schema:opens"), "schema:opens"),
]


@pytest.mark.parametrize(("kind", "spoil", "path"), SPOILT)
@pytest.mark.parametrize("name", ["residence-registration@2014", "address-certificate@2010"])
def test_a_graph_that_lacks_what_it_owes_fails_the_shape(
    name: str, kind: str, spoil: Callable[[Node], None], path: str
) -> None:
    graph = whole(name)
    node = next(one for one in graph["@graph"] if kind in one["@type"])
    spoil(node)
    told = faults(graph)
    assert f"Result Path: {path}" in told
    assert node["@id"].rpartition("#")[2] in told


def test_a_chain_that_holds_one_way_only_fails_the_shape() -> None:
    graph = copy.deepcopy(catalogue())
    for node in graph["@graph"]:
        if node.get("dct:identifier") == "passport-id-card@2012":
            node["@type"] = ["schema:GovernmentService"]
    assert "dct:replaces" in faults(graph)


def test_no_term_is_invented() -> None:
    used: dict[str, set[str]] = {}
    for graph in (*map(whole, NAMES), catalogue()):
        for term in _terms(graph["@graph"]):
            prefix, _, rest = term.partition(":")
            if prefix in PUBLISHED:
                used.setdefault(prefix, set()).add(rest)
    assert used == {prefix: used[prefix] & set(terms.split()) for prefix, terms in PUBLISHED.items()}


def _terms(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _terms(one)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield key
            yield from _terms(one)
    elif isinstance(value, str) and value.count(":") == 1 and " " not in value:
        yield value


# --- what the graphs say -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_graph_says_what_the_edition_says(name: str) -> None:
    law, graph = edition(name), read(whole(name))
    service = URIRef(SITE.service(law))
    assert said(graph, service, DCT.title) == law.title.as_dict()
    assert str(graph.value(service, DCT.identifier)) == name
    authority = graph.value(service, CV.hasCompetentAuthority)
    assert isinstance(authority, URIRef)
    assert said(graph, authority, SKOS.prefLabel) == law.provider.name.as_dict()
    assert _names(graph, service, CPSV.hasInput) == {one.name for one in law.documents}
    assert _names(graph, service, CPSV.produces) == {one.name for one in law.results}
    assert _names(graph, service, CV.holdsRequirement) == {one.name for one in law.applicants}
    offered = {one.name for one in law.channels if one.available}
    assert _names(graph, service, CV.hasChannel) == offered
    rules = {str(one) for one in graph.objects(service, CPSV.follows)}
    assert {SITE.part(law, f"ground-{one.id}") for one in law.grounds} <= rules


def _names(graph: Graph, service: URIRef, term: URIRef) -> set[Text]:
    found = [said(graph, one, DCT.title) for one in graph.objects(service, term) if isinstance(one, URIRef)]
    return {Text(**one) for one in found}


@pytest.mark.parametrize("name", NAMES)
def test_the_longest_binding_term_of_a_channel_is_its_processing_time(name: str) -> None:
    law, graph = edition(name), read(whole(name))
    for channel in law.channels:
        terms = [t for t in law.terms if t.kind == "service" and t.binding and channel.id in t.channels]
        found = longest(term.limit for term in terms if term.limit)
        told = graph.value(URIRef(SITE.part(law, f"channel-{channel.id}")), CV.processingTime)
        assert (str(told) if told is not None else None) == (
            duration(found) if found and channel.available else None
        )


def test_figures_read_from_the_acts() -> None:
    """Clause 9(1) of 2012, clause 4(1) of 2014, clauses 4(1) and 7 of 2014: read there, not computed."""
    for name, channel, time in (
        ("targeted-social-assistance@2012", "akim", "P22D"),
        ("targeted-social-assistance@2012", "provider", "P7D"),
        ("residence-registration@2014", "portal", "PT15M"),
        ("passport-id-card@2012", "centre", "P1M"),
        ("passport-id-card@2014", "centre", "P30D"),
        ("unemployed-certificate@2011", "provider", "PT10M"),
    ):
        graph, law = read(whole(name)), edition(name)
        told = graph.value(URIRef(SITE.part(law, f"channel-{channel}")), CV.processingTime)
        assert str(told) == time, (name, channel)
    passport = read(whole("passport-id-card@2014"))
    values = {float(one) for one in passport.objects(None, SCHEMA.value)}
    assert values == {400.0, 20.0}
    assert (None, CV.hasValue, None) not in passport
    free = read(whole("targeted-social-assistance@2012"))
    assert [float(one) for one in free.objects(None, CV.hasValue)] == [0.0]


@pytest.mark.parametrize("name", NAMES)
def test_the_days_in_force_are_told_everywhere_alike(name: str) -> None:
    law, graph = edition(name), read(whole(name))
    force = law.act.force
    first, last = str(force.since), str(force.until - timedelta(days=1)) if force.until else None
    act = next(graph.subjects(ELI.first_date_entry_in_force))
    assert (act, RDF.type, SCHEMA.Legislation) in graph
    assert str(graph.value(act, ELI.number)) == law.act.number
    for start, end in (
        (ELI.first_date_entry_in_force, ELI.date_no_longer_in_force),
        (DCAT.startDate, DCAT.endDate),
        (SCHEMA.validFrom, SCHEMA.validThrough),
    ):
        assert {str(one) for one in graph.objects(None, start)} == {first}
        assert {str(one) for one in graph.objects(None, end)} == ({last} if last else set())


@pytest.mark.parametrize(
    ("day", "status", "in_force"),
    [
        (date(2014, 3, 6), "UnderDevelopment", "notInForce"),
        (date(2014, 3, 7), "Completed", "inForce"),
        (date(2015, 10, 11), "Completed", "inForce"),
        (date(2015, 10, 12), "Withdrawn", "notInForce"),
    ],
)
def test_the_status_is_that_of_the_day(day: date, status: str, in_force: str) -> None:
    law = edition("residence-registration@2014")
    graph = read(service_graph(law, SITE, day))
    told = graph.value(URIRef(SITE.service(law)), ADMS.status)
    assert str(told) == f"http://purl.org/adms/status/{status}"
    assert set(graph.objects(None, ELI.in_force)) == {ELI[f"InForce-{in_force}"]}


def test_the_catalogue_holds_every_service_with_the_chain_of_its_editions() -> None:
    graph = read(catalogue())
    parts = set(graph.objects(URIRef(SITE.in_catalogue("catalogue")), DCT.hasPart))
    assert parts == {URIRef(SITE.service(edition(name))) for name in NAMES}
    for service in services():
        chain = [URIRef(SITE.service(one)) for one in editions(service)]
        for older, newer in pairwise(chain):
            assert (newer, DCT.replaces, older) in graph
            assert (older, DCT.isReplacedBy, newer) in graph
        assert (chain[0], DCT.replaces, None) not in graph
        assert (chain[-1], DCT.isReplacedBy, None) not in graph


def test_the_catalogue_says_which_acts_repealed_which() -> None:
    graph = read(catalogue())
    act = URIRef(SITE.act(date(2014, 2, 24), "132"))
    repealed = set(graph.objects(act, ELI.repeals))
    assert URIRef(SITE.act(date(2009, 10, 26), "1669")) in repealed
    assert len(repealed) == len(act_by_id("2014-132").repeals)
    assert (act, ELI.repealed_by, URIRef(SITE.act(date(2015, 10, 12), "821"))) in graph
    assert repealed == set(graph.objects(act, SCHEMA.legislationRepeals))


@pytest.mark.parametrize("name", NAMES)
def test_nothing_leads_nowhere(name: str) -> None:
    """What a graph names under its own file is described there, or is of another file of ours."""
    law, graph = edition(name), read(whole(name))
    own = f"{SITE.file(law)}#"
    named = {one for one in graph.objects() if isinstance(one, URIRef) and str(one).startswith(own)}
    assert {one for one in named if (one, RDF.type, None) not in graph} == set()


# --- the page ----------------------------------------------------------------------------------------

TYPES = {key: value for key, value in context().items() if key.startswith("schema:")}
OFFLINE = {
    "@vocab": PREFIXES["schema"],
    **{
        key.removeprefix("schema:"): {"@id": PREFIXES["schema"] + key.removeprefix("schema:"), "@type": kind}
        for key, kind in (
            (key, value["@type"].replace("xsd:", PREFIXES["xsd"]))
            for key, value in TYPES.items()
            if "@type" in value
        )
    },
}
"""What the context of schema.org says of the terms we use; the tests fetch nothing."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_the_page_carries_the_schema_org_side_in_its_language(name: str, language: Language) -> None:
    law = edition(name)
    page = page_graph(law, SITE, TODAY, language, theme=theme(law.service))
    assert page["@context"] == "https://schema.org"
    assert page["@type"] == "GovernmentService"
    assert page["name"] == law.title.in_(language)
    assert page["category"] == GROUPS[group_of(law.service)].in_(language)
    assert faults({**page, "@context": OFFLINE}) == ""
    assert not [key for key in _terms(page) if key.partition(":")[0] in PREFIXES]
    assert len(in_a_page(page).encode()) < 16_000


def test_nothing_in_a_page_can_end_the_script() -> None:
    text = in_a_page({"@graph": [{"schema:name": "</script><!--<script>&amp;\u2028\u2029]]>"}]})
    assert not set("<>&\u2028\u2029") & set(text)
    assert json.loads(text)["@graph"][0]["schema:name"] == "</script><!--<script>&amp;\u2028\u2029]]>"


# --- time --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        (Limit(15, Unit.MINUTES), "PT15M"),
        (Limit(2, Unit.HOURS), "PT2H"),
        (Limit(7, Unit.WORKING_DAYS), "P7D"),
        (Limit(30, Unit.CALENDAR_DAYS), "P30D"),
        (Limit(2, Unit.DAYS), "P2D"),
        (Limit(1, Unit.MONTHS), "P1M"),
        (Limit(1, Unit.YEARS), "P1Y"),
    ],
)
def test_a_limit_is_a_duration(limit: Limit, told: str) -> None:
    assert duration(limit) == told


def test_the_longest_of_limits_in_different_units() -> None:
    month, fifteen = Limit(1, Unit.MONTHS), Limit(15, Unit.WORKING_DAYS)
    assert longest([fifteen, month]) == month
    assert longest([Limit(7, Unit.CALENDAR_DAYS), Limit(6, Unit.WORKING_DAYS)]) == Limit(6, Unit.WORKING_DAYS)
    assert longest([]) is None


def test_an_edition_outside_the_catalogue_has_no_neighbours(monkeypatch: pytest.MonkeyPatch) -> None:
    law = edition("residence-registration@2014")
    monkeypatch.setattr(linked.service, "editions", lambda service: ())
    assert not [one for one in service_graph(law, SITE, TODAY)["@graph"] if "dct:replaces" in one]
