ALTER TABLE "import_rows" ADD COLUMN "changes" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "import_rows" ADD COLUMN "decided_operation_id" uuid;--> statement-breakpoint
CREATE INDEX "people_linkedin" ON "people" ("linkedin_url") WHERE "linkedin_url" is not null;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_decided_operation_id_operations_id_fkey" FOREIGN KEY ("decided_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "import_rows" DROP CONSTRAINT "import_rows_verdict_word", ADD CONSTRAINT "import_rows_verdict_word" CHECK ("verdict" in ('pending', 'created', 'updated', 'unchanged', 'held', 'refused'));