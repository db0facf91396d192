"""What each verb needs before a step counts as done. One function a verb; the edition is the measure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from qyzmet.law.model import Document, Edition, Step
from qyzmet.law.text import Text
from qyzmet.law.verbs import Verb
from qyzmet.process.errors import Refusal
from qyzmet.process.events import Command
from qyzmet.process.state import State

Check = Callable[[Edition, State, Step, Command], None]


def check(edition: Edition, state: State, step: Step, command: Command) -> None:
    """Pass if the command brings what the step's verb needs; :class:`Refusal` if not."""
    CHECKS.get(step.does, _nothing)(edition, state, step, command)


def missing_documents(
    edition: Edition, channel: str, facts: Mapping[str, str], brought: Sequence[Mapping[str, Any]]
) -> tuple[Document, ...]:
    """The documents that the edition asks for in this case and that were not brought in full.

    Of documents with the same group one is enough; what a register holds nobody has to bring.
    """
    got = {str(row["id"]): row for row in brought}
    asked = edition.documents_for(channel, facts)
    lacking = tuple(
        document
        for document in asked
        if document.obtained == "applicant"
        and (
            document.id not in got
            or int(got[document.id].get("originals", 0)) < document.originals
            or int(got[document.id].get("copies", 0)) < document.copies
        )
    )
    short = {document.id for document in lacking}
    served = {document.group for document in asked if document.group and document.id not in short}
    return tuple(document for document in lacking if document.group not in served)


def _nothing(edition: Edition, state: State, step: Step, command: Command) -> None:
    return None


def _need(command: Command, step: Step, key: str, name: Text) -> Any:
    value = command.data.get(key)
    if not value:
        raise Refusal(
            f"{key}-missing",
            Text(
                kk=f"«{step.title.kk}»: {name.kk} көрсетілмеген.",
                ru=f"«{step.title.ru}»: не указано: {name.ru}.",
                en=f"“{step.title.en}”: {name.en} is missing.",
            ),
            clause=step.clause,
            field=key,
        )
    return value


def _submit(edition: Edition, state: State, step: Step, command: Command) -> None:
    signature = _need(
        command, step, "signature", Text("электрондық цифрлық қолтаңба", "ЭЦП", "electronic signature")
    )
    asked = state.facts.get("bin") or state.facts.get("iin")
    if asked not in (signature.get("bin"), signature.get("iin")):
        raise Refusal(
            "signature-of-another",
            Text(
                kk="Сұрау салуға өтініш берушінің өзі қол қоюы тиіс: қолтаңба басқа адамдікі.",
                ru="Запрос подписывает сам заявитель: подпись принадлежит другому лицу.",
                en="The applicant signs the request in person: this signature is somebody else's.",
            ),
            clause=step.clause,
            field="signature",
        )


def _receive(edition: Edition, state: State, step: Step, command: Command) -> None:
    brought: Sequence[Mapping[str, Any]] = command.data.get("documents", ())
    allowed = {d.id: d for d in edition.documents_for(state.channel, state.facts)}
    for row in brought:
        if row["id"] not in allowed:
            names_kk, names_ru, names_en = _names(allowed.values())
            raise Refusal(
                "document-not-on-the-list",
                Text(
                    kk=f"«{row['id']}» құжатын талап етуге де, қабылдауға да болмайды. Тізбе: {names_kk}.",
                    ru=f"Документ «{row['id']}» нельзя ни требовать, ни принимать. Перечень: {names_ru}.",
                    en=f"The document “{row['id']}” may be neither demanded nor taken. List: {names_en}.",
                ),
                clause=_list_clause(allowed.values(), step),
                field="documents",
            )
    missing = missing_documents(edition, state.channel, state.facts, brought)
    if command.outcome == "complete" and missing:
        names_kk, names_ru, names_en = _names(missing)
        raise Refusal(
            "documents-missing",
            Text(
                kk=f"Құжаттар топтамасы толық емес: {names_kk}.",
                ru=f"Пакет документов неполон: {names_ru}.",
                en=f"The set of documents is not complete: {names_en}.",
            ),
            clause=_list_clause(missing, step),
            field="documents",
        )
    if command.outcome == "incomplete" and not missing:
        raise Refusal(
            "nothing-missing",
            Text(
                kk="Барлық құжаттар ұсынылған: қабылдаудан бас тартуға негіз жоқ.",
                ru="Все документы представлены: основания отказать в приёме нет.",
                en="All documents were presented: there is no ground to refuse them.",
            ),
            clause=step.clause,
            field="outcome",
        )


def _list_clause(documents: Iterable[Document], step: Step) -> str | None:
    return next((d.clause for d in documents if d.clause), step.clause)


def _names(documents: Iterable[Document]) -> tuple[str, str, str]:
    return _texts(document.name for document in documents)


def _texts(texts: Iterable[Text]) -> tuple[str, str, str]:
    rows = tuple(texts)
    return "; ".join(t.kk for t in rows), "; ".join(t.ru for t in rows), "; ".join(t.en for t in rows)


def _grounded(edition: Edition, state: State, step: Step, command: Command) -> None:
    given = _need(command, step, "ground", Text("негіз", "основание", "the ground"))
    usable = [g for g in edition.grounds if step.id in g.steps and command.by.post in g.by]
    if given not in {g.id for g in usable}:
        has_kk, has_ru, has_en = _texts(g.text for g in usable)
        raise Refusal(
            "ground-not-in-the-edition",
            Text(
                kk=f"«{given}» негізі бұл редакцияда жоқ. Негіздер: {has_kk}.",
                ru=f"Основания «{given}» в этой редакции нет. Есть: {has_ru}.",
                en=f"The edition has no ground “{given}” here. It has: {has_en}.",
            ),
            clause=next((g.clause for g in usable), step.clause),
            field="ground",
        )


def _decided(edition: Edition, state: State, step: Step, command: Command) -> None:
    if command.outcome == "refused":
        _grounded(edition, state, step, command)


def _concluded(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(command, step, "reasons", Text("қорытындының дәлелдері", "доводы заключения", "the reasons"))


def _inspected(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(command, step, "seen", Text("тексеру нәтижесі", "что установлено осмотром", "what was seen"))


def _paid(edition: Edition, state: State, step: Step, command: Command) -> None:
    if command.outcome == "paid":
        _need(
            command,
            step,
            "receipt",
            Text(
                "төлем түбіртегі немесе жеңілдік құжаты",
                "квитанция или документ о льготе",
                "receipt or proof",
            ),
        )


def _made(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(command, step, "number", Text("құжаттың нөмірі", "номер документа", "the number of the document"))


def _signed(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(command, step, "signature", Text("қолтаңба", "подпись", "the signature"))


def _sent_back(edition: Edition, state: State, step: Step, command: Command) -> None:
    _grounded(edition, state, step, command)
    _need(
        command,
        step,
        "reasons",
        Text("қайтару себептері (жазбаша)", "письменные причины возврата", "the written reasons"),
    )


def _registered(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(command, step, "number", Text("журналдағы нөмір", "номер в журнале", "the number in the journal"))


def _looked_up(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(command, step, "records", Text("тіркелім жауабы", "ответ регистра", "the answer of the register"))
    found = command.facts.get("record") not in (None, "none")
    if found != (command.outcome == "found"):
        raise Refusal(
            "outcome-against-register",
            Text(
                kk="Нәтиже тіркелім жауабына қайшы келеді.",
                ru="Исход противоречит ответу регистра.",
                en="The outcome contradicts the answer of the register.",
            ),
            clause=step.clause,
            field="outcome",
        )


def _drafted(edition: Edition, state: State, step: Step, command: Command) -> None:
    if not step.papers:
        return
    made = _need(
        command, step, "papers", Text("дайындалған құжат", "изготовленный документ", "the paper made")
    )
    strange = [paper["id"] for paper in made if paper["id"] not in step.papers]
    if strange:
        raise Refusal(
            "paper-not-of-the-step",
            Text(
                kk=f"Бұл қадамда мұндай құжат жасалмайды: {', '.join(strange)}.",
                ru=f"На этом шаге такой документ не составляется: {', '.join(strange)}.",
                en=f"This step makes no such paper: {', '.join(strange)}.",
            ),
            clause=step.clause,
            field="papers",
        )


def _sealed(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(
        command, step, "seals", Text("электрондық қолтаңбалар", "электронные подписи", "the electronic seals")
    )


def _on_manifest(edition: Edition, state: State, step: Step, command: Command) -> None:
    _need(command, step, "manifest", Text("тізілім нөмірі", "номер реестра", "the number of the manifest"))


def _handed(edition: Edition, state: State, step: Step, command: Command) -> None:
    if command.outcome == "not-collected":
        if not command.data.get("died") and (state.promised is None or command.at <= state.promised):
            raise Refusal(
                "still-time-to-collect",
                Text(
                    kk="Қолхаттағы күн әлі өткен жоқ: өтініш беруші келе алады.",
                    ru="День, указанный в расписке, ещё не прошёл: заявитель может прийти.",
                    en="The day in the receipt has not passed yet: the applicant can still come.",
                ),
                clause=step.clause,
            )
        return
    if command.outcome == "expired":
        clock = next((c for c in state.running() if edition.term(c.term).kind == "retention"), None)
        if clock is None or clock.due is None or command.at <= clock.due:
            raise Refusal(
                "still-kept",
                Text(
                    kk="Сақтау мерзімі әлі біткен жоқ.",
                    ru="Срок хранения ещё не истёк.",
                    en="The time of keeping has not run out yet.",
                ),
                clause=step.clause,
            )
        return
    to = _need(command, step, "to", Text("алушы", "получатель", "who receives it"))
    wanted = state.facts.get("bin") or state.facts.get("iin")
    if wanted is not None and wanted not in (to.get("iin"), to.get("bin"), to.get("for")):
        raise Refusal(
            "wrong-person",
            Text(
                kk="Нәтиже өтініш берушінің өзіне беріледі: бұл адам өтініш беруші емес.",
                ru="Результат выдаётся самому заявителю: это другое лицо.",
                en="The result goes to the applicant: this is somebody else.",
            ),
            clause=step.clause,
            field="to",
        )


CHECKS: Mapping[Verb, Check] = {
    Verb.PAY: _paid,
    Verb.SUBMIT: _submit,
    Verb.SIGN: _signed,
    Verb.INSPECT: _inspected,
    Verb.CONCLUDE: _concluded,
    Verb.DECIDE: _decided,
    Verb.MAKE: _made,
    Verb.RECEIVE: _receive,
    Verb.REFUSE: _grounded,
    Verb.SEND_BACK: _sent_back,
    Verb.REGISTER: _registered,
    Verb.LOOK_UP: _looked_up,
    Verb.DRAFT: _drafted,
    Verb.SEAL: _sealed,
    Verb.COLLECT: _on_manifest,
    Verb.DISPATCH: _on_manifest,
    Verb.ACCEPT: _on_manifest,
    Verb.ISSUE: _handed,
    Verb.SHELVE: _handed,
}
