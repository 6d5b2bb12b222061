ALTER TABLE "settings" ADD COLUMN "restored_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "restored_compared_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "restored_gone" integer;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "restored_unknown" integer;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "database_identity" text;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_restored_paused" CHECK ("restored_at" is null or "sending_paused_at" is not null);