"""Files that people send: judged by what is in them, not by their names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

MEGABYTE = 1024 * 1024
LARGEST = 10 * MEGABYTE
"""Octets. Of our own choosing: the acts set no limit."""


@dataclass(frozen=True, slots=True)
class FileType:
    """A type of file, told by its first octets."""

    name: str
    begins: tuple[bytes, ...]

    def has(self, head: bytes) -> bool:
        """Whether a file that begins so is of this type."""
        return head.startswith(self.begins)


PDF = (FileType("PDF", (b"%PDF-",)),)
"""Papers that were issued here."""
PICTURE = (FileType("JPEG", (b"\xff\xd8\xff",)), FileType("PNG", (b"\x89PNG\r\n\x1a\n",)))
"""Photographs and scans."""
SIGNATURE = (FileType("CMS", (b"\x30\x80", b"\x30\x82", b"\x30\x83", b"-----BEGIN", b"MI")),)
"""A signature as DER, PEM or bare base64."""


class UploadField(forms.FileField):
    """A file of one of ``types`` and of ``largest`` octets at most; its value is the content."""

    def __init__(self, types: Sequence[FileType], *, largest: int = LARGEST, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.types = types
        self.largest = largest

    def clean(self, data: Any, initial: Any = None) -> Any:
        names = ", ".join(one.name for one in self.types)
        if isinstance(data, UploadedFile) and data.size == 0:
            raise forms.ValidationError(_("The file is empty. Choose another one."))
        try:
            file = super().clean(data, initial)
        except forms.ValidationError as error:
            raise forms.ValidationError(_("Choose a file (%(types)s).") % {"types": names}) from error
        if not isinstance(file, UploadedFile):
            return file
        if (file.size or 0) > self.largest:
            raise forms.ValidationError(
                _(
                    "The file “%(name)s” takes %(size)s MB; the most is %(most)s MB. Make it smaller and try again."
                )
                % {
                    "name": file.name,
                    "size": f"{(file.size or 0) / MEGABYTE:.1f}",
                    "most": f"{self.largest / MEGABYTE:.0f}",
                }
            )
        content = file.read()
        if not any(one.has(content[:64].lstrip()) for one in self.types):
            raise forms.ValidationError(
                _(
                    "The file “%(name)s” is not of the right type: it must be %(types)s, whatever its name says."
                )
                % {"name": file.name, "types": names}
            )
        return content
