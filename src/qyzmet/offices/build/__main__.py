"""``python -m qyzmet.offices.build``: make the files in ``data/built`` from the lists of the acts.

The files are committed; a test makes them anew and compares. ``--conflicts`` prints where the lists differ.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

from qyzmet.law import directories
from qyzmet.offices.build import rows
from qyzmet.offices.build.contacts import contacts
from qyzmet.offices.build.differing import differing
from qyzmet.offices.build.draft import Found
from qyzmet.offices.tables import read

LANGUAGES: Final = ("kk", "ru", "en")
OF_CONTACTS: Final = "-2010"


def build() -> dict[str, str]:
    """The text of each file by its name."""
    found = list(rows.found())
    offices = _offices(found)
    told = _told()
    known = [
        row | {"list": told.get((row["annex"], row["row"]), ""), "what": ""} for row in read("contacts.csv")
    ]
    heads = list(known[0])
    new = [dict.fromkeys(heads, "") | row for one in found for row in contacts(one)]
    sources = _sources(found, known)
    of_office: dict[str, list[tuple[str, int]]] = {}
    for one in found:
        of_office.setdefault(one.code, []).append((one.list, one.number))
    return {
        "offices.csv": _table(offices.values()),
        "contacts.csv": _table([*known, *new]),
        "sources.csv": _table(sources),
        "conflicts.csv": _table(differing(of_office)),
    }


def _offices(found: Iterable[Found]) -> dict[str, dict[str, str]]:
    """The offices known before with what the lists add, then the new ones in the order of the lists."""
    offices = {row["code"]: _with_level(row) for row in read("offices.csv")}
    for one in found:
        if one.draft is not None:
            if one.code in offices:
                raise ValueError(f"{one.list} {one.number}: the code {one.code} is taken")
            offices[one.code] = one.draft.row()
        else:
            _add(offices[one.code], one)
    return offices


def _with_level(row: Mapping[str, str]) -> dict[str, str]:
    """A row of ``data/offices.csv`` with its level: the akims there are those of regions, but for two towns."""
    level = (
        ("city" if row["rank"] == "1" or row["place"] == "other" else "region")
        if row["kind"] == "akim"
        else ""
    )
    head = {key: row[key] for key in ("code", "kind")}
    return {**head, "level": level, **row}


def _add(office: dict[str, str], one: Found) -> None:
    row = directories.rows(one.list)[one.number - 1]
    if row.read.get("level") != "region":
        given = dict.fromkeys([*office["services"].split(), *rows.services(one.list)])
        office["services"] = " ".join(given)
    for key, text in one.told.items():
        if key.startswith("reading_"):
            office[key] = f"{office[key]} {text}".strip()
        elif not office[key]:
            office[key] = text


def _told() -> dict[tuple[str, str], str]:
    """The list of each row of ``data/contacts.csv``, by its annex and number."""
    return {
        (printing.clause, row.printed("row")): printing.list
        for printing in directories.printings()
        if printing.list.endswith(OF_CONTACTS)
        for row in directories.rows(printing.list)
    }


def _sources(found: Iterable[Found], known: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Which office each row of each list tells of."""
    of_offices = [(one.list, one.number, one.code) for one in found]
    of_contacts = {(row["list"], int(row["row"]), row["office"]) for row in known if row["list"]}
    return [
        {"list": name, "number": str(number), "office": office}
        for name, number, office in sorted({*of_offices, *of_contacts})
    ]


def _table(table: Iterable[Mapping[str, str]]) -> str:
    out = io.StringIO()
    lines = list(table)
    writer = csv.DictWriter(out, list(lines[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(lines)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Write the files, or print the conflicts."""
    built = build()
    if arguments == ["--conflicts"]:
        print(built["conflicts.csv"], end="")
        return 0
    folder = Path(str(files("qyzmet.offices"))) / "data" / "built"
    folder.mkdir(exist_ok=True)
    for name, text in built.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
        print(f"{name}: {text.count(chr(10)) - 1}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
