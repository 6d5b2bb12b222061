ALTER TABLE "people" ADD COLUMN "sort_name" text GENERATED ALWAYS AS (plain_text(last_name || ' ' || first_name)) STORED;--> statement-breakpoint
CREATE INDEX "candidates_added" ON "candidates" ("created_at","id");--> statement-breakpoint
CREATE INDEX "candidates_available_order" ON "candidates" (coalesce("available_on", 'infinity'::date),"id");--> statement-breakpoint
CREATE INDEX "people_sort_name" ON "people" ("sort_name","id");--> statement-breakpoint
CREATE INDEX "people_state" ON "people" ("state");--> statement-breakpoint
CREATE INDEX "people_gone" ON "people" ("id") WHERE "merged_into_id" is not null or "erased_at" is not null;--> statement-breakpoint
CREATE INDEX "people_do_not_contact" ON "people" ("id") WHERE "do_not_contact_at" is not null;--> statement-breakpoint
CREATE INDEX "person_activity_in_process" ON "person_activity" ("in_process_until");--> statement-breakpoint
CREATE INDEX "person_activity_email_later" ON "person_activity" (greatest("email_from", "paused_until"));--> statement-breakpoint
CREATE INDEX "person_activity_resting" ON "person_activity" ("person_id") WHERE "resting_since" is not null;--> statement-breakpoint
CREATE INDEX "person_activity_not_emailed" ON "person_activity" ("person_id") WHERE "opted_out_at" is not null or not "reachable";--> statement-breakpoint
CREATE INDEX "person_emails_prefix" ON "person_emails" ("address" text_pattern_ops);--> statement-breakpoint
CREATE INDEX "person_phones_ending" ON "person_phones" (reverse("e164") text_pattern_ops);