"""Is a paper genuine: by the code on it, or by its file."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control, never_cache

from qyzmet.papers import issue
from qyzmet.papers.codes import read_code
from qyzmet.papers.qr import qr_svg
from qyzmet.portal.forms.verify import CodeForm, FileForm
from qyzmet.portal.visitor import visited
from qyzmet.trust.authority import authority
from qyzmet.trust.errors import BadSignature
from qyzmet.trust.pdf import SealCheck, check_seals
from qyzmet.ui.throttle import Brake
from qyzmet.ui.words import in_language

BRAKE = Brake("verify", address=100)
"""Unknown codes from one address. A code has 100 random bits: this spares the server, not the codes."""


@never_cache
def verify(request: HttpRequest) -> HttpResponse:
    """GET asks, ``?code=`` leads to the answer; POST judges a file, which is not kept."""
    if request.method == "POST":
        return _file(request)
    given = request.GET if "code" in request.GET else None
    form = CodeForm(given)
    if form.is_bound and form.is_valid():
        return HttpResponseRedirect(reverse("portal:verify-code", args=[form.cleaned_data["code"]]))
    context = {"form": form, "file_form": FileForm()}
    return render(request, "portal/verify.html", context, status=422 if form.errors else 200)


@never_cache
def code(request: HttpRequest, code: str) -> HttpResponse:
    """What the code says; 404 for a code that no paper has, 429 for who tries one after another."""
    now = timezone.now()
    if BRAKE.barred_until(request, "", now) is not None:
        return _barred(request, code)
    found = issue.verify(code)
    if found.status == "unknown" and read_code(code) is not None:
        BRAKE.wrong(request, "", now)
    _trace(found)
    context = {
        "found": found,
        "impossible": read_code(code) is None,
        "form": None,
        "code_form": CodeForm(initial={"code": code} if found.status == "unknown" else {}),
        "file_form": FileForm(),
    }
    return render(request, "portal/verified.html", context, status=404 if found.status == "unknown" else 200)


def _file(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST, request.FILES)
    seals: list[SealCheck] = []
    if form.is_valid():
        content: bytes = form.cleaned_data["file"]
        try:
            seals = check_seals(content, at=timezone.now(), authority=authority())
        except BadSignature as bad:
            form.add_error("file", str(in_language(bad.text)))
        else:
            found = issue.verify_file(content)
            _trace(found)
            context = {
                "found": found,
                "seals": seals,
                "from_file": True,
                "form": None,
                "code_form": CodeForm(),
                "file_form": FileForm(),
            }
            return render(request, "portal/verified.html", context)
    return render(request, "portal/verify.html", {"form": form, "code_form": CodeForm()}, status=422)


def _barred(request: HttpRequest, code: str) -> HttpResponse:
    form = CodeForm({"code": code[:100]})
    form.add_error(
        "code", _("Too many wrong numbers in a short time. Wait a quarter of an hour and try again.")
    )
    return render(request, "portal/verify.html", {"form": form, "file_form": FileForm()}, status=429)


def _trace(found: issue.Verification) -> None:
    """A paper that is known is shown with the person's data: who holds it looks at them."""
    if found.status != "unknown":
        visited(found.number.rpartition("/")[0], "verify")


@cache_control(max_age=86400, public=True)
def qr(request: HttpRequest, code: str) -> HttpResponse:
    """The QR code of a paper's address, as it stands on the paper."""
    plain = read_code(code)
    if plain is None:
        raise Http404(code)
    picture = qr_svg(issue.verify_url(settings.QYZMET_BASE_URL, plain))
    return HttpResponse(picture, content_type="image/svg+xml")
