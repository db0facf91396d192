"""Log-in, language, health: the addresses that belong to no face."""

from __future__ import annotations

from django.urls import path
from django.views.i18n import set_language

from qyzmet.ui import look, views

app_name = "ui"

urlpatterns = [
    path("login/", views.Login.as_view(), name="login"),
    path("logout/", views.Logout.as_view(), name="logout"),
    path("post/", views.choose_post, name="post"),
    path("language/", set_language, name="language"),
    path("healthz", views.healthz, name="healthz"),
    path("look/", look.components, name="look"),
    path("look/form/", look.question, name="look-form"),
    path("look/table/", look.table, name="look-table"),
]
