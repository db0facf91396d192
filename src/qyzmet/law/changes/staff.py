"""The work: posts, journals, couriers, and the steps of each channel with their limits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from qyzmet.law.changes.matters import Matter, Point, clauses, labelled, listed, measured, said, with_note
from qyzmet.law.model import Edition, Step
from qyzmet.law.text import Text
from qyzmet.law.words import amount


def staff(edition: Edition) -> Iterable[Matter]:
    """Who does the work, what is written down, what travels."""
    posts = (
        measured(labelled(post.name, post.does), (post.at, post.system), post, key=post.id, about=post.name)
        for post in edition.posts
    )
    yield from listed("posts", _POSTS, "staff", posts)
    yield from listed(
        "couriers", _COURIERS, "staff", (said(edition, row.words, row) for row in edition.couriers)
    )
    journals = (
        said(edition, with_note(row.name, [edition.post(row.kept_by).name]), row) for row in edition.journals
    )
    yield from listed("journals", _JOURNALS, "staff", journals)


def steps(edition: Edition) -> Iterable[Matter]:
    """The steps of each channel; limits and posts with them."""
    for channel in edition.channels:
        rows = (_step(edition, step) for step in channel.steps)
        yield from listed("steps", labelled(_STEPS, channel.name), "staff", rows, key=channel.id, by=" → ")


def _step(edition: Edition, step: Step) -> Point:
    notes = [edition.post(step.by).name]
    term = edition.term(step.within) if step.within else None
    # The terms of the service and of waiting are told where they stand, not again with every step in them.
    limit = term.limit if term and term.kind not in ("service", "waiting", "serving") else None
    if limit:
        notes.append(amount(limit))
    return Point(
        words=with_note(step.title, notes),
        clause=clauses([step]),
        gist=str((step.does, step.by, step.at, limit)),
        about=step.title.kk,
        ours=True,
    )


_POSTS: Final = Text("Кім жүргізеді", "Кто исполняет", "Who does the work")
_COURIERS: Final = Text("Курьерлер", "Курьеры", "Couriers")
_JOURNALS: Final = Text("Журналдар", "Журналы", "Journals")
_STEPS: Final = Text("Қадамдар", "Шаги", "Steps")
