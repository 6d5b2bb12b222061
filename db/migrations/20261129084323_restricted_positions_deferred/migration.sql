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
-- The one place that says who may not see what. It reads the partial index of the few restricted positions, and a
-- statement asks it once, as a subquery, whatever the number of its rows (db/restricted-positions.ts).
CREATE FUNCTION positions_hidden_from(reader uuid) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE AS $$
  SELECT coalesce(array_agg(p.id), '{}') FROM positions p
  WHERE p.restricted_at IS NOT NULL AND p.owner_id <> reader
    AND NOT EXISTS (SELECT FROM position_viewers v
      WHERE v.position_id = p.id AND v.recruiter_id = reader AND v.removed_at IS NULL)
    AND NOT EXISTS (SELECT FROM recruiters r WHERE r.id = reader AND r.role = 'admin')
$$;
