"""``qyzmet law draw``."""

from __future__ import annotations

import argparse
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from qyzmet.cli.draw import run


def draw(edition: str, **options: object) -> int:
    given = {"channel": None, "svg": False, "out": None, "lang": "kk"} | options
    return run(argparse.Namespace(edition=edition, **given))


def test_without_a_channel_every_one_offered_becomes_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "drawn" / "here"
    assert draw("address-certificate@2010", out=str(folder)) == 0
    names = [
        f"address-certificate@2010-{channel}.bpmn" for channel in ("provider", "provider-letter", "centre")
    ]
    assert capsys.readouterr().out.splitlines() == [str(folder / name) for name in names]
    for name in names:
        assert ET.parse(folder / name).getroot().tag.endswith("definitions")


def test_one_channel_goes_to_the_screen(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    assert draw("address-certificate@2014", channel="portal", svg=True, lang="ru") == 0
    root = ET.fromstring(capfdbinary.readouterr().out)
    assert root.get("lang") == "ru"


@pytest.mark.parametrize(
    ("edition", "options", "words"),
    [
        ("address-certificate@1999", {}, "address-certificate@2010"),
        ("no-such-service@2010", {}, "There is no service"),
        ("address-certificate@2010", {"channel": "portal"}, "Channels: provider, provider-letter, centre."),
        ("address-certificate@2010", {}, "There are several channels"),
        ("address-certificate@2014", {"channel": "portal", "out": "/dev/null/here"}, "/dev/null/here"),
    ],
)
def test_what_cannot_be_drawn_is_told(
    edition: str, options: dict[str, str], words: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert draw(edition, lang="en", **options) == 2
    told = capfd.readouterr()
    assert not told.out
    assert words in told.err
