-- A reply that may ask to stop holds email with a footer until somebody has read it (docs/rules-of-contact.md, rule 7).
CREATE OR REPLACE FUNCTION refuse_unwanted_email() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed timestamptz;
BEGIN
  SELECT do_not_contact_at INTO closed FROM people WHERE id = NEW.person_id FOR UPDATE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'messages_do_not_contact' USING ERRCODE = 'check_violation', CONSTRAINT = 'messages_do_not_contact';
  END IF;
  IF EXISTS (SELECT 1 FROM suppressions WHERE address = NEW.address AND lifted_at IS NULL
      AND (reason IN ('hard_bounce', 'complained') OR NEW.purpose IN ('check_in', 'free', 'position', 'back_open', 'client_check_in')))
    OR EXISTS (SELECT 1 FROM opt_outs WHERE person_id = NEW.person_id AND lifted_at IS NULL
      AND (reason = 'complained' OR NEW.purpose IN ('check_in', 'free', 'position', 'back_open', 'client_check_in'))) THEN
    RAISE EXCEPTION 'messages_suppressed' USING ERRCODE = 'check_violation', CONSTRAINT = 'messages_suppressed';
  END IF;
  IF NEW.purpose IN ('check_in', 'free', 'position')
    AND EXISTS (SELECT 1 FROM person_activity WHERE person_id = NEW.person_id AND resting_since IS NOT NULL) THEN
    RAISE EXCEPTION 'messages_resting' USING ERRCODE = 'check_violation', CONSTRAINT = 'messages_resting';
  END IF;
  IF NEW.purpose IN ('check_in', 'free', 'position', 'back_open')
    AND EXISTS (SELECT 1 FROM pauses WHERE person_id = NEW.person_id AND kind = 'maybe_stop' AND until > NEW.state_at) THEN
    RAISE EXCEPTION 'messages_maybe_stop' USING ERRCODE = 'check_violation', CONSTRAINT = 'messages_maybe_stop';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
-- Operations are written last in their transaction, so every key to them is checked at its end.
DO $$
DECLARE foreign_key record;
BEGIN
  FOR foreign_key IN
    SELECT conrelid::regclass AS on_table, conname FROM pg_constraint
    WHERE contype = 'f' AND confrelid = 'operations'::regclass AND NOT condeferred
  LOOP
    EXECUTE format('ALTER TABLE %s ALTER CONSTRAINT %I DEFERRABLE INITIALLY DEFERRED', foreign_key.on_table, foreign_key.conname);
  END LOOP;
END $$;
