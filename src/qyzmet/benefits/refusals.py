"""Why something is not done with a benefit or a list: a stable code, what is said, and what to do."""

from __future__ import annotations

from datetime import date

from qyzmet.benefits.words import CAUSES, LIST_STATES, month_name, quarter_name
from qyzmet.law.text import Text
from qyzmet.process.errors import Refusal


def no_such_benefit() -> Refusal:
    """None with this number, or one of another office."""
    return Refusal(
        "no-such-benefit",
        Text(
            "Бұл органда мұндай төлем жоқ: тізімнен таңдаңыз.",
            "В этом органе такой выплаты нет: выберите её из списка.",
            "This office has no such benefit: choose it from the list.",
        ),
    )


def counted_elsewhere(name: str, case: str, since: date) -> Refusal:
    """Somebody is counted in another benefit of the kind on one of the days."""
    where = case or "…"
    return Refusal(
        "counted-elsewhere",
        Text(
            f"{name} {since:%d.%m.%Y} бастап басқа төлемде есепке алынған (іс {where}). Алдымен сол төлемнен "
            "шығарыңыз: бір адам бір мезгілде екі төлемде есептелмейді.",
            f"{name} с {since:%d.%m.%Y} учитывается в другой выплате (дело {where}). Сначала исключите из неё: один "
            "человек не учитывается в двух выплатах одновременно.",
            f"{name} is counted in another benefit from {since:%d.%m.%Y} (case {where}). Take them out of that one "
            "first: nobody counts in two at once.",
        ),
    )


def bad_days() -> Refusal:
    """A last day before the first."""
    return Refusal(
        "bad-days",
        Text(
            "Соңғы күн бірінші күннен ерте: күндерді тексеріңіз.",
            "Последний день раньше первого: проверьте дни.",
            "The last day is before the first: check the days.",
        ),
        field="until",
    )


def negative_amount() -> Refusal:
    """Less than nought."""
    return Refusal(
        "negative-amount",
        Text(
            "Айлық сома теріс болмауы тиіс.",
            "Месячная сумма не может быть отрицательной.",
            "A monthly amount cannot be negative.",
        ),
        field="monthly",
    )


def assigned_before(case: str) -> Refusal:
    """The decision of a case is carried out once."""
    return Refusal(
        "assigned-before",
        Text(
            f"{case} ісі бойынша төлем бұрын тағайындалған.",
            f"По делу {case} выплата уже назначена.",
            f"The benefit of the case {case} was assigned before.",
        ),
    )


def ended(since: date) -> Refusal:
    """Nothing is done with a benefit that has ended."""
    return Refusal(
        "benefit-ended",
        Text(
            f"Төлем {since:%d.%m.%Y} бастап аяқталған: жаңа өтініш қажет.",
            f"Выплата прекращена с {since:%d.%m.%Y}: нужно новое заявление.",
            f"The benefit has ended from {since:%d.%m.%Y}: a new application is needed.",
        ),
    )


def same_state(state: str) -> Refusal:
    """It is so already."""
    done = {
        "running": Text("Төлем онсыз да төленіп тұр.", "Выплата и так идёт.", "The benefit runs as it is."),
        "paused": Text(
            "Төлем бұрын тоқтатыла тұрған.", "Выплата уже приостановлена.", "The benefit is paused already."
        ),
    }
    return Refusal("same-state", done[state])


def in_the_future(day: date) -> Refusal:
    """A day that has not come."""
    return Refusal(
        "day-not-come",
        Text(
            f"{day:%d.%m.%Y} әлі келген жоқ: күнді тексеріңіз.",
            f"{day:%d.%m.%Y} ещё не наступило: проверьте день.",
            f"{day:%d.%m.%Y} has not come yet: check the day.",
        ),
        field="happened_on",
    )


def too_early(since: date) -> Refusal:
    """Before the benefit began."""
    return Refusal(
        "before-the-benefit",
        Text(
            f"Төлем {since:%d.%m.%Y} бастап тағайындалған: одан бұрынғы күн қабылданбайды.",
            f"Выплата назначена с {since:%d.%m.%Y}: более ранний день не принимается.",
            f"The benefit was assigned from {since:%d.%m.%Y}: an earlier day is not taken.",
        ),
        field="happened_on",
    )


def needs_reason() -> Refusal:
    """A pause or an end by an official says why."""
    return Refusal(
        "reason-missing",
        Text("Себебін жазыңыз.", "Напишите причину.", "Write the reason."),
        field="note",
    )


def not_of_this_kind(cause: str) -> Refusal:
    """What happened means nothing to a benefit of this kind."""
    what = CAUSES[cause]
    return Refusal(
        "happening-not-of-this-kind",
        Text(
            f"Бұл төлемге қатысы жоқ: {what.kk}.",
            f"К этой выплате не относится: {what.ru}.",
            f"This does not concern the benefit: {what.en}.",
        ),
        field="kind",
    )


def nothing_to_restore() -> Refusal:
    """It was not paused on the ground that the measure lifts."""
    return Refusal(
        "nothing-to-restore",
        Text(
            "Қалпына келтіретін ештеңе жоқ: төлем 10-тармақтың 3) тармақшасы бойынша тоқтатылмаған.",
            "Восстанавливать нечего: выплата не приостановлена по подпункту 3) пункта 10.",
            "There is nothing to restore: the benefit is not paused on clause 10(3).",
        ),
        clause="10",
        field="kind",
    )


def whose_missing() -> Refusal:
    """Whom it happened to is not said, or is nobody of the benefit."""
    return Refusal(
        "whose-missing",
        Text("Кімге қатысты екенін таңдаңыз.", "Выберите, кого это касается.", "Choose whom it happened to."),
        field="whose",
    )


def no_family(name: str) -> Refusal:
    """The register of families has none for the recipient."""
    return Refusal(
        "no-family",
        Text(
            f"{name}: отбасылар тіркелімінде отбасы жоқ. Алдымен отбасы құрамын енгізіңіз.",
            f"{name}: в регистре семей нет семьи. Сначала внесите состав семьи.",
            f"{name}: the register of families has no family. Enter the family first.",
        ),
    )


# --- confirming a quarter -----------------------------------------------------------------------


def nothing_to_confirm() -> Refusal:
    """Only targeted social assistance is confirmed every quarter."""
    return Refusal(
        "nothing-to-confirm",
        Text(
            "Бұл төлем тоқсан сайын расталмайды.",
            "Эта выплата не подтверждается ежеквартально.",
            "This benefit is not confirmed every quarter.",
        ),
        clause="14",
    )


def quarter_confirmed(quarter: date) -> Refusal:
    """A quarter is confirmed once."""
    name = quarter_name(quarter)
    return Refusal(
        "quarter-confirmed",
        Text(
            f"{name.kk} бұрын расталған. Табыс өзгерсе, оны оқиға ретінде жазыңыз.",
            f"{name.ru} уже подтверждён. Если доход изменился, запишите это как событие.",
            f"{name.en} is confirmed already. If the income has changed, record that as an event.",
        ),
        clause="14",
        field="presented_on",
    )


def quarter_of_assignment(quarter: date) -> Refusal:
    """The quarter of the decision needs no confirmation."""
    name = quarter_name(quarter)
    return Refusal(
        "quarter-of-assignment",
        Text(
            f"{name.kk} тағайындау кезінде тексерілген: бірінші растау келесі тоқсанда.",
            f"{name.ru} проверен при назначении: первое подтверждение в следующем квартале.",
            f"{name.en} was tested at the assignment: the first confirmation is in the next quarter.",
        ),
        clause="14",
        field="presented_on",
    )


def quarter_over(quarter: date) -> Refusal:
    """The certificate came after its quarter."""
    name = quarter_name(quarter)
    return Refusal(
        "quarter-confirmed-late",
        Text(
            f"{name.kk} кешіктіріліп расталады: тоқсан аяқталып қойды, сондықтан көмек аяқталды. Жаңа өтініш беріледі.",
            f"{name.ru} подтверждается с опозданием: квартал уже окончен, поэтому помощь прекращена. Подаётся новое "
            "заявление.",
            f"{name.en} is confirmed late: the quarter is over, so the assistance has ended. A new application is "
            "filed.",
        ),
        clause="14",
        field="presented_on",
    )


def no_certificate() -> Refusal:
    """The certificate of income is not named."""
    return Refusal(
        "certificate-missing",
        Text(
            "Табыс туралы анықтаманың нөмірі мен кім бергенін жазыңыз.",
            "Укажите номер справки о доходах и кем она выдана.",
            "Give the number of the certificate of income and who issued it.",
        ),
        clause="14",
        field="certificate",
    )


# --- lists ----------------------------------------------------------------------------------------


def month_not_begun(month: date) -> Refusal:
    """A list is made from the first day of its month on."""
    name = month_name(month)
    return Refusal(
        "month-not-begun",
        Text(
            f"Ай әлі басталған жоқ: {name.kk}.",
            f"Месяц ещё не начался: {name.ru}.",
            f"The month has not begun yet: {name.en}.",
        ),
        field="month",
    )


def later_list(month: date) -> Refusal:
    """Lists are made in the order of their months."""
    name = month_name(month)
    return Refusal(
        "later-list",
        Text(
            f"Кейінгі айдың тізімі жасалған ({name.kk}): түзетулер сонда енгізіледі.",
            f"Уже составлен список более позднего месяца ({name.ru}): исправления вносятся в него.",
            f"The list of a later month is made ({name.en}): corrections go there.",
        ),
        field="month",
    )


def list_not_so(state: str, by: str) -> Refusal:
    """Approved or closed already, or not yet."""
    name, who = LIST_STATES[state], f" ({by})" if by else ""
    return Refusal(
        "list-not-so",
        Text(
            f"Тізімнің күйі: {name.kk}{who}. Бұдан кейін оған ештеңе қосылмайды; түзетулер келесі айдың тізіміне енеді."
            if state != "made"
            else "Тізім әлі бекітілмеген: алдымен басшы бекітеді.",
            f"Состояние списка: {name.ru}{who}. К нему ничего не добавляется; исправления войдут в список "
            "следующего месяца."
            if state != "made"
            else "Список ещё не утверждён: сначала его утверждает руководитель.",
            f"The list is {name.en}{who}. Nothing is added to it; corrections go into the list of the next month."
            if state != "made"
            else "The list is not approved yet: the head approves it first.",
        ),
    )


def list_changed() -> Refusal:
    """What the head saw is not what the list holds now."""
    return Refusal(
        "list-changed",
        Text(
            "Тізім Сіз көргеннен кейін өзгерді: қайта қарап шығыңыз.",
            "Список изменился после того, как Вы его открыли: просмотрите его снова.",
            "The list has changed since you opened it: look through it again.",
        ),
    )


def list_stale() -> Refusal:
    """The histories have moved on since the list was made."""
    return Refusal(
        "list-stale",
        Text(
            "Тізім жасалғаннан кейін төлемдерде өзгеріс болды: алдымен тізімді қайта есептеңіз.",
            "После составления списка в выплатах были изменения: сначала пересчитайте список.",
            "Benefits have changed since the list was made: bring the list up to date first.",
        ),
    )


def no_list(month: date) -> Refusal:
    """The list of the month is not made."""
    name = month_name(month)
    return Refusal(
        "no-such-list",
        Text(
            f"Тізім жасалмаған: {name.kk}.",
            f"Список не составлен: {name.ru}.",
            f"There is no list: {name.en}.",
        ),
    )


def no_order_number() -> Refusal:
    """The payment order is not named."""
    return Refusal(
        "order-number-missing",
        Text(
            "Төлем тапсырмасының нөмірін жазыңыз.",
            "Укажите номер платёжного поручения.",
            "Give the number of the payment order.",
        ),
        field="order_number",
    )


def nobody_to_pay() -> Refusal:
    """A bank file without a transfer is none."""
    return Refusal(
        "no-transfers",
        Text(
            "Банк файлы жасалмайды: тізімде шотқа аударылатын төлем жоқ.",
            "Файл для банка не составляется: в списке нет переводов на счета.",
            "There is no bank file: the list has no transfer to an account.",
        ),
    )
