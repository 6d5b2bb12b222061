ALTER TABLE "templates" ADD COLUMN "owner_id" uuid;--> statement-breakpoint
ALTER TABLE "templates" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
CREATE INDEX "templates_owner" ON "templates" ("owner_id");--> statement-breakpoint
CREATE INDEX "templates_operation" ON "templates" ("operation_id");--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_owner_id_recruiters_id_fkey" FOREIGN KEY ("owner_id") REFERENCES "recruiters"("id");--> statement-breakpoint
ALTER TABLE "templates" ADD CONSTRAINT "templates_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");