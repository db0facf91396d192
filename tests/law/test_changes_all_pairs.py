"""What holds for the comparison of any two editions, of one service or of two."""

from __future__ import annotations

from itertools import combinations

import pytest

from qyzmet.law.catalogue import edition, files
from qyzmet.law.changes import SECTIONS, Change, Comparison, compared
from qyzmet.law.text import LANGUAGES, Text

PAIRS = list(combinations(sorted(files()), 2))


def texts(row: Change) -> list[Text]:
    """Everything a change is told in."""
    sides = [text for side in (row, *row.items) for text in (side.old, side.new) if text is not None]
    return [row.what, *row.where, *row.cases, *sides]


def turned(found: Comparison) -> set[tuple[object, ...]]:
    """What differs, the other way round."""
    return {(r.section, r.what, r.where, frozenset(r.cases), r.new, r.old, r.kept) for r in found.changes}


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_any_two_editions_are_compared_whole(one: str, other: str) -> None:
    old, new = edition(one), edition(other)
    found = compared(old, new)
    for row in found.changes:
        assert row.section in SECTIONS
        assert all(text.in_(language).strip() for text in texts(row) for language in LANGUAGES)
        assert row.old != row.new
        assert all(item.old or item.new for item in row.items)
        for side, law in ((row.old_clause, old), (row.new_clause, new)):
            assert all(law.clause(cited) for cited in (side or "").split(", ") if cited)
    back = {
        (r.section, r.what, r.where, frozenset(r.cases), r.old, r.new, r.kept)
        for r in compared(new, old).changes
    }
    assert turned(found) == back


@pytest.mark.parametrize("name", sorted(files()))
def test_an_edition_is_like_itself_in_every_matter(name: str) -> None:
    found = compared(edition(name), edition(name))
    assert found.changes == ()
    assert found.matters > 25
