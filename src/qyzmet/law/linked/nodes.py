"""How a node is written: what is empty is left out, a text comes in all languages or in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from qyzmet.law.linked.places import Site
from qyzmet.law.model import Edition, Force, Sourced
from qyzmet.law.text import Language, Text

Node = dict[str, Any]
Nodes = Iterator[Node]

COUNTRY: Final = "http://publications.europa.eu/resource/authority/country/KAZ"
COUNTRY_NAME: Final = Text("Қазақстан Республикасы", "Республика Казахстан", "Republic of Kazakhstan")
CURRENCY: Final = "http://publications.europa.eu/resource/authority/currency/KZT"
LANGUAGES_OF_PAPERS: Final = {
    language: f"http://publications.europa.eu/resource/authority/language/{code}"
    for language, code in (("kk", "KAZ"), ("ru", "RUS"), ("en", "ENG"))
}
_LANGUAGE_NAMES: Final = {
    "kk": Text("қазақ тілі", "казахский язык", "Kazakh"),
    "ru": Text("орыс тілі", "русский язык", "Russian"),
    "en": Text("ағылшын тілі", "английский язык", "English"),
}


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes nodes for one site, as of one day, in all languages or (``language``) in one."""

    site: Site
    on: date
    language: Language | None = None

    def said(self, text: Text | None) -> Any:
        """A text as the context of the graph wants it; None stays None."""
        if text is None:
            return None
        return text.in_(self.language) if self.language else text.as_dict()

    def node(self, node_id: str | None, types: tuple[str, ...], /, **values: Any) -> Node:
        """A node; ``dct__title`` is ``dct:title``, and what is None or empty is left out."""
        head = {"@id": node_id} if node_id else {}
        body = {key.replace("__", ":", 1): value for key, value in values.items()}
        told = {key: value for key, value in body.items() if value is not None and value not in ([], {}, ())}
        return {**head, "@type": list(types) if len(types) > 1 else types[0], **told}

    def sourced(self, edition: Edition, value: Sourced) -> dict[str, Any]:
        """Where a value stands in the act, and how we read it where the act leaves something open."""
        return {
            "dct__source": self.site.clause(edition, value.clause) if value.clause else None,
            "skos__editorialNote": self.said(value.reading),
        }

    def in_force(self, force: Force) -> bool:
        """Whether the act is law on the day of the graph."""
        return force.covers(self.on)


def day(value: date | None) -> str | None:
    """``2014-03-07``; None stays None."""
    return value.isoformat() if value else None


def country(writer: Writer) -> Node:
    """The country, by its address in the EU authority table."""
    types = ("dct:Location", "atu:atu-type", "schema:Country")
    name = writer.said(COUNTRY_NAME)
    return writer.node(COUNTRY, types, skos__prefLabel=name, schema__name=name)


def currency(writer: Writer) -> Node:
    """The tenge."""
    return writer.node(
        CURRENCY,
        ("skos:Concept",),
        skos__prefLabel=writer.said(Text("теңге", "тенге", "tenge")),
        skos__notation="KZT",
    )


def tongue(writer: Writer, language: str) -> Node:
    """A language of papers."""
    return writer.node(
        LANGUAGES_OF_PAPERS[language],
        ("dct:LinguisticSystem",),
        skos__prefLabel=writer.said(_LANGUAGE_NAMES[language]),
    )


def merged(nodes: Iterable[Node]) -> list[Node]:
    """Nodes with one address as one: what the first of them says counts, the others add what it lacks."""
    found: dict[str, Node] = {}
    for node in nodes:
        known = found.setdefault(node["@id"], {})
        for key, value in node.items():
            known.setdefault(key, value)
    return list(found.values())
