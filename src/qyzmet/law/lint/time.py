"""Rules about time: limits that do not add up, two figures for one thing, hours that disagree, days of no kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import combinations

from qyzmet.law.limits import Limit, Unit
from qyzmet.law.lint.finding import Finding, Rule, cited, finding
from qyzmet.law.model import Channel, Edition, Schedule, Sourced, Step, Term, When
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined

_DAYS: Mapping[Unit, Fraction] = {
    Unit.MINUTES: Fraction(0),
    Unit.HOURS: Fraction(0),
    Unit.DAYS: Fraction(1),
    Unit.WORKING_DAYS: Fraction(1),
    Unit.CALENDAR_DAYS: Fraction(5, 7),
    Unit.MONTHS: Fraction(21),
    Unit.YEARS: Fraction(250),
}
"""Working days in a unit, roughly; minutes and hours lie inside the days of other steps."""


# --- steps against the term --------------------------------------------------------------------------


def _steps_against_term(edition: Edition) -> Iterator[Finding]:
    """The limits of the steps of the longest way of a channel, against the term of the whole service."""
    for channel in edition.channels:
        terms = [t for t in edition.terms if t.kind == "service" and t.limit and channel.id in t.channels]
        way = _longest(edition, channel)
        days = sum((_in_days(edition, step) for step in way), Fraction(0))
        for term in terms:
            if term.limit is None or _DAYS[term.limit.unit] == 0:
                yield from _minutes_against_term(edition, channel, way, term)
                continue
            whole = term.limit.value * _DAYS[term.limit.unit]
            if days and days >= whole:
                yield _too_tight(edition, channel, term, way, days > whole, f"{float(days):g}")


def _minutes_against_term(
    edition: Edition, channel: Channel, way: list[Step], term: Term
) -> Iterator[Finding]:
    assert term.limit is not None
    minutes = sum(_in_minutes(edition, step) for step in way)
    whole = term.limit.value * (60 if term.limit.unit is Unit.HOURS else 1)
    days = sum((_in_days(edition, step) for step in way), Fraction(0))
    if days or minutes >= whole > 0:
        if days:
            yield _too_tight(edition, channel, term, way, True, f"{float(days):g}")
        else:
            yield _too_tight(edition, channel, term, way, minutes > whole, str(minutes), minutes=True)


def _too_tight(
    edition: Edition,
    channel: Channel,
    term: Term,
    way: list[Step],
    beyond: bool,
    total: str,
    *,
    minutes: bool = False,
) -> Finding:
    assert term.limit is not None
    limit = amount(term.limit)
    unit = Text("минут", "мин", "minutes") if minutes else Text("жұмыс күні", "раб. дн.", "working days")
    name, ids = channel.name, " + ".join(step.id for step in way if step.within)
    verdict = (
        Text("мерзімнен асады", "превышает срок", "goes beyond the term")
        if beyond
        else Text(
            "мерзімді қалдықсыз толтырады", "заполняет срок без остатка", "fills the term without a reserve"
        )
    )
    steps = [edition.term(step.within) for step in way if step.within]
    return finding(
        edition,
        "steps-against-term",
        "error" if beyond else "warning",
        cited(term, *steps),
        Text(
            f"{name.kk}: қадамдардың ({ids}) мерзімдері қосылғанда {total} {unit.kk} — қызметтің {limit.kk} "
            f"болатын {verdict.kk}",
            f"{name.ru}: сроки шагов ({ids}) в сумме {total} {unit.ru} — {verdict.ru} услуги ({limit.ru})",
            f"{name.en}: the limits of the steps ({ids}) add up to {total} {unit.en}, which {verdict.en} of the "
            f"service ({limit.en})",
        ),
        Text(
            "Қызмет мерзімін ұзарту немесе қадамдардың мерзімін қысқарту",
            "Увеличить срок услуги или сократить сроки шагов",
            "Lengthen the term of the service or shorten the limits of the steps",
        ),
    )


def _longest(edition: Edition, channel: Channel) -> list[Step]:
    """The way through the channel whose limits add up to most."""
    known: dict[str, list[Step]] = {}

    def longest(step_id: str) -> list[Step]:
        if step_id.startswith("end:"):
            return []
        if step_id not in known:
            step = channel.step(step_id)
            ways = (longest(branch.go) for branch in step.then)
            known[step_id] = [step, *max(ways, key=lambda way: _weight(edition, way), default=[])]
        return known[step_id]

    return longest(channel.first) if channel.first else []


def _weight(edition: Edition, way: list[Step]) -> tuple[Fraction, int]:
    return (
        sum((_in_days(edition, step) for step in way), Fraction(0)),
        sum(_in_minutes(edition, step) for step in way),
    )


def _step_limit(edition: Edition, step: Step) -> Limit | None:
    term = edition.term(step.within) if step.within else None
    return term.limit if term and term.kind == "step" else None


def _in_days(edition: Edition, step: Step) -> Fraction:
    limit = _step_limit(edition, step)
    return limit.value * _DAYS[limit.unit] if limit else Fraction(0)


def _in_minutes(edition: Edition, step: Step) -> int:
    limit = _step_limit(edition, step)
    if limit is None or limit.unit not in (Unit.MINUTES, Unit.HOURS):
        return 0
    return limit.value * (60 if limit.unit is Unit.HOURS else 1)


# --- two figures for one thing -----------------------------------------------------------------------


def _two_terms(edition: Edition) -> Iterator[Finding]:
    """Two different limits of one kind for the same cases of the same channel."""
    kinds = ("service", "waiting", "serving", "return", "notice", "handover", "retention", "complaint")
    terms = [t for t in edition.terms if t.kind in kinds and t.limit is not None]
    for one, other in combinations(terms, 2):
        if one.kind != other.kind or one.limit == other.limit or not _overlap(one.when, other.when):
            continue
        if (one.binding and other.binding) or not set(one.channels) & set(other.channels):
            continue
        assert one.limit is not None
        assert other.limit is not None
        first, second = amount(one.limit), amount(other.limit)
        yield finding(
            edition,
            "two-terms",
            "error",
            cited(one, other),
            Text(
                f"Бір нәрсеге екі мерзім: {first.kk} ({one.what.kk}) және {second.kk} ({other.what.kk})",
                f"Два срока на одно и то же: {first.ru} ({one.what.ru}) и {second.ru} ({other.what.ru})",
                f"Two terms for one thing: {first.en} ({one.what.en}) and {second.en} ({other.what.en})",
            ),
            Text(
                "Екеуінің бірін қалдыру не әрқайсысы қай жағдайға арналғанын айту",
                "Оставить один из них либо сказать, для какого случая каждый",
                "Keep one of them, or say which case each is for",
            ),
        )
    yield from _cells_against_steps(edition)


def _cells_against_steps(edition: Edition) -> Iterator[Finding]:
    """A cell of a table limits an action otherwise than another place does."""
    limits: dict[str, list[tuple[Limit, Sourced]]] = {}
    for table in edition.tables:
        for cell in table.cells:
            if cell.limit is not None and len(cell.steps) == 1:
                limits.setdefault(cell.steps[0], []).append((cell.limit, cell))
    for channel in edition.channels:
        for step in channel.steps:
            if (limit := _step_limit(edition, step)) and step.within:
                limits.setdefault(step.id, []).append((limit, edition.term(step.within)))
    for step_id, said in limits.items():
        for (one, where), (other, elsewhere) in combinations(said, 2):
            if one != other:
                first, second = amount(one), amount(other)
                yield finding(
                    edition,
                    "two-terms",
                    "error",
                    cited(where, elsewhere),
                    Text(
                        f"{step_id} қадамына екі мерзім: {first.kk} және {second.kk}",
                        f"Шагу {step_id} поставлены два срока: {first.ru} и {second.ru}",
                        f"Step {step_id} has two limits: {first.en} and {second.en}",
                    ),
                    Text("Бірін қалдыру", "Оставить один", "Keep one of them"),
                )
                break


def _overlap(one: When, other: When) -> bool:
    """Whether some case meets both conditions."""
    return all(set(one[fact]) & set(other[fact]) for fact in set(one) & set(other))


# --- days of no kind, hours that disagree ------------------------------------------------------------


def _undefined_unit(edition: Edition) -> Iterator[Finding]:
    """A limit in days that are neither working nor calendar days."""
    limited: Iterable[tuple[Limit | None, Sourced, Text]] = [
        *((t.limit, t, t.what) for t in edition.terms),
        *((c.limit, c, c.action) for table in edition.tables for c in table.cells),
    ]
    for limit, source, what in limited:
        if limit is not None and limit.unit is Unit.DAYS:
            yield finding(
                edition,
                "undefined-unit",
                "warning",
                cited(source),
                Text(
                    f"«{limit.value} күн» — жұмыс күні ме, күнтізбелік күн бе, айтылмаған: {what.kk}",
                    f"«{limit.value} дн.» — рабочие или календарные, не сказано: {what.ru}",
                    f"“{limit.value} days”: working or calendar days is not said: {what.en}",
                ),
                Text("Күннің түрін айту", "Назвать вид дней", "Say which days are meant"),
            )


def _hours_differ(edition: Edition) -> Iterator[Finding]:
    """Two printings of the hours of one body that do not agree."""
    for one, other in combinations(edition.schedules, 2):
        if (one.body, one.purpose) == (other.body, other.purpose) and one.hours != other.hours:
            yield _hours_finding(edition, one, other)


def _hours_finding(edition: Edition, one: Schedule, other: Schedule) -> Finding:
    words = joined([one.words, other.words], " ≠ ")
    return finding(
        edition,
        "hours-differ",
        "warning",
        cited(one, other),
        Text(
            f"Бір органның жұмыс уақыты екі жерде әртүрлі: {words.kk}",
            f"Часы одного органа в двух местах разные: {words.ru}",
            f"The hours of one body differ in two places: {words.en}",
        ),
        Text("Бір кестені қалдыру", "Оставить один график", "Keep one schedule"),
    )


RULES = (
    Rule(
        "steps-against-term",
        Text("Қадамдар мерзімге сыймайды", "Шаги не укладываются в срок", "Steps against the term"),
        Text(
            "қадамдар мерзімдерінің қосындысы қызмет мерзімінен асады не оны қалдықсыз толтырады",
            "сумма сроков шагов превышает срок услуги или заполняет его без остатка",
            "limits of steps that add up beyond the term, or leave no reserve",
        ),
        _steps_against_term,
    ),
    Rule(
        "two-terms",
        Text("Бір нәрсеге екі мерзім", "Два срока на одно", "Two terms for one thing"),
        Text(
            "бір жағдайға әртүрлі мерзім қойылған",
            "одному случаю поставлены разные сроки",
            "different limits for one case",
        ),
        _two_terms,
    ),
    Rule(
        "undefined-unit",
        Text("Белгісіз күн", "Неясные дни", "Days of no kind"),
        Text(
            "мерзім күнмен берілген, түрі айтылмаған",
            "срок в днях без указания их вида",
            "a term in days that are not said to be working or calendar",
        ),
        _undefined_unit,
    ),
    Rule(
        "hours-differ",
        Text("Жұмыс уақыты келіспейді", "Часы расходятся", "Hours that disagree"),
        Text(
            "бір органның жұмыс уақыты екі жерде әртүрлі",
            "часы одного органа в двух местах разные",
            "the hours of one body differ between two places",
        ),
        _hours_differ,
    ),
)
