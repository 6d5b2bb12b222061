-- Whoever has a board open hears which position has changed, whatever has changed it: a web process listens.
-- Said several times in one transaction, the same position is told once.
CREATE FUNCTION tell_changed_positions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('callback_position_changed', position_id::text) FROM (SELECT DISTINCT position_id FROM changed) AS told;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION tell_changed_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('callback_position_changed', id::text) FROM changed;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION tell_positions_of_candidacies() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('callback_position_changed', position_id::text)
    FROM (SELECT DISTINCT c.position_id FROM changed JOIN candidacies c ON c.id = changed.candidacy_id) AS told;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE FUNCTION tell_positions_of_interviews() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('callback_position_changed', position_id::text)
    FROM (SELECT DISTINCT c.position_id FROM changed JOIN interviews i ON i.id = changed.interview_id
      JOIN candidacies c ON c.id = i.candidacy_id) AS told;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "positions_told" AFTER UPDATE ON "positions" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_position();--> statement-breakpoint
CREATE TRIGGER "candidacies_added_told" AFTER INSERT ON "candidacies" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_positions();--> statement-breakpoint
CREATE TRIGGER "candidacies_changed_told" AFTER UPDATE ON "candidacies" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_positions();--> statement-breakpoint
CREATE TRIGGER "promises_added_told" AFTER INSERT ON "promises" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_positions();--> statement-breakpoint
CREATE TRIGGER "promises_changed_told" AFTER UPDATE ON "promises" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_changed_positions();--> statement-breakpoint
CREATE TRIGGER "interviews_added_told" AFTER INSERT ON "interviews" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();--> statement-breakpoint
CREATE TRIGGER "interviews_changed_told" AFTER UPDATE ON "interviews" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();--> statement-breakpoint
CREATE TRIGGER "debriefs_added_told" AFTER INSERT ON "debriefs" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_interviews();--> statement-breakpoint
CREATE TRIGGER "offers_added_told" AFTER INSERT ON "offers" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();--> statement-breakpoint
CREATE TRIGGER "offers_changed_told" AFTER UPDATE ON "offers" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();--> statement-breakpoint
CREATE TRIGGER "placements_added_told" AFTER INSERT ON "placements" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();--> statement-breakpoint
CREATE TRIGGER "placements_changed_told" AFTER UPDATE ON "placements" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();--> statement-breakpoint
CREATE TRIGGER "client_answers_added_told" AFTER INSERT ON "client_answers" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();--> statement-breakpoint
CREATE TRIGGER "client_answers_changed_told" AFTER UPDATE ON "client_answers" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION tell_positions_of_candidacies();
