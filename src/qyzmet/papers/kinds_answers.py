"""The answer that there is no information: neither act gives it a form.

2010 (cl. 14) orders the mark «тіркелмеген» for persons of a list of whom nothing is known, and says nothing
of others; 2014 says nothing at all. reading: whoever asked is told so in writing, on one and the same sheet;
the mark is that of the act where it has one.
"""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField

_AS_ON_A_LIST = Text(
    "Мәлімет табылмаған жағдайға акт жауап нысанын белгілемеген: тізімдегідей «тіркелмеген» деп жазылады.",
    "На случай отсутствия сведений акт не даёт формы ответа: пишется «не зарегистрирован», как по списку.",
    "The act gives no form for the case of no information: the mark of a list, “not registered”, is written.",
)
_SILENT = Text(
    "Деректер базасында жоқ адам туралы стандарт үндемейді; бас тартуға негіз жоқ, сондықтан жазбаша жауап беріледі.",
    "О лице, которого нет в базе данных, стандарт молчит; основания отказа нет, поэтому даётся письменный ответ.",
    "The standard is silent on a person who is not in the database; there is no ground of refusal, so the answer is "
    "given in writing.",
)
_WORDS = {
    "signature": Text("қолы", "подпись", "signature"),
    "stamp": Text("Мөртабан орны", "Место штампа", "Place for the stamp"),
}


def _kind(
    kind_id: str, clause: str, reading: Text, mark: Text, body: Text, official: Text, remedy: Text
) -> Kind:
    return Kind(
        id=kind_id,
        title=Text(
            "Мәлімет жоқ екені туралы жауап",
            "Ответ об отсутствии сведений",
            "Answer that there is no information",
        ),
        clause=clause,
        public=True,
        reading=reading,
        fields=(
            PaperField("body", body, clause),
            PaperField("applicant", Text("Өтініш беруші", "Заявитель", "Applicant"), clause),
            PaperField(
                "persons",
                Text(
                    "Мына адамдар туралы мәлімет жоқ",
                    "Сведений нет о следующих лицах",
                    "There is no information on",
                ),
                clause,
                "lines",
            ),
            PaperField("official", official, clause),
            PaperField(
                "answered_at",
                Text("Жауап берілген уақыт", "Время ответа", "Time of the answer"),
                clause,
                "datetime",
            ),
        ),
        words={**_WORDS, "mark": mark, "remedy": remedy},
    )


NOT_FOUND_2010 = _kind(
    "not-found-2010",
    "cl. 14",
    _AS_ON_A_LIST,
    Text("тіркелмеген", "тіркелмеген (не зарегистрирован)", "тіркелмеген (not registered)"),
    Text("Мекенжай бюросы", "Адресное бюро", "Address bureau"),
    Text("Мекенжай бюросының қызметкері", "Сотрудник адресного бюро", "Employee of the address bureau"),
    Text(
        "Бұл — қызмет көрсетуден бас тарту емес. Нәтижемен келіспесеңіз, 22-тармаққа сәйкес шағымдана аласыз.",
        "Это не отказ в услуге. При несогласии с результатом можно подать жалобу по пункту 22.",
        "This is not a refusal. If you disagree with the result, you may complain under clause 22.",
    ),
)
NOT_FOUND_2014 = _kind(
    "not-found-2014",
    READING,
    _SILENT,
    Text("мәлімет жоқ", "сведений нет", "no information"),
    Text("Көрсетілетін қызметті беруші", "Услугодатель", "Service provider"),
    Text("Қызметкер", "Работник", "Employee"),
    Text(
        "Бұл — қызмет көрсетуден бас тарту емес. Нәтижемен келіспесеңіз, 11-тармаққа сәйкес шағымдана аласыз.",
        "Это не отказ в услуге. При несогласии с результатом можно подать жалобу по пункту 11.",
        "This is not a refusal. If you disagree with the result, you may complain under clause 11.",
    ),
)
KINDS_ANSWERS = (NOT_FOUND_2010, NOT_FOUND_2014)
