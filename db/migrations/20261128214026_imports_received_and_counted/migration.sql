ALTER TABLE "imports" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "received_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "imports_one_upload" ON "imports" ("by") WHERE "state" in ('receiving');--> statement-breakpoint
ALTER TABLE "imports" DROP CONSTRAINT "imports_state", ADD CONSTRAINT "imports_state" CHECK ("state" in ('receiving', 'counting', 'uploaded', 'mapped', 'running', 'done', 'failed', 'undone'));