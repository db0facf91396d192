"""The income test in words: every sum and division written out, so that it can be done again by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from qyzmet.calendar.words import month_name, month_of
from qyzmet.law.text import Text
from qyzmet.services.income_kinds import INCOME_KINDS
from qyzmet.services.money import TIYN, figure, money
from qyzmet.services.targeted_social_assistance.income import FarmIncome, Income, IncomeTest
from qyzmet.services.targeted_social_assistance.parameters import MONTHS


def explained(test: IncomeTest) -> tuple[Text, ...]:
    """The test line by line: who counts, every income, sums, divisions, the line, the comparison, the amount."""
    return (
        _who(test),
        _quarter(test),
        *_by_member(test),
        *_left_out(test),
        *(_farm(one) for one in test.farm),
        _aggregate(test),
        _month(test),
        _head(test),
        _line(test),
        _compared(test),
        _amount(test),
        _rule(test),
    )


def _who(test: IncomeTest) -> Text:
    names = ", ".join(one.name or one.iin for one in test.members)
    count = len(test.members)
    return Text(
        f"Есепке алынатын отбасы мүшелері – {count}: {names}.",
        f"Учитываются члены семьи – {count}: {names}.",
        f"Members of the family who count – {count}: {names}.",
    )


def _quarter(test: IncomeTest) -> Text:
    words = [month_words(month) for month in test.months]
    on = f"{test.on:%d.%m.%Y}"
    return Text(
        f"Табыс есептелетін айлар: {', '.join(one.kk for one in words)} (өтініш берілген күн – {on}).",
        f"Месяцы, доход за которые учитывается: {', '.join(one.ru for one in words)} (день обращения – {on}).",
        f"Months whose income counts: {', '.join(one.en for one in words)} (day of application – {on}).",
    )


def _by_member(test: IncomeTest) -> Iterator[Text]:
    """A line for each member's income of a kind from a source, and one for who has none."""
    for member in test.members:
        own = [row for row in test.incomes if row.iin == member.iin]
        name = member.name or member.iin
        if not own:
            yield Text(
                f"{name}: есептелетін табысы жоқ.",
                f"{name}: учитываемых доходов нет.",
                f"{name}: no income that counts.",
            )
        for rows in _grouped(own):
            yield _summed(name, rows)


def _left_out(test: IncomeTest) -> Iterator[Text]:
    names = {one.iin: one.name or one.iin for one in test.members}
    for rows in _grouped(test.left_out):
        said = _summed(names[rows[0].iin], rows)
        yield Text(f"Есепке алынбайды. {said.kk}", f"Не учитывается. {said.ru}", f"Does not count. {said.en}")


def _grouped(rows: Iterable[Income]) -> list[list[Income]]:
    groups: dict[tuple[str, str, str], list[Income]] = {}
    for row in rows:
        groups.setdefault((row.iin, row.kind, row.source), []).append(row)
    return [sorted(group, key=lambda row: row.month) for group in groups.values()]


def _summed(name: str, rows: list[Income]) -> Text:
    """``Name, wages (employer): October 45,000 + November 45,000 = 90,000 tenge.``"""
    kind = INCOME_KINDS[rows[0].kind]
    source = f" ({rows[0].source})" if rows[0].source else ""
    total = money(sum(row.amount for row in rows))
    several = len(rows) > 1

    def said(language: str) -> str:
        parts = [
            f"{month_name(int(r.month[5:])).in_(language)} {figure(r.amount).in_(language)}" for r in rows
        ]
        if not several:
            month = month_name(int(rows[0].month[5:])).in_(language)
            return f"{name}, {kind.in_(language)}{source}: {month} {total.in_(language)}."
        return f"{name}, {kind.in_(language)}{source}: {' + '.join(parts)} = {total.in_(language)}."

    return Text(said("kk"), said("ru"), said("en"))


def _farm(one: FarmIncome) -> Text:
    quantity, yields = f"{one.quantity.normalize():f}", figure(one.yields.tiyn)
    local, total = quantity.replace(".", ","), money(one.amount)
    kk, ru, en = ("бас", "гол.", "head") if one.of == "livestock" else ("га", "га", "ha")
    name = one.yields.name
    return Text(
        f"Шаруашылық, {name.kk}: {local} {kk} × айына {yields.kk} × {MONTHS} ай = {total.kk}.",
        f"Хозяйство, {name.ru}: {local} {ru} × {yields.ru} в месяц × {MONTHS} мес. = {total.ru}.",
        f"Farm, {name.en}: {quantity} {en} × {yields.en} a month × {MONTHS} months = {total.en}.",
    )


def _aggregate(test: IncomeTest) -> Text:
    sums = [sum(row.amount for row in rows) for rows in _grouped(test.incomes)]
    sums += [one.amount for one in test.farm]
    total = money(test.aggregate)
    if len(sums) < 2:
        kk, ru, en = total.kk, total.ru, total.en
    else:
        parts = [figure(one) for one in sums]
        kk = f"{' + '.join(one.kk for one in parts)} = {total.kk}"
        ru = f"{' + '.join(one.ru for one in parts)} = {total.ru}"
        en = f"{' + '.join(one.en for one in parts)} = {total.en}"
    return Text(
        f"Отбасының тоқсандағы жиынтық табысы: {kk}.",
        f"Совокупный доход семьи за квартал: {ru}.",
        f"Aggregate income of the family over the quarter: {en}.",
    )


def _month(test: IncomeTest) -> Text:
    total, month = figure(test.aggregate), money(test.monthly_income)
    sign = _equals(test.aggregate % MONTHS == 0)
    return Text(
        f"Отбасының орташа айлық табысы: {total.kk} ÷ {MONTHS} {sign} {month.kk}.",
        f"Среднемесячный доход семьи: {total.ru} ÷ {MONTHS} {sign} {month.ru}.",
        f"Average monthly income of the family: {total.en} ÷ {MONTHS} {sign} {month.en}.",
    )


def _head(test: IncomeTest) -> Text:
    count = len(test.members)
    total, head = figure(test.aggregate), money(test.per_capita)
    sign = _equals(test.aggregate % (MONTHS * count) == 0)
    return Text(
        f"Жан басына шаққандағы орташа айлық табыс: {total.kk} ÷ {MONTHS} ÷ {count} {sign} {head.kk}.",
        f"Среднемесячный среднедушевой доход: {total.ru} ÷ {MONTHS} ÷ {count} {sign} {head.ru}.",
        f"Average monthly income a head: {total.en} ÷ {MONTHS} ÷ {count} {sign} {head.en}.",
    )


def _equals(exactly: bool) -> str:
    return "=" if exactly else "≈"


def _line(test: IncomeTest) -> Text:
    row, amount = test.line_row, money(test.line)
    name = row.get("name") or {}
    since = f"{date.fromisoformat(row['since']):%d.%m.%Y}" if row.get("since") else ""
    source = row.get("source") or {}
    mark = _ASSUMED if row.get("assumed") else Text("", "", "")

    def said(language: str, head: str, day: str) -> str:
        place = name.get(language) or row.get("region", "")
        told = source.get(language, "") if isinstance(source, dict) else str(source)
        notes = "; ".join(one for one in (told, mark.in_(language)) if one)
        tail = f" ({notes})" if notes else ""
        return f"{head}: {place}{f', {day}' if since else ''} – {amount.in_(language)}{tail}."

    return Text(
        said("kk", "Кедейлік шегі", f"{since} бастап"),
        said("ru", "Черта бедности", f"с {since}"),
        said("en", "Poverty line", f"since {since}"),
    )


def _compared(test: IncomeTest) -> Text:
    count = len(test.members)
    line, limit, total = figure(test.line), figure(test.limit), figure(test.aggregate)
    times = f"× {count} × {MONTHS} ="
    if test.outcome_above:
        sign, end = ">", _ABOVE
    elif test.aggregate == test.limit:
        sign, end = "=", _EQUAL
    else:
        sign, end = "<", _BELOW
    return Text(
        f"Салыстыру: {line.kk} {times} {limit.kk}; {total.kk} {sign} {limit.kk} – {end.kk}",
        f"Сравнение: {line.ru} {times} {limit.ru}; {total.ru} {sign} {limit.ru} – {end.ru}",
        f"Comparison: {line.en} {times} {limit.en}; {total.en} {sign} {limit.en} – {end.en}",
    )


def _amount(test: IncomeTest) -> Text:
    paid = money(test.monthly_amount)
    if test.outcome_above:
        return _NOT_PAID
    count, rule = len(test.members), test.rule.amount
    needed = test.line * count
    short = needed - test.monthly_income
    line, need, month, gap = (figure(one) for one in (test.line, needed, test.monthly_income, max(short, 0)))
    share = "" if rule.percent == 100 else f" × {rule.percent} ÷ 100"
    most = None if rule.most is None else money(int(rule.most * TIYN))

    def said(language: str, head: str, cap: str) -> str:
        limited = f" ({cap} {most.in_(language)})" if most else ""
        first = f"{line.in_(language)} × {count} = {need.in_(language)}"
        second = f"{need.in_(language)} − {month.in_(language)} ="
        if not share and not limited and gap == figure(test.monthly_amount):
            return f"{head}: {first}; {second} {paid.in_(language)}."
        return f"{head}: {first}; {second} {gap.in_(language)}{share}{limited} → {paid.in_(language)}."

    return Text(
        said("kk", "Айлық көмек мөлшері", "көп дегенде"),
        said("ru", "Размер помощи в месяц", "не более"),
        said("en", "Assistance a month", "at most"),
    )


def _rule(test: IncomeTest) -> Text:
    since, source = f"{test.rule.since:%d.%m.%Y}", test.rule.source
    return Text(
        f"Есептеу ережесі {since} бастап: {source.kk}. {_ROUNDED.kk}",
        f"Правило расчёта с {since}: {source.ru}. {_ROUNDED.ru}",
        f"Rule of the computation since {since}: {source.en}. {_ROUNDED.en}",
    )


def month_words(month: str) -> Text:
    """``2012-10`` in words: ``October 2012``."""
    return month_of(int(month[:4]), int(month[5:]))


_ASSUMED: Final = Text("болжам", "принято предположительно", "assumed")
_ROUNDED: Final = Text(
    "Бөлу нәтижесі тиынға дейін дөңгелектеліп көрсетіледі (жартысы – жоғары қарай), салыстыру дөңгелектенбейді.",
    "Результаты деления показаны с округлением до тиына (половина – вверх), сравнение сделано без округления.",
    "Quotients are shown rounded to the tiyn (a half upwards); the comparison is made without rounding.",
)
_ABOVE: Final = Text(
    "табыс кедейлік шегінен асады: бас тартуға негіз бар (10-тармақтың 1) тармақшасы).",
    "доход выше черты бедности: есть основание для отказа (подпункт 1) пункта 10).",
    "the income is above the line: a ground of refusal (cl. 10(1)).",
)
_EQUAL: Final = Text(
    "табыс кедейлік шегіне тең, одан аспайды: бас тартуға негіз жоқ (10-тармақтың 1) тармақшасы).",
    "доход равен черте бедности и не превышает её: основания для отказа нет (подпункт 1) пункта 10).",
    "the income equals the line and is not above it: no ground of refusal (cl. 10(1)).",
)
_BELOW: Final = Text(
    "табыс кедейлік шегінен төмен: бас тартуға негіз жоқ (10-тармақтың 1) тармақшасы).",
    "доход ниже черты бедности: основания для отказа нет (подпункт 1) пункта 10).",
    "the income is below the line: no ground of refusal (cl. 10(1)).",
)
_NOT_PAID: Final = Text(
    "Табыс кедейлік шегінен асатындықтан көмек есептелмейді.",
    "Доход выше черты бедности, поэтому помощь не рассчитывается.",
    "The income is above the line, so no assistance is computed.",
)
