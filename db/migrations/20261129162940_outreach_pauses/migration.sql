CREATE TABLE "outreach_pauses" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"scope" text NOT NULL,
	"template_id" uuid,
	"recruiter_id" uuid,
	"cause" text NOT NULL,
	"counted" integer NOT NULL,
	"sent" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"operation_id" uuid NOT NULL,
	"resumed_at" timestamp with time zone,
	"resumed_by" uuid,
	"resumed_reason" text,
	"resumed_operation_id" uuid,
	CONSTRAINT "outreach_pauses_scope" CHECK ("scope" in ('firm', 'template', 'recruiter')),
	CONSTRAINT "outreach_pauses_cause" CHECK ("cause" in ('bounced', 'complained')),
	CONSTRAINT "outreach_pauses_whose" CHECK (("scope" = 'template') = ("template_id" is not null) and ("scope" = 'recruiter') = ("recruiter_id" is not null)),
	CONSTRAINT "outreach_pauses_resumed" CHECK (("resumed_at" is null) = ("resumed_reason" is null) and ("resumed_at" is null) = ("resumed_operation_id" is null))
);
--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "template_id" uuid;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "bounced_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "complained_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "messages_accepted" ON "messages" ("accepted_at","id") WHERE "accepted_at" is not null;--> statement-breakpoint
CREATE INDEX "messages_template_accepted" ON "messages" ("template_id","accepted_at","id") WHERE "template_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_by_accepted" ON "messages" ("by","accepted_at","id") WHERE "accepted_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "outreach_pauses_firm" ON "outreach_pauses" ("scope") WHERE "scope" = 'firm' and "resumed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outreach_pauses_live_template" ON "outreach_pauses" ("template_id") WHERE "resumed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "outreach_pauses_live_recruiter" ON "outreach_pauses" ("recruiter_id") WHERE "resumed_at" is null;--> statement-breakpoint
CREATE INDEX "outreach_pauses_at" ON "outreach_pauses" ("at");--> statement-breakpoint
CREATE INDEX "outreach_pauses_template" ON "outreach_pauses" ("template_id","resumed_at");--> statement-breakpoint
CREATE INDEX "outreach_pauses_recruiter" ON "outreach_pauses" ("recruiter_id","resumed_at");--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_template_id_templates_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id");--> statement-breakpoint
ALTER TABLE "outreach_pauses" ADD CONSTRAINT "outreach_pauses_template_id_templates_id_fkey" FOREIGN KEY ("template_id") REFERENCES "templates"("id");--> statement-breakpoint
ALTER TABLE "outreach_pauses" ADD CONSTRAINT "outreach_pauses_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "outreach_pauses" ADD CONSTRAINT "outreach_pauses_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "outreach_pauses" ADD CONSTRAINT "outreach_pauses_resumed_by_recruiters_id_fkey" FOREIGN KEY ("resumed_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "outreach_pauses" ADD CONSTRAINT "outreach_pauses_resumed_operation_id_operations_id_fkey" FOREIGN KEY ("resumed_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "system_emails" DROP CONSTRAINT "system_emails_kind", ADD CONSTRAINT "system_emails_kind" CHECK ("kind" in ('invitation', 'password_reset', 'password_changed', 'sign_in', 'email_change', 'email_changed', 'test', 'template_test', 'new_device', 'reply_copy', 'answer_not_sent', 'email_not_logged', 'outreach_paused'));