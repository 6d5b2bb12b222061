CREATE TABLE "operation_keys" (
	"operation_id" uuid PRIMARY KEY,
	"recruiter_id" uuid NOT NULL,
	"key" uuid NOT NULL,
	"answer" jsonb,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "operation_keys_once" ON "operation_keys" ("recruiter_id","key");--> statement-breakpoint
ALTER TABLE "operation_keys" ADD CONSTRAINT "operation_keys_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "operation_keys" ADD CONSTRAINT "operation_keys_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");