CREATE TABLE "logos" (
	"only" boolean PRIMARY KEY DEFAULT true,
	"type" text NOT NULL,
	"bytes" bytea NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	"operation_id" uuid,
	CONSTRAINT "logos_only_row" CHECK ("only"),
	CONSTRAINT "logos_type" CHECK ("type" in ('image/png', 'image/jpeg', 'image/webp')),
	CONSTRAINT "logos_size" CHECK (octet_length("bytes") between 1 and 200000)
);
--> statement-breakpoint
ALTER TABLE "logos" ADD CONSTRAINT "logos_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");