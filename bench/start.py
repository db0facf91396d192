"""What a user waits for at the start: the command's help."""

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
