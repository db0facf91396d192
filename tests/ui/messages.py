"""Finds what a room says to people: the msgids of its templates and of its Python."""

from __future__ import annotations

import ast
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import extract_python
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "qyzmet"
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True, order=True)
class Message:
    """One thing said: where, in which context, in which words (with the plural, if it has one)."""

    file: str
    line: int
    context: str | None
    text: str
    plural: str | None


def _messages(source: str, file: Path) -> Iterator[Message]:
    found = extract_python(io.BytesIO(source.encode()), KEYWORDS, [], {"encoding": "utf-8"})
    for line, function, arguments, _comments in found:
        given = list(arguments) if isinstance(arguments, tuple) else [arguments]
        context = given.pop(0) if "pgettext" in function else None
        text = given[0]
        if not text:
            continue
        plural = given[1] if "ngettext" in function or "npgettext" in function else None
        yield Message(str(file.relative_to(PACKAGE)), line, context, text, plural)


def template_files() -> list[Path]:
    """Every template of every room."""
    return sorted(f for f in PACKAGE.glob("**/templates/**/*") if f.suffix in {".html", ".txt"})


_LITERAL = r"""u?(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")"""
_CALL = re.compile(rf"\b((?:n?p?gettext)|_)\(({_LITERAL}(?:, ?{_LITERAL})*)(?:, ?count)?\)")


def in_template(file: Path) -> Iterator[Message]:
    """The msgids of one template."""
    calls = templatize(file.read_text(encoding="utf-8"), origin=str(file))
    # Django blots out all but the calls, one call never spans lines.
    for number, line in enumerate(calls.splitlines(), 1):
        for function, literals in _CALL.findall(line):
            given = [ast.literal_eval(literal) for literal in re.findall(_LITERAL, literals)]
            context = given.pop(0) if "pgettext" in function else None
            plural = given[1] if function.startswith("n") else None
            yield Message(str(file.relative_to(PACKAGE)), number, context, given[0], plural)


def in_python(file: Path) -> Iterator[Message]:
    """The msgids of one module."""
    yield from _messages(file.read_text(encoding="utf-8"), file)


def everything() -> list[Message]:
    """Every msgid of every room."""
    modules = [f for f in PACKAGE.glob("**/*.py") if "migrations" not in f.parts]
    found = [m for file in template_files() for m in in_template(file)]
    found += [m for file in sorted(modules) for m in in_python(file)]
    return sorted(set(found), key=lambda m: (m.file, m.line, m.text))
