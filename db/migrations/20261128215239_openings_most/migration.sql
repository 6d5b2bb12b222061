-- A position has at most 50 openings that are not closed, whoever adds them and however many at once: the position is
-- locked first, so that each who adds one sees those of the others.
CREATE FUNCTION refuse_openings_past_most() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM positions WHERE id = NEW.position_id FOR NO KEY UPDATE;
  IF (SELECT count(*) FROM openings WHERE position_id = NEW.position_id AND state <> 'closed') >= 50 THEN
    RAISE EXCEPTION 'openings_most' USING ERRCODE = 'check_violation', CONSTRAINT = 'openings_most';
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "openings_most" BEFORE INSERT ON "openings" FOR EACH ROW WHEN (NEW.state <> 'closed') EXECUTE FUNCTION refuse_openings_past_most();--> statement-breakpoint
CREATE TRIGGER "openings_most_again" BEFORE UPDATE OF "state" ON "openings" FOR EACH ROW WHEN (OLD.state = 'closed' AND NEW.state <> 'closed') EXECUTE FUNCTION refuse_openings_past_most();
