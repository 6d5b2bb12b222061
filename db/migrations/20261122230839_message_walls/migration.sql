-- No screen, job, import or second recruiter goes around what is never allowed (DESIGN 2, rules 6 and 7): an email is
-- neither queued nor claimed against a do-not-contact, a suppression, an opt-out or a rest. The person is locked first,
-- and each statement of a volatile function sees what was committed until then.
CREATE FUNCTION refuse_unwanted_email() RETURNS trigger LANGUAGE plpgsql AS $$
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
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "messages_unwanted_queued" BEFORE INSERT ON "messages" FOR EACH ROW WHEN (NEW.state IN ('queued', 'claimed')) EXECUTE FUNCTION refuse_unwanted_email();--> statement-breakpoint
CREATE TRIGGER "messages_unwanted_claimed" BEFORE UPDATE OF "state" ON "messages" FOR EACH ROW WHEN (NEW.state = 'claimed') EXECUTE FUNCTION refuse_unwanted_email();
