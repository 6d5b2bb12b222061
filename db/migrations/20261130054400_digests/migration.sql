CREATE TABLE "digests" (
	"recruiter_id" uuid,
	"day" date,
	"at" timestamp with time zone NOT NULL,
	"lines" integer DEFAULT 0 NOT NULL,
	"email_id" uuid,
	CONSTRAINT "digests_pkey" PRIMARY KEY("recruiter_id","day"),
	CONSTRAINT "digests_lines" CHECK ("lines" >= 0 and ("email_id" is null) = ("lines" = 0))
);
--> statement-breakpoint
ALTER TABLE "recruiters" ADD COLUMN "digest_minute" integer;--> statement-breakpoint
ALTER TABLE "recruiters" ADD COLUMN "digest_set_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "digests_email" ON "digests" ("email_id");--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "digests" ADD CONSTRAINT "digests_email_id_system_emails_id_fkey" FOREIGN KEY ("email_id") REFERENCES "system_emails"("id");--> statement-breakpoint
ALTER TABLE "recruiters" ADD CONSTRAINT "recruiters_digest" CHECK (("digest_minute" is null) = ("digest_set_at" is null));--> statement-breakpoint
ALTER TABLE "recruiters" ADD CONSTRAINT "recruiters_digest_minute" CHECK ("digest_minute" between 0 and 1439);--> statement-breakpoint
ALTER TABLE "system_emails" DROP CONSTRAINT "system_emails_kind", ADD CONSTRAINT "system_emails_kind" CHECK ("kind" in ('invitation', 'password_reset', 'password_changed', 'sign_in', 'email_change', 'email_changed', 'test', 'template_test', 'new_device', 'reply_copy', 'answer_not_sent', 'email_not_logged', 'outreach_paused', 'digest'));