CREATE TABLE "handed_lines" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"owner_id" uuid,
	"to_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"position_id" uuid,
	"at" timestamp with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	"ended_operation_id" uuid,
	CONSTRAINT "handed_lines_kind" CHECK ("kind" in ('interested', 'maybe_stop', 'reply', 'erasure_asked', 'back_open', 'offer_out', 'interview_today', 'interview_next', 'debrief', 'client_answered', 'decision_passed', 'update_due', 'answer_owed', 'no_word', 'correction', 'callback', 'starting', 'first_day', 'pre_start', 'day_call', 'contract_ending', 'guarantee_ending', 'license_expiring', 'import_check', 'check_in')),
	CONSTRAINT "handed_lines_two" CHECK ("owner_id" is distinct from "to_id"),
	CONSTRAINT "handed_lines_ended" CHECK (("ended_at" is null) = ("ended_operation_id" is null))
);
--> statement-breakpoint
CREATE TABLE "nudges" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"to_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"on" date NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	CONSTRAINT "nudges_kind" CHECK ("kind" in ('interested', 'maybe_stop', 'reply', 'erasure_asked', 'back_open', 'offer_out', 'interview_today', 'interview_next', 'debrief', 'client_answered', 'decision_passed', 'update_due', 'answer_owed', 'no_word', 'correction', 'callback', 'starting', 'first_day', 'pre_start', 'day_call', 'contract_ending', 'guarantee_ending', 'license_expiring', 'import_check', 'check_in')),
	CONSTRAINT "nudges_two" CHECK ("by" <> "to_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "handed_lines_live" ON "handed_lines" ("kind","subject_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "handed_lines_to" ON "handed_lines" ("to_id","ended_at");--> statement-breakpoint
CREATE INDEX "handed_lines_owner" ON "handed_lines" ("owner_id","ended_at");--> statement-breakpoint
CREATE INDEX "handed_lines_by" ON "handed_lines" ("by");--> statement-breakpoint
CREATE INDEX "handed_lines_position" ON "handed_lines" ("position_id");--> statement-breakpoint
CREATE INDEX "handed_lines_operation" ON "handed_lines" ("operation_id");--> statement-breakpoint
CREATE INDEX "handed_lines_ended_operation" ON "handed_lines" ("ended_operation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "nudges_once_a_day" ON "nudges" ("kind","subject_id","on");--> statement-breakpoint
CREATE INDEX "nudges_to" ON "nudges" ("to_id","at");--> statement-breakpoint
CREATE INDEX "nudges_by" ON "nudges" ("by");--> statement-breakpoint
CREATE INDEX "nudges_operation" ON "nudges" ("operation_id");--> statement-breakpoint
ALTER TABLE "handed_lines" ADD CONSTRAINT "handed_lines_owner_id_recruiters_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "handed_lines" ADD CONSTRAINT "handed_lines_to_id_recruiters_id_fkey" FOREIGN KEY ("to_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "handed_lines" ADD CONSTRAINT "handed_lines_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "handed_lines" ADD CONSTRAINT "handed_lines_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "handed_lines" ADD CONSTRAINT "handed_lines_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "handed_lines" ADD CONSTRAINT "handed_lines_ended_operation_id_operations_id_fkey" FOREIGN KEY ("ended_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_to_id_recruiters_id_fkey" FOREIGN KEY ("to_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");