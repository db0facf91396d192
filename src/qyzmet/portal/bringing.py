"""What to bring: the documents of a case as an applicant needs them told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby

from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.portal.conditions import in_words, may_hold

FEW = 3
"""So many documents of open cases stand among the others; more are told apart."""


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document to bring, and when."""

    document: Document
    only_if: list[Text]


@dataclass(frozen=True, slots=True)
class Bundle:
    """Documents of which any one is enough; most often a single one."""

    lines: list[DocumentLine]
    spared: bool = False
    """Whether none of them is needed where the body finds the data in a state system."""

    @property
    def any_one(self) -> bool:
        """Whether there is something to choose."""
        return len(self.lines) > 1


def lines(edition: Edition, channel: str, known: Mapping[str, str]) -> list[DocumentLine]:
    """What the channel asks for, as far as the answers leave it open, in the order of the act."""
    return [
        DocumentLine(document, in_words(edition, document.when, known))
        for document in edition.documents
        if channel in document.channels and may_hold(document.when, known)
    ]


def bundles(asked: list[DocumentLine]) -> list[Bundle]:
    """What to bring in person: alternatives together where the first of them stands, no register's data."""
    order = list(dict.fromkeys(_key(line.document) for line in asked))
    ranked = sorted(asked, key=lambda line: order.index(_key(line.document)))
    return [
        Bundle(brought, spared=len(brought) < len(group))
        for group in (list(alike) for _, alike in groupby(ranked, key=lambda line: _key(line.document)))
        if (brought := [line for line in group if line.document.obtained == "applicant"])
    ]


def parted(brought: list[Bundle]) -> tuple[list[Bundle], list[Bundle]]:
    """What is certain, and what depends on answers not given, if these are many."""
    perhaps = [one for one in brought if all(line.only_if for line in one.lines)]
    if len(perhaps) <= FEW:
        return brought, []
    return [one for one in brought if one not in perhaps], perhaps


def _key(document: Document) -> str:
    return f"group {document.group}" if document.group else document.id
