CREATE TABLE "corrections" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"recruiter_id" uuid NOT NULL,
	"field" text NOT NULL,
	"was" jsonb NOT NULL,
	"proposed" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_operation_id" uuid,
	CONSTRAINT "corrections_field" CHECK ("field" in ('phone', 'place', 'pay', 'availability')),
	CONSTRAINT "corrections_state" CHECK ("state" in ('open', 'confirmed', 'declined', 'replaced')),
	CONSTRAINT "corrections_settled" CHECK (("state" = 'open') = ("settled_at" is null)),
	CONSTRAINT "corrections_settled_by" CHECK (("settled_at" is null) = ("settled_operation_id" is null))
);
--> statement-breakpoint
CREATE TABLE "erasure_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"recruiter_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"operation_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_operation_id" uuid,
	"note" text,
	CONSTRAINT "erasure_requests_state" CHECK ("state" in ('open', 'withdrawn', 'done')),
	CONSTRAINT "erasure_requests_settled" CHECK (("state" = 'open') = ("settled_at" is null)),
	CONSTRAINT "erasure_requests_settled_by" CHECK (("settled_at" is null) = ("settled_operation_id" is null)),
	CONSTRAINT "erasure_requests_done_how" CHECK ("state" <> 'done' or btrim("note") <> '')
);
--> statement-breakpoint
CREATE TABLE "person_paces" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"person_id" uuid NOT NULL,
	"pace" text NOT NULL,
	"days" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"message_id" uuid NOT NULL,
	"operation_id" uuid NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "person_paces_pace" CHECK ("pace" in ('weekly', 'monthly', 'quarterly', 'half_yearly')),
	CONSTRAINT "person_paces_days" CHECK ((pace = 'weekly' and days = 7) or (pace = 'monthly' and days = 31) or (pace = 'quarterly' and days = 92) or (pace = 'half_yearly' and days = 183))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "corrections_open" ON "corrections" ("person_id","field") WHERE "state" = 'open';--> statement-breakpoint
CREATE INDEX "corrections_waiting" ON "corrections" ("at") WHERE "state" = 'open';--> statement-breakpoint
CREATE INDEX "corrections_person" ON "corrections" ("person_id","at");--> statement-breakpoint
CREATE INDEX "corrections_message" ON "corrections" ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_requests_open" ON "erasure_requests" ("person_id") WHERE "state" = 'open';--> statement-breakpoint
CREATE INDEX "erasure_requests_waiting" ON "erasure_requests" ("at") WHERE "state" = 'open';--> statement-breakpoint
CREATE INDEX "erasure_requests_person" ON "erasure_requests" ("person_id","at");--> statement-breakpoint
CREATE INDEX "erasure_requests_message" ON "erasure_requests" ("message_id");--> statement-breakpoint
CREATE UNIQUE INDEX "person_paces_live" ON "person_paces" ("person_id") WHERE "ended_at" is null;--> statement-breakpoint
CREATE INDEX "person_paces_person" ON "person_paces" ("person_id","at");--> statement-breakpoint
CREATE INDEX "person_paces_message" ON "person_paces" ("message_id");--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "corrections" ADD CONSTRAINT "corrections_settled_operation_id_operations_id_fkey" FOREIGN KEY ("settled_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_settled_operation_id_operations_id_fkey" FOREIGN KEY ("settled_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "person_paces" ADD CONSTRAINT "person_paces_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "person_paces" ADD CONSTRAINT "person_paces_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "person_paces" ADD CONSTRAINT "person_paces_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "pauses" DROP CONSTRAINT "pauses_kind", ADD CONSTRAINT "pauses_kind" CHECK ("kind" in ('not_now', 'auto_reply', 'maybe_stop', 'erasure_asked', 'rest_lifted'));--> statement-breakpoint
ALTER TABLE "snoozes" DROP CONSTRAINT "snoozes_kind", ADD CONSTRAINT "snoozes_kind" CHECK ("kind" in ('interested', 'maybe_stop', 'reply', 'erasure_asked', 'back_open', 'offer_out', 'interview_today', 'debrief', 'client_answered', 'decision_passed', 'update_due', 'answer_owed', 'correction', 'callback'));--> statement-breakpoint
ALTER TABLE "system_emails" DROP CONSTRAINT "system_emails_kind", ADD CONSTRAINT "system_emails_kind" CHECK ("kind" in ('invitation', 'password_reset', 'password_changed', 'sign_in', 'email_change', 'email_changed', 'test', 'template_test', 'new_device', 'reply_copy', 'answer_not_sent', 'email_not_logged'));