"""The schema.org side of a graph as one tree, in the plain form that search engines read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from qyzmet.law.linked.nodes import Node
from qyzmet.law.linked.terms import LINKS, PREFIXES

_OURS: Final = "schema:"
_LINKS: Final = frozenset(LINKS)
_ADDRESSES: Final = frozenset({"schema:url", "schema:serviceUrl", "schema:contentUrl"})
"""Links whose value is an address and no thing."""


def tree(nodes: Iterable[Node], root: str) -> Node:
    """Everything of schema.org that can be reached from ``root``; what stands twice is named the second time."""
    known = {node["@id"]: node for node in nodes}
    return {"@context": "https://schema.org", **_told(known[root], known, set())}


def _told(node: Node, known: Mapping[str, Node], seen: set[str]) -> Node:
    if "@id" in node:
        if node["@id"] in seen:
            return {"@id": node["@id"]}
        seen.add(node["@id"])
    types = [one.removeprefix(_OURS) for one in _many(node["@type"]) if one.startswith(_OURS)]
    told: Node = {key: value for key, value in node.items() if key == "@id"}
    told["@type"] = types if len(types) > 1 else types[0]
    for key, value in node.items():
        if key.startswith(_OURS):
            told[key.removeprefix(_OURS)] = _value(key, value, known, seen)
    return told


def _value(key: str, value: Any, known: Mapping[str, Node], seen: set[str]) -> Any:
    if isinstance(value, list):
        return [_value(key, one, known, seen) for one in value]
    if isinstance(value, dict):
        return _told(value, known, seen)
    if key not in _LINKS or key in _ADDRESSES:
        return value
    if value in known:
        return _told(known[value], known, seen)
    return PREFIXES["schema"] + value.removeprefix(_OURS) if value.startswith(_OURS) else {"@id": value}


def _many(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value]
