-- Whoever asked to be erased gets no email with a footer unless they withdraw that (docs/rules-of-contact.md, rule 7).
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
  IF NEW.purpose IN ('check_in', 'free', 'position', 'back_open')
    AND EXISTS (SELECT 1 FROM pauses WHERE person_id = NEW.person_id AND kind = 'erasure_asked' AND until > NEW.state_at) THEN
    RAISE EXCEPTION 'messages_erasure_asked' USING ERRCODE = 'check_violation', CONSTRAINT = 'messages_erasure_asked';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
-- How often somebody chose to be written to holds every planned email (docs/rules-of-contact.md, rule 5): it takes at
-- least that many days, and is not broken with a reason. Two hours are left for the change of clocks.
CREATE FUNCTION refuse_slot_against_pace() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  chosen integer;
BEGIN
  SELECT days INTO chosen FROM person_paces WHERE person_id = NEW.person_id AND ended_at IS NULL;
  IF chosen IS NOT NULL
    AND (NEW.override_reason IS NOT NULL OR NEW.until < NEW.at + chosen * interval '24 hours' - interval '2 hours') THEN
    RAISE EXCEPTION 'slots_pace' USING ERRCODE = 'check_violation', CONSTRAINT = 'slots_pace';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER slots_pace_on_insert BEFORE INSERT ON slots
  FOR EACH ROW WHEN (NEW.state = 'planned') EXECUTE FUNCTION refuse_slot_against_pace();--> statement-breakpoint
CREATE TRIGGER slots_pace_on_move BEFORE UPDATE OF at ON slots
  FOR EACH ROW WHEN (NEW.state = 'planned' AND NEW.at <> OLD.at) EXECUTE FUNCTION refuse_slot_against_pace();--> statement-breakpoint
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
--> statement-breakpoint
-- A test of a template goes to the recruiter's own address and to no other, and ten of them in ten minutes are enough.
-- The recruiter is locked first, so that of many presses at once each counts the ones before it.
CREATE FUNCTION refuse_template_test() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  own text;
BEGIN
  SELECT email INTO own FROM recruiters WHERE id = NEW.recruiter_id FOR NO KEY UPDATE;
  IF own IS DISTINCT FROM NEW.address THEN
    RAISE EXCEPTION 'system_emails_test_address' USING ERRCODE = 'check_violation', CONSTRAINT = 'system_emails_test_address';
  END IF;
  IF (SELECT count(*) FROM system_emails WHERE recruiter_id = NEW.recruiter_id AND kind = 'template_test'
      AND created_at > NEW.created_at - interval '10 minutes') >= 10 THEN
    RAISE EXCEPTION 'system_emails_test_pace' USING ERRCODE = 'check_violation', CONSTRAINT = 'system_emails_test_pace';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER system_emails_test BEFORE INSERT ON system_emails
  FOR EACH ROW WHEN (NEW.kind = 'template_test') EXECUTE FUNCTION refuse_template_test();
