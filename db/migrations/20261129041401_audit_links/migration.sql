CREATE TABLE "audit_links" (
	"number" bigint PRIMARY KEY,
	"operation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "audit_links_hash" CHECK ("hash" ~ '^[0-9a-f]{64}$' and "number" > 0)
);
--> statement-breakpoint
CREATE TABLE "unchained_operations" (
	"operation_id" uuid PRIMARY KEY
);
--> statement-breakpoint
CREATE UNIQUE INDEX "audit_links_operation" ON "audit_links" ("operation_id");