"""What the rules on printed lists share: which columns hold what, and findings about several rows at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from qyzmet.law.lint.finding import Finding, Severity, cited
from qyzmet.law.lint.sheet import Entry, Sheet
from qyzmet.law.text import Text

PHONES: Final = ("phone", "hall_phone", "head_phone", "secretariat_phone", "migration_phone")
"""Columns of phones."""
ADDRESSES: Final = ("email_or_site", "site", "contacts")
"""Columns with e-mails and sites."""
MEND: Final = Text("Деректі тексеріп түзету", "Проверить и исправить данные", "Check and correct the data")


def about_rows(
    sheet: Sheet,
    rule: str,
    severity: Severity,
    rows: Sequence[tuple[Entry, str]],
    problem: Text,
    suggestion: Text = MEND,
    *,
    beside: Sequence[Entry] = (),
) -> Finding:
    """One finding for all rows of a list with the same problem: their numbers, and the first few as printed.

    ``beside`` are the rows with which they do not agree.
    """
    numbers = list(dict.fromkeys(entry.number for entry, _ in rows))
    told = ", ".join(numbers[:12]) + ("…" if len(numbers) > 12 else "")
    said = list(dict.fromkeys(words for _, words in rows if words))
    quoted = "; ".join(f"«{one}»" for one in said[:4]) + ("…" if len(said) > 4 else "")
    quote = f": {quoted}" if quoted else ""
    return sheet.finding(
        rule,
        severity,
        cited(rows[0][0].directory),
        Text(
            f"{told}-жол: {problem.kk}{quote}",
            f"строка {told}: {problem.ru}{quote}",
            f"row {told}: {problem.en}{quote}",
        ),
        suggestion,
        at=[*(entry.lines for entry, _ in rows), *(entry.lines for entry in beside)],
    )
