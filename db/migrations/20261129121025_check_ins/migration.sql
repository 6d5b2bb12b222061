CREATE TABLE "check_in_promises" (
	"check_in_id" uuid,
	"promise_id" uuid,
	CONSTRAINT "check_in_promises_pkey" PRIMARY KEY("check_in_id","promise_id")
);
--> statement-breakpoint
CREATE TABLE "check_ins" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"contact_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"by" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "client_answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"promise_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"check_in_id" uuid,
	"kind" text NOT NULL,
	"words" text DEFAULT '' NOT NULL,
	"decide_on" date,
	"at" timestamp with time zone NOT NULL,
	"by" uuid,
	"operation_id" uuid NOT NULL,
	"handled_at" timestamp with time zone,
	"handled_operation_id" uuid,
	CONSTRAINT "client_answers_kind" CHECK ("kind" in ('yes', 'no', 'next_step', 'new_date')),
	CONSTRAINT "client_answers_date" CHECK (("kind" = 'new_date') = ("decide_on" is not null)),
	CONSTRAINT "client_answers_handled" CHECK (("handled_at" is null) = ("handled_operation_id" is null))
);
--> statement-breakpoint
CREATE INDEX "check_in_promises_promise" ON "check_in_promises" ("promise_id");--> statement-breakpoint
CREATE UNIQUE INDEX "check_ins_message" ON "check_ins" ("message_id");--> statement-breakpoint
CREATE INDEX "check_ins_contact" ON "check_ins" ("contact_id","created_at");--> statement-breakpoint
CREATE INDEX "client_answers_candidacy" ON "client_answers" ("candidacy_id","at");--> statement-breakpoint
CREATE INDEX "client_answers_promise" ON "client_answers" ("promise_id");--> statement-breakpoint
CREATE INDEX "client_answers_contact" ON "client_answers" ("contact_id");--> statement-breakpoint
CREATE INDEX "client_answers_check_in" ON "client_answers" ("check_in_id") WHERE "check_in_id" is not null;--> statement-breakpoint
CREATE INDEX "client_answers_open" ON "client_answers" ("at") WHERE "handled_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_check_in_planned" ON "messages" ("person_id") WHERE "purpose" = 'client_check_in' and "state" in ('queued', 'claimed');--> statement-breakpoint
ALTER TABLE "check_in_promises" ADD CONSTRAINT "check_in_promises_check_in_id_check_ins_id_fkey" FOREIGN KEY ("check_in_id") REFERENCES "check_ins"("id");--> statement-breakpoint
ALTER TABLE "check_in_promises" ADD CONSTRAINT "check_in_promises_promise_id_promises_id_fkey" FOREIGN KEY ("promise_id") REFERENCES "promises"("id");--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_contact_id_contacts_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id");--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "check_ins" ADD CONSTRAINT "check_ins_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_promise_id_promises_id_fkey" FOREIGN KEY ("promise_id") REFERENCES "promises"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_contact_id_contacts_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_check_in_id_check_ins_id_fkey" FOREIGN KEY ("check_in_id") REFERENCES "check_ins"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "client_answers" ADD CONSTRAINT "client_answers_handled_operation_id_operations_id_fkey" FOREIGN KEY ("handled_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "snoozes" DROP CONSTRAINT "snoozes_kind", ADD CONSTRAINT "snoozes_kind" CHECK ("kind" in ('interested', 'maybe_stop', 'reply', 'back_open', 'offer_out', 'interview_today', 'debrief', 'client_answered', 'decision_passed', 'answer_owed', 'callback'));--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_of_outreach", ADD CONSTRAINT "messages_of_outreach" CHECK ("outreach_id" is not null or "purpose" in ('answer', 'client_check_in'));