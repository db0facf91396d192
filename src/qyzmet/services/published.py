"""The open data of the services that are installed: their graphs, with the headings of the catalogue."""

from __future__ import annotations

from datetime import date

from qyzmet.law.linked import (
    Site,
    Theme,
    as_text,
    catalogue_graph,
    in_a_page,
    page_graph,
    service_graph,
)
from qyzmet.law.model import Edition
from qyzmet.law.text import Language
from qyzmet.services.groups import GROUPS, group_of


def theme_of(service: str) -> Theme:
    """The heading under which the catalogue shows a service; :class:`KeyError` if it is not installed."""
    group = group_of(service)
    return Theme(group, GROUPS[group])


def service_file(edition: Edition, site: Site, on: date) -> str:
    """The JSON-LD file of an edition, with its status on that day."""
    return as_text(service_graph(edition, site, on, theme=theme_of(edition.service)))


def catalogue_file(site: Site, on: date) -> str:
    """The JSON-LD file of the catalogue; :class:`qyzmet.law.problems.BadFile` if some of the law is unreadable."""
    return as_text(catalogue_graph(site, on, theme_of=theme_of))


def page_script(edition: Edition, site: Site, on: date, language: Language) -> str:
    """What a page of the edition carries for search engines; nothing in it can end the script."""
    return in_a_page(page_graph(edition, site, on, language, theme=theme_of(edition.service)))
