"""What every template knows."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from qyzmet.ui.homes import home_for


def account(request: HttpRequest) -> dict[str, Any]:
    """``home``: where the person who is logged in starts; found only when a template asks for it."""
    return {"home": SimpleLazyObject(lambda: home_for(request.user))}
