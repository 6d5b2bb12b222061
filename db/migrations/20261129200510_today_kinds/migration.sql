CREATE TABLE "placement_steps" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"placement_id" uuid NOT NULL,
	"step" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"operation_id" uuid,
	"undone_at" timestamp with time zone,
	"undone_operation_id" uuid,
	CONSTRAINT "placement_steps_step" CHECK ("step" in ('resignation', 'background', 'drug_screen', 'badge', 'i9')),
	CONSTRAINT "placement_steps_undone" CHECK (("undone_at" is null) = ("undone_operation_id" is null))
);
--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "checked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "checked_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "person_activity" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
CREATE INDEX "licenses_expires" ON "licenses" ("expires_on") WHERE "status" = 'active';--> statement-breakpoint
CREATE INDEX "import_rows_remarks" ON "import_rows" ("import_id") WHERE "verdict" = 'refused' or "notes" <> '[]';--> statement-breakpoint
CREATE INDEX "imports_unchecked" ON "imports" ("by","finished_at") WHERE "state" = 'done' and "checked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "placement_steps_once" ON "placement_steps" ("placement_id","step") WHERE "undone_at" is null;--> statement-breakpoint
CREATE INDEX "placement_steps_placement" ON "placement_steps" ("placement_id");--> statement-breakpoint
CREATE INDEX "placements_starts" ON "placements" ("state","start_on") WHERE "state" in ('accepted', 'started');--> statement-breakpoint
CREATE INDEX "placements_ends" ON "placements" ("ends_on") WHERE "state" = 'started';--> statement-breakpoint
CREATE INDEX "placements_guarantee" ON "placements" ("guarantee_until") WHERE "state" = 'started';--> statement-breakpoint
CREATE INDEX "person_activity_going_on" ON "person_activity" ("last_touch_at","person_id") WHERE "in_process_until" >= '9999-01-01 00:00:00+00';--> statement-breakpoint
CREATE INDEX "person_activity_check_in" ON "person_activity" ("owner_id","last_touch_at","person_id") WHERE "reachable" and "opted_out_at" is null and "resting_since" is null;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_checked_operation_id_operations_id_fkey" FOREIGN KEY ("checked_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "placement_steps" ADD CONSTRAINT "placement_steps_placement_id_placements_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placements"("id");--> statement-breakpoint
ALTER TABLE "placement_steps" ADD CONSTRAINT "placement_steps_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "placement_steps" ADD CONSTRAINT "placement_steps_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "placement_steps" ADD CONSTRAINT "placement_steps_undone_operation_id_operations_id_fkey" FOREIGN KEY ("undone_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "snoozes" DROP CONSTRAINT "snoozes_kind", ADD CONSTRAINT "snoozes_kind" CHECK ("kind" in ('interested', 'maybe_stop', 'reply', 'erasure_asked', 'back_open', 'offer_out', 'interview_today', 'interview_next', 'debrief', 'client_answered', 'decision_passed', 'update_due', 'answer_owed', 'no_word', 'correction', 'callback', 'starting', 'first_day', 'pre_start', 'day_call', 'contract_ending', 'guarantee_ending', 'license_expiring', 'import_check', 'check_in'));