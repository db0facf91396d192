"""Papers that several services of the akimat of Akmola region share (2011): notices, receipts, the questionnaire.

Their regulations name them and print the form of the questionnaire only; what stands on the others is what the clause
names and what nobody can do without, and each such field says so.
"""

from __future__ import annotations

from dataclasses import replace

from qyzmet.law.text import Text
from qyzmet.papers.fields import READING, Kind, PaperField
from qyzmet.papers.kinds_office import MANIFEST_OUT

NO_FORM = Text(
    "Регламент бұл қағазды атайды, бірақ нысанын бермейді: нысан біздікі.",
    "Регламент называет эту бумагу, но формы не даёт: форма наша.",
    "The regulation names this paper and gives no form; the form is ours.",
)
NUMBER = PaperField("number", Text("Өтініш нөмірі", "Номер заявления", "Application No."), READING)
PERSON = PaperField("person", Text("Тұтынушы", "Потребитель", "Consumer"), READING)
SERVICE = PaperField(
    "service", Text("Мемлекеттік қызмет", "Государственная услуга", "Public service"), READING
)
MOMENT = PaperField("at", Text("Уақыты", "Время", "Time"), READING, "datetime")
SIGNATURE = Text("қолы", "подпись", "signature")
AGAIN = Text(
    "Бұл — қызметтен бас тарту емес: себебін жойып, өтінішті қайта бере аласыз.",
    "Это не отказ в самой услуге: устраните причину и подайте заявление снова.",
    "The service itself is not refused: remove the cause and apply again.",
)

ELECTRONIC_NOTICE = Kind(
    id="electronic-notice-2011",
    title=Text("Бас тарту туралы хабарлама", "Уведомление об отказе", "Notice of refusal"),
    clause="cl. 19(10), 20(11), 21(4), 21(10)",
    public=True,
    reading=NO_FORM,
    fields=(
        NUMBER,
        PERSON,
        SERVICE,
        PaperField("reason", Text("Себебі", "Причина", "Reason"), "cl. 19(10), 20(11), 21(4), 21(10)"),
        MOMENT,
    ),
    words={"again": AGAIN},
)

PORTAL_NOTIFICATION = Kind(
    id="portal-notification-2011",
    title=Text(
        "Тұтынушыға ұсынылатын хабарландыру",
        "Уведомление, представляемое потребителю",
        "Notification shown to the consumer",
    ),
    clause="cl. 29; annex 9",
    public=True,
    reading=NO_FORM,
    fields=(
        NUMBER,
        PERSON,
        SERVICE,
        PaperField(
            "text",
            Text("Хабарландыру мәтіні", "Текст уведомления", "Text of the notification"),
            "annex 9",
        ),
        MOMENT,
    ),
)

REGISTRATION_NOTICE = Kind(
    id="registration-notice-2011",
    title=Text("Тіркелу туралы хабарлама", "Уведомление о регистрации", "Notice of registration"),
    clause="cl. 20(8)",
    public=True,
    reading=NO_FORM,
    fields=(
        NUMBER,
        PaperField(
            "registered_as",
            Text("Жүйедегі тіркеу нөмірі", "Номер регистрации в системе", "Registration No. in the system"),
            "cl. 20(8)",
        ),
        MOMENT,
        PERSON,
        SERVICE,
        PaperField("office", Text("Орталық", "Центр", "Centre"), READING),
        PaperField(
            "ready_on",
            Text(
                "Нәтиже дайын болатын күн", "День готовности результата", "Day on which the result is ready"
            ),
            READING,
            "date",
            required=False,
        ),
        PaperField(
            "official", Text("Орталық қызметкері", "Работник Центра", "Employee of the Centre"), "cl. 20(8)"
        ),
    ),
    words={"signature": SIGNATURE},
)

DELIVERY_RECEIPT = Kind(
    id="delivery-receipt-2011",
    title=Text(
        "Хабарламаны немесе бас тарту туралы дәлелді жауапты тұтынушыға немесе Орталыққа тапсыру туралы қолхат",
        "Расписка о вручении уведомления или мотивированного отказа потребителю или Центру",
        "Receipt for handing the notice or the reasoned refusal to the consumer or to the Centre",
    ),
    clause="annex 3(1)",
    reading=NO_FORM,
    fields=(
        NUMBER,
        SERVICE,
        PERSON,
        PaperField(
            "document",
            Text("Тапсырылған құжат", "Вручённый документ", "Document handed over"),
            "annex 3(1)",
        ),
        PaperField(
            "given_by",
            Text("Тапсырды (мекеме, қызметкер)", "Вручил(а) (учреждение, работник)", "Handed over by"),
            READING,
        ),
        PaperField("given_to", Text("Алды", "Получил(а)", "Received by"), "annex 3(1)"),
        MOMENT,
    ),
    words={"signature": SIGNATURE},
)


def _unnamed(fields: tuple[PaperField, ...]) -> tuple[PaperField, ...]:
    """The same fields where no clause names any."""
    return tuple(replace(one, clause=READING, columns=_unnamed(one.columns)) for one in fields)


MANIFEST_2011 = Kind(
    id="manifest-2011",
    title=Text("Тізілім", "Реестр", "Register of documents sent"),
    clause="annex 3(1)",
    reading=NO_FORM,
    fields=_unnamed(MANIFEST_OUT.fields),
    words=MANIFEST_OUT.words,
)

_CONTENT = {
    "1": Text("қанағаттанбаймын", "не удовлетворен(а)", "not satisfied"),
    "2": Text("ішінара қанағаттанамын", "частично удовлетворен(а)", "partly satisfied"),
    "3": Text("қанағаттанамын", "удовлетворен(а)", "satisfied"),
}
QUESTIONNAIRE = Kind(
    id="questionnaire-2011",
    title=Text(
        "Электронды мемлекеттік қызмет: «сапа» және «қолжетімділік» көрсеткіштерін анықтауға арналған сауалнама үлгісі",
        "Образец анкеты для определения показателей электронной государственной услуги: «качество» и «доступность»",
        "Specimen questionnaire to find the indicators “quality” and “accessibility” of the electronic service",
    ),
    clause="cl. 27, 28; annex 6; annex 7",
    fields=(
        PaperField("service", Text("Қызмет түрі", "Вид услуги", "Kind of service"), READING),
        PaperField(
            "process",
            Text(
                "Электронды қызмет көрсетудің үрдісі мен сапасымен қанағаттанасыз ба?",
                "Удовлетворены ли Вы процессом и качеством оказания электронной услуги?",
                "Are you satisfied with the process and quality of the electronic service?",
            ),
            READING,
            "choice",
            required=False,
            choices=_CONTENT,
        ),
        PaperField(
            "information",
            Text(
                "Электронды қызмет көрсету тәртібі жайлы берілетін ақпарат сапасымен қанағаттанасыз ба?",
                "Удовлетворены ли Вы качеством информации о порядке оказания электронной услуги?",
                "Are you satisfied with the quality of the information on how the electronic service is given?",
            ),
            READING,
            "choice",
            required=False,
            choices=_CONTENT,
        ),
    ),
    words={f"answer_{no}": text for no, text in _CONTENT.items()},
)

KINDS_2011 = (
    ELECTRONIC_NOTICE,
    PORTAL_NOTIFICATION,
    REGISTRATION_NOTICE,
    DELIVERY_RECEIPT,
    MANIFEST_2011,
    QUESTIONNAIRE,
)
