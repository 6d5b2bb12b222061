CREATE TABLE "handed_over" (
	"handover_id" uuid,
	"noun" text,
	"subject_id" uuid,
	CONSTRAINT "handed_over_pkey" PRIMARY KEY("handover_id","noun","subject_id"),
	CONSTRAINT "handed_over_noun" CHECK ("noun" in ('positions', 'candidates', 'clients', 'callbacks', 'replies', 'messages'))
);
--> statement-breakpoint
CREATE TABLE "handovers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"operation_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "handovers_two" CHECK ("to_id" <> "from_id")
);
--> statement-breakpoint
CREATE UNIQUE INDEX "handovers_operation" ON "handovers" ("operation_id");--> statement-breakpoint
CREATE INDEX "handovers_from" ON "handovers" ("from_id");--> statement-breakpoint
CREATE INDEX "handovers_to" ON "handovers" ("to_id");--> statement-breakpoint
ALTER TABLE "handed_over" ADD CONSTRAINT "handed_over_handover_id_handovers_id_fkey" FOREIGN KEY ("handover_id") REFERENCES "handovers"("id");--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_from_id_recruiters_id_fkey" FOREIGN KEY ("from_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_to_id_recruiters_id_fkey" FOREIGN KEY ("to_id") REFERENCES "recruiters"("id");