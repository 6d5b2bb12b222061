ALTER TABLE "suppressions" ADD COLUMN "key_id" text;--> statement-breakpoint
ALTER TABLE "suppressions" ADD CONSTRAINT "suppressions_key" CHECK ("address" is not null or "key_id" is not null);