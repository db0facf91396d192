"""Names of posts."""

from __future__ import annotations

from qyzmet.offices.posts import POSTS
from qyzmet.ui.words import in_language


def post_named(post: str) -> str:
    """The name of a post of the house in the reader's language; an unknown one as it is."""
    return str(in_language(POSTS[post])) if post in POSTS else post
