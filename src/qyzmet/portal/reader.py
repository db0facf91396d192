"""Who reads the portal as an applicant: a person with an IIN, perhaps for a legal person with a BIN."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Concatenate, ParamSpec

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from qyzmet.desk.official import Official
from qyzmet.offices.models import Account

P = ParamSpec("P")


@dataclass(frozen=True, slots=True)
class Self:
    """The applicant; ``bin`` is empty for who acts in their own name only."""

    user_id: int
    name: str
    iin: str
    bin: str

    @property
    def ids(self) -> list[str]:
        """The numbers under which cases are the reader's own."""
        return [number for number in (self.iin, self.bin) if number]

    def access(self) -> Q:
        """Which cases the reader may see."""
        return Q(applicant_id__in=self.ids)

    def official(self) -> Official:
        """As the desk, the journals and the traces name the reader."""
        return Official(self.user_id, self.name, "applicant", "")


View = Callable[Concatenate[HttpRequest, Self, P], HttpResponse]


def applicants(view: View[P]) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Open the view to who logs in with an account that has an IIN; the view gets the applicant."""

    @never_cache
    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        account = Account.objects.filter(user=request.user.pk).exclude(iin="").first()
        if account is None:
            raise PermissionDenied(
                _("This page is for applicants: the account you are logged in with has no IIN.")
            )
        reader = Self(account.user_id, account.display_name, account.iin, account.bin)
        return view(request, reader, *args, **kwargs)

    return guarded
