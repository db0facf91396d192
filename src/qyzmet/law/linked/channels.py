"""Where and when: the channels with their processing time, the opening hours of their bodies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from qyzmet.law import told
from qyzmet.law.limits import Hours, Limit, Span
from qyzmet.law.linked.durations import duration, longest
from qyzmet.law.linked.nodes import Node, Nodes, Writer, day
from qyzmet.law.model import Channel, Edition, Schedule, Term
from qyzmet.law.plain import WEEKDAYS
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_DAYS: Final = dict(
    zip(
        WEEKDAYS,
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        strict=True,
    )
)
_BRANCHES: Final = {"centre": ("centre", "centre-branch")}
"""Bodies that have further hours of their own."""


def offered(edition: Edition) -> tuple[Channel, ...]:
    """The channels that the act provides for."""
    return tuple(channel for channel in edition.channels if channel.available)


def service_terms(edition: Edition, channel: str) -> tuple[Term, ...]:
    """The terms of the whole service in a channel that bind, whatever the case."""
    return tuple(
        term
        for term in edition.terms
        if term.kind == "service" and term.binding and term.limit is not None and channel in term.channels
    )


def processing_time(edition: Edition, *channels: str) -> str | None:
    """The longest of the terms that may apply: nobody who reads it is promised too much."""
    terms = (term for channel in channels for term in service_terms(edition, channel))
    found = longest(term.limit for term in terms if isinstance(term.limit, Limit))
    return duration(found) if found else None


def schedules(edition: Edition) -> Iterator[tuple[str, Schedule]]:
    """The binding hours in which a service is given, with the id of each."""
    for schedule in edition.schedules:
        if schedule.binding and schedule.purpose == "service":
            yield f"hours-{schedule.body}", schedule


def _body(edition: Edition, channel: Channel) -> str | None:
    """The body with opening hours that an applicant meets first in the channel."""
    bodies = {schedule.body for _, schedule in schedules(edition)}
    return next((step.at for step in channel.steps if step.at in bodies), None)


def _at_home(edition: Edition, channel: Channel) -> bool:
    """Whether somebody comes to the applicant."""
    return any(step.at == "applicant" and edition.post(step.by).at != "applicant" for step in channel.steps)


def channel_nodes(writer: Writer, edition: Edition, *, whole: bool) -> Nodes:
    """The channels; ``whole`` adds the documents each asks for and its hours."""
    site = writer.site
    for channel in offered(edition):
        body = _body(edition, channel)
        bodies = _BRANCHES.get(body, (body,)) if body else ()
        hours = [part for part, schedule in schedules(edition) if whole and schedule.body in bodies]
        visited = bool(hours) and body != "portal" and not _at_home(edition, channel)
        time = processing_time(edition, channel.id)
        asked = [d.id for d in edition.documents if channel.id in d.channels] if whole else []
        address = site.part(edition, f"channel-{channel.id}")
        node = writer.node(
            address,
            ("cv:Channel", "schema:ServiceChannel"),
            dct__identifier=f"{edition.name}/{channel.id}",
            dct__title=writer.said(channel.name),
            schema__name=writer.said(channel.name),
            dct__description=writer.said(_description(edition, channel)),
            cv__processingTime=time,
            schema__processingTime=time,
            cpsv__hasInput=[site.part(edition, f"document-{one}") for one in asked],
            cv__openingHours=[site.part(edition, part) for part in hours],
            schema__serviceUrl=site.page(edition) if body == "portal" else None,
            schema__serviceLocation=site.part(edition, f"place-{channel.id}") if visited else None,
            **writer.sourced(edition, channel),
        )
        yield node
        if visited:
            yield _place(writer, edition, channel, hours)


def _description(edition: Edition, channel: Channel) -> Text:
    """Who may use it, how it takes documents in, how long it takes."""
    how = [point.how for point in edition.intake if point.channel == channel.id]
    terms = [_term(edition, term) for term in service_terms(edition, channel.id)]
    return joined([channel.name, *told.condition(edition, channel.when), *how, *terms])


def _term(edition: Edition, term: Term) -> Text:
    said = told.limit(term)
    assert said is not None
    only_if = told.condition(edition, term.when)
    if not only_if:
        return said
    when = joined(only_if, ", ")
    return Text(f"{said.kk} ({when.kk})", f"{said.ru} ({when.ru})", f"{said.en} ({when.en})")


def _place(writer: Writer, edition: Edition, channel: Channel, hours: list[str]) -> Node:
    spans = [
        f"{part}-{number}"
        for part, schedule in schedules(edition)
        if part in hours
        for number, _ in enumerate(_alike(schedule.hours), 1)
    ]
    return writer.node(
        writer.site.part(edition, f"place-{channel.id}"),
        ("schema:Place",),
        schema__name=writer.said(channel.name),
        schema__openingHoursSpecification=[writer.site.part(edition, span) for span in spans],
    )


def hours_nodes(writer: Writer, edition: Edition) -> Nodes:
    """The hours of every body: in words for CPSV-AP, day by day for schema.org."""
    force = edition.act.force
    for part, schedule in schedules(edition):
        yield writer.node(
            writer.site.part(edition, part),
            ("time:TemporalEntity",),
            dct__description=writer.said(schedule.words),
            **writer.sourced(edition, schedule),
        )
        for number, (span, days) in enumerate(_alike(schedule.hours), 1):
            opens, closes = _times(span)
            yield writer.node(
                writer.site.part(edition, f"{part}-{number}"),
                ("schema:OpeningHoursSpecification",),
                schema__dayOfWeek=[f"schema:{_DAYS[one]}" for one in days],
                schema__opens=opens,
                schema__closes=closes,
                schema__validFrom=day(force.since),
                schema__validThrough=day(force.last),
            )


def hours_parts(edition: Edition) -> list[str]:
    """The ids of what :func:`hours_nodes` writes for schema.org."""
    return [
        f"{part}-{number}"
        for part, schedule in schedules(edition)
        for number, _ in enumerate(_alike(schedule.hours), 1)
    ]


def _alike(hours: Hours) -> list[tuple[Span, list[str]]]:
    """Every span once, with the days that have it."""
    found: dict[Span, list[str]] = {}
    for name, spans in zip(WEEKDAYS, hours.days, strict=True):
        for span in spans:
            found.setdefault(span, []).append(name)
    return list(found.items())


def _times(span: Span) -> tuple[str, str]:
    """Opening and closing time; the whole day ends a second before midnight, as schema.org wants it."""
    if span.opens == span.closes:
        return "00:00:00", "23:59:59"
    return span.opens.isoformat(), span.closes.isoformat()
