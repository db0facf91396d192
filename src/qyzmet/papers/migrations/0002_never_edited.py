"""The trigger that lets a paper be withdrawn, once, and nothing else."""

from django.db import migrations

FORBID = """
CREATE FUNCTION papers_paper_is_never_edited() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.withdrawn_at IS NULL AND NEW.withdrawn_at IS NOT NULL
       AND to_jsonb(NEW) - '{withdrawn_at,withdrawn_reason,withdrawn_by}'::text[]
         = to_jsonb(OLD) - '{withdrawn_at,withdrawn_reason,withdrawn_by}'::text[] THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a paper is never edited or deleted, only withdrawn once';
END $$;

CREATE TRIGGER paper_is_never_edited BEFORE UPDATE OR DELETE ON papers_paper
FOR EACH ROW EXECUTE FUNCTION papers_paper_is_never_edited();
"""

ALLOW = """
DROP TRIGGER paper_is_never_edited ON papers_paper;
DROP FUNCTION papers_paper_is_never_edited();
"""


class Migration(migrations.Migration):
    dependencies = [("papers", "0001_initial")]
    operations = [migrations.RunSQL(FORBID, ALLOW)]
