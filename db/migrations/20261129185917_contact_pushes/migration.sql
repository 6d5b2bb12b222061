CREATE TABLE "contact_pushes" (
	"address" text PRIMARY KEY,
	"unsubscribed" boolean,
	"pushed_at" timestamp with time zone,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"next_attempt_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "push_opt_outs" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "push_opt_outs_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_push_opt_outs_operation_id_operations_id_fkey" FOREIGN KEY ("push_opt_outs_operation_id") REFERENCES "operations"("id");