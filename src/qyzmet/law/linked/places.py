"""The addresses of a deployment: of the open data, of its pages, and of the things the data speak of."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import quote

from qyzmet.law.model import ActRef, Edition


@dataclass(frozen=True, slots=True)
class Site:
    """Where the public reaches the site: ``https://qyzmet.example``, without a slash at the end.

    Every thing has an address with ``#`` in the file that describes it, so that whoever opens the address gets
    the description.
    """

    base: str

    @property
    def catalogue(self) -> str:
        """The file of the catalogue."""
        return f"{self.base}/catalogue.jsonld"

    def in_catalogue(self, part: str) -> str:
        """A thing described in the catalogue: ``catalogue``, ``group-social``."""
        return f"{self.catalogue}#{part}"

    def file(self, edition: Edition) -> str:
        """The file of an edition."""
        return f"{self.base}/services/{edition.service}/{edition.year}.jsonld"

    def part(self, edition: Edition, part: str) -> str:
        """A thing described in the file of an edition: ``service``, ``channel-centre``."""
        return f"{self.file(edition)}#{quote(part, safe='')}"

    def service(self, edition: Edition) -> str:
        """The service as this edition describes it."""
        return self.part(edition, "service")

    def page(self, edition: Edition) -> str:
        """The page that people read."""
        return f"{self.base}/services/{edition.service}/?edition={edition.year}"

    def passport(self, edition: Edition, language: str) -> str:
        """The printable passport of the service in one language."""
        return f"{self.base}/services/{edition.service}/{edition.year}/passport-{language}.pdf"

    def clause(self, edition: Edition, citation: str) -> str:
        """The words of the act that a citation leads to."""
        return f"{self.base}/law/{edition.name}/clause/{quote(citation, safe='(),')}"

    def act(self, dated: date, number: str) -> str:
        """An act by its date and number, whether or not it has a file here."""
        return self.in_catalogue(f"act-{dated.isoformat()}-{_slug(number)}")

    def named_act(self, ref: ActRef, owner: str) -> str:
        """An act that another one names; ``owner`` keeps apart those that have no number or no date."""
        if ref.number is None or ref.date is None:
            return self.in_catalogue(owner)
        return self.act(ref.date, ref.number)


def _slug(text: str) -> str:
    return re.sub(r"\W+", "-", text).strip("-")
