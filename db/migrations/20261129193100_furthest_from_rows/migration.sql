ALTER TABLE "submittals" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submittals" ADD COLUMN "undone_operation_id" uuid;--> statement-breakpoint
DROP INDEX "submittals_once_a_day";--> statement-breakpoint
CREATE UNIQUE INDEX "submittals_once_a_day" ON "submittals" ("candidacy_id","submitted_on") WHERE "undone_at" is null;--> statement-breakpoint
ALTER TABLE "submittals" ADD CONSTRAINT "submittals_undone_operation_id_operations_id_fkey" FOREIGN KEY ("undone_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "submittals" ADD CONSTRAINT "submittals_undone" CHECK (("undone_at" is null) = ("undone_operation_id" is null));