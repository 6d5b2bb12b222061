ALTER TABLE "handed_lines" ADD COLUMN "person_id" uuid;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "position_id" uuid;--> statement-breakpoint
ALTER TABLE "nudges" ADD COLUMN "person_id" uuid;--> statement-breakpoint
CREATE INDEX "handed_lines_person" ON "handed_lines" ("person_id");--> statement-breakpoint
CREATE INDEX "nudges_position" ON "nudges" ("position_id");--> statement-breakpoint
CREATE INDEX "nudges_person" ON "nudges" ("person_id");--> statement-breakpoint
ALTER TABLE "handed_lines" ADD CONSTRAINT "handed_lines_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "nudges" ADD CONSTRAINT "nudges_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");