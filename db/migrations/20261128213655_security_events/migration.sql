CREATE TABLE "security_events" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"kind" text NOT NULL,
	"code" text NOT NULL,
	"recruiter_id" uuid,
	"subject_id" uuid,
	"source" text,
	"minute" timestamp with time zone NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	"count" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "security_events_minute" UNIQUE NULLS NOT DISTINCT("kind","minute","code","source","recruiter_id","subject_id"),
	CONSTRAINT "security_events_kind" CHECK ("kind" in ('sign_in_failed', 'sign_in_throttled', 'verb_refused', 'webhook_refused', 'origin_refused', 'host_refused', 'exported', 'password_changed', 'session_ended')),
	CONSTRAINT "security_events_words_only" CHECK ("code" ~ '^[]A-Za-z0-9_/.:[-]{1,100}$' and "source" ~ '^[0-9a-f]{16}$'),
	CONSTRAINT "security_events_counted" CHECK ("count" > 0 and "last_at" >= "at")
);
--> statement-breakpoint
CREATE INDEX "security_events_at" ON "security_events" ("at","id");--> statement-breakpoint
CREATE INDEX "security_events_recruiter" ON "security_events" ("recruiter_id");--> statement-breakpoint
ALTER TABLE "security_events" ADD CONSTRAINT "security_events_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");