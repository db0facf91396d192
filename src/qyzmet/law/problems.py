"""What is wrong with a file of the law, so that it can be found and mended."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong: where, and what was expected. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    key: str
    """Where in the file, by names: ``channels.centre.steps.C5.within``."""
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.key}: {self.message}"


class BadFile(ValueError):
    """A file of the law that cannot be used; :attr:`problems` holds all that is wrong with it, in order."""

    def __init__(self, file: Path, problems: Iterable[Problem]) -> None:
        self.file = file
        self.problems = sorted(set(problems))
        count = len(self.problems)
        listed = "\n".join(f"  {problem}" for problem in self.problems)
        super().__init__(f"{file.name} has {count} problem{'s' * (count != 1)}:\n{listed}")


class BadEdition(BadFile):
    """An edition that says too little, too much, or contradicts itself."""


class BadAdoptions(BadFile):
    """A file of adoptions that is malformed, names what does not exist, or adopts two editions at once."""
