ALTER TABLE "person_activity" DROP COLUMN "on_assignment_until";--> statement-breakpoint
CREATE INDEX "candidacies_superseded_by" ON "candidacies" ("superseded_by_id") WHERE "superseded_by_id" is not null;--> statement-breakpoint
CREATE INDEX "clients_owner" ON "clients" ("owner_id");--> statement-breakpoint
CREATE INDEX "import_rows_person" ON "import_rows" ("person_id") WHERE "person_id" is not null;--> statement-breakpoint
CREATE INDEX "replies_message" ON "replies" ("message_id");--> statement-breakpoint
CREATE INDEX "replies_touch" ON "replies" ("touch_id");--> statement-breakpoint
CREATE INDEX "interviews_contact" ON "interviews" ("contact_id");--> statement-breakpoint
CREATE INDEX "messages_position" ON "messages" ("position_id") WHERE "position_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_candidacy" ON "messages" ("candidacy_id") WHERE "candidacy_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_reopening" ON "messages" ("reopening_id") WHERE "reopening_id" is not null;--> statement-breakpoint
CREATE INDEX "messages_provider_message" ON "messages" ("provider_message_id");--> statement-breakpoint
CREATE INDEX "outreaches_template_version" ON "outreaches" ("template_version_id");--> statement-breakpoint
CREATE INDEX "outreaches_position" ON "outreaches" ("position_id");--> statement-breakpoint
CREATE INDEX "outreaches_reopening" ON "outreaches" ("reopening_id");--> statement-breakpoint
CREATE INDEX "slots_first_person" ON "slots" ("first_person_id");--> statement-breakpoint
CREATE INDEX "offers_opening" ON "offers" ("opening_id");--> statement-breakpoint
CREATE INDEX "placements_opening" ON "placements" ("opening_id");--> statement-breakpoint
CREATE INDEX "reopenings_opening" ON "reopenings" ("opening_id");--> statement-breakpoint
CREATE INDEX "reopenings_candidacy" ON "reopenings" ("candidacy_id");--> statement-breakpoint
CREATE INDEX "people_merged_into" ON "people" ("merged_into_id") WHERE "merged_into_id" is not null;--> statement-breakpoint
CREATE INDEX "positions_contact" ON "positions" ("contact_id");--> statement-breakpoint
CREATE INDEX "promises_candidacy" ON "promises" ("candidacy_id");--> statement-breakpoint
CREATE INDEX "promises_contact" ON "promises" ("contact_id");--> statement-breakpoint
CREATE INDEX "submittals_contact" ON "submittals" ("contact_id");--> statement-breakpoint
CREATE INDEX "opt_outs_person" ON "opt_outs" ("person_id");--> statement-breakpoint
CREATE INDEX "opt_outs_message" ON "opt_outs" ("message_id");--> statement-breakpoint
CREATE INDEX "pauses_message" ON "pauses" ("message_id");--> statement-breakpoint
CREATE INDEX "suppressions_message" ON "suppressions" ("message_id");--> statement-breakpoint
CREATE INDEX "top_of_mind_lists_reopening" ON "top_of_mind_lists" ("reopening_id");--> statement-breakpoint
CREATE INDEX "callbacks_position" ON "callbacks" ("position_id");--> statement-breakpoint
CREATE INDEX "callbacks_settled_by_touch" ON "callbacks" ("settled_by_touch_id");--> statement-breakpoint
CREATE INDEX "touches_position" ON "touches" ("position_id") WHERE "position_id" is not null;--> statement-breakpoint
CREATE INDEX "touches_of_message" ON "touches" ("message_id") WHERE "message_id" is not null;