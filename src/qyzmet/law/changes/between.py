"""What a newer edition changes for applicants and for staff, clause by clause.

Generic: nothing here knows a service. Both sides are told in the words of the editions; where one of them says
nothing of the matter its side is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from qyzmet.law.changes.model import Change, Comparison, ForWhom
from qyzmet.law.model import Channel, Duty, Edition, Paper, Rate, Sourced, Step, Term, When, holds
from qyzmet.law.text import Text
from qyzmet.law.words import amount, joined


@dataclass(frozen=True, slots=True)
class Said:
    """What one edition says of a matter, and where."""

    words: Text
    clause: str | None


Matter = tuple[str, Text, ForWhom]
Answers = dict[Matter, Said]


def changes(old: Edition, new: Edition) -> tuple[Change, ...]:
    """Everything that differs between two editions of a service, what matters to applicants first."""
    rows: list[Change] = []
    for look in _LOOKS:
        before, after = look(old, new), look(new, old)
        for matter in dict.fromkeys([*before, *after]):
            a, b = before.get(matter), after.get(matter)
            if (a and a.words) == (b and b.words):
                continue
            section, what, for_whom = matter
            rows.append(
                Change(
                    section=section,
                    what=what,
                    old=a.words if a else None,
                    new=b.words if b else None,
                    old_clause=a.clause if a else None,
                    new_clause=b.clause if b else None,
                    for_whom=for_whom,
                )
            )
    return tuple(sorted(rows, key=lambda row: row.for_whom != "applicant"))


def _said(parts: Iterable[tuple[Text, Sourced]], by: str = "; ") -> Said | None:
    rows = list(parts)
    if not rows:
        return None
    return Said(joined((text for text, _ in rows), by), _clauses(source for _, source in rows))


def _clauses(sources: Iterable[Sourced]) -> str | None:
    cited = (one for source in sources if source.clause for one in source.clause.split(", "))
    return ", ".join(dict.fromkeys(cited)) or None


def _with(*rows: tuple[str, Text, ForWhom, Said | None]) -> Answers:
    return {(section, what, for_whom): said for section, what, for_whom, said in rows if said}


# --- who, where, how ---------------------------------------------------------------------------------


def _service(edition: Edition, other: Edition) -> Answers:
    return _with(
        ("service", _FORM, "applicant", _said([(edition.automation.text, edition.automation)])),
        ("service", _PROVIDER, "applicant", _said([(edition.provider.name, edition.provider)])),
        ("service", _APPLICANTS, "applicant", _said((a.name, a) for a in edition.applicants)),
    )


def _channels(edition: Edition, other: Edition) -> Answers:
    """What is open; a way the act names and does not provide for counts as silence of the other."""
    names = {channel.id: channel.name for channel in (*edition.channels, *other.channels)}
    found: Answers = {}
    for channel in edition.channels:
        words = _OFFERED if channel.available else _NOT_OFFERED
        key: Matter = ("channels", _shared_name(channel.id, edition, other, names), "applicant")
        found[key] = Said(words, channel.clause)
    return found


def _shared_name(channel: str, edition: Edition, other: Edition, names: Mapping[str, Text]) -> Text:
    """One name for a channel that both editions have: that of the edition where it is open."""
    for one in sorted((edition, other), key=lambda e: e.act.force.since, reverse=True):
        for found in one.channels:
            if found.id == channel and found.available:
                return found.name
    return names[channel]


def _results(edition: Edition, other: Edition) -> Answers:
    papers = _good_papers(edition)
    return _with(
        ("results", _RESULT, "applicant", _said((r.name, r) for r in edition.results)),
        ("results", _ON_PAPER, "applicant", _said((f.name, p) for p in papers for f in p.fields)),
        ("results", _SEALS, "applicant", _said((_sealed(p), p) for p in papers if p.seals)),
    )


def _good_papers(edition: Edition) -> list[Paper]:
    """The papers of the first good result and its further forms."""
    good = [r for r in edition.results if r.paper and edition.outcome(r.outcome).good]
    return [edition.paper(r.paper) for r in good if r.paper and r.outcome == good[0].outcome]


def _sealed(paper: Paper) -> Text:
    count = len(paper.seals)
    return Text(
        f"{count} электрондық қолтаңба", f"электронных подписей: {count}", f"{count} electronic seals"
    )


# --- time --------------------------------------------------------------------------------------------


def _terms(edition: Edition, other: Edition) -> Answers:
    found: Answers = {}
    for kind, (what, for_whom) in _KINDS.items():
        terms = [
            term
            for term in edition.terms
            if term.kind == kind and term.binding and (term.limit or kind == "complaint")
        ]
        if said := _said((_term_words(edition, term), term) for term in terms):
            found[("terms", what, for_whom)] = said
    return found


def _term_words(edition: Edition, term: Term) -> Text:
    limit = amount(term.limit) if term.limit else _OTHER_LAW
    places = [edition.channel(channel).name for channel in term.channels]
    conditions = [*places, *_condition_words(edition, term.when)]
    if not conditions:
        return limit
    where = joined(conditions, ", ")
    return Text(
        f"{limit.kk} ({where.kk})",
        f"{limit.ru} ({where.ru})",
        f"{limit.en} ({where.en})",
    )


def _condition_words(edition: Edition, when: When) -> list[Text]:
    """The labels of the values a condition names."""
    labels = []
    for name, values in when.items():
        known = {value.id: value.label for value in edition.fact(name).values}
        labels.append(joined((known[value] for value in values), " / "))
    return labels


def _hours(edition: Edition, other: Edition) -> Answers:
    return _with(
        *(
            ("schedules", _BODIES[schedule.body], "applicant", Said(schedule.words, schedule.clause))
            for schedule in reversed(edition.schedules)
            if schedule.binding and schedule.purpose == "service"
        )
    )


def _queue(edition: Edition, other: Edition) -> Answers:
    queue = edition.queue
    electronic = [(edition.channel(channel).name, queue) for channel in queue.electronic]
    return _with(
        ("queue", _BOOKING, "applicant", Said(queue.booking_words, queue.clause)),
        ("queue", _ELECTRONIC, "applicant", _said(electronic)),
        ("fee", _FEE, "applicant", Said(edition.fee.words, edition.fee.clause)),
        *_duty(edition.fee.duty),
    )


def _duty(duty: Duty | None) -> list[tuple[str, Text, ForWhom, Said | None]]:
    if duty is None:
        return []
    rates = _said((_rate_words(rate), rate) for rate in duty.rates)
    exempt = _said((one.who, one) for one in duty.exemptions)
    if exempt is None and duty.exempt is not None:
        exempt = Said(duty.exempt, duty.clause)
    return [("fee", _RATES, "applicant", rates), ("fee", _EXEMPT, "applicant", exempt)]


def _rate_words(rate: Rate) -> Text:
    share = f"{rate.percent:f}"
    return Text(
        f"{rate.what.kk}: АЕК-тің {share} %-ы",
        f"{rate.what.ru}: {share} % МРП",
        f"{rate.what.en}: {share} % of the MCI",
    )


# --- papers by case ----------------------------------------------------------------------------------


def _documents(edition: Edition, other: Edition) -> Answers:
    """What to bring in each case, told in the facts that the newer of the two editions asks."""
    newer = max(edition, other, key=lambda one: one.act.force.since)
    found: Answers = {}
    for case in _cases(newer):
        facts = _as_asked(edition, case)
        for channel in edition.channels:
            documents = edition.documents_for(channel.id, facts)
            if channel.available and holds(channel.when, facts) and documents:
                words = _case_words(newer, case) if _differ(channel.id, edition, other) else []
                what = joined([_channel_name(channel, edition, other), *words], ", ")
                said = _said((document.name, document) for document in documents)
                assert said is not None
                found[("documents", what, "applicant")] = said
    return found


def _differ(channel: str, *editions: Edition) -> bool:
    """Whether what to bring to the channel depends on the case in any of the editions."""
    return any(d.when for edition in editions for d in edition.documents if channel in d.channels)


def _channel_name(channel: Channel, edition: Edition, other: Edition) -> Text:
    return _shared_name(channel.id, edition, other, {channel.id: channel.name})


def _cases(edition: Edition) -> list[dict[str, str]]:
    """Every combination of what an applicant is asked and documents depend on, without the impossible ones."""
    used = {fact for document in edition.documents for fact in document.when}
    cases: list[dict[str, str]] = [{}]
    for fact in edition.facts:
        if fact.asked_of == "applicant" and fact.id in used:
            further = []
            for case in cases:
                values = [v.id for v in fact.values if holds(v.when, case)] if holds(fact.when, case) else []
                further += [{**case, fact.id: value} for value in values] or [case]
            cases = further
    return cases


def _as_asked(edition: Edition, case: Mapping[str, str]) -> dict[str, str]:
    """The case in the facts of this edition; what it asks besides gets its first possible value."""
    facts: dict[str, str] = {}
    for fact in edition.facts:
        if fact.asked_of == "applicant" and holds(fact.when, facts):
            values = [value.id for value in fact.values if holds(value.when, facts)]
            given = case.get(fact.id)
            if given in values:
                facts[fact.id] = given
            elif values:
                facts[fact.id] = values[0]
    return facts


def _case_words(edition: Edition, case: Mapping[str, str]) -> list[Text]:
    words = []
    for name, given in case.items():
        fact = edition.fact(name)
        label = next(value.label for value in fact.values if value.id == given)
        plain = {value.id for value in fact.values} <= {"yes", "no"}
        words.append(joined([fact.question, label], " ") if plain else label)
    return words


def _answers(edition: Edition, other: Edition) -> Answers:
    """How far an answer reaches: about a relative, to a third person."""
    found: Answers = {}
    for fact in edition.facts:
        if fact.asked_of == "applicant" and fact.id in {f.id for f in other.facts}:
            found[("facts", fact.question, "applicant")] = Said(
                joined(
                    joined([value.label, *([value.hint] if value.hint else [])], ": ")
                    for value in fact.values
                ),
                _clauses([fact, *fact.values]),
            )
    return found


def _grounds(edition: Edition, other: Edition) -> Answers:
    return _with(
        ("grounds", _GROUNDS, "applicant", _said((ground.text, ground) for ground in edition.grounds)),
        (
            "grounds",
            _GROUND_FORM,
            "applicant",
            _said((ground.form, ground) for ground in edition.grounds if ground.form),
        ),
    )


# --- around the process ------------------------------------------------------------------------------


def _around(edition: Edition, other: Edition) -> Answers:
    return _with(
        ("retention", _RETENTION, "applicant", _said((i.text, i) for i in edition.retention)),
        ("premises", _PREMISES, "applicant", _said((i.text, i) for i in edition.premises)),
        ("principles", _PRINCIPLES, "applicant", _said((i.text, i) for i in edition.principles)),
        ("indicators", _INDICATORS, "applicant", _said((i.name, i) for i in edition.indicators)),
        ("information", _INFORMATION, "applicant", _said((i.where, i) for i in edition.information)),
        ("directories", _DIRECTORIES, "applicant", _said((i.title, i) for i in edition.directories)),
        ("couriers", _COURIERS, "staff", _said((c.words, c) for c in edition.couriers)),
        ("journals", _JOURNALS, "staff", _said((j.name, j) for j in edition.journals)),
        ("posts", _POSTS, "staff", _said((p.name, p) for p in edition.posts)),
    )


def _complaints(edition: Edition, other: Edition) -> Answers:
    complaints = edition.complaints
    if complaints is None:
        return {}
    answer = Said(complaints.answer, complaints.clause) if complaints.answer else None
    return _with(
        ("complaints", _COMPLAINTS, "applicant", _said((c.to, c) for c in complaints.causes)),
        ("complaints", _COMPLAINT_FORM, "applicant", _said((i.text, i) for i in complaints.filing)),
        ("complaints", _COMPLAINT_ANSWER, "applicant", answer),
    )


def _steps(edition: Edition, other: Edition) -> Answers:
    found: Answers = {}
    for channel in edition.channels:
        if said := _said(((_step_words(edition, s), s) for s in channel.steps), " → "):
            what = joined([_STEPS, _channel_name(channel, edition, other)], ": ")
            found[("steps", what, "staff")] = said
    return found


def _step_words(edition: Edition, step: Step) -> Text:
    post = edition.post(step.by).name
    return Text(
        f"{step.title.kk} ({post.kk})", f"{step.title.ru} ({post.ru})", f"{step.title.en} ({post.en})"
    )


Look = Callable[[Edition, Edition], Answers]
_LOOKS: Final[Sequence[Look]] = (
    _service,
    _channels,
    _terms,
    _queue,
    _hours,
    _documents,
    _answers,
    _results,
    _grounds,
    _around,
    _complaints,
    _steps,
)

_OFFERED = Text("бар", "есть", "offered")
_NOT_OFFERED = Text("көзделмеген", "не предусмотрен", "not provided for")
_OTHER_LAW = Text("басқа заң бойынша", "по другому закону", "by another law")
_FORM = Text("Қызмет нысаны", "Форма услуги", "Form of the service")
_PROVIDER = Text("Кім көрсетеді", "Кто оказывает", "Who gives it")
_APPLICANTS = Text("Кімге көрсетіледі", "Кому оказывается", "Who may ask for it")
_RESULT = Text("Нәтижесі", "Результат", "Result")
_ON_PAPER = Text("Анықтамада не жазылады", "Что стоит в документе", "What stands on the paper")
_SEALS = Text("Электрондық қолтаңбалар", "Электронные подписи", "Electronic signatures")
_BOOKING = Text("Алдын ала жазылу", "Предварительная запись", "Booking")
_ELECTRONIC = Text("Электрондық кезек", "Электронная очередь", "Electronic queue")
_FEE = Text("Төлемі", "Плата", "Fee")
_RATES = Text("Мемлекеттік баж", "Государственная пошлина", "State duty")
_EXEMPT = Text("Баж төлемейтіндер", "Кто освобождён от пошлины", "Who pays no duty")
_GROUNDS = Text("Бас тарту негіздері", "Основания отказа", "Grounds of refusal")
_GROUND_FORM = Text("Бас тарту қалай ресімделеді", "Как оформляется отказ", "How a refusal is given")
_RETENTION = Text("Алынбаған құжаттар", "Невостребованные документы", "Papers nobody fetched")
_PREMISES = Text("Үй-жайлар", "Помещения", "Premises")
_PRINCIPLES = Text("Қағидаттар", "Принципы", "Principles")
_INDICATORS = Text("Сапа көрсеткіштері", "Показатели качества", "Quality indicators")
_INFORMATION = Text("Ақпарат", "Информация", "Information")
_DIRECTORIES = Text("Мекемелер тізімдері", "Перечни учреждений", "Lists of offices")
_COMPLAINTS = Text("Кімге шағымдану керек", "Кому жаловаться", "Whom to complain to")
_COMPLAINT_FORM = Text("Шағым қалай беріледі", "Как подаётся жалоба", "How to complain")
_COMPLAINT_ANSWER = Text("Шағымға жауап", "Ответ на жалобу", "Answer to a complaint")
_COURIERS = Text("Курьерлер", "Курьеры", "Couriers")
_JOURNALS = Text("Журналдар", "Журналы", "Journals")
_POSTS = Text("Кім жүргізеді", "Кто исполняет", "Who does the work")
_STEPS = Text("Қадамдар", "Шаги", "Steps")
_BODIES: Final[Mapping[str, Text]] = {
    "provider": Text(
        "Көрсетілетін қызметті берушінің кестесі", "График услугодателя", "Hours of the provider"
    ),
    "centre": Text("Орталықтың кестесі", "График центра", "Hours of the centre"),
    "centre-branch": Text("Филиалдардың кестесі", "График филиалов", "Hours of branches"),
    "portal": Text("Порталдың кестесі", "График портала", "Hours of the portal"),
    "akim": Text("Әкім аппаратының кестесі", "График аппарата акима", "Hours of the akim's office"),
    "ministry": Text("Министрліктің кестесі", "График министерства", "Hours of the ministry"),
}
_KINDS: Final[Mapping[str, tuple[Text, ForWhom]]] = {
    "service": (Text("Мерзімі", "Срок услуги", "Term of the service"), "applicant"),
    "waiting": (Text("Кезекте күту", "Ожидание в очереди", "Waiting"), "applicant"),
    "serving": (Text("Қызмет көрсету", "Обслуживание", "Being served"), "applicant"),
    "notice": (
        Text("Қайтару туралы хабарлау", "Уведомление о возврате", "Being told of a return"),
        "applicant",
    ),
    "retention": (Text("Сақтау мерзімі", "Срок хранения", "Keeping"), "applicant"),
    "complaint": (
        Text("Шағымды қарау мерзімі", "Срок рассмотрения жалобы", "Consideration of a complaint"),
        "applicant",
    ),
    "return": (Text("Орталыққа қайтару", "Возврат в центр", "Return to the centre"), "staff"),
    "handover": (
        Text("Дайын құжаттарды тапсыру", "Передача готовых документов", "Hand-over of results"),
        "staff",
    ),
    "courier": (Text("Курьер рейстері", "Рейсы курьера", "Courier runs"), "staff"),
    "validity": (Text("Құжаттың жарамдылығы", "Срок действия документа", "Validity"), "applicant"),
    "confirmation": (Text("Құқықты растау", "Подтверждение права", "Proof of the right"), "applicant"),
    "step": (Text("Әрекеттердің мерзімдері", "Сроки действий", "Limits of actions"), "staff"),
}


def compared(old: Edition, new: Edition) -> Comparison:
    """Two editions side by side: what differs, and what is alike."""
    return Comparison(old, new, changes(old, new), ())
