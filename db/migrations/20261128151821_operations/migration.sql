CREATE TABLE "changed_values" (
	"entry_id" uuid PRIMARY KEY,
	"person_id" uuid,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "interview_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"interview_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"reason" text,
	"from_starts_at" timestamp with time zone NOT NULL,
	"from_ends_at" timestamp with time zone NOT NULL,
	"from_zone" text NOT NULL,
	"from_place" text DEFAULT '' NOT NULL,
	"to_starts_at" timestamp with time zone,
	"to_zone" text,
	"operation_id" uuid,
	CONSTRAINT "interview_changes_kind" CHECK ("kind" in ('moved', 'canceled', 'no_show')),
	CONSTRAINT "interview_changes_moved" CHECK (("kind" = 'moved') = ("to_starts_at" is not null))
);
--> statement-breakpoint
CREATE TABLE "placement_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"placement_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"reason" text,
	"operation_id" uuid,
	CONSTRAINT "placement_changes_kind" CHECK ("kind" in ('accepted', 'started', 'completed', 'fell_off'))
);
--> statement-breakpoint
CREATE TABLE "opening_changes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"opening_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"candidacy_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"operation_id" uuid,
	CONSTRAINT "opening_changes_kind" CHECK ("kind" in ('added', 'filled', 'freed', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "operations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"verb" text NOT NULL,
	"actor_kind" text NOT NULL,
	"recruiter_id" uuid,
	"system_name" text,
	"at" timestamp with time zone NOT NULL,
	"reason" text,
	"undoes_id" uuid,
	CONSTRAINT "operations_actor_kind" CHECK ("actor_kind" in ('recruiter', 'system')),
	CONSTRAINT "operations_actor" CHECK (("actor_kind" = 'recruiter') = ("recruiter_id" is not null) and ("actor_kind" = 'system') = ("system_name" is not null))
);
--> statement-breakpoint
CREATE TABLE "revivals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"stage_move_id" uuid NOT NULL,
	"close_out_id" uuid,
	"reopening_id" uuid,
	"said_yes_at" timestamp with time zone,
	"runner_up" boolean NOT NULL,
	"operation_id" uuid,
	"undone_operation_id" uuid
);
--> statement-breakpoint
DROP INDEX "audit_entries_at";--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ADD COLUMN "fields" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "close_outs" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "close_outs" ADD COLUMN "undone_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "stage_moves" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "candidates" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "licenses" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "clients" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "debriefs" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "interviews" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "offers" ADD COLUMN "answer_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "reopenings" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "reopenings" ADD COLUMN "undone_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "reopenings" ADD COLUMN "settled_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "position_changes" ADD COLUMN "fields" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "position_changes" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "submittals" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "at" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "actor_kind" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "audit_entries" ALTER COLUMN "verb" DROP NOT NULL;--> statement-breakpoint
DROP INDEX "audit_entries_subject";--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" ("noun","subject_id","id");--> statement-breakpoint
CREATE INDEX "audit_entries_operation" ON "audit_entries" ("operation_id");--> statement-breakpoint
CREATE INDEX "changed_values_person" ON "changed_values" ("person_id");--> statement-breakpoint
CREATE INDEX "close_outs_operation" ON "close_outs" ("operation_id");--> statement-breakpoint
CREATE INDEX "stage_moves_operation" ON "stage_moves" ("operation_id");--> statement-breakpoint
CREATE INDEX "interview_changes_interview" ON "interview_changes" ("interview_id","at");--> statement-breakpoint
CREATE INDEX "placement_changes_placement" ON "placement_changes" ("placement_id","at");--> statement-breakpoint
CREATE INDEX "opening_changes_opening" ON "opening_changes" ("opening_id","at");--> statement-breakpoint
CREATE INDEX "opening_changes_candidacy" ON "opening_changes" ("candidacy_id");--> statement-breakpoint
CREATE INDEX "reopenings_operation" ON "reopenings" ("operation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "operations_undone_once" ON "operations" ("undoes_id");--> statement-breakpoint
CREATE INDEX "operations_at" ON "operations" ("at");--> statement-breakpoint
CREATE INDEX "operations_recruiter" ON "operations" ("recruiter_id","at");--> statement-breakpoint
CREATE INDEX "revivals_candidacy" ON "revivals" ("candidacy_id");--> statement-breakpoint
CREATE UNIQUE INDEX "revivals_stage_move" ON "revivals" ("stage_move_id");--> statement-breakpoint
CREATE INDEX "revivals_close_out" ON "revivals" ("close_out_id");--> statement-breakpoint
CREATE INDEX "revivals_reopening" ON "revivals" ("reopening_id");--> statement-breakpoint
ALTER TABLE "audit_entries" ADD CONSTRAINT "audit_entries_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "changed_values" ADD CONSTRAINT "changed_values_entry_id_audit_entries_id_fkey" FOREIGN KEY ("entry_id") REFERENCES "audit_entries"("id");--> statement-breakpoint
ALTER TABLE "changed_values" ADD CONSTRAINT "changed_values_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "close_outs" ADD CONSTRAINT "close_outs_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "close_outs" ADD CONSTRAINT "close_outs_undone_operation_id_operations_id_fkey" FOREIGN KEY ("undone_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "stage_moves" ADD CONSTRAINT "stage_moves_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "candidates" ADD CONSTRAINT "candidates_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "licenses" ADD CONSTRAINT "licenses_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "clients" ADD CONSTRAINT "clients_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "debriefs" ADD CONSTRAINT "debriefs_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "interview_changes" ADD CONSTRAINT "interview_changes_interview_id_interviews_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id");--> statement-breakpoint
ALTER TABLE "interview_changes" ADD CONSTRAINT "interview_changes_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "interview_changes" ADD CONSTRAINT "interview_changes_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "interviews" ADD CONSTRAINT "interviews_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_answer_operation_id_operations_id_fkey" FOREIGN KEY ("answer_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "placement_changes" ADD CONSTRAINT "placement_changes_placement_id_placements_id_fkey" FOREIGN KEY ("placement_id") REFERENCES "placements"("id");--> statement-breakpoint
ALTER TABLE "placement_changes" ADD CONSTRAINT "placement_changes_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "placement_changes" ADD CONSTRAINT "placement_changes_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "opening_changes" ADD CONSTRAINT "opening_changes_opening_id_openings_id_fkey" FOREIGN KEY ("opening_id") REFERENCES "openings"("id");--> statement-breakpoint
ALTER TABLE "opening_changes" ADD CONSTRAINT "opening_changes_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "opening_changes" ADD CONSTRAINT "opening_changes_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "opening_changes" ADD CONSTRAINT "opening_changes_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_undone_operation_id_operations_id_fkey" FOREIGN KEY ("undone_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "reopenings" ADD CONSTRAINT "reopenings_settled_operation_id_operations_id_fkey" FOREIGN KEY ("settled_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "operations" ADD CONSTRAINT "operations_undoes_id_operations_id_fkey" FOREIGN KEY ("undoes_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "position_changes" ADD CONSTRAINT "position_changes_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "revivals" ADD CONSTRAINT "revivals_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "revivals" ADD CONSTRAINT "revivals_stage_move_id_stage_moves_id_fkey" FOREIGN KEY ("stage_move_id") REFERENCES "stage_moves"("id");--> statement-breakpoint
ALTER TABLE "revivals" ADD CONSTRAINT "revivals_close_out_id_close_outs_id_fkey" FOREIGN KEY ("close_out_id") REFERENCES "close_outs"("id");--> statement-breakpoint
ALTER TABLE "revivals" ADD CONSTRAINT "revivals_reopening_id_reopenings_id_fkey" FOREIGN KEY ("reopening_id") REFERENCES "reopenings"("id");--> statement-breakpoint
ALTER TABLE "revivals" ADD CONSTRAINT "revivals_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "revivals" ADD CONSTRAINT "revivals_undone_operation_id_operations_id_fkey" FOREIGN KEY ("undone_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "submittals" ADD CONSTRAINT "submittals_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "position_changes" DROP CONSTRAINT "position_changes_kind", ADD CONSTRAINT "position_changes_kind" CHECK ("kind" in ('opened', 'held', 'hold_lifted', 'closed', 'reissued', 'edited'));