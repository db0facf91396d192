"""References that promise contacts which are not where they lead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from qyzmet.law.lint.finding import Finding, citation
from qyzmet.law.lint.pointers import Reference, named, references
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_ADDRESS, _PHONE, _MAIL, _SITE = "address", "phone", "mail", "site"
_PROMISED: Final = {
    _ADDRESS: re.compile(r"(?<!электронды )(?<!электрондық )(?<!пошталардың )(?<!поштаның )мекен-?жай"),
    _PHONE: re.compile(r"телефон"),
    _MAIL: re.compile(r"электрон\w+ пошта|e-?mail", re.IGNORECASE),
}
_HELD: Final = {
    _ADDRESS: re.compile(r"көше|даңғыл|\d{6},"),
    _PHONE: re.compile(r"\d{2,3}[-‑]\d{2}[-‑]\d{2}|телефон\w*:?\s*\d"),
    _MAIL: re.compile(r"\w@\s?\w"),
    _SITE: re.compile(r"www\.|\w\.(?:kz|gov)"),
}
_COLUMNS: Final = {
    _ADDRESS: ("address",),
    _PHONE: ("phone", "hall_phone", "head_phone", "secretariat_phone", "migration_phone", "contacts"),
    _MAIL: ("email_or_site", "contacts"),
    _SITE: ("email_or_site", "site"),
}
_NAMES: Final = {
    _ADDRESS: Text("мекенжай", "адрес", "an address"),
    _PHONE: Text("телефон", "телефон", "a phone"),
    _MAIL: Text("электрондық пошта", "электронная почта", "an e-mail"),
    _SITE: Text("интернет-ресурс", "интернет-ресурс", "a site"),
}
_SHOWN: Final = re.compile(
    r"^\W{0,2}(?:\w{0,3}\s)?(?:көрсетілген|орналасқан|берілген)?\s*((?:мекен-?жай|телефон)\w*[^.;,]{0,40})"
)
_SITES: Final = re.compile(r"^\W{0,2}көрсетілген [^.;,]{0,40}?(?:интернет-ресурс|веб-сайт)")
_MEND: Final = Text(
    "Деректі сол жерге жазу не уәдені алып тастау",
    "Внести данные туда либо убрать обещание",
    "Put the data there, or take the promise out",
)


def broken_promises(sheet: Sheet) -> Iterator[Finding]:
    """A reference that promises addresses, phones or e-mails to a place that has none; a heading that does."""
    told: set[tuple[str, str]] = set()
    for reference in references(sheet):
        held = [_held(sheet, to) for to in reference.with_it]
        if any(one is None for one in held) or (reference.where, reference.to) in told:
            continue
        there = {kind for one in held if one is not None for kind in one}
        missing = [kind for kind in _promised(reference) if kind not in there]
        if missing:
            told |= {(reference.where, to) for to in reference.with_it}
            yield _broken(sheet, reference, missing)
    for where, text in sheet.own_words.items():
        if re.search(r"мекенжайлары:", text) and not _HELD[_ADDRESS].search(text):
            yield _announced(sheet, where, text)


def _promised(reference: Reference) -> Iterator[str]:
    sentence = re.split(r"[.;\n]\s", reference.before)[-1]
    shown = _SHOWN.match(reference.after)
    for kind, pattern in _PROMISED.items():
        if pattern.search(sentence) or (shown and pattern.search(shown[1])):
            yield kind
    if _SITES.match(reference.after):
        yield _SITE


def _held(sheet: Sheet, to: str) -> set[str] | None:
    """What kinds of contacts a clause or the list of an annex holds; None where that cannot be known."""
    if to.startswith("annex"):
        lists = [rows for rows in sheet.lists.values() if rows[0].directory.clause == to]
        if not lists:
            return None
        columns = {column for rows in lists for column in rows[0].cells}
        return {kind for kind, names in _COLUMNS.items() if columns & set(names)}
    clause = sheet.clauses.get(to)
    if clause is None or not clause.text:
        return None
    return {kind for kind, pattern in _HELD.items() if pattern.search(clause.text)}


def _broken(sheet: Sheet, reference: Reference, missing: list[str]) -> Finding:
    what = joined((_NAMES[kind] for kind in missing), ", ")
    to = joined((named(one) for one in sorted(reference.with_it)), ", ")
    return sheet.finding(
        "dangling-reference",
        "error",
        citation((reference.where, *sorted(reference.with_it))),
        Text(
            f"{reference.where}-тармақ {to.kk} дегенге сілтеп, {what.kk} уәде етеді, ал онда ондай дерек жоқ",
            f"Пункт {reference.where} обещает: {what.ru}, отсылая на {to.ru}, но таких данных там нет",
            f"Clause {reference.where} promises {what.en} and sends to {to.en}, which has none",
        ),
        _MEND,
        at=sheet.spans(reference.where),
    )


def _announced(sheet: Sheet, where: str, text: str) -> Finding:
    sites = ", ".join(dict.fromkeys(re.findall(r"(?:www\.)?[a-z.]+\.kz", text)))
    return sheet.finding(
        "dangling-reference",
        "warning",
        where,
        Text(
            f"Мекенжайлар деп аталған, ал тек сайттар берілген: {sites}",
            f"Названы адреса, а даны только сайты: {sites}",
            f"Addresses are announced and only sites are given: {sites}",
        ),
        _MEND,
    )
