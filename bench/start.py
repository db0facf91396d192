"""What a user waits for at the start: the command's help, and all editions loaded."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row


def _seconds(command: list[str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - began


def rows() -> Iterator[Row]:
    """Whole processes, the median of seven; the bare interpreter beside."""
    tool = str(Path(sys.executable).with_name("qyzmet"))
    bare = sorted(_seconds([sys.executable, "-c", "pass"]) for _ in range(7))[3]
    helped = sorted(_seconds([tool, "--help"]) for _ in range(7))[3]
    yield Row("qyzmet --help", f"{helped:.3f} s", f"python -c pass: {bare:.3f} s", "≤ 0.3 s", helped <= 0.3)
    load = (
        "import time; from qyzmet.law.catalogue import edition, editions, services; "
        "began = time.perf_counter(); all_of_them = [e for s in services() for e in editions(s)]; "
        "print(len(all_of_them), time.perf_counter() - began)"
    )
    command = [sys.executable, "-c", load]
    told = [subprocess.run(command, check=True, capture_output=True, text=True).stdout for _ in range(7)]
    runs = [line.split() for line in told]
    seconds = sorted(float(run[1]) for run in runs)[3]
    what = f"{runs[0][0]} editions loaded"
    yield Row(what, f"{seconds * 1000:.0f} ms", "—", "≤ 150 ms (all fourteen)", seconds <= 0.15)
