"""What is wrong with a signature, for machines and for people."""

from __future__ import annotations

from qyzmet.law.text import Text


class BadSignature(Exception):
    """A signature that does not hold. ``code`` is stable and for machines, ``text`` is for people."""

    def __init__(self, code: str, text: Text) -> None:
        super().__init__(f"{code}: {text.en}")
        self.code = code
        self.text = text


UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError)
"""What the parsers of ASN.1 and PDF raise where a stranger's octets make no sense."""

TEXTS: dict[str, Text] = {
    "not-cms": Text(
        "Бұл электрондық цифрлық қолтаңба емес: CMS пішіні танылмады. Құжатқа қайта қол қойыңыз.",
        "Это не электронная цифровая подпись: формат CMS не распознан. Подпишите документ ещё раз.",
        "This is not an electronic signature: the CMS format was not recognised. Sign the document again.",
    ),
    "data-differs": Text(
        "Қолтаңба басқа деректерге қойылған: қол қойылғаннан кейін деректер өзгерген. Қайта қол қойыңыз.",
        "Подпись поставлена под другими данными: после подписания данные изменились. Подпишите ещё раз.",
        "The signature belongs to other data: the data changed after signing. Sign again.",
    ),
    "broken": Text(
        "Қолтаңба бұзылған: ол куәліктің кілтімен расталмады. Қайта қол қойыңыз.",
        "Подпись повреждена: ключ сертификата её не подтверждает. Подпишите ещё раз.",
        "The signature is damaged: the key of its certificate does not confirm it. Sign again.",
    ),
    "algorithm": Text(
        "Қолтаңба алгоритміне рұқсат етілмеген. SHA-256 не одан берік хэші бар RSA кілтімен қол қойыңыз.",
        "Алгоритм подписи не допускается. Подпишите ключом RSA с хэшем SHA-256 или более стойким.",
        "The signature's algorithm is not accepted. Sign with an RSA key and SHA-256 or a stronger hash.",
    ),
    "not-yet-valid": Text(
        "Қол қойылған сәтте куәліктің мерзімі әлі басталмаған. Жарамды куәлікпен қол қойыңыз.",
        "В момент подписания срок сертификата ещё не начался. Подпишите действующим сертификатом.",
        "The certificate was not yet valid at the moment of signing. Sign with a valid certificate.",
    ),
    "expired": Text(
        "Куәліктің мерзімі өтіп кеткен. Жаңа куәлік алып, қайта қол қойыңыз.",
        "Срок действия сертификата истёк. Получите новый сертификат и подпишите ещё раз.",
        "The certificate has expired. Get a new certificate and sign again.",
    ),
    "revoked": Text(
        "Куәлік кері қайтарып алынған. Жаңа куәлік алып, қайта қол қойыңыз.",
        "Сертификат отозван. Получите новый сертификат и подпишите ещё раз.",
        "The certificate has been revoked. Get a new certificate and sign again.",
    ),
    "unknown-authority": Text(
        "Куәлікті бұл жүйе танымайтын орталық берген. Ұлттық куәландырушы орталықтың куәлігімен қол қойыңыз.",
        "Сертификат выдан центром, которого эта система не знает. "
        "Подпишите сертификатом Национального удостоверяющего центра.",
        "The certificate was issued by an authority this system does not know. "
        "Sign with a certificate of the National Certification Authority.",
    ),
    "key-usage": Text(
        "Бұл кілт құжатқа қол қоюға арналмаған. AUTH кілтін емес, қол қою кілтін (RSA немесе GOST) таңдаңыз.",
        "Этот ключ не предназначен для подписания документов. Выберите ключ подписи (RSA или GOST), а не AUTH.",
        "This key is not meant for signing documents. Choose the signing key (RSA or GOST), not the AUTH key.",
    ),
    "no-iin": Text(
        "Куәлікте ЖСН жоқ, сондықтан кім қол қойғаны белгісіз. ЖСН жазылған куәлікпен қол қойыңыз.",
        "В сертификате нет ИИН, поэтому неизвестно, кто подписал. Подпишите сертификатом с ИИН.",
        "The certificate holds no IIN, so it is not known who signed. Sign with a certificate that has one.",
    ),
    "revocation-unknown": Text(
        "Куәліктің кері қайтарылған-қайтарылмағаны тексерілмеді: тізім ескірген не жоқ. Кейінірек көріңіз.",
        "Не удалось проверить, не отозван ли сертификат: список устарел или отсутствует. Попробуйте позже.",
        "Whether the certificate was revoked could not be checked: the list is stale or missing. Try later.",
    ),
}


def bad_signature(code: str) -> BadSignature:
    """The error with the text of its code; :class:`KeyError` for a code that does not exist."""
    return BadSignature(code, TEXTS[code])
