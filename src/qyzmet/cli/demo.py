"""``qyzmet demo``: cases of every channel and outcome, carried to the end."""

from __future__ import annotations

import argparse
import csv
import os
import sys
from collections import defaultdict
from pathlib import Path
from random import Random
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qyzmet.desk.demo.play import Played


def run(arguments: argparse.Namespace) -> int:
    """Play, write papers and summary; 1 if a journal does not hold or nothing could be played."""
    out = Path(arguments.out)
    if out.exists() and not out.is_dir():
        print(f"--out {out}: not a folder", file=sys.stderr)
        return 2
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "qyzmet.site.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from qyzmet.desk.demo.play import play
    from qyzmet.desk.demo.scenes import playlist
    from qyzmet.law.catalogue import editions, services
    from qyzmet.offices.directory import load_offices
    from qyzmet.registers.population import populate
    from qyzmet.registers.progress import Progress

    call_command("migrate", verbosity=0)
    load_offices()
    populate(10_000, arguments.seed)
    random = Random(arguments.seed)
    laws = [law for service in services() for law in editions(service)]
    share, rest = divmod(arguments.cases, len(laws))
    scenes = [
        scene for place, law in enumerate(laws) for scene in playlist(law, share + (place < rest), random)
    ]
    out.mkdir(parents=True, exist_ok=True)
    played = list(play(scenes, random, Progress("Cases", len(scenes)).advance))
    sheets = _write_papers(played, out / "papers")
    _write_summary(played, out / "summary.csv")
    _print_table(played, arguments.lang)
    broken = [case.number for case in played if not case.sound]
    print(f"{len(played)} cases, {sheets} papers in {out}; journals that do not hold: {len(broken)}")
    return 1 if broken or not played else 0


def _write_papers(played: list[Played], folder: Path) -> int:
    from qyzmet.papers.models import Paper

    folder.mkdir(exist_ok=True)
    count = 0
    for paper in Paper.objects.filter(case_number__in=[case.number for case in played]).iterator():
        (folder / f"{paper.case_number}-{paper.kind}-{paper.code[:6]}.pdf").write_bytes(bytes(paper.pdf))
        count += 1
    return count


def _write_summary(played: list[Played], file: Path) -> None:
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


def _print_table(played: list[Played], language: str) -> None:
    groups: dict[tuple[str, str, str], list[Played]] = defaultdict(list)
    for case in played:
        law = case.scene.edition
        channel = law.channel(case.scene.channel).name.in_(language)
        outcome = law.outcome(case.ended).name.in_(language)
        groups[law.name, channel, outcome].append(case)
    print(f"{'edition':<26} {'channel':<48} {'outcome':<44} cases  kept broken  median time")
    for (edition, channel, outcome), cases in sorted(groups.items()):
        clocks = sum(case.clocks for case in cases)
        broken = sum(len(case.broken) for case in cases)
        time = median((case.closed - case.opened).total_seconds() for case in cases)
        print(
            f"{edition:<26} {channel:<48} {outcome:<44} {len(cases):>5} {clocks - broken:>5} {broken:>6}  "
            f"{_length(time)}"
        )


def _length(seconds: float) -> str:
    if seconds < 5400:
        return f"{seconds / 60:.0f} min"
    return f"{seconds / 3600:.0f} h" if seconds < 2 * 86400 else f"{seconds / 86400:.0f} d"
