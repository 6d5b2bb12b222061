ALTER TABLE "close_outs" ADD COLUMN "restores_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "close_outs_restored_once" ON "close_outs" ("restores_id");--> statement-breakpoint
ALTER TABLE "close_outs" ADD CONSTRAINT "close_outs_restores_id_close_outs_id_fkey" FOREIGN KEY ("restores_id") REFERENCES "close_outs"("id");