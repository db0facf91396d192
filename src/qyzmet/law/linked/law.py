"""The act that carries an edition, and the acts it names, as ``eli:LegalResource`` and schema.org Legislation."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from qyzmet.law import acts
from qyzmet.law.linked.nodes import Node, Nodes, Writer, day
from qyzmet.law.model import Act, ActRef

_TYPES: Final = ("eli:LegalResource", "schema:Legislation")


def act_address(writer: Writer, act: Act | acts.Act) -> str:
    """The address of an act that has a file here."""
    return writer.site.act(act.date, act.number)


def carriers(writer: Writer, act: Act) -> list[str]:
    """The addresses of the act and of the later one that put the edition in its wording."""
    later = [_named(writer, act, "eli:amended_by", 1, act.worded_by)] if act.worded_by else []
    return [act_address(writer, act), *later]


def act_node(writer: Writer, act: Act) -> Nodes:
    """The act as its edition tells it, and the acts that it names: amended, worded anew by, repealed by."""
    groups = {
        "eli:amends": act.amends,
        "eli:amended_by": (act.worded_by,) if act.worded_by else (),
        "eli:based_on": act.legal_basis,
        "eli:repealed_by": (act.repealed_by,) if act.repealed_by else (),
    }
    yield from _with(writer, act, groups)


def whole_act(writer: Writer, act: acts.Act) -> Nodes:
    """An act with its whole fate: what it amends and repeals, what amended and repealed it."""
    groups = {
        "eli:amends": tuple(effect.act for effect in act.amends),
        "eli:amended_by": tuple(effect.act for effect in act.amended_by),
        "eli:based_on": act.legal_basis,
        "eli:repeals": act.repeals,
        "eli:repealed_by": (act.repealed_by,),
    }
    yield from _with(writer, act, groups)


def _written(writer: Writer, act: Act | acts.Act) -> Node:
    force, in_force = act.force, writer.in_force(act.force)
    until = force.last
    return writer.node(
        act_address(writer, act),
        _TYPES,
        dct__title=writer.said(act.title),
        schema__name=writer.said(act.title),
        eli__number=act.number,
        schema__legislationIdentifier=act.number,
        schema__legislationType=writer.said(act.kind),
        eli__date_document=day(act.date),
        schema__legislationDate=day(act.date),
        eli__first_date_entry_in_force=day(force.since),
        eli__date_no_longer_in_force=day(until),
        schema__temporalCoverage=f"{force.since}/{until or '..'}",
        eli__in_force="eli:InForce-inForce" if in_force else "eli:InForce-notInForce",
        schema__legislationLegalForce="schema:InForce" if in_force else "schema:NotInForce",
    )


_TWINS: Final = {"eli:amends": "schema:legislationAmends", "eli:repeals": "schema:legislationRepeals"}
"""What schema.org says in a term of its own."""


def _with(writer: Writer, act: Act | acts.Act, groups: Mapping[str, tuple[ActRef, ...]]) -> Nodes:
    node = _written(writer, act)
    named: dict[str, Node] = {}
    for term, refs in groups.items():
        addresses = [_named(writer, act, term, number, ref) for number, ref in enumerate(refs, 1)]
        for ref, address in zip(refs, addresses, strict=True):
            named.setdefault(address, _reference(writer, ref, address))
        if addresses:
            node[term] = addresses
            if term in _TWINS:
                node[_TWINS[term]] = addresses
    yield node
    yield from named.values()


def _named(writer: Writer, act: Act | acts.Act, term: str, number: int, ref: ActRef) -> str:
    return writer.site.named_act(ref, f"act-{act.date.isoformat()}-{term.partition(':')[2]}-{number}")


def _reference(writer: Writer, ref: ActRef, address: str) -> Node:
    return writer.node(
        address,
        _TYPES,
        dct__title=writer.said(ref.title),
        schema__name=writer.said(ref.title),
        eli__number=ref.number,
        eli__date_document=day(ref.date),
        schema__legislationType=writer.said(ref.kind),
    )
