"""Typesetting: fields in, PDF/A-2a out (tagged, searchable, copyable), in milliseconds.

Fonts are loaded once a process, the compiler is kept by thread, the fields go in as JSON. The typeface is Golos
Text from ``qyzmet/ui/built/fonts``; without it typst's own Libertinus, which has the Kazakh letters too.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Mapping
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

from qyzmet.law.text import Text
from qyzmet.papers.fields import Kind, PaperField, check_fields, shown_value
from qyzmet.papers.kinds import kind_of
from qyzmet.papers.qr import qr_svg

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(__file__).parent.parent / "ui" / "built" / "fonts"
STANDARD: Final = "a-2a"

_CHECK = Text("Тексеру:", "Проверить:", "Verify:")
_CODE = Text("Коды", "Код", "Code")
_here = threading.local()


def render(
    kind_id: str,
    fields: Mapping[str, Any],
    language: str,
    *,
    code: str,
    verify_url: str,
    made_at: datetime | None = None,
) -> bytes:
    """The paper as a PDF/A-2a file.

    ``code`` and ``verify_url`` are printed, and the address as a QR code, on papers that go to an applicant.
    ``made_at`` stands in the file as its date of creation. Raises :class:`qyzmet.papers.fields.PaperError`.
    """
    kind = kind_of(kind_id)
    kept = check_fields(kind, fields)
    return typeset(kind.id, _content(kind, kept, language, code, verify_url), made_at)


def typeset(template: str, content: Mapping[str, Any], made_at: datetime | None = None) -> bytes:
    """A template of the templates folder with its content, as a PDF/A-2a file."""
    made = _compiler().compile(
        input=str(TEMPLATES / f"{template}.typ"),
        format="pdf",
        sys_inputs={"d": json.dumps(content, ensure_ascii=False)},
        pdf_standards=[STANDARD],
        timestamp=int(made_at.timestamp()) if made_at else None,
    )
    assert isinstance(made, bytes)
    return made


def _content(kind: Kind, kept: Mapping[str, Any], language: str, code: str, url: str) -> dict[str, Any]:
    """What a template sees; see ``templates/common.typ``."""
    content: dict[str, Any] = {
        "title": kind.title.in_(language),
        "lang": language,
        "f": {one.id: _shown(one, kept[one.id], language) for one in kind.fields},
        "raw": {one.id: kept[one.id] for one in kind.fields if one.type in ("choice", "number")},
        "dates": {
            one.id: _parts(one, kept[one.id]) for one in kind.fields if one.type in ("date", "datetime")
        },
        "l": {one.id: one.label.in_(language) for one in kind.fields},
        "columns": {
            one.id: [column.label.in_(language) for column in one.columns]
            for one in kind.fields
            if one.columns
        },
        "w": {word: text.in_(language) for word, text in kind.words.items()},
        "public": kind.public,
    }
    if kind.public:
        scanned = kept.get("follow_url") or url
        content |= {"code": code, "url": url, "qr": qr_svg(scanned), "check": _CHECK.in_(language)}
        content["code_word"] = _CODE.in_(language)
    if kept.get("barcode"):
        content["barcode"] = qr_svg(kept["barcode"], error="l")
    return content


def _shown(one: PaperField, value: Any, language: str) -> Any:
    if one.type == "lines":
        return value
    if one.type == "rows":
        return [_row(one, row, language) for row in value]
    return shown_value(one, value, language)


def _row(one: PaperField, row: Mapping[str, Any], language: str) -> dict[str, Any]:
    shown = {column.id: _shown(column, row[column.id], language) for column in one.columns}
    raw = {f"{column.id}_raw": row[column.id] for column in one.columns if column.type == "choice"}
    return shown | raw


def _parts(one: PaperField, value: str) -> dict[str, Any] | None:
    """Year, month, day, hour and minute for forms that print them apart."""
    if not value:
        return None
    if one.type == "date":
        day = date.fromisoformat(value)
        return {"y": str(day.year), "m": day.month, "d": f"{day.day:02}"}
    moment = datetime.fromisoformat(value)
    return {
        "y": str(moment.year),
        "m": moment.month,
        "d": f"{moment.day:02}",
        "h": f"{moment.hour:02}",
        "min": f"{moment.minute:02}",
    }


@lru_cache(maxsize=1)
def _fonts() -> typst.Fonts:
    folders = [str(FONTS)] if FONTS.is_dir() else []
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=folders)


def _compiler() -> typst.Compiler:
    """This thread's compiler; one compiler cannot work for two threads at once."""
    if not hasattr(_here, "compiler"):
        _here.compiler = typst.Compiler(root=str(TEMPLATES), font_paths=_fonts(), ignore_system_fonts=True)
    compiler: typst.Compiler = _here.compiler
    return compiler
