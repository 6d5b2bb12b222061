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
-- How far somebody got is what happened: canceled interviews, withdrawn offers and moves that were taken back count no more.
UPDATE candidacies c SET furthest = f.stage FROM (
  SELECT k.id, (o.stages)[greatest(1,
    (SELECT max(array_position(o.stages, m.to_stage)) FROM stage_moves m WHERE m.candidacy_id = k.id
      AND m.to_stage IN ('sourced', 'screened') AND m.undoes_id IS NULL
      AND NOT EXISTS (SELECT FROM stage_moves u WHERE u.undoes_id = m.id)),
    CASE WHEN EXISTS (SELECT FROM submittals r WHERE r.candidacy_id = k.id) THEN 3 END,
    CASE WHEN EXISTS (SELECT FROM interviews r WHERE r.candidacy_id = k.id AND r.state <> 'canceled') THEN 4 END,
    CASE WHEN EXISTS (SELECT FROM offers r WHERE r.candidacy_id = k.id AND r.state <> 'withdrawn') THEN 5 END,
    CASE WHEN EXISTS (SELECT FROM placements r WHERE r.candidacy_id = k.id) THEN 6 END,
    CASE WHEN EXISTS (SELECT FROM placements r JOIN placement_changes x ON x.placement_id = r.id
      WHERE r.candidacy_id = k.id AND x.kind = 'started') THEN 7 END)] AS stage
  FROM candidacies k
  CROSS JOIN (SELECT array['sourced', 'screened', 'submitted', 'interview', 'offer', 'accepted', 'placed'] AS stages) o
  WHERE EXISTS (SELECT FROM stage_moves m WHERE m.candidacy_id = k.id)
) f WHERE f.id = c.id AND f.stage <> c.furthest;
