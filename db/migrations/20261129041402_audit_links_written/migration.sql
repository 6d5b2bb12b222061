-- Every operation is written down to be chained, whoever writes it.
CREATE FUNCTION note_unchained() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO unchained_operations (operation_id) SELECT id FROM written;
  RETURN NULL;
END $$;--> statement-breakpoint
CREATE TRIGGER "operations_unchained" AFTER INSERT ON "operations" REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_unchained();--> statement-breakpoint
INSERT INTO "unchained_operations" ("operation_id") SELECT "id" FROM "operations";--> statement-breakpoint
CREATE TRIGGER "audit_links_append_only" BEFORE UPDATE OR DELETE ON "audit_links" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();
