CREATE TABLE "attachments" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"reply_id" uuid NOT NULL,
	"provider_id" text NOT NULL,
	"name" text NOT NULL,
	"size" integer NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"kind" text,
	"bytes" bytea,
	"attempts" integer DEFAULT 0 NOT NULL,
	"next_attempt_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attachments_state" CHECK ("state" in ('waiting', 'kept', 'refused')),
	CONSTRAINT "attachments_kind" CHECK ("kind" in ('pdf', 'word', 'excel', 'powerpoint', 'open_document', 'old_office', 'rich_text', 'text', 'png', 'jpeg', 'gif', 'webp', 'heic')),
	CONSTRAINT "attachments_kept" CHECK (("state" in ('kept')) = ("bytes" is not null and "kind" is not null)),
	CONSTRAINT "attachments_refused" CHECK (("state" in ('refused')) = ("reason" is not null))
);
--> statement-breakpoint
CREATE TABLE "log_addresses" (
	"recruiter_id" uuid PRIMARY KEY,
	"token" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "logged_emails" (
	"provider_id" text PRIMARY KEY,
	"recruiter_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "attachments_once" ON "attachments" ("reply_id","provider_id");--> statement-breakpoint
CREATE INDEX "attachments_waiting" ON "attachments" ("next_attempt_at") WHERE "state" in ('waiting');--> statement-breakpoint
CREATE UNIQUE INDEX "log_addresses_token" ON "log_addresses" ("token");--> statement-breakpoint
CREATE INDEX "logged_emails_recruiter" ON "logged_emails" ("recruiter_id");--> statement-breakpoint
ALTER TABLE "attachments" ADD CONSTRAINT "attachments_reply_id_replies_id_fkey" FOREIGN KEY ("reply_id") REFERENCES "replies"("id");--> statement-breakpoint
ALTER TABLE "log_addresses" ADD CONSTRAINT "log_addresses_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "logged_emails" ADD CONSTRAINT "logged_emails_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "system_emails" DROP CONSTRAINT "system_emails_kind", ADD CONSTRAINT "system_emails_kind" CHECK ("kind" in ('invitation', 'password_reset', 'password_changed', 'sign_in', 'email_change', 'email_changed', 'test', 'new_device', 'reply_copy', 'answer_not_sent', 'email_not_logged'));