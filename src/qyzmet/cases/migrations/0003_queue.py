"""The queue at full work: states, windows, the life of every ticket, and the function that calls."""

import django.db.models.deletion
from django.db import migrations, models

KNOWN = """
UPDATE cases_ticket SET state = CASE
    WHEN case_id IS NOT NULL THEN 'served'
    WHEN left_at IS NOT NULL AND called_at IS NULL THEN 'left'
    WHEN left_at IS NOT NULL THEN 'no-show'
    WHEN called_at IS NOT NULL THEN 'called'
    ELSE 'waiting' END;
"""

CALL = """
ALTER TABLE cases_ticket SET (fillfactor = 80);

CREATE FUNCTION cases_call_next(
    p_office text, p_day date, p_now timestamptz, p_account integer, p_post text, p_window text,
    p_matters text[], p_ending bigint, p_seen integer
) RETURNS SETOF cases_ticket LANGUAGE plpgsql AS $$
-- End the visit of ticket p_ending, if one is named, and call the next ticket that the window serves.
-- A row that another window is calling is passed over. QZ001: the ticket to end is not as it was seen;
-- QZ002: the account serves somebody already (the unique index says so where two calls meet).
DECLARE
    v_ticket cases_ticket;
    v_ended_version integer;
    v_ended_at timestamptz;
BEGIN
    IF p_ending IS NOT NULL THEN
        UPDATE cases_ticket
        SET state = 'served', left_at = greatest(p_now, called_at), version = version + 1
        WHERE id = p_ending AND version = p_seen AND state = 'called' AND called_by = p_account
        RETURNING version, left_at INTO v_ended_version, v_ended_at;
        IF NOT FOUND THEN
            RAISE EXCEPTION 'ticket % is not as it was seen', p_ending USING ERRCODE = 'QZ001';
        END IF;
    ELSIF p_account IS NOT NULL AND EXISTS (
        SELECT FROM cases_ticket
        WHERE office = p_office AND day IN (p_day, p_day - 1) AND called_by = p_account AND state = 'called'
    ) THEN
        RAISE EXCEPTION 'account % serves somebody', p_account USING ERRCODE = 'QZ002';
    END IF;
    UPDATE cases_ticket AS called
    SET state = 'called', called_at = greatest(p_now, called.taken_at), called_by = p_account,
        "window" = p_window, version = called.version + 1
    WHERE called.id = (
        SELECT w.id FROM cases_ticket AS w
        WHERE w.office = p_office AND w.day = p_day AND w.state = 'waiting'
          AND (w.booked_for IS NULL OR w.booked_for <= p_now)
          AND CASE
                WHEN w.for_window <> '' THEN w.for_window = p_window
                WHEN w.for_post <> '' THEN w.for_post = p_post
                ELSE p_matters IS NULL OR w.service || ':' || w.purpose = ANY (p_matters)
              END
        ORDER BY w.rank, w.booked_for, w.id
        FOR UPDATE SKIP LOCKED LIMIT 1
    )
    RETURNING called.* INTO v_ticket;
    INSERT INTO cases_ticketevent (ticket_id, seq, at, what, account, post, "window", detail)
    SELECT line.*, p_account, p_post, p_window, ''
    FROM (VALUES (p_ending, v_ended_version, v_ended_at, 'served'),
                 (v_ticket.id, v_ticket.version, v_ticket.called_at, 'called')) AS line (ticket, seq, at, what)
    WHERE line.ticket IS NOT NULL;
    IF v_ticket.id IS NOT NULL THEN
        RETURN NEXT v_ticket;
    END IF;
END $$;

CREATE FUNCTION cases_life_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the life of a ticket is append-only';
END $$;

CREATE TRIGGER ticket_life_is_append_only BEFORE UPDATE OR DELETE ON cases_ticketevent
FOR EACH ROW EXECUTE FUNCTION cases_life_is_append_only();
"""

DROP = """
DROP TRIGGER ticket_life_is_append_only ON cases_ticketevent;
DROP FUNCTION cases_life_is_append_only();
DROP FUNCTION cases_call_next(
    text, date, timestamptz, integer, text, text, text[], bigint, integer
);
"""


def _text(name: str, length: int) -> migrations.AddField:
    return migrations.AddField("ticket", name, models.CharField(blank=True, default="", max_length=length))


def _key() -> tuple[str, models.BigAutoField]:
    return (
        "id",
        models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
    )


class Migration(migrations.Migration):
    dependencies = [("cases", "0002_append")]
    operations = [
        migrations.RemoveIndex("ticket", "ticket_waiting"),
        migrations.AddField("ticket", "ahead", models.IntegerField(default=0)),
        _text("case_number", 16),
        _text("category", 16),
        _text("for_post", 40),
        _text("for_window", 16),
        _text("person", 12),
        migrations.AddField("ticket", "key", models.CharField(max_length=80, null=True)),
        migrations.AddField("ticket", "language", models.CharField(default="kk", max_length=2)),
        migrations.AddField("ticket", "rank", models.SmallIntegerField(default=1)),
        migrations.AddField("ticket", "state", models.CharField(default="waiting", max_length=8)),
        migrations.AddField("ticket", "version", models.IntegerField(default=1)),
        migrations.RunSQL(KNOWN, migrations.RunSQL.noop),
        migrations.AddIndex(
            "ticket",
            models.Index(
                condition=models.Q(("state", "waiting")),
                fields=["office", "day", "rank", "booked_for", "id"],
                name="ticket_waiting",
            ),
        ),
        migrations.AlterField(
            "ticket",
            "case",
            models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="tickets",
                to="cases.case",
            ),
        ),
        migrations.AddIndex(
            "ticket",
            models.Index(condition=models.Q(("case__isnull", False)), fields=["case"], name="ticket_of_case"),
        ),
        migrations.AddConstraint(
            "ticket",
            models.UniqueConstraint(
                condition=models.Q(("key__isnull", False)), fields=("key",), name="ticket_key_once"
            ),
        ),
        migrations.AddConstraint(
            "ticket",
            models.UniqueConstraint(
                condition=models.Q(("called_by__isnull", False), ("state", "called")),
                fields=("office", "day", "called_by"),
                name="ticket_one_at_an_account",
            ),
        ),
        migrations.CreateModel(
            "TicketEvent",
            fields=[
                ("seq", models.IntegerField()),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=12)),
                ("account", models.IntegerField(null=True)),
                ("post", models.CharField(blank=True, max_length=40)),
                ("window", models.CharField(blank=True, max_length=16)),
                ("detail", models.CharField(blank=True, max_length=160)),
                (
                    "ticket",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="cases.ticket",
                    ),
                ),
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "ticket_id", "seq", blank=True, editable=False, primary_key=True, serialize=False
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            "Window",
            fields=[
                _key(),
                ("office", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("number", models.CharField(max_length=16)),
                ("account", models.IntegerField()),
                ("post", models.CharField(max_length=40)),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("office", "day", "number"),
                        name="window_held_once",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("closed_at__isnull", True)),
                        fields=("office", "day", "account"),
                        name="window_one_an_account",
                    ),
                ]
            },
        ),
        migrations.RunSQL(CALL, DROP),
    ]
