"""Each channel of an edition as a diagram: BPMN 2.0 that other engines load and run, and the same as a picture."""

from __future__ import annotations

from qyzmet.law.model import Channel, Edition
from qyzmet.law.text import Language
from qyzmet.process.bpmn.build import build
from qyzmet.process.bpmn.layout import lay_out
from qyzmet.process.bpmn.picture import Href, draw
from qyzmet.process.bpmn.xml import write


def bpmn(edition: Edition, channel: Channel, language: Language) -> bytes:
    """The process of a channel as a BPMN 2.0 file, titles in ``language``, clauses in Kazakh.

    :class:`ValueError` for a channel that the edition names but does not offer.
    """
    diagram = build(edition, channel, language)
    return write(diagram, lay_out(diagram))


def svg(edition: Edition, channel: Channel, language: Language, href: Href | None = None) -> str:
    """The same diagram as an SVG picture that needs nothing else; steps lead to ``href`` of their first clause.

    :class:`ValueError` for a channel that the edition names but does not offer.
    """
    diagram = build(edition, channel, language)
    return draw(diagram, lay_out(diagram), href)
