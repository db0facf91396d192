"""How wide a text is, and how it is broken into lines, without a font at hand."""

from __future__ import annotations

_EM: dict[int, str] = {
    22: "'",
    26: " \u00a0",
    28: "іij",
    30: ".,:;!·",
    32: "ІlI",
    38: "f-()[]",
    40: 'rt"',
    46: "г*",
    50: "/ғт1“”_",
    54: "z?зұьs7–",
    56: "схчэcxJ«»+×<>=",
    58: "авеёкуүяГҒәaekvyL25",
    60: "бқлоөпҰoFZ3",
    62: "дийнрһцъЕЁТbdghnpquET04689",
    64: "ңЗҮSY",
    66: "РХҺЬPX",
    68: "АБВСУЧЭABCRV&",
    70: "КЯDK",
    72: "мҚЛӘG",
    74: "фыДОӨЪOQU—",
    76: "ИЙНПHN→←",
    78: "юҢЦ",
    80: "ж",
    82: "шw",
    84: "щ%",
    86: "МФM",
    90: "Ыm",
    96: "…ЖЮW",
    100: "ШЩ",
    110: "№@",
}
"""Advance widths of Golos Text in hundredths of the size, rounded up."""
_WIDTHS = {letter: width for width, letters in _EM.items() for letter in letters}
_SPARE = 1.04
"""Other typefaces that a reader may have instead are a little wider."""


def width(text: str, size: float) -> float:
    """The width of one line at this size, both in pixels."""
    return sum(_WIDTHS.get(letter, 70) for letter in text) * size * _SPARE / 100


def wrap(text: str, size: float, room: float, first: float | None = None) -> tuple[str, ...]:
    """The lines of a text that has ``room`` pixels; a word that is wider stands alone on a line of its own.

    Line breaks and unbreakable spaces of the text are kept. ``first`` is the room of the first line, if it differs.
    """
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}".strip()
            limit = first if first is not None and not lines else room
            if line and width(longer, size) > limit:
                lines.append(line)
                line = word
            else:
                line = longer
        lines.append(line)
    return tuple(lines)


def widest_word(text: str, size: float) -> float:
    """The width of the widest word, in pixels; 0 for an empty text."""
    return max((width(word, size) for word in text.split(" ")), default=0.0)


def widest(lines: tuple[str, ...], size: float) -> float:
    """The width of the widest line, in pixels."""
    return max((width(line, size) for line in lines), default=0.0)
