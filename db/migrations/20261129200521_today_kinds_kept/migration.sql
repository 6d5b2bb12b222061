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
END $$;--> statement-breakpoint
-- Whose candidate a person is stands beside their counters, so that whoever waited longest is found by one index.
CREATE FUNCTION owner_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.owner_id := (SELECT k.owner_id FROM candidates k WHERE k.person_id = NEW.person_id);
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER owner_of_activity BEFORE INSERT ON person_activity
FOR EACH ROW EXECUTE FUNCTION owner_of_activity();--> statement-breakpoint
CREATE FUNCTION owner_to_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE person_activity a SET owner_id = NEW.owner_id
    WHERE a.person_id = NEW.person_id AND a.owner_id IS DISTINCT FROM NEW.owner_id;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER owner_to_activity AFTER INSERT OR UPDATE OF owner_id, person_id ON candidates
FOR EACH ROW EXECUTE FUNCTION owner_to_activity();--> statement-breakpoint
UPDATE person_activity a SET owner_id = k.owner_id FROM candidates k
  WHERE k.person_id = a.person_id AND k.owner_id IS NOT NULL;
