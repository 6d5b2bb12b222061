CREATE TABLE "reply_copies" (
	"reply_id" uuid PRIMARY KEY,
	"recruiter_id" uuid NOT NULL,
	"system_email_id" uuid NOT NULL,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "answers" ADD COLUMN "received_id" text;--> statement-breakpoint
CREATE UNIQUE INDEX "answers_received" ON "answers" ("received_id");--> statement-breakpoint
CREATE UNIQUE INDEX "reply_copies_token" ON "reply_copies" ("token");--> statement-breakpoint
CREATE INDEX "reply_copies_recruiter" ON "reply_copies" ("recruiter_id");--> statement-breakpoint
CREATE INDEX "reply_copies_system_email" ON "reply_copies" ("system_email_id");--> statement-breakpoint
ALTER TABLE "reply_copies" ADD CONSTRAINT "reply_copies_reply_id_replies_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id");--> statement-breakpoint
ALTER TABLE "reply_copies" ADD CONSTRAINT "reply_copies_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "reply_copies" ADD CONSTRAINT "reply_copies_system_email_id_system_emails_id_fkey" FOREIGN KEY ("system_email_id") REFERENCES "system_emails"("id");--> statement-breakpoint
ALTER TABLE "system_emails" DROP CONSTRAINT "system_emails_kind", ADD CONSTRAINT "system_emails_kind" CHECK ("kind" in ('invitation', 'password_reset', 'password_changed', 'sign_in', 'email_change', 'email_changed', 'test', 'new_device', 'reply_copy', 'answer_not_sent'));