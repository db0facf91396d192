"""Papers of the personal-farm certificate (decree No. 283 of 2011): the act names them and gives no form at all."""

from __future__ import annotations

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField

NO_FORM = Text(
    "Актіде нысаны жоқ: өрістері ең қажеті ғана, біздікі.",
    "Формы в акте нет: поля лишь самые нужные, наши.",
    "The act gives no form; the fields are ours, the most needed only.",
)
SIGNATURE = Text("қолы", "подпись", "signature")
SEAL = Text("мөр орны", "место печати", "place for the seal")
_CONSUMER = Text("Тұтынушы", "Потребитель", "Consumer")
_OFFICIAL = Text("Лауазымды адам", "Должностное лицо", "Official")
_DATE = Text("Күні", "Дата", "Date")

APPLICATION = Kind(
    id="application-2011-farm",
    title=Text("Еркін нысандағы өтініш", "Заявление в произвольной форме", "Application in free form"),
    clause="cl. 11(1), 12",
    reading=Text(
        "Өтініш еркін нысанда: бұл парақ — тек көмек, тұтынушы өз сөзімен де жаза алады.",
        "Заявление в произвольной форме: этот лист — лишь помощь, потребитель может написать и своими словами.",
        "The application is in free form: this sheet is a help only, the consumer may write one's own words.",
    ),
    fields=(
        PaperField("body", Text("Кімге", "Кому", "To whom"), READING),
        PaperField("applicant", Text("Кімнен", "От кого", "From whom"), READING),
        PaperField("iin", Text("ЖСН", "ИИН", "IIN"), READING),
        PaperField(
            "address",
            Text("Тұрғылықты жері", "Место жительства", "Place of residence"),
            READING,
            required=False,
        ),
        PaperField("phone", Text("Телефоны", "Телефон", "Phone"), READING, required=False),
        PaperField("words", Text("Өтініш мәтіні", "Текст заявления", "Text"), READING, required=False),
        PaperField("date", _DATE, READING, "date"),
    ),
    words={
        "heading": Text("Өтініш", "Заявление", "Application"),
        "ask": Text(
            "Жеке қосалқы шаруашылығымның болуы туралы анықтама беруіңізді сұраймын.",
            "Прошу выдать мне справку о наличии личного подсобного хозяйства.",
            "I ask for a certificate that I have a personal subsidiary farm.",
        ),
        "signature": SIGNATURE,
    },
)

RECEIPT = Kind(
    id="receipt-2011-farm",
    title=Text(
        "Барлық қажетті құжаттарды тапсырғанын растайтын анықтама",
        "Справка о сдаче всех необходимых документов",
        "Slip for all the documents needed",
    ),
    clause="cl. 14",
    public=True,
    reading=Text(
        "14-тармақ растауды, мөртабанды және қызметті алатын күнді ғана атайды; қалғаны — біздің шешім.",
        "Пункт 14 называет лишь подтверждение, штамп и день получения услуги; остальное — наше решение.",
        "Clause 14 names the confirmation, the stamp and the day of receiving only; the rest is our decision.",
    ),
    fields=(
        PaperField(
            "centre",
            Text("Халыққа қызмет көрсету орталығы", "Центр обслуживания населения", "Centre"),
            READING,
        ),
        PaperField("number", Text("Нөмірі", "Номер", "Number"), READING),
        PaperField("person", _CONSUMER, READING),
        PaperField(
            "service", Text("Мемлекеттік қызмет", "Государственная услуга", "Public service"), READING
        ),
        PaperField(
            "documents",
            Text("Тапсырылған құжаттар", "Сданные документы", "Documents handed in"),
            READING,
            "lines",
            required=False,
        ),
        PaperField(
            "issue",
            Text(
                "Мемлекеттік қызметті алатын күні",
                "Дата получения государственной услуги",
                "Date of receiving the service",
            ),
            "cl. 14",
            "date",
        ),
        PaperField("official", _OFFICIAL, READING),
        PaperField("date", Text("Қабылданған күні", "Дата приёма", "Date of acceptance"), READING, "date"),
    ),
    words={
        "statement": Text(
            "Тұтынушы мемлекеттік қызметті алу үшін барлық қажетті құжаттарды тапсырды.",
            "Потребитель сдал все документы, необходимые для получения государственной услуги.",
            "The consumer has handed in all documents needed for the public service.",
        ),
        "stamp": Text("мөртабан орны", "место штампа", "place for the stamp"),
        "come": Text(
            "Нәтижені алуға жеке өзіңіз келесіз (15-тармақ).",
            "За результатом Вы приходите лично (пункт 15).",
            "You come for the result in person (clause 15).",
        ),
        "signature": SIGNATURE,
    },
)

CERTIFICATE = Kind(
    id="certificate-2011-farm",
    title=Text(
        "Жеке қосалқы шаруашылықтың болуы туралы анықтама",
        "Справка о наличии личного подсобного хозяйства",
        "Certificate of having a personal subsidiary farm",
    ),
    clause="cl. 5",
    public=True,
    reading=NO_FORM,
    fields=(
        PaperField("body", Text("Берген әкім", "Выдавший аким", "The akim who issues it"), "cl. 5"),
        PaperField("number", Text("Нөмірі", "Номер", "Number"), "cl. 5"),
        PaperField("date", _DATE, "cl. 5", "date"),
        PaperField(
            "person",
            Text("Тегі, аты, әкесінің аты", "Фамилия, имя, отчество", "Surname, name, patronymic"),
            "cl. 5",
        ),
        PaperField("iin", Text("ЖСН", "ИИН", "IIN"), READING),
        PaperField(
            "address", Text("Шаруашылықтың мекенжайы", "Адрес хозяйства", "Address of the farm"), "cl. 5"
        ),
        PaperField(
            "farm",
            Text(
                "Шаруашылық кітабындағы деректер",
                "Данные похозяйственной книги",
                "Data of the household book",
            ),
            "cl. 16(2)",
            "lines",
        ),
        PaperField("official", _OFFICIAL, "cl. 5"),
    ),
    words={
        "statement": Text(
            "шаруашылық кітабының деректері бойынша жеке қосалқы шаруашылығы бар.",
            "по данным похозяйственной книги имеет личное подсобное хозяйство.",
            "has a personal subsidiary farm.",
        ),
        "given": Text("Осы анықтама", "Настоящая справка выдана", "This is to certify that"),
        "that": Text("атына берілді, оның", "в том, что он (она)", "by the household book"),
        "stamp": SEAL,
        "signature": SIGNATURE,
    },
)

REFUSAL = Kind(
    id="refusal-2011-farm",
    title=Text(
        "Мемлекеттік қызмет ұсынудан бас тарту туралы дәлелді жауап",
        "Мотивированный ответ об отказе в предоставлении государственной услуги",
        "Reasoned answer refusing the public service",
    ),
    clause="cl. 5, 16",
    public=True,
    reading=NO_FORM,
    fields=(
        PaperField("body", Text("Бас тартқан орган", "Отказавший орган", "Body that refuses"), READING),
        PaperField("applicant", _CONSUMER, "cl. 5"),
        PaperField(
            "service", Text("Мемлекеттік қызмет", "Государственная услуга", "Public service"), "cl. 5"
        ),
        PaperField("ground", Text("Бас тарту негізі", "Основание отказа", "Ground of the refusal"), "cl. 16"),
        PaperField("reasons", Text("Дәлелдері", "Мотивы", "Reasons"), "cl. 5"),
        PaperField(
            "missing",
            Text("Ұсынылмаған құжаттар", "Не представленные документы", "Documents not presented"),
            "cl. 16(1)",
            "lines",
            required=False,
        ),
        PaperField("official", _OFFICIAL, "cl. 16"),
        PaperField("date", _DATE, "cl. 5", "date"),
    ),
    words={
        "signature": SIGNATURE,
        "again": Text(
            "Себебі жойылған соң қайта жүгіне аласыз. "
            "Шағымдану тәртібі стандарттың 20–\u206024-тармақтарында жазылған.",
            "Устранив причину, Вы можете обратиться снова. Порядок обжалования — в пунктах 20–24 стандарта.",
            "Once the cause is gone you may come again. How to complain is written in clauses 20–24 of the standard.",
        ),
    },
)

COMPLAINT_TALON = Kind(
    id="complaint-talon-2011-farm",
    title=Text("Талон", "Талон", "Talon"),
    clause="cl. 24",
    public=True,
    reading=Text(
        "Нысаны қосымшада жоқ; қарау мерзімі актіде айтылмаған, бірақ талонда көрсетіледі.",
        "Формы в приложении нет; срок рассмотрения актом не назван, но указывается в талоне.",
        "The annexes give no form; the act sets no term of considering, yet the talon has to show one.",
    ),
    fields=(
        PaperField("body", Text("Мекеме", "Учреждение", "Office"), READING),
        PaperField(
            "date",
            Text("Шағым қабылданған күн", "Дата приёма жалобы", "Date of acceptance of the complaint"),
            "cl. 24",
            "date",
        ),
        PaperField(
            "time",
            Text("Шағым қабылданған уақыт", "Время приёма жалобы", "Time of acceptance of the complaint"),
            "cl. 24",
        ),
        PaperField(
            "answer_by",
            Text("Жауап алудың мерзімі", "Срок получения ответа", "Term for getting the answer"),
            "cl. 24",
        ),
        PaperField(
            "answer_at",
            Text("Жауап алудың орны", "Место получения ответа", "Place of getting the answer"),
            "cl. 24",
        ),
        PaperField(
            "contacts",
            Text(
                "Шағымның қаралу барысын білуге болатын лауазымды адамдар",
                "Должностные лица, у которых можно узнать о ходе рассмотрения",
                "Officials from whom the course of the complaint can be learnt",
            ),
            "cl. 24",
        ),
    ),
)

KINDS_FARM = (APPLICATION, RECEIPT, CERTIFICATE, REFUSAL, COMPLAINT_TALON)
