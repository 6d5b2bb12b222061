CREATE TABLE "notices" (
	"device_id" uuid,
	"kind" text,
	"subject_id" uuid,
	"due_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"next_at" timestamp with time zone,
	CONSTRAINT "notices_pkey" PRIMARY KEY("device_id","kind","subject_id","due_at"),
	CONSTRAINT "notices_kind" CHECK ("kind" in ('reply', 'interview'))
);
--> statement-breakpoint
CREATE TABLE "notified_devices" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"recruiter_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"endpoint" text NOT NULL,
	"p256dh" text NOT NULL,
	"auth" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "notices_next" ON "notices" ("next_at") WHERE "next_at" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "notified_devices_endpoint" ON "notified_devices" ("endpoint");--> statement-breakpoint
CREATE INDEX "notified_devices_recruiter" ON "notified_devices" ("recruiter_id");--> statement-breakpoint
CREATE INDEX "notified_devices_session" ON "notified_devices" ("session_id");--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_device_id_notified_devices_id_fkey" FOREIGN KEY ("device_id") REFERENCES "notified_devices"("id") ON DELETE CASCADE;--> statement-breakpoint
ALTER TABLE "notified_devices" ADD CONSTRAINT "notified_devices_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "notified_devices" ADD CONSTRAINT "notified_devices_session_id_sessions_id_fkey" FOREIGN KEY ("session_id") REFERENCES "sessions"("id") ON DELETE CASCADE;