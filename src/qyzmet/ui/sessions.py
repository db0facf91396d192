"""Sessions in the database, read without making the SQL anew for every page."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.utils import timezone

from qyzmet.offices.once import read_rows


class SessionStore(db.SessionStore):
    """Django's own store of sessions."""

    def _get_session_from_db(self) -> Session | None:
        rows = read_rows(
            Session, '"session_key" = %s AND "expire_date" > %s', [self.session_key, timezone.now()]
        )
        if rows:
            return rows[0]
        gone: Session | None = super()._get_session_from_db()  # type: ignore[misc]
        return gone
