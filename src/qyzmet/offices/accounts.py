"""The user of a session with their account, in two short questions: every page asks them."""

from __future__ import annotations

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User

from qyzmet.offices.models import Account
from qyzmet.offices.once import read_rows


class AccountBackend(ModelBackend):
    """Django's own backend, whose user comes with the account."""

    def get_user(self, user_id: int) -> User | None:
        """The user with this number, if they may log in."""
        users = read_rows(User, '"id" = %s', [user_id])
        if not users or not self.user_can_authenticate(users[0]):
            return None
        for account in read_rows(Account, '"user_id" = %s', [user_id]):
            account.user = users[0]  # so that the user knows it too
        return users[0]
