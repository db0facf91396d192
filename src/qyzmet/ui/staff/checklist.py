"""The checklist of documents, made from the edition: nothing else can be ticked, so nothing else demanded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _

from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.ui.words import clause_words, in_language


@dataclass(frozen=True, slots=True)
class Line:
    """A document with the boxes that stand beside it."""

    document: Document
    edition: Edition
    originals: BoundField | None
    copies: BoundField | None
    compared: BoundField | None
    returned: BoundField | None
    errors: Sequence[str]
    choice: Sequence[Text] = ()
    """The names of the other documents of which one is enough."""
    held: bool = False
    """Whether a register holds it, so that it may not be demanded: there is nothing to tick then."""
    unstated: bool = False
    """Whether the act leaves open if the original or a copy is meant."""


class ChecklistForm(forms.Form):
    """How many originals and copies of each document were brought, compared and given back."""

    def __init__(self, edition: Edition, documents: Sequence[Document], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.edition = edition
        self.documents = documents
        for document in documents:
            self._add(document)

    def _add(self, document: Document) -> None:
        if self.held(document):
            return
        name = in_language(document.name)
        if document.originals:
            self.fields[f"originals-{document.id}"] = _count(document.originals, _("Originals"), name)
        if document.copies:
            self.fields[f"copies-{document.id}"] = _count(document.copies, _("Copies"), name)
            self.fields[f"compared-{document.id}"] = _tick(_("Copy compared with the original"), name)
        if document.returned:
            self.fields[f"returned-{document.id}"] = _tick(_("Original returned"), name)

    def held(self, document: Document) -> bool:
        """Whether a register holds the document, or another one that is enough in its place."""
        return any(
            one.obtained == "register" and (one.id == document.id or (one.group or "") == document.group)
            for one in self.documents
        )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = dict(super().clean() or {})
        for document in self.documents:
            copies = cleaned.get(f"copies-{document.id}") or 0
            originals = cleaned.get(f"originals-{document.id}") or 0
            cited = f" ({clause_words(document.clause)})" if document.clause else ""
            if copies and f"compared-{document.id}" in self.fields and not cleaned[f"compared-{document.id}"]:
                words = _("Compare the copy with the original and tick it.")
                self.add_error(f"compared-{document.id}", f"{words}{cited}")
            if (
                originals
                and f"returned-{document.id}" in self.fields
                and not cleaned[f"returned-{document.id}"]
            ):
                words = _("Give the original back and tick it.")
                self.add_error(f"returned-{document.id}", f"{words}{cited}")
        return cleaned

    def lines(self) -> list[Line]:
        """One line a document, in the order of the act."""
        return [self._line(document) for document in self.documents]

    def _line(self, document: Document) -> Line:
        boxes = {
            kind: self[f"{kind}-{document.id}"] if f"{kind}-{document.id}" in self.fields else None
            for kind in ("originals", "copies", "compared", "returned")
        }
        errors = [str(error) for box in boxes.values() if box is not None for error in box.errors]
        choice = [one.name for one in self.documents if document.group == one.group and one.id != document.id]
        return Line(
            document,
            self.edition,
            errors=errors,
            choice=choice if document.group else (),
            held=self.held(document),
            unstated=document.form == "unstated",
            **boxes,
        )

    def rows(self) -> list[dict[str, Any]]:
        """What was brought, as the desk takes it; a document that the list does not have stays in it."""
        brought = [self._row(document.id, self.cleaned_data) for document in self.documents]
        known = {document.id for document in self.documents}
        strange = {
            key.partition("-")[2]: {"originals": 1}
            for key, value in self.data.items()
            if key.startswith("originals-") and value and key.partition("-")[2] not in known
        }
        return [
            *(row for row in brought if row["originals"] or row["copies"]),
            *({"id": document, "copies": 0, **counts} for document, counts in strange.items()),
        ]

    def _row(self, document: str, given: Mapping[str, Any]) -> dict[str, Any]:
        return {
            "id": document,
            "originals": int(given.get(f"originals-{document}") or 0),
            "copies": int(given.get(f"copies-{document}") or 0),
            "compared": bool(given.get(f"compared-{document}")),
            "returned": bool(given.get(f"returned-{document}")),
        }


def ticked(rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """What was brought, as the form shows it again."""
    return {
        f"{kind}-{row['id']}": row[kind]
        for row in rows
        for kind in ("originals", "copies", "compared", "returned")
        if kind in row
    }


def _count(asked: int, label: str, document: str) -> forms.Field:
    """A tick where one piece is asked for, a number where there are more."""
    if asked == 1:
        return _tick(label, document)
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=99,
        widget=forms.NumberInput(
            attrs={"class": "govuk-input--width-2", "aria-label": f"{document}: {label}"}
        ),
    )


def _tick(label: str, document: str) -> forms.Field:
    return forms.BooleanField(
        label=label,
        required=False,
        widget=forms.CheckboxInput(attrs={"aria-label": f"{document}: {label}"}),
    )
