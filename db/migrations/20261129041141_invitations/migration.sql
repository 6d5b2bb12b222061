CREATE TABLE "invitations" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"address" text NOT NULL,
	"role" text NOT NULL,
	"invited_by" uuid,
	"invited_at" timestamp with time zone NOT NULL,
	"token_hash" text NOT NULL,
	"sent_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"email_id" uuid NOT NULL,
	"accepted_at" timestamp with time zone,
	"accepted_by" uuid,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"operation_id" uuid,
	CONSTRAINT "invitations_role" CHECK ("role" in ('admin', 'manager', 'recruiter', 'viewer')),
	CONSTRAINT "invitations_token_hash" CHECK ("token_hash" ~ '^[0-9a-f]{64}$'),
	CONSTRAINT "invitations_accepted" CHECK (("accepted_at" is null) = ("accepted_by" is null)),
	CONSTRAINT "invitations_one_end" CHECK ("accepted_at" is null or "revoked_at" is null)
);
--> statement-breakpoint
CREATE TABLE "system_emails" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"kind" text NOT NULL,
	"recruiter_id" uuid,
	"address" text NOT NULL,
	"from_address" text NOT NULL,
	"reply_to" text NOT NULL,
	"subject" text NOT NULL,
	"sealed_body" text,
	"idempotency_key" text NOT NULL,
	"state" text DEFAULT 'queued' NOT NULL,
	"state_at" timestamp with time zone NOT NULL,
	"reason" text,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"last_error" text,
	"provider_id" text,
	"send_before" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "system_emails_kind" CHECK ("kind" in ('invitation', 'password_reset', 'password_changed', 'email_change', 'email_changed', 'new_device')),
	CONSTRAINT "system_emails_state" CHECK ("state" in ('queued', 'claimed', 'accepted', 'bounced', 'failed', 'canceled')),
	CONSTRAINT "system_emails_sealed" CHECK (("state" in ('queued', 'claimed')) = ("sealed_body" is not null)),
	CONSTRAINT "system_emails_within_key" CHECK ("send_before" > "created_at" and "send_before" <= "created_at" + interval '23 hours')
);
--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_token" ON "invitations" ("token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_open" ON "invitations" ("address") WHERE "accepted_at" is null and "revoked_at" is null;--> statement-breakpoint
CREATE INDEX "invitations_invited_by" ON "invitations" ("invited_by");--> statement-breakpoint
CREATE INDEX "invitations_email" ON "invitations" ("email_id");--> statement-breakpoint
CREATE INDEX "invitations_accepted_by" ON "invitations" ("accepted_by");--> statement-breakpoint
CREATE INDEX "invitations_revoked_by" ON "invitations" ("revoked_by");--> statement-breakpoint
CREATE UNIQUE INDEX "system_emails_key" ON "system_emails" ("idempotency_key");--> statement-breakpoint
CREATE INDEX "system_emails_due" ON "system_emails" ("id") WHERE "state" in ('queued', 'claimed');--> statement-breakpoint
CREATE INDEX "system_emails_provider" ON "system_emails" ("provider_id");--> statement-breakpoint
CREATE INDEX "system_emails_recruiter" ON "system_emails" ("recruiter_id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_invited_by_recruiters_id_fkey" FOREIGN KEY ("invited_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_email_id_system_emails_id_fkey" FOREIGN KEY ("email_id") REFERENCES "system_emails"("id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_recruiters_id_fkey" FOREIGN KEY ("accepted_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_revoked_by_recruiters_id_fkey" FOREIGN KEY ("revoked_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "system_emails" ADD CONSTRAINT "system_emails_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "security_events" DROP CONSTRAINT "security_events_kind", ADD CONSTRAINT "security_events_kind" CHECK ("kind" in ('sign_in_failed', 'sign_in_throttled', 'verb_refused', 'webhook_refused', 'origin_refused', 'host_refused', 'exported', 'password_changed', 'session_ended', 'invited', 'account_opened', 'account_closed', 'role_changed', 'email_changed'));