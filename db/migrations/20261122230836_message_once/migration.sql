DROP INDEX "messages_outreach";--> statement-breakpoint
CREATE UNIQUE INDEX "messages_outreach" ON "messages" ("outreach_id","person_id");