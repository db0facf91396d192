"""Photographs and scanned signatures (passport 2014, cl. 9): by what is in the file, in the act's proportions."""

from __future__ import annotations

import pytest

from qyzmet.desk.pictures import read
from qyzmet.law.catalogue import edition
from qyzmet.law.model import Document
from qyzmet.portal.pictures import checked, size_of
from qyzmet.process.errors import Refusal
from tests.portal.waiting import HAND, PHOTO, jpeg, png

DOCUMENTS = {one.id: one for one in edition("passport-id-card@2014").documents_for("portal", {})}
PHOTOGRAPH, SCAN = DOCUMENTS["digital-photo"], DOCUMENTS["signature-file"]


def refused(content: bytes, document: Document) -> str:
    with pytest.raises(Refusal) as caught:
        checked(content, document)
    return caught.value.code


@pytest.mark.parametrize("made", [png, jpeg])
def test_the_size_comes_from_the_words_of_the_act(made: object) -> None:
    assert size_of(DOCUMENTS["request"]) is None
    for document, dots in ((PHOTOGRAPH, PHOTO), (SCAN, HAND)):
        found = checked(made(*dots), document)  # type: ignore[operator]
        assert (found.width, found.height) == dots


def test_another_proportion_or_too_few_dots_are_refused() -> None:
    assert refused(png(*HAND), PHOTOGRAPH) == "picture-proportions"
    assert refused(png(*reversed(PHOTO)), PHOTOGRAPH) == "picture-proportions"
    assert refused(jpeg(340, 450), PHOTOGRAPH) == "picture-too-small"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"%PDF-1.7 ...", "no-picture"),
        (b"", "no-picture"),
        (b"\x89PNG\r\n\x1a\n", "picture-broken"),
        (png(*PHOTO)[:-20], "picture-broken"),
        (png(*PHOTO).replace(b"IDAT", b"IDAX"), "picture-broken"),
        (jpeg(*PHOTO)[:-2], "picture-broken"),
        (b"\xff\xd8\xff\xd9", "picture-broken"),
        (jpeg(0, 10), "picture-broken"),
    ],
)
def test_what_is_no_whole_picture_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Refusal) as caught:
        read(content)
    assert caught.value.code == code


def test_no_octets_are_a_fault() -> None:
    whole = png(8, 8)
    for cut in range(len(whole)):
        with pytest.raises(Refusal):
            read(whole[:cut])
