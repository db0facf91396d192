"""Rules about what two places of an act say alike: documents of one case, form of the service and of its result."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, combinations
from typing import Final

from qyzmet.law.lint.finding import Finding, Rule, citation, cited, short
from qyzmet.law.lint.sheet import Sheet
from qyzmet.law.lint.steps import overlap
from qyzmet.law.model import DocumentList
from qyzmet.law.text import Text
from qyzmet.law.words import joined


def _lists_differ(sheet: Sheet) -> Iterator[Finding]:
    """Two lists for the same channel and case that ask for different documents."""
    for one, other in combinations(sheet.edition.document_lists, 2):
        same = set(one.channels) & set(other.channels) and overlap(one.when, other.when)
        if same and set(one.documents) != set(other.documents):
            yield _differ(sheet, one, other)


def _differ(sheet: Sheet, one: DocumentList, other: DocumentList) -> Finding:
    first, second = _only(sheet, one, other), _only(sheet, other, one)
    return sheet.finding(
        "lists-differ",
        "error",
        cited(one, other),
        Text(
            f"«{one.title.kk}» және «{other.title.kk}» тізімдері келіспейді: біріншісінде ғана — {first.kk}; "
            f"екіншісінде ғана — {second.kk}",
            f"Перечни «{one.title.ru}» и «{other.title.ru}» расходятся: только в первом — {first.ru}; только во "
            f"втором — {second.ru}",
            f"“{one.title.en}” and “{other.title.en}” differ: only the first has {first.en}; only the second has "
            f"{second.en}",
        ),
        Text("Бір тізімді қалдыру", "Оставить один перечень", "Keep one list"),
    )


def _only(sheet: Sheet, here: DocumentList, there: DocumentList) -> Text:
    names = {document.id: document.name for document in sheet.edition.documents}
    missing = [names[one] for one in here.documents if one not in there.documents]
    return joined(missing, ", ") if missing else Text("ештеңе", "ничего", "nothing")


# --- form of the service and of its result -----------------------------------------------------------

_SERVICE: Final = re.compile(r"көрсету(?:дің)? нысаны\s*[:–-]?\s*([^.;\n]+)")
_RESULT: Final = re.compile(r"нәтижесін (?:ұсыну|беру)(?:дің)? нысаны\s*[:–-]?\s*([^.;\n]+)")
_FORMS: Final = {"электронды", "қағаз"}


def _forms_differ(sheet: Sheet) -> Iterator[Finding]:
    """The service comes in two forms and its result in one of them, or the other way round."""
    services = [(i, found[1]) for i, words in sheet.own_words.items() if (found := _SERVICE.search(words))]
    results = [(i, found[1]) for i, words in sheet.own_words.items() if (found := _RESULT.search(words))]
    for (here, service), (there, result) in ((a, b) for a in services for b in results):
        if _forms(service) and _forms(result) and _forms(service) != _forms(result):
            yield sheet.finding(
                "forms-differ",
                "warning",
                citation((here, there)),
                Text(
                    f"Қызметтің нысаны «{service.strip()}», ал нәтижесінікі «{result.strip()}»",
                    f"Форма услуги — «{service.strip()}», а результата — «{result.strip()}»",
                    f"The form of the service is “{service.strip()}”, that of its result “{result.strip()}”",
                ),
                Text(
                    "Нәтиженің барлық нысанын атау",
                    "Назвать все формы результата",
                    "Name every form of the result",
                ),
            )


_ORAL: Final = re.compile(r"ауызша[^.;]{0,80}бас тарт\w*|бас тарт\w*[^.;]{0,80}ауызша")
_WRITTEN: Final = re.compile(
    r"бас тарт\w*[^.;]{0,120}(?:қағаз|жазбаша)|(?:қағаз|жазбаша)[^.;]{0,80}бас тарт\w*"
)


def _refusals_differ(sheet: Sheet) -> Iterator[Finding]:
    """One clause has a refusal told by word of mouth, another has it written."""
    oral = [(i, found[0]) for i, words in sheet.own_words.items() if (found := _ORAL.search(words))]
    written = [(i, found[0]) for i, words in sheet.own_words.items() if (found := _WRITTEN.search(words))]
    if oral and written:
        (here, said), (there, other) = oral[0], written[-1]
        yield sheet.finding(
            "forms-differ",
            "error",
            citation(tuple(where for where, _ in (*oral, *written))),
            Text(
                f"Бас тарту бір жерде ауызша ({here}: «{short(said)}»), бір жерде жазбаша ({there}: «{short(other)}»)",
                f"Отказ где устный ({here}: «{short(said)}»), где письменный ({there}: «{short(other)}»)",
                f"A refusal is told by word of mouth ({here}: “{short(said)}”) and is in writing ({there}: "
                f"“{short(other)}”)",
            ),
            Text(
                "Бас тартуды тек жазбаша беру",
                "Давать отказ только письменно",
                "Give a refusal in writing only",
            ),
        )


def _forms(said: str) -> frozenset[str]:
    return frozenset(word for word in _FORMS if word in said)


RULES = (
    Rule(
        "lists-differ",
        Text("Құжат тізімдері келіспейді", "Перечни документов расходятся", "Lists of documents differ"),
        Text(
            "бір жағдайдың құжаттары екі жерде әртүрлі",
            "документы одного случая в двух местах разные",
            "the documents of one case differ between two places",
        ),
        _lists_differ,
    ),
    Rule(
        "forms-differ",
        Text("Нысандар келіспейді", "Формы расходятся", "Forms that disagree"),
        Text(
            "қызмет пен оның нәтижесі әртүрлі нысанда",
            "услуга и её результат — в разных формах",
            "the service and its result come in different forms",
        ),
        lambda sheet: chain(_forms_differ(sheet), _refusals_differ(sheet)),
    ),
)
