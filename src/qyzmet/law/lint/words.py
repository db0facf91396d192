"""Rules about words: terms nobody defined, leftovers of another act, misprints that can be told from the rest."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final

from qyzmet.law import catalogue
from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.model import Edition
from qyzmet.law.text import Text

_WORD: Final = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MISPRINT: Final = Text("Басылуын түзету", "Исправить опечатку", "Correct the misprint")


def texts(edition: Edition) -> Iterator[tuple[str, str]]:
    """The Kazakh words of the act with their citation: clauses, cells of tables, fields, names of documents."""
    for clause in edition.clauses:
        if clause.text and not clause.id.startswith("act"):
            yield clause.id, clause.text
    for table in edition.tables:
        for cell in table.cells:
            for said in (cell.sfu, cell.action, cell.completion, cell.limit_words):
                if said is not None:
                    yield cited(cell), said.kk
    for paper in edition.papers:
        for field in paper.fields:
            yield cited(field), field.name.kk
    for directory in edition.directories:
        yield cited(directory), directory.title.kk
    for indicator in edition.indicators:
        yield cited(indicator), indicator.name.kk


# --- terms nobody defined ----------------------------------------------------------------------------

_SHORT: Final = re.compile(r"(?<![\w-])[А-ЯӘҒҚҢӨҰҮҺІЁ]{2,6}(?![\w-])")
_KNOWN: Final = frozenset(
    {
        "ҚР",
        "СТН",
        "БСН",
        "ЖСН",
        "ТАӘ",
        "ҚАУЛЫ",
        "ЕТЕДІ",
        "АҚШ",
        "КСР",
        "КСРО",
        "АЕК",
        "ТЖМК",
        "ЖШС",
        "АҚ",
        "ММ",
    }
)
"""Abbreviations of common use, and words of the enacting formula."""


def _undefined_term(edition: Edition) -> Iterator[Finding]:
    for term in edition.definitions:
        if term.meaning is None:
            yield _not_defined(edition, cited(term), term.term.kk)
    shorts = " ".join(
        f"{d.short or ''} {d.term.kk} {d.meaning.kk if d.meaning else ''}" for d in edition.definitions
    )
    opened = {
        one
        for text in (t for _, t in texts(edition))
        for one in re.findall(r"[–\-(]\s*([А-ЯӘҒҚҢӨҰҮҺІЁ]{2,6})\b", text)
    }
    seen: dict[str, str] = {}
    for where, text in texts(edition):
        for found in _SHORT.findall(text):
            seen.setdefault(found, where)
    known = set(_SHORT.findall(shorts)) | opened | _KNOWN
    for short, where in seen.items():
        if short not in known:
            yield _not_defined(edition, where, short)


def _not_defined(edition: Edition, where: str, term: str) -> Finding:
    return finding(
        edition,
        "undefined-term",
        "warning",
        where,
        Text(
            f"«{term}» анықталмаған", f"«{term}» нигде не определено", f"«{term}» is used and never defined"
        ),
        Text("Анықтамасын енгізу", "Дать определение", "Define it"),
    )


# --- leftovers ---------------------------------------------------------------------------------------

_BODIES: Final = (
    ("centre", re.compile(r"(?<!\w)(?:Орталы[қғ]\w*|ХҚК?О\w*)")),
    ("portal", re.compile(r"(?<!\w)(?:[Пп]ортал\w*|ЭҮП\w*)")),
    ("commission", re.compile(r"учаскелік комисси\w+")),
)
_RESULTS: Final = re.compile(
    r"(?<!\w)(анықтама|хабарлама|паспорт|куәлік|парағ|қолхат)(?=\w{0,8}(?!\w))", re.IGNORECASE
)


def _leftover(edition: Edition) -> Iterator[Finding]:
    """A body that plays no part here, the name of another service, or a result this one does not give."""
    places = {step.at for channel in edition.channels for step in channel.steps}
    places |= {post.at for post in edition.posts}
    if edition.commissions:
        places.add("commission")
    for place, pattern in _BODIES:
        if place not in places:
            yield from _first(edition, _words_of(pattern), tables_only=False)
    for phrase in _phrases_of_others(edition):
        yield from _first(edition, _holds(phrase), tables_only=False)
    own = " ".join(_named(edition)).lower()
    strange = sorted({w.lower() for _, t in _cells(edition) for w in _RESULTS.findall(t)})
    for word in strange:
        if word not in own:
            yield from _first(edition, _words_of(re.compile(rf"(?<!\w){word}\w*", re.I)), tables_only=True)


def _named(edition: Edition) -> Iterator[str]:
    yield edition.title.kk
    for result in edition.results:
        yield result.name.kk
    for paper in edition.papers:
        yield paper.title.kk
    for document in edition.documents:
        yield document.name.kk


def _cells(edition: Edition) -> Iterator[tuple[str, str]]:
    for table in edition.tables:
        for cell in table.cells:
            yield cited(cell), " ".join(one.kk for one in (cell.action, cell.completion) if one)


def _words_of(pattern: re.Pattern[str]) -> Callable[[str], str | None]:
    def find(text: str) -> str | None:
        match = pattern.search(text)
        return match[0] if match else None

    return find


def _holds(phrase: str) -> Callable[[str], str | None]:
    return lambda text: phrase if phrase in re.sub(r"\s+", " ", text.lower()) else None


def _first(edition: Edition, find: Callable[[str], str | None], *, tables_only: bool) -> Iterator[Finding]:
    told: set[str] = set()
    for where, text in _cells(edition) if tables_only else texts(edition):
        found = find(text)
        if found is None or where in told:
            continue
        told.add(where)
        yield finding(
            edition,
            "leftover",
            "warning",
            where,
            Text(
                f"«{found}» — бұл қызметте жоқ: басқа актіден қалған сияқты",
                f"«{found}» — в этой услуге такого нет: похоже на остаток другого акта",
                f"«{found}» has no part in this service: it looks left over from another act",
            ),
            Text("Алып тастау не ауыстыру", "Убрать или заменить", "Remove or replace it"),
        )


def _phrases_of_others(edition: Edition) -> Iterator[str]:
    """Three words running of the title or a result of another service that no title here has."""
    own = re.sub(r"\s+", " ", " ".join(_named(edition)).lower())
    for service in catalogue.services():
        if service != edition.service:
            for other in catalogue.editions(service):
                yield from sorted(_trigrams(other.title.kk) - _trigrams(own) - _common_trigrams())


@cache
def _common_trigrams() -> frozenset[str]:
    """Three words that the titles of several services share: nobody's own."""
    every = Counter(
        phrase
        for service in catalogue.services()
        for phrase in {p for other in catalogue.editions(service) for p in _trigrams(other.title.kk)}
    )
    return frozenset(phrase for phrase, count in every.items() if count > 1)


def _trigrams(text: str) -> set[str]:
    words = _WORD.findall(text.lower())
    return {" ".join(words[at : at + 3]) for at in range(len(words) - 2)}


# --- misprints ---------------------------------------------------------------------------------------

_PAIRS: Final = (("(", ")"), ("«", "»"))


def _unbalanced(edition: Edition) -> Iterator[Finding]:
    for where, text in texts(edition):
        plain = re.sub(r"(?:^|(?<=[\s;:.,(]))\d{1,2}\)", "", text)
        for opening, closing in _PAIRS:
            if plain.count(opening) != plain.count(closing):
                yield _slip(
                    edition,
                    "unbalanced",
                    where,
                    Text(
                        f"«{opening}{closing}» жұптаспаған",
                        f"«{opening}{closing}» не парны",
                        f"“{opening}{closing}” do not pair",
                    ),
                )
        if plain.count('"') % 2:
            yield _slip(
                edition,
                "unbalanced",
                where,
                Text("тырнақша жабылмаған", "кавычка не закрыта", "a quotation mark is not closed"),
            )


def _slip(edition: Edition, rule: str, where: str, what: Text) -> Finding:
    return finding(edition, rule, "note", where, what, _MISPRINT)


def _mixed_script(edition: Edition) -> Iterator[Finding]:
    mixed = re.compile(r"\w*(?:[а-яәғқңөұүһі][a-z]|[a-z][а-яәғқңөұүһі])\w*", re.IGNORECASE)
    for where, text in texts(edition):
        for found in dict.fromkeys(mixed.findall(text)):
            yield _slip(
                edition,
                "mixed-script",
                where,
                Text(
                    f"«{found}»: латын әрпі бар",
                    f"«{found}»: есть латинская буква",
                    f"«{found}» has a Latin letter",
                ),
            )


_REPEATED: Final = re.compile(r"(?<!\w)(\w{4,})\s+\1(?!\w)", re.IGNORECASE)


def _repeated_word(edition: Edition) -> Iterator[Finding]:
    for where, text in texts(edition):
        sentences = [one.strip() for one in re.split(r"(?<=[.;])\s+", text) if len(one.strip()) > 12]
        twice = [one for one, count in Counter(sentences).items() if count > 1] + _REPEATED.findall(text)
        for found in dict.fromkeys(twice):
            yield _slip(
                edition,
                "repeated-word",
                where,
                Text(
                    f"«{found}» екі рет жазылған", f"«{found}» написано дважды", f"«{found}» is written twice"
                ),
            )


_RUSSIAN: Final = re.compile(
    r"(?<![\w-])(?:и|с|на|от|до|или|воскресенье|суббота|район|село|улица|наименование|области|города"
    r"|\w{3,}(?:ский|ская|ского|ской|ённый|нный|нная|ение|ания))(?![\w-])",
    re.IGNORECASE,
)


def _foreign_word(edition: Edition) -> Iterator[Finding]:
    for where, text in texts(edition):
        for found in dict.fromkeys(_RUSSIAN.findall(text)):
            yield _slip(
                edition,
                "foreign-word",
                where,
                Text(
                    f"«{found}»: орысша сөз қалған",
                    f"«{found}»: осталось русское слово",
                    f"«{found}» is Russian",
                ),
            )


@cache
def _corpus() -> Counter[str]:
    """How often each word stands in the acts of all services."""
    words: Counter[str] = Counter()
    for service in catalogue.services():
        for edition in catalogue.editions(service):
            for _, text in texts(edition):
                words.update(word.lower() for word in _WORD.findall(text))
    return words


@cache
def _shapes() -> dict[str, set[str]]:
    """The words of the acts by what is left of them when one letter is taken out."""
    shapes: dict[str, set[str]] = {}
    for word in _corpus():
        for shape in _without_one(word):
            shapes.setdefault(shape, set()).add(word)
    return shapes


def _without_one(word: str) -> set[str]:
    """The word, and the word without each letter but the first and the last three, which are endings."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(1, max(1, len(word) - 3)))}


def _misspelt(edition: Edition) -> Iterator[Finding]:
    """A rare long word that differs by one letter, not in its ending, from a word that is common."""
    told: set[str] = set()
    for where, text in texts(edition):
        for word in _WORD.findall(text):
            low = word.lower()
            if len(low) < 7 or low in told or _corpus()[low] > 2:
                continue
            near = {other for shape in _without_one(low) for other in _shapes().get(shape, ())} - {low}
            right = max(near, key=lambda other: _corpus()[other], default="")
            if right and _corpus()[right] >= 6 * _corpus()[low] and abs(len(right) - len(low)) <= 1:
                told.add(low)
                yield _slip(
                    edition,
                    "misspelt",
                    where,
                    Text(
                        f"«{word}»: басқа жерлерде «{right}»",
                        f"«{word}»: в других местах «{right}»",
                        f"«{word}» is «{right}» everywhere else",
                    ),
                )


RULES = (
    Rule(
        "undefined-term",
        Text("Анықталмаған термин", "Неопределённый термин", "Undefined term"),
        Text(
            "қолданылған, бірақ еш жерде анықталмаған сөз не қысқарту",
            "слово или сокращение, которое нигде не определено",
            "a word or abbreviation that is used and never defined",
        ),
        _undefined_term,
    ),
    Rule(
        "leftover",
        Text("Басқа қызметтің қалдығы", "Остаток другой услуги", "Leftover of another service"),
        Text(
            "мұнда қатыспайтын орган, басқа қызметтің атауы не нәтижесі",
            "орган, который здесь не участвует, название или результат другой услуги",
            "a body that has no part here, the name or the result of another service",
        ),
        _leftover,
    ),
    Rule(
        "unbalanced",
        Text("Жұптаспаған жақша", "Непарные скобки", "Unpaired brackets"),
        Text(
            "жақша не тырнақша жабылмаған",
            "скобка или кавычка не закрыта",
            "a bracket or quotation mark left open",
        ),
        _unbalanced,
    ),
    Rule(
        "mixed-script",
        Text("Аралас әріптер", "Смешанные буквы", "Mixed script"),
        Text(
            "қазақ сөзіндегі латын әрпі",
            "латинская буква в казахском слове",
            "a Latin letter in a Kazakh word",
        ),
        _mixed_script,
    ),
    Rule(
        "repeated-word",
        Text("Қайталанған сөз", "Повтор слова", "Repeated word"),
        Text(
            "қатар екі рет жазылған сөз не сөйлем",
            "слово или фраза дважды подряд",
            "a word or sentence written twice",
        ),
        _repeated_word,
    ),
    Rule(
        "foreign-word",
        Text("Орысша сөз", "Русское слово", "Russian word"),
        Text(
            "қазақ мәтінінде қалған орыс сөзі",
            "русское слово в казахском тексте",
            "a Russian word left in the Kazakh text",
        ),
        _foreign_word,
    ),
    Rule(
        "misspelt",
        Text("Басылу қатесі", "Опечатка", "Misprint"),
        Text(
            "жиі кездесетін сөзден бір әріппен ғана ерекшеленетін сирек сөз",
            "редкое слово, отличное одной буквой от частого",
            "a rare word one letter away from a common one",
        ),
        _misspelt,
    ),
)
