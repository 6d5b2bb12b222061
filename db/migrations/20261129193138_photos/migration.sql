CREATE TABLE "photos" (
	"recruiter_id" uuid PRIMARY KEY,
	"public_id" uuid DEFAULT gen_random_uuid() NOT NULL,
	"type" text NOT NULL,
	"bytes" bytea NOT NULL,
	"shown" boolean DEFAULT false NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"operation_id" uuid,
	CONSTRAINT "photos_type" CHECK ("type" in ('image/jpeg', 'image/png')),
	CONSTRAINT "photos_size" CHECK (octet_length("bytes") between 1 and 200000)
);
--> statement-breakpoint
CREATE UNIQUE INDEX "photos_public_id" ON "photos" ("public_id");--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "photos" ADD CONSTRAINT "photos_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");