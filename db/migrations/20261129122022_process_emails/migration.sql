CREATE TABLE "rights_to_represent" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"candidacy_id" uuid NOT NULL,
	"way" text NOT NULL,
	"given_on" date NOT NULL,
	"message_id" uuid,
	"by" uuid,
	"at" timestamp with time zone NOT NULL,
	"operation_id" uuid,
	CONSTRAINT "rights_to_represent_way" CHECK ("way" in ('button', 'reply', 'call'))
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "interview_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "interview_sequence" integer;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "attachments" jsonb DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "submittals" ADD COLUMN "without_right_reason" text;--> statement-breakpoint
CREATE INDEX "messages_interview_id" ON "messages" ("interview_id") WHERE "interview_id" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_interview_once" ON "messages" ("interview_id","person_id","interview_sequence") WHERE "process_subject" = 'interview' and "state" not in ('canceled', 'failed', 'bounced');--> statement-breakpoint
CREATE UNIQUE INDEX "rights_to_represent_once" ON "rights_to_represent" ("candidacy_id");--> statement-breakpoint
CREATE INDEX "rights_to_represent_message" ON "rights_to_represent" ("message_id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_interview_id_interviews_id_fkey" FOREIGN KEY ("interview_id") REFERENCES "interviews"("id");--> statement-breakpoint
ALTER TABLE "rights_to_represent" ADD CONSTRAINT "rights_to_represent_candidacy_id_candidacies_id_fkey" FOREIGN KEY ("candidacy_id") REFERENCES "candidacies"("id");--> statement-breakpoint
ALTER TABLE "rights_to_represent" ADD CONSTRAINT "rights_to_represent_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "rights_to_represent" ADD CONSTRAINT "rights_to_represent_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "rights_to_represent" ADD CONSTRAINT "rights_to_represent_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_interview" CHECK (("interview_id" is null) = ("interview_sequence" is null));--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_of_outreach", ADD CONSTRAINT "messages_of_outreach" CHECK ("outreach_id" is not null or "purpose" in ('answer', 'client_check_in', 'process'));