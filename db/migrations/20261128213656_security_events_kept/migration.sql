-- A count only grows, and a row stays for half a year by the clock of the database, whoever asks.
CREATE FUNCTION refuse_rewrite_of_security_events() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND OLD.last_at < now() - interval '180 days' THEN
    RETURN OLD;
  END IF;
  IF TG_OP = 'UPDATE' AND NEW.count > OLD.count AND NEW.last_at >= OLD.last_at
    AND to_jsonb(NEW) - 'count' - 'last_at' = to_jsonb(OLD) - 'count' - 'last_at' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER "security_events_append_only" BEFORE UPDATE OR DELETE ON "security_events" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_of_security_events();--> statement-breakpoint
-- The application may take nothing away by itself: it asks for this, which the owner's right does, and which takes no
-- argument, so that no clock but the database's decides what is old.
CREATE FUNCTION delete_old_security_events() RETURNS bigint LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH gone AS (DELETE FROM security_events WHERE last_at < now() - interval '180 days' RETURNING id)
  SELECT count(*) FROM gone;
$$;
