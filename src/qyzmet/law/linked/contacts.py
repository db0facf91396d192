"""Where to ask and where to complain, as contact points."""

from __future__ import annotations

import re
from typing import Final

from qyzmet.law.linked.nodes import Nodes, Writer
from qyzmet.law.model import Edition
from qyzmet.law.text import Text
from qyzmet.law.words import joined

_PAGE: Final = re.compile(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
_PHONE: Final = re.compile(r"[\d ()+-]{3,}")
_COMPLAINT: Final = Text("шағым", "жалоба", "complaint")


def contact_nodes(writer: Writer, edition: Edition) -> Nodes:
    """Sites and telephones that the act names, for questions and for complaints."""
    for number, source in enumerate(edition.information, 1):
        said = (source.address or "").strip()
        page, phone = _PAGE.fullmatch(said), _PHONE.fullmatch(said)
        if not (page or phone):
            continue
        address = said if said.startswith("http") else f"http://{said}"
        yield writer.node(
            writer.site.part(edition, f"contact-{number}"),
            ("cv:ContactPoint", "schema:ContactPoint"),
            dct__description=writer.said(source.where),
            cv__contactPage=address if page else None,
            schema__url=address if page else None,
            cv__telephone=said if phone else None,
            schema__telephone=said if phone else None,
            **writer.sourced(edition, source),
        )
        if page:
            yield writer.node(address, ("foaf:Document",))
    for cause in edition.complaints.causes if edition.complaints else ():
        if cause.phones:
            yield writer.node(
                writer.site.part(edition, f"complaint-{cause.id}"),
                ("cv:ContactPoint", "schema:ContactPoint"),
                dct__description=writer.said(joined([_COMPLAINT, cause.cause, cause.to])),
                cv__telephone=list(cause.phones),
                schema__telephone=list(cause.phones),
                **writer.sourced(edition, cause),
            )
