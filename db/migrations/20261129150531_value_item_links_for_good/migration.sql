-- Until now a link was free again once its item was archived. Of items with one link the one in use keeps it, else the
-- youngest; the others, all archived, keep it with their id behind it.
UPDATE "value_items" v SET "url" = v."url" || '#' || v."id" WHERE v."archived_at" IS NOT NULL AND EXISTS (
  SELECT FROM "value_items" o WHERE o."url" = v."url" AND o."id" <> v."id"
    AND (o."archived_at" IS NULL OR (o."created_at", o."id") > (v."created_at", v."id")));--> statement-breakpoint
DROP INDEX "value_items_link";--> statement-breakpoint
CREATE UNIQUE INDEX "value_items_link" ON "value_items" ("url");