"""Rules about whatever the act numbers: cells, fields, items of clauses, the clauses themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, cited, short
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.text import Text

_RENUMBER: Final = Text("Нөмірлерін реттеу", "Исправить нумерацию", "Put the numbers right")
_ITEM: Final = re.compile(r"^(\d{1,2})\)\s", re.MULTILINE)


def _numbering(sheet: Sheet) -> Iterator[Finding]:
    """Cells, fields and items that are numbered twice or with a number left out; a clause without its number."""
    edition = sheet.edition
    for table in edition.tables:
        numbers = [cell.no for cell in table.cells]
        yield from _run(sheet, cited(*table.cells[:1]), table.title, numbers, [c.lines for c in table.cells])
    for paper in edition.papers:
        numbers = [field.no for field in paper.fields if field.no]
        yield from _run(sheet, cited(paper), paper.title, numbers)
    for clause in edition.clauses:
        if not clause.text or clause.id.startswith("act"):
            continue
        inside = any(clause.id.startswith(f"{one}(") for one in sheet.clauses)
        numbers = _ITEM.findall(clause.text)
        if len(numbers) > 1 and not inside:
            yield from _run(sheet, clause.id, clause.about, numbers)
        if clause.id.isdigit() and not re.match(rf"{clause.id}\s*\.", clause.text):
            yield _no_number(sheet, clause.id, clause.text)


def _run(
    sheet: Sheet,
    where: str,
    title: Text,
    numbers: Sequence[str],
    lines: Sequence[tuple[int, int] | None] = (),
) -> Iterator[Finding]:
    plain = [int(found[0]) if (found := re.findall(r"\d+", one)) else 0 for one in numbers]
    double = [str(one) for one, count in Counter(plain).items() if count > 1 and one]
    skipped = [f"{a}→{b}" for a, b in pairwise(plain) if b > a + 1]
    if not double and not skipped:
        return
    told = ", ".join([*double, *skipped])
    at = [line for number, line in zip(plain, lines, strict=False) if str(number) in double]
    yield sheet.finding(
        "numbering",
        "note",
        where,
        Text(
            f"{title.kk}: нөмірлер қайталанады не үзіледі ({told})",
            f"{title.ru}: номера повторяются или прерываются ({told})",
            f"{title.en}: numbers repeat or skip ({told})",
        ),
        _RENUMBER,
        at=at,
    )


def _no_number(sheet: Sheet, where: str, words: str) -> Finding:
    return sheet.finding(
        "numbering",
        "note",
        where,
        Text(
            f"{where}-тармақтың нөмірі басылмаған: «{short(words)}»",
            f"Номер пункта {where} не напечатан: «{short(words)}»",
            f"The number of clause {where} is not printed: “{short(words)}”",
        ),
        _RENUMBER,
    )


# --- items that end too soon -------------------------------------------------------------------------


def _list_punctuation(sheet: Sheet) -> Iterator[Finding]:
    """An item of a list that ends like the last one, or opens something, although the next item follows."""
    for clause in sheet.edition.clauses:
        if not clause.text or any(clause.id.startswith(f"{one}(") for one in sheet.clauses):
            continue
        lines = clause.text.splitlines()
        starts = [at for at, line in enumerate(lines) if _ITEM.match(line)]
        for here, then in pairwise(starts):
            if _number(lines[then]) != _number(lines[here]) + 1:
                continue
            block = [line.strip() for line in lines[here:then] if line.strip()]
            if problem := _ends_badly(block):
                yield _ended(sheet, clause.id, block, problem)


def _number(line: str) -> int:
    return int(line.split(")")[0])


def _ends_badly(block: list[str]) -> Text | None:
    if len(block) == 1 and block[0].endswith(":"):
        return Text(
            "қос нүктеден кейін ештеңе жоқ", "после двоеточия ничего нет", "nothing follows the colon"
        )
    if any(a.endswith(".") and b[:1].islower() for a, b in pairwise(block)):
        return Text(
            "нүктеден кейін нөмірсіз жол тұр",
            "после точки стоит строка без номера",
            "a line without a number follows the full stop",
        )
    if len(block) > 1 and block[0].endswith(";") and block[1][:1].islower() and not block[-1].endswith(":"):
        return Text(
            "нүктелі үтірден кейін нөмірсіз жол тұр",
            "после точки с запятой стоит строка без номера",
            "a line without a number follows the semicolon",
        )
    if len(block) == 1 and block[0].endswith(".") and not re.search(r"\w{3,}\)?\. [А-ЯӘҒҚҢӨҰҮҺІ]", block[0]):
        return Text(
            "нүктемен аяқталған, ал тізім жалғасады",
            "кончается точкой, а перечень продолжается",
            "it ends with a full stop and the list goes on",
        )
    return None


def _ended(sheet: Sheet, where: str, block: list[str], problem: Text) -> Finding:
    number, said = block[0].split(")")[0], short(block[0], 50)
    item = f"{where}({number})"
    return sheet.finding(
        "list-punctuation",
        "note",
        item if item in sheet.clauses else where,
        Text(
            f"{number}-тармақша («{said}»): {problem.kk}",
            f"подпункт {number} («{said}»): {problem.ru}",
            f"item {number} (“{said}”): {problem.en}",
        ),
        Text(
            "Тізімнің тыныс белгісін түзету",
            "Исправить знаки перечня",
            "Put the punctuation of the list right",
        ),
    )


RULES = (
    Rule(
        "numbering",
        Text("Нөмірлеу", "Нумерация", "Numbering"),
        Text(
            "тармақ, тармақша, өріс не ұяшық нөмірлері қайталанады, үзіледі не басылмаған",
            "номера пунктов, подпунктов, полей или ячеек повторяются, прерываются или не напечатаны",
            "numbers of clauses, items, fields or cells that repeat, skip or are not printed",
        ),
        _numbering,
    ),
    Rule(
        "list-punctuation",
        Text("Тізімнің тыныс белгілері", "Знаки в перечне", "Punctuation of a list"),
        Text(
            "тармақша соңғысы сияқты аяқталған, бірақ келесісі бар",
            "подпункт кончается как последний, но за ним есть следующий",
            "an item ends like the last one although another follows",
        ),
        _list_punctuation,
    ),
)
