"""``qyzmet demo``: cases of every channel and outcome, carried to the end."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from qyzmet.law.text import Text

if TYPE_CHECKING:
    from qyzmet.desk.demo.play import Played
    from qyzmet.law.model import Edition


ADOPTED = Path(__file__).parent.parent / "law" / "data" / "adoptions-demo.yaml"
"""What the offices of the demo adopt, unless ``QYZMET_ADOPTIONS`` says otherwise: some the older editions."""


def run(arguments: argparse.Namespace) -> int:
    """Play; write the papers, ``cases.csv`` and ``summary.csv``. 1 if a journal does not hold, or for no case.

    2 for an unknown service or edition, for one that is only read, and for a folder that is none.
    """
    out = Path(arguments.out)
    if out.exists() and not out.is_dir():
        print(f"--out {out}: not a folder", file=sys.stderr)
        return 2
    laws = _chosen(arguments.service, arguments.edition)
    if not laws:
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    os.environ.setdefault("QYZMET_ADOPTIONS", str(ADOPTED))
    import django

    django.setup()
    from django.core.management import call_command

    from qyzmet.desk.demo.play import play
    from qyzmet.desk.demo.scenes import ends_of, playlist
    from qyzmet.offices.directory import load_offices
    from qyzmet.registers.population import populate
    from qyzmet.registers.progress import Progress

    call_command("migrate", verbosity=0)
    load_offices()
    populate(10_000, arguments.seed)
    random = Random(arguments.seed)
    shares = _shares([len(ends_of(law)) for law in laws], arguments.cases)
    scenes = [
        scene for law, share in zip(laws, shares, strict=True) for scene in playlist(law, share, random)
    ]
    out.mkdir(parents=True, exist_ok=True)
    played = list(play(scenes, random, Progress("Cases", len(scenes)).advance))
    sheets = _write_papers(played, out / "papers")
    _write_cases(played, out / "cases.csv")
    lines = summary(played)
    _write_summary(lines, out / "summary.csv")
    _print_table(lines, arguments.lang)
    broken = [case.number for case in played if not case.sound]
    ends = sum(len(ends_of(law)) for law in laws)
    print("\n" + _closing(len(played), len(lines), ends, sheets, out, len(broken)).in_(arguments.lang))
    return 1 if broken or not played else 0


def _chosen(wanted: list[str], named: list[str]) -> list[Edition]:
    """The editions to play: those of the services and those named, all that can be carried out for neither.

    Empty, with a word on the error stream, where one of them is not known or is only read.
    """
    from qyzmet.law.catalogue import editions, services
    from qyzmet.services.rules import run_here

    laws = [law for service in services() if run_here(service) for law in editions(service)]
    known = {law.service for law in laws} | {law.name for law in laws}
    for name in (*wanted, *named):
        if name not in known:
            print(f"{name}: cannot be played; there are {', '.join(sorted(known))}", file=sys.stderr)
            return []
    return [law for law in laws if not (wanted or named) or law.service in wanted or law.name in named]


def _shares(ends: list[int], cases: int) -> list[int]:
    """How many cases of each edition: every end once where there are enough cases, the rest in equal parts."""
    least = ends if cases >= sum(ends) else [0] * len(ends)
    share, rest = divmod(cases - sum(least), len(ends))
    return [one + share + (place < rest) for place, one in enumerate(least)]


def _closing(cases: int, ended: int, ends: int, sheets: int, out: Path, broken: int) -> Text:
    return Text(
        f"{cases} іс, арналардың {ends} нәтижесінен {ended}; {sheets} құжат — {out}; бүлінген журнал: {broken}",
        f"дел: {cases}, исходов по каналам: {ended} из {ends}; документов: {sheets} в {out}; "
        f"нарушенных журналов: {broken}",
        f"{cases} cases, {ended} of {ends} ends of channels; {sheets} papers in {out}; "
        f"journals that do not hold: {broken}",
    )


def _write_papers(played: list[Played], folder: Path) -> int:
    from qyzmet.papers.models import Paper

    folder.mkdir(exist_ok=True)
    count = 0
    for paper in Paper.objects.filter(case_number__in=[case.number for case in played]).iterator():
        (folder / f"{paper.case_number}-{paper.kind}-{paper.code[:6]}.pdf").write_bytes(bytes(paper.pdf))
        count += 1
    return count


def _write_cases(played: list[Played], file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(
            ["number", "edition", "channel", "outcome", "opened", "closed", "clocks", "broken", "sound"]
        )
        for case in played:
            rows.writerow(
                [
                    case.number,
                    case.scene.edition.name,
                    case.scene.channel,
                    case.ended,
                    case.opened.isoformat(),
                    case.closed.isoformat(),
                    case.clocks,
                    " ".join(case.broken),
                    "yes" if case.sound else "no",
                ]
            )


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the summary: the cases of a channel that ended alike. Times in seconds."""

    edition: Edition
    channel: str
    outcome: str
    cases: int
    kept: int
    broken: int
    median: float
    longest: float


def summary(played: list[Played]) -> list[Line]:
    """By edition, channel and outcome: cases, terms kept and broken, time taken from filing to the end."""
    groups: dict[tuple[str, str, str], list[Played]] = defaultdict(list)
    for case in played:
        groups[case.scene.edition.name, case.scene.channel, case.ended].append(case)
    lines = []
    for (_, channel, outcome), cases in sorted(groups.items()):
        times = [(case.closed - case.opened).total_seconds() for case in cases]
        broken = sum(len(case.broken) for case in cases)
        clocks = sum(case.clocks for case in cases)
        lines.append(
            Line(
                edition=cases[0].scene.edition,
                channel=channel,
                outcome=outcome,
                cases=len(cases),
                kept=clocks - broken,
                broken=broken,
                median=median(times),
                longest=max(times),
            )
        )
    return lines


def _write_summary(lines: list[Line], file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(
            [
                "edition",
                "channel",
                "outcome",
                "cases",
                "terms kept",
                "terms broken",
                "median minutes",
                "longest minutes",
            ]
        )
        for line in lines:
            minutes = [f"{seconds / 60:.0f}" for seconds in (line.median, line.longest)]
            rows.writerow(
                [line.edition.name, line.channel, line.outcome, line.cases, line.kept, line.broken, *minutes]
            )


HEADS = (
    Text("арна", "канал", "channel"),
    Text("нәтиже", "исход", "outcome"),
    Text("іс", "дел", "cases"),
    Text("мерзім сақталды", "сроков соблюдено", "terms kept"),
    Text("бұзылды", "нарушено", "broken"),
    Text("уақыты (медиана)", "время (медиана)", "time (median)"),
    Text("ең ұзағы", "дольше всего", "longest"),
)
UNITS = {
    "minutes": Text("мин", "мин", "min"),
    "hours": Text("сағ", "ч", "h"),
    "days": Text("тәул", "сут", "d"),
}


def _print_table(lines: list[Line], language: str) -> None:
    for edition, group in groupby(lines, key=lambda line: line.edition.name):
        here = list(group)
        rows = [_cells(line, language) for line in here]
        numbers = (sum(getattr(line, name) for line in here) for name in ("cases", "kept", "broken"))
        total = ["", TOTAL.in_(language), *map(str, numbers), "", ""]
        table = [[head.in_(language) for head in HEADS], *rows, total]
        widths = [max(len(row[column]) for row in table) for column in range(len(HEADS))]
        print(f"\n{edition} · {here[0].edition.title.in_(language)}")
        for row in table:
            words = [f"{cell:<{width}}" for cell, width in zip(row[:2], widths[:2], strict=True)]
            figures = [f"{cell:>{width}}" for cell, width in zip(row[2:], widths[2:], strict=True)]
            print("  ".join(words + figures).rstrip())


TOTAL = Text("барлығы", "всего", "total")


def _cells(line: Line, language: str) -> list[str]:
    law = line.edition
    return [
        law.channel(line.channel).name.in_(language),
        law.outcome(line.outcome).name.in_(language),
        str(line.cases),
        str(line.kept),
        str(line.broken),
        _length(line.median, language),
        _length(line.longest, language),
    ]


def _length(seconds: float, language: str) -> str:
    if seconds < 60:
        return f"<1 {UNITS['minutes'].in_(language)}"
    if seconds < 5400:
        return f"{seconds / 60:.0f} {UNITS['minutes'].in_(language)}"
    if seconds < 2 * 86400:
        return f"{seconds / 3600:.0f} {UNITS['hours'].in_(language)}"
    return f"{seconds / 86400:.0f} {UNITS['days'].in_(language)}"
