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
--> statement-breakpoint
-- Each installation has one firm from its first day; an admin completes it in Settings before anything is sent.
INSERT INTO "settings" ("firm_name", "postal_address", "zone", "mail_domain", "updated_at") VALUES ('Your company', '', 'America/New_York', '', now());--> statement-breakpoint
INSERT INTO "holidays" ("on", "name") VALUES
  ('2026-01-01', 'New Year''s Day'), ('2026-05-25', 'Memorial Day'), ('2026-06-19', 'Juneteenth'), ('2026-07-03', 'Independence Day'), ('2026-09-07', 'Labor Day'), ('2026-11-26', 'Thanksgiving'), ('2026-12-25', 'Christmas Day'),
  ('2027-01-01', 'New Year''s Day'), ('2027-05-31', 'Memorial Day'), ('2027-06-18', 'Juneteenth'), ('2027-07-05', 'Independence Day'), ('2027-09-06', 'Labor Day'), ('2027-11-25', 'Thanksgiving'), ('2027-12-24', 'Christmas Day'),
  ('2028-01-03', 'New Year''s Day'), ('2028-05-29', 'Memorial Day'), ('2028-06-19', 'Juneteenth'), ('2028-07-04', 'Independence Day'), ('2028-09-04', 'Labor Day'), ('2028-11-23', 'Thanksgiving'), ('2028-12-25', 'Christmas Day');
