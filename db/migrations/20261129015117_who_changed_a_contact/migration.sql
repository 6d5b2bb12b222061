ALTER TABLE "contacts" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "operation_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD COLUMN "main_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "recruiters" ADD COLUMN "role_operation_id" uuid;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_operation_id_operations_id_fkey" FOREIGN KEY ("operation_id") REFERENCES "operations"("id");--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_main_operation_id_operations_id_fkey" FOREIGN KEY ("main_operation_id") REFERENCES "operations"("id");