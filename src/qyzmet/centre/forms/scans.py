"""Files of one document, several at once, judged by their content."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from qyzmet.centre.scans import LARGEST
from qyzmet.desk.attaching import Scan, scan_of
from qyzmet.process.errors import Refusal
from qyzmet.ui.staff.access import said
from qyzmet.ui.uploads import PDF, PICTURE, UploadField


class SeveralFiles(forms.FileInput):
    """The browser's chooser of files, for more than one."""

    allow_multiple_selected = True


class ScansField(forms.FileField):
    """One file or several; its value is a list of :class:`Scan`. The message names the file that is wrong."""

    widget = SeveralFiles(attrs={"accept": "image/jpeg,image/png,application/pdf"})

    def __init__(self, document: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.document = document
        self.one = UploadField((*PICTURE, *PDF), largest=LARGEST)

    def clean(self, data: Any, initial: Any = None) -> Any:
        given = data if isinstance(data, Sequence) and not isinstance(data, str) else [data]
        return [self._scan(file) for file in given or [None]]

    def _scan(self, file: UploadedFile[Any] | None) -> Scan:
        content = self.one.clean(file)
        assert file is not None
        try:
            return scan_of(self.document, file.name or "", content)
        except Refusal as refusal:
            raise forms.ValidationError(f"{file.name}: {said(refusal)}") from refusal


class ScanForm(forms.Form):
    """Pages of a document."""

    def __init__(self, document: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["files"] = ScansField(
            document,
            label=_("Files"),
            help_text=_("JPEG, PNG or PDF, up to %(most)s MB each; several at once.")
            % {"most": LARGEST // (1024 * 1024)},
        )
