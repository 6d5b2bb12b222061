-- One check-in email a week to a contact, whoever sends it (docs/rules-of-contact.md, rule 2). What went before this wall
-- ends at its week, or where the next one began.
UPDATE "messages" m SET "week_until" = greatest(m."send_at", ends."until") FROM (
  SELECT "id", least("send_at" + interval '7 days', lead("send_at") OVER (PARTITION BY "person_id" ORDER BY "send_at", "id")) AS "until"
  FROM "messages" WHERE "purpose" = 'client_check_in' AND "state" NOT IN ('canceled', 'failed', 'bounced')
) ends WHERE m."id" = ends."id";--> statement-breakpoint
-- An email that was given up and went after all stands beside the one that has its week by now: its own is then empty.
CREATE FUNCTION hold_check_in_week() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.week_until IS NULL THEN
    NEW.week_until := NEW.send_at + interval '7 days';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.state IN ('canceled', 'failed', 'bounced') AND EXISTS (
    SELECT FROM messages m WHERE m.person_id = NEW.person_id AND m.id <> NEW.id AND m.purpose = 'client_check_in'
      AND m.state NOT IN ('canceled', 'failed', 'bounced')
      AND tstzrange(m.send_at, m.week_until) && tstzrange(NEW.send_at, NEW.week_until)
  ) THEN
    NEW.week_until := NEW.send_at;
  END IF;
  RETURN NEW;
END $$;--> statement-breakpoint
CREATE TRIGGER "messages_check_in_week_held" BEFORE INSERT OR UPDATE OF "state" ON "messages" FOR EACH ROW
  WHEN (NEW.purpose = 'client_check_in' AND NEW.state NOT IN ('canceled', 'failed', 'bounced')) EXECUTE FUNCTION hold_check_in_week();--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_check_in_week" EXCLUDE USING gist ("person_id" WITH =, tstzrange("send_at", "week_until") WITH &&)
  WHERE ("purpose" = 'client_check_in' AND "state" NOT IN ('canceled', 'failed', 'bounced'));
