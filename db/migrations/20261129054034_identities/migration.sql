CREATE TABLE "identities" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"recruiter_id" uuid NOT NULL,
	"provider" text NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"label" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone,
	CONSTRAINT "identities_once" UNIQUE("provider","issuer","subject"),
	CONSTRAINT "identities_provider" CHECK ("provider" in ('oidc', 'entra', 'google'))
);
--> statement-breakpoint
CREATE INDEX "identities_recruiter" ON "identities" ("recruiter_id");--> statement-breakpoint
ALTER TABLE "identities" ADD CONSTRAINT "identities_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind", ADD CONSTRAINT "security_events_kind" CHECK ("kind" in ('sign_in_failed', 'sign_in_throttled', 'verb_refused', 'webhook_refused', 'origin_refused', 'host_refused', 'exported', 'reset_asked', 'password_changed', 'session_ended', 'passkey_added', 'passkey_removed', 'identity_linked', 'identity_unlinked', 'second_step_on', 'second_step_off', 'recovery_code_used', 'invited', 'account_opened', 'account_closed', 'role_changed', 'email_changed'));--> statement-breakpoint
ALTER TABLE "sign_in_settings" DROP CONSTRAINT "sign_in_settings_ways_in", ADD CONSTRAINT "sign_in_settings_ways_in" CHECK ("ways_in" <@ array['password', 'passkey', 'link', 'oidc', 'entra', 'google']::text[]);