ALTER TABLE "settings" ADD COLUMN "point_weights" jsonb DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "point_weights_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "settings" ADD COLUMN "point_weights_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "top_of_mind_lists" ADD COLUMN "width" text DEFAULT 'known' NOT NULL;--> statement-breakpoint
CREATE INDEX "candidacies_runner_ups" ON "candidacies" ("closed_at","candidate_id") WHERE "runner_up" and "superseded_by_id" is null;--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_point_weights_operation_id_operations_id_fkey" FOREIGN KEY ("point_weights_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "settings" ADD CONSTRAINT "settings_point_weights" CHECK (point_weights_allowed("point_weights"));--> statement-breakpoint
ALTER TABLE "top_of_mind_lists" ADD CONSTRAINT "top_of_mind_lists_width" CHECK ("width" in ('known', 'role', 'work', 'all'));