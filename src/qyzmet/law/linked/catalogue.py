"""The catalogue: every service in every edition, the acts that carry them, the files that describe them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final

from qyzmet.law.acts import Act
from qyzmet.law.linked.law import whole_act
from qyzmet.law.linked.nodes import Node, Nodes, Writer
from qyzmet.law.linked.service import Theme, service_nodes
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

NAME: Final = Text(
    "Мемлекеттік қызметтер каталогы", "Каталог государственных услуг", "Catalogue of public services"
)
ABOUT: Final = Text(
    "Қызметтердің барлық редакциялары: кім көрсетеді, қанша уақыт алады, қанша тұрады, қай актімен және қай "
    "күннен қай күнге дейін күшінде болды.",
    "Все редакции услуг: кто оказывает, сколько длится, сколько стоит, каким актом и с какого по какой день "
    "действовала.",
    "All editions of the services: who gives them, how long they take, what they cost, by which act and from "
    "which day to which they were in force.",
)
_FILE: Final = Text("Ашық деректер: {}", "Открытые данные: {}", "Open data: {}")
PUBLISHER: Final = Text("Қызмет", "Qyzmet", "Qyzmet")


def catalogue_nodes(
    writer: Writer, editions: Iterable[Edition], acts: Iterable[Act], theme_of: Callable[[str], Theme | None]
) -> Nodes:
    """The catalogue with its services, their files and acts; ``theme_of`` tells the heading of a service."""
    known = list(editions)
    yield _catalogue(writer, known)
    yield publisher(writer)
    yield writer.node(f"{writer.site.base}/", ("foaf:Document",))
    for act in acts:
        yield from whole_act(writer, act)
    for edition in known:
        yield from file_nodes(writer, edition)
        yield from service_nodes(writer, edition, theme_of(edition.service), whole=False)


def _catalogue(writer: Writer, editions: list[Edition]) -> Node:
    site = writer.site
    files = [site.file(edition) for edition in editions]
    return writer.node(
        site.in_catalogue("catalogue"),
        ("dcat:Catalog", "dcat:Dataset", "schema:DataCatalog"),
        dct__identifier="catalogue",
        dct__title=writer.said(NAME),
        schema__name=writer.said(NAME),
        dct__description=writer.said(ABOUT),
        schema__description=writer.said(ABOUT),
        dct__publisher=site.in_catalogue("publisher"),
        dcat__landingPage=f"{site.base}/",
        schema__url=f"{site.base}/",
        dcat__dataset=files,
        schema__dataset=files,
        dct__hasPart=[site.service(edition) for edition in editions],
    )


def publisher(writer: Writer) -> Node:
    """Who publishes the data: this deployment."""
    return writer.node(
        writer.site.in_catalogue("publisher"),
        ("foaf:Agent", "schema:Organization"),
        dct__identifier="publisher",
        dct__title=writer.said(PUBLISHER),
        schema__name=writer.said(PUBLISHER),
    )


def file_nodes(writer: Writer, edition: Edition) -> Nodes:
    """The file of an edition, which is a data set of its own."""
    site = writer.site
    file = site.file(edition)
    name = Text(
        _FILE.kk.format(f"{edition.title.kk}, {edition.year}"),
        _FILE.ru.format(f"{edition.title.ru}, {edition.year}"),
        _FILE.en.format(f"{edition.title.en}, {edition.year}"),
    )
    yield writer.node(
        file,
        ("dcat:Dataset", "foaf:Document", "schema:Dataset"),
        dct__identifier=file,
        dct__title=writer.said(name),
        schema__name=writer.said(name),
        dct__description=writer.said(edition.act.title),
        schema__description=writer.said(edition.act.title),
        dct__publisher=site.in_catalogue("publisher"),
        dct__hasPart=site.service(edition),
        dct__isPartOf=site.in_catalogue("catalogue"),
        dcat__distribution=f"{file}#file",
    )
    yield writer.node(
        f"{file}#file",
        ("dcat:Distribution", "schema:DataDownload"),
        dcat__downloadURL=file,
        schema__contentUrl=file,
        schema__encodingFormat="application/ld+json",
    )
