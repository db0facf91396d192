"""What the law costs: every edition and act read and checked, the lint, and each comparison."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

from bench.row import Row
from qyzmet.cli.law.compare import lines
from qyzmet.law.catalogue import editions, services
from qyzmet.law.changes import compared

LOAD = """
import time
from qyzmet.law.acts import acts
from qyzmet.law.catalogue import editions, services
began = time.perf_counter()
found = [one for service in services() for one in editions(service)]
print(len(found), len(acts()), time.perf_counter() - began)
"""
PARSE = """
import time, yaml
from qyzmet.law.catalogue import files
began = time.perf_counter()
for file in files().values():
    yaml.load(file.read_bytes(), yaml.CSafeLoader)
print(len(files()), 0, time.perf_counter() - began)
"""
BAR_LOAD = 0.150
BAR_COMMAND = 1.0


def rows() -> Iterator[Row]:
    """Fresh processes, the best of some runs; the comparisons of all pairs in one process, the slowest told."""
    with tempfile.TemporaryDirectory() as folder:
        law, acts, cold = min((_run(LOAD, Path(folder, str(n))) for n in range(3)), key=_took)
        _, _, parsed = min((_run(PARSE, Path(folder, "0")) for _ in range(3)), key=_took)
        _, _, warm = min((_run(LOAD, Path(folder, "0")) for _ in range(7)), key=_took)
    what = f"{law} editions and {acts} acts loaded and checked"
    yield Row(
        f"{what}, from YAML",
        f"{cold * 1000:,.0f} ms",
        f"parsed only, libyaml: {parsed * 1000:,.0f} ms; ratio {cold / parsed:.1f}",
        "—",
        True,
    )
    yield Row(f"{what}, read before", f"{warm * 1000:.0f} ms", "—", "≤ 150 ms", warm <= BAR_LOAD)
    lint = _command("law", "lint")
    yield Row("qyzmet law lint, all editions", f"{lint:.2f} s", _bare(), "≤ 1 s", lint <= BAR_COMMAND)
    yield from _compare()


def _compare() -> Iterator[Row]:
    known = [one for service in services() for one in editions(service)]
    took = []
    for old, new in permutations(known, 2):
        began = time.perf_counter()
        told = sum(len(line) for line in lines(compared(old, new), "kk"))
        assert told, "a comparison says something"
        took.append((time.perf_counter() - began, old.name, new.name))
    slowest, old_name, new_name = max(took)
    command = _command("law", "compare", old_name, new_name)
    yield Row(
        f"qyzmet law compare, the slowest of {len(took)} pairs",
        f"{command:.2f} s",
        f"{old_name} and {new_name}: {slowest * 1000:.0f} ms of it to compare and tell",
        "≤ 1 s",
        command <= BAR_COMMAND,
    )


def _took(run: tuple[int, int, float]) -> float:
    return run[2]


def _run(script: str, cache: Path) -> tuple[int, int, float]:
    """What the script counted and the seconds it took, with the cache of the law in this folder."""
    environment = {**os.environ, "QYZMET_CACHE": str(cache)}
    command = [sys.executable, "-c", script]
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    first, second, seconds = told.split()
    return int(first), int(second), float(seconds)


def _command(*arguments: str) -> float:
    """Seconds of a whole command, the best of five; finding something wrong is no failure."""
    tool = str(Path(sys.executable).with_name("qyzmet"))
    return min(_seconds([tool, *arguments]) for _ in range(5))


def _bare() -> str:
    seconds = min(_seconds([sys.executable, "-c", "pass"]) for _ in range(5))
    return f"python -c pass: {seconds:.3f} s"


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=False, capture_output=True)
    return time.perf_counter() - began
