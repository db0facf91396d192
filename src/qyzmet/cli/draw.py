"""``qyzmet law draw``: the process of a service as BPMN 2.0 or as a picture. Needs no database."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from qyzmet.law.catalogue import UnknownEdition, edition
from qyzmet.law.model import Channel, Edition
from qyzmet.law.text import Language, Text
from qyzmet.process.bpmn import bpmn, svg


class WrongUse(Exception):
    """What was asked cannot be drawn; ``text`` says what can."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def run(arguments: argparse.Namespace) -> int:
    """Write a file for each channel, or one channel to the screen; 2 if there is no such edition or channel."""
    language: Language = arguments.lang
    try:
        law = edition(arguments.edition)
        channels = _channels(law, arguments.channel)
        if arguments.out is None and len(channels) > 1:
            raise WrongUse(_too_many(channels))
    except (UnknownEdition, WrongUse) as error:
        print(error.text.in_(language), file=sys.stderr)
        return 2
    for channel in channels:
        drawn = svg(law, channel, language).encode() if arguments.svg else bpmn(law, channel, language)
        if arguments.out is None:
            _to_screen()(drawn)
            continue
        folder = Path(arguments.out)
        file = folder / f"{law.name}-{channel.id}.{'svg' if arguments.svg else 'bpmn'}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            file.write_bytes(drawn)
        except OSError as error:
            print(f"{file}: {error.strerror}", file=sys.stderr)
            return 2
        print(file)
    return 0


def _channels(law: Edition, asked: str | None) -> tuple[Channel, ...]:
    offered = tuple(channel for channel in law.channels if channel.available)
    found = tuple(channel for channel in offered if asked in (None, channel.id))
    if not found:
        names = ", ".join(channel.id for channel in offered)
        raise WrongUse(
            Text(
                kk=f"{law.name}: «{asked}» арнасы көзделмеген. Арналар: {names}.",
                ru=f"{law.name}: канал «{asked}» не предусмотрен. Каналы: {names}.",
                en=f"{law.name} does not provide for the channel “{asked}”. Channels: {names}.",
            )
        )
    return found


def _too_many(channels: tuple[Channel, ...]) -> Text:
    names = ", ".join(channel.id for channel in channels)
    return Text(
        kk=f"Арналар бірнеше: {names}. Біреуін --channel арқылы немесе файлдар қалтасын --out арқылы атаңыз.",
        ru=f"Каналов несколько: {names}. Назовите один через --channel или папку для файлов через --out.",
        en=f"There are several channels: {names}. Name one with --channel, or a folder with --out.",
    )


def _to_screen() -> Callable[[bytes], int]:
    """Octets and not text: the file says its encoding itself, whatever that of the terminal."""
    sys.stdout.flush()
    return sys.stdout.buffer.write
