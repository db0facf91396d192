"""Papers that go between offices or hang on a wall: registers, labels, journals, queue tickets."""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField

_ROWS = PaperField(
    "rows",
    Text("Құжаттар", "Документы", "Documents"),
    "cl. 14",
    "rows",
    columns=(
        PaperField("case_number", Text("Өтініш нөмірі", "Номер заявления", "Application No."), "cl. 14"),
        PaperField("applicant", Text("Тұтынушы", "Потребитель", "Consumer"), "cl. 14"),
        PaperField("documents", Text("Құжаттар", "Документы", "Documents"), "cl. 14"),
        PaperField("sheets", Text("Парақ саны", "Листов", "Sheets"), "reading", "number", required=False),
        PaperField(
            "due_on", Text("Берілетін күні", "Дата выдачи", "Date of issue"), "cl. 15", "date", required=False
        ),
    ),
)
_ENDS = (
    PaperField("number", Text("Тізілім нөмірі", "Номер реестра", "Number of the register"), "reading"),
    PaperField("made_at", Text("Жасалған уақыты", "Составлен", "Drawn up at"), "reading", "datetime"),
    PaperField("from_office", Text("Жөнелтуші", "Отправитель", "Sender"), "cl. 14"),
    PaperField("to_office", Text("Алушы", "Получатель", "Receiver"), "cl. 14"),
    PaperField(
        "run", Text("Курьер қатынауы", "Рейс курьера", "Courier run"), "cl. 14", "number", required=False
    ),
    PaperField(
        "seal_numbers",
        Text("Пломба нөмірлері", "Номера пломб", "Numbers of the seals"),
        "reading",
        "lines",
        required=False,
    ),
    _ROWS,
    PaperField("handed_by", Text("Тапсырды", "Сдал", "Handed over by"), "cl. 14"),
    PaperField("courier", Text("Курьер", "Курьер", "Courier"), "cl. 14", required=False),
    PaperField("received_by", Text("Қабылдады", "Принял", "Received by"), "cl. 14", required=False),
)
_MANIFEST_WORDS = {
    "signature": Text("қолы", "подпись", "signature"),
    "moment": Text("күні, уақыты", "дата, время", "date, time"),
    "total": Text("Барлығы", "Всего", "Total"),
    "packages": Text("топтама", "пакетов", "packages"),
    "no": Text("№", "№", "No."),
}

MANIFEST_OUT = Kind(
    id="manifest-out",
    title=Text(
        "Құжаттар тізілімі (Орталықтан уәкілетті органға)",
        "Реестр документов (из Центра в уполномоченный орган)",
        "Register of documents (from the Centre to the authorised body)",
    ),
    clause="cl. 14",
    fields=_ENDS,
    words=_MANIFEST_WORDS,
)
MANIFEST_EXECUTED = Kind(
    id="manifest-executed",
    title=Text(
        "Орындалған құжаттардың тізілімі", "Реестр исполненных документов", "Register of executed documents"
    ),
    clause="cl. 14",
    fields=_ENDS,
    words=_MANIFEST_WORDS,
)
HANDOVER_LIST = Kind(
    id="handover-list",
    title=Text("Құжаттарды тапсыру тізімі", "Список передаваемых документов", "List of papers handed over"),
    clause=READING,
    fields=_ENDS,
    words=_MANIFEST_WORDS,
)

CUSTODY_ACT = Kind(
    id="custody-act",
    title=Text("Акт", "Акт", "Act"),
    clause=READING,
    fields=(
        PaperField("number", Text("Нөмірі", "Номер", "Number"), "reading"),
        PaperField("kind", Text("Не туралы", "О чём", "About"), "reading"),
        PaperField("office", Text("Мекеме", "Учреждение", "Office"), "reading"),
        PaperField("found_at", Text("Жасалған уақыты", "Составлен", "Drawn up at"), "reading", "datetime"),
        PaperField("manifest", Text("Тізілім", "Реестр", "Manifest"), "reading", required=False),
        PaperField("reasons", Text("Не анықталды", "Что установлено", "What was found"), "reading"),
        PaperField(
            "rows",
            Text("Құжаттар", "Документы", "Packages"),
            "reading",
            "rows",
            required=False,
            columns=(
                PaperField("case_number", Text("Іс", "Дело", "Case"), "reading"),
                PaperField("what", Text("Қорытынды", "Итог", "Finding"), "reading"),
                PaperField(
                    "belongs", Text("Кімдікі", "Кому принадлежит", "Belongs to"), "reading", required=False
                ),
            ),
        ),
        PaperField("found_by", Text("Актіні жасаған", "Акт составил", "Drawn up by"), "reading"),
        PaperField("courier", Text("Курьер", "Курьер", "Courier"), "reading", required=False),
    ),
    words={
        "agreed": Text("Бәрі сәйкес келді.", "Расхождений нет.", "Everything agreed."),
        "signature": Text("қолы", "подпись", "signature"),
    },
)
"""What was short, surplus, lost or found in a bag or on a shelf. reading: the acts name no form of it."""

ENVELOPE = Kind(
    id="envelope-2010",
    title=Text("Конверт", "Конверт", "Envelope"),
    clause="cl. 16",
    fields=(
        PaperField("from_name", Text("Кімнен", "От кого", "From"), "cl. 16"),
        PaperField("from_address", Text("Қайдан", "Откуда", "Sender's address"), "cl. 16"),
        PaperField("to_name", Text("Кімге", "Кому", "To"), "cl. 16"),
        PaperField("to_address", Text("Қайда", "Куда", "Receiver's address"), "cl. 16"),
        PaperField(
            "outgoing_number",
            Text("Шығыс нөмірі", "Исходящий номер", "Outgoing number"),
            "cl. 14",
            required=False,
        ),
    ),
)

JOURNAL = Kind(
    id="journal",
    title=Text("Журнал", "Журнал", "Journal"),
    clause="cl. 14, 25",
    fields=(
        PaperField("name", Text("Журналдың атауы", "Название журнала", "Name of the journal"), "cl. 14"),
        PaperField("clause", Text("Тармақ", "Пункт", "Clause"), "cl. 14"),
        PaperField("office", Text("Мекеме", "Учреждение", "Office"), "cl. 14"),
        PaperField("period_from", Text("Кезең басы", "Начало периода", "From"), "reading", "date"),
        PaperField("period_to", Text("Кезең соңы", "Конец периода", "To"), "reading", "date"),
        PaperField("columns", Text("Бағандар", "Графы", "Columns"), "reading", "lines"),
        PaperField(
            "rows",
            Text("Жазбалар", "Записи", "Entries"),
            "reading",
            "rows",
            required=False,
            columns=(PaperField("cells", Text("Жазба", "Запись", "Entry"), "reading", "lines"),),
        ),
        PaperField("kept_by", Text("Журналды жүргізген", "Журнал вёл", "Kept by"), "cl. 14", required=False),
        PaperField("printed_at", Text("Басып шығарылды", "Напечатан", "Printed"), "reading", "datetime"),
    ),
    words={
        "period": Text("Кезең", "Период", "Period"),
        "total": Text("Барлық жазба", "Всего записей", "Entries in all"),
        "empty": Text("Бұл кезеңде жазба жоқ.", "За этот период записей нет.", "No entries in this period."),
        "page": Text("бет", "стр.", "page"),
        "signature": Text("қолы", "подпись", "signature"),
    },
)

TICKET = Kind(
    id="ticket",
    title=Text("Электрондық кезек талоны", "Талон электронной очереди", "Ticket of the electronic queue"),
    clause=READING,
    fields=(
        PaperField("number", Text("Кезек нөмірі", "Номер в очереди", "Number in the queue"), "reading"),
        PaperField("office", Text("Орталық", "Центр", "Centre"), "reading"),
        PaperField(
            "service_name", Text("Мемлекеттік қызмет", "Государственная услуга", "Public service"), "reading"
        ),
        PaperField("purpose", Text("Келу себебі", "Цель прихода", "Came for"), "reading", required=False),
        PaperField("taken_at", Text("Алынған уақыты", "Взят", "Taken at"), "reading", "datetime"),
        PaperField(
            "booked_for",
            Text("Брондалған уақыты", "Забронировано на", "Booked for"),
            "reading",
            "datetime",
            required=False,
        ),
        PaperField(
            "ahead", Text("Алдыңызда", "Перед Вами", "Ahead of you"), "reading", "number", required=False
        ),
        PaperField(
            "estimate",
            Text("Шамамен күту, минут", "Примерное ожидание, минут", "Expected wait, minutes"),
            "reading",
            "number",
            required=False,
        ),
        PaperField(
            "limit_minutes",
            Text("Күту шегі, минут", "Предел ожидания, минут", "Limit of waiting, minutes"),
            "reading",
            "number",
            required=False,
        ),
        PaperField("limit_clause", Text("Тармақ", "Пункт", "Clause"), "reading", required=False),
    ),
    words={
        "ahead": Text("Алдыңыздағы адам саны", "Человек перед Вами", "People ahead of you"),
        "wait": Text("Күту уақыты көп дегенде", "Ожидание не более", "Waiting at most"),
        "minutes": Text("минут", "минут", "minutes"),
        "about": Text("Шамамен", "Примерно", "About"),
        "no_limit": Text(
            "Актіде бұл кезекке шек қойылмаған.",
            "Акт не ограничивает это ожидание.",
            "The act sets no limit for this wait.",
        ),
        "call": Text(
            "Нөміріңіз таблода көрінгенде терезеге келіңіз.",
            "Подойдите к окну, когда номер появится на табло.",
            "Come to the window when your number is on the board.",
        ),
    },
)

KINDS_OFFICE = (MANIFEST_OUT, MANIFEST_EXECUTED, HANDOVER_LIST, CUSTODY_ACT, ENVELOPE, JOURNAL, TICKET)
