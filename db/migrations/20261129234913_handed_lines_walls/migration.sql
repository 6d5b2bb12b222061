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
-- A line goes to somebody who is here, may act on it, and may see its position.
CREATE FUNCTION handed_lines_receiver() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM recruiters r WHERE r.id = NEW.to_id AND r.deactivated_at IS NULL AND r.role <> 'viewer') THEN
    RAISE EXCEPTION 'a line of Today is handed to a recruiter who is here and may act' USING ERRCODE = 'check_violation', CONSTRAINT = 'handed_lines_receiver';
  END IF;
  IF NEW.position_id = ANY (positions_hidden_from(NEW.to_id)) THEN
    RAISE EXCEPTION 'a line of Today is handed to a recruiter who may see its position' USING ERRCODE = 'check_violation', CONSTRAINT = 'handed_lines_seen';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER handed_lines_receiver BEFORE INSERT OR UPDATE OF to_id, position_id ON handed_lines
  FOR EACH ROW EXECUTE FUNCTION handed_lines_receiver();
