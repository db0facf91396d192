"""``qyzmet law publish``: everything the law room publishes, as a folder that any web server can serve."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from datetime import date, datetime
from html import escape
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from qyzmet.law.catalogue import editions, services
from qyzmet.law.linked import Site
from qyzmet.law.model import Edition
from qyzmet.law.text import LANGUAGES, Text
from qyzmet.papers.passport import passport
from qyzmet.services.published import catalogue_file, service_file

_TITLE: Final = Text(
    "Мемлекеттік қызметтер: ашық деректер және паспорттар",
    "Государственные услуги: открытые данные и паспорта",
    "Public services: open data and passports",
)
_ALL: Final = Text("Барлық қызметтер", "Все услуги", "All services")
_TOGETHER: Final = Text("Барлығы: {n} файл, {folder}", "Всего файлов: {n}, {folder}", "{n} files in {folder}")
_STYLE: Final = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#16181d}"
    "li{margin:0 0 1rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}.soft{color:#5a5f69}"
)


def run(arguments: argparse.Namespace) -> int:
    """Write the folder and print every file; 2 if it cannot be written."""
    folder, site = Path(arguments.out), Site(arguments.base)
    on: date = arguments.on or datetime.now(ZoneInfo("Asia/Almaty")).date()
    count = 0
    try:
        for name, content in files(site, on):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            print(file)
            count += 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}", file=sys.stderr)
        return 2
    print(_TOGETHER.in_(arguments.lang).format(n=count, folder=folder))
    return 0


def files(site: Site, on: date) -> Iterator[tuple[str, bytes]]:
    """The name of every file in the folder, and what stands in it."""
    yield "index.html", index().encode()
    yield "catalogue.jsonld", catalogue_file(site, on).encode()
    for service in services():
        for law in editions(service):
            yield f"{_path(law)}.jsonld", service_file(law, site, on).encode()
            for language in LANGUAGES:
                made = passport(law, language, url=site.page(law))
                yield f"{_path(law)}/passport-{language}.pdf", made


def _path(law: Edition) -> str:
    """As on the site: ``services/passport-id-card/2014``."""
    return f"services/{law.service}/{law.year}"


def index() -> str:
    """The page that lists the files, in all languages, Kazakh first; it needs nothing from elsewhere."""
    parts = "\n".join(_service(service) for service in services())
    return (
        f'<!doctype html>\n<html lang="kk">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(_TITLE.kk)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        f"<h1>{escape(_TITLE.kk)}</h1>\n{_others(_TITLE)}\n"
        f'<p><a href="catalogue.jsonld">{escape(_ALL.kk)} (JSON-LD)</a></p>\n{parts}\n</body>\n</html>\n'
    )


def _service(service: str) -> str:
    known = editions(service)
    rows = "\n".join(_edition(law) for law in reversed(known))
    title = known[-1].title
    return f"<h2>{escape(title.kk)}</h2>\n{_others(title)}\n<ul>\n{rows}\n</ul>"


def _edition(law: Edition) -> str:
    force = law.act.force
    until = f"{force.last:%d.%m.%Y}" if force.last else "…"
    passports = ", ".join(
        f'<a href="{_path(law)}/passport-{language}.pdf" hreflang="{language}" type="application/pdf">'
        f"PDF {language}</a>"
        for language in LANGUAGES
    )
    return (
        f'<li>{law.year} <span class="soft">({force.since:%d.%m.%Y} – {until})</span>: {passports}, '
        f'<a href="{_path(law)}.jsonld" type="application/ld+json">JSON-LD</a></li>'
    )


def _others(text: Text) -> str:
    """The same in the other languages, under the Kazakh."""
    said = " · ".join(
        f'<span lang="{language}">{escape(text.in_(language))}</span>' for language in ("ru", "en")
    )
    return f'<p class="soft">{said}</p>'
