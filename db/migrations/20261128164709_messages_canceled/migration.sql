-- One spelling of a word: an email that was taken back is 'canceled', as a callback and an interview are. Workers of the
-- version before write the old word, so they are stopped before this runs.
ALTER TABLE "messages" DROP CONSTRAINT "messages_state";--> statement-breakpoint
ALTER TABLE "messages" DROP CONSTRAINT "messages_ended_why";--> statement-breakpoint
DROP INDEX "messages_back_open_once";--> statement-breakpoint
UPDATE "messages" SET "state" = 'canceled' WHERE "state" = 'cancelled';--> statement-breakpoint
CREATE UNIQUE INDEX "messages_back_open_once" ON "messages" ("person_id","reopening_id") WHERE "purpose" = 'back_open' and "state" not in ('canceled', 'failed', 'bounced');--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_state" CHECK ("state" in ('draft', 'queued', 'claimed', 'accepted', 'delivered', 'bounced', 'complained', 'canceled', 'failed', 'needs_human'));--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_ended_why" CHECK ("state" not in ('canceled', 'failed', 'needs_human') or "reason" is not null);
