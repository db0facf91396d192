"""Load the offices of the acts' lists, their contacts and sources (``data/built``) into the database.

Everything is sent in four statements, each with its rows as one JSON text: tests load the directory again and
again, and a few thousand rows one by one would take seconds.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import connection, models, transaction

from qyzmet.offices.models import Contact, Office, Source
from qyzmet.offices.tables import read

_LANGUAGES: Final = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Loaded:
    """How many rows the directory holds, and how many of them are new."""

    offices: int
    contacts: int
    sources: int
    new_offices: int
    new_contacts: int
    new_sources: int


@transaction.atomic
def load_offices() -> Loaded:
    """Put every office, contact and source of the data files into the database; running again changes nothing.

    Offices are told apart by their code, contacts by office, purpose, list, annex, row and column, sources by
    list and number. Offices that the files do not name stay as they are.
    """
    counts = [_put(Office, ("code",)), _put(Contact, _KEY), _put(Source, ("list", "number"))]
    _name_providers()
    rows = [len(read(_FILES[model])) for model in (Office, Contact, Source)]
    return Loaded(*rows, *counts)


_FILES: Final[Mapping[type[models.Model], str]] = {
    Office: "built/offices.csv",
    Contact: "built/contacts.csv",
    Source: "built/sources.csv",
}
_KEY: Final = ("office", "purpose", "list", "annex", "row", "what")


def _put(model: type[models.Model], key: tuple[str, ...]) -> int:
    """Insert the rows of the model's file, put right those that differ; how many are new."""
    said, rows = _rows(model)
    fields = [_field(model, name) for name in said]
    kept = [field for field in model._meta.concrete_fields if not field.primary_key and field not in fields]
    columns = [_column(field) for field in (*fields, *kept)]
    values = [_value(field) for field in fields] + [_default(field) for field in kept]
    typed = ", ".join(f"{_quoted(field.name)} {_type(field)}" for field in fields)
    changed = [_column(field) for field in fields if field.name not in key]
    told_by = ", ".join(_column(_field(model, name)) for name in key)
    table = _quoted(model._meta.db_table)
    joined = "JOIN offices_office o ON o.code = given.office" if "office" in said else ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} AS had ({', '.join(columns)}) SELECT {', '.join(values)}"
            f" FROM jsonb_to_recordset(%s::jsonb) AS given({typed}) {joined}"
            f" ON CONFLICT ({told_by}) DO UPDATE SET {', '.join(f'{c} = EXCLUDED.{c}' for c in changed)}"
            f" WHERE ({', '.join(f'had.{c}' for c in changed)})"
            f" IS DISTINCT FROM ({', '.join(f'EXCLUDED.{c}' for c in changed)})"
            " RETURNING xmax = 0",
            [rows],
        )
        return sum(new for (new,) in cursor.fetchall())


def _name_providers() -> None:
    """The competent provider of each centre, by its code."""
    pairs = [{"code": row["code"], "provider": row["provider"]} for row in read(_FILES[Office])]
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE offices_office o SET provider_id = p.id"
            " FROM jsonb_to_recordset(%s::jsonb) AS given(code text, provider text)"
            " LEFT JOIN offices_office p ON p.code = given.provider"
            " WHERE o.code = given.code AND o.provider_id IS DISTINCT FROM p.id",
            [json.dumps(pairs)],
        )


@cache
def _rows(model: type[models.Model]) -> tuple[tuple[str, ...], str]:
    """The fields that the model's file names, and its rows as a JSON text."""
    written: Mapping[type[models.Model], Callable[[dict[str, str]], dict[str, Any]]] = {
        Office: _office,
        Contact: _contact,
        Source: dict,
    }
    rows = [written[model](row) for row in read(_FILES[model])]
    return tuple(rows[0]), json.dumps(rows, ensure_ascii=False)


def _office(row: dict[str, str]) -> dict[str, Any]:
    plain = {key: text for key, text in row.items() if key != "provider" and not key.startswith("reading_")}
    return plain | {
        "branch": row["branch"] == "1",
        "services": row["services"].split(),
        "rank": int(row["rank"]),
        "reading": _reading(row),
    }


def _contact(row: dict[str, str]) -> dict[str, Any]:
    plain = {key: text for key, text in row.items() if not key.startswith("reading_")}
    return plain | {"schedule_uncertain": row["schedule_uncertain"] == "1", "reading": _reading(row)}


def _reading(row: dict[str, str]) -> dict[str, str] | None:
    return {language: row[f"reading_{language}"] for language in _LANGUAGES} if row["reading_kk"] else None


def _field(model: type[models.Model], name: str) -> models.Field[Any, Any]:
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


def _column(field: models.Field[Any, Any]) -> str:
    assert field.column
    return _quoted(field.column)


def _type(field: models.Field[Any, Any]) -> str:
    return "text" if field.is_relation else str(field.db_type(connection)).split(" COLLATE")[0]


def _value(field: models.Field[Any, Any]) -> str:
    return "o.id" if field.is_relation else f"given.{_quoted(field.name)}"


def _default(field: models.Field[Any, Any]) -> str:
    """What a new row holds in a column that the files do not name."""
    return "NULL" if field.null else "''"


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
