"""YAML files read with the line of every value, so that a wrong file can be refused exactly."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NoReturn

import yaml

from qyzmet.law.text import LANGUAGES, Text

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CalendarDataError(ValueError):
    """A data file of the calendar is wrong; says file, line, key and what was expected there."""

    def __init__(self, file: str, line: int, key: str, expected: str) -> None:
        super().__init__(f"{file}, line {line}, {key}: expected {expected}")
        self.file, self.line, self.key, self.expected = file, line, key, expected


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a file with the path of keys that leads to it."""

    file: str
    key: str
    node: yaml.Node

    def fail(self, expected: str) -> NoReturn:
        """Raise :class:`CalendarDataError` for this place."""
        raise CalendarDataError(self.file, self.node.start_mark.line + 1, self.key, expected)

    def items(self) -> list[Entry]:
        """The entries of a list."""
        if not isinstance(self.node, yaml.SequenceNode):
            self.fail("a list")
        return [Entry(self.file, f"{self.key}[{i}]", node) for i, node in enumerate(self.node.value)]

    def fields(self, required: Collection[str], optional: Collection[str] = ()) -> dict[str, Entry]:
        """The entries of a mapping; an unknown, doubled or missing key is refused."""
        if not isinstance(self.node, yaml.MappingNode):
            self.fail(f"a mapping with {', '.join(sorted(required))}")
        known = {*required, *optional}
        found: dict[str, Entry] = {}
        for key_node, node in self.node.value:
            name = str(key_node.value)
            entry = Entry(self.file, f"{self.key}.{name}" if self.key else name, node)
            if name not in known:
                Entry(self.file, entry.key, key_node).fail(f"one of the keys {', '.join(sorted(known))}")
            if name in found:
                Entry(self.file, entry.key, key_node).fail("each key once")
            found[name] = entry
        if missing := sorted(set(required) - set(found)):
            self.fail(f"the key {missing[0]}")
        return found

    def string(self) -> str:
        """A scalar as it is written; empty is refused."""
        if not isinstance(self.node, yaml.ScalarNode) or not self.node.value:
            self.fail("a text")
        return str(self.node.value)

    def integer(self) -> int:
        """A whole number."""
        try:
            return int(self.string())
        except ValueError:
            self.fail("a whole number")

    def day(self) -> date:
        """A date, YYYY-MM-DD."""
        try:
            return date.fromisoformat(self.string())
        except ValueError:
            self.fail("a date as 2012-04-30")

    def truth(self) -> bool:
        """``true`` or ``false``."""
        value = self.string()
        if value not in ("true", "false"):
            self.fail("true or false")
        return value == "true"

    def choice(self, *allowed: str) -> str:
        """One of the words of a closed list."""
        value = self.string()
        if value not in allowed:
            self.fail(f"one of {', '.join(allowed)}")
        return value

    def text(self) -> Text:
        """A text in the three languages."""
        fields = self.fields(LANGUAGES)
        return Text(**{language: fields[language].string() for language in LANGUAGES})


def read(path: Path) -> Entry:
    """The root of a YAML file.

    Raises :class:`CalendarDataError` if it is not YAML, and :class:`OSError` if it cannot be opened.
    """
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CalendarDataError(path.name, line, "-", f"YAML ({error.problem})") from error
    if node is None:
        raise CalendarDataError(path.name, 1, "-", "a mapping, found an empty file")
    return Entry(path.name, "", node)
