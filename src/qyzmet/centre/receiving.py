"""Who fills a reception in: the official in that post of theirs which takes the documents in by its channel."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse

from qyzmet.centre import drafts
from qyzmet.centre.drafts import Draft
from qyzmet.centre.face import RECEIVING
from qyzmet.desk.official import Official, officials
from qyzmet.law.catalogue import edition as edition_named
from qyzmet.law.verbs import Verb
from qyzmet.ui.staff.access import staff

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Official, str, P], HttpResponse]


def receiving(view: View[P]) -> Callable[Concatenate[HttpRequest, str, P], HttpResponse]:
    """Open a page of a reception to whoever takes documents in; the view gets them in the post of the channel.

    In a small office one person is both the executor of the paper procedure and the employee of the electronic one.
    """

    @wraps(view)
    def chosen(
        request: HttpRequest, official: Official, draft: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        by = receiver(request, official, drafts.read(request.session, draft))
        return view(request, by, draft, *args, **kwargs)

    return staff(*RECEIVING)(cast("View[P]", chosen))


def receiver(request: HttpRequest, official: Official, draft: Draft) -> Official:
    """The official in the post that receives in the channel, where they hold it at the same hall; else as they are."""
    channel = edition_named(draft.edition).channel(draft.channel)
    posts = {step.by for step in channel.steps if step.does is Verb.RECEIVE}
    if official.post in posts:
        return official
    return next((one for one in held_here(request, official) if one.post in posts), official)


def held_here(request: HttpRequest, official: Official) -> list[Official]:
    """The posts in which this person takes documents in at the hall, the present one first."""
    held = [one for one in officials(request.user) if one.post in RECEIVING and one.hall == official.hall]
    return [official, *(one for one in held if one.key != official.key)]
