"""The office in whose hall an official works: its services, its day, the edition it works under."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from qyzmet.desk.halls import body_of
from qyzmet.desk.timing import timing_at
from qyzmet.law.adoption import adoptions, governing
from qyzmet.law.catalogue import NoneInForce, UnknownEdition, editions
from qyzmet.law.model import Channel, Edition, Step
from qyzmet.law.verbs import Verb
from qyzmet.offices.models import Office
from qyzmet.offices.once import office_at
from qyzmet.process.clockwork import LegalTime
from qyzmet.process.hall import hall_of


@dataclass(frozen=True)
class Place:
    """An office with a hall at a moment; what it offers then is found out once."""

    office: Office
    now: datetime

    @property
    def code(self) -> str:
        """The code of the office."""
        return self.office.code

    @cached_property
    def day(self) -> date:
        """Today at the office."""
        return self.now.astimezone(self.office.zone).date()

    @cached_property
    def services(self) -> list[str]:
        """The services of the office that are carried out here: adopted at some time, or in force now."""
        adopted = {row.service for row in adoptions()}
        return [one for one in self.office.services if one in adopted or self._governed(one)]

    @cached_property
    def offered(self) -> list[str]:
        """Those that one can apply for today; all of them where none is in force, so that the reason is told."""
        return [one for one in self.services if self._governed(one)] or self.services

    def _governed(self, service: str) -> bool:
        try:
            self.edition(service)
        except (NoneInForce, UnknownEdition):
            return False
        return True

    def edition(self, service: str) -> Edition:
        """The edition under which the office takes a filing now."""
        return governing(service, self.day, self.code)

    def body(self, edition: Edition) -> str:
        """As which body of the edition people are taken in here."""
        return body_of(self.office, edition)

    def channels(self, edition: Edition, post: str) -> list[Channel]:
        """The channels of an edition in which somebody in this post takes the documents in at this hall."""
        return [
            channel
            for channel in edition.channels
            if channel.available
            and hall_of(channel) == self.body(edition)
            and any(step.does is Verb.RECEIVE and step.by == post for step in channel.steps)
            and all(step.does is not Verb.SUBMIT for step in channel.steps)
        ]

    def received_by(self, post: str) -> list[str]:
        """The services whose documents somebody in this post takes in here today."""
        return [one for one in self.offered if self._governed(one) and self.channels(self.edition(one), post)]

    def timing(self, edition: Edition) -> LegalTime:
        """The clockwork of an edition here."""
        return timing_at(edition.name, self.office.code)


def place_of(code: str, now: datetime) -> Place:
    """The office with this code at a moment."""
    return Place(office_at(code), now)


def editions_of(service: str) -> Mapping[str, Edition]:
    """Every edition of a service by name: a case lives under the one it was filed under."""
    return {edition.name: edition for edition in editions(service)}


def steps_doing(service: str, *verbs: Verb, at: str = "centre") -> list[tuple[Edition, Channel, Step]]:
    """The steps, in every channel of every edition, that do one of the verbs at the centre (or another place)."""
    return [
        (edition, channel, step)
        for edition in editions_of(service).values()
        for channel in edition.channels
        for step in channel.steps
        if step.does in verbs and step.at == at
    ]
