"""The acts behind the editions, for pages that go on without them."""

from __future__ import annotations

import logging

from qyzmet.law import acts
from qyzmet.law.acts import Act, BadAct, UnknownAct
from qyzmet.law.model import Edition

_log = logging.getLogger(__name__)


def act_of(edition: Edition) -> Act | None:
    """The act that approves the edition.

    None for an edition that no file of an act names (a service of another package), and, with a line in the log,
    where a file of an act is wrong: the edition itself is right and its page must not suffer.
    """
    try:
        return acts.act_of(edition.name)
    except UnknownAct:
        return None
    except BadAct as error:
        _log.error("the act of %s cannot be read: %s", edition.name, error)
        return None
