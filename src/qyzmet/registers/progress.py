"""Progress of long work on the error stream: a bar on a terminal, else a line every ten per cent."""

from __future__ import annotations

import sys
from typing import TextIO


class Progress:
    """Counts work done towards ``total`` and shows it under ``label``."""

    def __init__(self, label: str, total: int, stream: TextIO | None = None, width: int = 40) -> None:
        self._label = label
        self._total = max(total, 1)
        self._stream = stream if stream is not None else sys.stderr
        self._width = width
        self._done = 0
        self._shown = 0

    def advance(self, count: int = 1) -> None:
        """Another ``count`` are done; draws only when a whole per cent (ten, off a terminal) is reached."""
        self._done = min(self._done + count, self._total)
        percent = 100 * self._done // self._total
        step = 1 if self._stream.isatty() else 10
        if percent // step > self._shown // step:
            self._shown = percent
            self._draw(percent)

    def _draw(self, percent: int) -> None:
        if self._stream.isatty():
            full = self._width * percent // 100
            bar = "█" * full + "░" * (self._width - full)
            end = "\n" if percent == 100 else ""
            self._stream.write(f"\r{self._label} {bar} {percent:3d} %{end}")
        else:
            self._stream.write(f"{self._label}: {percent} % ({self._done} / {self._total})\n")
        self._stream.flush()
