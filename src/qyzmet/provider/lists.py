"""Read the list of persons a legal person sends, pasted or as a file, with an error for each bad line.

Address-certificate 2010, cl. 14: a request may name a list of persons; the act gives the list no form. We
take one person a line, by IIN or by name and year of birth (annex 3 prints no more of a person than these).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from qyzmet.desk.subjects import MOST
from qyzmet.law.text import Text
from qyzmet.registers.iin import BadIin, check_iin

MOST_BYTES = 1_000_000
"""Of a file with a list. reading: the act sets no limit; a line of a person takes far less than 1 kB."""

SUFFIXES = (".csv", ".txt")

_SEPARATORS = re.compile(r"[;,\t]")
_IIN_LIKE = re.compile(r"\d[\d -]{7,}\d")
_YEAR = re.compile(
    r"(?:\d{1,2}\.\d{1,2}\.)?(1[89]\d\d|20\d\d)(?: ?(?:ж\. ?т|г\. ?р|ж|г)\b\.?)?", re.IGNORECASE
)
_WORD = r"[^\W\d_](?:[^\W\d_]|[.'’ʼ-])*"
_NAME = re.compile(rf"{_WORD}(?: {_WORD})+")


class BadFile(ValueError):
    """A file that cannot hold a list; ``text`` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class LineError:
    """What is wrong with one line; ``number`` counts from one, as the reader's editor shows it."""

    number: int
    line: str
    text: Text


@dataclass(frozen=True, slots=True)
class PeopleList:
    """The persons of a list in its order, each once, and the lines that name nobody."""

    subjects: tuple[str, ...]
    errors: tuple[LineError, ...] = ()
    repeated: tuple[int, ...] = field(default=())
    """Numbers of the lines that name somebody a second time; they are left out."""


def read_list(text: str, today: date) -> PeopleList:
    """The persons named in ``text``, one a line; lines that are empty or only headings are passed over.

    A line of a table may hold an ordinal number, an IIN, names and a birth year or date, separated by
    semicolons, commas or tabs: an IIN wins over the name beside it.
    """
    subjects: dict[str, int] = {}
    errors: list[LineError] = []
    repeated: list[int] = []
    for number, line in _lines(text):
        found = _subject(line, today, heading=not subjects and not errors)
        if found is None:
            continue
        if isinstance(found, Text):
            errors.append(LineError(number, line[:80], found))
        elif found in subjects:
            repeated.append(number)
        else:
            subjects[found] = number
    if len(subjects) > MOST:
        over = list(subjects.items())[MOST]
        errors.append(LineError(over[1], over[0], _too_long(len(subjects))))
    return PeopleList(tuple(subjects), tuple(errors), tuple(repeated))


def decode_file(name: str, content: bytes) -> str:
    """The text of an uploaded list: UTF-8 or UTF-16 with a mark, else Windows-1251.

    Raises :class:`BadFile` for another kind of file, a file too large, or an empty one.
    """
    if not name.lower().endswith(SUFFIXES) or b"\0" in content[:2] or content[:4] in _OTHER_KINDS:
        raise BadFile(_wrong_kind(name))
    if len(content) > MOST_BYTES:
        raise BadFile(_TOO_LARGE)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, errors="replace")
    if b"\0" in content:
        raise BadFile(_wrong_kind(name))
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("cp1251", errors="replace")
    if not text.strip():
        raise BadFile(_EMPTY)
    return text


_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_OTHER_KINDS = (
    b"PK\x03\x04",
    b"%PDF",
    b"\xd0\xcf\x11\xe0",
    b"\x89PNG",
    b"\xff\xd8\xff\xe0",
    b"\xff\xd8\xff\xe1",
)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        tidy = re.sub(r"\s+", " ", line.replace("\t", ";")).strip(" ;,")
        if tidy:
            yield number, tidy


def _subject(line: str, today: date, *, heading: bool) -> str | Text | None:
    """The person a line names, what is wrong with it, or None for the heading of a table."""
    cells = [cell for piece in _SEPARATORS.split(line) if (cell := piece.strip(" \"'«»"))]
    ordinal = re.match(r"(\d{1,4})(?:[.)]|$)(?!\d)", cells[0]) if cells else None
    if ordinal and (len(cells) > 1 or len(cells[0]) > ordinal.end()):
        cells[0] = cells[0][ordinal.end() :].strip()
        cells = [cell for cell in cells if cell]
    number = next((found[0] for cell in cells if (found := _IIN_LIKE.match(cell))), None)
    return _iin(number, today) if number else _name(cells, today, heading=heading)


def _iin(number: str, today: date) -> str | Text:
    try:
        return check_iin(re.sub("[ -]", "", number), today=today).number
    except BadIin as error:
        return error.text


def _name(cells: list[str], today: date, *, heading: bool) -> str | Text | None:
    words = " ".join(cells)
    years = list(_YEAR.finditer(words))
    name = _YEAR.sub(" ", words)
    name = re.sub(r"\s+", " ", name).strip(" ,.;()")
    if not years:
        if heading and (len(cells) > 1 or not _NAME.fullmatch(name)):
            return None
        return _NO_YEAR if _NAME.fullmatch(name) else _NOBODY
    year = int(years[-1][1])
    if not _NAME.fullmatch(name):
        return _NOBODY
    if year > today.year:
        return _future(year)
    return f"{name} {year}"


_NOBODY = Text(
    "бұл жолда адам танылмады. ЖСН (12 цифр) немесе тегін, атын және туған жылын жазыңыз, мысалы: "
    "Ахметова Айгүл 1985.",
    "в этой строке не распознан человек. Укажите ИИН (12 цифр) или фамилию, имя и год рождения, например: "
    "Ахметова Айгүл 1985.",
    "no person is recognised in this line. Give an IIN (12 digits), or surname, name and year of birth, for "
    "example: Ахметова Айгүл 1985.",
)
_NO_YEAR = Text(
    "туған жылы жоқ. Аты-жөнінен кейін туған жылын жазыңыз немесе ЖСН көрсетіңіз.",
    "нет года рождения. Добавьте год рождения после имени или укажите ИИН.",
    "the year of birth is missing. Add it after the name, or give the IIN.",
)
_TOO_LARGE = Text(
    "Файл тым үлкен: 1 МБ-тан аспауы тиіс. Тізімді бөліп жіберіңіз.",
    "Файл слишком велик: не больше 1 МБ. Разделите список.",
    "The file is too large: 1 MB at most. Divide the list.",
)
_EMPTY = Text(
    "Файл бос. Адамдар жазылған файлды таңдаңыз.",
    "Файл пуст. Выберите файл, в котором записаны люди.",
    "The file is empty. Choose the file that names the persons.",
)


def _future(year: int) -> Text:
    return Text(
        f"туған жылы {year} әлі келген жоқ. Жылды тексеріңіз.",
        f"год рождения {year} ещё не наступил. Проверьте год.",
        f"the year of birth {year} has not come yet. Check the year.",
    )


def _too_long(count: int) -> Text:
    return Text(
        f"тізімде {count} адам бар, бір тізімде {MOST} адамнан аспауы тиіс. Осы жолдан бастап екінші тізімге "
        "бөліңіз.",
        f"в списке {count} человек, а в одном списке не больше {MOST}. Начиная с этой строки сделайте второй "
        "список.",
        f"the list names {count} persons; one list holds {MOST} at most. Begin a second list with this line.",
    )


def _wrong_kind(name: str) -> Text:
    return Text(
        f"«{name}» — тізім файлы емес. .csv немесе .txt мәтіндік файлын таңдаңыз; Excel кестесін алдымен CSV "
        "ретінде сақтаңыз.",
        f"«{name}» — не файл со списком. Выберите текстовый файл .csv или .txt; таблицу Excel сначала "
        "сохраните как CSV.",
        f"“{name}” is not a file with a list. Choose a text file, .csv or .txt; save an Excel table as CSV "
        "first.",
    )
