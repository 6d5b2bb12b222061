ALTER TABLE "slots" ADD COLUMN "month_from" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "extended_by" uuid;--> statement-breakpoint
ALTER TABLE "slots" ADD COLUMN "until_before" timestamp with time zone;--> statement-breakpoint
CREATE INDEX "slots_extended_by" ON "slots" ("extended_by") WHERE "extended_by" is not null;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_extended_by_messages_id_fkey" FOREIGN KEY ("extended_by") REFERENCES "messages"("id");--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_extended" CHECK (("extended_by" is null) = ("until_before" is null) and ("extended_by" is null) = ("month_from" is null));