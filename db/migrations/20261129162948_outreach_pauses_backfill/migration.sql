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
UPDATE messages SET template_id = v.template_id
FROM outreaches o JOIN template_versions v ON v.id = o.template_version_id
WHERE o.id = messages.outreach_id;
--> statement-breakpoint
UPDATE messages SET complained_at = state_at WHERE state = 'complained' AND accepted_at IS NOT NULL;
--> statement-breakpoint
UPDATE messages SET bounced_at = state_at
WHERE state = 'bounced' AND accepted_at IS NOT NULL
  AND EXISTS (SELECT 1 FROM suppressions s WHERE s.message_id = messages.id AND s.reason = 'hard_bounce');
