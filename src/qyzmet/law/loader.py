"""Load an edition from its file, checked whole."""

from __future__ import annotations

from pathlib import Path

from qyzmet.law import cache
from qyzmet.law.consistency import check_edition, check_names
from qyzmet.law.model import Edition
from qyzmet.law.problems import BadEdition
from qyzmet.law.reader import Reader


def load_edition(file: Path) -> Edition:
    """The edition in the file, from the cache if the same content was read before.

    Raises as :func:`read_edition` does.
    """
    content = file.read_bytes()
    name = cache.key(content)
    edition = cache.get(name)
    if edition is None:
        edition = read_edition(file, content)
        cache.put(name, edition)
        cache.put(cache.good(edition.name), edition)
    return edition


def last_good(name: str) -> Edition | None:
    """The last reading of ``SERVICE@YEAR`` that was good, if one was kept and still fits the schema."""
    found = cache.get(cache.good(name))
    return found if found is not None and found.name == name else None


def read_edition(file: Path, content: bytes | None = None) -> Edition:
    """The edition in the file (or in ``content``, if it was read already), read and checked anew.

    Raises :class:`BadEdition` with everything that is wrong with it, and :class:`OSError` if the file
    cannot be read.
    """
    reader = Reader(file)
    content = file.read_bytes() if content is None else content
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        reader.unfit(content.count(b"\n", 0, error.start) + 1, 1, "not a text in UTF-8")
        raise BadEdition(file, reader.problems) from error
    edition = reader.read(Edition, text)
    check_names(reader)
    if not reader.problems:
        check_edition(edition, reader)
    if reader.problems:
        raise BadEdition(file, reader.problems)
    assert isinstance(edition, Edition)
    return edition
