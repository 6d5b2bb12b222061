-- One counted email a month and person: ranges of one person do not overlap, whoever sends (DESIGN 2, rule 5).
ALTER TABLE "slots" ADD CONSTRAINT "slots_no_overlap" EXCLUDE USING gist ("person_id" WITH =, tstzrange("at", "until") WITH &&) WHERE ("state" <> 'released' AND "override_reason" IS NULL);--> statement-breakpoint
-- The month may be broken once, with a written reason: overrides sit outside, but do not overlap each other.
ALTER TABLE "slots" ADD CONSTRAINT "slots_one_override" EXCLUDE USING gist ("person_id" WITH =, tstzrange("at", "until") WITH &&) WHERE ("state" <> 'released' AND "override_reason" IS NOT NULL);--> statement-breakpoint
CREATE FUNCTION refuse_rewrite() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;--> statement-breakpoint
CREATE TRIGGER "audit_entries_append_only" BEFORE UPDATE OR DELETE ON "audit_entries" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
CREATE TRIGGER "stage_moves_append_only" BEFORE UPDATE OR DELETE ON "stage_moves" FOR EACH ROW EXECUTE FUNCTION refuse_rewrite();--> statement-breakpoint
ALTER TABLE "person_activity" SET (autovacuum_vacuum_scale_factor = 0.01, fillfactor = 80);--> statement-breakpoint
-- Names of many languages are found by their plain letters.
CREATE FUNCTION plain_text(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN lower(unaccent('unaccent'::regdictionary, value));
