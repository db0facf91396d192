"""Electronic signatures of officials, in the channels of an edition that check signatures at all."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from typing import Any

from qyzmet.cases.models import Attachment
from qyzmet.cases.store import Stored
from qyzmet.desk.attaching import attach
from qyzmet.desk.official import Official
from qyzmet.desk.request import events_of, told
from qyzmet.law.model import Step
from qyzmet.law.verbs import Verb
from qyzmet.offices.once import office_at
from qyzmet.process.engine import process_of
from qyzmet.trust.authority import authority
from qyzmet.trust.cms import check_certificate_of, sign_cms
from qyzmet.trust.errors import BadSignature
from qyzmet.trust.keys import Keys

ELECTRONIC = "electronic"
"""The kind of a signature that is no signature by hand."""
_SIGNATURE = "application/pkcs7-signature"


def signs_electronically(stored: Stored) -> bool:
    """Whether what officials sign in the channel they sign electronically.

    reading: where an edition has the certificate and the signature checked, the signatures of that channel are
    electronic; elsewhere an official signs by hand.
    """
    steps = process_of(stored.edition, stored.state.channel).channel.steps
    return any(step.does is Verb.VERIFY for step in steps)


def sign_electronically(
    stored: Stored, step: Step, by: Official, at: datetime, keys: Keys | None = None
) -> tuple[dict[str, Any], Keys]:
    """The official's CMS signature over the case as it stands, kept with it; as the journal says it, and the keys.

    reading: keys of officials are kept by the house and used only by who is logged in; ``keys`` are others.
    """
    office = office_at(by.office)
    keys = keys or authority().official(by.user_id, by.name, office.name.kk)
    content = _text_of(stored, step)
    name = f"{stored.number}-{step.id}"
    attach(stored.id, "", f"{name}.json", "application/json", content, by.name, at)
    attach(stored.id, "", f"{name}.cms", _SIGNATURE, sign_cms(content, keys, at=at), by.name, at)
    said = {
        "by": by.name,
        "post": by.post,
        "kind": ELECTRONIC,
        "serial": keys.holder.serial,
        "sha256": hashlib.sha256(content).hexdigest(),
        "file": name,
    }
    return said, keys


def problem_of(stored: Stored, at: datetime) -> str:
    """What is wrong with the signature given last in the case (a code of :mod:`qyzmet.trust.errors`); empty if nothing.

    An official's is read from the files of the case and checked anew. The applicant's was checked when the request
    came; a request without a signature is not confirmed.
    """
    rows = (event.get("data", {}).get("signature") for event in reversed(events_of(stored)))
    signature = next((row for row in rows if row), None)
    if signature is None:
        return "not-cms"
    if signature.get("kind") != ELECTRONIC:
        return str(signature.get("problem") or ("" if signature.get("serial") else "not-cms"))
    kept = Attachment.objects.filter(case_id=stored.id, name__startswith=f"{signature['file']}.", document="")
    files = {one.name: bytes(one.content) for one in kept.order_by("pk")}  # of a step done again the last
    signed, content = files[f"{signature['file']}.cms"], files[f"{signature['file']}.json"]
    try:
        holder = check_certificate_of(signed, content, at=at, authority=authority())
    except BadSignature as bad:
        return bad.code
    # The journal says who signed what; a sound signature of somebody else, or over something else, is none.
    same = (holder.serial, hashlib.sha256(content).hexdigest()) == (signature["serial"], signature["sha256"])
    return "" if same else "data-differs"


def _text_of(stored: Stored, step: Step) -> bytes:
    """What is signed: the case, the step, the answers and the documents, so that none can be changed after."""
    events = events_of(stored)
    said = told(events)
    documents = [row for event in events for row in event.get("data", {}).get("documents", ())]
    drafted = {name: row["fields"] for name, row in said.drafted.items()}
    return json.dumps(
        {
            "case": stored.number,
            "edition": stored.edition.name,
            "step": step.id,
            "applicant": {"id": stored.applicant.id, "name": stored.applicant.name},
            "facts": dict(stored.state.facts),
            "request": dict(said.request),
            "documents": documents,
            "papers": drafted,
        },
        ensure_ascii=False,
        sort_keys=True,
        default=str,
    ).encode()
