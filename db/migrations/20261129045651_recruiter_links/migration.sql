CREATE TABLE "recruiter_links" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"kind" text NOT NULL,
	"recruiter_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"new_email" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	"voided_at" timestamp with time zone,
	CONSTRAINT "recruiter_links_kind" CHECK ("kind" in ('password_reset', 'email_change')),
	CONSTRAINT "recruiter_links_hashed" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "recruiter_links_new_email" CHECK (("new_email" is not null) = ("kind" = 'email_change')),
	CONSTRAINT "recruiter_links_one_end" CHECK ("used_at" is null or "voided_at" is null)
);
--> statement-breakpoint
CREATE TABLE "reset_requests" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"address" text NOT NULL,
	"asked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "recruiter_links_token" ON "recruiter_links" ("token_hash");--> statement-breakpoint
CREATE INDEX "recruiter_links_recruiter" ON "recruiter_links" ("recruiter_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "recruiter_links_open" ON "recruiter_links" ("recruiter_id","kind") WHERE "used_at" is null and "voided_at" is null;--> statement-breakpoint
ALTER TABLE "recruiter_links" ADD CONSTRAINT "recruiter_links_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind", ADD CONSTRAINT "security_events_kind" CHECK ("kind" in ('sign_in_failed', 'sign_in_throttled', 'verb_refused', 'webhook_refused', 'origin_refused', 'host_refused', 'exported', 'reset_asked', 'password_changed', 'session_ended', 'second_step_on', 'second_step_off', 'recovery_code_used', 'invited', 'account_opened', 'account_closed', 'role_changed', 'email_changed'));