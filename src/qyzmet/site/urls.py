"""Every address of the site; each face keeps its own."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("qyzmet.ui.urls")),
    path("", include("qyzmet.portal.urls")),
    path("centre/", include("qyzmet.centre.urls")),
    path("provider/", include("qyzmet.provider.urls")),
]

handler400 = "qyzmet.ui.views.bad_request"
handler403 = "qyzmet.ui.views.forbidden"
handler404 = "qyzmet.ui.views.not_found"
handler500 = "qyzmet.ui.views.server_error"
