CREATE TABLE "outreach_people" (
	"outreach_id" uuid,
	"person_id" uuid,
	"subject" text,
	"body" text,
	"ticked" boolean DEFAULT false NOT NULL,
	"seen" text,
	"outcome" text,
	"reason" text,
	"waits_until" timestamp with time zone,
	CONSTRAINT "outreach_people_pkey" PRIMARY KEY("outreach_id","person_id"),
	CONSTRAINT "outreach_people_outcome" CHECK ("outcome" in ('queued', 'waiting', 'refused')),
	CONSTRAINT "outreach_people_words" CHECK (("subject" is null) = ("body" is null)),
	CONSTRAINT "outreach_people_why" CHECK ("outcome" is null or "outcome" = 'queued' or "reason" is not null)
);
--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "state" text DEFAULT 'sent' NOT NULL;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "body" text;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "send_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "undo_until" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "outreaches" ADD COLUMN "changed_at" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "outreach_people_person" ON "outreach_people" ("person_id");--> statement-breakpoint
CREATE INDEX "outreaches_unsent" ON "outreaches" ("state","changed_at") WHERE "state" in ('draft', 'sending');--> statement-breakpoint
ALTER TABLE "outreach_people" ADD CONSTRAINT "outreach_people_outreach_id_outreaches_id_fkey" FOREIGN KEY ("outreach_id") REFERENCES "outreaches"("id");--> statement-breakpoint
ALTER TABLE "outreach_people" ADD CONSTRAINT "outreach_people_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_state" CHECK ("state" in ('draft', 'sending', 'sent', 'deleted'));--> statement-breakpoint
ALTER TABLE "outreaches" ADD CONSTRAINT "outreaches_words" CHECK (("subject" is null) = ("body" is null));