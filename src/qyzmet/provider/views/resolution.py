"""The head gives cases to executors: one or many, with words and a day; all of them or none."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext

from qyzmet.cases.queries import worklist
from qyzmet.desk.assignments import MOST, Executor, Fault, NotAll, assign, executors
from qyzmet.desk.official import Official
from qyzmet.desk.signing import must_not_sign_only
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of
from qyzmet.process.errors import Refusal
from qyzmet.provider.face import FACE
from qyzmet.provider.forms.resolution import ResolutionForm
from qyzmet.provider.listed import listed
from qyzmet.ui.staff.access import show_refusal, staff
from qyzmet.ui.staff.lists import WorkRow, worklist_rows


@staff("head")
def resolution(request: HttpRequest, official: Official) -> HttpResponse:
    """GET lists the cases of a post; POST gives those ticked to an executor."""
    must_not_sign_only(official)
    now = timezone.now()
    view = listed(request, official, now)
    page = worklist(official.office, view.post, only=view.only, size=MOST)
    rows = worklist_rows(official, "resolution", page.rows, now)
    people = _people(rows, official)
    form = ResolutionForm([row.case.number for row in rows], people, data=request.POST or None)
    status, faults = 200, list[Fault]()
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                done = assign(
                    form.cases(),
                    form.chosen(),
                    official,
                    words=form.cleaned_data["words"],
                    due_on=form.cleaned_data["due_on"],
                    at=now,
                    key=form.cleaned_data["key"],
                )
            except NotAll as refusal:
                status, faults = show_refusal(form, refusal), list(refusal.faults)
            except Refusal as refusal:
                status = show_refusal(form, refusal)
            else:
                said = ngettext("%(count)d case is given.", "%(count)d cases are given.", len(done))
                messages.success(request, said % {"count": len(done)})
                return redirect(f"{reverse('provider:resolution')}?{view.query}")
    context = {
        "view": view,
        "rows": rows,
        "form": form,
        "ticked": set(request.POST.getlist("ticked")),
        "faults": faults,
        "more": page.after is not None,
    }
    return FACE.render(request, "provider/resolution.html", context, status)


def _people(rows: Sequence[WorkRow], official: Official) -> list[Executor]:
    """Whoever can be given one of the cases: holders of the post whose turn it is, or comes after a resolution."""
    posts = {_acts_next(row) for row in rows}
    day = timezone.localdate()
    found = {one.user_id: one for post in sorted(posts) for one in executors(official.office, post, day)}
    return sorted(found.values(), key=lambda one: one.name)


def _acts_next(row: WorkRow) -> str:
    if row.step is not None and row.step.does is Verb.RESOLVE:
        steps = process_of(row.edition, row.case.channel).steps
        goes = row.step.then[0].go
        return steps[goes].by if goes in steps else ""
    return row.case.post or ""
