CREATE TABLE "recovery_codes" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"recruiter_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "recovery_codes_once" UNIQUE("recruiter_id","code_hash"),
	CONSTRAINT "recovery_codes_hashed" CHECK ("code_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "second_steps" (
	"recruiter_id" uuid PRIMARY KEY,
	"sealed_secret" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"last_step" bigint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "sign_in_settings" ADD COLUMN "second_step_roles" text[] DEFAULT '{}'::text[] NOT NULL;--> statement-breakpoint
ALTER TABLE "recovery_codes" ADD CONSTRAINT "recovery_codes_recruiter_id_second_steps_recruiter_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "second_steps"("recruiter_id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "second_steps" ADD CONSTRAINT "second_steps_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "sign_in_settings" ADD CONSTRAINT "sign_in_settings_second_step" CHECK ("second_step_roles" <@ array['admin', 'manager', 'recruiter', 'viewer']::text[]);--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind", ADD CONSTRAINT "security_events_kind" CHECK ("kind" in ('sign_in_failed', 'sign_in_throttled', 'verb_refused', 'webhook_refused', 'origin_refused', 'host_refused', 'exported', 'password_changed', 'session_ended', 'second_step_on', 'second_step_off', 'recovery_code_used', 'invited', 'account_opened', 'account_closed', 'role_changed', 'email_changed'));