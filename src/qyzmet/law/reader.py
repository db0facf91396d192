"""From YAML to frozen dataclasses, by their type hints; whatever does not fit becomes a :class:`Problem`.

Nothing of an edition is known here. The rules of the format are in ``README.md`` beside this file.
"""

from __future__ import annotations

import difflib
import types
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from enum import EnumMeta
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal, Union, cast, get_args, get_origin, get_type_hints

import yaml

from qyzmet.law.limits import Hours, Limit, Span, Unit, Week
from qyzmet.law.model import Branch, Refers, Sourced, When
from qyzmet.law.problems import Problem
from qyzmet.law.text import LANGUAGES, Text

WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SOURCE: Final = ("clause", "reading")

Node = Any  # yaml's nodes are untyped


class _Unreadable:
    """Stands for a value that could not be read; its problem has been noted."""


UNREADABLE: Final = _Unreadable()


@dataclass(frozen=True, slots=True)
class Origin:
    """The clause and the reading in force where a value stands."""

    clause: str | None = None
    reading: Text | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that names something else by its id."""

    to: str
    value: str
    key: str
    node: Node


@dataclass(frozen=True, slots=True)
class Written:
    """Marks a field that the file writes under another key, such as ``from``, which Python keeps to itself."""

    key: str


@dataclass(frozen=True)
class Spec:
    """One field of a dataclass, as the file may write it."""

    name: str
    key: str
    hint: Any
    required: bool
    refers: str | None


@cache
def specs(cls: type) -> tuple[Spec, ...]:
    """The fields of a dataclass with their resolved types."""
    hints = get_type_hints(cls, include_extras=True)
    return tuple(
        Spec(
            f.name,
            _key(hints[f.name]) or f.name,
            hints[f.name],
            f.default is MISSING and f.default_factory is MISSING,
            _refers(hints[f.name]),
        )
        for f in fields(cls)
    )


def _key(hint: Any) -> str | None:
    marks = getattr(hint, "__metadata__", ())
    return next((mark.key for mark in marks if isinstance(mark, Written)), None)


def _refers(hint: Any) -> str | None:
    if get_origin(hint) is Annotated:
        return next((m.to for m in hint.__metadata__ if isinstance(m, Refers)), None)
    return next((found for arg in get_args(hint) if (found := _refers(arg))), None)


@dataclass
class Reader:
    """Reads one file; afterwards :attr:`problems` says what did not fit.

    ``ids`` are the ids met, by the key of their list; ``references`` and ``cited`` are checked by whoever
    knows what they mean.
    """

    file: Path
    problems: list[Problem] = field(default_factory=list)
    ids: dict[str, dict[str, Node]] = field(default_factory=dict)
    references: list[Reference] = field(default_factory=list)
    cited: list[Reference] = field(default_factory=list)
    conditions: list[tuple[When, str, Node]] = field(default_factory=list)
    nodes: dict[str, Node] = field(default_factory=dict)

    def read(self, cls: type, text: str) -> Any:
        """The file's one object, or :data:`UNREADABLE`."""
        try:
            node = yaml.compose(text, Loader=yaml.CSafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            return self.unfit(line, column, f"not YAML: {error.problem}")
        except yaml.YAMLError as error:
            before = text[: getattr(error, "position", 0)]
            line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
            return self.unfit(line, column, f"not YAML: {getattr(error, 'reason', error)}")
        if node is None:
            return self.unfit(1, 1, "the file is empty")
        return self.value(cls, node, "", Origin())

    def unfit(self, line: int, column: int, message: str) -> _Unreadable:
        """Note that the file as a whole cannot be read, and where that shows."""
        self.problems.append(Problem(self.file.name, line, column, "(file)", message))
        return UNREADABLE

    def wrong(self, node: Node, key: str, message: str) -> _Unreadable:
        """Note a problem at a node."""
        mark = node.start_mark
        self.problems.append(
            Problem(self.file.name, mark.line + 1, mark.column + 1, key or "(file)", message)
        )
        return UNREADABLE

    def value(self, hint: Any, node: Node, key: str, origin: Origin) -> Any:
        """Whatever the hint asks for, read from the node."""
        if hint == When:
            return self._when(node, key)
        kind = get_origin(hint)
        if kind is Annotated:
            return self.value(hint.__origin__, node, key, origin)
        if kind is Union or kind is types.UnionType:
            if _is_null(node):
                return None
            inner = next(arg for arg in get_args(hint) if arg is not type(None))
            return self.value(inner, node, key, origin)
        if kind is tuple:
            return self._tuple(get_args(hint), node, key, origin)
        if kind is Literal:
            return self._one_of(get_args(hint), node, key)
        if hint in _SPECIAL:
            return _SPECIAL[hint](self, node, key)
        if isinstance(hint, EnumMeta):
            said = self._one_of(tuple(str(member.value) for member in cast(Any, hint)), node, key)
            return said if said is UNREADABLE else cast(Any, hint)(said)
        if is_dataclass(hint):
            return self._object(cast(type, hint), node, key, origin)
        raise TypeError(f"{key}: the reader knows no {hint}")

    # --- lists -------------------------------------------------------------------------------------

    def _tuple(self, args: tuple[Any, ...], node: Node, key: str, origin: Origin) -> Any:
        item, more = args[0], args[1:]
        if item is Branch:
            return self._branches(node, key)
        if more != (Ellipsis,):
            return self._pair(args, node, key)
        if isinstance(node, yaml.MappingNode) and is_dataclass(item):
            found, origin = self._group(node, key, origin)
            if found is None:
                return UNREADABLE
            node = found
        elif isinstance(node, yaml.ScalarNode) and not is_dataclass(item) and not _is_null(node):
            node = yaml.SequenceNode(node.tag, [node], node.start_mark, node.end_mark)
        if not isinstance(node, yaml.SequenceNode):
            return self.wrong(node, key, f"expected a list, found {_called(node)}")
        values = []
        for number, child in enumerate(node.value):
            values.append(self.value(item, child, self._item_key(item, child, key, number), origin))
        return UNREADABLE if any(v is UNREADABLE for v in values) else tuple(values)

    def _pair(self, args: tuple[Any, ...], node: Node, key: str) -> Any:
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != len(args):
            return self.wrong(node, key, f"expected a list of {len(args)}, found {_called(node)}")
        values = [self.value(a, n, key, Origin()) for a, n in zip(args, node.value, strict=True)]
        return UNREADABLE if any(v is UNREADABLE for v in values) else tuple(values)

    def _group(self, node: Node, key: str, origin: Origin) -> tuple[Node | None, Origin]:
        """``{clause, reading, items}``: the clause and the reading hold for all items."""
        parts = self._parts(node, key, (*SOURCE, "items"))
        if "items" not in parts:
            self.wrong(node, key, "missing key 'items': expected a list, or clause and items")
            return None, origin
        return parts["items"], self._origin(parts, key, origin)[1]

    def _item_key(self, item: Any, node: Node, key: str, number: int) -> str:
        """The key of one item of a list: by its id if it has one. Notes the id and whether it is double."""
        named = isinstance(node, yaml.MappingNode) and is_dataclass(item)
        own = next((v for k, v in node.value if k.value == "id"), None) if named else None
        if not isinstance(own, yaml.ScalarNode):
            return f"{key}[{number}]"
        scope = "steps" if key.endswith(".steps") else key
        known = self.ids.setdefault(scope, {})
        if own.value in known:
            first = known[own.value].start_mark.line + 1
            self.wrong(own, f"{key}.{own.value}.id", f"duplicate id '{own.value}': it stands in line {first}")
        else:
            known[own.value] = own
        return f"{key}.{own.value}"

    # --- objects -----------------------------------------------------------------------------------

    def _parts(self, node: Node, key: str, allowed: Sequence[str]) -> dict[str, Node]:
        """The values of a mapping by their keys; unknown and double keys are noted."""
        found: dict[str, Node] = {}
        for name, child in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self.wrong(name, key, f"a key is a word, found {_called(name)}")
                continue
            at = f"{key}.{name.value}" if key else str(name.value)
            if name.value in found:
                first = found[name.value].start_mark.line + 1
                self.wrong(name, at, f"duplicate key '{name.value}': it stands in line {first}")
            elif name.value in allowed:
                found[name.value] = child
            else:
                close = difflib.get_close_matches(str(name.value), allowed, 1)
                hint = f"did you mean '{close[0]}'?" if close else f"expected one of: {', '.join(allowed)}"
                self.wrong(name, at, f"unknown key '{name.value}': {hint}")
        return found

    def _origin(
        self, parts: dict[str, Node], key: str, origin: Origin
    ) -> tuple[dict[str, Any] | None, Origin]:
        """What a value says of its source itself, and what then holds for it and below."""
        own: dict[str, Any] = {}
        for name, hint in (("clause", str | None), ("reading", Text | None)):
            if name in parts:
                own[name] = self.value(hint, parts[name], f"{key}.{name}", origin)
                if own[name] is UNREADABLE:
                    return None, origin
        clause = own.get("clause", origin.clause)
        reading = own.get("reading", None if "clause" in own else origin.reading)
        if own.get("clause"):
            self._cite(own["clause"], f"{key}.clause", parts["clause"])
        return own, Origin(clause, reading)

    def _object(self, cls: type, node: Node, key: str, origin: Origin) -> Any:
        if not isinstance(node, yaml.MappingNode):
            names = ", ".join(spec.key for spec in specs(cls) if spec.required)
            return self.wrong(node, key, f"expected keys ({names}), found {_called(node)}")
        self.nodes[key] = node
        parts = self._parts(node, key, [spec.key for spec in specs(cls)])
        values: dict[str, Any] = {}
        sourced = issubclass(cls, Sourced)
        if sourced:
            own, origin = self._origin(parts, key, origin)
            if own is not None and origin.clause is None and origin.reading is None:
                self.wrong(
                    node, key, "neither clause nor reading: expected the clause it stands in, or the reason"
                )
            values = {"clause": origin.clause, "reading": origin.reading}
        for spec in specs(cls):
            if sourced and spec.name in SOURCE:
                continue
            at = f"{key}.{spec.key}" if key else spec.key
            if spec.key in parts:
                values[spec.name] = self.value(spec.hint, parts[spec.key], at, origin)
                self._note_references(spec, values[spec.name], parts[spec.key], at)
            elif spec.required:
                values[spec.name] = self.wrong(
                    node, at, f"missing key '{spec.key}': expected {_expected(spec.hint)}"
                )
        return UNREADABLE if any(v is UNREADABLE for v in values.values()) else cls(**values)

    def _note_references(self, spec: Spec, value: Any, node: Node, key: str) -> None:
        if spec.refers is None or value is UNREADABLE or value is None:
            return
        if isinstance(value, tuple):
            children = node.value if isinstance(node, yaml.SequenceNode) else [node]
            for one, child in zip(value, children, strict=True):
                self.references.append(Reference(spec.refers, one, key, child))
        elif spec.refers == "clauses":
            self._cite(value, key, node)
        else:
            self.references.append(Reference(spec.refers, value, key, node))

    def _cite(self, citation: str, key: str, node: Node) -> None:
        self.cited.extend(Reference("clauses", one.strip(), key, node) for one in citation.split(", "))

    # --- the forms of the law ----------------------------------------------------------------------

    def _when(self, node: Node, key: str) -> Any:
        if not isinstance(node, yaml.MappingNode):
            return self.wrong(node, key, f"expected facts with their values, found {_called(node)}")
        names = [str(name.value) for name, _ in node.value]
        found: dict[str, Any] = {}
        for name, child in self._parts(node, key, names).items():
            found[name] = self.value(tuple[str, ...], child, f"{key}.{name}", Origin())
        if any(v is UNREADABLE for v in found.values()):
            return UNREADABLE
        self.conditions.append((found, key, node))
        return found

    def _branches(self, node: Node, key: str) -> Any:
        """``A2`` · ``{complete: A2, incomplete: AR}`` · ``{found: [{when: {…}, go: B1}, {go: B2}]}``."""
        if isinstance(node, yaml.ScalarNode):
            ways = [("done", node)]
        elif isinstance(node, yaml.MappingNode):
            names = [str(name.value) for name, _ in node.value]
            ways = list(self._parts(node, key, names).items())
        else:
            return self.wrong(node, key, f"expected a step, or outcomes with steps, found {_called(node)}")
        found: list[Any] = []
        for on, way in ways:
            at = f"{key}.{on}"
            for one in way.value if isinstance(way, yaml.SequenceNode) else [way]:
                found.append(self._branch(on, one, at))
        return UNREADABLE if any(b is UNREADABLE for b in found) else tuple(found)

    def _branch(self, on: str, node: Node, key: str) -> Any:
        when: Any = {}
        if isinstance(node, yaml.MappingNode):
            parts = self._parts(node, key, ("when", "go"))
            if "go" not in parts:
                return self.wrong(node, f"{key}.go", "missing key 'go': expected a step or end:OUTCOME")
            if "when" in parts:
                when = self._when(parts["when"], f"{key}.when")
            node = parts["go"]
        go = self.string(node, key)
        if isinstance(go, _Unreadable) or when is UNREADABLE:
            return UNREADABLE
        self.references.append(Reference("go", go, key, node))
        return Branch(on=on, when=when, go=go)

    def text(self, node: Node, key: str) -> Any:
        """``{kk: …, ru: …, en: …}``."""
        if not isinstance(node, yaml.MappingNode):
            return self.wrong(node, key, f"expected a text {{kk, ru, en}}, found {_called(node)}")
        parts = self._parts(node, key, LANGUAGES)
        said: dict[str, str | _Unreadable] = {}
        for language in LANGUAGES:
            at = f"{key}.{language}"
            if language not in parts:
                said[language] = self.wrong(node, at, f"the text has no '{language}': expected kk, ru and en")
            else:
                said[language] = self.string(parts[language], at)
        if any(v is UNREADABLE for v in said.values()):
            return UNREADABLE
        return Text(**cast(dict[str, str], said))

    def limit(self, node: Node, key: str) -> Any:
        """``3 working-days``."""
        said = self.string(node, key)
        if isinstance(said, _Unreadable):
            return said
        number, _, unit = said.partition(" ")
        units = tuple(u.value for u in Unit)
        if not number.isascii() or not number.isdigit() or int(number) < 1 or unit not in units:
            return self.wrong(
                node, key, f"expected a number and a unit ({', '.join(units)}), found '{node.value}'"
            )
        return Limit(int(number), Unit(unit))

    def hours(self, node: Node, key: str) -> Any:
        """``{week: five-day, mon-fri: 09:00-13:00 14:00-18:00}``; a day not named is closed."""
        ranges = [f"{a}-{b}" for i, a in enumerate(WEEKDAYS) for b in WEEKDAYS[i + 1 :]]
        if not isinstance(node, yaml.MappingNode):
            return self.wrong(node, key, f"expected a week and days with hours, found {_called(node)}")
        parts = self._parts(node, key, ("week", *WEEKDAYS, *ranges))
        if "week" not in parts:
            return self.wrong(
                node, f"{key}.week", f"missing key 'week': expected one of: {', '.join(tuple(Week))}"
            )
        week = self.value(Week, parts["week"], f"{key}.week", Origin())
        days: list[Any] = [()] * 7
        for name, child in parts.items():
            if name != "week":
                first, _, last = name.partition("-")
                spans = self._spans(child, f"{key}.{name}")
                for day in range(WEEKDAYS.index(first), WEEKDAYS.index(last or first) + 1):
                    days[day] = spans
        if week is UNREADABLE or any(day is UNREADABLE for day in days):
            return UNREADABLE
        return Hours(week, tuple(days))

    def _spans(self, node: Node, key: str) -> Any:
        spans: list[Span] = []
        for said in str(node.value).split():
            opens, _, closes = said.partition("-")
            try:
                span = Span(_clock(opens), _clock(closes))
            except ValueError:
                return self.wrong(node, key, f"expected hours as 09:00-13:00 14:00-18:00, found '{said}'")
            # 00:00 at the end is midnight: the end of the day
            if (spans and span.opens < spans[-1].closes) or time() < span.closes <= span.opens:
                return self.wrong(node, key, f"hours run forwards and do not overlap; found '{node.value}'")
            spans.append(span)
        return tuple(spans)

    # --- scalars -----------------------------------------------------------------------------------

    def _one_of(self, allowed: tuple[str, ...], node: Node, key: str) -> Any:
        said = self.string(node, key)
        if isinstance(said, _Unreadable) or said in allowed:
            return said
        close = difflib.get_close_matches(said, allowed, 1)
        hint = f"; did you mean '{close[0]}'?" if close else ""
        return self.wrong(node, key, f"'{said}' is not one of: {', '.join(allowed)}{hint}")

    def string(self, node: Node, key: str) -> str | _Unreadable:
        """A text as written; a number or a date may stand without quotes, yes, no and null may not."""
        if not isinstance(node, yaml.ScalarNode):
            return self.wrong(node, key, f"expected a text, found {_called(node)}")
        if node.tag.endswith((":bool", ":null")):
            return self.wrong(node, key, f'expected a text; put it in quotes: "{node.value or "null"}"')
        if not node.value.strip():
            return self.wrong(node, key, "expected a text, found an empty one")
        return str(node.value)

    def integer(self, node: Node, key: str) -> int | _Unreadable:
        """A whole number."""
        if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith(":int"):
            return self.wrong(node, key, f"expected a whole number, found {_called(node)}")
        return int(node.value)

    def decimal(self, node: Node, key: str) -> Decimal | _Unreadable:
        """A number, with a decimal point if need be: ``10``, ``1.7``."""
        if not isinstance(node, yaml.ScalarNode) or not node.tag.endswith((":int", ":float")):
            return self.wrong(node, key, f"expected a number, found {_called(node)}")
        try:
            return Decimal(node.value)
        except InvalidOperation:
            return self.wrong(node, key, f"expected a number as 1.7, found {_called(node)}")

    def boolean(self, node: Node, key: str) -> bool | _Unreadable:
        """``true`` or ``false``."""
        if not isinstance(node, yaml.ScalarNode) or node.value not in ("true", "false"):
            return self.wrong(node, key, f"expected true or false, found {_called(node)}")
        return bool(node.value == "true")

    def day(self, node: Node, key: str) -> date | _Unreadable:
        """``2014-02-24``."""
        try:
            return date.fromisoformat(node.value)
        except (TypeError, ValueError):
            return self.wrong(node, key, f"expected a date as 2014-02-24, found {_called(node)}")

    def time_of_day(self, node: Node, key: str) -> time | _Unreadable:
        """``09:00``."""
        try:
            return _clock(node.value)
        except (TypeError, ValueError):
            return self.wrong(node, key, f"expected a time as 09:00, found {_called(node)}")


_SPECIAL: Final[Mapping[Any, Any]] = {
    Text: Reader.text,
    Limit: Reader.limit,
    Hours: Reader.hours,
    str: Reader.string,
    int: Reader.integer,
    Decimal: Reader.decimal,
    bool: Reader.boolean,
    date: Reader.day,
    time: Reader.time_of_day,
}

_EXPECTED: Final[Mapping[Any, str]] = {
    Text: "a text {kk, ru, en}",
    Limit: "a limit as 3 working-days",
    Hours: "a week and days with hours",
    str: "a text",
    int: "a whole number",
    Decimal: "a number",
    bool: "true or false",
    date: "a date as 2014-02-24",
    time: "a time as 09:00",
}


def _expected(hint: Any) -> str:
    kind = get_origin(hint)
    if kind is Annotated:
        return (
            f"the id of one of the {hint.__metadata__[0].to}" if _refers(hint) else _expected(hint.__origin__)
        )
    if kind is tuple:
        return "a list"
    if kind is Union or kind is types.UnionType:
        return f"{_expected(get_args(hint)[0])}, or null"
    if kind is Literal:
        return f"one of: {', '.join(get_args(hint))}"
    if isinstance(hint, EnumMeta):
        return f"one of: {', '.join(str(member.value) for member in cast(Any, hint))}"
    if hint in _EXPECTED:
        return _EXPECTED[hint]
    return f"keys ({', '.join(spec.key for spec in specs(hint) if spec.required)})"


def _called(node: Node) -> str:
    if isinstance(node, yaml.MappingNode):
        return "keys"
    if isinstance(node, yaml.SequenceNode):
        return f"a list of {len(node.value)}"
    return f"'{node.value}'" if node.value else "nothing"


def _is_null(node: Node) -> bool:
    return isinstance(node, yaml.ScalarNode) and bool(node.tag.endswith(":null"))


def _clock(text: str) -> time:
    hour, _, minute = text.partition(":")
    if len(hour) != 2 or len(minute) != 2:
        raise ValueError(text)
    return time(int(hour), int(minute))
