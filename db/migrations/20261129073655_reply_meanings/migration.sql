ALTER TABLE "replies" ADD COLUMN "meaning" text;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "read_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "read_by" uuid;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "read_operation_id" uuid;--> statement-breakpoint
CREATE INDEX "replies_maybe_stop" ON "replies" ("received_at") WHERE "meaning" = 'maybe_stop';--> statement-breakpoint
CREATE INDEX "replies_interested" ON "replies" ("received_at") WHERE "meaning" in ('interested', 'maybe_interested') and "handled_at" is null;--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_read_by_recruiters_id_fkey" FOREIGN KEY ("read_by") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_read_operation_id_operations_id_fkey" FOREIGN KEY ("read_operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_meaning" CHECK ("meaning" in ('stop', 'maybe_stop', 'interested', 'maybe_interested', 'answer'));--> statement-breakpoint
ALTER TABLE "replies" ADD CONSTRAINT "replies_read" CHECK (("read_at" is null) = ("read_by" is null));--> statement-breakpoint
ALTER TABLE "pauses" DROP CONSTRAINT "pauses_kind", ADD CONSTRAINT "pauses_kind" CHECK ("kind" in ('not_now', 'auto_reply', 'maybe_stop', 'rest_lifted'));--> statement-breakpoint
ALTER TABLE "snoozes" DROP CONSTRAINT "snoozes_kind", ADD CONSTRAINT "snoozes_kind" CHECK ("kind" in ('maybe_stop', 'reply', 'back_open', 'offer_out', 'interview_today', 'debrief', 'decision_passed', 'answer_owed', 'callback'));