"""Rules about lists: of documents that disagree, of offices with gaps, of contacts nobody can reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.model import Document, DocumentList, Edition
from qyzmet.law.text import Text
from qyzmet.law.words import joined


def _lists_differ(edition: Edition) -> Iterator[Finding]:
    """Two lists for the same channel and case that ask for different documents."""
    names = {document.id: document for document in edition.documents}
    for one, other in combinations(edition.document_lists, 2):
        same = set(one.channels) & set(other.channels)
        if not same or any(
            not set(one.when[f]) & set(other.when[f]) for f in set(one.when) & set(other.when)
        ):
            continue
        if set(one.documents) != set(other.documents):
            yield _differ(edition, one, other, names)


def _differ(edition: Edition, one: DocumentList, other: DocumentList, names: dict[str, Document]) -> Finding:
    def only(here: DocumentList, there: DocumentList) -> Text:
        missing = [names[d].name for d in here.documents if d not in there.documents]
        return joined(missing, ", ") if missing else Text("—", "—", "—")

    first, second = only(one, other), only(other, one)
    return finding(
        edition,
        "lists-differ",
        "error",
        cited(one, other),
        Text(
            f"«{one.title.kk}» пен «{other.title.kk}» келіспейді: біріншісінде ғана {first.kk}; "
            f"екіншісінде ғана {second.kk}",
            f"«{one.title.ru}» и «{other.title.ru}» расходятся: только в первом — {first.ru}; только во втором — "
            f"{second.ru}",
            f"“{one.title.en}” and “{other.title.en}” differ: only the first has {first.en}; only the second "
            f"{second.en}",
        ),
        Text("Бір тізбені қалдыру", "Оставить один перечень", "Keep one list"),
    )


RULES = (
    Rule(
        "lists-differ",
        Text("Құжат тізбелері келіспейді", "Перечни документов расходятся", "Lists of documents differ"),
        Text(
            "бір жағдайдың құжаттары екі жерде әртүрлі",
            "документы одного случая в двух местах разные",
            "the documents of one case differ between two places",
        ),
        _lists_differ,
    ),
)
