CREATE TABLE "position_viewers" (
	"id" uuid PRIMARY KEY DEFAULT uuidv7(),
	"position_id" uuid NOT NULL,
	"recruiter_id" uuid NOT NULL,
	"operation_id" uuid,
	"removed_operation_id" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "position_viewers_removed" CHECK (("removed_at" is null) = ("removed_operation_id" is null))
);
--> statement-breakpoint
ALTER TABLE "positions" ADD COLUMN "restricted_at" timestamp with time zone;--> statement-breakpoint
CREATE UNIQUE INDEX "position_viewers_once" ON "position_viewers" ("position_id","recruiter_id") WHERE "removed_at" is null;--> statement-breakpoint
CREATE INDEX "position_viewers_position" ON "position_viewers" ("position_id");--> statement-breakpoint
CREATE INDEX "position_viewers_recruiter" ON "position_viewers" ("recruiter_id");--> statement-breakpoint
CREATE INDEX "position_viewers_operation" ON "position_viewers" ("operation_id");--> statement-breakpoint
CREATE INDEX "position_viewers_removed" ON "position_viewers" ("removed_operation_id");--> statement-breakpoint
CREATE INDEX "positions_restricted" ON "positions" ("owner_id","id") WHERE "restricted_at" is not null;--> statement-breakpoint
ALTER TABLE "position_viewers" ADD CONSTRAINT "position_viewers_position_id_positions_id_fkey" FOREIGN KEY ("position_id") REFERENCES "positions"("id");--> statement-breakpoint
ALTER TABLE "position_viewers" ADD CONSTRAINT "position_viewers_recruiter_id_recruiters_id_fkey" FOREIGN KEY ("recruiter_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "position_viewers" ADD CONSTRAINT "position_viewers_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "position_viewers" ADD CONSTRAINT "position_viewers_removed_operation_id_operations_id_fkey" FOREIGN KEY ("removed_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "position_changes" DROP CONSTRAINT "position_changes_kind", ADD CONSTRAINT "position_changes_kind" CHECK ("kind" in ('opened', 'held', 'hold_lifted', 'closed', 'reissued', 'edited', 'restricted', 'restriction_lifted'));