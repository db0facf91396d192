"""What a hall offers today, and what each post at its windows calls."""

from __future__ import annotations

from dataclasses import replace

from qyzmet.centre.face import ISSUING, MANAGER
from qyzmet.centre.place import Place
from qyzmet.desk.halls import OWN_HALL
from qyzmet.law.catalogue import NoneInForce, UnknownEdition
from qyzmet.law.model import Edition, Item
from qyzmet.offices.models import Office
from qyzmet.process import hall
from qyzmet.process.hall import CENTRE, COLLECT, Matter

ACCELERATED, HELP = "accelerated", "help"
"""Categories of tickets."""

_LIMITED = ("мүмкіндігі шектеулі", "мүмкіндіктері шектеулі")
"""How the acts name people with limited abilities, in the clause on the premises."""


def matters_of(place: Place, edition: Edition) -> list[Matter]:
    """Everything that people come for, in the order hand in, collect, re-write the card."""
    found = (_at_these_windows(place, matter) for matter in hall.matters_of(edition, place.body(edition)))
    return [matter for matter in found if matter.posts]


def matter_of(place: Place, edition: Edition, purpose: str) -> Matter | None:
    """The matter of this purpose; None where the edition brings nobody to this hall for it."""
    return next((one for one in matters_of(place, edition) if one.purpose == purpose), None)


def _at_these_windows(place: Place, matter: Matter) -> Matter:
    if place.body(matter.edition) == CENTRE:
        return _with_stand_ins(matter)
    return replace(matter, posts=matter.posts & set(OWN_HALL))


def _with_stand_ins(matter: Matter) -> Matter:
    """At the issuing windows of a centre its inspectors stand in for one another (a reading)."""
    own = {post.id for post in matter.edition.posts if post.at == CENTRE}
    if matter.purpose != COLLECT or not matter.posts & own:
        return matter
    return replace(matter, posts=matter.posts | set(ISSUING))


def offered(place: Place) -> list[Matter]:
    """Everything the kiosk of a hall offers today, service by service."""
    return [matter for service in place.offered for matter in matters_of(place, place.edition(service))]


def served_by(place: Place, post: str) -> list[Matter]:
    """The matters that a window of this post calls; the duty manager helps out everywhere (a reading)."""
    found: list[Matter] = []
    for service in place.offered:
        try:
            matters = matters_of(place, place.edition(service))
        except (NoneInForce, UnknownEdition):
            continue
        found += [matter for matter in matters if post in matter.posts or post in MANAGER]
    return found


def posts_at_windows(place: Place) -> set[str]:
    """Every post that takes people in at this hall today."""
    posts = {post for matter in offered(place) for post in matter.posts}
    return posts | set(MANAGER) if place.office.kind == Office.Kind.CENTRE else posts


def help_demand(edition: Edition) -> Item | None:
    """What the act demands for people with limited abilities in the hall; None where it says nothing.

    reading: conditions are demanded, not a place ahead of others, so the ticket asks for help and keeps its turn.
    """
    named = (item for item in (*edition.premises, *edition.special) if item.clause)
    return next((item for item in named if any(words in item.text.kk.lower() for words in _LIMITED)), None)
