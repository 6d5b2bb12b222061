CREATE TABLE "answers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"reply_id" uuid NOT NULL,
	"message_id" uuid NOT NULL,
	"way" text NOT NULL,
	"operation_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_way" CHECK ("way" in ('callback', 'mailbox'))
);
--> statement-breakpoint
ALTER TABLE "messages" ALTER COLUMN "outreach_id" DROP NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "answers_message" ON "answers" ("message_id");--> statement-breakpoint
CREATE INDEX "answers_reply" ON "answers" ("reply_id","created_at");--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_reply_id_replies_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id");--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_message_id_messages_id_fkey" FOREIGN KEY ("message_id") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "answers" ADD CONSTRAINT "answers_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_of_outreach" CHECK ("outreach_id" is not null or "purpose" = 'answer');