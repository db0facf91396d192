"""The phones, e-mails and sites of the lists of offices, as contacts for information."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qyzmet.law import directories
from qyzmet.law.directories import Row
from qyzmet.law.text import Text
from qyzmet.offices.build.draft import Found
from qyzmet.offices.tables import read

PURPOSE: Final = "information"
_EMAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", re.ASCII)
_WORDS: Final = re.compile(r"[^\W\d_]+\.?")


def contacts(found: Found) -> Iterator[dict[str, str]]:
    """The contacts that a row of a list gives, as rows of the file of contacts."""
    row = directories.rows(found.list)[found.number - 1]
    for column in read("phones.csv"):
        if column["list"] != found.list:
            continue
        phone, emails = _phone(row, column["column"]), _emails(row)
        if phone.kk or emails or row.value("site"):
            yield _contact(found, row, column, phone, emails[0] if emails else "", row.value("site"))
        for place, email in enumerate(emails[1:], start=2):
            yield _contact(found, row, column, Text("", "", ""), email, "", f"-{place}")


def _contact(
    found: Found, row: Row, column: dict[str, str], phone: Text, email: str, site: str, more: str = ""
) -> dict[str, str]:
    said = {f"phone_{language}": text for language, text in phone.as_dict().items()}
    posts = {key: text for key, text in column.items() if key.startswith("post_")}
    return {
        "office": found.code,
        "purpose": PURPOSE,
        **posts,
        **said,
        "email": email,
        "site": site,
        "schedule_uncertain": "0",
        "annex": directories.printings(found.list)[0].clause,
        "row": row.read.get("number") or row.printed("row").rstrip(".") or str(row.number),
        "list": found.list,
        "what": column["column"] + more,
    }


def _phone(row: Row, column: str) -> Text:
    """The numbers of a cell without the words beside them; of the akims with their fax."""
    if column != "contacts":
        numbers = " ".join(_WORDS.sub(" ", row.value(column)).split())
        return Text(numbers, numbers, numbers)
    phone, fax, both = (row.value(key) for key in ("phone", "fax", "phone_fax"))
    return Text(
        *(
            "; ".join(part for part in (phone, fax and f"{word} {fax}", both and f"{either} {both}") if part)
            for word, either in (("факс", "тел./факс"), ("факс", "тел./факс"), ("fax", "phone and fax"))
        )
    )


def _emails(row: Row) -> list[str]:
    """The e-mails that can be written to; a damaged one stays in the list as printed."""
    return [part for part in row.value("email").split("; ") if _EMAIL.fullmatch(part)]
