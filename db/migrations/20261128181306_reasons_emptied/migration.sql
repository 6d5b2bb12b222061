-- What somebody wrote as a reason may be about a person, so erasing that person empties it. Nothing else of a move or an
-- operation changes, and neither goes.
CREATE FUNCTION refuse_rewrite_except_emptied_reason() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND NEW.reason IS NULL AND to_jsonb(NEW) - 'reason' = to_jsonb(OLD) - 'reason' THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;--> statement-breakpoint
DROP TRIGGER "stage_moves_append_only" ON "stage_moves";--> statement-breakpoint
CREATE TRIGGER "stage_moves_append_only" BEFORE UPDATE OR DELETE ON "stage_moves" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_except_emptied_reason();--> statement-breakpoint
CREATE TRIGGER "operations_append_only" BEFORE UPDATE OR DELETE ON "operations" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite_except_emptied_reason();
