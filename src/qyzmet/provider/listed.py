"""Which part of the office's worklist a page shows: whose post, and of it whose cases."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from qyzmet.cases.models import Standing
from qyzmet.desk.assignments import executors, mine
from qyzmet.desk.official import Official, officials
from qyzmet.law.text import Text
from qyzmet.offices.posts import POSTS
from qyzmet.provider.load import POSTS as PROVIDER_POSTS
from qyzmet.ui.words import in_language

ALL, MINE, FREE = "all", "mine", "free"


@dataclass(frozen=True, slots=True)
class Tab:
    """A link that shows another part of the list."""

    words: str
    query: str
    here: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """The part shown, with the links to the others."""

    post: str
    whose: str
    """``all``, ``mine``, ``free`` or an account."""
    only: Q
    posts: Sequence[Tab]
    parts: Sequence[Tab]

    @property
    def query(self) -> str:
        """As in the address of a page that shows the same part."""
        return urlencode({"post": self.post, "whose": self.whose})


def listed(request: HttpRequest, official: Official, now: datetime) -> Listed:
    """The part asked for; what the reader may not see or does not exist gives the first there is."""
    posts = _posts(request, official)
    post = request.GET.get("post", "")
    post = post if post in posts else posts[0]
    parts = _parts(official, post, now)
    whose = request.GET.get("whose", ALL)
    whose = whose if whose in parts else ALL
    return Listed(
        post,
        whose,
        _only(official, post, whose, now),
        [_tab(str(in_language(_name(one))), one, ALL, one == post) for one in posts]
        if len(posts) > 1
        else [],
        [_tab(words, post, one, one == whose) for one, words in parts.items()],
    )


def _posts(request: HttpRequest, official: Official) -> list[str]:
    """The head sees every post of the office that has work; another official their own posts."""
    if official.post != "head":
        held = [one.post for one in officials(request.user) if one.office == official.office]
        return [official.post, *(one for one in PROVIDER_POSTS if one in held and one != official.post)]
    busy = set(Standing.objects.filter(office=official.office).values_list("post", flat=True).distinct())
    return [one for one in PROVIDER_POSTS if one in busy] or ["registrar"]


def _parts(official: Official, post: str, now: datetime) -> dict[str, str]:
    parts = {ALL: _("All of the post"), FREE: _("Given to nobody")}
    if official.post != "head":
        return {ALL: parts[ALL], MINE: _("Mine"), FREE: parts[FREE]}
    day = timezone.localdate(now)
    people = {str(one.user_id): one.name for one in executors(official.office, post, day)}
    gone = Standing.objects.filter(office=official.office, post=post, executor__isnull=False).exclude(
        executor__in=[int(one) for one in people]
    )
    lost = {
        str(one): _("holds the post no more") for one in gone.values_list("executor", flat=True).distinct()
    }
    return {**parts, **people, **lost}


def _only(official: Official, post: str, whose: str, now: datetime) -> Q:
    if whose == MINE:
        return mine(official, timezone.localdate(now))
    if whose == FREE:
        return Q(executor__isnull=True)
    return Q() if whose == ALL else Q(executor=int(whose))


def _tab(words: str, post: str, whose: str, here: bool) -> Tab:
    return Tab(words, "?" + urlencode({"post": post, "whose": whose}), here)


def _name(post: str) -> Text:
    return POSTS[post]
