CREATE TABLE "call_list_lines" (
	"call_list_id" uuid,
	"person_id" uuid,
	"place" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"points" jsonb NOT NULL,
	"touch_id" uuid,
	CONSTRAINT "call_list_lines_pkey" PRIMARY KEY("call_list_id","person_id"),
	CONSTRAINT "call_list_lines_place" UNIQUE("call_list_id","place")
);
--> statement-breakpoint
CREATE TABLE "call_lists" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"by" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "call_list_lines_person" ON "call_list_lines" ("person_id");--> statement-breakpoint
CREATE INDEX "call_list_lines_touch" ON "call_list_lines" ("touch_id");--> statement-breakpoint
CREATE INDEX "call_lists_position" ON "call_lists" ("position_id","at");--> statement-breakpoint
CREATE INDEX "call_lists_by" ON "call_lists" ("by","at");--> statement-breakpoint
ALTER TABLE "call_list_lines" ADD CONSTRAINT "call_list_lines_call_list_id_call_lists_id_fkey" FOREIGN KEY ("call_list_id") REFERENCES "call_lists"("id");--> statement-breakpoint
ALTER TABLE "call_list_lines" ADD CONSTRAINT "call_list_lines_person_id_people_id_fkey" FOREIGN KEY ("person_id") REFERENCES "people"("id");--> statement-breakpoint
ALTER TABLE "call_list_lines" ADD CONSTRAINT "call_list_lines_touch_id_touches_id_fkey" FOREIGN KEY ("touch_id") REFERENCES "touches"("id");--> statement-breakpoint
ALTER TABLE "call_lists" ADD CONSTRAINT "call_lists_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "call_lists" ADD CONSTRAINT "call_lists_by_recruiters_id_fkey" FOREIGN KEY ("by") REFERENCES "recruiters"("id");