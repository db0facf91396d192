"""The picture stands alone, has every step, and leads to the clauses."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from tests.process.bpmn.drawn import CHANNELS, LANGUAGES, drawn

from qyzmet.law.catalogue import edition
from qyzmet.process.bpmn import svg

EVERY = [(name, channel, language) for name, channel in CHANNELS for language in LANGUAGES]
SVG = "{http://www.w3.org/2000/svg}"


def picture(name: str, channel: str, language: str) -> ET.Element:
    law = edition(name)
    return ET.fromstring(svg(law, law.channel(channel), language))  # type: ignore[arg-type]


def written(element: ET.Element) -> str:
    """The words written in an element, as read line by line."""
    return " ".join(text.text or "" for text in element.iter(f"{SVG}text"))


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_every_step_and_every_end_is_there_with_its_words(name: str, channel: str, language: str) -> None:
    root = picture(name, channel, language)
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g") if group.get("id")}
    stem = f"{name.replace('@', '-')}-{channel}"
    diagram, _ = drawn(name, channel, language)
    assert len(groups) == len(diagram.nodes)
    for node in diagram.nodes:
        assert node.name in written(groups[f"{stem}-{node.id}"])
    for step in diagram.channel.steps:
        assert step.title.in_(language) in written(groups[f"{stem}-{step.id}"])
    for pool in diagram.pools:
        assert pool.name in written(root)


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_it_stands_alone_and_can_be_read(name: str, channel: str, language: str) -> None:
    root = picture(name, channel, language)
    law = edition(name)
    assert root.get("lang") == language
    title, description = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None
    assert description is not None
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert law.title.in_(language) in (title.text or "")
    assert all(step.title.in_(language) in (description.text or "") for step in law.channel(channel).steps)
    sizes = [float(element.get("font-size", "12")) for element in root.iter()]
    assert min(sizes) >= 12
    names = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert names <= {"svg", "title", "desc", "g", "rect", "circle", "path", "text"}, (
        "no script, style or import"
    )
    assert not any(
        key in ("style", "href") or key.startswith("on") for element in root.iter() for key in element.attrib
    )
    for element in root.iter():
        shown = element.tag.removeprefix(SVG) in ("rect", "circle", "path", "text")
        assert not shown or re.fullmatch(r"qz-bpmn-[a-z-]+", element.get("class", ""))


@pytest.mark.parametrize(("name", "channel", "language"), EVERY)
def test_nothing_reaches_beyond_the_picture(name: str, channel: str, language: str) -> None:
    root = picture(name, channel, language)
    left, top, wide, high = map(float, (root.get("viewBox") or "").split())
    assert float(root.get("width", "0")) == pytest.approx(wide, abs=1)
    assert float(root.get("height", "0")) == pytest.approx(high, abs=1)
    for element in root.iter(f"{SVG}text"):
        assert left < float(element.get("x", "nan")) < left + wide
        assert top < float(element.get("y", "nan")) < top + high


def test_a_step_leads_to_its_first_clause() -> None:
    law = edition("address-certificate@2010")
    asked: list[str] = []

    def href(clause: str) -> str | None:
        asked.append(clause)
        return f"/law/?clause={clause}&on=1" if clause != "17" else None

    root = ET.fromstring(svg(law, law.channel("provider"), "kk", href))
    links = {link.get("href"): written(link) for link in root.iter(f"{SVG}a")}
    assert asked == [step.clause.split(", ")[0] for step in law.channel("provider").steps if step.clause]
    assert "Кезекте күту" in links["/law/?clause=7(2)&on=1"]
    assert not any("бас тарту" in words for words in links.values()), "a clause without an address is no link"
