CREATE TABLE "welcome_codes" (
	"only" boolean PRIMARY KEY DEFAULT true,
	"code_hash" text NOT NULL,
	"made_at" timestamp with time zone NOT NULL,
	CONSTRAINT "welcome_codes_only_row" CHECK ("only"),
	CONSTRAINT "welcome_codes_hashed" CHECK ("code_hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "recruiters" ADD COLUMN "password_expires_at" timestamp with time zone;