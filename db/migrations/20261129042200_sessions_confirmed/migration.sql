CREATE TABLE "sign_in_settings" (
	"only" boolean PRIMARY KEY DEFAULT true,
	"idle_days" integer DEFAULT 7 NOT NULL,
	"most_days" integer DEFAULT 30 NOT NULL,
	"updated_at" timestamp with time zone,
	"operation_id" uuid,
	CONSTRAINT "sign_in_settings_only_row" CHECK ("only"),
	CONSTRAINT "sign_in_settings_days" CHECK ("idle_days" between 1 and "most_days" and "most_days" <= 90)
);
--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "address" text;--> statement-breakpoint
ALTER TABLE "sessions" ADD COLUMN "confirmed_at" timestamp with time zone;--> statement-breakpoint
INSERT INTO "sign_in_settings" DEFAULT VALUES;
