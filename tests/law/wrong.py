"""Spoil an edition at one place and see what the loader says of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import qyzmet
from qyzmet.law.loader import read_edition
from qyzmet.law.problems import BadEdition, Problem

FOLDER = Path(qyzmet.__file__).parent / "services" / "address_certificate" / "editions"


@dataclass(frozen=True)
class Spoilt:
    """The problems found, and the line in which the file was spoilt."""

    problems: list[Problem]
    line: int


def spoil(place: str, by: str, *, year: str = "2014") -> Spoilt:
    """Replace the first ``place`` in the edition by ``by`` and load it; it must be refused."""
    file = FOLDER / f"{year}.yaml"
    text = file.read_text("utf-8")
    assert place in text, place
    line = text[: text.index(place)].count("\n") + 1
    try:
        read_edition(file, text.replace(place, by, 1).encode())
    except BadEdition as error:
        return Spoilt(error.problems, line)
    raise AssertionError("the spoilt edition was accepted")


def only(spoilt: Spoilt) -> Problem:
    """The one problem there is."""
    assert len(spoilt.problems) == 1, [str(problem) for problem in spoilt.problems]
    return spoilt.problems[0]
