CREATE TABLE "passkeys" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"recruiter_id" uuid NOT NULL,
	"name" text NOT NULL,
	"credential_id" text NOT NULL CONSTRAINT "passkeys_credential" UNIQUE,
	"public_key" text NOT NULL,
	"counter" bigint NOT NULL,
	"transports" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "used_challenges" (
	"hash" text PRIMARY KEY,
	"ends_at" timestamp with time zone NOT NULL,
	CONSTRAINT "used_challenges_hashed" CHECK ("hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "sign_in_settings" ADD COLUMN "ways_in" text[] DEFAULT '{password,passkey}'::text[] NOT NULL;--> statement-breakpoint
CREATE INDEX "passkeys_recruiter" ON "passkeys" ("recruiter_id");--> statement-breakpoint
ALTER TABLE "passkeys" ADD CONSTRAINT "passkeys_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "sign_in_settings" ADD CONSTRAINT "sign_in_settings_ways_in" CHECK ("ways_in" <@ array['password', 'passkey']::text[]);--> statement-breakpoint
ALTER TABLE "sign_in_settings" ADD CONSTRAINT "sign_in_settings_one_way" CHECK (cardinality("ways_in") > 0);--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind", ADD CONSTRAINT "security_events_kind" CHECK ("kind" in ('sign_in_failed', 'sign_in_throttled', 'verb_refused', 'webhook_refused', 'origin_refused', 'host_refused', 'exported', 'reset_asked', 'password_changed', 'session_ended', 'passkey_added', 'passkey_removed', 'second_step_on', 'second_step_off', 'recovery_code_used', 'invited', 'account_opened', 'account_closed', 'role_changed', 'email_changed'));