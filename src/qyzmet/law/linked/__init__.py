"""The law as linked open data: CPSV-AP 3.2.0 and schema.org in one JSON-LD graph.

Nothing here knows a service. What the vocabularies have no term for is told in words beside the nearest term:

* ``cv:processingTime`` is one duration a channel and knows no working days: it is the longest of the terms that
  bind, and every term stands in words in the description and as a ``cpsv:Rule`` of its own;
* a duty is a share of an index that a law sets year by year: a ``cv:Cost`` in words, without an amount;
* schema.org gives a service no days of validity: they stand in its offers and hours, and in ``dct:temporal``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from qyzmet.law.acts import acts
from qyzmet.law.catalogue import editions, services
from qyzmet.law.linked.catalogue import catalogue_nodes, file_nodes, publisher
from qyzmet.law.linked.nodes import Writer, merged
from qyzmet.law.linked.page import tree
from qyzmet.law.linked.places import Site
from qyzmet.law.linked.service import Theme, service_nodes
from qyzmet.law.linked.terms import context
from qyzmet.law.model import Edition
from qyzmet.law.text import Language

__all__ = ["Site", "Theme", "as_text", "catalogue_graph", "in_a_page", "page_graph", "service_graph"]

Graph = dict[str, Any]


def service_graph(
    edition: Edition, site: Site, on: date, *, theme: Theme | None = None, language: Language | None = None
) -> Graph:
    """Everything that one edition says of its service, with its status on the day ``on``.

    Texts are in all languages, or only in ``language``; ``theme`` is the heading of the catalogue.
    """
    writer = Writer(site, on, language)
    nodes = [
        *service_nodes(writer, edition, theme, whole=True),
        *file_nodes(writer, edition),
        publisher(writer),
    ]
    file = next(node for node in nodes if node["@id"] == site.file(edition))
    file["foaf:primaryTopic"] = site.service(edition)
    return {"@context": context(language), "@graph": merged(nodes)}


def catalogue_graph(
    site: Site, on: date, *, theme_of: Callable[[str], Theme | None] = lambda _: None
) -> Graph:
    """All services in all editions with the chain of each, the acts and the files that tell the rest.

    Raises :class:`qyzmet.law.problems.BadFile` for an act or edition that cannot be read.
    """
    known = [edition for service in services() for edition in editions(service)]
    nodes = catalogue_nodes(Writer(site, on), known, acts(), theme_of)
    return {"@context": context(), "@graph": merged(nodes)}


def page_graph(
    edition: Edition, site: Site, on: date, language: Language, *, theme: Theme | None = None
) -> Graph:
    """What schema.org has a word for, as one tree for the page of the service in its language."""
    graph = service_graph(edition, site, on, theme=theme, language=language)
    return tree(graph["@graph"], site.service(edition))


def as_text(graph: Graph) -> str:
    """The graph as a file: UTF-8, keys in the order of meaning."""
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":"))


def in_a_page(graph: Graph) -> str:
    """The graph for a ``<script>`` of a page: nothing in it can end the script or begin a comment."""
    text = as_text(graph)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text
