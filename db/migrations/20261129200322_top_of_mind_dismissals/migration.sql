CREATE TABLE "top_of_mind_dismissals" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"restored_at" timestamp with time zone,
	"restored_by" uuid,
	CONSTRAINT "top_of_mind_dismissals_reason" CHECK ("reason" in ('not_a_fit', 'not_now', 'would_decline', 'client_said_no', 'other'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX "top_of_mind_dismissals_one" ON "top_of_mind_dismissals" ("position_id","person_id") WHERE "restored_at" is null;--> statement-breakpoint
CREATE INDEX "top_of_mind_dismissals_position" ON "top_of_mind_dismissals" ("position_id");--> statement-breakpoint
CREATE INDEX "top_of_mind_dismissals_person" ON "top_of_mind_dismissals" ("person_id");--> statement-breakpoint
CREATE INDEX "top_of_mind_dismissals_by" ON "top_of_mind_dismissals" ("by");--> statement-breakpoint
CREATE INDEX "top_of_mind_dismissals_restored_by" ON "top_of_mind_dismissals" ("restored_by");--> statement-breakpoint
ALTER TABLE "top_of_mind_dismissals" ADD CONSTRAINT "top_of_mind_dismissals_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "top_of_mind_dismissals" ADD CONSTRAINT "top_of_mind_dismissals_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "top_of_mind_dismissals" ADD CONSTRAINT "top_of_mind_dismissals_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "top_of_mind_dismissals" ADD CONSTRAINT "top_of_mind_dismissals_restored_by_recruiters_id_fkey" FOREIGN KEY ("restored_by") REFERENCES "recruiters"("id");