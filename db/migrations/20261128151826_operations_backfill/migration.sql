-- Operations, and the history rows that stood in the audit log's JSON until now, for what was done before. Entries of one
-- operation share their instant and their actor, so each such pair becomes one. Its verb is that of the first entry, its
-- reason the first that somebody wrote: that of a revival was made up by Callback.
ALTER TABLE "audit_entries" DISABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
ALTER TABLE "stage_moves" DISABLE TRIGGER "stage_moves_append_only";--> statement-breakpoint
INSERT INTO "operations" ("id", "verb", "actor_kind", "recruiter_id", "system_name", "at", "reason")
SELECT (array_agg("id" ORDER BY "id"))[1], (array_agg("verb" ORDER BY "id"))[1], "actor_kind", "recruiter_id", "system_name", "at",
  (array_agg("reason" ORDER BY "verb" = 'reviveCandidacies', "id") FILTER (WHERE "reason" IS NOT NULL))[1]
FROM "audit_entries" GROUP BY "at", "actor_kind", "recruiter_id", "system_name";--> statement-breakpoint
ANALYZE "operations";--> statement-breakpoint
UPDATE "audit_entries" a SET "operation_id" = o."id",
  "fields" = ARRAY(SELECT jsonb_object_keys(coalesce(a."before", '{}') || coalesce(a."after", '{}')))
FROM "operations" o
WHERE o."at" = a."at" AND o."actor_kind" = a."actor_kind" AND o."recruiter_id" IS NOT DISTINCT FROM a."recruiter_id"
  AND o."system_name" IS NOT DISTINCT FROM a."system_name";--> statement-breakpoint
ANALYZE "audit_entries";--> statement-breakpoint
-- A history row belongs to the operation of the entry about its subject, of its instant and its actor.
UPDATE "stage_moves" m SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'candidacies' AND a."subject_id" = m."candidacy_id" AND a."at" = m."at"
  AND a."recruiter_id" IS NOT DISTINCT FROM m."by";--> statement-breakpoint
UPDATE "close_outs" e SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'candidacies' AND a."subject_id" = e."candidacy_id" AND a."at" = e."at"
  AND a."recruiter_id" IS NOT DISTINCT FROM e."by";--> statement-breakpoint
UPDATE "close_outs" e SET "undone_operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'candidacies' AND a."subject_id" = e."candidacy_id" AND a."at" = e."undone_at"
  AND a."recruiter_id" IS NOT DISTINCT FROM e."undone_by";--> statement-breakpoint
UPDATE "reopenings" r SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'reopenings' AND a."subject_id" = r."id" AND a."verb" = 'reopenOpening';--> statement-breakpoint
UPDATE "reopenings" r SET "undone_operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'reopenings' AND a."subject_id" = r."id" AND a."verb" = 'undoReopening';--> statement-breakpoint
UPDATE "reopenings" r SET "settled_operation_id" =
  (SELECT o."id" FROM "operations" o WHERE o."at" = r."settled_at" ORDER BY o."id" LIMIT 1)
WHERE r."settled_at" IS NOT NULL;--> statement-breakpoint
UPDATE "position_changes" h SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'positions' AND a."subject_id" = h."position_id" AND a."at" = h."at"
  AND a."recruiter_id" IS NOT DISTINCT FROM h."by";--> statement-breakpoint
-- Rows that were written otherwise than by the mutations have no entry: an undo needs an operation all the same.
CREATE TEMPORARY TABLE "without_operation" ON COMMIT DROP AS
SELECT DISTINCT ON (x."at", x."by") uuidv7() AS "id", x."verb", x."at", x."by" FROM (
  SELECT 'moveCandidacy' AS "verb", "at", "by" FROM "stage_moves" WHERE "operation_id" IS NULL
  UNION ALL SELECT 'closeOut', "at", "by" FROM "close_outs" WHERE "operation_id" IS NULL
  UNION ALL SELECT 'reopenOpening', "at", "by" FROM "reopenings" WHERE "operation_id" IS NULL
) x ORDER BY x."at", x."by", x."verb";--> statement-breakpoint
INSERT INTO "operations" ("id", "verb", "actor_kind", "recruiter_id", "system_name", "at")
SELECT "id", "verb", CASE WHEN "by" IS NULL THEN 'system' ELSE 'recruiter' END, "by", CASE WHEN "by" IS NULL THEN 'unknown' END, "at"
FROM "without_operation";--> statement-breakpoint
UPDATE "stage_moves" m SET "operation_id" = w."id" FROM "without_operation" w
WHERE m."operation_id" IS NULL AND w."at" = m."at" AND w."by" IS NOT DISTINCT FROM m."by";--> statement-breakpoint
UPDATE "close_outs" e SET "operation_id" = w."id" FROM "without_operation" w
WHERE e."operation_id" IS NULL AND w."at" = e."at" AND w."by" IS NOT DISTINCT FROM e."by";--> statement-breakpoint
UPDATE "reopenings" r SET "operation_id" = w."id" FROM "without_operation" w
WHERE r."operation_id" IS NULL AND w."at" = r."at" AND w."by" IS NOT DISTINCT FROM r."by";--> statement-breakpoint
INSERT INTO "position_changes" ("position_id", "kind", "at", "by", "fields", "operation_id")
SELECT "subject_id", 'edited', "at", "recruiter_id", ARRAY(SELECT jsonb_object_keys("after")), "operation_id"
FROM "audit_entries" WHERE "noun" = 'positions' AND "verb" = 'updatePosition' AND "after" <> '{}'
  AND "subject_id" IN (SELECT "id" FROM "positions") ORDER BY "id";--> statement-breakpoint
INSERT INTO "opening_changes" ("opening_id", "kind", "candidacy_id", "at", "by", "operation_id")
SELECT o."id", CASE a."verb" WHEN 'addOpening' THEN 'added' WHEN 'fillOpening' THEN 'filled' ELSE 'closed' END,
  (a."after" ->> 'candidacyId')::uuid, a."at", a."recruiter_id", a."operation_id"
FROM "audit_entries" a JOIN "openings" o ON o."id" = a."subject_id"
WHERE a."noun" = 'openings' AND a."verb" IN ('addOpening', 'fillOpening', 'closeOpening') ORDER BY a."id";--> statement-breakpoint
INSERT INTO "opening_changes" ("opening_id", "kind", "candidacy_id", "at", "by", "operation_id")
SELECT r."opening_id", 'freed', (a."before" ->> 'candidacyId')::uuid, a."at", a."recruiter_id", a."operation_id"
FROM "audit_entries" a JOIN "reopenings" r ON r."id" = a."subject_id"
WHERE a."noun" = 'reopenings' AND a."verb" = 'reopenOpening' AND a."before" ->> 'state' <> 'open' ORDER BY a."id";--> statement-breakpoint
INSERT INTO "revivals" ("candidacy_id", "stage_move_id", "close_out_id", "reopening_id", "said_yes_at", "runner_up", "operation_id", "undone_operation_id")
SELECT m."candidacy_id", m."id", (a."before" ->> 'closeOutId')::uuid,
  (SELECT r."subject_id" FROM "audit_entries" r WHERE r."operation_id" = a."operation_id" AND r."verb" = 'reopenOpening'
    AND r."after" -> 'broughtBack' ? m."candidacy_id"::text ORDER BY r."id" LIMIT 1),
  (a."before" ->> 'saidYesAt')::timestamptz, coalesce((a."before" ->> 'runnerUp')::boolean, false), a."operation_id",
  (SELECT u."operation_id" FROM "stage_moves" u WHERE u."undoes_id" = m."id")
FROM "audit_entries" a JOIN "stage_moves" m ON m."candidacy_id" = a."subject_id" AND m."at" = a."at" AND m."undoes_id" IS NULL
WHERE a."noun" = 'candidacies' AND a."verb" = 'reviveCandidacies'
ON CONFLICT DO NOTHING;--> statement-breakpoint
UPDATE "submittals" s SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'submittals' AND a."subject_id" = s."id" AND a."verb" = 'submitToClient';--> statement-breakpoint
UPDATE "interviews" i SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'interviews' AND a."subject_id" = i."id" AND a."verb" = 'scheduleInterview';--> statement-breakpoint
INSERT INTO "interview_changes" ("interview_id", "kind", "at", "by", "reason", "from_starts_at", "from_ends_at", "from_zone", "from_place", "to_starts_at", "to_zone", "operation_id")
SELECT i."id", CASE a."verb" WHEN 'moveInterview' THEN 'moved' WHEN 'cancelInterview' THEN 'canceled' ELSE 'no_show' END,
  a."at", a."recruiter_id", a."reason",
  coalesce((a."before" ->> 'startsAt')::timestamptz, i."starts_at"), coalesce((a."before" ->> 'endsAt')::timestamptz, i."ends_at"),
  coalesce(a."before" ->> 'zone', i."zone"), coalesce(a."before" ->> 'place', i."place"),
  (a."after" ->> 'startsAt')::timestamptz, a."after" ->> 'zone', a."operation_id"
FROM "audit_entries" a JOIN "interviews" i ON i."id" = a."subject_id"
WHERE a."noun" = 'interviews' AND a."verb" IN ('moveInterview', 'cancelInterview', 'markNoShow') ORDER BY a."id";--> statement-breakpoint
UPDATE "debriefs" d SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'debriefs' AND a."subject_id" = d."id" AND a."verb" = 'recordDebrief';--> statement-breakpoint
UPDATE "offers" f SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'offers' AND a."subject_id" = f."id" AND a."verb" = 'extendOffer';--> statement-breakpoint
UPDATE "offers" f SET "answer_operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'offers' AND a."subject_id" = f."id" AND a."verb" IN ('acceptOffer', 'declineOffer', 'withdrawOffer');--> statement-breakpoint
INSERT INTO "placement_changes" ("placement_id", "kind", "at", "by", "reason", "operation_id")
SELECT p."id", CASE a."verb" WHEN 'acceptOffer' THEN 'accepted' WHEN 'startPlacement' THEN 'started' WHEN 'completePlacement' THEN 'completed' ELSE 'fell_off' END,
  a."at", a."recruiter_id", a."reason", a."operation_id"
FROM "audit_entries" a JOIN "placements" p ON p."id" = a."subject_id"
WHERE a."noun" = 'placements' AND a."verb" IN ('acceptOffer', 'startPlacement', 'completePlacement', 'fallOff') ORDER BY a."id";--> statement-breakpoint
UPDATE "candidates" c SET "operation_id" = a."operation_id" FROM (SELECT DISTINCT ON ("subject_id") "subject_id", "operation_id" FROM "audit_entries"
  WHERE "noun" = 'candidates' ORDER BY "subject_id", "id" DESC) a WHERE a."subject_id" = c."id";--> statement-breakpoint
UPDATE "clients" c SET "operation_id" = a."operation_id" FROM (SELECT DISTINCT ON ("subject_id") "subject_id", "operation_id" FROM "audit_entries"
  WHERE "noun" = 'clients' ORDER BY "subject_id", "id" DESC) a WHERE a."subject_id" = c."id";--> statement-breakpoint
UPDATE "licenses" l SET "operation_id" = a."operation_id" FROM (SELECT DISTINCT ON ("subject_id") "subject_id", "operation_id" FROM "audit_entries"
  WHERE "noun" = 'licenses' ORDER BY "subject_id", "id" DESC) a WHERE a."subject_id" = l."id";--> statement-breakpoint
UPDATE "outreaches" x SET "operation_id" = a."operation_id" FROM "audit_entries" a WHERE a."noun" = 'outreaches' AND a."subject_id" = x."id";--> statement-breakpoint
UPDATE "imports" x SET "operation_id" = a."operation_id" FROM "audit_entries" a
WHERE a."noun" = 'imports' AND a."subject_id" = x."id" AND a."verb" = 'startImport';--> statement-breakpoint
-- Values leave what cannot be changed: erasing a person empties theirs.
INSERT INTO "changed_values" ("entry_id", "person_id", "before", "after")
SELECT a."id",
  CASE a."noun"
    WHEN 'people' THEN (SELECT p."id" FROM "people" p WHERE p."id" = a."subject_id")
    WHEN 'candidates' THEN (SELECT k."person_id" FROM "candidates" k WHERE k."id" = a."subject_id")
    WHEN 'licenses' THEN (SELECT k."person_id" FROM "candidates" k WHERE k."id" = coalesce(
      (SELECT l."candidate_id" FROM "licenses" l WHERE l."id" = a."subject_id"),
      (coalesce(a."before" ->> 'candidateId', a."after" ->> 'candidateId'))::uuid))
    WHEN 'callbacks' THEN (SELECT b."person_id" FROM "callbacks" b WHERE b."id" = a."subject_id")
    WHEN 'touches' THEN (SELECT t."person_id" FROM "touches" t WHERE t."id" = a."subject_id")
    WHEN 'messages' THEN (SELECT m."person_id" FROM "messages" m WHERE m."id" = a."subject_id")
    WHEN 'replies' THEN (SELECT y."person_id" FROM "replies" y WHERE y."id" = a."subject_id")
    WHEN 'clients' THEN (SELECT c."person_id" FROM "contacts" c WHERE c."id" = (a."after" ->> 'contactId')::uuid)
    ELSE (SELECT k."person_id" FROM "candidacies" c JOIN "candidates" k ON k."id" = c."candidate_id" WHERE c."id" = CASE a."noun"
      WHEN 'candidacies' THEN a."subject_id"
      WHEN 'submittals' THEN (SELECT s."candidacy_id" FROM "submittals" s WHERE s."id" = a."subject_id")
      WHEN 'interviews' THEN (SELECT i."candidacy_id" FROM "interviews" i WHERE i."id" = a."subject_id")
      WHEN 'debriefs' THEN (SELECT i."candidacy_id" FROM "debriefs" d JOIN "interviews" i ON i."id" = d."interview_id" WHERE d."id" = a."subject_id")
      WHEN 'offers' THEN (SELECT f."candidacy_id" FROM "offers" f WHERE f."id" = a."subject_id")
      WHEN 'placements' THEN (SELECT p."candidacy_id" FROM "placements" p WHERE p."id" = a."subject_id")
    END)
  END,
  coalesce(a."before", '{}'), coalesce(a."after", '{}')
FROM "audit_entries" a WHERE a."before" IS NOT NULL OR a."after" IS NOT NULL;--> statement-breakpoint
UPDATE "audit_entries" SET "before" = NULL, "after" = NULL, "reason" = NULL
WHERE "before" IS NOT NULL OR "after" IS NOT NULL OR "reason" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ENABLE TRIGGER "audit_entries_append_only";--> statement-breakpoint
ALTER TABLE "stage_moves" ENABLE TRIGGER "stage_moves_append_only";
