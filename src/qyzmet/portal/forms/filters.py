"""What the filters of the law's pages have in common."""

from __future__ import annotations

from collections.abc import Mapping

from django import forms

from qyzmet.law import catalogue
from qyzmet.law.model import Edition
from qyzmet.registers.sorting import kazakh_key
from qyzmet.ui.words import in_language


def chosen(form: forms.Form, name: str, given: Mapping[str, str]) -> str:
    """What a list to choose from was answered; empty where nothing, or nothing that it offers, was given."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)
    value = given.get(name, "")
    return value if field.valid_value(value) else ""


def editions() -> list[Edition]:
    """Every edition: by the title of its service as the Kazakh alphabet sorts, the older before the newer."""
    found = [edition for service in catalogue.services() for edition in catalogue.editions(service)]
    return sorted(found, key=lambda one: (kazakh_key(_newest_title(one)), one.act.force.since))


def _newest_title(edition: Edition) -> str:
    return str(in_language(catalogue.editions(edition.service)[-1].title))


def edition_words(edition: Edition) -> str:
    """``Issue of passports …, 2012``."""
    return f"{in_language(edition.title)}, {edition.year}"


def services_and_editions() -> list[tuple[str, str]]:
    """Each service, and where it has more than one its editions under it."""
    rows: list[tuple[str, str]] = []
    for one in editions():
        if one.service not in dict(rows):
            rows.append((one.service, _newest_title(one)))
        if len(catalogue.editions(one.service)) > 1:
            rows.append((one.name, f"– {edition_words(one)}"))
    return rows
