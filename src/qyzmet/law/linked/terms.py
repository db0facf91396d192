"""The JSON-LD context: whose terms these are and of what type their values.

CPSV-AP 3.2.0 (SEMIC), ELI ontology, DCAT, ADMS, schema.org. Keys are the published names with their prefix.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from qyzmet.law.text import Language

PREFIXES: Final[Mapping[str, str]] = {
    "adms": "http://www.w3.org/ns/adms#",
    "atu": "http://data.europa.eu/88u/dataset/",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

_TEXTS: Final = (
    "dct:title",
    "dct:description",
    "skos:editorialNote",
    "skos:prefLabel",
    "schema:audienceType",
    "schema:category",
    "schema:description",
    "schema:legislationType",
    "schema:name",
    "schema:serviceType",
)
LINKS: Final = (
    "adms:status",
    "cpsv:follows",
    "cpsv:hasInput",
    "cpsv:implements",
    "cpsv:produces",
    "cv:contactPage",
    "cv:contactPoint",
    "cv:currency",
    "cv:fulfils",
    "cv:hasChannel",
    "cv:hasCompetentAuthority",
    "cv:hasCost",
    "cv:hasLegalResource",
    "cv:hasSupportingEvidence",
    "cv:holdsRequirement",
    "cv:ifAccessedThrough",
    "cv:isClassifiedBy",
    "cv:openingHours",
    "cv:supportsRequirement",
    "cv:thematicArea",
    "dcat:dataset",
    "dcat:distribution",
    "dcat:downloadURL",
    "dcat:landingPage",
    "dct:audience",
    "dct:hasPart",
    "dct:isPartOf",
    "dct:isReplacedBy",
    "dct:language",
    "dct:publisher",
    "dct:replaces",
    "dct:source",
    "dct:spatial",
    "dct:temporal",
    "eli:amended_by",
    "eli:amends",
    "eli:based_on",
    "eli:in_force",
    "eli:repealed_by",
    "eli:repeals",
    "foaf:page",
    "foaf:primaryTopic",
    "schema:areaServed",
    "schema:audience",
    "schema:availableChannel",
    "schema:containedInPlace",
    "schema:contentUrl",
    "schema:dataset",
    "schema:dayOfWeek",
    "schema:hoursAvailable",
    "schema:legislationAmends",
    "schema:legislationLegalForce",
    "schema:legislationRepeals",
    "schema:offers",
    "schema:openingHoursSpecification",
    "schema:provider",
    "schema:serviceLocation",
    "schema:serviceOutput",
    "schema:serviceUrl",
    "schema:subjectOf",
    "schema:url",
)
_TYPED: Final[Mapping[str, str]] = {
    "cv:hasValue": "xsd:double",
    "cv:processingTime": "xsd:duration",
    "dcat:endDate": "xsd:date",
    "dcat:startDate": "xsd:date",
    "eli:date_document": "xsd:date",
    "eli:date_no_longer_in_force": "xsd:date",
    "eli:first_date_entry_in_force": "xsd:date",
    "schema:closes": "xsd:time",
    "schema:legislationDate": "xsd:date",
    "schema:opens": "xsd:time",
    "schema:processingTime": "xsd:duration",
    "schema:validFrom": "xsd:date",
    "schema:validThrough": "xsd:date",
}


def context(language: Language | None = None) -> dict[str, Any]:
    """The context of a graph in all languages, or of one whose texts are in ``language`` only."""
    text: dict[str, str] = {"@language": language} if language else {"@container": "@language"}
    return {
        **PREFIXES,
        **{term: {"@id": term, **text} for term in _TEXTS},
        **{term: {"@id": term, "@type": "@id"} for term in LINKS},
        **{term: {"@id": term, "@type": kind} for term, kind in _TYPED.items()},
    }
