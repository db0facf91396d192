"""Reading a paper back: its text, its pixels, its codes."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pypdfium2
import zxingcpp


@dataclass(frozen=True)
class Pixels:
    """One page in grey, a byte a pixel, rows from the top."""

    width: int
    height: int
    grey: bytes

    def row_is_dark(self, y: int, left: int, right: int) -> bool:
        row = self.grey[y * self.width + left : y * self.width + right]
        return sum(one < 140 for one in row) >= 0.97 * len(row)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in document)


def squeezed(text: str) -> str:
    """Without white space and hyphens (readers drop them at line ends): the same wherever lines break."""
    return re.sub(r"[-\s\u0002\u00ad\ufffe\u200b]+", "", text)


def pixels(pdf: bytes, page: int = 0, scale: float = 4) -> Pixels:
    bitmap = pypdfium2.PdfDocument(pdf)[page].render(scale=scale, grayscale=True)
    rows = bytes(bitmap.buffer)
    grey = b"".join(rows[y * bitmap.stride : y * bitmap.stride + bitmap.width] for y in range(bitmap.height))
    return Pixels(bitmap.width, bitmap.height, grey)


def codes_of(pdf: bytes) -> list[str]:
    image = pixels(pdf)
    view = memoryview(image.grey).cast("B", shape=[image.height, image.width])
    return [found.text for found in zxingcpp.read_barcodes(view)]


def struck(pdf: bytes, word: str, scale: float = 4) -> list[bool]:
    """For every place where ``word`` stands on the first page: whether a line goes through it."""
    page = pypdfium2.PdfDocument(pdf)[0]
    text = page.get_textpage()
    whole, image = text.get_text_range(), pixels(pdf, scale=scale)
    found = []
    for match in re.finditer(re.escape(word), whole):
        boxes = [text.get_charbox(place) for place in range(match.start(), match.end())]
        left, right = (int(edge * scale) for edge in (boxes[0][0] + 1, boxes[-1][2] - 1))
        top = int((page.get_height() - max(box[3] for box in boxes)) * scale)
        bottom = int((page.get_height() - min(box[1] for box in boxes)) * scale)
        found.append(any(image.row_is_dark(y, left, right) for y in range(top, bottom)))
    return found
