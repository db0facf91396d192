"""QR codes as SVG for the typesetter."""

from __future__ import annotations

from typing import Any

import segno

_QUIET = 4
"""Modules of white around the code (ISO/IEC 18004)."""


def qr_svg(text: str, *, error: str = "m") -> str:
    """The code of ``text`` as one SVG path. ``error``: level of error correction, ``l`` to ``h``.

    The mask is always the same: choosing the best of eight takes 85 % of the time, and any mask can be read.
    """
    code = segno.make(text, error=error, mask=3, micro=False, boost_error=False)
    matrix = code.matrix
    size = len(matrix) + 2 * _QUIET
    path = "".join(run for y, row in enumerate(matrix) for run in _runs(row, y))
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}"><path stroke="#000" d="{path}"/></svg>'


def _runs(row: Any, y: int) -> list[str]:
    """One stroke, a module thick, for every run of dark modules in a row."""
    runs: list[str] = []
    text = bytes(row)
    start = text.find(1)
    while start >= 0:
        end = text.find(0, start)
        end = len(text) if end < 0 else end
        runs.append(f"M{start + _QUIET} {y + _QUIET}.5h{end - start}")
        start = text.find(1, end)
    return runs
