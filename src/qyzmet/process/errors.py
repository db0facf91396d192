"""What the process says when a command cannot be carried out."""

from __future__ import annotations

from qyzmet.law.text import Text


class Refusal(Exception):
    """A command that the edition does not allow, in the case's present state; nothing has changed.

    ``code`` is stable and for machines, ``text`` is for people, ``clause`` is where the act says so (None
    where no clause does), ``field`` names the input at fault where there is one.
    """

    def __init__(self, code: str, text: Text, *, clause: str | None = None, field: str | None = None) -> None:
        super().__init__(f"{code}: {text.en}" + (f" (cl. {clause})" if clause else ""))
        self.code = code
        self.text = text
        self.clause = clause
        self.field = field
