"""QR codes as SVG for the typesetter."""

from __future__ import annotations

import zxingcpp


def qr_svg(text: str, *, error: str = "m") -> str:
    """The code of ``text`` as one SVG path. ``error``: level of error correction, ``l`` to ``h``.

    Around it are the four white modules of ISO/IEC 18004.
    """
    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=error.upper())
    modules = code.to_image(scale=1)  # an octet a module, 0 where it is dark
    height, width = modules.shape
    octets = memoryview(modules).tobytes()  # type: ignore[arg-type]  # the stub tells of no buffer before 3.12
    path = "".join(_runs(octets[y * width : (y + 1) * width], y) for y in range(height))
    size = f'viewBox="0 0 {width} {height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><path stroke="#000" d="{path}"/></svg>'


def _runs(row: bytes, y: int) -> str:
    """One stroke, a module thick, for every run of dark modules in a row."""
    runs: list[str] = []
    start = row.find(0)
    while start >= 0:
        end = row.find(255, start)
        runs.append(f"M{start} {y}.5h{end - start}")
        start = row.find(0, end)
    return "".join(runs)
