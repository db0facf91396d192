"""The questions of a request, one a page, and its signature."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from qyzmet.desk.pictures import Picture
from qyzmet.desk.subjects import read_subjects
from qyzmet.law.model import Document, Edition
from qyzmet.law.text import Text
from qyzmet.portal import pictures
from qyzmet.portal.asking import Question
from qyzmet.portal.forms.numbers import IinField
from qyzmet.portal.refusals import said
from qyzmet.process.errors import Refusal
from qyzmet.registers.records import Relative
from qyzmet.ui.components import Choice
from qyzmet.ui.uploads import MEGABYTE, PICTURE, SIGNATURE, UploadField
from qyzmet.ui.words import in_language, kzdate

CHOOSE = {"required": gettext_lazy("Choose one of the answers.")}


class AnswerForm(forms.Form):
    """One question of the edition."""

    def __init__(self, question: Question, edition: Edition, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fact = question.fact
        choices = [
            (value.id, Choice(value.label, clause=value.clause, edition=edition)) for value in question.values
        ]
        self.fields["answer"] = forms.ChoiceField(
            label=in_language(fact.question),
            help_text=in_language(fact.hint),
            choices=choices,
            widget=forms.RadioSelect,
            error_messages=CHOOSE,
        )


class RelativeForm(forms.Form):
    """One of the relatives that the register knows."""

    def __init__(self, relatives: Sequence[Relative], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(one.iin, Choice(_named(one), hint=kzdate(one.birth_date))) for one in relatives]
        self.fields["subject"] = forms.ChoiceField(
            label=gettext_lazy("Which of your relatives?"),
            help_text=gettext_lazy("These are your close relatives by the register."),
            choices=choices,
            widget=forms.RadioSelect,
            error_messages=CHOOSE,
        )

    def subjects(self) -> list[str]:
        """About whom."""
        return [self.cleaned_data["subject"]]


def _named(one: Relative) -> Text:
    return Text(*(f"{one.full_name} – {one.kind_name.in_(language)}" for language in ("kk", "ru", "en")))


class PersonForm(forms.Form):
    """Somebody else, by the IIN."""

    subject = IinField(label=gettext_lazy("IIN of the person the certificate is about"))

    def subjects(self) -> list[str]:
        """About whom."""
        return [self.cleaned_data["subject"]]


class ListForm(forms.Form):
    """The list of a legal person."""

    subjects_list = forms.CharField(
        label=gettext_lazy("The persons on whom certificates are asked"),
        help_text=gettext_lazy(
            "One a line: the IIN, or surname, name, patronymic and year of birth. Up to 500 persons."
        ),
        required=True,
        max_length=60_000,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Name at least one person.")},
    )

    def clean_subjects_list(self) -> list[str]:
        """The persons, each line checked."""
        try:
            return read_subjects(self.cleaned_data["subjects_list"])
        except Refusal as refusal:
            raise forms.ValidationError(said(refusal)) from refusal

    def subjects(self) -> list[str]:
        """About whom."""
        return list(self.cleaned_data["subjects_list"])


class FileForm(forms.Form):
    """A picture that goes with the request: its type, its size and its proportions are looked at."""

    def __init__(self, document: Document, *args: Any, required: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document
        self.picture: Picture | None = None
        self.fields["file"] = UploadField(
            PICTURE, largest=pictures.LARGEST, required=required, label=gettext_lazy("File")
        )

    def clean_file(self) -> bytes | None:
        """The content, judged by what is in it."""
        content: bytes | None = self.cleaned_data["file"]
        if content:
            try:
                self.picture = pictures.checked(content, self.document)
            except Refusal as refusal:
                raise forms.ValidationError(said(refusal)) from refusal
        return content

    @property
    def content(self) -> bytes:
        """The file as it came."""
        return bytes(self.cleaned_data["file"])

    @property
    def name(self) -> str:
        """What the sender calls it."""
        return str(getattr(self.files["file"], "name", ""))


class SignatureForm(forms.Form):
    """The signature: put in by the script, or chosen as a file."""

    signature = forms.CharField(required=False, max_length=200_000, widget=forms.HiddenInput)
    file = UploadField(
        SIGNATURE,
        largest=MEGABYTE,
        required=False,
        label=gettext_lazy("File of the signature"),
        help_text=gettext_lazy("CMS (.cms, .p7s, .sig), up to 1 MB"),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two must be there."""
        cleaned = super().clean() or self.cleaned_data
        if not cleaned.get("signature") and not cleaned.get("file") and "file" not in self.errors:
            self.add_error("file", gettext_lazy("The request is not signed yet. Sign it, then send it."))
        return cleaned

    def given(self) -> bytes | str:
        """The signature as it came."""
        file: bytes | None = self.cleaned_data.get("file")
        return file or str(self.cleaned_data["signature"])

    def refuse(self, words: str) -> None:
        """Say why the signature cannot be taken, where it was given."""
        self.add_error("file" if self.cleaned_data.get("file") else None, words)
