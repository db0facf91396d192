"""After the documents of a person at the window, do at once what needs nothing more from the registrar.

The entry in the journal and the look-up in the card index follow each other (address-certificate 2010,
cl. 14): each is a line of its own in the journal of the case, one press of a button does them.
"""

from __future__ import annotations

from collections.abc import Set
from datetime import datetime

from qyzmet.cases.store import Stored
from qyzmet.desk.official import Official
from qyzmet.desk.perform import perform
from qyzmet.law.verbs import Verb
from qyzmet.process.engine import process_of

AT_ONCE = frozenset({Verb.REGISTER, Verb.LOOK_UP})
"""What a registrar need only say to do: the desk takes the number and asks the register."""


def carry_on(stored: Stored, by: Official, *, at: datetime, verbs: Set[Verb] = AT_ONCE) -> Stored:
    """Do the next steps of the post ``by`` holds, as long as their verbs are in ``verbs``.

    Raises :class:`qyzmet.process.errors.Refusal` as :func:`qyzmet.desk.perform.perform` does.
    """
    while stored.state.step is not None:
        step = process_of(stored.edition, stored.state.channel).steps[stored.state.step]
        if step.by != by.post or step.does not in verbs:
            break
        stored = perform(stored.id, step.id, by, {}, at=at)
    return stored
